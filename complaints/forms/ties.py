"""The form in which the Board's people name their workplace and whom they supervise or answer to."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from complaints.forms.questions import long_words
from people.models import Tie, User
from people.plain_forms import PlainForm

LONGEST_NAME = 200


class TiesForm(PlainForm):
    """One name on each line."""

    employer = long_words(_("Where do you work?"), rows=3, help_text=_("One workplace on each line."))
    supervises = long_words(
        _("Whom do you supervise?"),
        rows=3,
        help_text=_("One name on each line: people who hold a credential or apply."),
    )
    supervised_by = long_words(_("Who supervises you?"), rows=3, help_text=_("One name on each line."))

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        told: dict[str, list[str]] = {kind.value: [] for kind in Tie.Kind}
        for tie in person.ties.all():
            told[tie.kind].append(tie.name)
        kwargs["initial"] = {kind: "\n".join(names) for kind, names in told.items()}
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for kind in Tie.Kind:
            if any(len(name) > LONGEST_NAME for name in self._lines(kind)):
                self.add_error(kind.value, ValidationError(_("Write each name on a line of its own")))
        return cleaned

    def _lines(self, kind: str) -> list[str]:
        lines = (" ".join(line.split()) for line in self.cleaned_data.get(kind, "").splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def given(self) -> dict[str, list[str]]:
        return {kind.value: self._lines(kind) for kind in Tie.Kind}
