"""Who sits on the hearing panel of a case, and the hearing that lies ahead."""

from __future__ import annotations

from django.db.models import QuerySet

from complaints import insiders, rules
from complaints.lying_there import asked_together, there_is
from complaints.models import Case
from hearings.models import Hearing, PanelSeat
from people.models import User
from people.one_look import once
from record.models import Deadline

SITTING = (PanelSeat.Role.OFFICER, PanelSeat.Role.MEMBER)


@asked_together
def ever_seated(case: Case) -> QuerySet[PanelSeat]:
    return PanelSeat.objects.filter(case=case)


@once
def seats_on(case: Case) -> list[PanelSeat]:
    """The panel as it sits now: the recused, the charged and those of an earlier hearing left out."""
    if not there_is(ever_seated, case):
        return []
    recused = case.recusals.values("person")
    rows = ever_seated(case).exclude(role=PanelSeat.Role.RELEASED).exclude(person__in=recused)
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


@asked_together
def set_down(case: Case) -> QuerySet[Hearing]:
    return Hearing.objects.filter(case=case, closed_at__isnull=True, put_off_at__isnull=True)


@once
def ahead(case: Case) -> Hearing | None:
    """The hearing that is set and neither closed nor put off."""
    return set_down(case).first() if there_is(set_down, case) else None


def challenge_window(case: Case, person: User) -> Deadline | None:
    """The last time in which this panel member could be challenged; None until the parties were told of the member.

    The notice of hearing opens it for the whole panel, the letter about a new member for that member alone (T2).
    """
    seat = next((row for row in seats_on(case) if row.person_id == person.pk), None)
    if seat is None:
        return None
    since = Deadline.objects.filter(docket=case.docket_id, set_by__at__gte=seat.named_at).order_by("pk")
    whole_panel = since.filter(name="challenge").last()
    return whole_panel or since.filter(name="challenge_new_member").first()


def untold(case: Case) -> list[PanelSeat]:
    """Those who sit now and of whom no served letter has told the parties yet."""
    return [row for row in sitting(case) if challenge_window(case, row.person) is None]
