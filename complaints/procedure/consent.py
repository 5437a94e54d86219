"""Consent agreement and surrender: an end that the respondent signs and the committee must accept
(procedure.md §1.3 row 11, §1.4, §2.19)."""

from django.utils.translation import gettext_lazy as _

from complaints.models import Body, Disposition, Status
from complaints.procedure.words import CLOCK, Fact, Limit, Step, Words, step
from complaints.seats import ANSWERING, Seat

S = Status
BEFORE_DECISION = {
    S.AWAITING_ANSWER, S.INVESTIGATION, S.DETERMINATION, S.CHARGED, S.HEARING_SCHEDULED, S.PANEL_REPORT,
    S.COMMITTEE_DECISION,
}  # fmt: skip
PROPOSAL = ("consent_proposed", "consent_signed")
PUBLISH = Limit("publication", _("Publish the sanction"), "publication_days")


def approve(kind: str, label: Words, outcome: str) -> Step:
    """One row for each of the four sanctions, as with the decisions: each tells the complainant what may be told."""
    return step(
        f"approve_consent_{kind}", label, BEFORE_DECISION, S.DECISION_ISSUED, Seat.CHAIR, "§1.3 row 11, §2.19",
        needs=("noticed", "consent_signed"), guards=("the_agreement_is_about_this",), motion=Body.COMMITTEE,
        gives=(kind, "consented"), clears=PROPOSAL, effect="sanctions.impose_agreed", settles=("*",),
        notices=("decision", outcome), main=False, grave=True,
        limits=(Limit("decision_notice", _("Serve the decision"), "decision_notice_days"),),
    )  # fmt: skip


TITLE = "Overlays: consent agreement, surrender"
FACTS = {
    "consent_proposed": Fact(_("No agreement is proposed."), _("An agreement is proposed already.")),
    "consent_signed": Fact(
        _("The respondent has not signed an agreement."), _("The respondent has signed the agreement.")
    ),
    "consented": Fact(
        _("No agreement was approved."), _("The case ended by agreement, and the appeal was waived in it.")
    ),
    "appeal_waived": Fact(_("The appeal was not waived."), _("The appeal was waived.")),
    "surrender_offered": Fact(_("No surrender is offered."), _("A surrender is offered already.")),
    "surrendered": Fact(_("The credential was not surrendered."), _("The credential was surrendered.")),
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
    step(
        "offer_surrender", _("Offer to give up the credential"), BEFORE_DECISION, None, Seat.RESPONDENT,
        "§1.4 surrender", needs=("noticed",), unless=("surrender_offered",), gives=("surrender_offered",),
        effect="offer_surrender", form="signed", main=False, grave=True,
    ),
    step(
        "withdraw_surrender", _("Take the offer back"), BEFORE_DECISION, None, Seat.RESPONDENT, "§1.4 surrender",
        needs=("surrender_offered",), clears=("surrender_offered",), effect="end_surrender", main=False,
    ),
    step(
        "refuse_surrender", _("Refuse the surrender"), BEFORE_DECISION, None, Seat.CHAIR, "§1.4 surrender",
        needs=("surrender_offered",), clears=("surrender_offered",), effect="end_surrender", form="reason",
        notices=("surrender_refused",), main=False,
    ),
    step(
        "accept_surrender", _("Accept the surrender"), BEFORE_DECISION, S.FINAL, Seat.CHAIR, "§1.4 surrender",
        needs=("noticed", "surrender_offered"), motion=Body.COMMITTEE, gives=("surrendered", "appeal_waived"),
        clears=("surrender_offered", *PROPOSAL), effect="sanctions.accept_surrender", settles=("*",),
        notices=("surrender_accepted", "surrender_outcome"), limits=(PUBLISH,), main=False, grave=True,
    ),
    step(
        "close_surrendered", _("Close: surrendered while charges were pending"), S.FINAL, S.CLOSED, Seat.DIRECTOR,
        "§1.4 surrender", needs=("surrendered", "published"), disposition=Disposition.SURRENDERED, settles=("*",),
        notices=("closing_respondent", "closing"),
    ),
)  # fmt: skip
