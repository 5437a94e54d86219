"""Appointing the panel, and challenges to its members (procedure.md §1.3 row 12a, §2.1, §2.6, §2.7)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from complaints import motions, participation, rules
from complaints.actions.conflicts import recuse
from complaints.actions.voting import close
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.filing_hours import filed_on
from complaints.guards import Asked
from complaints.models import Body, Motion
from complaints.seats import Seat, seat, unseat
from hearings import guards
from hearings import panel as sitting_panel
from hearings.models import Challenge, FindingsDraft, PanelSeat
from people import clock
from people.models import User
from record import days, deadlines

PLACES = {
    PanelSeat.Role.OFFICER: Seat.OFFICER,
    PanelSeat.Role.MEMBER: Seat.PANELIST,
    PanelSeat.Role.ALTERNATE: Seat.ALTERNATE,
}


def _place(act: Act, person: User, role: PanelSeat.Role) -> None:
    """Seats a member of the Ethics Committee who neither screened nor investigated."""
    if person not in participation.committee_of(act.case, clock.local_day(act.on)):
        raise Refused(_("%(name)s is not on the Ethics Committee.") % {"name": person.name})
    participation.enter(act.case, person, "on_panel")
    PanelSeat.objects.create(case=act.case, person=person, role=role, named_at=act.on)
    seat(person, act.case, PLACES[role])


@performs("hearings.appoint_panel")
def _appoint_panel(act: Act) -> Done:
    """Three who sit and one alternate, all different; the officer presides and votes as one of the three."""
    officer, members, alternate = act.given["officer"], list(act.given["members"]), act.given["alternate"]
    size = rules.number(act.case, "panel_size")
    if len({officer, *members}) != size or len(members) != size - 1 or alternate in {officer, *members}:
        raise Refused(_("Name a hearing officer, %(n)s members and an alternate, all different.") % {"n": size - 1})
    _place(act, officer, PanelSeat.Role.OFFICER)
    for member in members:
        _place(act, member, PanelSeat.Role.MEMBER)
    _place(act, alternate, PanelSeat.Role.ALTERNATE)
    people = {"officer": officer.pk, "members": [m.pk for m in members], "alternate": alternate.pk}
    return Done(data=people)


@performs("hearings.challenge")
def _challenge(act: Act) -> Done:
    """Within ten days of the names; for grounds found later, ten days after they were found; else waived.

    A new member can be challenged from the day of the change; the ten days run from the letter that tells of it.
    """
    person, learned = act.given["person"], act.given["learned_on"]
    if person.pk not in {row.person_id for row in sitting_panel.seats_on(act.case)}:
        raise Refused(_("Choose somebody who sits on the panel now."))
    today = filed_on(act.case, act.on)
    if learned > clock.local_day(act.on):
        raise Refused(_("The day you learned of it lies ahead. Check the date."))
    window = sitting_panel.challenge_window(act.case, person)
    if window and today > window.due_on:
        later = days.due(learned, rules.period(act.case, "challenge_days"), deadlines.closed_days()).day
        if learned <= window.started_on or today > later:
            raise Refused(
                _(
                    "The time to challenge is over. It could still be made within %(days)s days of learning something new."
                )
                % {"days": rules.number(act.case, "challenge_days")}
            )
    challenge = Challenge.objects.create(
        case=act.case,
        made_by=act.person,
        person=person,
        grounds=act.given["grounds"],
        learned_on=learned,
        made_at=act.on,
    )
    return Done(data={"challenge": challenge.pk, "person": person.pk}, text=challenge.grounds)


@performs("hearings.rule_on_challenge")
def _rule_on_challenge(act: Act) -> Done:
    """Upheld: the member is recused at this instant. The alternate is seated as a step of its own."""
    challenge: Challenge = act.given["challenge"]
    challenge.refresh_from_db()
    asked = Asked(case=act.case, person=act.by, on=act.on, step=act.step)
    if challenge.case_id != act.case.pk or challenge.ruling or not guards.rules_on(asked, challenge):
        raise Refused(_("This challenge is not yours to rule on, or was ruled on already."))
    challenge.ruling = Challenge.Ruling(act.given["ruling"])
    challenge.ruling_reason = act.given["reason"]
    challenge.ruled_by, challenge.ruled_at = act.person, act.on
    challenge.save(update_fields=["ruling", "ruling_reason", "ruled_by", "ruled_at"])
    data = {"challenge": challenge.pk, "ruling": challenge.ruling}
    if challenge.ruling == Challenge.Ruling.UPHELD:
        data |= recuse(act, challenge.person, challenge.ruling_reason).data
    return Done(data=data, text=challenge.ruling_reason)


@performs("hearings.seat_alternate")
def _seat_alternate(act: Act) -> Done:
    """The alternate takes the empty place; where the officer's is empty, the alternate presides."""
    row = sitting_panel.alternate(act.case)
    if row is None:
        raise Refused(_("There is no alternate. The chair names another member."))
    if sitting_panel.officer(act.case) is None:
        recused_officer = PanelSeat.objects.filter(case=act.case, role=PanelSeat.Role.OFFICER)
        recused_officer.update(role=PanelSeat.Role.RELEASED)
        row.role = PanelSeat.Role.OFFICER
    else:
        row.role = PanelSeat.Role.MEMBER
    row.named_at = act.on  # the time to challenge the new member begins with the letter that tells of it
    row.save(update_fields=["role", "named_at"])
    unseat(row.person, act.case, Seat.ALTERNATE)
    seat(row.person, act.case, PLACES[PanelSeat.Role(row.role)])
    return Done(data={"person": row.person_id, "role": row.role})


@performs("hearings.name_panel_member")
def _name_panel_member(act: Act) -> Done:
    """Fills a gap that no alternate can fill; where the officer is gone, this member presides."""
    person = act.given["person"]
    if person.pk in {row.person_id for row in sitting_panel.seats_on(act.case)}:
        raise Refused(_("%(name)s sits on the panel already.") % {"name": person.name})
    role = PanelSeat.Role.MEMBER
    if sitting_panel.officer(act.case) is None:
        PanelSeat.objects.filter(case=act.case, role=PanelSeat.Role.OFFICER).update(role=PanelSeat.Role.RELEASED)
        role = PanelSeat.Role.OFFICER
    _place(act, person, role)
    return Done(data={"person": person.pk, "role": role})


@performs("hearings.panel_fell_apart")
def _panel_fell_apart(act: Act) -> Done:
    """Nobody decides who did not hear: the hearing starts anew, and what the panel found before is spent (§2.1)."""
    hearing = sitting_panel.ahead(act.case)
    if hearing:
        hearing.put_off_at, hearing.put_off_reason = act.on, _("The panel was short of a member.")
        hearing.save(update_fields=["put_off_at", "put_off_reason"])
    found = Motion.objects.filter(case=act.case, body=Body.PANEL, round=motions.round_of(act.case))
    for motion in found.filter(closed_at__isnull=True):
        close(motion, act)
    found.update(round=0)
    FindingsDraft.objects.filter(case=act.case).delete()
    return Done(data={"hearing": hearing.pk if hearing else None})
