"""What is asked about an appeal: its grounds, a paper one, a late one, and the ruling on it (procedure.md §1.3 row 18)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from complaints import participation
from complaints.forms.papers import StatementForm, refuse_too_many
from complaints.forms.questions import day, long_words, one_of, one_row
from complaints.forms.registry import StepForm, asks, offer_people
from complaints.seats import OFFICE, seats_of
from complaints.uploads import PaperField
from people.templatetags.eastern import weekday
from record.models import Service


@asks("appeal")
class AppealForm(StatementForm):
    """Grounds in words or as a file. A paper that the committee never saw is kept apart: no new facts on appeal."""

    conditional = ("text", "file", "exhibit")
    field_order = ("received_on", "text", "file", "exhibit")

    exhibit = PaperField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("Why do you appeal?")
        self.fields["exhibit"].label = _("A paper that the committee did not have")
        self.fields["exhibit"].help_text = _(
            "An appeal looks at the decision on the papers of the case. We keep a new paper, but it is struck, and those"
            " who decide the appeal do not read it."
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("exhibit"):
            refuse_too_many(self)
        return cleaned


@asks("paper_appeal")
class PaperAppealForm(AppealForm):
    """What came by mail or was handed over. The day of receipt counts; a postmark never does (§1.1)."""

    received_on = day(
        _("On which day was it received?"),
        _("Write the day on which it was received"),
        help_text=_("The day stamped on receipt. The postmark does not count."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("What does the appeal say?")


@asks("late_appeal")
class LateAppealForm(StatementForm):
    """The same, too late: the office adds the day of receipt, a respondent files now."""

    field_order = ("received_on", "text", "file")

    received_on = day(
        _("On which day was it received?"), help_text=_("The day stamped on receipt. The postmark does not count.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("Why do you appeal, and why now?")
        if seats_of(self.person, self.case) & OFFICE:
            self.fields["text"].label = _("What does the appeal say?")
        else:
            del self.fields["received_on"]


@asks("appeals_chair")
class AppealsChairForm(StepForm):
    """A director who had no part in the case below (procedure.md §2.7)."""

    person = one_row(  # type: ignore[assignment]  # the question hides the asker's name in the class, not in the form
        _("Who rules on the late appeal?"), _("Choose a director")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nobody = _("No director is left who had no part in the case.")
        offer_people(self, "person", participation.directors_for(self.case, self.day), "on_appeal", if_none=nobody)


@asks("excuse_late_appeal")
class ExcuseLateAppealForm(StepForm):
    """How service of the decision failed: nothing else excuses a late appeal (T3)."""

    failure = one_of(
        _("How did service fail?"), _("Choose how service of the decision failed"), choices=Service.Failure.choices
    )
    reason = long_words(
        _("Your reason"), _("Write the reason for your ruling"), rows=4,
        help_text=_("The decision is final no more, and what was published is withdrawn. It goes on the record."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        served = Service.objects.filter(notice__docket=self.case.docket_id, notice__kind="decision").last()
        if served:
            words = {"day": weekday(served.served_on), "how": served.get_method_display(), "proof": served.proof}
            self.fields["failure"].help_text = (
                gettext("On record: served on %(day)s (%(how)s). %(proof)s") % words
            ).strip()
