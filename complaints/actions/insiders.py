"""A complaint about one of the Board's own: walls, the office kept away, and who acts instead (procedure.md §2.8)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from complaints import insiders, overlays, participation, seating
from complaints.actions.conflicts import Wall, wall_off
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.models import Case, OverlayKind, ServesBoard
from complaints.seats import Seat, seat
from people import clock
from people.models import CertifiedProfessional, User


def judge_filing(act: Act) -> list[int]:
    """Before anybody is seated: who bears the name that was typed is walled off, and a yes keeps the office away."""
    complaint = act.case.complaint
    named = insiders.namesakes(complaint.respondent_name, clock.local_day(act.on))
    for person in named:
        reason = _("The complaint names somebody of this name.")
        wall_off(act.case, person, reason=reason, on=act.on, wall=Wall.NAMESAKE)
    if named or complaint.serves_board == ServesBoard.YES:
        keep_from_office(act, _("The complaint may be about somebody who serves the Board."))
    return [person.pk for person in named]


def keep_from_office(act: Act, reason: str) -> None:
    """The office loses the case; the President, else the Vice President, has it alone."""
    if not insiders.kept_from_office(act.case):
        overlays.lay(act, OverlayKind.KEPT_FROM_OFFICE, reason=reason)
        for place in (Seat.STAFF, Seat.DIRECTOR):
            seating.rise(act.case, place)
    seating.seat_body("president_alone", act.case, clock.local_day(act.on))


def accuse(act: Act, person: User, reason: str) -> dict[str, object]:
    """Walls the accused off here and from every case about the same professional; once charged, off committee work.

    The walls at the other cases stand from this moment; the clock then takes the step there that records each.
    """
    day = clock.local_day(act.on)
    wall_off(act.case, person, reason=reason, on=act.on, wall=Wall.ACCUSED)
    related = Case.objects.none()
    if act.case.respondent_id is not None:
        related = Case.objects.filter(respondent=act.case.respondent_id).exclude(pk=act.case.pk)
    for other in related:
        wall_off(other, person, reason=reason, on=act.on, wall=Wall.RELATED)
    if insiders.serves(person, day):
        keep_from_office(act, reason)
    if insiders.off_duty().filter(pk=person.pk).exists():
        seating.stand_down(person, day)
    return {"person": person.pk, "related": [other.number for other in related]}


def link(professional: CertifiedProfessional | None, person: User) -> None:
    """Says that this professional of the registry is this person of the Board, so that later complaints find the wall up."""
    if professional is None or professional.user_id == person.pk:
        return
    if CertifiedProfessional.objects.filter(user=person).exists():
        raise Refused(_("%(name)s is linked to another entry of the registry. Check who is meant.") % {"name": person})
    professional.user = person
    professional.save(update_fields=["user"])


def link_matched(case: Case) -> None:
    """The match names the one whom the President had named before: from now on the registry knows it too."""
    named = case.recusals.filter(wall=Wall.ACCUSED, person__professional__isnull=True).select_related("person")
    people = [row.person for row in named]
    if case.respondent and case.respondent.user_id is None and len(people) == 1:
        link(case.respondent, people[0])


@performs("name_insider")
def _name_insider(act: Act) -> Done:
    person, reason = act.given["person"], str(act.given["reason"])
    if not insiders.serves(person, clock.local_day(act.on)):
        raise Refused(_("%(name)s neither serves on the Board nor works for it.") % {"name": person.name})
    link(act.case.respondent, person)
    return Done(data=accuse(act, person, reason), text=reason)


@performs("wall_off_insider")
def _wall_off_insider(act: Act) -> Done:
    """The professional who was matched has an account at the Board."""
    person = insiders.account_of_respondent(act.case)
    if person is None:
        raise Refused(_("The respondent has no account at the Board."))
    return Done(data=accuse(act, person, _("The complaint is about this person.")))


@performs("name_board_witness")
def _name_board_witness(act: Act) -> Done:
    """A witness neither handles nor decides what the testimony is about. An executive director's powers pass on."""
    person, reason = act.given["person"], str(act.given["reason"])
    if not insiders.serves(person, clock.local_day(act.on)):
        raise Refused(_("%(name)s neither serves on the Board nor works for it.") % {"name": person.name})
    wall_off(act.case, person, reason=reason, on=act.on, wall=Wall.WITNESS)
    return Done(data={"person": person.pk}, text=reason)


@performs("release_to_office")
def _release_to_office(act: Act) -> Done:
    """The row then seats the office as usual, without those who are walled off."""
    reason = str(act.given["reason"])
    overlays.lift(act, OverlayKind.KEPT_FROM_OFFICE, reason=reason)
    return Done(text=reason)


@performs("call_second_person")
def _call_second_person(act: Act) -> Done:
    """What is published is drafted by one person and approved by another, also where the President acts alone."""
    took_part = [row.person for row in act.case.participants.select_related("person")]
    busy = [*participation.holders(act.case, Seat.DIRECTOR), *took_part]
    day = clock.local_day(act.on)
    second = seating.first_free(act.case, day, "vice_president", "president", "director", but=busy)
    if second is None:
        raise Refused(_("No director is left who had no part in this case."))
    seat(second, act.case, Seat.STAFF)
    return Done(data={"person": second.pk})


def stand_down_if_charged(act: Act) -> None:
    """Charges against one of the Board's own take that person off all committee work."""
    person = insiders.account_of_respondent(act.case)
    if person:
        seating.stand_down(person, clock.local_day(act.on))
