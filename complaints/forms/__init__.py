"""The forms of the steps. Importing the package registers those of this app."""

from complaints.forms import (
    appeals,
    checks,
    client_records,
    inquiry,
    letters,
    more_time,
    papers,
    plain_steps,
    screening,
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
    "inquiry",
    "letters",
    "more_time",
    "papers",
    "plain_steps",
    "screening",
    "voting",
]
