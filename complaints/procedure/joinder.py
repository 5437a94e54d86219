"""Joined cases: the respondent is told, answers in the lead case, and may object (procedure.md §2.18)."""

from django.utils.translation import gettext_lazy as _

from complaints.models import Status
from complaints.procedure.words import Fact, Limit, Step, Words, step
from complaints.seats import ANSWERING, OFFICE, Seat

S = Status
FACTS = {
    "joinder_served": Fact(
        _("The letter about the joinder has not been served yet."),
        _("The letter about the joinder was served already."),
    ),
    "joinder_objected": Fact(
        _("The respondent has not objected to the joinder."), _("An objection waits for the chair.")
    ),
    "joinder_overruled": Fact("", _("The chair has ruled on an objection to this joinder.")),
}


def uphold(name: str, label: Words, target: Status, limit: Limit, **columns: object) -> Step:
    """One row for each status that a case may have been joined from: it goes back there, and its time begins anew."""
    columns = {"notices": ("joinder_ended", "joinder_ended_respondent"), **columns}
    needs = ("joinder_objected", *columns.pop("needs", ()))  # type: ignore[misc]
    unless = ("joinder_overruled", *columns.pop("unless", ()))  # type: ignore[misc]
    return step(
        f"uphold_objection_{name}", label, S.JOINED, target, Seat.CHAIR, "§2.18", needs=needs, unless=unless,
        guards=("was_joined_from_there",), clears=("joinder_served", "joinder_objected"), effect="end_joinder",
        form="reason", limits=(limit,), grave=True, **columns,
    )  # fmt: skip


TITLE = "Joined cases"
STEPS = (
    step(
        "serve_joinder", _("Record service of the letter about the joinder"), S.JOINED, None, OFFICE, "§2.18",
        unless=("joinder_served",), gives=("joinder_served",), serves="joined_respondent", form="service",
        effect="serve_joinder", seating=("respondent",),
        limits=(
            Limit("joinder_objection", _("Object to the joining of the cases"), "joinder_objection_days",
                  since="served", right=True),
            Limit("joined_answer", _("Answer the joined allegations"), "answer_days", since="served", right=True),
        ),
    ),
    step(
        "answer_joined", _("Answer the joined allegations"), {S.INVESTIGATION, S.DETERMINATION}, None, Seat.RESPONDENT,
        "§2.18, §1.3 row 7", needs=("noticed",), guards=("a_joined_allegation_is_unanswered",), effect="answer_joined",
        form="answer_joined", tool=True,
    ),
    step(
        "object_to_joinder", _("Object to the joining of the cases"), S.JOINED, None, ANSWERING, "§2.18",
        needs=("joinder_served",), unless=("joinder_objected", "joinder_overruled"), gives=("joinder_objected",),
        guards=("joinder_can_be_objected_to",), effect="object_to_joinder", form="statement",
        settles=("joinder_objection",),
    ),
    step(
        "overrule_objection", _("Overrule the objection to the joinder"), S.JOINED, None, Seat.CHAIR, "§2.18",
        needs=("joinder_objected",), unless=("joinder_overruled",), clears=("joinder_objected",),
        gives=("joinder_overruled",), effect="give_reason", form="reason", notices=("joinder_overruled",),
    ),
    uphold(
        "to_screening", _("Uphold the objection: back to screening"), S.PRELIM_REVIEW,
        Limit("screening", _("Screen the complaint"), "screening_days"), unless=("noticed",),
        unseats=(Seat.RESPONDENT, Seat.REPRESENTATIVE),
    ),
    uphold(
        "to_notice", _("Uphold the objection: back to the notice"), S.NOTICE_TO_RESPONDENT,
        Limit("notice", _("Serve the complaint on the respondent"), "notice_days"), unless=("noticed",),
        unseats=(Seat.RESPONDENT, Seat.REPRESENTATIVE), notices=("joinder_ended", "joinder_ended_respondent", "notice_of_complaint"),
    ),
    uphold(
        "to_answer", _("Uphold the objection: back to the answer"), S.AWAITING_ANSWER,
        Limit("answer", _("Answer the complaint"), "answer_days", lapse=("second_notice", "go_without_answer")),
        needs=("noticed",), unless=("answered", "answer_time_spent"),
    ),
    uphold(
        "to_investigation", _("Uphold the objection: back to the investigation"), S.INVESTIGATION,
        Limit("investigation", _("Finish the investigation"), "investigation_days"), needs=("noticed",),
        any_of=(("answered", "answer_time_spent"),),
    ),
)  # fmt: skip
