"""Pure counting over light rows of the record: flow, disposals and times of one year (procedure.md §6).

Days are calendar days in America/New_York, spans are whole days. A case is open from its first line until it is closed
or joined; a case that closes while it is joined was not disposed of. Nothing here asks the database or the clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import ceil
from statistics import mean, median

CLOSED, JOINED, OPEN, NOT_YET = "closed", "joined", "open", "not yet"
Cases = list[str]


@dataclass(frozen=True)
class Move:
    """One line of the record. `disposal`: how the case ended, where this line closed it."""

    day: date
    kind: str
    old: str
    new: str
    disposal: str = ""


@dataclass(frozen=True)
class History:
    """The lines of one case in their order, and what its complaint is counted under."""

    number: str
    moves: tuple[Move, ...]
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def state(self, through: date) -> str:
        """At the end of the day `through`."""
        past = [move for move in self.moves if move.day <= through]
        return _state(past[-1].new) if past else NOT_YET

    def first(self, kinds: Iterable[str]) -> Move | None:
        wanted = frozenset(kinds)
        return next((move for move in self.moves if move.kind in wanted), None)


@dataclass(frozen=True)
class Span:
    """The days counted: from the first through the last."""

    begins: date
    ends: date

    @classmethod
    def of_year(cls, year: int, *, through: date) -> Span:
        """The calendar year or, of one that still runs, what is over of it."""
        return cls(date(year, 1, 1), min(date(year, 12, 31), max(through, date(year, 1, 1))))

    def holds(self, day: date) -> bool:
        return self.begins <= day <= self.ends


def _state(status: str) -> str:
    return status if status in (CLOSED, JOINED) else OPEN


def flow(histories: Iterable[History], span: Span) -> dict[str, Cases]:
    """Open at the start + received + reopened + parted - closed - joined = open at the end."""
    keys = ("open_start", "received", "reopened", "parted", "closed", "joined", "open_end")
    found: dict[str, Cases] = {key: [] for key in keys}
    for history in histories:
        before = NOT_YET
        for place, move in enumerate(history.moves):
            after = _state(move.new)
            if move.day < span.begins:
                before = after
                continue
            if not span.holds(move.day):
                break
            if place == 0:
                found["received"].append(history.number)
                before = OPEN
            if key := CHANGES.get((before, after)):
                found[key].append(history.number)
            before = after
        if history.moves and history.moves[0].day < span.begins and _state_before(history, span.begins) == OPEN:
            found["open_start"].append(history.number)
        if history.state(span.ends) == OPEN:
            found["open_end"].append(history.number)
    return found


CHANGES = {
    (OPEN, CLOSED): "closed",
    (OPEN, JOINED): "joined",
    (JOINED, OPEN): "parted",
    (CLOSED, OPEN): "reopened",
}
SIGNS = {"open_start": 1, "received": 1, "reopened": 1, "parted": 1, "closed": -1, "joined": -1, "open_end": -1}


def _state_before(history: History, day: date) -> str:
    past = [move for move in history.moves if move.day < day]
    return _state(past[-1].new) if past else NOT_YET


def off_balance(counts: dict[str, int]) -> int:
    """0 where the flow reconciles."""
    return sum(sign * counts[key] for key, sign in SIGNS.items())


def disposed(histories: Iterable[History], span: Span) -> dict[str, Cases]:
    """Closings of cases that were not joined, by how they ended."""
    found: dict[str, Cases] = {}
    for history in histories:
        for move in history.moves:
            if span.holds(move.day) and move.new == CLOSED and _state(move.old) == OPEN:
                found.setdefault(move.disposal, []).append(history.number)
    return found


def received_by(histories: Iterable[History], span: Span, group: str) -> dict[str, Cases]:
    """Cases received, by what they are counted under; one case may count under several."""
    found: dict[str, Cases] = {}
    for history in histories:
        if history.moves and span.holds(history.moves[0].day):
            for key in history.groups.get(group, ()):
                found.setdefault(key, []).append(history.number)
    return found


def happened(histories: Iterable[History], span: Span, kinds: Mapping[str, Iterable[str]]) -> dict[str, Cases]:
    """How often lines of these kinds were written, by the key of each set of kinds."""
    wanted = {key: frozenset(names) for key, names in kinds.items()}
    found: dict[str, Cases] = {key: [] for key in wanted}
    for history in histories:
        for move in history.moves:
            if span.holds(move.day):
                for key, names in wanted.items():
                    if move.kind in names:
                        found[key].append(history.number)
    return found


def held_days(history: History, begins: date, ends: date) -> int:
    """Days of abeyance between two days: from the day it began to the day it ended."""
    days, since = 0, None
    for move in history.moves:
        if move.kind == "hold_in_abeyance" and since is None:
            since = move.day
        if move.kind == "end_abeyance" and since is not None:
            days += max(0, (min(move.day, ends) - max(since, begins)).days)
            since = None
    if since is not None:
        days += max(0, (ends - max(since, begins)).days)
    return days


@dataclass(frozen=True)
class Taken:
    """Days from receipt to a stage, the abeyance left out and shown apart."""

    days: int
    held: int
    number: str


def times(histories: Iterable[History], span: Span, reached: Iterable[str], statuses: Iterable[str]) -> list[Taken]:
    """Of the cases that first came to a stage in these days: by a line of a kind, or by a move to a status."""
    kinds, targets, found = frozenset(reached), frozenset(statuses), []
    for history in histories:
        arrived = next(
            (m for m in history.moves if m.kind in kinds or (m.new in targets and m.old not in targets)), None
        )
        if arrived and span.holds(arrived.day):
            began = history.moves[0].day
            held = held_days(history, began, arrived.day)
            found.append(Taken((arrived.day - began).days - held, held, history.number))
    return found


def summary(taken: list[Taken]) -> dict[str, float | int]:
    """Median, mean and 90th percentile (the smallest number of days that nine in ten did not exceed), to one decimal."""
    if not taken:
        return {"n": 0}
    days = sorted(one.days for one in taken)
    return {
        "n": len(days),
        "median": round(median(days), 1),
        "mean": round(mean(days), 1),
        "slow": days[ceil(len(days) * 0.9) - 1],
        "held": sum(one.held for one in taken),
    }
