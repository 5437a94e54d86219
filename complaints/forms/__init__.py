"""The forms of the steps. Importing the package registers those of this app."""

from complaints.forms import (
    checks,
    inquiry,
    letters,
    limits,
    overlays,
    papers,
    plain_steps,
    screening,
    severance,
    voting,
)
from complaints.forms.registry import FORMS, StepForm, asks

__all__ = [
    "FORMS",
    "StepForm",
    "asks",
    "checks",
    "inquiry",
    "letters",
    "limits",
    "overlays",
    "papers",
    "plain_steps",
    "screening",
    "severance",
    "voting",
]
