"""A date asked as month, day and year in three labelled boxes; any form may use it.

The month may be a number or a name, in English or Spanish. Where memory may fail the day may be left out. What cannot
be a date is named exactly (ux.md §3, 28).
"""

from __future__ import annotations

import calendar
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

MONTHS = (
    ("january", "enero"),
    ("february", "febrero"),
    ("march", "marzo"),
    ("april", "abril"),
    ("may", "mayo"),
    ("june", "junio"),
    ("july", "julio"),
    ("august", "agosto"),
    ("september", "septiembre", "setiembre"),
    ("october", "octubre"),
    ("november", "noviembre"),
    ("december", "diciembre"),
)
MONTH_LABELS = (
    _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"), _("August"),
    _("September"), _("October"), _("November"), _("December"),
)  # fmt: skip
FIRST_YEAR, LAST_YEAR = 1900, 2100


@dataclass(frozen=True)
class RoughDate:
    """A month of a year, and the day where it is known."""

    year: int
    month: int
    day: int | None = None

    @property
    def first(self) -> date:
        """The earliest day that is meant."""
        return date(self.year, self.month, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day that is meant."""
        return date(self.year, self.month, self.day or days_in(self.year, self.month))

    def __str__(self) -> str:
        month = MONTH_LABELS[self.month - 1]
        return f"{month} {self.day}, {self.year}" if self.day else f"{month} {self.year}"


class MonthDayYear(forms.MultiWidget):
    """Three boxes with a label each; the question itself stands in the legend around them."""

    template_name = "components/month_day_year.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        boxes: dict[str, forms.Widget | type[forms.Widget]] = {
            "month": forms.TextInput({"autocomplete": "off", "size": 12}),
            "day": forms.TextInput({"autocomplete": "off", "inputmode": "numeric", "size": 4}),
            "year": forms.TextInput({"autocomplete": "off", "inputmode": "numeric", "size": 6}),
        }
        super().__init__(boxes, attrs)

    def decompress(self, value: Any) -> list[str]:
        if isinstance(value, RoughDate | date):
            return [str(value.month), str(value.day or ""), str(value.year)]
        return ["", "", ""]

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """By the project's own templates: the renderer of forms looks only inside the apps."""
        return render_to_string(self.template_name, self.get_context(name, value, attrs))


class MonthDayYearField(forms.Field):
    """Gives a date; with `day_optional=True` a `RoughDate`. Blank boxes are an empty answer (None)."""

    widget = MonthDayYear
    day_optional: bool

    def __init__(self, *, day_optional: bool = False, **kwargs: Any) -> None:
        self.day_optional = day_optional
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return value

    def to_python(self, value: Any) -> date | RoughDate | None:
        """Refuses, in words, what is no date: each message names the part to change."""
        month_text, day_text, year_text = (str(part or "").strip() for part in (value or ("", "", "")))
        if not (month_text or day_text or year_text):
            return None
        self._refuse_missing_parts(month_text, day_text, year_text)
        month, year = read_month(month_text), read_year(year_text)
        day = read_day(day_text, month, year) if day_text else None
        rough = RoughDate(year=year, month=month, day=day)
        return rough if self.day_optional else rough.first

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(initial != self.to_python(data))
        except ValidationError:
            return True

    def _refuse_missing_parts(self, month: str, day: str, year: str) -> None:
        missing = []
        if not month:
            missing.append(_("Add the month, like March or 3"))
        if not day and not self.day_optional:
            missing.append(_("Add the day, like 14"))
        if not year:
            missing.append(_("Add the year, like 2026"))
        if missing:
            raise ValidationError([ValidationError(sentence, code="part") for sentence in missing])


def days_in(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def read_month(text: str) -> int:
    """1 to 12 from "3", "03", "March", "Sept.", "enero"; refuses anything else."""
    if text.isdecimal() and 1 <= int(text) <= 12:
        return int(text)
    folded = _fold(text)
    matches = {number for number, names in enumerate(MONTHS, 1) if any(name.startswith(folded) for name in names)}
    if len(folded) >= 3 and len(matches) == 1:
        return matches.pop()
    raise ValidationError(
        _("%(text)s is not a month. Write its name or its number, like March or 3"), "month", {"text": text}
    )


def read_year(text: str) -> int:
    """A year in four digits; refuses anything else."""
    if text.isdecimal() and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return int(text)
    raise ValidationError(_("%(text)s is not a year. Write it with four digits, like 2026"), "year", {"text": text})


def read_day(text: str, month: int, year: int) -> int:
    """A day that this month has; refuses February 30 by name."""
    if not text.isdecimal() or int(text) < 1:
        raise ValidationError(_("%(text)s is not a day. Write it as a number, like 14"), "day", {"text": text})
    last = days_in(year, month)
    if int(text) > last:
        names = {"month": MONTH_LABELS[month - 1], "day": int(text), "year": year, "last": last}
        raise ValidationError(
            _("There is no %(month)s %(day)s in %(year)s. That month has %(last)s days"), "impossible", names
        )
    return int(text)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).rstrip(".")
