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
    of and that does not wait for its service: once it is set, the letter prints its last day. `says` are other numbers of
    the rule set that its text names.
    """

    side: Party.Side
    label: str | Promise
    setting: str = ""
    meets: str = ""
    runs: str = ""
    says: tuple[str, ...] = ()


KINDS: dict[str, NoticeKind] = {
    "receipt": NoticeKind(COMPLAINANT, _("Receipt and case number"), meets="receipt", says=("status_note_days",)),
    "defects": NoticeKind(COMPLAINANT, _("What is missing"), "cure_days", runs="cure"),
    "not_accepted": NoticeKind(COMPLAINANT, _("Not accepted: reason and other agencies")),
    "accepted": NoticeKind(COMPLAINANT, _("Accepted for review"), says=("answer_days",)),
    "dismissal": NoticeKind(COMPLAINANT, _("Dismissal"), "review_days"),
    "dismissal_respondent": NoticeKind(RESPONDENT, _("Dismissal"), says=("review_days",)),
    "review_requested": NoticeKind(RESPONDENT, _("A review of the dismissal was asked for")),
    "dismissal_set_aside": NoticeKind(COMPLAINANT, _("The dismissal was set aside")),
    "dismissal_set_aside_respondent": NoticeKind(RESPONDENT, _("The dismissal was set aside")),
    "closing": NoticeKind(COMPLAINANT, _("The case is closed")),
    "closing_respondent": NoticeKind(RESPONDENT, _("The case is closed")),
    "notice_of_complaint": NoticeKind(RESPONDENT, _("Notice of the complaint"), "answer_days"),
    "second_notice": NoticeKind(RESPONDENT, _("Second notice"), "answer_grace_days", runs="second_answer"),
    "answer_received": NoticeKind(COMPLAINANT, _("An answer came")),
    "report": NoticeKind(RESPONDENT, _("Investigation report"), "comment_days"),
    "statement_of_charges": NoticeKind(RESPONDENT, _("Statement of charges"), "election_days", says=("panel_size",)),
    "charges_issued": NoticeKind(COMPLAINANT, _("Charges were issued")),
    "joined": NoticeKind(COMPLAINANT, _("Joined to another case")),
    "joined_respondent": NoticeKind(RESPONDENT, _("Another case was joined"), "joinder_objection_days"),
    "joinder_overruled": NoticeKind(RESPONDENT, _("The cases stay joined")),
    "joinder_ended": NoticeKind(COMPLAINANT, _("The case stands alone again")),
    "joinder_ended_respondent": NoticeKind(RESPONDENT, _("The case stands alone again")),
    "severed": NoticeKind(COMPLAINANT, _("A part of the complaint waits in a case of its own")),
    "notice_of_hearing": NoticeKind(RESPONDENT, _("Notice of hearing"), "challenge_days", says=("exchange_days",)),
    "hearing_date": NoticeKind(COMPLAINANT, _("There will be a hearing"), "challenge_days", runs="challenge"),
    "panel_change": NoticeKind(RESPONDENT, _("A new panel member"), "challenge_days"),
    "panel_change_complainant": NoticeKind(
        COMPLAINANT, _("A new panel member"), "challenge_days", runs="challenge_new_member"
    ),
    "continuance_granted": NoticeKind(RESPONDENT, _("The hearing is put off")),
    "hearing_put_off": NoticeKind(COMPLAINANT, _("The hearing is put off")),
    "continuance_refused": NoticeKind(RESPONDENT, _("The hearing stays on its day")),
    "more_time_refused": NoticeKind(RESPONDENT, _("No more time")),
    "witness_call": NoticeKind(WITNESS, _("You are called as a witness")),
    "panel_report": NoticeKind(RESPONDENT, _("Panel report"), "exceptions_days"),
    "decision": NoticeKind(RESPONDENT, _("Decision"), "appeal_days", says=("reconsideration_days",)),
    "outcome": NoticeKind(COMPLAINANT, _("Outcome")),
    "outcome_confidential": NoticeKind(COMPLAINANT, _("The matter is concluded")),
    "not_sustained": NoticeKind(RESPONDENT, _("Nothing sustained")),
    "not_sustained_complainant": NoticeKind(COMPLAINANT, _("Nothing sustained")),
    "final": NoticeKind(RESPONDENT, _("The decision is final")),
    "appeal_received": NoticeKind(RESPONDENT, _("We have your appeal"), says=("appeal_decision_days", "appeals_size")),
    "appeal_filed": NoticeKind(COMPLAINANT, _("An appeal was filed")),
    "appeal_rejected": NoticeKind(RESPONDENT, _("Your appeal came too late"), "appeal_days"),
    "late_appeal_refused": NoticeKind(RESPONDENT, _("The late appeal is not excused")),
    "appeal_ruling": NoticeKind(RESPONDENT, _("Ruling on the appeal")),
    "appeal_outcome": NoticeKind(COMPLAINANT, _("Outcome of the appeal")),
    "abeyance": NoticeKind(COMPLAINANT, _("The case is held"), says=("abeyance_review_days",)),
    "abeyance_respondent": NoticeKind(RESPONDENT, _("The case is held"), says=("abeyance_review_days",)),
    "abeyance_ended": NoticeKind(COMPLAINANT, _("The case goes on")),
    "abeyance_ended_respondent": NoticeKind(RESPONDENT, _("The case goes on")),
    "summary_order": NoticeKind(
        RESPONDENT,
        _("Order of summary suspension"),
        says=(
            "summary_confirm_days",
            "summary_majority_of",
            "summary_majority_over",
            "summary_hearing_days",
            "summary_outer_days",
        ),
    ),
    "summary_kept": NoticeKind(RESPONDENT, _("Ruling on the summary suspension")),
    "summary_ended": NoticeKind(RESPONDENT, _("The summary suspension has ended")),
    "consent_proposed": NoticeKind(RESPONDENT, _("An agreement is proposed")),
    "consent_rejected": NoticeKind(RESPONDENT, _("The agreement was not approved")),
    "surrender_refused": NoticeKind(RESPONDENT, _("The surrender was not accepted")),
    "surrender_accepted": NoticeKind(RESPONDENT, _("The surrender was accepted")),
    "surrender_outcome": NoticeKind(COMPLAINANT, _("Outcome")),
    "reconsideration_denied": NoticeKind(
        RESPONDENT, _("Ruling on the petition to reconsider"), "appeal_days", says=("reconsideration_ruling_days",)
    ),
    "reconsidered": NoticeKind(RESPONDENT, _("The committee decides again")),
    "reconsidered_complainant": NoticeKind(COMPLAINANT, _("The committee decides again")),
    "withdrawn": NoticeKind(COMPLAINANT, _("Your complaint is withdrawn")),
    "withdrawn_respondent": NoticeKind(RESPONDENT, _("The case is closed")),
    "withdrawal_refused": NoticeKind(COMPLAINANT, _("The case goes on")),
    "reopened": NoticeKind(COMPLAINANT, _("The case is opened again")),
    "reopened_respondent": NoticeKind(RESPONDENT, _("The case is opened again")),
    "reopening_refused": NoticeKind(COMPLAINANT, _("The case stays closed")),
    "reopening_refused_respondent": NoticeKind(RESPONDENT, _("The case stays closed")),
    "message": NoticeKind(COMPLAINANT, _("A message from the Board")),
    "message_respondent": NoticeKind(RESPONDENT, _("A message from the Board")),
    "status_note": NoticeKind(COMPLAINANT, _("There is no news yet")),
    "status_note_respondent": NoticeKind(RESPONDENT, _("There is no news yet")),
    "show_cause": NoticeKind(RESPONDENT, _("Order to show cause"), "show_cause_days"),
    "further_charge": NoticeKind(RESPONDENT, _("Further charge"), "further_charge_days"),
    "condition_reminder": NoticeKind(RESPONDENT, _("A condition is due soon")),
    "condition_day_changed": NoticeKind(RESPONDENT, _("A condition has a later day")),
    "reinstated": NoticeKind(RESPONDENT, _("Reinstatement")),
    "reinstatement_refused": NoticeKind(RESPONDENT, _("Reinstatement refused")),
}
