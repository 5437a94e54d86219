"""The conditions of a sanction, one on each line of its terms, each with the day it is due if the line ends with one.

`12 hours of ethics training by 6/30/2028` is due on June 30, 2028; a line without such an end has no day
(procedure.md §1.3 row 20, §3). The words stay as they were voted on.
"""

from __future__ import annotations

import re
from datetime import date

DUE = re.compile(r"\bby ([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})\.?$", re.IGNORECASE)


def conditions_of(terms: str) -> list[tuple[str, date | None]]:
    """Each line with its day; None where it ends with none, or with one that is in no calendar."""
    return [(line, _due_on(line)) for line in _lines(terms)]


def line_without_a_day(terms: str) -> str | None:
    """The first line that ends with a day that is in no calendar; None where there is none."""
    return next((line for line in _lines(terms) if DUE.search(line) and _due_on(line) is None), None)


def _lines(terms: str) -> list[str]:
    return [line for line in (one.strip() for one in terms.splitlines()) if line]


def _due_on(line: str) -> date | None:
    found = DUE.search(line)
    if found is None:
        return None
    month, day, year = (int(number) for number in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
