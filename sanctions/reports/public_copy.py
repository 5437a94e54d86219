"""The public copy of a report: no case, no number under 5, and none that could be worked out (procedure.md §6).

`None` stands for a number that is held back. Days are given only where at least five cases are behind them. What is
shared by two sums (received, closed) is never held back for the sake of another number: both sums would tell it.
"""

from __future__ import annotations

from typing import Any

from sanctions.reports.counting import SIGNS
from sanctions.reports.figures import Figures
from sanctions.reports.suppression import LEAST, hidden_in_sum

# Section: the line of the flow that its numbers add up to.
ADDS_UP_TO = {
    "disposed": "closed",
    "by_relationship": "received",
    "by_credential": "received",
    "by_came_by": "received",
    "open_at": "open_end",
}
PINNED = ("open_start", "open_end", "received", "closed")
# Quarters cut a sum of the flow a second time and finer than a small board can show without telling of single cases.
LEFT_OUT = ("quarters_received", "quarters_accepted", "quarters_closed")


def public_copy(figures: Figures) -> Figures:
    """The same shape with bare numbers: section, key, number or None."""
    sections = {
        key: {name: row["n"] for name, row in rows.items()}
        for key, rows in figures["sections"].items()
        if key not in LEFT_OUT
    }
    totals = sections["flow"]
    shown: dict[str, dict[str, int | None]] = {}
    for key, numbers in sections.items():
        shown[key] = _held_back(numbers, _hidden(key, numbers, totals))
    return {"sections": shown, "times": {key: _days(times) for key, times in figures["times"].items()}}


def _hidden(section: str, numbers: dict[str, int], totals: dict[str, int]) -> set[str]:
    if section == "flow":
        return hidden_in_sum(numbers, SIGNS, pinned=PINNED)
    if section in ADDS_UP_TO:
        whole = {**numbers, "": totals[ADDS_UP_TO[section]]}
        return hidden_in_sum(whole, {**dict.fromkeys(numbers, 1), "": -1}, pinned=("",))
    return {key for key, number in numbers.items() if number < LEAST}


def _held_back(numbers: dict[str, int], hidden: set[str]) -> dict[str, int | None]:
    return {key: None if key in hidden else number for key, number in numbers.items()}


def _days(times: dict[str, Any]) -> dict[str, Any]:
    return times if times["n"] >= LEAST else {"n": None}
