"""Guards of bodies that are too small (procedure.md §2.2)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from complaints import participation, shortage
from complaints.guards.registry import Asked, guard


@guard
def too_few_are_eligible(asked: Asked) -> str | None:
    if not shortage.missing(asked.case, asked.day):
        return _("Enough members can take part. Designees are named only where too few can.")
    return None


@guard
def somebody_can_be_named(asked: Asked) -> str | None:
    if not participation.designees_for(asked.case, asked.day):
        return _("Nobody is left who could be named. Invite another person to serve first.")
    return None
