"""The access matrix of procedure.md §5, cell by cell, each read on the real pages of one case that went all the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoDbBlocker

from ccb_ethics.demo.play import Board, Play
from complaints.models import Document, Recusal, Status
from complaints.reading import papers_for, reads
from complaints.seats import Seat, seat
from people.models import User
from record.models import Notice
from tests import plays
from tests.factories import person, signed_in

pytestmark = pytest.mark.django_db


@dataclass
class World:
    """The case, and somebody for each column; None is the public."""

    play: Play
    who: dict[str, User | None]

    def client(self, column: str) -> Client:
        someone = self.who[column]
        return signed_in(someone) if someone else Client()

    def opens(self, column: str, desk: str, my: str = "", respond: str = "") -> bool:
        """Whether the page of this side opens; `desk` follows the number of the case."""
        pages = {"complainant": my, "respondent": respond}
        page = pages.get(column, f"/desk/cases/{self.play.case.number}/{desk}")
        return bool(page) and self.client(column).get(page).status_code == 200

    def shows(self, column: str, page: str, words: str) -> bool:
        answer = self.client(column).get(page)
        return answer.status_code == 200 and words in answer.content.decode()

    def reads(self, column: str, kind: str) -> bool:
        """Whether a written paper of this kind opens."""
        paper = Document.objects.get(case=self.play.case, kind=kind, client_identifying=False)
        return self._opens_paper(column, paper)

    def reads_locked(self, column: str) -> bool:
        return self._opens_paper(column, Document.objects.get(case=self.play.case, client_identifying=True))

    def _opens_paper(self, column: str, paper: Document) -> bool:
        reference = paper.reference
        return self.opens(column, f"papers/{reference}/", f"/my/papers/{reference}/", f"/respond/papers/{reference}/")


def final(board: Board) -> Play:
    """Heard, decided, appealed, affirmed, published: everything that the matrix names lies in the file."""
    play = plays.served(board).release("receipt")
    play.take("add_information", play.complainant, title="A message", text="He wrote this to me.")
    play.on(date(2025, 2, 24)).answer()
    play.on(date(2025, 3, 12)).report()
    play.take("add_evidence", board.staff[0], title="Notes", text="Jane Doe, April.", client_identifying=True)
    play.serve("serve_report").on(date(2025, 4, 8)).resolve("charge", sanction="suspension", months=6)
    play.on(date(2025, 4, 14)).serve("serve_charges").on(date(2025, 5, 9))
    play.take("request_hearing", play.respondent)
    play.on(date(2025, 5, 16)).appoint_panel().set_hearing(date(2025, 6, 24)).serve("serve_hearing_notice")
    play.on(date(2025, 6, 24), time(9, 30)).hear().on(date(2025, 7, 3)).panel_report("suspension", 6)
    play.serve("serve_panel_report").on(date(2025, 7, 22)).decide("suspension", months=6).release("outcome")
    play.on(date(2025, 7, 25)).serve("serve_decision").on(date(2025, 8, 1))
    play.take("appeal", play.respondent, text="Too heavy.").on(date(2025, 8, 6)).appoint_appeals()
    return play.on(date(2025, 8, 20)).rule_on_appeal("affirm").on(date(2025, 8, 25)).publish().on(date(2025, 8, 26))


@pytest.fixture(scope="module")
def world(board: Board, django_db_blocker: DjangoDbBlocker) -> World:
    """Played once, inside the transaction that holds the board; a test only reads."""
    with django_db_blocker.unblock():
        play = final(board)
        member = board.members[4]
        who: dict[str, User | None] = {
            "public": None,
            "complainant": play.complainant,
            "respondent": play.respondent,
            "witness": person("Wanda Witness"),
            "executive director": board.director,
            "staff": board.staff[0],
            "investigator": board.investigators[0],
            "chair": board.chair,
            "member": member,
            "panel": board.members[2],
            "appeals": board.directors[0],
            "other director": board.directors[3],
        }
        for someone in (member, board.members[2]):
            if not play.case.declarations.filter(person=someone).exists():
                play.take("declare", someone)
        return World(play, who)


@pytest.fixture(autouse=True)
def day(world: World) -> Iterator[None]:
    with time_machine.travel(world.play.now, tick=False):
        yield


INSIDE = {"executive director", "staff", "investigator", "chair", "member", "panel", "appeals"}
SIDES = {"complainant", "respondent"}

# Item → (how it is read, who reads it). Staff act for the executive director.
Probe = Callable[[World, str], bool]


def existence(world: World, column: str) -> bool:
    return world.opens(column, "", "/my/", "/respond/")


def identity(world: World, column: str) -> bool:
    letter = Notice.objects.get(docket=world.play.case.docket_id, kind="receipt")
    own = {"complainant": f"/my/letters/{letter.pk}/", "respondent": "/respond/"}
    return world.shows(column, own.get(column, f"/desk/cases/{world.play.case.number}/people/"), "Mary Moe")


def ballots(world: World, column: str) -> bool:
    if column in SIDES:
        return world.opens(column, "votes/")
    answer = world.client(column).get(f"/desk/cases/{world.play.case.number}/votes/")
    return answer.status_code == 200 and any(vote.shown for vote in answer.context["votes"])


MATRIX: dict[str, tuple[Probe, set[str]]] = {
    "existence of the open case": (existence, INSIDE | SIDES),
    "complaint": (lambda w, c: w.reads(c, "complaint"), INSIDE | SIDES),
    "complainant identity": (identity, INSIDE | SIDES),
    "answer": (lambda w, c: w.reads(c, "answer"), INSIDE | {"respondent"}),
    "investigation report": (lambda w, c: w.reads(c, "report"), INSIDE | {"respondent"}),
    "unredacted client records": (World.reads_locked, {"executive director", "chair"}),
    "panel report": (lambda w, c: w.reads(c, "panel_report"), INSIDE - {"investigator"} | SIDES),
    "ballots": (ballots, {"chair", "member", "panel", "appeals"}),
    "prior discipline": (lambda w, c: w.opens(c, "earlier/", "", "/respond/earlier/"), INSIDE | {"respondent"}),
    "decision": (lambda w, c: w.reads(c, "decision"), INSIDE | {"respondent"}),
    "audit log": (lambda w, c: w.opens(c, "audit/"), {"executive director"}),
}
COLUMNS = ("public", "complainant", "respondent", "witness", "executive director", "staff", "investigator", "chair",
           "member", "panel", "appeals", "other director")  # fmt: skip


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("item", MATRIX)
def test_a_cell_of_the_matrix(item: str, column: str, world: World):
    probe, readers = MATRIX[item]
    assert probe(world, column) is (column in readers)


def test_the_case_is_final_and_every_column_has_somebody(world: World):
    assert (world.play.case.status, set(world.who)) == (Status.FINAL, set(COLUMNS))


def test_of_the_decision_the_complainant_reads_the_outcome(world: World):
    letter = Notice.objects.get(docket=world.play.case.docket_id, kind="outcome")
    assert world.shows("complainant", f"/my/letters/{letter.pk}/", "Suspension")


def test_of_the_decision_the_public_reads_the_published_part(world: World):
    assert world.shows("public", "/actions/", "Dana Reed")
    pages = {page: Client().get(page).content.decode() for page in ("/", "/actions/", "/register/?q=Dana+Reed")}
    assert {page for page, text in pages.items() if world.play.case.number in text or "Mary Moe" in text} == set()


def test_of_the_decision_other_directors_read_a_list(world: World):
    readers = {column for column in COLUMNS if world.shows(column, "/desk/decisions/", world.play.case.number)}
    assert readers == {"appeals", "other director"}  # the two directors of the Board among them
    page = world.client("other director").get("/desk/decisions/").content.decode()
    assert f"/desk/cases/{world.play.case.number}" not in page


def test_ballots_are_shown_to_those_who_could_cast_one_in_that_vote(world: World):
    for column in ("chair", "member", "panel", "appeals"):
        rows = world.client(column).get(f"/desk/cases/{world.play.case.number}/votes/").context["votes"]
        shown = {vote.motion.pk for vote in rows if vote.shown}
        mine = {vote.motion.pk for vote in rows if vote.motion.voters.filter(person=world.who[column]).exists()}
        assert shown == mine, column


def test_the_president_reads_the_access_log_of_a_case_where_they_sit(world: World):
    president = signed_in(world.play.board.president)
    world.reads("chair", "report")
    page = president.get(f"/desk/cases/{world.play.case.number}/audit/")
    chair = world.play.board.chair.name
    assert (page.status_code, chair in {line.who for line in page.context["lines"]}) == (200, True)
    assert president.get(f"/desk/cases/{world.play.case.number}/file/").status_code == 404


def test_the_access_log_names_refusals_and_no_titles(world: World):
    world.reads_locked("member")
    world.reads_locked("chair")
    page = world.client("executive director").get(f"/desk/cases/{world.play.case.number}/audit/")
    lines = [(line.who, line.outcome) for line in page.context["lines"]]
    assert {(world.play.board.chair.name, "shown"), (world.play.board.members[4].name, "not found")} <= set(lines)
    assert "Jane Doe" not in page.content.decode()


def test_counsel_who_represents_the_respondent_reads_what_the_respondent_reads(world: World):
    counsel, case = person("Cora Counsel"), world.play.case
    seat(counsel, case, Seat.REPRESENTATIVE)
    assert papers_for(case, counsel) == papers_for(case, world.play.respondent)
    assert reads("prior_discipline", case, frozenset({Seat.REPRESENTATIVE}))


def test_a_recused_person_matches_no_row(world: World):
    """§5: nothing, including search results, counts and attachments' file names."""
    play, member = world.play, world.play.board.members[4]
    Recusal.objects.create(case=play.case, person=member, reason="A cousin.", recused_at=play.now)
    assert {item for item, (probe, _readers) in MATRIX.items() if probe(world, "member")} == set()
    found = signed_in(member).get("/desk/cases/?q=" + play.case.number).context["rows"]
    assert (found, play.case.number in signed_in(member).get("/desk/").content.decode()) == ([], False)
