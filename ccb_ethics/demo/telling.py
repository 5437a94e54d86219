"""A tale: a complaint as somebody filed it, and what became of it. Each file of `tales` registers its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from ccb_ethics.demo.story import Story
from complaints.actions.filing import Answers
from complaints.models.complaint import Contact
from people.names import folded

Teller = Callable[[Story], object]


@dataclass(frozen=True)
class Tale:
    """`filed`: days before the demo's today. `acted` and `since`: days from the last and the first act to the filing.

    `about` is a name of the registry, blank where nobody could say. `complainant_can` and `respondent_can` say what a
    visitor of the demo may try with the code of that side. `others` are tales that this one tells with its own.
    """

    name: str
    filed: int
    about: str
    by: str
    narrative: str
    topics: tuple[str, ...]
    relationship: str = "client"
    acted: int = 20
    since: int | None = None
    contact: Contact = Contact.CODE
    language: str = "en"
    complainant_can: str = ""
    respondent_can: str = ""
    others: tuple[str, ...] = ()
    said: dict[str, Any] = field(default_factory=dict)
    tell: Teller | None = None

    def answers(self, today: date, workplace: str, chance: Random) -> Answers:
        """What the complainant filled in."""
        filed_on = today - timedelta(days=self.filed)
        since = self.since and filed_on - timedelta(days=self.since)
        answers = Answers(
            relationship=self.relationship,
            name=self.by,
            contact=self.contact,
            signature=self.by,
            email=f"{folded(self.by).replace(' ', '.')}@mail.example" if self.contact == Contact.E_MAIL else "",
            phone=f"203-555-01{chance.randint(10, 99)}" if self.contact == Contact.PHONE else "",
            address=f"{chance.randint(2, 90)} Elm Court, Connecticut" if self.contact == Contact.MAIL else "",
            respondent_name=self.about,
            respondent_workplace=workplace,
            topics=self.topics,
            narrative=self.narrative,
            first_act_on=since or None,
            last_act_on=filed_on - timedelta(days=self.acted),
            consents_to_disclosure=True,
            language=self.language,
        )
        return replace(answers, **self.said)


TALES: dict[str, Tale] = {}


def filed_only(name: str, narrative: str, **told: Any) -> None:
    """A complaint whose story another tale tells along with its own."""
    if name in TALES:
        raise ValueError(f"Two tales are named {name}.")
    said = {key: told.pop(key) for key in list(told) if key in Answers.__dataclass_fields__.keys() - FIELDS}
    TALES[name] = Tale(name=name, narrative=" ".join(narrative.split()), said=said, **told)


FIELDS = Tale.__dataclass_fields__.keys()


def tale(narrative: str, **told: Any) -> Callable[[Teller], Teller]:
    """Registers a tale under the name of the function that tells it. Words of `Answers` may be given as well."""

    def register(tell: Teller) -> Teller:
        filed_only(tell.__name__, narrative, tell=tell, **told)
        return tell

    return register
