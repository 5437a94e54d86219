"""Panel, hearing, log, exhibits, findings and appeal: dates and facts only. The one status lies on the case."""

from hearings.models.findings import Citation, Finding, FindingsDraft
from hearings.models.hearing import (
    Appeal,
    Attendance,
    Challenge,
    Continuance,
    Exhibit,
    Hearing,
    LateAppeal,
    PanelReport,
    PanelSeat,
)
from hearings.models.log import LogEntry, PrivateNote

__all__ = [
    "Appeal",
    "Attendance",
    "Challenge",
    "Citation",
    "Continuance",
    "Exhibit",
    "Finding",
    "FindingsDraft",
    "Hearing",
    "LateAppeal",
    "LogEntry",
    "PanelReport",
    "PanelSeat",
    "PrivateNote",
]
