"""A system check resolves the form of every step. It stands here because only pages know of forms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register

from complaints.forms.registry import FORMS
from complaints.procedure import ROWS


@register()
def every_step_has_its_form(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Names each row whose form nobody registered. A row without a form (`file`) is taken by a page of its own."""
    return [
        Error(f"The step {row.name} names an unknown form {row.form}.", id="complaints.E002")
        for row in ROWS
        if row.form and row.form not in FORMS
    ]
