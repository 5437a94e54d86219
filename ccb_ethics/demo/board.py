"""Makes the whole demo board: its people, the registry, and every tale told to the demo's today.

Case numbers follow the days of filing, so all complaints are filed first. Everything but the codes and the addresses of
public entries comes from one fixed seed. No clock is read: today is given.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from operator import itemgetter
from random import Random

from django.db import transaction

from ccb_ethics.demo import tales
from ccb_ethics.demo.meetings import make_meetings
from ccb_ethics.demo.people import make_board
from ccb_ethics.demo.play import Board
from ccb_ethics.demo.registry import make_registry
from ccb_ethics.demo.story import Story
from ccb_ethics.demo.telling import TALES, Tale
from complaints import rules, workflow
from complaints.actions.rule_setting import make_rule_set
from complaints.models import RuleSet
from people import clock
from people.models import Credential, Purpose
from sanctions.reports.reconciliation import findings

__all__ = ["SEED", "Way", "make", "tales"]

SEED = 20220401  # the day the Code took effect
NEW_RULES = "As voted by the Board of Directors: the application of somebody not certified yet can be denied."


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
    _new_rules(people, today)
    filings = sorted(((_moment(tale, today, chance), tale) for tale in TALES.values()), key=itemgetter(0))
    stories = {tale.name: _filed(tale, moment, today, people, registry, chance) for moment, tale in filings}
    for name, story in stories.items():
        tale = TALES[name]
        if tale.tell:
            story.others = {other: stories[other] for other in tale.others}
            tale.tell(story)
    for story in stories.values():
        story.let_time_pass()
    behind = {finding.case for finding in findings(today)}
    for story in stories.values():
        if story.case.number in behind:
            story.keep_up()
        workflow.go_round(story.case, clock.start_of(today))
    make_meetings(people, today)
    return [way for name, story in stories.items() for way in _ways(TALES[name], story)]


def _new_rules(people: Board, today: date) -> None:
    """Half a year ago the Board added Denial; older cases keep the rules without it."""
    day = today - timedelta(days=180)
    moment = datetime.combine(day, time(16), tzinfo=clock.ZONE)
    values = rules.values_of(RuleSet.objects.in_force(day)) | {"denial_for_applicants": "on"}
    make_rule_set(values, effective_from=day, note=NEW_RULES, by=people.director, on=moment)


def _moment(tale: Tale, today: date, chance: Random) -> datetime:
    """An hour at which people write such things."""
    hour = time(chance.randint(7, 22), chance.randint(0, 59))
    return datetime.combine(today - timedelta(days=tale.filed), hour, tzinfo=clock.ZONE)


def _filed(
    tale: Tale, moment: datetime, today: date, people: Board, registry: dict[str, Credential], chance: Random
) -> Story:
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
