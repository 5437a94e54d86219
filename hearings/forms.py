"""What the steps of hearing and appeal ask. Importing registers the forms that the table names.

They check shape and wording. Who may sit, what is too late and what a ruling does is decided by guards and effects.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from complaints import motions, participation, rules
from complaints.forms import StepForm, asks
from complaints.guards import Asked
from complaints.models import Body, Party, SanctionKind
from hearings import panel
from hearings.answers import PeopleField, PersonField, TimeOfDayField, among
from hearings.guards import rules_on
from hearings.models import Challenge, Exhibit, PanelSeat
from people import clock
from people.date_field import MonthDayYearField
from people.templatetags.eastern import eastern_day

PAPER = {"rows": 8}
NOTE = {"rows": 3}


@asks("appoint_panel")
class AppointPanelForm(StepForm):
    """Members of the Ethics Committee who neither screened nor investigated (procedure.md §2.1, §2.7)."""

    officer = PersonField(
        label=_("Hearing officer"),
        help_text=_("Presides, and votes as one of the three."),
        error_messages={"required": _("Choose the hearing officer")},
    )
    members = PeopleField(
        label=_("Panel members"),
        error_messages={"required": _("Choose the members of the panel")},
    )
    alternate = PersonField(
        label=_("Alternate"),
        help_text=_("Takes the place of one who cannot sit."),
        error_messages={"required": _("Choose the alternate")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        possible = among(participation.committee_for(self.case, "on_panel", self.day))
        for name in ("officer", "members", "alternate"):
            self.fields[name].queryset = possible  # type: ignore[attr-defined]
        size = rules.number(self.case, "panel_size") - 1
        self.fields["members"].help_text = gettext("Choose %(size)s besides the officer.") % {"size": size}

    def given(self) -> dict[str, Any]:
        asked = self.cleaned_data
        return {"officer": asked["officer"], "members": list(asked["members"]), "alternate": asked["alternate"]}


@asks("set_hearing")
class SetHearingForm(StepForm):
    """Day, time in America/New_York, and place."""

    day_of_hearing = MonthDayYearField(
        label=_("Day of the hearing"), error_messages={"required": _("Write the day of the hearing")}
    )
    time_of_day = TimeOfDayField(
        label=_("Time (ET)"),
        help_text=_("For example, 9:00 a.m."),
        error_messages={"required": _("Write the time, like 9:00 a.m.")},
    )
    place = forms.CharField(
        label=_("Place"),
        max_length=300,
        error_messages={"required": _("Write the place of the hearing")},
    )
    how_to_join = forms.CharField(
        label=_("How to join from elsewhere"), required=False, widget=forms.Textarea(attrs=NOTE)
    )
    accommodation = forms.CharField(
        label=_("Interpreter or other help that somebody needs"), required=False, widget=forms.Textarea(attrs=NOTE)
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        days = rules.number(self.case, "hearing_notice_days")
        self.fields["day_of_hearing"].help_text = gettext("At least %(days)s days after the notice is served.") % {
            "days": days
        }
        asked = self.case.parties.exclude(accommodation="").values_list("accommodation", flat=True)
        self.fields["accommodation"].initial = "\n".join(asked)

    def given(self) -> dict[str, Any]:
        asked = self.cleaned_data
        starts_at = datetime.combine(asked["day_of_hearing"], asked["time_of_day"], tzinfo=clock.ZONE)
        return {
            "starts_at": starts_at,
            "place": asked["place"],
            "how_to_join": asked["how_to_join"],
            "accommodation": asked["accommodation"],
        }


@asks("challenge")
class ChallengeForm(StepForm):
    """A party's words against a panel member; read by parties, so in plain words (procedure.md §1.3 row 12a)."""

    person = PersonField(
        label=_("Who should not sit on the panel?"),
        error_messages={"required": _("Choose the panel member")},
    )
    learned_on = MonthDayYearField(
        label=_("When did you learn of this reason?"),
        error_messages={"required": _("Write the day you learned of it")},
    )
    grounds = forms.CharField(
        label=_("Why should this person not sit?"),
        help_text=_("For example: a family tie, a shared employer, or an opinion given before."),
        widget=forms.Textarea(attrs=PAPER),
        error_messages={"required": _("Write why this person should not sit")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = among(row.person for row in panel.seats_on(self.case))  # type: ignore[attr-defined]


class RulingField(forms.ModelChoiceField):
    """The challenges or exhibits that wait; with one only, it is chosen already."""

    widget = forms.RadioSelect

    def label_from_instance(self, obj: Any) -> str:
        if isinstance(obj, Challenge):
            words = gettext("%(person)s, challenged by %(by)s on %(day)s: %(grounds)s")
            return words % {
                "person": obj.person.name,
                "by": obj.made_by.name,
                "day": eastern_day(obj.made_at),
                "grounds": obj.grounds,
            }
        words = gettext("Exhibit %(number)s: %(title)s, from %(by)s")
        return words % {"number": obj.number, "title": obj.document.title, "by": obj.offered_by.name}


def choose_the_only_one(form: StepForm, name: str) -> None:
    waiting = list(form.fields[name].queryset[:2])  # type: ignore[attr-defined]
    if len(waiting) == 1:
        form.initial.setdefault(name, waiting[0].pk)


@asks("rule_on_challenge")
class RuleOnChallengeForm(StepForm):
    challenge = RulingField(
        label=_("Challenge"),
        queryset=Challenge.objects.none(),
        error_messages={"required": _("Choose the challenge that you rule on")},
    )
    ruling = forms.ChoiceField(
        label=_("Your ruling"),
        help_text=_("If you uphold it, the member leaves the panel at once and sees nothing more of the case."),
        choices=[choice for choice in Challenge.Ruling.choices if choice[0]],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose your ruling")},
    )
    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs=NOTE),
        error_messages={"required": _("Write the reason for your ruling")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = Asked(case=self.case, person=self.person, on=self.on, step=self.step.name)
        waiting = Challenge.objects.filter(case=self.case, ruling=Challenge.Ruling.PENDING)
        mine = [challenge.pk for challenge in waiting if rules_on(asked, challenge)]
        found = Challenge.objects.filter(pk__in=mine).select_related("person", "made_by")
        self.fields["challenge"].queryset = found  # type: ignore[attr-defined]
        choose_the_only_one(self, "challenge")


@asks("admit_exhibit")
class AdmitExhibitForm(StepForm):
    conditional = ("reason",)

    exhibit = RulingField(
        label=_("Exhibit"),
        queryset=Exhibit.objects.none(),
        error_messages={"required": _("Choose the exhibit that you rule on")},
    )
    ruling = forms.ChoiceField(
        label=_("Your ruling"),
        choices=[choice for choice in Exhibit.Ruling.choices if choice[0]],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose your ruling")},
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("An exhibit is left out only with a reason."),
        required=False,
        widget=forms.Textarea(attrs=NOTE),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        waiting = Exhibit.objects.filter(case=self.case, ruling=Exhibit.Ruling.PENDING)
        self.fields["exhibit"].queryset = waiting.select_related("document", "offered_by")  # type: ignore[attr-defined]
        choose_the_only_one(self, "exhibit")

    def clean(self) -> dict[str, Any]:
        asked = self.cleaned_data
        if asked.get("ruling") == Exhibit.Ruling.EXCLUDED and not asked.get("reason"):
            self.add_error("reason", _("Write why the exhibit is left out"))
        return asked


@asks("attendance")
class AttendanceForm(StepForm):
    """One row for each person who is expected, and a free line for witnesses (procedure.md §2.14)."""

    witnesses = forms.CharField(
        label=_("Witnesses and others who came"),
        help_text=_("One name on each line."),
        required=False,
        widget=forms.Textarea(attrs=NOTE),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.expected = expected_at(self.case)
        asked_last = self.fields.pop("witnesses")
        for place, (name, role) in enumerate(self.expected):
            who = {"name": name, "role": role}
            self.fields[f"present_{place}"] = forms.ChoiceField(
                label=gettext("Did %(name)s come? (%(role)s)") % who,
                choices=[("yes", _("Yes")), ("no", _("No"))],
                widget=forms.RadioSelect,
                error_messages={
                    "required": gettext("Say whether %(name)s came") % who,
                    "invalid_choice": gettext("Say whether %(name)s came") % who,
                },
            )
            self.fields[f"note_{place}"] = forms.CharField(
                label=gettext("Note on %(name)s") % who, required=False, max_length=500
            )
        self.fields["witnesses"] = asked_last

    def clean_witnesses(self) -> list[str]:
        names = [line.strip() for line in self.cleaned_data["witnesses"].splitlines() if line.strip()]
        if any(len(name) > 200 for name in names):
            raise forms.ValidationError(_("Write each name on a line of its own, with at most 200 letters"))
        return names

    def given(self) -> dict[str, Any]:
        asked = self.cleaned_data
        rows = [
            {
                "name": name[:200],
                "role": role,
                "present": asked[f"present_{place}"] == "yes",
                "note": asked[f"note_{place}"],
            }
            for place, (name, role) in enumerate(self.expected)
        ]
        role = gettext("Witness or guest")
        rows += [{"name": name, "role": role, "present": True, "note": ""} for name in asked["witnesses"]]
        return {"attendance": rows}


def expected_at(case: Any) -> list[tuple[str, str]]:
    """Names and roles of those who are expected at the hearing: the parties, the panel, the investigator."""
    found = [(party.name, str(Party.Side(party.side).label)) for party in case.parties.order_by("-side", "pk")]
    found += [(row.person.name, str(PanelSeat.Role(row.role).label)) for row in panel.seats_on(case)]
    recused = case.recusals.values("person")
    investigators = case.participants.filter(investigated=True).exclude(person__in=recused).select_related("person")
    return found + [(row.person.name, gettext("Investigator")) for row in investigators]


@asks("recommendation")
class RecommendationForm(StepForm):
    """The panel recommends; the Ethics Committee decides (procedure.md §1.3 row 14)."""

    conditional = ("months",)

    text = forms.CharField(
        label=_("Report of the panel"),
        help_text=_("What the panel found on each allegation, on which exhibits and testimony, and why."),
        widget=forms.Textarea(attrs={"rows": 16}),
        error_messages={"required": _("Write the report of the panel")},
    )
    sanction = forms.ChoiceField(
        label=_("Sanction that the panel recommends"),
        choices=[("", _("None: nothing is sustained")), *SanctionKind.choices],
        required=False,
    )
    months = forms.IntegerField(
        label=_("Months of suspension"),
        min_value=1,
        required=False,
        error_messages={
            "invalid": _("Write the months as a number, like 6"),
            "min_value": _("A suspension lasts at least 1 month"),
        },
    )
    dissent = forms.CharField(label=_("Dissent"), required=False, widget=forms.Textarea(attrs=NOTE))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sanction"].help_text = self._findings()

    def _findings(self) -> str:
        findings = motions.findings(self.case, Body.PANEL)
        sustained = [str(allegation.number) for allegation, found in findings if motions.is_sustained(found)]
        if not sustained:
            return gettext("The panel sustained no allegation.")
        words = ngettext("The panel sustained allegation %(n)s.", "The panel sustained allegations %(n)s.", len(sustained))
        return words % {"n": ", ".join(sustained)}

    def clean(self) -> dict[str, Any]:
        asked = self.cleaned_data
        suspends = asked.get("sanction") == SanctionKind.SUSPENSION
        if suspends and not asked.get("months") and "months" not in self.errors:
            self.add_error("months", _("Write how many months the suspension lasts"))
        if not suspends and asked.get("months"):
            self.add_error("months", _("Only a suspension has months. Take the number out, or choose Suspension"))
        return asked


@asks("appoint_appeals")
class AppointAppealsForm(StepForm):
    """Directors who had no part in the case below (procedure.md §2.7)."""

    people = PeopleField(
        label=_("Directors who hear the appeal"),
        error_messages={"required": _("Choose the directors who hear the appeal")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        possible = participation.directors_for(self.case, self.day)
        self.fields["people"].queryset = among(possible)  # type: ignore[attr-defined]
        size = rules.number(self.case, "appeals_size")
        words = gettext("Choose %(size)s. Listed are those who had no part in the case.")
        if len(possible) < size:
            words = gettext("%(size)s are needed, and fewer had no part in the case. The case waits for a new director.")
        self.fields["people"].help_text = words % {"size": size}

    def given(self) -> dict[str, Any]:
        return {"people": list(self.cleaned_data["people"])}
