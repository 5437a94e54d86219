"""The one question of the page that shows what the public saw on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.forms import ValidationError
from django.utils.translation import gettext_lazy as _

from complaints.forms.questions import day
from people.plain_forms import PlainForm

PARTS = ("year", "month", "day")


class SeenForm(PlainForm):
    """A day up to today; the address may give it as `on=2026-03-01` or in three parts."""

    on = day(_("Which day?"), _("Write the day"), help_text=_("Like 3 1 2026."))

    def __init__(self, given: Mapping[str, str], *, today: date) -> None:
        whole = given.get("on", "").split("-")
        parts = dict(zip((f"on_{part}" for part in PARTS), whole, strict=False)) if "on" in given else given
        super().__init__(parts if any(f"on_{part}" in parts for part in PARTS) else None)
        self.today = today

    def clean_on(self) -> Any:
        chosen = self.cleaned_data["on"]
        if chosen > self.today:
            raise ValidationError(_("This day lies ahead. Write today or an earlier day"))
        return chosen
