"""Forms of a complaint about one of the Board's own (procedure.md §2.8)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from complaints import insiders
from complaints.forms.questions import long_words, offer, one_row
from complaints.forms.registry import StepForm, asks


@asks("name_insider")
class NameInsiderForm(StepForm):
    """Everyone who serves on a body or works in the office today, the asker too: one may be named by one's own word."""

    person = one_row(  # type: ignore[assignment]  # the question hides the asker's name in the class, not in the form
        _("Who is it?"),
        _("Choose the person"),
        help_text=_("This person finds nothing of the case from now on, and it cannot be taken back."),
    )
    reason = long_words(_("How do you know?"), _("Write how you know"), rows=3, help_text=_("It goes on the record."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "person", insiders.people_of_the_board(self.day))
