"""The record: docket and events, notices and service, deadlines and closed days; import from here."""

from record.models.calendar import Closure, Deadline, DeadlineExtension
from record.models.docket import AccessLog, Docket, Event, EventText, Seal
from record.models.notice import Notice, Service

__all__ = [
    "AccessLog",
    "Closure",
    "Deadline",
    "DeadlineExtension",
    "Docket",
    "Event",
    "EventText",
    "Notice",
    "Seal",
    "Service",
]
