"""The procedure as one table. Every step from filing to the closed case is a row; nothing else moves a case.

`STEPS` holds the rows by name. `workflow.take` is the only one who acts on them. Each module of `MODULES` holds the rows
of one stage or one overlay, with the title under which docs/procedure.md shows them and the facts that only they use.
"""

from __future__ import annotations

from complaints.models import Status
from complaints.procedure import (
    abeyance,
    client_records,
    conditions,
    consent,
    conviction,
    denial,
    designees,
    hearing,
    hearing_changes,
    hearing_room,
    inquiry,
    insiders,
    intake,
    interim,
    investigation,
    joinder,
    late_appeals,
    limits,
    more_time,
    outcome,
    parties,
    reconsidering,
    renewal,
    reopening,
    severance,
    surrender,
    throughout,
    withdrawal,
    words,
)
from complaints.procedure.words import CLOCK, HELD, PUBLIC_SANCTIONS, SANCTIONS, Clock, Fact, Limit, Step, Words
from complaints.seats import Seat

MAIN_LINE = (intake, inquiry, investigation, hearing, hearing_changes, hearing_room, outcome)
OVERLAYS = (
    conditions, limits, severance, joinder, late_appeals, more_time, client_records, insiders, designees, parties,
    reconsidering, consent, denial, surrender, withdrawal, conviction, interim, abeyance, renewal,
    reopening,
)  # fmt: skip
# In the order in which steps are offered.
MODULES = (*MAIN_LINE, *OVERLAYS, throughout)
ROWS: tuple[Step, ...] = tuple(row for module in MODULES for row in module.STEPS)
STEPS: dict[str, Step] = {row.name: row for row in ROWS}
FACTS: dict[str, Fact] = dict(words.FACTS)
for module in MODULES:
    FACTS |= getattr(module, "FACTS", {})
if len(STEPS) != len(ROWS):
    raise ValueError("Two rows of the procedure share a name.")

LIMITS: dict[str, Limit] = {limit.name: limit for row in ROWS for limit in row.limits}
# Times in which a party may act: when they are over, nobody is late.
RIGHTS = frozenset(name for name, limit in LIMITS.items() if limit.right)
# What usually comes next. Of the others only what is open, or waits for more than its own beginning, is told to people.
ON_THE_MAIN_LINE = frozenset(row.name for module in (*MAIN_LINE, throughout) for row in module.STEPS)
# The rows that the clock takes at once, as soon as their facts stand and their guards pass.
SWEPT = tuple(row for row in ROWS if row.sweep)
# The rows that the clock takes on its round, when their guards pass that day.
ON_ROUND = tuple(row for row in ROWS if row.on_round)


def rows_from(status: Status) -> list[Step]:
    """The rows that may start at this status, in the order of the table."""
    return [row for row in ROWS if status in row.source]


def rows_for(status: Status, seats: frozenset[Seat]) -> list[Step]:
    """The rows that one of these seats may take from this status, whether or not something stands in the way."""
    return [row for row in rows_from(status) if row.seats & seats]


def standing_in_the_way(step: Step, facts: frozenset[str]) -> Words | None:
    """None, or the sentence why what has happened so far rules this row out: held, a fact too few or too many."""
    if HELD in facts and not step.in_abeyance:
        return FACTS[HELD].present
    for fact in step.unless:
        if fact in facts and FACTS[fact].comes_first:
            return FACTS[fact].present
    for fact in step.needs:
        if fact not in facts:
            return FACTS[fact].missing
    for fact in step.unless:
        if fact in facts:
            return FACTS[fact].present
    for choice in step.any_of:
        if not facts.intersection(choice):
            return FACTS[choice[0]].missing
    return None


__all__ = [
    "CLOCK",
    "FACTS",
    "HELD",
    "LIMITS",
    "MAIN_LINE",
    "MODULES",
    "ON_ROUND",
    "ON_THE_MAIN_LINE",
    "OVERLAYS",
    "PUBLIC_SANCTIONS",
    "RIGHTS",
    "ROWS",
    "SANCTIONS",
    "STEPS",
    "SWEPT",
    "Clock",
    "Limit",
    "Step",
    "rows_for",
    "rows_from",
    "standing_in_the_way",
]
