"""Where the form of each step is registered: rows name forms as strings, each app registers its own when ready."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from complaints import insiders, participation
from complaints.forms.questions import offer, these
from complaints.models import Case
from complaints.procedure import Step
from people import clock
from people.models import User
from people.plain_forms import PlainForm
from people.words import Words


class StepForm(PlainForm):
    """Asks what a step needs to know. It checks shape and wording only: guards and effects decide.

    `given()` is handed to `workflow.take` as keyword arguments.
    """

    def __init__(self, *args: Any, case: Case, person: User, step: Step, on: datetime, **kwargs: Any) -> None:
        self.case, self.person, self.step, self.on = case, person, step, on
        super().__init__(*args, **kwargs)

    @property
    def day(self) -> date:
        return clock.local_day(self.on)

    def given(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


def offer_people(form: StepForm, name: str, able: Iterable[User], role: str, *, if_none: Words = "") -> None:
    """Offers those who may take a role at the case. Another of the Board who is sent all the same is told why not."""
    offer(form, name, these(able), if_none=if_none)

    def why_not(key: str) -> str | None:
        people = insiders.people_of_the_board(form.day)
        person = people.filter(pk=key).first() if key.isdecimal() else None
        return participation.why_not(form.case, person, role) if person else None

    form.fields[name].why_not = why_not  # type: ignore[attr-defined]


FORMS: dict[str, type[StepForm]] = {}


def asks(name: str) -> Callable[[type[StepForm]], type[StepForm]]:
    """Registers the form that rows name."""

    def register(form: type[StepForm]) -> type[StepForm]:
        if name in FORMS and FORMS[name] is not form:
            raise ValueError(f"Two forms are named {name}.")
        FORMS[name] = form
        return form

    return register
