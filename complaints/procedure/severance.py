"""Severance: a charge whose code is not loaded waits in a case of its own, and the rest goes on (procedure.md §1.2)."""

from django.utils.translation import gettext_lazy as _

from complaints.models import Status
from complaints.procedure.words import CLOCK, Fact, Limit, step
from complaints.seats import OFFICE, Seat

S = Status
FACTS = {
    "awaits_text": Fact(
        _("The charge does not wait for the text of a code."),
        _("Provision text needed: this charge waits until the code that was in force on its day is loaded."),
        comes_first=True,
    ),
}

TITLE = "Severance"
STEPS = (
    step(
        "sever", _("Sever a charge that waits for its text"), {S.PRELIM_REVIEW, S.INVESTIGATION, S.DETERMINATION}, None,
        OFFICE | {Seat.CHAIR, Seat.SCREENER}, "§1.2 severance", unless=("awaits_text",), effect="sever", form="sever",
        main=False,
    ),
    # The first line of the new case, taken by the clock in the transaction that severs.
    step(
        "open_severed", _("Open the severed case"), S.SUBMITTED, S.PRELIM_REVIEW, CLOCK, "§1.2 severance",
        unless=("filed",), guards=("is_severed_from_a_case",), gives=("filed", "awaits_text"), effect="open_severed",
        notices=("severed",), seating=("office", "chair"), sweep=True,
    ),
    step(
        "text_loaded", _("Note that the text is loaded"), {S.PRELIM_REVIEW, S.DISMISSAL_REVIEW}, None, OFFICE,
        "§1.2 missing text", needs=("awaits_text",), guards=("text_of_the_charge_is_held",), clears=("awaits_text",),
        effect="text_loaded", limits=(Limit("screening", _("Screen the complaint"), "screening_days"),),
    ),
)  # fmt: skip
