"""record/explaining.py: how a date was counted, in words that a party can follow."""

from datetime import date

import pytest

from record import explaining
from record.days import Rule, due, lengthened
from tests.test_closures import BOARD

CASES = [
    (
        "30 days",
        date(2025, 1, 27),
        Rule(30),
        False,
        "30 days from January 27, 2025. The next day is day 1. The last day is Wednesday, February 26, 2025.",
    ),
    (
        "served and rolled over two closed days",
        date(2026, 4, 24),
        Rule(30),
        True,
        "30 days from the day the letter was served, April 24, 2026. The next day is day 1. "
        "The count ends on Sunday, May 24, 2026. "
        "The office is closed on May 24, 2026 (Sunday) and May 25, 2026 (Memorial Day). "
        "So the time runs to the end of the next open day. The last day is Tuesday, May 26, 2026.",
    ),
    (
        "business days",
        date(2025, 1, 6),
        Rule(14, business=True),
        False,
        "14 business days from January 6, 2025. The next day is day 1. Weekends do not count. "
        "Also not counted: January 20, 2025 (Martin Luther King Jr. Day). The last day is Monday, January 27, 2025.",
    ),
    (
        "a short time",
        date(2025, 7, 3),
        Rule(3),
        False,
        "3 days from July 3, 2025. The next day is day 1. "
        "When the time is 5 days or less, only days the office is open count. Weekends do not count. "
        "Also not counted: July 4, 2025 (Independence Day). The last day is Wednesday, July 9, 2025.",
    ),
    (
        "one business day",
        date(2025, 7, 7),
        Rule(1, business=True),
        False,
        "1 business day from July 7, 2025. The next day is day 1. The last day is Tuesday, July 8, 2025.",
    ),
    (
        "before",
        date(2025, 6, 24),
        Rule(30, before=True),
        False,
        "At least 30 days before June 24, 2025. The count ends on Sunday, May 25, 2025. "
        "The office is closed on May 25, 2025 (Sunday) and May 24, 2025 (Saturday). "
        "So the last day is the open day before. The last day is Friday, May 23, 2025.",
    ),
]


@pytest.mark.parametrize(("start", "rule", "served", "told"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_a_date_is_explained_sentence_by_sentence(start, rule, served, told) -> None:
    assert " ".join(explaining.how(start, rule, due(start, rule, BOARD), served=served)) == told


def test_three_closed_days_are_listed_as_people_list_them() -> None:
    (told,) = explaining.how(date(2025, 6, 4), Rule(30), due(date(2025, 6, 4), Rule(30), BOARD))[2:3]
    assert told == (
        "The office is closed on July 4, 2025 (Independence Day), July 5, 2025 (Saturday) and July 6, 2025 (Sunday)."
    )


def test_more_time_is_explained_with_both_dates() -> None:
    old = date(2025, 2, 26)
    assert explaining.how_extended(date(2025, 2, 20), old, lengthened(old, Rule(30), 15, BOARD)) == [
        "On February 20, 2025 the last day was moved from February 26, 2025 to Thursday, March 13, 2025."
    ]
    assert explaining.how_extended(date(2025, 2, 20), old, lengthened(old, Rule(30), 18, BOARD)) == [
        "On February 20, 2025 the last day was moved from February 26, 2025 to Monday, March 17, 2025.",
        "The office is closed on March 16, 2025 (Sunday).",
    ]


def test_every_reason_in_the_shipped_calendar_can_be_translated() -> None:
    assert set(BOARD.closures.values()) == set(explaining.FEDERAL_HOLIDAYS)
