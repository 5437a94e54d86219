"""Three hundred random lives of a case, on either database: what is offered works, what is not is refused with a
sentence, and what is left behind agrees with itself (architecture.md, "what the tests prove").

The examples are the same on every run; `make soak` looks further.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccb_ethics.demo.play import Board, Play
from complaints.models import Case, Status
from complaints.procedure import STEPS
from record import chain
from record.days import due, lengthened, resumed
from record.deadlines import closed_days
from record.models import Deadline, Event
from sanctions.reports import counting, gathering
from sanctions.reports.counting import Span
from tests import plays
from tests.lives import Life

pytestmark = pytest.mark.django_db
TURNS = 14
GROUPS = 6
LIVES = 300 * int(os.environ.get("SOAK", "1")) // GROUPS
STARTS: tuple[Callable[[Board], Play], ...] = (
    plays.filed, plays.screening, plays.alleged, plays.served, plays.investigating, plays.determining, plays.charged,
    plays.scheduled, plays.heard, plays.waived, plays.decided, plays.final,
)  # fmt: skip


@pytest.mark.parametrize("group", range(GROUPS))
def test_random_lives_keep_every_rule(group: int, board: Board) -> None:
    """Each group begins at two points of the procedure, reached once; every life is rolled back when it has been judged."""
    starts = STARTS[group::GROUPS]
    begun = {start: start(board) for start in starts}
    lived: list[Life] = []

    @settings(max_examples=LIVES, suppress_health_check=list(HealthCheck), database=None)
    @given(seed=st.integers(0, 2**32), start=st.sampled_from(starts))
    def lives(seed: int, start: Callable[[Board], Play]) -> None:
        with transaction.atomic():
            origin = begun[start]
            play = Play(board, origin.now)
            play.case = Case.objects.get(pk=origin.case.pk)
            life = Life(play, Random(seed))  # noqa: S311 - a seed, not a secret
            for _turn in range(TURNS):
                life.turn()
            agrees_with_itself(play.case)
            lived.append(life)
            transaction.set_rollback(True)

    lives()
    assert len(lived) >= LIVES * 0.9
    assert sum(len(life.taken) for life in lived) > 2 * len(lived)  # lives in which nothing happens would prove nothing
    assert any(life.refused for life in lived)


def agrees_with_itself(case: Case) -> None:
    events = list(Event.objects.filter(docket=case.docket_id).order_by("sequence"))
    assert chain.verify().fault is None
    facts, status = replayed(events)
    assert (status, sorted(facts)) == (case.status, sorted(case.facts))
    assert closings(events) == (1 if case.status == Status.CLOSED else 0)
    histories = gathering.histories()
    for year in {event.at.year for event in events}:
        flow = counting.flow(histories, Span.of_year(year, through=date(year + 1, 1, 1)))
        assert counting.off_balance({key: len(found) for key, found in flow.items()}) == 0
    for deadline in Deadline.objects.filter(docket=case.docket_id).prefetch_related("extensions"):
        assert last_day(deadline) == deadline.due_on, deadline


def replayed(events: list[Event]) -> tuple[list[str], str]:
    """Status and facts as the table makes them of the record alone."""
    facts: list[str] = []
    status = str(Status.SUBMITTED)
    for event in events:
        row = STEPS[event.kind]
        assert event.data["from"] == status
        facts = [fact for fact in facts if fact not in row.clears and fact not in row.gives] + list(row.gives)
        status = event.data["to"]
    return facts, status


def closings(events: list[Event]) -> int:
    """Closed less reopened: a case counts once, or it is open."""
    moved = [event for event in events if event.data["from"] != event.data["to"]]
    closed = sum(event.data["to"] == Status.CLOSED for event in moved)
    return closed - sum(event.data["from"] == Status.CLOSED for event in moved)


def last_day(deadline: Deadline) -> date:
    """The last day, counted anew from the rule and the day it was set off, through every extension and abeyance."""
    closed = closed_days()
    day = due(deadline.started_on, deadline.rule, closed).day
    for change in deadline.extensions.all():
        assert change.old_due == day
        if change.stopped_on is not None and change.days_left is not None:
            day = resumed(change.given_on, deadline.rule, change.days_left, closed).day
        else:
            more = change.event.data.get("days")
            day = lengthened(day, deadline.rule, int(more), closed).day if more else change.new_due
        assert change.new_due == day
    return day
