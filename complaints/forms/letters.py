"""Forms about letters: approving one, taking it back, and recording how it was served (procedure.md §1.1)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from complaints.forms.questions import day, long_words, offer, one_of, one_row
from complaints.forms.registry import StepForm, asks
from complaints.guards.letters import letters
from complaints.notice_kinds import KINDS
from complaints.procedure import STEPS
from record.models import Notice, Service

State = Notice.State


def letter_words(notice: Notice) -> str:
    """What the letter is and to whom it goes."""
    kind = KINDS[notice.kind]
    return gettext("%(letter)s, to %(name)s (%(side)s)") % {
        "letter": kind.label,
        "name": notice.recipient.name,
        "side": kind.side.label,
    }


class LetterForm(StepForm):
    """One letter of the case, among those the step can be taken with."""

    notice = one_row(_("Which letter?"), _("Choose a letter"), says=letter_words)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "notice", self.fitting().select_related("recipient").order_by("pk"))

    def fitting(self) -> QuerySet[Notice]:
        raise NotImplementedError


@asks("release_notice")
class ReleaseNoticeForm(LetterForm):
    def fitting(self) -> QuerySet[Notice]:
        found: QuerySet[Notice] = letters(self.case, State.DRAFTED)
        return found


@asks("undo_release")
class UndoReleaseForm(LetterForm):
    def fitting(self) -> QuerySet[Notice]:
        return letters(self.case, State.RELEASED).filter(not_before__gt=self.on, service__isnull=True)


@asks("service")
class ServiceForm(StepForm):
    """How and when a letter reached its reader. Ordinary mail counts from the day it was posted."""

    conditional = ("served_on", "posted_on")

    method = one_of(
        _("How was it served?"),
        _("Choose how it was served"),
        choices=Service.Method.choices,
        help_text=_(
            "Certified mail counts on the day on the receipt. Ordinary mail counts 3 days after it was posted."
        ),
    )
    served_on = day(_("When did it reach the person?"), help_text=_("Leave this empty for ordinary mail."))
    posted_on = day(_("When was it posted?"), help_text=_("For ordinary mail only."))
    proof = long_words(_("How do we know?"), help_text=_("Such as a tracking number, or who handed it over."), rows=3)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        mailed = cleaned.get("method") == Service.Method.ORDINARY_MAIL
        name = "posted_on" if mailed else "served_on"
        if "method" not in cleaned or self.has_error(name):
            return cleaned
        chosen: date | None = cleaned.get(name)
        if chosen is None:
            self.add_error(
                name,
                _("Write the day the letter was posted")
                if mailed
                else _("Write the day the letter reached the person"),
            )
        elif chosen > self.day:
            self.add_error(name, _("This day lies ahead. Record it on the day or after"))
        return cleaned

    def given(self) -> dict[str, Any]:
        mailed = self.cleaned_data["method"] == Service.Method.ORDINARY_MAIL
        return {
            "method": self.cleaned_data["method"],
            "served_on": None if mailed else self.cleaned_data["served_on"],
            "posted_on": self.cleaned_data["posted_on"] if mailed else None,
            "proof": self.cleaned_data["proof"],
        }


@asks("record_service")
class RecordServiceForm(ServiceForm):
    """The same for a letter from which no row of the table runs."""

    field_order = ("notice", "method", "served_on", "posted_on", "proof")

    notice = one_row(
        _("Which letter?"),
        _("Choose a letter"),
        says=letter_words,
        help_text=_("A letter from which a time limit runs is not here: it has a step of its own."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        with_own_step = [step.serves for step in STEPS.values() if step.serves]
        sent = letters(self.case, State.RELEASED, State.SENT).filter(service__isnull=True)
        rows = sent.exclude(kind__in=with_own_step).select_related("recipient").order_by("pk")
        offer(self, "notice", rows, if_none=_("No letter is left here: each one served has a step of its own."))

    def given(self) -> dict[str, Any]:
        return {"notice": self.cleaned_data["notice"], **super().given()}
