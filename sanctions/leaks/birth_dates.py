"""Finds a date of birth: one that the case knows, in any usual form, and any date that the text itself calls one.

Nothing in a public text needs the day on which somebody was born, so "born on March 4, 1980" is a finding whoever it is.
Numbers are read both ways round (month first, day first) unless the year leads; two digits of a year may be of this or of the last century.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sanctions.leaks.findings import Hit, Kind, Protected, Whose
from sanctions.leaks.reading import Reading
from sanctions.leaks.words import MONTHS

NAMED = "|".join(sorted(MONTHS, key=len, reverse=True))
DAY = r"(?P<day>\d{1,2})\s?(?:st|nd|rd|th|ro|o)?"
YEAR = r"(?P<year>\d{4}|'?\d{2}(?!\d))"
PATTERNS = [
    re.compile(rf"\b(?P<month>{NAMED})\b\.?,?\s+{DAY}\b(?:\s*,?\s*(?:of\s+|del?\s+)?{YEAR})?"),
    re.compile(rf"\b{DAY}[\s.-]+(?:of\s+|de\s+)?(?P<month>{NAMED})\b\.?(?:[\s,.-]*(?:of\s+|del?\s+)?{YEAR})?"),
    re.compile(r"\b(?P<one>\d{1,2})\s?[-/.–\s]\s?(?P<two>\d{1,2})\s?[-/.–\s]\s?(?P<year>\d{4}|\d{2})\b"),
    re.compile(r"\b(?P<year>\d{4})\s?[-/.–\s]\s?(?P<month>\d{1,2})\s?[-/.–\s]\s?(?P<day>\d{1,2})\b"),
    re.compile(r"\b(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})\b"),
    re.compile(r"\b(?P<one>\d{2})(?P<two>\d{2})(?P<year>(?:19|20)\d{2})\b"),
]  # fmt: skip
BORN = re.compile(
    r"\b(?:born|dob|d\.\s?o\.\s?b\.?|date\s+of\s+birth|birth\s?-?date|birth\s?day|nacid[oa]|nacio|fecha\s+de\s+nacimiento"
    r"|cumpleanos)\b"
)
NEAR = 25  # signs between "born" and the date
CENTURIES = (1900, 2000)

Day = tuple[int | None, int, int]


@dataclass(frozen=True)
class Told:
    """A date in a text: where it stands in the `plain` reading, and the days it may mean."""

    first: int
    last: int
    days: frozenset[Day]


def dates_in(reading: Reading) -> Iterator[Told]:
    for pattern in PATTERNS:
        for found in pattern.finditer(reading.plain):
            days = frozenset(_days(found.groupdict()))
            if days:
                yield Told(*found.span(), days)


def _days(told: dict[str, str | None]) -> Iterator[Day]:
    year = (told.get("year") or "").strip("'")
    years: list[int | None] = (
        [int(year)] if len(year) == 4 else [each + int(year) for each in CENTURIES] if year else [None]
    )
    if told.get("month"):
        name = str(told["month"])
        pairs = {(MONTHS.get(name) or int(name), int(str(told["day"])))}
    else:
        one, two = int(str(told["one"])), int(str(told["two"]))
        pairs = {(one, two), (two, one)}
    for month, day in pairs:
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield from ((each, month, day) for each in years)


def called_birth_dates(reading: Reading) -> Iterator[Told]:
    """The dates that stand right behind "born", "date of birth" and the like, or before "birthday"."""
    born = [found.span() for found in BORN.finditer(reading.plain)]
    for told in dates_in(reading):
        near = [first for first, last in born if 0 <= told.first - last <= NEAR or 0 <= first - told.last <= NEAR // 5]
        if near:
            yield told


def hits(reading: Reading, protected: Iterable[Protected]) -> Iterator[Hit]:
    """A date of birth that the case knows, or one that is called so here."""
    known = [(one, day) for one in protected for day in days_of(one.value)]
    for told in dates_in(reading):
        for one, day in known:
            if day in told.days:
                yield _hit(reading, told, one.whose)
                break
    for told in called_birth_dates(reading):
        yield _hit(reading, told, Whose.UNKNOWN)


def days_of(value: str) -> set[Day]:
    return {day for told in dates_in(Reading(value)) for day in told.days if day[0]}


def _hit(reading: Reading, told: Told, whose: Whose) -> Hit:
    start, end = reading.plain_spans[told.first][0], reading.plain_spans[told.last - 1][1]
    return Hit(start, end, Kind.BIRTH_DATE, whose)
