"""Walks the table: every pair of status and facts that any sequence of steps can reach. No sampling.

Guards and motions are left out on purpose: what holds for this larger set holds for every case.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import lru_cache

from complaints.models import Status
from complaints.procedure import ROWS, Step, standing_in_the_way

State = tuple[Status, frozenset[str]]
START: State = (Status.SUBMITTED, frozenset())


@dataclass(frozen=True)
class Edge:
    before: State
    step: Step
    after: State


def allowed(step: Step, state: State) -> bool:
    status, facts = state
    return status in step.source and standing_in_the_way(step, facts) is None


def follow(step: Step, state: State) -> State:
    status, facts = state
    return step.goes_to(status), (facts - set(step.clears)) | set(step.gives)


def walk(rows: tuple[Step, ...]) -> tuple[set[State], list[Edge]]:
    """All reachable states and all edges between them."""
    moving = [row for row in rows if row.target or row.gives or row.clears]
    seen, queue, edges = {START}, deque([START]), []
    while queue:
        state = queue.popleft()
        for row in moving:
            if allowed(row, state):
                after = follow(row, state)
                edges.append(Edge(state, row, after))
                if after not in seen:
                    seen.add(after)
                    queue.append(after)
    return seen, edges


@lru_cache(maxsize=1)
def whole() -> tuple[set[State], list[Edge]]:
    return walk(ROWS)
