"""The forms of the steps. Importing the package registers those of this app."""

from complaints.forms import (
    appeals,
    checks,
    client_records,
    designees,
    inquiry,
    insiders,
    letters,
    limits,
    more_time,
    overlays,
    papers,
    parties,
    plain_steps,
    screening,
    severance,
    voting,
)
from complaints.forms.registry import FORMS, StepForm, asks

__all__ = [
    "FORMS",
    "StepForm",
    "appeals",
    "asks",
    "checks",
    "client_records",
    "designees",
    "inquiry",
    "insiders",
    "letters",
    "limits",
    "more_time",
    "overlays",
    "papers",
    "parties",
    "plain_steps",
    "screening",
    "severance",
    "voting",
]
