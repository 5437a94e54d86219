"""What is asked for a later day of a condition, and for the case that a breach opens."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from complaints.forms import StepForm, asks
from complaints.forms.questions import day, long_words, offer, one_of, one_row
from people.templatetags.eastern import weekday
from sanctions.conditions import breakable, breakable_suspension, with_a_day
from sanctions.models import Condition

THE_SUSPENSION = "suspension"


def named(condition: Condition) -> str:
    """The condition with its last day, where it has one."""
    if condition.due_on is None:
        return condition.text
    return gettext("%(text)s (last day: %(day)s)") % {"text": condition.text, "day": weekday(condition.due_on)}


@asks("condition_day")
class ConditionDayForm(StepForm):
    condition = one_row(_("Which condition?"), _("Choose the condition"), says=named)
    new_due = day(_("New last day"), _("Write the new last day"), help_text=_("Later than the one it has now."))
    reason = long_words(
        _("Why is more time given?"),
        _("Write why more time is given"),
        rows=3,
        help_text=_("It goes on the record and into the letter to the respondent."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "condition", with_a_day(self.case))


@asks("breach")
class BreachForm(StepForm):
    condition = one_of(_("What was broken?"), _("Choose what was broken"))
    happened_on = day(
        _("On which day?"),
        _("Write the day on which it was broken"),
        help_text=_("Where a condition was not met in time: the day after its last day, or a later one."),
    )
    text = long_words(
        _("What happened, and how do we know?"),
        _("Write what happened and how we know"),
        help_text=_("This becomes the complaint. The respondent reads it when the new case is accepted."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conditions = {str(one.pk): one for one in breakable(self.case, self.day)}
        choices = [(key, named(one)) for key, one in self.conditions.items()]
        if breakable_suspension(self.case):
            choices.append((THE_SUSPENSION, gettext("The Suspension itself: worked, or used the title")))
        self.fields["condition"].choices = choices  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        return dict(self.cleaned_data) | {"condition": self.conditions.get(self.cleaned_data["condition"])}
