"""Where the form of each step is registered: rows name forms as strings, each app registers its own when ready."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from complaints.models import Case
from complaints.procedure import Step
from people import clock
from people.models import User
from people.plain_forms import PlainForm


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


FORMS: dict[str, type[StepForm]] = {}


def asks(name: str) -> Callable[[type[StepForm]], type[StepForm]]:
    """Registers the form that rows name."""

    def register(form: type[StepForm]) -> type[StepForm]:
        if name in FORMS and FORMS[name] is not form:
            raise ValueError(f"Two forms are named {name}.")
        FORMS[name] = form
        return form

    return register
