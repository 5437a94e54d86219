"""Reconsideration, withdrawal and reopening: a decision or a complaint that is looked at again
(procedure.md §1.3 row 17, §2.9, §2.17)."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from complaints.models import Body, Disposition, Status
from complaints.procedure.outcome import AGAIN, HEARD_AGAIN
from complaints.procedure.words import CLOCK, Fact, Limit, step
from complaints.seats import ANSWERING, Seat

S = Status
APPEAL = Limit("appeal", _("Appeal the decision"), "appeal_days", lapse=("become_final",))
FRESH_APPEAL = replace(APPEAL, since="served")
WITHDRAWABLE = frozenset(Status) - {
    S.DISMISSED, S.DISMISSAL_REVIEW, S.DECISION_ISSUED, S.APPEAL, S.FINAL, S.MONITORING, S.REINSTATEMENT, S.JOINED, S.CLOSED,
}  # fmt: skip
DECIDED_ANEW = (
    *AGAIN, *HEARD_AGAIN, "charged", "charges_served", "show_cause", "consented", "appeal_waived", "appeal_decided",
    "appeal_time_spent", "published", "reinstated", "remitted", "reconsidered", "hearing_waived_on_conviction",
)  # fmt: skip
REOPENS = {"motion": Body.COMMITTEE, "grave": True, "main": False}
NOTICE = Limit("notice", _("Serve the complaint on the respondent"), "notice_days")
DETERMINE = Limit("determination", _("Meet and decide"), "determination_days")

TITLE = "Overlays: reconsideration, withdrawal, reopening"
FACTS = {
    "reconsideration_asked": Fact(
        _("Nobody has asked the committee to reconsider."),
        _("The committee rules first on whether to reconsider. A fresh time to appeal follows its ruling."),
    ),
    "reconsideration_ruled": Fact(
        _("The committee has not ruled on whether to reconsider."),
        _("The committee was asked to reconsider once, and ruled."),
    ),
    "reconsidered": Fact("", _("The committee has reconsidered once.")),
    "withdrawal_asked": Fact(_("The complainant has not asked to withdraw."), _("You have asked to withdraw already.")),
    "reopening_asked": Fact(
        _("Nobody has asked to reopen the case."), _("The committee was asked to reopen the case already.")
    ),
    "reopened": Fact(_("The case was not reopened.")),
}
STEPS = (
    step(
        "petition_reconsideration", _("Ask the committee to reconsider"), S.DECISION_ISSUED, None, ANSWERING,
        "§1.3 row 17", needs=("decision_served",),
        unless=("reconsideration_asked", "reconsideration_ruled", "consented"),
        guards=("reconsideration_is_in_time",), gives=("reconsideration_asked",), effect="petition_reconsideration",
        form="reconsideration", settles=("reconsideration", "appeal"), main=False,
        limits=(
            Limit("reconsideration_ruling", _("Rule on the petition"), "reconsideration_ruling_days",
                  lapse=("deem_reconsideration_denied",)),
        ),
    ),
    step(
        "deny_reconsideration", _("Deny the petition to reconsider"), S.DECISION_ISSUED, None, Seat.CHAIR, "§1.3 row 17",
        needs=("reconsideration_asked",), motion=Body.COMMITTEE, clears=("reconsideration_asked",),
        gives=("reconsideration_ruled",), effect="end_reconsideration", settles=("reconsideration_ruling",),
        notices=("reconsideration_denied",), limits=(APPEAL,),
    ),
    step(
        "deem_reconsideration_denied", _("Deem the petition denied: no ruling came in time"), S.DECISION_ISSUED, None,
        CLOCK, "§1.3 row 17", needs=("reconsideration_asked",), clears=("reconsideration_asked",),
        gives=("reconsideration_ruled",), effect="end_reconsideration", notices=("reconsideration_denied",),
        limits=(APPEAL,),
    ),
    step(
        "serve_reconsideration_ruling", _("Record service of the ruling on the petition"), S.DECISION_ISSUED, None,
        {Seat.STAFF, Seat.DIRECTOR}, "§1.3 row 17", needs=("reconsideration_ruled",),
        guards=("a_letter_of_the_ruling_waits",), serves="reconsideration_denied", form="service",
        limits=(FRESH_APPEAL,),
    ),
    step(
        "reconsider", _("Reconsider: decide again"), S.DECISION_ISSUED, S.COMMITTEE_DECISION, Seat.CHAIR, "§1.3 row 17",
        unless=("reconsidered", "consented"), motion=Body.COMMITTEE, gives=("reconsidered",),
        clears=(*AGAIN, "reconsideration_asked", "reconsideration_ruled"), effect="sanctions.reconsider", settles=("*",),
        notices=("reconsidered", "reconsidered_complainant"), main=False, grave=True,
        limits=(Limit("decision", _("Decide the case again"), "reconsidered_decision_days"),),
    ),
    step(
        "ask_withdrawal", _("Ask to withdraw your complaint"), WITHDRAWABLE, None, Seat.COMPLAINANT, "§2.17",
        unless=("withdrawal_asked",), gives=("withdrawal_asked",), effect="ask_withdrawal", form="withdrawal",
        seating=("chair",), main=False,
    ),
    step(
        "take_back_withdrawal", _("Go on with your complaint after all"), WITHDRAWABLE, None, Seat.COMPLAINANT, "§2.17",
        needs=("withdrawal_asked",), clears=("withdrawal_asked",), effect="end_withdrawal", main=False,
    ),
    step(
        "allow_withdrawal", _("Allow the withdrawal and close"), WITHDRAWABLE, S.CLOSED, Seat.CHAIR, "§2.17",
        needs=("withdrawal_asked",), motion=Body.COMMITTEE, clears=("withdrawal_asked",), effect="end_withdrawal",
        disposition=Disposition.WITHDRAWN, settles=("*",), notices=("withdrawn", "withdrawn_respondent"), grave=True,
    ),
    step(
        "refuse_withdrawal", _("Refuse the withdrawal: the case goes on"), WITHDRAWABLE, None, Seat.CHAIR, "§2.17",
        needs=("withdrawal_asked",), motion=Body.COMMITTEE, clears=("withdrawal_asked",), effect="end_withdrawal",
        notices=("withdrawal_refused",),
    ),
    step(
        "ask_reopening", _("Ask to reopen the case"), S.CLOSED, None, {Seat.COMPLAINANT, Seat.RESPONDENT, Seat.DIRECTOR},
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
        needs=("reopening_asked", "dismissed_at_screening", "alleged"), guards=("reopening_is_in_time",),
        gives=("reopened",), clears=("reopening_asked", "dismissed_at_screening", "dismissal_served", "reviewers_appointed"),
        effect="reopen_screened", notices=("reopened", "notice_of_complaint"), limits=(NOTICE,), **REOPENS,
    ),
    step(
        "reopen_investigated", _("Reopen: determine again"), S.CLOSED, S.DETERMINATION, Seat.CHAIR, "§2.9",
        needs=("reopening_asked", "dismissed_after_investigation"), guards=("reopening_is_in_time",),
        gives=("reopened",),
        clears=("reopening_asked", "dismissed_after_investigation", "dismissal_served", "reviewers_appointed"),
        effect="end_reopening", notices=("reopened", "reopened_respondent"), limits=(DETERMINE,), **REOPENS,
    ),
    step(
        "reopen_decided", _("Reopen a decided case: determine again"), S.CLOSED, S.DETERMINATION, Seat.CHAIR, "§2.9",
        needs=("reopening_asked", "charged"), gives=("reopened",), clears=("reopening_asked", *DECIDED_ANEW),
        effect="sanctions.reopen", unseats=(Seat.APPEALS,), notices=("reopened", "reopened_respondent"),
        limits=(DETERMINE,), **REOPENS,
    ),
)  # fmt: skip
