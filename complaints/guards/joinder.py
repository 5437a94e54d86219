"""Guards of joined cases: the objection in its time, the way back, and nothing charged unheard (procedure.md §2.18)."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from complaints import hearable
from complaints.guards.registry import Asked, guard
from complaints.models import Case, Status
from record.models import Deadline

BACK = {
    "uphold_objection_to_screening": Status.PRELIM_REVIEW,
    "uphold_objection_to_notice": Status.NOTICE_TO_RESPONDENT,
    "uphold_objection_to_answer": Status.AWAITING_ANSWER,
    "uphold_objection_to_investigation": Status.INVESTIGATION,
}


@guard
def was_joined_from_there(asked: Asked) -> str | None:
    joinder = getattr(asked.case, "joinder", None)
    if joinder is None or joinder.former_status != BACK[asked.step]:
        return _("The case was not at this point when it was joined.")
    return None


def _runs(case: Case, name: str) -> Deadline | None:
    return Deadline.objects.filter(docket=case.docket_id, name=name).open().first()


@guard
def joinder_can_be_objected_to(asked: Asked) -> str | None:
    """Ten days from service; the last day counts whole."""
    window = _runs(asked.case, "joinder_objection")
    if window is None or asked.day > window.due_on:
        return _("The time to object is over.")
    return None


@guard
def a_joined_allegation_is_unanswered(asked: Asked) -> str | None:
    if not hearable.unanswered(asked.case).exists():
        return _("Every joined allegation is answered.")
    return None


@guard
def joined_cases_are_ripe(asked: Asked) -> str | None:
    """Nobody is charged with what was joined before he was told, could object and could answer."""
    for joinder in asked.case.joined_cases.select_related("member__docket"):
        why = _unripe(asked, joinder.member)
        if why:
            return why
    return None


def _unripe(asked: Asked, member: Case) -> str | None:
    number = {"number": member.number}
    if not member.has("joinder_served"):
        return _("The respondent has not been told yet that %(number)s was joined.") % number
    if member.has("joinder_objected"):
        return _("The respondent objects to the joining of %(number)s. Rule on that first.") % number
    for name, words in (
        ("joinder_objection", _("The respondent may object to the joining of %(number)s until %(day)s.")),
        ("joined_answer", _("The respondent may answer the allegations of %(number)s until %(day)s.")),
    ):
        if name == "joined_answer" and not member.allegations.heard().filter(answer="").exists():
            continue
        window = _runs(member, name)
        if window and asked.day <= window.due_on:
            return words % {**number, "day": date_format(window.due_on, "F j, Y")}
    return None
