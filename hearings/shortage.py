"""How many people the hearing panel lacks (procedure.md §2.1, §2.2)."""

from __future__ import annotations

from datetime import date

from complaints import participation, rules
from complaints.models import Case, Status
from complaints.shortage import counts
from hearings import panel


@counts(Status.HEARING_SCHEDULED)
def panel_missing(case: Case, on: date) -> int:
    """Three and an alternate; once appointed, whatever place the alternate cannot fill."""
    sitting = {row.person_id for row in panel.seats_on(case)}
    free = [who for who in participation.committee_for(case, "on_panel", on) if who.pk not in sitting]
    if not case.has("panel_appointed"):
        return rules.number(case, "panel_size") + 1 - len(free)
    alternates = 1 if panel.alternate(case) else 0
    return panel.gap(case) - alternates - len(free)
