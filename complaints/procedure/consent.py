"""Consent agreement: an end that the respondent signs and the committee must approve (procedure.md §1.3 row 11, §2.19)."""

from django.utils.translation import gettext_lazy as _

from complaints.models import Body, Status
from complaints.procedure.words import CLOCK, Fact, Limit, Step, Words, step
from complaints.seats import ANSWERING, Seat

S = Status
BEFORE_DECISION = {
    S.AWAITING_ANSWER, S.INVESTIGATION, S.DETERMINATION, S.CHARGED, S.HEARING_SCHEDULED, S.PANEL_REPORT,
    S.COMMITTEE_DECISION,
}  # fmt: skip
PROPOSAL = ("consent_proposed", "consent_signed")


def approve(kind: str, label: Words, outcome: str) -> Step:
    """One row for each of the four sanctions, as with the decisions: each tells the complainant what may be told."""
    return step(
        f"approve_consent_{kind}", label, BEFORE_DECISION, S.DECISION_ISSUED, Seat.CHAIR, "§1.3 row 11, §2.19",
        needs=("noticed", "consent_signed"), guards=("the_agreement_is_about_this", "there_is_a_credential_to_take"), motion=Body.COMMITTEE,
        gives=(kind, "consented"), clears=PROPOSAL, effect="sanctions.impose_agreed", settles=("*",),
        notices=("decision", outcome), main=False, grave=True,
        limits=(Limit("decision_notice", _("Serve the decision"), "decision_notice_days"),),
    )  # fmt: skip


TITLE = "Overlay: consent agreement"
FACTS = {
    "consent_proposed": Fact(_("No agreement is proposed."), _("An agreement is proposed already.")),
    "consent_signed": Fact(
        _("The respondent has not signed an agreement."), _("The respondent has signed the agreement.")
    ),
    "consented": Fact(
        _("No agreement was approved."), _("The case ended by agreement, and the appeal was waived in it.")
    ),
    "appeal_waived": Fact(_("The appeal was not waived."), _("The appeal was waived.")),
}
STEPS = (
    step(
        "propose_consent", _("Propose an agreement"), BEFORE_DECISION, None,
        ANSWERING | {Seat.DIRECTOR, Seat.CHAIR}, "§1.3 row 11, §2.19", needs=("noticed",),
        unless=("consent_proposed",), gives=("consent_proposed",), effect="propose_consent", form="consent",
        notices=("consent_proposed",), main=False,
    ),
    step(
        "sign_consent", _("Sign the agreement"), BEFORE_DECISION, None, Seat.RESPONDENT, "§2.19",
        needs=("consent_proposed",), unless=("consent_signed",), gives=("consent_signed",), effect="sign_consent",
        form="sign_consent", main=False, grave=True,
    ),
    step(
        "withdraw_consent", _("Step back from the agreement"), BEFORE_DECISION, None, ANSWERING, "§2.19",
        needs=("consent_proposed",), clears=PROPOSAL, effect="end_consent", main=False,
    ),
    step(
        "reject_consent", _("Reject the agreement"), BEFORE_DECISION, None, Seat.CHAIR, "§1.3 row 11",
        needs=("consent_proposed",), clears=PROPOSAL, effect="end_consent", form="reason",
        notices=("consent_rejected",), main=False,
    ),
    approve("caution", _("Approve the agreement: Written Caution"), "outcome_confidential"),
    approve("reprimand", _("Approve the agreement: Public Reprimand"), "outcome"),
    approve("suspension", _("Approve the agreement: Suspension"), "outcome"),
    approve("revocation", _("Approve the agreement: Revocation"), "outcome"),
    step(
        "become_final_by_consent", _("Become final: the appeal was waived in the agreement"), S.DECISION_ISSUED, S.FINAL,
        CLOCK, "§2.19", needs=("decision_served", "consented"), gives=("appeal_waived",),
        settles=("appeal", "reconsideration"), notices=("final",), effect="sanctions.take_effect", sweep=True,
        limits=(Limit("publication", _("Publish the sanction"), "publication_days",
                      only_if=("reprimand", "suspension", "revocation")),),
    ),
)  # fmt: skip
