"""The verbs of a case, one file for each stage. Importing the package registers the effects that the table names."""

from complaints.actions import (
    answering,
    charging,
    conflicts,
    filing,
    joining,
    letters,
    limits,
    papers,
    reviewing,
    screening,
    severing,
    voting,
)

__all__ = [
    "answering",
    "charging",
    "conflicts",
    "filing",
    "joining",
    "letters",
    "limits",
    "papers",
    "reviewing",
    "screening",
    "severing",
    "voting",
]
