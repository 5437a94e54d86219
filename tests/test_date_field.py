"""A date in three boxes (ux.md §3, 28)."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from people.date_field import MonthDayYear, MonthDayYearField, RoughDate


def read(month, day, year, **options):
    return MonthDayYearField(error_messages={"required": "Write the date"}, **options).clean([month, day, year])


def refused(month, day, year, **options):
    with pytest.raises(ValidationError) as refusal:
        read(month, day, year, **options)
    return refusal.value.messages


@pytest.mark.parametrize("month", ["9", "09", "September", "sept", "Sept.", "SEP", "septiembre", "setiembre", " sep "])
def test_a_month_is_a_number_or_a_name(month):
    assert read(month, "3", "2026") == date(2026, 9, 3)


def test_every_month_is_known_in_both_languages():
    english = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    spanish = [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ]
    for names in (english, spanish):
        assert [read(name, "1", "2026").month for name in names] == list(range(1, 13))
        assert [read(name[:3], "1", "2026").month for name in names] == list(range(1, 13))


def test_an_impossible_day_is_named_exactly():
    assert refused("Feb", "30", "2026") == ["There is no February 30 in 2026. That month has 28 days"]
    assert read("Feb", "29", "2028") == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("parts", "messages"),
    [
        (("", "", ""), ["Write the date"]),
        (("", "3", "2026"), ["Add the month, like March or 3"]),
        (("9", "", "2026"), ["Add the day, like 14"]),
        (("9", "", ""), ["Add the day, like 14", "Add the year, like 2026"]),
        (("13", "1", "2026"), ["13 is not a month. Write its name or its number, like March or 3"]),
        (("ju", "1", "2026"), ["ju is not a month. Write its name or its number, like March or 3"]),
        (("9", "x", "2026"), ["x is not a day. Write it as a number, like 14"]),
        (("9", "0", "2026"), ["0 is not a day. Write it as a number, like 14"]),
        (("9", "1", "26"), ["26 is not a year. Write it with four digits, like 2026"]),
    ],
)
def test_each_mistake_has_its_own_words(parts, messages):
    assert refused(*parts) == messages


def test_where_memory_fails_the_day_may_be_left_out():
    rough = read("9", "", "2026", day_optional=True)
    assert rough == RoughDate(2026, 9)
    assert (rough.first, rough.last, str(rough)) == (date(2026, 9, 1), date(2026, 9, 30), "September 2026")
    assert str(read("9", "4", "2026", day_optional=True)) == "September 4, 2026"


def test_what_was_written_is_kept():
    assert MonthDayYear().decompress(date(2026, 9, 3)) == ["9", "3", "2026"]
    assert MonthDayYear().decompress(RoughDate(2026, 9)) == ["9", "", "2026"]
    data = {"when_month": "Febtember", "when_day": "1", "when_year": "2026"}
    assert MonthDayYear().value_from_datadict(data, {}, "when") == ["Febtember", "1", "2026"]
