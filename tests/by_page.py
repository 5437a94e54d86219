"""A hand that acts through the pages, as a person with a browser does, on the day and hour of the play.

Each step is opened on the page to which its person is led; what the story says is put into the boxes that stand in the
page's HTML, the form is sent to where it points, and the answer is followed. What a form asks and the story does not
give is left as the page shows it, or is answered with a few words where an answer is compulsory. A refusal is raised in
the words that stand on the page. The stories of scenarios.md are told once by the actions and once by this hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import date, datetime, time
from typing import Any

import time_machine
from django import forms
from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.test import Client
from django.utils.html import escape

from ccb_ethics.demo.play import Hand
from complaints.actions.filing import Answers
from complaints.errors import Refused
from complaints.forms import StepForm
from complaints.forms.filing import ComplaintForm
from complaints.forms.filing_pages import CHECK, PAGES
from complaints.hearable import allegations_told
from complaints.investigation.report_text import Part
from complaints.models import Case
from complaints.procedure import STEPS, Step
from complaints.seats import ANSWERING, COMPLAINING, seats_of
from complaints.views.frame import address
from people import clock
from people.date_field import MonthDayYearField
from people.models import User
from tests import visiting
from tests.factories import signed_in
from tests.web_forms import PageForm, form_for

WORDS = "As the record shows."
# How a page refuses what it does not even offer.
NOT_OFFERED = "Choose one of the answers in the list"
NOT_YOURS = "This step is not yours to take."
Told = Callable[[Any, PageForm], dict[str, Any]]


class ByPage(Hand):
    """Signs each person in anew and takes the step on its page.

    Where a press leads is looked at the first time that a step is taken: the fifth ballot leads where the first one led.
    """

    def __init__(self) -> None:
        self.followed: set[str] = set()

    def file(self, answers: Answers, language: str, on: datetime) -> tuple[Case, str]:
        """Page by page, from the code to the last press."""
        prefix = "" if language == "en" else f"/{language}"
        with time_machine.travel(on, tick=False):
            client = Client()
            code = visiting.begin(client)
            _write_complaint(client, prefix, as_typed(answers))
            return Case.objects.latest("pk"), code

    def take(self, step: str, case: Case, by: User, on: datetime, given: dict[str, Any]) -> dict[str, str]:
        with time_machine.travel(on, tick=False):
            visit = Visit(STEPS[step], case, by, given, self.followed)
            return SITTINGS.get(step, Visit.on_one_page)(visit)


class Visit:
    """One person at one case, come to take one step."""

    def __init__(self, step: Step, case: Case, by: User, given: dict[str, Any], followed: set[str]) -> None:
        self.step, self.case, self.given, self.followed = step, case, given, followed
        places = seats_of(by, case)
        self.side = "my" if places & COMPLAINING else "respond" if places & ANSWERING else "desk"
        self.client = signed_in(by)
        self.end = "" if self.side == "desk" else f"?case={case.number}"
        self.home = address(step, case, self.side) + self.end

    def on_one_page(self) -> dict[str, str]:
        """Opened, filled in, sent."""
        return read(self._fill(self.home, self._as_told))

    def on_the_ballot(self) -> dict[str, str]:
        """The vote is written, looked at once more and cast."""
        written = self._fill(f"{self.home}?motion={self.given['motion'].pk}", self._as_told, ("act", "check"))
        if written.status_code != 302:
            return read(written)
        return read(self._fill(written["Location"], _as_it_stands, ("act", "cast")))

    def on_the_report(self) -> dict[str, str]:
        """The panel's report is written, read as the parties will read it, and signed as it was read."""
        written = self._fill(self.home, self._as_told, ("act", "preview"))
        if written.status_code != 302:
            return read(written)
        return read(self._fill(written["Location"], _as_it_stands, ("act", "sign")))

    def on_the_answer(self) -> dict[str, str]:
        """The list of tasks, one page for each allegation, then everything is checked and sent."""
        tasks = self.client.get(self.home)
        if "rows" not in tasks.context:
            return read(self._fill(f"/respond/do/{self.step.name}/{self.end}", self._as_told))  # refused there
        for place, allegation in enumerate(allegations_told(self.case), 1):
            choice, words = self.given["answers"][allegation.pk]
            told = {"choice": choice, "words": words}
            said = self._fill(f"/respond/answer/{place}/{self.end}", lambda _form, _page, told=told: told)
            assert said.status_code == 302, said.context["form"].errors
        return read(self._fill(f"/respond/check/{self.end}", self._as_told))

    def _fill(self, page: str, told: Told, button: tuple[str, str] | None = None) -> HttpResponse:
        """Opens the page, types into its form and sends it: the answer to the last press, followed where it leads on."""
        opened = self.client.get(page, follow=True)
        page = opened.redirect_chain[-1][0] if opened.redirect_chain else page
        if opened.status_code == 404:
            assert self.client.post(page).status_code == 404, f"What is not found is taken: {page}"
            raise Refused(NOT_YOURS)
        form = form_for(opened.content.decode(), page, button)
        if form is None:  # the page says why there is nothing to send; who sends it all the same is refused alike
            why = opened.context["why"]
            assert escape(why) in opened.content.decode()
            refused = self.client.post(page, dict([button]) if button else {})
            assert refused.status_code in (404, 409), (page, refused.status_code)
            raise Refused(why)
        answers = told(opened.context.get("form"), form)
        sent = self.client.post(form.action or page, form.filled(answers) | (dict([button]) if button else {}))
        missing = form.not_asked(answers)  # nothing to choose from: sent all the same, and refused
        assert not (missing and sent.status_code == 302), f"{page} takes what it does not ask: {missing}"
        if sent.status_code == 302 and (press := f"{self.step.name} {button}") not in self.followed:
            self.followed.add(press)
            led = self.client.get(sent["Location"])
            assert led.status_code == 200, (page, sent["Location"], led.status_code)
        return sent

    def _as_told(self, questions: StepForm, page: PageForm) -> dict[str, Any]:
        """The answers to the questions of the form, each in the boxes that the page has for it."""
        told = {name: value for key, value in self.given.items() for name, value in _spread(key, value, questions)}
        data: dict[str, Any] = {}
        for name, question in questions.fields.items():
            if name == "typed_name":  # asked for again, so that nobody revokes or publishes by a slip
                data[name] = questions.name  # type: ignore[attr-defined]
            elif name in told:
                data |= _boxes(name, question, told[name])
            elif question.required and name in page.boxes and page.boxes[name].is_blank:
                data |= _boxes(name, question, WORDS)
        return data


SITTINGS: dict[str, Callable[[Visit], dict[str, str]]] = {
    "cast_ballot": Visit.on_the_ballot,
    "file_panel_report": Visit.on_the_report,
    "answer": Visit.on_the_answer,
}


def _as_it_stands(_questions: Any, _page: PageForm) -> dict[str, Any]:
    return {}


def _write_complaint(client: Client, prefix: str, told: dict[str, Any]) -> None:
    """From the first page to the last, each question answered on the page that asks it."""
    page, left = f"{prefix}/complaint/{PAGES[0].slug}/", dict(told)
    while True:
        act = "send" if page.endswith(f"/{CHECK}/") else "continue"
        form = form_for(client.get(page).content.decode(), page, ("act", act))
        assert form is not None, page
        typed = {name: left.pop(name) for name in list(left) if name in form.boxes}  # each on the page that asks it
        sent = client.post(page, form.filled(typed) | {"act": act})
        assert sent.status_code == 302, (page, sent.context["form"].errors)
        if act == "send":
            assert not left, f"No page asks for {sorted(left)}"
            return
        page = sent["Location"]


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


def read(answer: HttpResponse) -> dict[str, str]:
    """What is shown once. A refusal of the page is raised in its own words, which stand on the page."""
    if answer.status_code == 302:
        return {}
    if answer.status_code == 404:
        raise Refused(NOT_YOURS)
    context: Any = answer.context
    if answer.status_code == 200 and "shown" in context:
        return dict(context["shown"])
    assert answer.status_code in (400, 409), answer.status_code
    reasons = [context["why"]] if context.get("why") else []
    reasons = reasons or [str(error) for errors in context["form"].errors.values() for error in errors]
    for reason in reasons:
        assert escape(reason) in answer.content.decode(), f"Not on the page: {reason}"
    raise Refused(" ".join(reasons))


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
        return {name: "on" if value else []}  # an empty list unticks what the page shows ticked
    if isinstance(question, forms.ChoiceField) and isinstance(value, bool):
        return {name: "yes" if value else "no"}
    if isinstance(value, time):
        return {name: f"{value:%I:%M %p}"}
    if isinstance(value, list | tuple | QuerySet):
        return {name: [_one(item) for item in value]}
    return {} if value is None else {name: _one(value)}


def _one(value: Any) -> Any:
    return value.pk if isinstance(value, Model) else value
