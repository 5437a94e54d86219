"""The days on which something is said to have been done."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from complaints.forms.registry import StepForm


class ConductForm(StepForm):
    """Asks, in fields of its own, from which day to which day it was: in this order, and not ahead."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("conduct_from"), cleaned.get("conduct_to")
        if first and last and last < first:
            self.add_error("conduct_to", _("The last day comes before the first. Change one of them"))
        elif last and last > self.day:
            self.add_error("conduct_to", _("This day lies ahead. Write the last day it happened"))
        return cleaned
