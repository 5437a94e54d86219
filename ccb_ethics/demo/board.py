"""Makes the whole demo board: its people, the registry, and every tale told to the demo's today.

Case numbers follow the days of filing, so all complaints are filed first. Everything but the codes and the addresses of
public entries comes from one fixed seed. No clock is read: today is given.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from django.db import transaction

from ccb_ethics.demo import tales
from ccb_ethics.demo.people import make_board
from ccb_ethics.demo.play import Board
from ccb_ethics.demo.registry import make_registry
from ccb_ethics.demo.story import Story
from ccb_ethics.demo.telling import TALES, Tale
from complaints import workflow
from people import clock
from people.models import Credential, Purpose

__all__ = ["SEED", "Way", "make", "tales"]

SEED = 20220401  # the day the Code took effect


@dataclass(frozen=True)
class Way:
    """A code by which a visitor of the demo comes in as a party: whose, at which case, and what there is to do."""

    person: str
    case: str
    can: str
    purpose: str
    code: str


@transaction.atomic
def make(today: date) -> list[Way]:
    """Makes all of it as it would stand when this day begins in New York, whole or not at all. Gives ways in."""
    chance = Random(SEED)  # noqa: S311 - the demo is the same every time; no secret is made of it
    people = make_board()
    registry = make_registry(today, chance)
    stories = {tale.name: _filed(tale, today, people, registry, chance) for tale in _in_order()}
    for tale in _in_order():
        if tale.tell:
            story = stories[tale.name]
            story.others = {name: stories[name] for name in tale.others}
            tale.tell(story)
    for story in stories.values():
        workflow.sweep(story.case, clock.start_of(today))
    return [way for tale in _in_order() for way in _ways(tale, stories[tale.name])]


def _in_order() -> list[Tale]:
    return sorted(TALES.values(), key=lambda tale: -tale.filed)


def _filed(tale: Tale, today: date, people: Board, registry: dict[str, Credential], chance: Random) -> Story:
    """Files one complaint, at an hour at which people write such things."""
    hour = time(chance.randint(7, 22), chance.randint(0, 59))
    moment = datetime.combine(today - timedelta(days=tale.filed), hour, tzinfo=clock.ZONE)
    credential = registry[tale.about] if tale.about else None
    workplace = credential.professional.employer if credential else ""
    story = Story(people, moment, end=today, credential=credential, chance=Random(chance.random()))  # noqa: S311
    story.file(tale.answers(today, workplace, chance), tale.language)
    return story


def _ways(tale: Tale, story: Story) -> list[Way]:
    found = []
    if tale.complainant_can:
        code = story.shown["return_code"]
        found.append(Way(tale.by, story.case.number, tale.complainant_can, Purpose.RETURN, code))
    if tale.respondent_can:
        code = story.shown["invitation_code"]
        name = story.case.respondent_name
        found.append(Way(name, story.case.number, tale.respondent_can, Purpose.INVITATION, code))
    return found
