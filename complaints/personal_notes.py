"""Private notes of those who work on a case, and their end (procedure.md §5, retention).

They are the writer's own working paper and no part of the record, so they go by themselves as soon as a case is final or
closed, unless a legal hold stands. A case paper goes only by two people; a note was never one. Each app adds its own notes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from complaints import overlays
from complaints.models import Case, InvestigationNote, OverlayKind, Status
from people.one_look import once

# From here on nothing is worked out any more.
OVER = frozenset({Status.FINAL, Status.MONITORING, Status.REINSTATEMENT, Status.CLOSED})
NotesOf = Callable[[Case], "QuerySet[Any]"]
NOTES: dict[str, NotesOf] = {}


def personal(name: str) -> Callable[[NotesOf], NotesOf]:
    """Registers one table of private notes under the name by which the tombstone counts them."""

    def register(notes: NotesOf) -> NotesOf:
        NOTES[name] = notes
        return notes

    return register


@personal("investigation")
def of_the_investigation(case: Case) -> QuerySet[InvestigationNote]:
    return InvestigationNote.objects.filter(case=case)


def are_left(case: Case) -> bool:
    return any(notes(case).exists() for notes in NOTES.values())


@once
def held(case: Case) -> bool:
    """Whether a legal hold stands: then nothing of this case is removed."""
    return overlays.standing(case, OverlayKind.LEGAL_HOLD) is not None


def remove(case: Case) -> dict[str, int]:
    """Removes all of them; gives how many of each table. A correction goes before the note that it corrects."""
    gone = {}
    for name, notes in NOTES.items():
        rows = list(notes(case).order_by("-pk"))
        for row in rows:
            row.delete()
        if rows:
            gone[name] = len(rows)
    return gone
