"""Reads a day as registries write it: 2024-03-05, 3/5/2024, 03-05-24, March 5, 2024, 5-Mar-2024, or a number of Excel.

Numbers stand month first, as written in the United States. What is no day, and what could be two, is refused in words.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from people.date_field import FIRST_YEAR, LAST_YEAR, days_in, read_month
from people.errors import Refused

# Excel counts days from here; the days before March 1900 are wrong in Excel itself and far outside the range below.
EXCEL_BEGINS = date(1899, 12, 30)
EXCEL_FIRST, EXCEL_LAST = 18264, 73050  # 1950 to 2099
# Two digits mean 1961 to 2060: no credential is older, and none is issued for so long.
PIVOT = 60

TIME_OF_DAY = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?\s*([ap]\.?m\.?)?Z?$", re.IGNORECASE)
YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$")
MONTH_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$")
COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})$")
SERIAL = re.compile(r"(\d{5})(\.\d+)?$")
NAME_FIRST = re.compile(r"([^\W\d_]+)\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?(?:,\s*|\s+|-)(\d{4}|\d{2})$", re.IGNORECASE)
DAY_FIRST = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:de\s+)?([^\W\d_]+)\.?,?[\s-]+(?:de\s+)?(\d{4}|\d{2})$", re.IGNORECASE
)
WEEKDAY = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.IGNORECASE)


def read_registry_day(text: str) -> date:
    """The day that is meant. Refused with a sentence: no date, a month or day that does not exist, a year out of range."""
    plain = WEEKDAY.sub("", TIME_OF_DAY.sub("", " ".join(text.split())), count=1)
    if found := YEAR_FIRST.match(plain) or COMPACT.match(plain):
        year, month, day = (int(part) for part in found.groups())
        return _day(text, year, month, day)
    if found := MONTH_FIRST.match(plain):
        if "." in plain and int(found[1]) != int(found[2]) and max(int(found[1]), int(found[2])) <= 12:
            raise Refused(
                _("“%(text)s” could be two days: points are used with the day first. Write it like 2024-03-05")
                % {"text": text}
            )
        return _day(text, _year(found[3]), int(found[1]), int(found[2]))
    if found := SERIAL.match(plain):
        return _of_excel(text, int(found[1]))
    if found := NAME_FIRST.match(plain):
        return _day(text, _year(found[3]), _month(text, found[1]), int(found[2]))
    if found := DAY_FIRST.match(plain):
        return _day(text, _year(found[3]), _month(text, found[2]), int(found[1]))
    raise Refused(_("“%(text)s” is no date we can read. Write it like 2024-03-05") % {"text": text})


def _year(digits: str) -> int:
    if len(digits) == 4:
        return int(digits)
    return (2000 if int(digits) <= PIVOT else 1900) + int(digits)


def _month(text: str, name: str) -> int:
    try:
        return read_month(name)
    except ValidationError as unknown:
        raise Refused(_("“%(text)s” names no month. Write it like 2024-03-05") % {"text": text}) from unknown


def _day(text: str, year: int, month: int, day: int) -> date:
    words = {"text": text, "month": month}
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused(_("“%(text)s” has a year that cannot be meant. Write it like 2024-03-05") % words)
    if not 1 <= month <= 12:
        raise Refused(_("“%(text)s” has no month %(month)s: the month stands first. Write it like 2024-03-05") % words)
    if not 1 <= day <= days_in(year, month):
        raise Refused(_("“%(text)s” is a day that does not exist. Write it like 2024-03-05") % words)
    return date(year, month, day)


def _of_excel(text: str, number: int) -> date:
    if not EXCEL_FIRST <= number <= EXCEL_LAST:
        raise Refused(_("“%(text)s” is a number and no date. Write it like 2024-03-05") % {"text": text})
    return EXCEL_BEGINS + timedelta(days=number)
