"""Small numbers stay back in public tables, and no subtraction brings them out (procedure.md §6)."""

from itertools import product
from random import Random

from sanctions.reports.suppression import LEAST, hidden_in_sum, hidden_in_table

TABLES = 400


def with_totals(rows: list[list[int]]) -> dict[tuple[int, int], int]:
    height, width = len(rows), len(rows[0])
    cells = {(r, c): rows[r][c] for r in range(height) for c in range(width)}
    cells |= {(r, width): sum(rows[r]) for r in range(height)}
    cells |= {(height, c): sum(row[c] for row in rows) for c in range(width)}
    return cells | {(height, width): sum(map(sum, rows))}


def could_differ(rows: list[list[int]], hidden: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Every hidden number for which another table of counts agrees with all that is shown. By trying all near ones."""
    true, found = with_totals(rows), set()
    width = len(rows[0])
    for change in product((-1, 0, 1), repeat=len(rows) * width):
        other = [[rows[r][c] + change[r * width + c] for c in range(width)] for r in range(len(rows))]
        if min(map(min, other)) < 0:
            continue
        cells = with_totals(other)
        if all(cells[key] == true[key] for key in true if key not in hidden):
            found |= {key for key in hidden if cells[key] != true[key]}
    return found


def test_no_hidden_number_of_a_table_can_be_worked_out() -> None:
    chance = Random(6)  # noqa: S311 - a seed, not a secret
    for _table in range(TABLES):
        height, width = chance.choice(((2, 2), (2, 3), (3, 2), (1, 4)))
        most = chance.choice((3, 6, 12, 30))
        rows = [[chance.randint(0, most) for _c in range(width)] for _r in range(height)]
        hidden = hidden_in_table(rows)
        assert {key for key, n in with_totals(rows).items() if n < LEAST} <= hidden
        assert could_differ(rows, hidden) == hidden, rows


def test_no_hidden_number_of_a_sum_can_be_worked_out() -> None:
    chance = Random(7)  # noqa: S311 - a seed, not a secret
    for _table in range(TABLES):
        parts = {name: chance.randint(0, chance.choice((2, 8, 40))) for name in "abcde"[: chance.randint(1, 5)]}
        numbers = parts | {"total": sum(parts.values())}
        hidden = hidden_in_sum(numbers, {**dict.fromkeys(parts, 1), "total": -1}, pinned=["total"])
        names = list(parts)
        found: set[str] = set()
        for change in product((-1, 0, 1), repeat=len(names)):
            other = {name: parts[name] + step for name, step in zip(names, change, strict=True)}
            other["total"] = sum(other.values())
            if min(other.values()) >= 0 and all(other[key] == numbers[key] for key in numbers if key not in hidden):
                found |= {key for key in hidden if other[key] != numbers[key]}
        assert found == hidden, numbers


def test_a_table_of_large_numbers_is_shown_whole() -> None:
    assert hidden_in_table([[5, 6], [7, 8]]) == set()


def test_one_small_number_takes_its_square_with_it() -> None:
    assert hidden_in_table([[1, 9, 9], [9, 9, 9], [9, 9, 9]]) == {(0, 0), (0, 1), (1, 0), (1, 1)}


def test_a_total_that_is_shown_elsewhere_is_not_hidden_for_another() -> None:
    numbers = {"caution": 1, "reprimand": 7, "total": 8}
    hidden = hidden_in_sum(numbers, {"caution": 1, "reprimand": 1, "total": -1}, pinned=["total"])
    assert hidden == {"caution", "reprimand"}
