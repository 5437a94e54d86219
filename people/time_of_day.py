"""A time of day asked as people write it. For the forms of every app."""

from __future__ import annotations

import re
from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

WRITTEN_TIME = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s*(?:(?P<half>[ap])\.?\s*m\.?)?", re.IGNORECASE)


class TimeOfDayField(forms.CharField):
    """A time: "9:00 a.m.", "2 pm", "14:30". One that could be morning or evening is refused."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput({"size": 12, "autocomplete": "off"}))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> time | None:
        text = super().clean(value)
        return read_time(text) if text else None


def read_time(text: str) -> time:
    """The time of day that is written; refuses what is none, and an hour from 1 to 12 without a.m. or p.m."""
    found = WRITTEN_TIME.fullmatch(text.strip())
    if found is None:
        raise ValidationError(_("%(text)s is not a time. Write it like 9:00 a.m."), "time", {"text": text})
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), (found["half"] or "").lower()
    if minute > 59 or hour > 23 or (half and not 1 <= hour <= 12):
        raise ValidationError(_("%(text)s is not a time. Write it like 9:00 a.m."), "time", {"text": text})
    if not half and 1 <= hour <= 12:
        raise ValidationError(_("Say whether %(text)s is a.m. or p.m."), "half", {"text": text})
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute)
