"""What the steps of hearing and appeal ask, but for the log and the findings.

They check shape and wording. Who may sit, what is too late and what a ruling does is decided by guards and effects.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from complaints import participation, rules
from complaints.forms import StepForm, asks, offer_people
from complaints.forms.questions import day, long_words, one_of, one_row, several_people, short_words, these
from complaints.guards import Asked
from complaints.models import Case, Party
from complaints.seats import Seat
from hearings import panel
from hearings.guards import rules_on
from hearings.models import Challenge, Exhibit, PanelSeat
from people import clock
from people.templatetags.eastern import eastern_day
from people.time_of_day import TimeOfDayField


def choose_the_only_one(form: StepForm, name: str) -> None:
    waiting = list(form.fields[name].queryset[:2])  # type: ignore[attr-defined]
    if len(waiting) == 1:
        form.initial.setdefault(name, waiting[0].pk)


@asks("appoint_panel")
class AppointPanelForm(StepForm):
    """Members of the Ethics Committee who neither screened nor investigated (procedure.md §2.1, §2.7)."""

    officer = one_row(
        _("Hearing officer"),
        _("Choose the hearing officer"),
        help_text=_("Presides, and votes as one of the three."),
    )
    members = several_people(_("Panel members"), _("Choose the members of the panel"))
    alternate = one_row(
        _("Alternate"), _("Choose the alternate"), help_text=_("Takes the place of one who cannot sit.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        possible = participation.committee_for(self.case, "on_panel", self.day)
        for name in ("officer", "members", "alternate"):
            offer_people(self, name, possible, "on_panel")
        size = rules.number(self.case, "panel_size") - 1
        self.fields["members"].help_text = gettext("Choose %(size)s besides the officer.") % {"size": size}

    def given(self) -> dict[str, Any]:
        asked = self.cleaned_data
        return {"officer": asked["officer"], "members": list(asked["members"]), "alternate": asked["alternate"]}


@asks("name_panel_member")
class NamePanelMemberForm(StepForm):
    """Members of the Ethics Committee who may sit and do not sit yet."""

    person = one_row(  # type: ignore[assignment]  # the question hides the asker's name in the class, not in the form
        _("Who joins the panel?"), _("Choose a member")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sitting = {row.person_id for row in panel.seats_on(self.case)}
        able = participation.committee_for(self.case, "on_panel", self.day)
        offer_people(self, "person", [who for who in able if who.pk not in sitting], "on_panel")


@asks("set_hearing")
class SetHearingForm(StepForm):
    """Day, time in America/New_York, and place."""

    day_of_hearing = day(_("Day of the hearing"), _("Write the day of the hearing"))
    time_of_day = TimeOfDayField(
        label=_("Time (ET)"),
        help_text=_("For example, 9:00 a.m."),
        error_messages={"required": _("Write the time, like 9:00 a.m.")},
    )
    place = short_words(_("Place"), _("Write the place of the hearing"), longest=300)
    how_to_join = long_words(_("How to join from elsewhere"), rows=3)
    accommodation = long_words(_("Interpreter or other help that somebody needs"), rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        least = rules.number(self.case, "hearing_notice_days")
        self.fields["day_of_hearing"].help_text = gettext(
            "The notice must be served at least %(days)s days before it."
        ) % {"days": least}
        asked = self.case.parties.exclude(accommodation="").values_list("accommodation", flat=True)
        self.initial.setdefault("accommodation", "\n".join(asked))

    def given(self) -> dict[str, Any]:
        asked = self.cleaned_data
        return {
            "starts_at": datetime.combine(asked["day_of_hearing"], asked["time_of_day"], tzinfo=clock.ZONE),
            "place": asked["place"],
            "how_to_join": asked["how_to_join"],
            "accommodation": asked["accommodation"],
        }


@asks("arrange_help")
class ArrangeHelpForm(StepForm):
    """How to join, and what is arranged for those who need help. For those who schedule, and nobody else (ux.md §1.4)."""

    how_to_join = long_words(_("How to join from elsewhere"), rows=3)
    accommodation = long_words(_("Interpreter or other help that somebody needs"), rows=3)
    help_arranged = long_words(
        _("What is arranged for that"), rows=3, help_text=_("For example, which service, and when it was confirmed.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hearing = panel.ahead(self.case)
        for name in self.fields:
            self.initial.setdefault(name, getattr(hearing, name, ""))


@asks("challenge")
class ChallengeForm(StepForm):
    """A party's words against a panel member; read by parties, so in plain words (procedure.md §1.3 row 12a)."""

    person = one_row(  # type: ignore[assignment]  # the question hides the asker's name in the class, not in the form
        _("Who should not sit on the panel?"), _("Choose the panel member")
    )
    learned_on = day(_("When did you learn of this reason?"), _("Write the day you learned of it"))
    grounds = long_words(
        _("Why should this person not sit?"),
        _("Write why this person should not sit"),
        help_text=_("For example: a family tie, the same workplace, or an opinion given before."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = these(row.person for row in panel.seats_on(self.case))  # type: ignore[attr-defined]


@asks("rule_on_challenge")
class RuleOnChallengeForm(StepForm):
    challenge = one_row(_("Challenge"), _("Choose the challenge that you rule on"))
    ruling = one_of(
        _("Your ruling"),
        _("Choose your ruling"),
        choices=[choice for choice in Challenge.Ruling.choices if choice[0]],
        help_text=_("If you uphold it, the member leaves the panel at once and sees nothing more of the case."),
    )
    reason = long_words(_("Reason"), _("Write the reason for your ruling"), rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = Asked(case=self.case, person=self.person, on=self.on, step=self.step.name)
        waiting = Challenge.objects.filter(case=self.case, ruling=Challenge.Ruling.PENDING)
        mine = [challenge.pk for challenge in waiting if rules_on(asked, challenge)]
        rows = self.fields["challenge"]
        rows.queryset = Challenge.objects.filter(pk__in=mine).select_related("person", "made_by")  # type: ignore[attr-defined]
        rows.says = self.says  # type: ignore[attr-defined]
        choose_the_only_one(self, "challenge")

    @staticmethod
    def says(challenge: Challenge) -> str:
        return gettext("%(person)s, challenged by %(by)s on %(day)s: %(grounds)s") % {
            "person": challenge.person.name,
            "by": challenge.made_by.name,
            "day": eastern_day(challenge.made_at),
            "grounds": challenge.grounds,
        }


@asks("admit_exhibit")
class AdmitExhibitForm(StepForm):
    conditional = ("reason",)

    exhibit = one_row(_("Exhibit"), _("Choose the exhibit that you rule on"))
    ruling = one_of(
        _("Your ruling"),
        _("Choose your ruling"),
        choices=[choice for choice in Exhibit.Ruling.choices if choice[0]],
    )
    reason = long_words(_("Reason"), rows=3, help_text=_("An exhibit is left out only with a reason."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        waiting = Exhibit.objects.filter(case=self.case, ruling=Exhibit.Ruling.PENDING)
        rows = self.fields["exhibit"]
        rows.queryset = waiting.select_related("document", "offered_by")  # type: ignore[attr-defined]
        rows.says = self.says  # type: ignore[attr-defined]
        choose_the_only_one(self, "exhibit")

    @staticmethod
    def says(exhibit: Exhibit) -> str:
        words = {"number": exhibit.number, "title": exhibit.document.title, "by": exhibit.offered_by.name}
        return gettext("Exhibit %(number)s: %(title)s, from %(by)s") % words

    def clean(self) -> dict[str, Any]:
        asked = self.cleaned_data
        if asked.get("ruling") == Exhibit.Ruling.EXCLUDED and not asked.get("reason"):
            self.add_error("reason", _("Write why the exhibit is left out"))
        return asked


@asks("attendance")
class AttendanceForm(StepForm):
    """One row for each person who is expected, and a free line for witnesses (procedure.md §2.14)."""

    witnesses = long_words(_("Witnesses and others who came"), rows=3, help_text=_("One name on each line."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.expected = expected_at(self.case)
        last_question = self.fields.pop("witnesses")
        for place, (name, role, _side) in enumerate(self.expected):
            who = {"name": name, "role": role}
            missing = gettext("Say whether %(name)s came") % who
            self.fields[f"present_{place}"] = one_of(
                gettext("Did %(name)s (%(role)s) come?") % who,
                missing,
                choices=[("yes", gettext("Yes")), ("no", gettext("No"))],
            )
            self.fields[f"present_{place}"].error_messages["invalid_choice"] = missing
            self.fields[f"note_{place}"] = short_words(gettext("Note on %(name)s") % who, longest=500)
        self.fields["witnesses"] = last_question

    def clean_witnesses(self) -> list[str]:
        names = [line.strip() for line in self.cleaned_data["witnesses"].splitlines() if line.strip()]
        if any(len(name) > 200 for name in names):
            raise forms.ValidationError(_("Write each name on a line of its own, with at most 200 letters"))
        return names

    def given(self) -> dict[str, Any]:
        asked = self.cleaned_data
        rows = [
            {
                "name": name,
                "role": role,
                "side": side,
                "present": asked[f"present_{place}"] == "yes",
                "note": asked[f"note_{place}"],
            }
            for place, (name, role, side) in enumerate(self.expected)
        ]
        guest = gettext("Witness or guest")
        rows += [{"name": name, "role": guest, "side": "", "present": True, "note": ""} for name in asked["witnesses"]]
        return {"attendance": rows}


def expected_at(case: Case) -> list[tuple[str, str, str]]:
    """Name, role and side of those who are expected at the hearing: the parties, the panel, the investigator."""
    parties = case.parties.exclude(representation__ended_at__isnull=False).order_by("side", "pk")
    found = [(party.name, str(Party.Side(party.side).label), str(party.side)) for party in parties]
    found += [(row.person.name, str(PanelSeat.Role(row.role).label), "") for row in panel.seats_on(case)]
    recused = case.recusals.values("person")
    investigators = case.participants.filter(investigated=True).exclude(person__in=recused).select_related("person")
    return found + [(row.person.name, gettext("Investigator"), "") for row in investigators]


@asks("appoint_appeals")
class AppointAppealsForm(StepForm):
    """Directors who had no part in the case below (procedure.md §2.7)."""

    people = several_people(_("Directors who hear the appeal"), _("Choose the directors who hear the appeal"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sitting = participation.holders(self.case, Seat.APPEALS)  # one who excused a late appeal sits already
        possible = [who for who in participation.directors_for(self.case, self.day) if who not in sitting]
        offer_people(self, "people", possible, "on_appeal")
        size = rules.number(self.case, "appeals_size") - len(sitting)
        words = gettext("Choose %(size)s. The list shows the directors who had no part in the case.")
        if len(possible) < size:
            words = gettext("%(size)s are needed, and fewer had no part in the case. It waits for a new director.")
        self.fields["people"].help_text = words % {"size": size}

    def given(self) -> dict[str, Any]:
        return {"people": list(self.cleaned_data["people"])}
