"""Every value of the rule set changes what happens, and a case filed before keeps the old value (procedure.md, first lines).

One test for each name: that one value is changed by a version in force before the filing. Then, for each way to play a
case: it is filed first, everything is changed the day after, and nothing of it reads otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import copy
from datetime import date, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from ccb_ethics.demo.play import Board, Play
from complaints import rules
from complaints.actions import drafting
from complaints.actions.rule_setting import make_rule_set
from complaints.models import Case, Draft
from complaints.notice_kinds import KINDS
from people import clock
from tests.rule_probes import PROBES, Probe

pytestmark = [pytest.mark.django_db, pytest.mark.cells]

DEFAULTS = {name: number.value for name, number in rules.DEFAULTS.items()}
BEFORE_THE_FILING, AFTER_THE_FILING = date(2024, 12, 2), date(2025, 1, 7)
# In force by the day and not by the case: a draft is none yet.
OF_NO_CASE = {"draft_days": 61}
PLAYS = sorted({probe.play for probe in PROBES.values()}, key=lambda play: play.__name__)


def change(board: Board, first: date, **changed: int | str) -> None:
    """A new version, made in November 2024 by the same action as on the page, in force from this day on."""
    on = datetime(2024, 11, 25, 10, 0, tzinfo=clock.ZONE)
    make_rule_set({**DEFAULTS, **changed}, effective_from=first, note="As voted.", by=board.director, on=on)


def read(play: Play, probe: Probe) -> Any:
    """What is read, the case left as it was."""
    with transaction.atomic():
        here = copy(play)
        here.case = Case.objects.get(pk=play.case.pk)
        found = probe.read(here)
        transaction.set_rollback(True)
    return found


def test_every_value_has_a_probe_that_changes_it_and_reads_something_else() -> None:
    assert set(PROBES) | set(OF_NO_CASE) == set(DEFAULTS)
    assert {name for name, probe in PROBES.items() if probe.value == DEFAULTS[name]} == set()
    assert {name for name, probe in PROBES.items() if probe.before == probe.after} == set()


@pytest.mark.parametrize("name", PROBES)
def test_changing_the_one_value_changes_what_happens(board: Board, name: str) -> None:
    probe = PROBES[name]
    change(board, BEFORE_THE_FILING, **{name: probe.value})
    assert read(probe.play(board), probe) == probe.after


@pytest.mark.parametrize("play", PLAYS, ids=lambda play: play.__name__)
def test_a_case_filed_before_keeps_every_old_value(board: Board, play: Callable[[Board], Play]) -> None:
    """All values change on the day after its filing; it is played on to the end under its own."""
    change(board, AFTER_THE_FILING, **{name: probe.value for name, probe in PROBES.items()}, **OF_NO_CASE)
    played = play(board)
    here = {name: probe for name, probe in PROBES.items() if probe.play is play}
    assert {name: read(played, probe) for name, probe in here.items()} == {
        name: probe.before for name, probe in here.items()
    }


@pytest.mark.parametrize(("days", "is_kept"), [(60, False), (61, True)])
def test_a_draft_is_kept_for_draft_days_of_the_rules_of_the_day(board: Board, days: int, is_kept: bool) -> None:
    """It belongs to no case yet: what counts is the rule set in force when the clock looks."""
    saved = datetime(2025, 1, 6, 9, 0, tzinfo=clock.ZONE)
    if days != DEFAULTS["draft_days"]:
        change(board, AFTER_THE_FILING, draft_days=days)
    drafting.begin_draft(on=saved, language="en")
    with time_machine.travel(saved + timedelta(days=60, seconds=1), tick=False):
        call_command("run_clock", stdout=StringIO())
    assert Draft.objects.exists() is is_kept


def test_letters_print_the_numbers_of_the_case_and_none_of_their_own() -> None:
    """§1.1: the date is printed; and where a letter names a number of the rules, it is that of the case."""
    letters = {path.stem: path.read_text() for path in (settings.BASE_DIR / "templates/notices").rglob("*.txt")}
    missing = {kind: [n for n in about.says if f"{{{{ {n} }}}}" not in letters[kind]] for kind, about in KINDS.items()}
    assert {kind: names for kind, names in missing.items() if names} == {}
    assert [kind for kind, text in letters.items() if re.search(r"\d+ (business )?days", text)] == []
