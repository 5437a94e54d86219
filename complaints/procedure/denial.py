"""Denial of an application: what a Revocation is where the respondent is an applicant (procedure.md §3, §8 question 2).

It is voted, heard and appealed as a Revocation. Here it gets the fact of its own by which it is never published.
"""

from django.utils.translation import gettext_lazy as _

from complaints.models import Status
from complaints.procedure.words import CLOCK, Fact, step

TITLE = "Denial of an application"
FACTS = {
    "denial": Fact(_("No application was denied."), _("The denial of an application is not public.")),
}
STEPS = (
    step(
        "note_denial", _("Note that the application is denied"), Status.DECISION_ISSUED, None, CLOCK, "§3 Denial",
        needs=("revocation",), guards=("respondent_is_an_applicant",), gives=("denial",), clears=("revocation",),
        sweep=True,
    ),
)  # fmt: skip
