"""Walks the table: every pair of status and facts that any sequence of steps can reach. No sampling.

Guards and motions are left out on purpose: what holds for this larger set holds for every case. Two walks:

- `exactly(rows)`: every reachable state. A fact that nothing after a status reads any more is left out there, since it
  makes no difference; without that the overlays would multiply the main line beyond all counting.
- `at_least(rows, keeping)`: all rows at once, told apart by some facts only. Whatever a left-out fact forbids is taken
  as allowed, so that the set is larger than the real one: what never happens in it never happens.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from complaints.models import Status
from complaints.procedure import FACTS, HELD, MAIN_LINE, OVERLAYS, ROWS, Step, throughout

State = tuple[Status, frozenset[str]]
NAMES = sorted(FACTS)
BIT = {name: 1 << place for place, name in enumerate(NAMES)}
MOST = 400_000


@dataclass(frozen=True)
class Edge:
    before: State
    step: Step
    after: State


@dataclass(frozen=True)
class Mask:
    """A row as bits: what it reads and what it does."""

    step: Step
    needs: int
    unless: int
    any_of: tuple[int, ...]
    gives: int
    clears: int

    @property
    def reads(self) -> int:
        return self.needs | self.unless | sum_of(self.any_of)

    def allows(self, facts: int) -> bool:
        """The same as `procedure.standing_in_the_way` finding nothing; a test holds the two together."""
        return (
            facts & self.needs == self.needs and not facts & self.unless and all(facts & some for some in self.any_of)
        )


def sum_of(masks: Iterable[int]) -> int:
    whole = 0
    for mask in masks:
        whole |= mask
    return whole


def bits(facts: Iterable[str]) -> int:
    return sum_of(BIT[fact] for fact in facts)


@lru_cache(maxsize=500_000)
def named(facts: int) -> frozenset[str]:
    return frozenset(name for name in NAMES if facts & BIT[name])


def masked(row: Step, kept: int = -1) -> Mask:
    """The row as bits. A choice of which one fact is not kept may always be met, so it asks for nothing."""
    choices = [bits(some) for some in row.any_of]
    held = 0 if row.in_abeyance else BIT[HELD]
    return Mask(
        row,
        bits(row.needs) & kept,
        (bits(row.unless) | held) & kept,
        tuple(some for some in choices if some & kept == some),
        bits(row.gives) & kept,
        bits(row.clears) & kept,
    )


def _read_later(rows: list[Mask]) -> dict[Status, int]:
    """For each status the facts that a row may still read from there on, before another row writes them."""
    later = dict.fromkeys(Status, 0)
    changed = True
    while changed:
        changed = False
        for row in rows:
            for status in row.step.source:
                beyond = later[row.step.goes_to(status)] & ~(row.gives | row.clears)
                found = later[status] | row.reads | beyond
                if found != later[status]:
                    later[status], changed = found, True
    return later


def _walk(rows: list[Mask], kept: dict[Status, int]) -> tuple[set[tuple[Status, int]], list[tuple]]:
    by_status = {status: [row for row in rows if status in row.step.source] for status in Status}
    start = (Status.SUBMITTED, 0)
    seen, queue, edges = {start}, deque([start]), []
    while queue:
        status, facts = before = queue.popleft()
        for row in by_status[status]:
            if not row.allows(facts):
                continue
            target = row.step.goes_to(status)
            after = (target, ((facts & ~row.clears) | row.gives) & kept[target])
            edges.append((before, row.step, after))
            if after not in seen:
                seen.add(after)
                queue.append(after)
        if len(seen) > MOST:
            raise AssertionError("Too many states to walk: keep fewer facts, or split the overlay.")
    return seen, edges


def _as_words(states: set[tuple[Status, int]], edges: list[tuple]) -> tuple[set[State], list[Edge]]:
    told = {state: (state[0], named(state[1])) for state in states}
    return set(told.values()), [Edge(told[before], step, told[after]) for before, step, after in edges]


def exactly(rows: Iterable[Step]) -> tuple[set[State], list[Edge]]:
    """Every reachable state, and every edge between two of them."""
    masks = [masked(row) for row in rows]
    return _as_words(*_walk(masks, _read_later(masks)))


def at_least(rows: Iterable[Step], keeping: frozenset[str]) -> tuple[set[State], list[Edge]]:
    """All states that can be told apart by these facts, and some that cannot be reached."""
    kept = bits(keeping)
    masks = [masked(row, kept) for row in rows]
    return _as_words(*_walk(masks, dict.fromkeys(Status, kept)))


MAIN_ROWS = tuple(row for module in (*MAIN_LINE, throughout) for row in module.STEPS)
SLICES = {"the main line": MAIN_ROWS} | {overlay.TITLE: (*MAIN_ROWS, *overlay.STEPS) for overlay in OVERLAYS}


@lru_cache(maxsize=len(SLICES))
def slice_of(name: str) -> tuple[set[State], list[Edge]]:
    """The main line alone, or with one overlay over it, exactly."""
    return exactly(SLICES[name])


def facts_at(status: Status) -> set[frozenset[str]]:
    """The facts with which a case can stand at this status, in any slice."""
    return {facts for name in SLICES for at, facts in slice_of(name)[0] if at is status}


__all__ = ["ROWS", "SLICES", "Edge", "State", "at_least", "exactly", "facts_at", "masked", "slice_of"]
