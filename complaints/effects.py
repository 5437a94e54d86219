"""What a step does beside moving the case. Rows name effects as strings; each app registers its own when it is ready.

An effect is called inside the transaction of `workflow.take`, after the step was judged and before its event is
written. It writes its facts or raises `Refused`; then nothing at all has happened.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from complaints.models import Case
from people.models import User
from record.models import Docket, Event


@dataclass(frozen=True)
class Act:
    """One step being taken: at which case, by whom (None: the clock), when, and with what given."""

    case: Case
    docket: Docket
    step: str
    by: User | None
    on: datetime
    given: dict[str, Any]

    @property
    def person(self) -> User:
        """The person who acts; effects of rows that the clock cannot take ask for it."""
        if self.by is None:
            raise TypeError(f"{self.step} is taken by a person.")
        return self.by


@dataclass(frozen=True)
class Done:
    """What the effect leaves for the record: ids and codes, text that may be purged, dates that limits start from.

    `shown` is handed to the person once and written nowhere (a code). `after` is called with the event.
    """

    data: dict[str, Any] = field(default_factory=dict)
    text: str = ""
    dates: dict[str, date] = field(default_factory=dict)
    disposition: str = ""
    shown: dict[str, str] = field(default_factory=dict)
    after: Callable[[Event], None] | None = None


Effect = Callable[[Act], Done | None]
EFFECTS: dict[str, Effect] = {}


def performs(name: str) -> Callable[[Effect], Effect]:
    """Registers the effect that rows name."""

    def register(effect: Effect) -> Effect:
        if name in EFFECTS and EFFECTS[name] is not effect:
            raise ValueError(f"Two effects are named {name}.")
        EFFECTS[name] = effect
        return effect

    return register
