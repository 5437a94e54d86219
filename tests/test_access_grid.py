"""The access grid: for every address and every kind of user, what a visit answers. A text that counsel reads as a diff.

After a change that is meant: `DEBUG=1 .venv/bin/python -m tests.test_access_grid` writes tests/access.txt anew.
"""

from __future__ import annotations

import os
import textwrap
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()

import pytest
import time_machine
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import setup_test_environment
from pytest_django import DjangoDbBlocker

from ccb_ethics.demo.people import make_board
from ccb_ethics.demo.play import Board
from complaints.procedure import ROWS, Step
from complaints.seats import ANSWERING, COMPLAINING, INSIDE, Seat
from tests.access_tries import Tries, addresses, at_home, filled, tries_at
from tests.access_world import NOW, Kind, World, make_world
from tests.factories import load_reference_data, signed_in

pytestmark = pytest.mark.django_db
GOLDEN = Path(__file__).with_name("access.txt")
WIDTH = 120

HEAD = """\
What every address of the site answers to a visit, for every kind of user.

    200   the page opens                          404   there is no such page for this user
    302s  asked to sign in                        302c  asked for the code of the complaint or of the letter
    302d  asked to declare conflicts first        302m  sent on to the page where this is done or shown
    303   sent away from the site                 405   nothing to visit: only a form is sent there
    409   a step of theirs that must wait; the page says why
    410   a link that was used or is too old      -     there is no such thing in that case
    page  a step's page: 200, or 409 while it must wait, or 302m to where it is taken

Where an address names a case, two codes stand: at a case of their own, and at one that is closed to them. Addresses of
the two sides name the case at their end (?case=EC-...). Where more is tried, it stands under the address.
"""
ASKED = {"/sign-in/": "s", "/complaint/return/": "c", "/respond/code/": "c"}
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

    def visit(self, kind: Kind, path: str) -> str:
        """The code of the answer. Going away ends the session, so that is done in a browser of its own."""
        who = kind.person.pk if kind.person else None
        if (who, path) not in self.seen:  # one person may stand for two kinds
            client = self.enter(kind) if path == "/exit/" else self.clients[kind.name]
            self.seen[who, path] = code_of(client.get(path))
        return self.seen[who, path]

    def answers(self, kind: Kind, address: str, tries: Tries) -> str:
        mine, other = self.world.cases_of(kind)
        tried = tries(self.world, kind, mine, other)
        return " ".join(self.visit(kind, filled(address, values)) if values is not None else "-" for values in tried)


def code_of(answer: HttpResponse) -> str:
    if answer.status_code != 302:
        return str(answer.status_code)
    path = answer["Location"].split("?")[0]
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
        if words:
            yield f"  ({words})"
        for code, names in groups(table):
            yield line(code, names if len({answer for answer, _name in table}) > 1 else "everybody", 4, 16)


def groups(table: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The names of all who get the same answers."""
    by_code: dict[str, list[str]] = {}
    for code, name in table:
        by_code.setdefault(code, []).append(name)
    yield from ((code, ", ".join(by_code[code])) for code in sorted(by_code))


def line(code: str, names: str, indent: int, width: int) -> str:
    start = f"{' ' * indent}{code:<{width}}"
    return textwrap.fill(names, WIDTH, initial_indent=start, subsequent_indent=" " * (indent + width))


def step_blocks(visitors: Visitors) -> Iterator[str]:
    """The steps that the same seats take stand together; the first of them is tried, by all who sit at a case."""
    for address, places in STEPS_AT.items():
        yield f"\nSTEPS AT {address}, AT A CASE OF THEIR OWN"
        seated = [kind for kind in visitors.world.kinds if visitors.world.seats(kind) & places]
        for steps in steps_by_seats(places):
            table = [(on_page(visitors.answers(kind, address, at_home(steps[0].name))), kind.name) for kind in seated]
            yield ""
            yield textwrap.fill(", ".join(step.name for step in steps), WIDTH)
            yield from (line(code, names, 4, 16) for code, names in groups(table))


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
    with time_machine.travel(NOW, tick=False):
        yield Visitors(world)


@pytest.fixture(scope="module")
def visitors(board: Board, django_db_blocker: DjangoDbBlocker) -> Iterator[Visitors]:
    """Everything is played once, inside the transaction that holds the board; a test only visits."""
    with django_db_blocker.unblock(), visited(board) as made:
        yield made


def test_the_grid_is_the_one_that_counsel_read(visitors: Visitors):
    assert grid(visitors) == GOLDEN.read_text(encoding="utf-8"), (
        "Meant? Then: DEBUG=1 .venv/bin/python -m tests.test_access_grid"
    )


if __name__ == "__main__":
    setup_test_environment()
    connection.creation.create_test_db(verbosity=0)
    load_reference_data()
    with visited(make_board()) as everybody:
        GOLDEN.write_text(grid(everybody), encoding="utf-8")
