"""Discipline decided before this app: entered with its document, listed for the office, and never shown to the public."""

from datetime import date, datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client

from ccb_ethics.demo.play import Board
from complaints.errors import Refused
from complaints.models import SanctionKind
from complaints.uploads import examine
from people import clock
from people.models import Credential
from record.models import AccessLog, Event
from sanctions.actions.earlier import Told, enter_earlier_discipline
from sanctions.earlier import earlier_discipline
from sanctions.models import EarlierDiscipline
from tests import pdfs, plays
from tests.factories import professional, signed_in
from tests.source import imports
from tests.visiting import text_of

pytestmark = pytest.mark.django_db

LIST, ENTER = "/desk/register/discipline/", "/desk/register/discipline/enter/"
NOW = datetime(2025, 7, 1, 10, 0, tzinfo=clock.ZONE)
PDF = pdfs.pdf("A letter of the old board.", pdfs.author("Old Board"))


@pytest.fixture(autouse=True)
def private(settings, tmp_path):
    """Files of a test go where they are thrown away; the hour is the one the stories stand at."""
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {**settings.STORAGES["default"], "OPTIONS": {"location": tmp_path}},
    }
    with time_machine.travel(NOW, tick=False):
        yield tmp_path


@pytest.fixture
def held(board: Board) -> Credential:
    credential = professional(
        "Dana Reed", credential="cprs", applied_on=date(2010, 1, 1), certified_on=date(2010, 3, 1)
    )
    credential.number = "CPRS-1"
    credential.save()
    return credential


def paper(content: bytes = PDF, name: str = "letter.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def told(held: Credential, **other) -> Told:
    said = {
        "professional": held.professional,
        "kind": SanctionKind.CAUTION,
        "decided_on": date(2019, 5, 1),
        "effective_on": date(2019, 5, 10),
        "ends_on": None,
        "summary": "Late with her notes, and later with the truth about them.",
    }
    return Told(**{**said, **other})


def entered(board: Board, held: Credential, **other) -> EarlierDiscipline:
    document = paper()
    examine(document)
    return enter_earlier_discipline(told(held, **other), document=document, by=board.staff[0], on=NOW)


def answers(**other) -> dict[str, object]:
    said: dict[str, object] = {
        "query": "CPRS-1", "kind": "suspension", "summary": "Borrowed from a client.", "document": paper(),
    }  # fmt: skip
    for name, day in (("decided_on", "5/1/2019"), ("effective_on", "5/10/2019"), ("ends_on", "11/10/2019")):
        said |= {f"{name}_{part}": text for part, text in zip(("month", "day", "year"), day.split("/"), strict=True)}
    return said | other


def test_it_is_entered_with_its_document_and_an_event_on_the_board_s_docket(board: Board, held, private) -> None:
    row = entered(board, held)
    assert (row.entered_by, row.entered_at, row.content_type, row.size) == (
        board.staff[0], NOW, "application/pdf", len(PDF),
    )  # fmt: skip
    assert row.document.name == f"{row.reference[:2]}/{row.reference}"
    assert (private / row.document.name).read_bytes() == PDF
    event = Event.objects.get(kind="earlier_discipline_entered")
    assert (event.docket.number, event.actor, event.seat, event.data) == (
        "BOARD",
        board.staff[0],
        "case_staff",
        {"row": row.pk, "professional": held.professional.pk, "kind": "caution", "sha256": row.sha256},
    )
    assert event.texts.text == row.summary


@pytest.mark.parametrize(
    ("other", "says"),
    [
        ({"decided_on": date(2025, 7, 2), "effective_on": date(2025, 7, 3)}, "lies ahead"),
        ({"effective_on": date(2019, 4, 30)}, "before it was decided"),
        ({"kind": SanctionKind.SUSPENSION}, "is for a time"),
        ({"ends_on": date(2020, 1, 1)}, "Only a Suspension ends"),
        ({"kind": SanctionKind.SUSPENSION, "ends_on": date(2019, 5, 10)}, "after the day it takes effect"),
        ({"summary": "  "}, "what it was for"),
    ],
)
def test_what_cannot_be_so_is_refused(board: Board, held, other, says: str) -> None:
    with pytest.raises(Refused, match=says):
        entered(board, held, **other)
    assert not EarlierDiscipline.objects.exists()


def test_it_is_entered_once_and_by_the_office(board: Board, held) -> None:
    entered(board, held)
    with pytest.raises(Refused, match="entered already"):
        entered(board, held)
    document = paper()
    examine(document)
    for person in (board.chair, board.president, board.investigators[0]):
        with pytest.raises(Refused, match="case staff"):
            enter_earlier_discipline(told(held, kind=SanctionKind.REPRIMAND), document=document, by=person, on=NOW)
    assert EarlierDiscipline.objects.count() == 1


def test_the_database_itself_holds_the_dates_in_order(board: Board, held) -> None:
    row = entered(board, held)
    for wrong in ({"ends_on": date(2030, 1, 1)}, {"effective_on": date(2000, 1, 1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            EarlierDiscipline.objects.filter(pk=row.pk).update(**wrong)


def test_everybody_but_the_office_finds_nothing(board: Board, held) -> None:
    row = entered(board, held)
    pages = (LIST, ENTER, f"{LIST}{row.reference}/")
    others = [board.chair, board.members[0], board.investigators[0], board.president, board.directors[0]]
    assert {signed_in(person).get(page).status_code for person in others for page in pages} == {404}
    assert {Client().get(page).status_code for page in pages} == {302}
    for person in (board.director, board.staff[1]):
        found = [signed_in(person).get(page) for page in pages]
        assert [answer.status_code for answer in found] == [200, 200, 200]
        assert pdfs.words_of(b"".join(found[2].streaming_content)) == ["A letter of the old board."]


def test_it_is_entered_on_the_page_and_listed(board: Board, held) -> None:
    client = signed_in(board.staff[0])
    answer = client.post(ENTER, answers())
    assert (answer.status_code, answer["Location"]) == (302, LIST)
    row = EarlierDiscipline.objects.get()
    assert (row.professional, row.kind, row.decided_on, row.effective_on, row.ends_on) == (
        held.professional, "suspension", date(2019, 5, 1), date(2019, 5, 10), date(2019, 11, 10),
    )  # fmt: skip
    words = text_of(client.get(LIST))
    assert "Dana Reed" in words
    assert "decided May 1, 2019 in force from May 10, 2019 until November 10, 2019" in words


def test_a_name_is_shown_to_choose_and_a_day_that_cannot_be_is_told(board: Board, held) -> None:
    client = signed_in(board.staff[0])
    first = client.post(ENTER, answers(query="dana"))
    assert (first.status_code, "Choose the person that is meant" in text_of(first)) == (400, True)
    chosen = {"query": "dana", "professional": held.professional.pk}
    early = client.post(ENTER, answers(**chosen, effective_on_year="2018"))
    assert (early.status_code, "cannot take effect before it was decided" in text_of(early)) == (400, True)
    assert 'value="Borrowed' in early.content.decode() or "Borrowed from a client." in early.content.decode()
    assert client.post(ENTER, answers(**chosen, document=paper())).status_code == 302


def test_a_file_that_we_do_not_take_is_refused_on_the_page(board: Board, held) -> None:
    answer = signed_in(board.staff[0]).post(ENTER, answers(document=paper(b"MZ\x00\x00", "letter.exe")))
    assert (answer.status_code, "We do not take this kind of file" in text_of(answer)) == (400, True)
    assert not EarlierDiscipline.objects.exists()


def test_the_list_asks_as_many_questions_for_three_as_for_one(board: Board, held, django_assert_num_queries) -> None:
    client = signed_in(board.staff[0])
    for kinds in ((SanctionKind.CAUTION,), (SanctionKind.REPRIMAND, SanctionKind.REVOCATION)):
        for kind in kinds:
            entered(board, held, kind=kind)
        with django_assert_num_queries(6):
            client.get(LIST)


def test_the_document_is_a_download_and_its_reading_is_logged(board: Board, held) -> None:
    row = entered(board, held)
    answer = signed_in(board.director).get(f"{LIST}{row.reference}/")
    given = b"".join(answer.streaming_content)
    assert pdfs.words_of(given) == ["A letter of the old board."]
    assert "of Old Board" not in pdfs.everything_in(given)
    assert (answer["Content-Security-Policy"], answer["Cache-Control"]) == ("sandbox", "no-store")
    assert answer["Content-Disposition"].startswith("attachment")
    line = AccessLog.objects.get(what=f"earlier_discipline:{row.pk}")
    assert (line.person, line.action, line.outcome) == (board.director, "read", "served")


def test_nothing_of_it_reaches_the_public(board: Board, held) -> None:
    """Each kind, the Written Caution among them: the register reads as if nobody had entered anything."""
    pages = ("/register/?q=reed", f"/register/{held.professional.public_id}/", "/actions/")
    before = [Client().get(page).content for page in pages]
    for kind in SanctionKind:
        entered(board, held, kind=kind, ends_on=date(2020, 1, 1) if kind == SanctionKind.SUSPENSION else None)
    assert [Client().get(page).content for page in pages] == before
    public = {
        found.target for found in imports() if found.module.name in ("sanctions.views.public", "sanctions.register")
    }
    assert public & {"sanctions.earlier", "sanctions.models.earlier", "sanctions.models"} == set()


def test_earlier_discipline_is_what_was_entered_and_what_was_decided_here_the_newest_first(board: Board) -> None:
    play = plays.final(board, "caution").take("close_sanctioned", board.director)
    still_open = plays.decided(board, "reprimand")
    held = plays.dana()
    assert play.case.respondent == still_open.case.respondent == held.professional
    entered(board, held, kind=SanctionKind.REPRIMAND, decided_on=date(2018, 1, 2), effective_on=date(2018, 1, 2))
    entered(board, held, kind=SanctionKind.CAUTION, decided_on=date(2020, 1, 2), effective_on=date(2020, 1, 2))
    found = earlier_discipline(held.professional)
    assert [(row.kind, row.decided_on, row.entered is not None, row.is_public) for row in found] == [
        ("caution", date(2025, 5, 28), False, False),
        ("caution", date(2020, 1, 2), True, False),
        ("reprimand", date(2018, 1, 2), True, True),
    ]
