"""Forms of the committee's meetings. They check shape and wording; the actions decide."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from complaints.forms.questions import SeveralRowsField, day, long_words, one_row, short_words, these
from complaints.models import Case, Meeting
from people import clock
from people.models import User
from people.plain_forms import PlainForm
from people.time_of_day import TimeOfDayField


class MeetingForm(PlainForm):
    """When and where."""

    conditional = ("place", "how_to_join")

    day_of_meeting = day(_("Day"), _("Write the day of the meeting"))
    time_of_day = TimeOfDayField(
        label=_("Time (ET)"),
        help_text=_("For example, 6:00 p.m."),
        error_messages={"required": _("Write the time, like 6:00 p.m.")},
    )
    place = short_words(_("Place"), longest=300)
    how_to_join = long_words(_("How to join from elsewhere"), rows=3, help_text=_("The link or the telephone number."))

    def __init__(self, *args: Any, meeting: Meeting | None = None, **kwargs: Any) -> None:
        if meeting:
            starts_at = meeting.starts_at.astimezone(clock.ZONE)
            kwargs["initial"] = {
                "day_of_meeting": starts_at.date(),
                "time_of_day": _written(starts_at.time()),
                "place": meeting.place,
                "how_to_join": meeting.how_to_join,
            }
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not cleaned["place"].strip() and not cleaned["how_to_join"].strip():
            self.add_error("place", _("Write the place, or below how to join"))
        return cleaned

    def given(self) -> dict[str, Any]:
        asked = self.cleaned_data
        on: date = asked["day_of_meeting"]
        return {
            "starts_at": datetime.combine(on, asked["time_of_day"], tzinfo=clock.ZONE),
            "place": asked["place"],
            "how_to_join": asked["how_to_join"],
        }


def _written(at: time) -> str:
    return f"{at.hour % 12 or 12}:{at.minute:02} {'a.m.' if at.hour < 12 else 'p.m.'}"


class CallOffForm(PlainForm):
    reason = long_words(_("Why is the meeting not held?"), _("Write why the meeting is not held"), rows=3)


class AgendaForm(PlainForm):
    """A case that the asker knows of, or other business."""

    conditional = ("case", "title")

    case = one_row(_("Which case?"), "", required=False)
    title = short_words(_("Or other business"), longest=300, help_text=_("Such as: training in the fall."))

    def __init__(self, *args: Any, cases: QuerySet[Case], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["case"].queryset = cases  # type: ignore[attr-defined]
        if not cases.exists():
            self.fields["case"].help_text = _("No other open case is known to you.")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and bool(cleaned.get("case")) == bool(cleaned["title"].strip()):
            self.add_error("title", _("Choose a case, or write what else is on the agenda, one at a time"))
        return cleaned


class AttendanceForm(PlainForm):
    """Who came, of those who belong at the table."""

    present = SeveralRowsField(User.objects.none(), label=_("Who came?"), required=False)
    note = long_words(_("What else should the minutes say?"), rows=4, help_text=_("Not about a case."))

    def __init__(self, *args: Any, people: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["present"].queryset = these(people)  # type: ignore[attr-defined]
        self.fields["present"].says_optional = False  # type: ignore[attr-defined]


class NoteForm(PlainForm):
    note = long_words(
        _("What should the minutes say of this?"),
        rows=5,
        help_text=_("The votes, the recusals and the count stand there already."),
    )
