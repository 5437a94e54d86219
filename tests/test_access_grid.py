"""The access grid: for every address and every kind of user, what a visit answers. A text that counsel reads as a diff.

After a change that is meant: `DEBUG=1 .venv/bin/python -m tests.test_access_grid` writes tests/access.txt anew.
"""

from __future__ import annotations

import logging
import os
import textwrap
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import setup_test_environment
from pytest_django import DjangoDbBlocker

from ccb_ethics.demo.people import make_board
from ccb_ethics.demo.play import Board
from complaints.procedure import ROWS, Step
from complaints.seats import ANSWERING, COMPLAINING, INSIDE, Seat, seats_of
from people.models import User
from record.models import Event
from tests.access_tries import TRIED, Tries, Values, addresses, at_home, filled, tries_at
from tests.access_world import NONE, NOW, Kind, World, make_world
from tests.factories import load_reference_data, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.cells]
GOLDEN = Path(__file__).with_name("access.txt")
WIDTH = 120

HEAD = """\
What every address of the site answers to a visit, for every kind of user.

    200   the page opens                          404   there is no such page for this user
    302s  asked to sign in                        302c  asked for the code of the complaint or of the letter
    302d  asked to declare conflicts first        302m  sent on to the page where this is done or shown
    302a  sent to the way in of the registry data: a visitor is asked to sign in, others find no such page
    303   sent away from the site                 405   nothing to visit: only a form is sent there
    403   nothing may be deleted or looked up so  410   a link that was used or is too old
    409   a step of theirs that must wait; the page says why
    page  the page of a step: 200, or 409 while it must wait, or 302m to where it is taken
    -     there is no such thing in that case

Where an address names a case, two codes stand: at a case of their own, and at one that is closed to them. Addresses of
the two sides name the case at their end (?case=EC-...). Where more is tried, it stands under the address, in its order.
404, 302s and 302c stand alone where they answer the first thing tried and the last. Who has no case is tried at the
appeal and at the case named.
"""
ASKED = {"/sign-in/": "s", "/complaint/return/": "c", "/respond/code/": "c", "/admin/login/": "a"}
ASKED_TO_SIGN_IN = {"visitor", "inactive member"}
CLOSED = {"302s", "302c", "404"}
STEPS_AT = {
    "/desk/cases/<number>/do/<step>/": INSIDE | {Seat.PRESIDENT},
    "/my/do/<step>/": COMPLAINING,
    "/respond/do/<step>/": ANSWERING,
}


class Visitors:
    """One browser for each kind of user."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.clients = {kind.name: self.enter(kind) for kind in world.kinds}
        self.seen: dict[tuple[int | None, str], str] = {}

    def enter(self, kind: Kind) -> Client:
        return signed_in(kind.person) if kind.person else Client()

    def seated(self, places: frozenset[Seat]) -> list[Kind]:
        return [kind for kind in self.world.kinds if self.world.seats(kind) & places]

    def visit(self, kind: Kind, path: str) -> str:
        """The code of the answer. Going away ends the session, so that is done in a browser of its own."""
        who = kind.person.pk if kind.person else None
        if (who, path) not in self.seen:  # one person may stand for two kinds
            client = self.enter(kind) if path == "/exit/" else self.clients[kind.name]
            answer = client.get(path)
            self.seen[who, path] = code_of(answer)
            if answer.streaming:
                deque(answer.streaming_content, maxlen=0)  # read to its end, the file is closed
        return self.seen[who, path]

    def answers(self, kind: Kind, address: str, tries: Tries) -> str:
        """One code for each thing tried, one for all where nothing of it opens."""
        mine, other = self.world.cases_of(kind)
        tried = tries(self.world, kind, mine, other)

        def code(values: Values | None) -> str:
            return self.visit(kind, filled(address, values)) if values is not None else "-"

        first = code(tried[0])
        if first in CLOSED:  # whatever was asked for; what lies farthest is tried too
            return " ".join(dict.fromkeys([first, *map(code, tried[1:][-1:])]))
        return " ".join([first, *map(code, tried[1:])])


def visitor(kind: Kind) -> User | AnonymousUser:
    return kind.person or AnonymousUser()


def code_of(answer: HttpResponse) -> str:
    if answer.status_code != 302:
        return str(answer.status_code)
    path = answer["Location"].split("?")[0].removeprefix("/es")
    return "302d" if path.endswith("/do/declare/") else "302" + ASKED.get(path, "m")


# ---- the text ----------------------------------------------------------------------------------------------------------


def grid(visitors: Visitors) -> str:
    """Who they are; each address; then the steps one by one."""
    parts = [HEAD, *people(visitors.world), *address_blocks(visitors), *step_blocks(visitors)]
    return "\n".join(parts) + "\n"


def people(world: World) -> Iterator[str]:
    yield "WHO VISITS: A CASE OF THEIR OWN / ONE THAT IS CLOSED TO THEM"
    for kind in world.kinds:
        yield f"    {kind.name:<24}{kind.mine:<28}/ {kind.other} ({kind.wall})"


def address_blocks(visitors: Visitors) -> Iterator[str]:
    """Neighbours with the same answers stand together."""
    yield "\nEVERY ADDRESS"
    blocks = [
        (address, words, tuple((visitors.answers(kind, address, tries), kind.name) for kind in visitors.world.kinds))
        for address in sorted(set(addresses()))
        for words, tries in tries_at(address)
    ]
    for (words, table), together in groupby(blocks, key=lambda block: block[1:]):
        yield ""
        yield from (address for address, _words, _table in together)
        yield from [f"  ({words})"] if words else []
        yield from groups(table)


def groups(table: Sequence[tuple[str, str]]) -> Iterator[str]:
    """One line for all who get the same answers; the most are `everybody else`, where they are more than a third."""
    by_code: dict[str, list[str]] = {}
    for code, name in table:
        by_code.setdefault(code, []).append(name)
    most = max(by_code, key=lambda code: len(by_code[code]))
    for code in sorted(by_code, key=lambda code: (code == most, code)):
        names = ", ".join(by_code[code])
        if code == most and 3 * len(by_code[code]) > len(table):
            names = "everybody else" if len(by_code) > 1 else "everybody"
        yield textwrap.fill(names, WIDTH, initial_indent=f"    {code:<16}", subsequent_indent=" " * 20)


def step_blocks(visitors: Visitors) -> Iterator[str]:
    """The steps that the same seats take stand together; all who sit at a case try one, each another."""
    for address, places in STEPS_AT.items():
        yield f"\nSTEPS AT {address}, AT A CASE OF THEIR OWN, FOR ALL WHO HAVE ONE THERE"
        seated = visitors.seated(places)
        for steps in steps_by_seats(places):
            tried = [(kind, steps[turn % len(steps)].name) for turn, kind in enumerate(seated)]
            table = [(on_page(visitors.answers(kind, address, at_home(name))), kind.name) for kind, name in tried]
            yield ""
            yield textwrap.fill(", ".join(step.name for step in steps), WIDTH)
            yield from groups(table)


def steps_by_seats(places: frozenset[Seat]) -> list[list[Step]]:
    """The steps of these places in the order of the table, those with the same seats together."""
    together: dict[frozenset[Seat], list[Step]] = {}
    for row in ROWS:
        if row.form and row.seats & places:
            together.setdefault(row.seats & places, []).append(row)
    return list(together.values())


def on_page(code: str) -> str:
    """A step has its page whether it can be taken now or has to wait; that depends on the case alone."""
    return "page" if code in ("200", "409", "302m") else code


# ---- the tests ---------------------------------------------------------------------------------------------------------


@contextmanager
def visited(board: Board) -> Iterator[Visitors]:
    world = make_world(board)
    logging.disable(logging.WARNING)  # a line for each page that is not found, thousands of them
    try:
        with time_machine.travel(NOW, tick=False):
            yield Visitors(world)
    finally:
        logging.disable(logging.NOTSET)


@pytest.fixture(scope="module")
def visitors(board: Board, django_db_blocker: DjangoDbBlocker) -> Iterator[Visitors]:
    """Everything is played once, inside the transaction that holds the board; a test only visits."""
    with django_db_blocker.unblock(), visited(board) as made:
        yield made


def test_the_grid_is_the_one_that_counsel_read(visitors: Visitors):
    assert grid(visitors) == GOLDEN.read_text(encoding="utf-8"), (
        "Meant? Then: DEBUG=1 .venv/bin/python -m tests.test_access_grid"
    )


def test_every_address_has_its_place_in_the_grid():
    """A new page with parts in its address says in tests/access_tries.py what is tried there."""
    shown = {line for line in GOLDEN.read_text(encoding="utf-8").splitlines() if line.startswith("/")}
    assert shown == set(addresses())
    assert set(TRIED) - set(addresses()) == set()


def test_everybody_is_tried_at_a_case_of_their_own_and_at_one_that_is_closed(visitors: Visitors):
    world = visitors.world
    closed = [kind.name for kind in world.kinds if not seats_of(visitor(kind), world.places[kind.other].case)]
    assert closed == [kind.name for kind in world.kinds]
    assert [kind.name for kind in world.kinds if kind.mine != NONE and not world.seats(kind)] == []
    assert {place for kind in world.kinds for place in world.seats(kind)} == set(Seat)


def test_a_step_has_its_page_for_those_whose_step_it_is(visitors: Visitors):
    """The grid tries each step by few; here every third is tried by one of those who have it, all of them in turn."""
    wrong = []
    for address, places in STEPS_AT.items():
        for number, row in enumerate([row for row in ROWS if row.form and row.seats & places][::3]):
            has = [kind for kind in visitors.seated(places) if visitors.world.seats(kind) & row.seats]
            kind = has[number % len(has)]
            if on_page(visitors.answers(kind, address, at_home(row.name))) != "page":
                wrong.append((row.name, kind.name))
    assert wrong == []


def test_an_outsider_who_sends_a_step_finds_nothing_and_changes_nothing(visitors: Visitors):
    """Each step is sent by two of those who have no business there, so that all of them try many."""
    world, case = visitors.world, visitors.world.places["the appeal"].case
    outsiders = [kind for kind in world.kinds if not seats_of(visitor(kind), case) & (INSIDE | {Seat.PRESIDENT})]
    before = Event.objects.count()
    found = {
        (kind.name, visitors.clients[kind.name].post(f"/desk/cases/{case.number}/do/{row.name}/").status_code)
        for number, row in enumerate(ROWS)
        for kind in (outsiders[number % len(outsiders)], outsiders[(number + 7) % len(outsiders)])
    }
    assert found == {(kind.name, 302 if kind.name in ASKED_TO_SIGN_IN else 404) for kind in outsiders}
    assert Event.objects.count() == before


def test_the_spanish_pages_answer_as_the_english(visitors: Visitors):
    for address in ("/", "/register/", "/complaint/check/", "/my/", "/respond/", "/respond/earlier/"):
        english = {kind.name: visitors.visit(kind, address) for kind in visitors.world.kinds[::4]}
        assert {kind.name: visitors.visit(kind, f"/es{address}") for kind in visitors.world.kinds[::4]} == english


def test_the_desk_has_no_spanish_mirror(visitors: Visitors):
    assert {visitors.visit(kind, "/es/desk/") for kind in visitors.world.kinds[::4]} == {"404"}


if __name__ == "__main__":
    setup_test_environment()
    connection.creation.create_test_db(verbosity=0)
    load_reference_data()
    with visited(make_board()) as everybody:
        GOLDEN.write_text(grid(everybody), encoding="utf-8")
