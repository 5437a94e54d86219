"""`manage.py run_clock`: takes what fell due at every case, and deletes drafts that nobody came back to.

Run by a timer, as often as wanted: what was taken once is not due again. Each case has a transaction of its own, so
that one that fails holds up no other; it is named by its number, and the exit code is 1.
"""

from __future__ import annotations

import traceback
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.db.models import Q

from complaints import rules, silence, workflow
from complaints.actions import drafting
from complaints.models import Case
from complaints.procedure import ON_ROUND, SWEPT, standing_in_the_way
from complaints.procedure.conditions import WATCHED
from people import clock, form_keys
from record import chain
from record.models import Deadline


class CaseFailed(Exception):
    """A case at which the clock could not do its round. Says which, what and where; never what stands in the case."""


class Command(BaseCommand):
    help = "Takes the steps of the clock that are due at every case, and deletes drafts past their time."

    def handle(self, *args: Any, **options: Any) -> None:
        now = clock.now()
        steps, cases, failures = 0, 0, dict[str, str]()
        # Lapses first: a lead case that closes by one lets the cases joined to it close in the same run.
        for waiting in (with_a_lapse, with_a_sweep, with_a_round):
            for number in waiting(now):
                try:
                    taken = round_at(number, now)
                except CaseFailed as failure:
                    failures[number] = str(failure)
                else:
                    steps, cases = steps + taken, cases + bool(taken)
        days = rules.number_in_force("draft_days", clock.local_day(now))
        drafts = drafting.delete_old_drafts(on=now, days=days)
        form_keys.forget(at=now)
        self.stdout.write(f"{steps} steps taken at {cases} cases, {drafts} old drafts deleted")
        if failures:
            raise CommandError("\n".join(f"{number} failed: {why}" for number, why in sorted(failures.items())))


def with_a_lapse(now: datetime) -> list[str]:
    """The numbers of the cases at which a time is over that the clock answers for."""
    lapsing = Deadline.objects.all().lapsing(now)
    return _numbers(docket__in=lapsing.order_by().values("docket"))


def with_a_sweep(now: datetime) -> list[str]:
    """The numbers of the cases whose facts stand for a step that the clock takes as soon as its guards pass."""
    statuses = {status for row in SWEPT for status in row.source}
    rows = Case.objects.filter(status__in=statuses).order_by("pk").values_list("number", "status", "facts")
    return [
        number
        for number, status, facts in rows
        if any(status in row.source and standing_in_the_way(row, frozenset(facts)) is None for row in SWEPT)
    ]


def with_a_round(now: datetime) -> list[str]:
    """The numbers of the cases at which something may be owed because nothing happened: a note that there is no news,
    where the case is old enough for one, or a reminder of a condition."""
    statuses = {status for row in ON_ROUND for status in row.source}
    found = Case.objects.filter(status__in=statuses)
    old_enough = Q(pk__in=silence.quiet_since(now).values("pk")) | Q(status__in=WATCHED)
    return list(found.filter(old_enough).order_by("pk").values_list("number", flat=True))


def _numbers(**conditions: Any) -> list[str]:
    return list(Case.objects.filter(**conditions).order_by("pk").values_list("number", flat=True))


def round_at(number: str, now: datetime) -> int:
    """The clock's round at one case, whole or not at all; gives the number of steps taken."""
    try:
        with transaction.atomic():
            chain.lock(number)  # before the case is read: a person may be taking a step there
            return len(workflow.go_round(Case.objects.get(number=number), now))
    except Exception as fault:
        place = traceback.extract_tb(fault.__traceback__)[-1]
        raise CaseFailed(f"{type(fault).__name__} in {place.name}, line {place.lineno}") from fault
