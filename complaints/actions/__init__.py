"""The verbs of a case, one file for each stage. Importing the package registers the effects that the table names."""

from complaints.actions import (
    agreeing,
    answering,
    charging,
    conflicts,
    convicting,
    filing,
    letters,
    overlaying,
    papers,
    reviewing,
    screening,
    voting,
)

__all__ = [
    "agreeing",
    "answering",
    "charging",
    "conflicts",
    "convicting",
    "filing",
    "letters",
    "overlaying",
    "papers",
    "reviewing",
    "screening",
    "voting",
]
