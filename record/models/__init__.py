"""The tables of the record."""

from .calendar import Closure, Deadline, DeadlineExtension
from .docket import AccessLog, Docket, Event, EventText, Seal
from .notice import Notice, Service

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
