"""Every letter the procedure drafts: to which side it goes, what it is called, and the limit it announces."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from complaints.models import Party

COMPLAINANT, RESPONDENT, WITNESS = Party.Side.COMPLAINANT, Party.Side.RESPONDENT, Party.Side.WITNESS


@dataclass(frozen=True)
class NoticeKind:
    """`setting` is the rule-set number of the limit that runs from service, so that the letter can print the date.

    `meets` is the deadline that is met when a person approves this letter. `runs` is the deadline that this letter tells
    of and that does not wait for its service: once it is set, the letter prints its last day.
    """

    side: Party.Side
    label: str | Promise
    setting: str = ""
    meets: str = ""
    runs: str = ""


KINDS: dict[str, NoticeKind] = {
    "receipt": NoticeKind(COMPLAINANT, _("Receipt and case number"), meets="receipt"),
    "defects": NoticeKind(COMPLAINANT, _("What is missing"), "cure_days", runs="cure"),
    "not_accepted": NoticeKind(COMPLAINANT, _("Not accepted: reason and other agencies")),
    "accepted": NoticeKind(COMPLAINANT, _("Accepted for review")),
    "dismissal": NoticeKind(COMPLAINANT, _("Dismissal"), "review_days"),
    "dismissal_respondent": NoticeKind(RESPONDENT, _("Dismissal")),
    "review_requested": NoticeKind(RESPONDENT, _("A review of the dismissal was asked for")),
    "dismissal_set_aside": NoticeKind(COMPLAINANT, _("The dismissal was set aside")),
    "dismissal_set_aside_respondent": NoticeKind(RESPONDENT, _("The dismissal was set aside")),
    "closing": NoticeKind(COMPLAINANT, _("The case is closed")),
    "closing_respondent": NoticeKind(RESPONDENT, _("The case is closed")),
    "notice_of_complaint": NoticeKind(RESPONDENT, _("Notice of the complaint"), "answer_days"),
    "second_notice": NoticeKind(RESPONDENT, _("Second notice"), "answer_grace_days", runs="second_answer"),
    "answer_received": NoticeKind(COMPLAINANT, _("An answer came")),
    "report": NoticeKind(RESPONDENT, _("Investigation report"), "comment_days"),
    "statement_of_charges": NoticeKind(RESPONDENT, _("Statement of charges"), "election_days"),
    "charges_issued": NoticeKind(COMPLAINANT, _("Charges were issued")),
    "joined": NoticeKind(COMPLAINANT, _("Joined to another case")),
    "notice_of_hearing": NoticeKind(RESPONDENT, _("Notice of hearing"), "challenge_days"),
    "hearing_date": NoticeKind(COMPLAINANT, _("There will be a hearing"), "challenge_days", runs="challenge"),
    "witness_call": NoticeKind(WITNESS, _("You are called as a witness")),
    "panel_report": NoticeKind(RESPONDENT, _("Panel report"), "exceptions_days"),
    "decision": NoticeKind(RESPONDENT, _("Decision"), "appeal_days"),
    "outcome": NoticeKind(COMPLAINANT, _("Outcome")),
    "outcome_confidential": NoticeKind(COMPLAINANT, _("The matter is concluded")),
    "not_sustained": NoticeKind(RESPONDENT, _("Nothing sustained")),
    "not_sustained_complainant": NoticeKind(COMPLAINANT, _("Nothing sustained")),
    "final": NoticeKind(RESPONDENT, _("The decision is final")),
    "appeal_received": NoticeKind(RESPONDENT, _("We have your appeal")),
    "appeal_filed": NoticeKind(COMPLAINANT, _("An appeal was filed")),
    "appeal_ruling": NoticeKind(RESPONDENT, _("Ruling on the appeal")),
    "appeal_outcome": NoticeKind(COMPLAINANT, _("Outcome of the appeal")),
    "reinstated": NoticeKind(RESPONDENT, _("Reinstatement")),
    "reinstatement_refused": NoticeKind(RESPONDENT, _("Reinstatement refused")),
}
