"""The forms of the steps. Importing the package registers those of this app."""

from complaints.forms import (
    checks,
    designees,
    inquiry,
    insiders,
    letters,
    papers,
    parties,
    plain_steps,
    screening,
    voting,
)
from complaints.forms.registry import FORMS, StepForm, asks

__all__ = [
    "FORMS",
    "StepForm",
    "asks",
    "checks",
    "designees",
    "inquiry",
    "insiders",
    "letters",
    "papers",
    "parties",
    "plain_steps",
    "screening",
    "voting",
]
