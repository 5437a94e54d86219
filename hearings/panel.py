"""Who sits on the hearing panel of a case, and the hearing that lies ahead."""

from __future__ import annotations

from complaints import insiders, rules
from complaints.models import Case
from hearings.models import Hearing, PanelSeat

SITTING = (PanelSeat.Role.OFFICER, PanelSeat.Role.MEMBER)


def seats_on(case: Case) -> list[PanelSeat]:
    """The panel as it sits now: the recused, the charged and those of an earlier hearing left out."""
    recused = case.recusals.values("person")
    rows = PanelSeat.objects.filter(case=case).exclude(role=PanelSeat.Role.RELEASED).exclude(person__in=recused)
    return list(rows.exclude(person__in=insiders.off_duty()).select_related("person"))


def sitting(case: Case) -> list[PanelSeat]:
    """Officer and members who hear the case and vote."""
    return [row for row in seats_on(case) if row.role in SITTING]


def alternate(case: Case) -> PanelSeat | None:
    return next((row for row in seats_on(case) if row.role == PanelSeat.Role.ALTERNATE), None)


def officer(case: Case) -> PanelSeat | None:
    return next((row for row in seats_on(case) if row.role == PanelSeat.Role.OFFICER), None)


def gap(case: Case) -> int:
    """How many places on the panel are empty (procedure.md §2.1: three sit throughout)."""
    return rules.number(case, "panel_size") - len(sitting(case))


def ahead(case: Case) -> Hearing | None:
    """The hearing that is set and neither closed nor put off."""
    return Hearing.objects.filter(case=case, closed_at__isnull=True, put_off_at__isnull=True).first()
