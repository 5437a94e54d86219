"""The procedure as one table. Every step from filing to the closed case is a row; nothing else moves a case.

`STEPS` holds the rows by name. `workflow.take` is the only one who acts on them.
"""

from __future__ import annotations

from complaints.models import Status
from complaints.procedure import hearing, inquiry, intake, outcome, throughout
from complaints.procedure.words import CLOCK, FACTS, PUBLIC_SANCTIONS, SANCTIONS, Clock, Limit, Step
from complaints.seats import Seat

ROWS: tuple[Step, ...] = (*intake.STEPS, *inquiry.STEPS, *hearing.STEPS, *outcome.STEPS, *throughout.STEPS)
STEPS: dict[str, Step] = {row.name: row for row in ROWS}
if len(STEPS) != len(ROWS):
    raise ValueError("Two rows of the procedure share a name.")

LIMITS: dict[str, Limit] = {limit.name: limit for row in ROWS for limit in row.limits}
# Times in which a party may act: when they are over, nobody is late.
RIGHTS = frozenset(name for name, limit in LIMITS.items() if limit.right)


def rows_from(status: Status) -> list[Step]:
    """The rows that may start at this status, in the order of the table."""
    return [row for row in ROWS if status in row.source]


def rows_for(status: Status, seats: frozenset[Seat]) -> list[Step]:
    """The rows that one of these seats may take from this status, whether or not something stands in the way."""
    return [row for row in rows_from(status) if row.seats & seats]


__all__ = [
    "CLOCK",
    "FACTS",
    "LIMITS",
    "PUBLIC_SANCTIONS",
    "RIGHTS",
    "ROWS",
    "SANCTIONS",
    "STEPS",
    "Clock",
    "Limit",
    "Step",
    "rows_for",
    "rows_from",
]
