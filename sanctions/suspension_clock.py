"""When a suspension ends whose credential lapsed meanwhile: its clock does not run while it is lapsed (procedure.md §3).

Counted from the dates of the registry, never typed: a day counts when a credential of the same type is certified and not
expired on it. Calendar days, America/New_York. None: the credential is lapsed still, and there is no end to name yet.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from people.models import Credential
from sanctions.models import Sanction

# First and last day on which a credential is valid; None: it has no last day.
Period = tuple[date, date | None]


def end_of(effective_on: date, ends_on: date, valid: Iterable[Period]) -> date | None:
    """The day on which as many valid days have run as lie between the two dates. `ends_on` where there was no lapse.

    Days before the first period never lapsed: a credential that was not certified yet stops no clock.
    """
    periods = sorted(valid, key=lambda period: period[0])
    left = (ends_on - effective_on).days
    at = effective_on
    if not periods or left <= 0:
        return ends_on
    for first, last in periods:
        at = at if first == periods[0][0] else max(at, first)
        if last is None:
            return at + timedelta(days=left)
        runs = max((last - at).days + 1, 0)
        if runs >= left:
            return at + timedelta(days=left)
        if runs:
            left -= runs
            at = last + timedelta(days=1)
    return None


def ends_of(sanction: Sanction) -> date | None:
    """The end of this suspension by the credentials of the respondent as the registry has them today."""
    credential = sanction.case.credential
    if sanction.effective_on is None or sanction.ends_on is None:
        return None
    if credential is None:
        return sanction.ends_on
    held = Credential.objects.filter(
        professional=credential.professional_id, type=credential.type_id, certified_on__isnull=False
    )
    periods = [(first, last) for first, last in held.values_list("certified_on", "expires_on") if first]
    return end_of(sanction.effective_on, sanction.ends_on, periods)
