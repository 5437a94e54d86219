"""Which numbers of a public table stay back: those under 5, and as many others as keep them from being worked out.

Rule source: procedure.md §6 ("cells under 5 suppressed in the public version, with complementary suppression"). Pure.
A table is a set of numbers joined by sums. Each number stands in at most two sums, so the sums form a network: a number
is safe when it lies on a round trip of hidden numbers, because then it could as well be one more or one less.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

LEAST = 5
Key = TypeVar("Key", bound=Hashable)
Ends = tuple[Hashable, Hashable]
ROW, COLUMN, ALL = "row", "column", "all"


def hidden_in_sum(numbers: dict[Key, int], signs: dict[Key, int], *, pinned: Iterable[Key] = ()) -> set[Key]:
    """Of numbers whose signed sum is known to be 0. `pinned`: shown elsewhere, so only hidden for being small itself."""
    ends: dict[Key, Ends] = {key: ("sum", "rest") if sign > 0 else ("rest", "sum") for key, sign in signs.items()}
    return _hide(numbers, ends, frozenset(pinned))


def hidden_in_table(rows: list[list[int]]) -> set[tuple[int, int]]:
    """Of a table of counts with a total under each column, beside each row and in the corner; places count from 0.

    The totals stand at the row `len(rows)` and in the column `len(rows[0])`.
    """
    height, width = len(rows), len(rows[0])
    numbers: dict[tuple[int, int], int] = {}
    ends: dict[tuple[int, int], Ends] = {}
    for r in range(height):
        for c in range(width):
            numbers[r, c], ends[r, c] = rows[r][c], ((ROW, r), (COLUMN, c))
        numbers[r, width], ends[r, width] = sum(rows[r]), ((COLUMN, ALL), (ROW, r))
    for c in range(width):
        numbers[height, c], ends[height, c] = sum(row[c] for row in rows), ((COLUMN, c), (ROW, ALL))
    numbers[height, width], ends[height, width] = sum(map(sum, rows)), ((ROW, ALL), (COLUMN, ALL))
    return _hide(numbers, ends, frozenset())


def _hide(numbers: dict[Key, int], ends: dict[Key, Ends], pinned: frozenset[Key]) -> set[Key]:
    hidden = {key for key, number in numbers.items() if number < LEAST}
    while True:
        bare = [key for key in numbers if key in hidden and not _can_vary(key, hidden, numbers, ends)]
        free = [key for key in numbers if key not in hidden and key not in pinned]
        if not bare or not free:
            return hidden if not bare else hidden | set(numbers)
        hidden.add(min(free, key=lambda key: _cost(key, hidden, numbers, ends)))


def _cost(key: Key, hidden: set[Key], numbers: dict[Key, int], ends: dict[Key, Ends]) -> tuple[int, int, int]:
    """How little it helps to hide this number too: hidden ones still bare, sums still with one hidden, its own size."""
    tried = hidden | {key}
    bare = sum(not _can_vary(one, tried, numbers, ends) for one in tried)
    met = [end for one in tried for end in ends[one]]
    return bare, sum(met.count(end) == 1 for end in set(met)), numbers[key]


def _can_vary(key: Key, hidden: set[Key], numbers: dict[Key, int], ends: dict[Key, Ends]) -> bool:
    """Whether this number could be one more or, where it is not 0, one less, while every shown number stays."""
    start, stop = ends[key]
    if _leads(stop, start, key, hidden, numbers, ends):
        return True
    return numbers[key] > 0 and _leads(start, stop, key, hidden, numbers, ends)


def _leads(
    start: Hashable, goal: Hashable, but: Key, hidden: set[Key], numbers: dict[Key, int], ends: dict[Key, Ends]
) -> bool:
    """Whether a way of hidden numbers leads from one sum to the other: up along a number, down where it is not 0."""
    ways: dict[Hashable, set[Hashable]] = {}
    for key in hidden - {but}:
        tail, head = ends[key]
        ways.setdefault(tail, set()).add(head)
        if numbers[key] > 0:
            ways.setdefault(head, set()).add(tail)
    seen, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        if here == goal:
            return True
        further = ways.get(here, set()) - seen
        seen |= further
        waiting += further
    return False
