"""Withdrawal: the complainant asks, the committee decides whether the case goes on (procedure.md §2.17)."""

from django.utils.translation import gettext_lazy as _

from complaints.models import Body, Disposition, Status
from complaints.procedure.words import Fact, step
from complaints.seats import Seat

S = Status
WITHDRAWABLE = frozenset(Status) - {
    S.DISMISSED, S.DISMISSAL_REVIEW, S.DECISION_ISSUED, S.APPEAL, S.FINAL, S.MONITORING, S.REINSTATEMENT, S.JOINED, S.CLOSED,
}  # fmt: skip

TITLE = "Overlay: withdrawal"
FACTS = {
    "withdrawal_asked": Fact(_("The complainant has not asked to withdraw."), _("You have asked to withdraw already.")),
}
STEPS = (
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
)  # fmt: skip
