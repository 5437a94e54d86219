"""The verbs of a case, one file for each stage. Importing the package registers the effects that the table names."""

from complaints.actions import (
    answering,
    charging,
    conflicts,
    designees,
    filing,
    insiders,
    letters,
    papers,
    parties,
    reviewing,
    screening,
    voting,
)

__all__ = [
    "answering",
    "charging",
    "conflicts",
    "designees",
    "filing",
    "insiders",
    "letters",
    "papers",
    "parties",
    "reviewing",
    "screening",
    "voting",
]
