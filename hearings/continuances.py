"""Continuances that a side asked for: how many, how late, and until when the hearing may be put off (procedure.md §2.15).

A hearing that was opened ends the count: one that has to be held again is a new hearing, with its own continuances.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import QuerySet

from complaints import rules
from complaints.lying_there import asked_together, there_is
from complaints.models import Case
from complaints.seats import ANSWERING, seats_of
from hearings import panel
from hearings.models import Continuance, Hearing
from people import clock
from people.models import User
from record import days, deadlines

GRANTED = Continuance.Ruling.GRANTED


def granted(case: Case) -> QuerySet[Continuance]:
    """Those granted on the way to the hearing that is still ahead, the oldest first."""
    found = Continuance.objects.filter(case=case, ruling=GRANTED)
    opened = Hearing.objects.filter(case=case, opened_at__isnull=False).order_by("opened_at").last()
    return found.filter(asked_at__gt=opened.opened_at) if opened and opened.opened_at else found


def side_of(person: User, case: Case) -> Continuance.Side:
    """The side that this person asks for: the respondent's, or the investigator's."""
    answering = seats_of(person, case) & ANSWERING
    return Continuance.Side.RESPONDENT if answering else Continuance.Side.INVESTIGATION


@asked_together
def pending(case: Case) -> QuerySet[Continuance]:
    return Continuance.objects.filter(case=case, ruling=Continuance.Ruling.PENDING)


def waiting(case: Case) -> Continuance | None:
    """The request that the officer has not ruled on."""
    return pending(case).first() if there_is(pending, case) else None


def last_day_to_ask(case: Case) -> date | None:
    """At least five business days before the hearing; None where none is set."""
    hearing = panel.ahead(case)
    if hearing is None:
        return None
    rule = rules.period(case, "continuance_notice_days", before=True)
    return days.due(clock.local_day(hearing.starts_at), rule, deadlines.closed_days()).day


def to_be_set(case: Case) -> Continuance | None:
    """The granted continuance whose new day is still to be set."""
    return granted(case).filter(new_day__isnull=True).last()


def latest_day(case: Case) -> date | None:
    """The last day to which the hearing may be put off: 60 days in all from the first day that was set."""
    first = granted(case).first()
    if first is None:
        return None
    return first.old_day + timedelta(days=rules.number(case, "continuance_total_days"))
