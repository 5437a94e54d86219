"""The verbs of a case, one file for each stage. Importing the package registers the effects that the table names."""

from complaints.actions import (
    answering,
    charging,
    client_records,
    conflicts,
    filing,
    letters,
    more_time,
    papers,
    reviewing,
    screening,
    voting,
)

__all__ = [
    "answering",
    "charging",
    "client_records",
    "conflicts",
    "filing",
    "letters",
    "more_time",
    "papers",
    "reviewing",
    "screening",
    "voting",
]
