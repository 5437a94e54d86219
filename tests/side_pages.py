"""Every page that the public and the two sides can open, found from the addresses of the site, with who opens it.

A new address is visited by itself: an address with parts is filled as the access grid fills it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

import pytest
from pytest_django import DjangoDbBlocker

from ccb_ethics.areas import Area, area_of
from ccb_ethics.demo.play import Board
from complaints import workflow
from complaints.procedure import STEPS
from complaints.seats import PARTIES, seats_of
from people import clock
from tests.access_tries import addresses, filled, tries_at
from tests.access_world import Kind, World, make_world

WHO = ("visitor", "writer of a draft", "complainant", "co-complainant", "respondent", "representative")
OPEN = (Area.PUBLIC, Area.COMPLAINT, Area.MY, Area.RESPOND)
# Not pages: downloads, a feed of data, and the way out.
NOT_PAGES = (
    "/my/file/",
    "/respond/file/",
    "/pdf/",
    "/exit/",
    "/demo/",
    "/admin/",
    ".json",
    ".ics",
    ".csv",
    ".atom",
    ".yaml",
    ".xml",
    "/robots.txt",
)


@pytest.fixture(scope="module")
def party_world(board: Board, django_db_blocker: DjangoDbBlocker) -> World:
    """Everybody and their cases, made once for a module; rolled back with its board."""
    with django_db_blocker.unblock():
        return make_world(board)


@dataclass(frozen=True)
class Visit:
    """One page and the kind of user who opens it."""

    kind: Kind
    address: str


def visits(world: World) -> Iterator[Visit]:
    """Who opens what: the public pages as a visitor, the others as each side; of steps, each that has a form."""
    kinds = {kind.name: kind for kind in world.kinds}
    for address in addresses():
        address = address.replace("/es/", "/")
        area = area_of(address)
        if area not in OPEN or any(part in address for part in NOT_PAGES):
            continue
        for name in _openers(area):
            for filled_in in _filled(world, kinds[name], address):
                yield Visit(kinds[name], filled_in)


# Who opens the pages of the desk, first of all whoever sees most.
AT_THE_DESK = (
    "executive director", "case staff", "chair", "hearing officer", "appeals member", "investigator", "undeclared member",
    "member", "screener", "reviewer", "panelist", "president",
)  # fmt: skip
NOT_AT_THE_DESK = (
    "/file/<reference>/",
    "/invite/",
    "/here/",
    "/desk/register/discipline/<reference>/",
    ".ics",
    "/download/",
    "/remove/",
    "/undo/",
    "/off/",
    "/remind/",
    "/pdf/",
    "/publish/",
    "/put-aside/",
)


def desk_visits(world: World) -> Iterator[tuple[Visit, str]]:
    """Who opens what at the desk, each with the word under which pages are alike: the address, and of a step its form.

    The page of a case and the list of what waits are looked at for each kind of person.
    """
    kinds = {kind.name: kind for kind in world.kinds}
    for address in addresses():
        if area_of(address) is not Area.DESK or any(part in address for part in (*NOT_PAGES, *NOT_AT_THE_DESK)):
            continue
        for name in AT_THE_DESK:
            kind = kinds[name]
            if "<step>" in address:
                case = world.places[kind.mine].case
                for offer in workflow.offers(case, kind.person, clock.now()) if kind.person else ():
                    at = filled(address, {"number": case.number, "step": offer.step.name})
                    yield Visit(kind, at), f"step: {offer.step.form}" if offer.is_open else "a step that waits"
                continue
            apart = f" {name}" if address in ("/desk/", "/desk/cases/<number>/") else ""
            for filled_in in _filled(world, kind, address):
                yield Visit(kind, filled_in), address + apart


def _openers(area: Area) -> tuple[str, ...]:
    return {
        Area.PUBLIC: ("visitor",),
        Area.COMPLAINT: ("visitor", "writer of a draft", "complainant"),
        Area.MY: ("complainant", "co-complainant", "other complainant"),
        Area.RESPOND: ("respondent", "representative", "other respondent", "visitor"),
    }[area]


def _filled(world: World, kind: Kind, address: str) -> Iterator[str]:
    if "<step>" in address:
        case = world.places[kind.mine].case if kind.mine in world.places else None
        places = seats_of(kind.person, case) if kind.person and case else frozenset()
        for step in STEPS.values():
            if step.form and step.seats & places & PARTIES:
                yield address.replace("<step>", step.name) + f"?case={case.number}" if case else address
        return
    mine, other = world.cases_of(kind)
    for _word, tries in tries_at(address):
        values = tries(world, kind, mine, other)[0]
        if values is not None:
            yield filled(address, values)


class Visible(HTMLParser):
    """The words that a page shows or reads out; those in `data-quoted`, and in another language, are left out."""

    SILENT = ("script", "style", "template", "title")
    EMPTY = (
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
        "path",
    )
    BLOCKS = ("p", "li", "h1", "h2", "h3", "h4", "td", "th", "dt", "dd", "legend", "label", "caption", "summary", "button",
              "a", "div", "section", "figcaption", "option")  # fmt: skip

    def __init__(self, html: str) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.blocks: list[str] = []
        self._stack: list[tuple[str, bool]] = []
        self._language = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        if tag == "html":
            self._language = facts.get("lang") or ""
        if tag in self.BLOCKS:
            self.blocks.append("")
        if tag in self.EMPTY:
            return
        outer = self._stack[-1][1] if self._stack else False
        foreign = "lang" in facts and facts["lang"] != self._language
        self._stack.append((tag, outer or "data-quoted" in facts or foreign or tag in self.SILENT or "hidden" in facts))

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self._stack) - 1, -1, -1):
            if self._stack[place][0] == tag:
                del self._stack[place:]
                break
        if tag in self.BLOCKS:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        words = " ".join(data.split())
        if words and not (self._stack and self._stack[-1][1]):
            self.pieces.append(words)
            if not self.blocks:
                self.blocks.append("")
            self.blocks[-1] = f"{self.blocks[-1]} {words}".strip()
