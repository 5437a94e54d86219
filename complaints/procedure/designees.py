"""A committee or panel that is too small for a case is filled up for it (procedure.md §2.2)."""

from django.utils.translation import gettext_lazy as _

from complaints.models import Status
from complaints.procedure.words import Fact, step
from complaints.seats import Seat

S = Status
AT_WORK = {
    S.PRELIM_REVIEW, S.INVESTIGATION, S.DETERMINATION, S.CHARGED, S.HEARING_SCHEDULED, S.COMMITTEE_DECISION,
    S.REINSTATEMENT,
}  # fmt: skip

TITLE = "Bodies that are too small"
FACTS = {
    "designees_asked": Fact(
        _("The chair has not asked for designees."), _("The President was asked for designees already.")
    )
}
STEPS = (
    step(
        "ask_for_designees", _("Ask the President for designees"), AT_WORK, None, Seat.CHAIR, "§2.2",
        unless=("designees_asked",), guards=("too_few_are_eligible",), gives=("designees_asked",),
        effect="ask_for_designees", form="reason", seating=("president",), main=False, tool=True, in_abeyance=True,
    ),
    step(
        "name_designees", _("Name designees to the committee"), AT_WORK, None, Seat.PRESIDENT, "§2.2",
        needs=("designees_asked",), guards=("somebody_can_be_named",), clears=("designees_asked",),
        effect="name_designees", form="name_designees", unseats=(Seat.PRESIDENT,), in_abeyance=True, task=True,
    ),
)  # fmt: skip
