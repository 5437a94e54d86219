"""How much more time, and why (procedure.md §1.1 extensions, §1.3 row 7)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from complaints import rules
from complaints.forms.questions import long_words, offer, one_row
from complaints.forms.registry import StepForm, asks
from complaints.more_time import extendable, request_waiting
from people.templatetags.eastern import weekday
from record.models import Deadline


def days_field(label: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 4}),
        error_messages={
            "required": _("Write how many more days"),
            "invalid": _("Write the days as a number, like 10"),
        },
    )


@asks("extension")
class ExtensionForm(StepForm):
    """How many calendar days more. The rule set says how many at most, and more time is given once."""

    days = days_field(_("How many more days?"))
    reason = long_words(_("Why is more time given?"), _("Write why more time is given"), rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.most = rules.number(self.case, "answer_extension_days")
        hint = gettext("Calendar days, at most %(most)s. More time is given once.") % {"most": self.most}
        waiting = request_waiting(self.case)
        if self.step.name == "ask_more_time":
            self.fields["reason"].label = _("Why do you need more time?")
            self.fields["reason"].error_messages["required"] = _("Write why you need more time")
        elif waiting:
            hint += " " + gettext("The respondent asked for %(days)s: %(reason)s") % {
                "days": waiting.days,
                "reason": waiting.reason,
            }
        self.fields["days"].help_text = hint

    def clean_days(self) -> int:
        days: int = self.cleaned_data["days"]
        if not 1 <= days <= self.most:
            raise forms.ValidationError(_("Give between 1 and %(most)s days") % {"most": self.most})
        return days


@asks("extend_limit")
class ExtendLimitForm(StepForm):
    """Which of the Board's own limits, by how many days, and why. Screening slips once, by so many business days."""

    limit = one_row(_("Which limit?"), _("Choose the limit"))
    days = days_field(_("By how many days?"))
    reason = long_words(
        _("Why is more time needed?"), _("Write why more time is needed"), rows=3, help_text=_("It goes on the record.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "limit", extendable(self.case))
        self.fields["limit"].says = self.says  # type: ignore[attr-defined]
        self.fields["days"].help_text = gettext(
            "In the days that the limit counts. Screening: at most %(most)s business days, once."
        ) % {"most": rules.number(self.case, "screening_slip_days")}

    @staticmethod
    def says(deadline: Deadline) -> str:
        return gettext("%(limit)s, now due %(day)s") % {"limit": deadline.label, "day": weekday(deadline.due_on)}

    def clean_days(self) -> int:
        days: int = self.cleaned_data["days"]
        if not 1 <= days <= 365:  # longer than a year is a slip of the pen
            raise forms.ValidationError(_("Write how many more days, at most 365"))
        return days
