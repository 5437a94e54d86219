"""Where guards are registered by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from complaints.models import Case
from people import clock
from people.models import User


@dataclass(frozen=True)
class Asked:
    """The question put to a guard: may this person (None: the clock) take this step at this case now?"""

    case: Case
    person: User | None
    on: datetime
    step: str

    @property
    def day(self) -> date:
        """The day in America/New_York."""
        return clock.local_day(self.on)


Guard = Callable[[Asked], "object | None"]
GUARDS: dict[str, Guard] = {}


def guard(function: Guard) -> Guard:
    """Registers a guard under its own name; two guards of one name are an error."""
    name = function.__name__
    if name in GUARDS and GUARDS[name] is not function:
        raise ValueError(f"Two guards are named {name}.")
    GUARDS[name] = function
    return function
