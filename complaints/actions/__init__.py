"""The verbs of a case, one file for each stage. Importing the package registers the effects that the table names."""

from complaints.actions import (
    agreeing,
    answering,
    charging,
    conflicts,
    convicting,
    filing,
    joining,
    letters,
    limits,
    overlaying,
    papers,
    reviewing,
    screening,
    severing,
    voting,
)

__all__ = [
    "agreeing",
    "answering",
    "charging",
    "conflicts",
    "convicting",
    "filing",
    "joining",
    "letters",
    "limits",
    "overlaying",
    "papers",
    "reviewing",
    "screening",
    "severing",
    "voting",
]
