"""Desk pages of hearings and of appeals, and the calendar files of the parties."""

from hearings.views.appeals import appeal, appeals
from hearings.views.dates import desk_dates, my_dates, respond_dates
from hearings.views.findings import findings
from hearings.views.hearings import hearing, hearings
from hearings.views.parties import my_hearing, respond_hearing
from hearings.views.prepare import prepare
from hearings.views.run import run

__all__ = [
    "appeal",
    "appeals",
    "desk_dates",
    "findings",
    "hearing",
    "hearings",
    "my_dates",
    "my_hearing",
    "prepare",
    "respond_dates",
    "respond_hearing",
    "run",
]
