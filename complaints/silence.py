"""Who has heard nothing from the Board for so long that a note is owed (procedure.md §1.3 row 8)."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from complaints import rules
from complaints.models import Case, Party, RuleSet, Status
from people import clock
from record.models import Notice

RESPONDING = (Party.Side.RESPONDENT, Party.Side.REPRESENTATIVE)


def waiting(case: Case, on: datetime) -> list[Party]:
    """The complainants to whom, and the respondent to whose side, nothing was written for `status_note_days` calendar days.

    Never a respondent who was not told of the case, or whose lead case is the one that writes.
    """
    sides = [Party.Side.COMPLAINANT]
    if case.has("noticed") and case.status != Status.JOINED:
        sides.append(Party.Side.RESPONDENT)
    return [party for party in case.parties.filter(side__in=sides).order_by("pk") if _is_unheard(party, case, on)]


def _is_unheard(party: Party, case: Case, on: datetime) -> bool:
    """A letter that is drafted and waits for its approval is news: it only has to be sent."""
    since = clock.local_day(on) - timedelta(days=rules.number(case, "status_note_days"))
    readers = [party.user_id]
    if party.side == Party.Side.RESPONDENT:
        readers = list(case.parties.filter(side__in=RESPONDING).values_list("user_id", flat=True))
    written = Notice.objects.filter(docket=case.docket_id, recipient__in=readers).exclude(state=Notice.State.WITHDRAWN)
    days = [clock.local_day(at) if at else None for at in written.values_list("released_at", flat=True)]
    heard = [day is None or day > since for day in days] or [clock.local_day(case.filed_at) > since]
    return not any(heard)


def quiet_since(on: datetime) -> QuerySet[Case]:
    """The cases that may owe a note: filed long enough ago by the shortest time that any rule set gives."""
    days = min(int(rules.value_of(found, "status_note_days")) for found in RuleSet.objects.all())
    return Case.objects.filter(filed_at__lt=clock.start_of(clock.local_day(on) - timedelta(days=days - 1)))
