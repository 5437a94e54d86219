"""Surrender: a credential given up while charges are pending takes effect only when the committee accepts it
(procedure.md §1.4)."""

from django.utils.translation import gettext_lazy as _

from complaints.models import Body, Disposition, Status
from complaints.procedure.consent import BEFORE_DECISION, PROPOSAL
from complaints.procedure.words import Fact, Limit, step
from complaints.seats import Seat

S = Status
PUBLISH = Limit("publication", _("Publish the sanction"), "publication_days")

TITLE = "Overlay: surrender"
FACTS = {
    "surrender_offered": Fact(_("No surrender is offered."), _("A surrender is offered already.")),
    "surrendered": Fact(_("The credential was not surrendered."), _("The credential was surrendered.")),
}
STEPS = (
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
