"""Reopening: a closed case that is opened again, on new evidence or on proof that it was decided wrongly
(procedure.md §2.9)."""

from django.utils.translation import gettext_lazy as _

from complaints.models import Body, Status
from complaints.procedure.outcome import AGAIN, HEARD_AGAIN
from complaints.procedure.words import Fact, Limit, step
from complaints.seats import ANSWERING, Seat

S = Status
DECIDED_ANEW = (
    *AGAIN, *HEARD_AGAIN, "charged", "charges_served", "show_cause", "consented", "appeal_waived", "appeal_decided",
    "appeal_time_spent", "published", "reinstated", "remitted", "remanded", "reconsidered",
    "late_appeal", "late_appeal_refused", "panel_changed",
)  # fmt: skip
# A case that was charged, or ended by agreement, was decided; the others were dismissed.
DECIDED = ("charged", "consented")
NOT_DISMISSED = (*DECIDED, "surrendered")
REOPENS = {"motion": Body.COMMITTEE, "grave": True, "main": False}
NOTICE = Limit("notice", _("Serve the complaint on the respondent"), "notice_days")
DETERMINE = Limit("determination", _("Meet and decide"), "determination_days")

TITLE = "Overlay: reopening"
FACTS = {
    "reopening_asked": Fact(
        _("Nobody has asked to reopen the case."), _("The committee was asked to reopen the case already.")
    ),
    "reopened": Fact(_("The case was not reopened.")),
}
STEPS = (
    step(
        "ask_reopening", _("Ask to reopen the case"), S.CLOSED, None, ANSWERING | {Seat.COMPLAINANT, Seat.DIRECTOR},
        "§2.9", unless=("reopening_asked",), guards=("the_ending_can_be_reopened",), gives=("reopening_asked",),
        effect="ask_reopening", form="reopening", seating=("chair",), main=False,
    ),
    step(
        "refuse_reopening", _("Refuse to reopen the case"), S.CLOSED, None, Seat.CHAIR, "§2.9",
        needs=("reopening_asked",), motion=Body.COMMITTEE, clears=("reopening_asked",), effect="end_reopening",
        notices=("reopening_refused", "reopening_refused_respondent"),
    ),
    step(
        "reopen_screened", _("Reopen: serve the complaint"), S.CLOSED, S.NOTICE_TO_RESPONDENT, Seat.CHAIR, "§2.9",
        needs=("reopening_asked", "dismissed_at_screening", "alleged"), unless=NOT_DISMISSED, guards=("reopening_is_in_time",),
        gives=("reopened",), clears=("reopening_asked", "dismissed_at_screening", "dismissal_served", "reviewers_appointed"),
        effect="reopen_screened", notices=("reopened", "notice_of_complaint"), limits=(NOTICE,), **REOPENS,
    ),
    step(
        "reopen_investigated", _("Reopen: determine again"), S.CLOSED, S.DETERMINATION, Seat.CHAIR, "§2.9",
        needs=("reopening_asked", "dismissed_after_investigation"), unless=NOT_DISMISSED, guards=("reopening_is_in_time",),
        gives=("reopened",),
        clears=("reopening_asked", "dismissed_after_investigation", "dismissal_served", "reviewers_appointed"),
        effect="end_reopening", notices=("reopened", "reopened_respondent"), limits=(DETERMINE,), **REOPENS,
    ),
    step(
        "reopen_decided", _("Reopen a decided case: determine again"), S.CLOSED, S.DETERMINATION, Seat.CHAIR, "§2.9",
        needs=("reopening_asked",), any_of=(DECIDED,), gives=("reopened",), clears=("reopening_asked", *DECIDED_ANEW),
        effect="sanctions.reopen", unseats=(Seat.APPEALS,), notices=("reopened", "reopened_respondent"),
        limits=(DETERMINE,), **REOPENS,
    ),
)  # fmt: skip
