"""One case that lives at random: people with seats take whatever step is offered, on whatever day comes, until it rests.

Each step is taken with what its own form makes of answers chosen at random, as a page would. For tests/test_random_lives.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from django import forms
from django.db import transaction
from django.http import QueryDict

from ccb_ethics.demo.play import Play
from complaints import workflow
from complaints.errors import Refused
from complaints.forms import FORMS
from complaints.models import CaseUserSeat, Status
from complaints.procedure import STEPS, Step, rows_from, standing_in_the_way
from complaints.seats import Seat
from complaints.uploads import PaperField
from people.date_field import MonthDayYearField
from people.models import User
from people.time_of_day import TimeOfDayField

# Steps that may be refused although they were offered, because of what was typed or chosen: by what the refusal begins
# with. Nothing else may.
SERVICE = ("The day of service", "The letter was approved")
# A paper that the respondent cannot read is cited, or somebody seconds who cannot vote.
PUT = ("Not disclosed", "Somebody else who")
REFUSED_FOR_WHAT_WAS_TYPED = {
    "record_service": SERVICE,
    "draft_allegation": ("The code", "This conduct", "CR", "CP", "PROC", "The rules"),
    "charge_further": ("The code", "This conduct", "CR", "CP", "PROC", "The rules"),
    "sever": ("The code of those days",),
    "rule_on_guard": (
        "This ruling belongs",
        "G2 is",
        "The limit",
        "The rules",
        "A time",
        "The time",
        "The Ethics",
        "G",
    ),
    "appoint_panel": ("Name a",),
    "extend_limit": ("Screening was",),
    "record_paper_appeal": ("It was received",),
    "open_committee_motion": (
        *PUT,
        "Too few",
        "Say how",
        "The vote",
        "Name the",
        "A hearing",
        "The committee",
        "No allegation",
    ),
    "open_review_motion": ("Too few", *PUT),
    "open_appeal_motion": ("Too few", *PUT),
    "open_panel_motion": ("Too few", *PUT),
    "open_finding_motion": ("Too few", *PUT),
    "amend_motion": ("This is the text already",),
    "change_condition_day": ("It is due on", "This day is over"),
    "open_breach_case": ("A case about this is open already", "The respondent has until"),
}


@dataclass
class Life:
    """`taken` counts the steps that people took; `refused` the sentences with which others were refused."""

    play: Play
    chance: Random
    taken: list[str] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)

    def turn(self) -> None:
        """A day or more passes, or one person tries one step."""
        if self.chance.random() < 0.2:
            self.play.later(self.chance.choice((1, 3, 8, 16, 31, 62)))
            return
        step, person = self._somebody()
        why = workflow.obstacle(step, self.play.case, person, self.play.now)
        if why:
            self._is_refused(step, person, why)
        else:
            self._takes(step, person)

    def _somebody(self) -> tuple[Step, User]:
        """A row that facts allow and somebody seated for it; now and then any row, and anybody."""
        case = self.play.case
        rows = [row for row in rows_from(Status(case.status)) if row.form and row.seats]
        if self.chance.random() < 0.1:
            return self.chance.choice(list(STEPS.values())), self.chance.choice(self._everybody())
        seated = self._seated()
        open_rows = [
            row
            for row in rows
            if standing_in_the_way(row, frozenset(case.facts)) is None and any(seated.get(seat) for seat in row.seats)
        ]
        row = self.chance.choices(open_rows, [_weight(row) for row in open_rows])[0]
        people = [person for seat in sorted(row.seats) for person in seated.get(seat, [])]
        return row, self.chance.choice(people)

    def _seated(self) -> dict[Seat, list[User]]:
        rows = CaseUserSeat.objects.filter(content_object=self.play.case).select_related("user", "permission")
        found: dict[Seat, list[User]] = {}
        for row in rows.order_by("pk"):
            found.setdefault(Seat(row.permission.codename.removeprefix("sit_as_")), []).append(row.user)
        return found

    def _everybody(self) -> list[User]:
        return list(User.objects.order_by("pk"))

    def _is_refused(self, step: Step, person: User, why: str) -> None:
        """The engine says the same as the button, and nothing is left behind."""
        before = (self.play.case.version, self.play.case.status)
        try:
            with transaction.atomic():
                workflow.take(step.name, self.play.case, by=person, on=self.play.now)
        except Refused as refused:
            said = str(refused)
        else:
            raise AssertionError(f"{step.name} was taken although: {why}")
        assert said == why
        assert said[0].isupper()
        assert said.endswith((".", "?", "!"))
        self.play.case.refresh_from_db()
        assert (self.play.case.version, self.play.case.status) == before
        self.refused.add(said)

    def _takes(self, step: Step, person: User) -> None:
        form = self._filled(step, person)
        if not form.is_valid():
            # What nobody can choose now (no spare member, no other case) the form says in words.
            assert all(str(sentence) for sentences in form.errors.values() for sentence in sentences)
            self.refused.add(f"{step.name}: {form.errors.as_text()}")
            return
        said = ""
        try:
            with transaction.atomic():
                self.play.take(step.name, person, **form.given())
        except Refused as refused:
            said = str(refused)
            self.play.case.refresh_from_db()
        else:
            self.taken.append(step.name)
        known = SERVICE if step.serves else REFUSED_FOR_WHAT_WAS_TYPED.get(step.name, ())
        assert not said or said.startswith(known), f"{step.name} was offered and refused: {said}"

    # ---- what is typed ------------------------------------------------------------------------------------------

    def _filled(self, step: Step, person: User) -> forms.Form:
        ask: dict[str, Any] = {"case": self.play.case, "person": person, "step": step, "on": self.play.now}
        blank = FORMS[step.form](**ask)
        data = QueryDict(mutable=True)
        for name, box in blank.fields.items():
            for key, value in self._answer(name, box, blank):
                data.appendlist(key, value)
        return FORMS[step.form](data, {}, **ask)

    def _answer(self, name: str, box: forms.Field, form: forms.Form) -> list[tuple[str, str]]:
        if isinstance(box, forms.ModelMultipleChoiceField):
            people = list(box.queryset)
            size = min(len(people), self._how_many(form))
            return [(name, str(one.pk)) for one in self.chance.sample(people, size)]
        if isinstance(box, forms.ModelChoiceField):
            rows = list(box.queryset)
            return [(name, str(self.chance.choice(rows).pk))] if rows else []
        if isinstance(box, forms.ChoiceField):
            values = [str(value) for value in _values(box.choices) if str(value)]
            return [(name, self.chance.choice(values))] if values else []
        if isinstance(box, forms.BooleanField):
            return [(name, "on")] if name == "waives" else []
        if isinstance(box, MonthDayYearField):
            day = self._day(name)
            return [(f"{name}_month", str(day.month)), (f"{name}_day", str(day.day)), (f"{name}_year", str(day.year))]
        if isinstance(box, TimeOfDayField):
            return [(name, "9:30 a.m.")]
        if isinstance(box, PaperField):
            return []
        if isinstance(box, forms.IntegerField):
            return [(name, "6")]
        if isinstance(box, forms.EmailField):
            return [(name, "somebody@mail.example")]
        return [(name, str(getattr(form, "name", "")) if name == "typed_name" else "Said in a few plain words.")]

    def _how_many(self, form: forms.Form) -> int:
        return {"appoint_panel": 2, "name_designees": 1}.get(form.step.name, 3 if "appoint" in form.step.name else 1)  # type: ignore[attr-defined]

    def _day(self, name: str) -> date:
        if name == "day_of_hearing":
            day = self.play.today + timedelta(days=35)
            while self.play.closed.is_closed(day):
                day += timedelta(days=1)
            return day
        if name.startswith("conduct"):
            return date(2024, 11, 10)
        return self.play.today


def _weight(row: Step) -> int:
    """What moves a case is tried most, so that a life gets somewhere."""
    if row.name == "release_notice":
        return 3
    if row.target or row.name == "cast_ballot" or row.serves:
        return 12
    return 8 if row.main else 1


def _values(choices: Any) -> list[Any]:
    """The values of a choice, those in groups too."""
    found: list[Any] = []
    for value, label in choices:
        found += [inner for inner, _words in label] if isinstance(label, list | tuple) else [value]
    return found
