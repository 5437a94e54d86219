"""How each status reads to each audience, who has the ball, and what the parties may read of the history (ux.md §2.4)."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from complaints.models import Case, Status
from complaints.seats import ANSWERING, COMPLAINING, PARTIES, Seat
from people.words import Words


@dataclass(frozen=True)
class Reading:
    """One status in words: for the Board, the complainant and the respondent; whose turn it is; the badge family."""

    board: Words
    complainant: Words
    respondent: Words
    ball: Words
    holders: frozenset[Seat]
    family: str


STAFF = (_("Staff"), frozenset({Seat.STAFF, Seat.DIRECTOR}))
COMMITTEE = (_("Ethics Committee"), frozenset({Seat.CHAIR, Seat.MEMBER, Seat.SCREENER}))
OFFICER = (_("Hearing officer"), frozenset({Seat.OFFICER}))
PANEL = (_("Hearing panel"), frozenset({Seat.OFFICER, Seat.PANELIST}))
# What is missing, and whether to ask for a review, is for the one who filed (procedure.md §2.18).
COMPLAINANT = (_("Complainant"), frozenset({Seat.COMPLAINANT}))
RESPONDENT = (_("Respondent"), ANSWERING)
APPEALS = (_("Appeals Committee"), frozenset({Seat.APPEALS, Seat.PRESIDENT}))
REVIEWERS = (_("Reviewers"), frozenset({Seat.REVIEWER, Seat.PRESIDENT}))
INVESTIGATOR = (_("Investigator"), frozenset({Seat.INVESTIGATOR}))
NOBODY: tuple[Words, frozenset[Seat]] = ("", frozenset())

CHECKING = _("We have it and are checking if we can act on it.")
READING = _("The committee is reading everything.")
READINGS: dict[Status, Reading] = {
    Status.SUBMITTED: Reading(_("New"), CHECKING, "", *STAFF, "needs-you"),
    Status.INCOMPLETE: Reading(
        _("Waiting for complainant"), _("We need something from you."), "", *COMPLAINANT, "with-others"
    ),
    Status.JURISDICTION: Reading(_("Jurisdiction check"), CHECKING, "", *STAFF, "needs-you"),
    Status.PRELIM_REVIEW: Reading(_("Screening"), _("Two members are reading your complaint."), "", *COMMITTEE, "needs-you"),
    Status.DISMISSED: Reading(
        _("Dismissed – review possible"), _("Dismissed. You can ask for a review."),
        _("Dismissed. The complainant can ask for a review."), *COMPLAINANT, "with-others",
    ),
    Status.DISMISSAL_REVIEW: Reading(
        _("Review of the dismissal"), _("The dismissal is being looked at again."),
        _("The dismissal is being looked at again."), *REVIEWERS, "with-others",
    ),
    Status.NOTICE_TO_RESPONDENT: Reading(
        _("Notice to be served"), _("Accepted. The professional will be told."), "", *STAFF, "needs-you"
    ),
    Status.AWAITING_ANSWER: Reading(
        _("Response due"), _("They have been told and can answer."), _("Your answer is due."), *RESPONDENT, "with-others"
    ),
    Status.INVESTIGATION: Reading(
        _("Investigation"), _("What happened is being looked into."), _("What happened is being looked into."),
        *INVESTIGATOR, "with-others",
    ),
    Status.DETERMINATION: Reading(_("Committee review"), READING, READING, *COMMITTEE, "with-others"),
    Status.CHARGED: Reading(
        _("Charged"), _("Charges were issued. The professional can ask for a hearing."),
        _("Charges were issued. You can ask for a hearing."), *RESPONDENT, "with-others",
    ),
    Status.HEARING_SCHEDULED: Reading(
        _("Hearing being prepared"), _("There will be a hearing."), _("There will be a hearing."), *OFFICER, "scheduled"
    ),
    Status.HEARING: Reading(_("Hearing"), _("The hearing is on."), _("The hearing is on."), *OFFICER, "scheduled"),
    Status.PANEL_REPORT: Reading(
        _("Findings being written"), _("The hearing is over; the report is being written."),
        _("The hearing is over; the report is being written."), *PANEL, "with-others",
    ),
    Status.COMMITTEE_DECISION: Reading(
        _("Committee decision"), _("The committee is deciding."), _("The committee is deciding."), *COMMITTEE, "with-others"
    ),
    Status.DECISION_ISSUED: Reading(
        _("Decided – appeal possible"), _("Decided. It may still be appealed."), _("Decided. You may appeal."),
        *RESPONDENT, "with-others",
    ),
    Status.APPEAL: Reading(
        _("Under appeal"), _("It is being looked at again."), _("Your appeal is being read."), *APPEALS, "with-others"
    ),
    Status.FINAL: Reading(_("Final"), _("Decided and final."), _("Decided and final."), *STAFF, "needs-you"),
    Status.MONITORING: Reading(
        _("Sanction in force"), _("Decided and final."), _("A sanction is in force."), *RESPONDENT, "with-others"
    ),
    Status.REINSTATEMENT: Reading(
        _("Reinstatement asked"), _("Decided and final."), _("Your request to be reinstated is being read."), *STAFF, "needs-you"
    ),
    Status.JOINED: Reading(
        _("Joined to another case"), _("It goes on together with another case."),
        _("It goes on together with another case."), *COMMITTEE, "with-others",
    ),
    Status.CLOSED: Reading(_("Closed"), _("Closed."), _("Closed."), *NOBODY, "done"),
}  # fmt: skip


# What the worklist asks for where more than one step is possible; the case page says which.
TO_DO: dict[Status, Words] = {
    Status.SUBMITTED: _("Check the new complaint"),
    Status.JURISDICTION: _("Check jurisdiction"),
    Status.PRELIM_REVIEW: _("Screen the complaint"),
    Status.NOTICE_TO_RESPONDENT: _("Serve the complaint"),
    Status.INVESTIGATION: _("Investigate"),
    Status.DETERMINATION: _("Is there enough to go on?"),
    Status.CHARGED: _("Serve the charges"),
    Status.HEARING_SCHEDULED: _("Prepare the hearing"),
    Status.HEARING: _("Run the hearing"),
    Status.PANEL_REPORT: _("Write the findings"),
    Status.COMMITTEE_DECISION: _("Decide the case"),
    Status.DECISION_ISSUED: _("Serve the decision"),
    Status.APPEAL: _("Decide the appeal"),
    Status.FINAL: _("Publish, monitor or close"),
    Status.MONITORING: _("Watch the conditions"),
    Status.REINSTATEMENT: _("Answer the request for reinstatement"),
    Status.DISMISSAL_REVIEW: _("Review the dismissal"),
}


def reading(case: Case) -> Reading:
    """The words for the status of this case. A joined case reads on in its own; its lead's progress stands beside."""
    return READINGS[Status(case.status)]


# To the complainant these are one: whether a sanction is watched, ended or done is not theirs to know (§5, caution).
OVER = (Status.FINAL, Status.MONITORING, Status.REINSTATEMENT)


def ball_for(case: Case, places: frozenset[Seat]) -> Words:
    """Whose turn it is, as this reader sees it."""
    if COMPLAINING & places and case.status in OVER:
        return READINGS[Status.FINAL].ball
    return reading(case).ball


def keeps_dates_from(case: Case, places: frozenset[Seat]) -> bool:
    """The dates of a sanction would tell the complainant of a Written Caution what nobody may (§5)."""
    return bool(COMPLAINING & places) and case.status in OVER


def family_for(found: Reading, mine: bool) -> str:
    """The family of the badge for this reader: what waits for the reader stands out, what waits for others does not."""
    if found.family not in ("needs-you", "with-others"):
        return found.family
    return "needs-you" if mine else "with-others"


def words_for(case: Case, places: frozenset[Seat]) -> Words:
    """The status as this reader sees it."""
    found = reading(case)
    if COMPLAINING & places:
        return found.complainant
    if ANSWERING & places:
        return found.respondent or found.board
    return found.board


# Debts of the office and the committee that tell a side nothing about its own case.
INSIDE_ONLY = frozenset({"receipt", "notice", "decision_notice", "outcome_notice", "publication", "decision_outer"})
# What was due before the respondent was told of anything.
BEFORE_NOTICE = frozenset({"screening", "cure", "review"})


def kept_from(places: frozenset[Seat]) -> frozenset[str]:
    """The names of the deadlines that this reader is not shown as the next date."""
    if ANSWERING & places:
        return INSIDE_ONLY | BEFORE_NOTICE
    return INSIDE_ONLY - {"receipt", "notice"} if PARTIES & places else frozenset()
