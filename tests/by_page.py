"""A hand that acts through the pages: each step is typed into its form and sent, on the day and hour of the play.

The stories of scenarios.md are told once by the actions and once by this hand. What a form asks and the story does not
give is left as the page shows it, or is answered with a few words where an answer is compulsory.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime, time
from typing import Any

import time_machine
from django import forms
from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from ccb_ethics.demo.play import Hand
from complaints.actions.filing import Answers
from complaints.errors import Refused
from complaints.forms import FORMS, StepForm
from complaints.forms.filing import ComplaintForm
from complaints.investigation.report_text import Part
from complaints.models import Case
from complaints.procedure import STEPS, Step
from complaints.seats import ANSWERING, COMPLAINING, seats_of
from people import clock
from people.date_field import MonthDayYearField
from people.models import User
from tests import visiting
from tests.factories import signed_in

WORDS = "As the record shows."
# How a page refuses what it does not even offer.
NOT_OFFERED = "Choose one of the answers in the list"


class ByPage(Hand):
    """Signs each person in anew, opens the page of the step, types, sends and reads the answer."""

    def file(self, answers: Answers, language: str, on: datetime) -> tuple[Case, str]:
        """Page by page, from the code to the last press."""
        prefix = "" if language == "en" else f"/{language}"
        with time_machine.travel(on, tick=False):
            client = Client()
            code = visiting.begin(client)
            sent = visiting.send(client, as_typed(answers), prefix)
            assert sent.status_code == 302, sent.context["form"].errors
            return Case.objects.latest("pk"), code

    def take(self, step: str, case: Case, by: User, on: datetime, given: dict[str, Any]) -> dict[str, str]:
        row = STEPS[step]
        with time_machine.travel(on, tick=False):
            client = signed_in(by)
            address = page_of(row, case, by)
            data = typed(row, case, by, on, given)
            if row.name == "file_panel_report":
                return read(signed_as_shown(client, address, data))
            answer = client.post(address, data)
        return read(answer)


def signed_as_shown(client: Client, address: str, data: dict[str, Any]) -> HttpResponse:
    """Writes the panel's report, reads it as the parties will, and signs what was read."""
    answer = client.post(address, data | {"act": "preview"})
    if answer.status_code != 302:
        return answer
    shown = client.get(answer["Location"])
    return client.post(answer["Location"], {"act": "sign", "seen": shown.context["seen"]})


def as_typed(answers: Answers) -> dict[str, Any]:
    """A whole complaint as a browser sends it."""
    told = {name: value for name, value in asdict(answers).items() if value not in ("", None, False, ())}
    told |= {"states_truth": "on", "shares_name": "yes" if answers.consents_to_disclosure else "back"}
    fields = ComplaintForm.base_fields
    return {
        box: typed
        for name, value in told.items()
        if name in fields
        for box, typed in _boxes(name, fields[name], value).items()
    }


def page_of(row: Step, case: Case, by: User) -> str:
    """Where this person takes this step at this case."""
    places = seats_of(by, case)
    if places & COMPLAINING or places & ANSWERING:
        side = "my" if places & COMPLAINING else "respond"
        return f"{reverse(f'complaints:{side}-do', args=[row.name])}?case={case.number}"
    if row.page and not row.page.startswith("complaints:"):
        return reverse(row.page, args=[case.number])
    return reverse("complaints:do", args=[case.number, row.name])


def read(answer: HttpResponse) -> dict[str, str]:
    """What is shown once. A refusal of the page is raised in its own words, which stand on the page."""
    if answer.status_code == 302:
        return {}
    if answer.status_code == 404:
        raise Refused("This step is not yours to take.")
    context: Any = answer.context
    if answer.status_code == 200 and "shown" in context:
        return dict(context["shown"])
    form = context.get("form")
    why = context.get("why") or " ".join(str(e) for errors in form.errors.values() for e in errors)
    assert answer.status_code in (400, 409), answer.status_code
    raise Refused(why)


def typed(row: Step, case: Case, by: User, on: datetime, given: dict[str, Any]) -> dict[str, Any]:
    """What a browser would send, if the person answered every question with what the story says."""
    form = FORMS[row.form](case=case, person=by, step=row, on=on)
    told = {name: value for key, value in given.items() for name, value in _spread(key, value, form)}
    data: dict[str, Any] = {}
    for name, question in form.fields.items():
        value = told.get(name, form.get_initial_for_field(question, name))
        if name == "typed_name":  # asked for again, so that nobody revokes or publishes by a slip
            value = form.name  # type: ignore[attr-defined]
        if value in (None, "") and question.required:
            value = WORDS
        data |= _boxes(name, question, value)
    return data


def _spread(key: str, value: Any, form: StepForm) -> Iterable[tuple[str, Any]]:
    """One thing given to an action, as the answers to the questions that ask for it."""
    if key == "starts_at":
        local = value.astimezone(clock.ZONE)
        return [("day_of_hearing", local.date()), ("time_of_day", local.time())]
    if key == "answers":
        return [
            pair for pk, (choice, words) in value.items() for pair in ((f"choice_{pk}", choice), (f"words_{pk}", words))
        ]
    if key == "attendance":
        came = {row["name"]: row["present"] for row in value}
        expected = form.expected  # type: ignore[attr-defined]
        return [(f"present_{place}", came.get(name, True)) for place, (name, _role, _side) in enumerate(expected)]
    if key == "findings":
        return [
            (f"{part}_{row['allegation'].pk}", row[part]) for row in value for part in ("facts", "uncited", "reasons")
        ]
    if key == "parts":
        return [pair for part in value for pair in _said(part)]
    return [(key, value)]


def _said(part: Part) -> list[tuple[str, Any]]:
    pk = part.allegation.pk
    return [(f"found_{pk}", part.found), (f"cites_{pk}", [*part.cites]), (f"unknown_{pk}", part.unknown)]


def _boxes(name: str, question: forms.Field, value: Any) -> dict[str, Any]:
    if isinstance(question, MonthDayYearField):
        if not isinstance(value, date):
            return {}
        return {f"{name}_month": value.month, f"{name}_day": value.day, f"{name}_year": value.year}
    if isinstance(question, forms.BooleanField):
        return {name: "on"} if value else {}
    if isinstance(question, forms.ChoiceField) and isinstance(value, bool):
        return {name: "yes" if value else "no"}
    if isinstance(value, time):
        return {name: f"{value:%I:%M %p}"}
    if isinstance(value, list | tuple | QuerySet):
        return {name: [_one(item) for item in value]}
    return {} if value is None else {name: _one(value)}


def _one(value: Any) -> Any:
    return value.pk if isinstance(value, Model) else value
