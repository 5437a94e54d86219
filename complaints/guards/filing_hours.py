"""Whether what a party files comes in time (procedure.md §1.1, cut-off)."""

from __future__ import annotations

from complaints.filing_hours import too_late
from complaints.guards.registry import Asked, guard

# The limit, or limits, within which each of these steps of a party is taken.
WITHIN: dict[str, tuple[str, ...]] = {
    "complete": ("cure",),
    "request_review": ("review",),
    "answer": ("answer", "second_answer"),
    "comment": ("comment",),
    "request_hearing": ("election",),
    "waive_hearing": ("election",),
    "file_exceptions": ("exceptions",),
    "appeal": ("appeal",),
}


@guard
def filed_in_time(asked: Asked) -> str | None:
    """For persons; the clock files nothing."""
    if asked.person is None:
        return None
    return too_late(asked.case, asked.on, WITHIN[asked.step])
