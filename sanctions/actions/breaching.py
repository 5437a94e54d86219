"""A breach opens a new case, with the Board as its complainant (procedure.md §1.3 row 20, §1.2 G5, §3 PROC-2).

The new case goes the whole way from intake on. Nobody outside the Board is told of it before its complaint is served.
"""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _

from complaints import insiders
from complaints.actions.drafting import new_party_user
from complaints.actions.filing import Answers, TakenDown, open_case
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.models import Case, Recusal, ServesBoard
from complaints.models.complaint import Contact, Relationship, Topic
from people import clock
from people.templatetags.eastern import eastern
from sanctions.conditions import breach_in_hand, open_conditions, overdue, suspension_in_force
from sanctions.models import Breach, Condition, Sanction
from sanctions.standing import standing_sanction


@performs("sanctions.open_breach_case")
def _open_breach_case(act: Act) -> Done:
    """Opens the case and ties it to the sanction. The Board's docket is locked after this case's, as where one severs."""
    sanction = standing_sanction(act.case)
    if sanction is None or sanction.effective_on is None:
        raise Refused(_("No sanction is in force."))
    condition: Condition | None = act.given["condition"]
    happened_on, text = act.given["happened_on"], str(act.given["text"]).strip()
    _refuse(act, sanction, condition, happened_on)
    complainant = new_party_user(settings.BOARD_NAME, "", settings.LANGUAGE_CODE)
    today = clock.local_day(act.on)
    opened = open_case(
        _complaint(act, sanction, condition, happened_on, text),
        on=act.on,
        complainant=complainant,
        lay_in=lambda case: _carry_walls(act.case, case),
        taken_down=TakenDown(by=act.person, received_on=today),
    )
    breach = Breach.objects.create(
        sanction=sanction,
        condition=condition,
        case=opened,
        happened_on=happened_on,
        opened_by=act.person,
        opened_at=act.on,
    )
    return Done(data={"breach": breach.pk, "opened": opened.number}, text=text)


def _refuse(act: Act, sanction: Sanction, condition: Condition | None, happened_on: date) -> None:
    today = clock.local_day(act.on)
    if condition is None and suspension_in_force(act.case) is None:
        raise Refused(_("No suspension runs. Choose the condition that was broken."))
    if condition is not None and not open_conditions(act.case).filter(pk=condition.pk).exists():
        raise Refused(_("This condition is met already."))
    if happened_on > today:
        raise Refused(_("This day lies ahead. Write the day on which it was broken."))
    if sanction.effective_on and happened_on < sanction.effective_on:
        raise Refused(
            _("The sanction is in force since %(day)s. It could not be broken before.")
            % {"day": eastern(sanction.effective_on)}
        )
    if condition is not None and condition.due_on and not overdue(condition, happened_on):
        raise Refused(
            _("The respondent has until %(day)s. It is broken from the day after on.")
            % {"day": eastern(condition.due_on)}
        )
    if breach_in_hand(sanction, condition):
        raise Refused(_("A case about this is open already. Add to it there."))


def _complaint(act: Act, sanction: Sanction, condition: Condition | None, happened_on: date, text: str) -> Answers:
    professional = act.case.respondent
    broken = condition.text if condition else _("The Suspension itself")
    told = _(
        "Breach of the order in case %(number)s (PROC-2). The sanction: %(sanction)s. What was broken: %(broken)s"
    ) % {
        "number": act.case.number,
        "sanction": sanction,
        "broken": broken,
    }
    return Answers(
        relationship=Relationship.BOARD,
        name=settings.BOARD_NAME,
        contact=Contact.CODE,
        signature=_("%(name)s, for the Board") % {"name": act.person.name},
        respondent_name=act.case.respondent_name,
        chosen_in_register=professional.public_id if professional else "",
        serves_board=ServesBoard.YES if insiders.kept_from_office(act.case) else "",
        topics=(Topic.OTHER,),
        narrative=f"{told}\n\n{text}",
        first_act_on=happened_on,
        last_act_on=happened_on,
        discovered_on=clock.local_day(act.on),
        consents_to_disclosure=True,
    )


def _carry_walls(old: Case, new: Case) -> None:
    """Whoever is recused from the old case is so from the new one, before anybody is seated there."""
    Recusal.objects.bulk_create(
        [
            Recusal(case=new, person_id=one.person_id, wall=one.wall, reason=one.reason, recused_at=one.recused_at)
            for one in old.recusals.all()
        ]
    )
