"""Letters and the confirmation as PDFs: read back as a screen reader and a printer meet them (ux.md §3, 29 and 60; §4.5)."""

import io
from dataclasses import replace
from datetime import datetime

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from pypdf import PdfReader

from ccb_ethics.demo.play import Board, Play
from complaints.models import Party
from people import clock
from people.models import User
from record import bounded
from record.models import Notice
from record.printable import printable
from record.typesetting import Block, Paper, paragraphs, typeset
from tests import pdfs, plays
from tests.factories import signed_in
from tests.visiting import COMPULSORY, begin, send, travel

__all__ = ["travel"]

pytestmark = pytest.mark.django_db
NOON = datetime(2025, 1, 6, 12, tzinfo=clock.ZONE)
NAMES = ("María José Núñez-O'Neill", "Li", "Zoë Žižek", "Nguyễn Thị Ánh", "Ольга Ким")


def pdf_of(answer: HttpResponse) -> PdfReader:
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer["Cache-Control"] == "no-store"
    return PdfReader(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]


def told_by(reader: PdfReader) -> tuple[object, object, object]:
    """Whether it is tagged, its language, its title."""
    assert reader.metadata is not None
    return reader.root_object["/MarkInfo"]["/Marked"], reader.root_object["/Lang"], reader.metadata.title  # type: ignore[index]


def words(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


# ---- the confirmation -------------------------------------------------------------------------------------------------


@pytest.mark.requirement(60)
@pytest.mark.parametrize(
    ("prefix", "language", "title", "says"),
    [
        ("", "en", "Confirmation", ["We have your complaint", "What happens next", "Page 1 of 1", "January 6, 2025, 12:00"]),
        ("/es", "es", "Confirmación", ["Recibimos su queja", "Qué pasa después", "Página 1 de 1", "6 de enero de 2025"]),
    ],
)  # fmt: skip
def test_the_confirmation_is_a_tagged_pdf_with_number_dates_and_pages(
    travel, prefix: str, language: str, title: str, says: list[str]
) -> None:
    client = Client()
    code = begin(client)
    sent = send(client, COMPULSORY, prefix, follow=True)
    assert f'href="{prefix}/complaint/sent/pdf/"' in sent.content.decode()
    answer = client.get(f"{prefix}/complaint/sent/pdf/")
    reader = pdf_of(answer)
    assert told_by(reader) == (True, language, title)
    said = words(reader)
    assert [word for word in (*says, "EC-2025-0001", "203-555-0100") if word not in said] == []
    assert (code in said, "Dana" in said) == (False, False)
    assert [float(side) for side in reader.pages[0].mediabox] == [0, 0, 612, 792]
    assert answer["Content-Disposition"].isascii()


@pytest.mark.requirement(29)
@pytest.mark.parametrize("name", NAMES)
def test_a_name_stands_on_the_confirmation_as_it_was_typed(travel, name: str) -> None:
    client = Client()
    begin(client)
    send(client, COMPULSORY | {"name": name, "signature": name})
    assert name in words(pdf_of(client.get("/complaint/sent/pdf/")))


def test_before_anything_was_sent_there_is_no_confirmation(travel) -> None:
    client = Client()
    assert client.get("/complaint/sent/pdf/")["Location"] == "/complaint/return/"
    begin(client)
    assert client.get("/complaint/sent/pdf/")["Location"] == "/complaint/return/"


# ---- letters ----------------------------------------------------------------------------------------------------------


def served(board: Board, language: str = "en", name: str = "Mary Moe", address: str = "") -> Play:
    answers = replace(plays.ANSWERS, name=name, signature=name, address=address, language=language)
    play = Play(board, NOON).file(answers, language)
    return play.release("receipt").later(1)


def letters(play: Play, person: User, kind: str) -> Notice:
    return Notice.objects.get(docket=play.case.docket_id, recipient=person, kind=kind)


def fetched(play: Play, person: User, address: str) -> PdfReader:
    with time_machine.travel(play.now, tick=False):
        return pdf_of(signed_in(person).get(address))


@pytest.mark.requirement(60)
@pytest.mark.parametrize(
    ("language", "title", "foot"),
    [("en", "Letter of January 6, 2025", "Page 1 of 1"), ("es", "Carta del 6 de enero de 2025", "Página 1 de 1")],
)
def test_a_letter_is_a_tagged_pdf_in_its_own_language_with_a_title_that_tells_nothing(
    board: Board, language: str, title: str, foot: str
) -> None:
    play = served(board, language)
    notice = letters(play, play.complainant, "receipt")
    reader = fetched(play, play.complainant, f"/my/letters/{notice.pk}/pdf/")
    assert told_by(reader) == (True, language, title)
    said = words(reader)
    assert " ".join(notice.body.split()) in said
    assert [word for word in (notice.subject, foot, play.case.number) if word not in said] == []


@pytest.mark.requirement(60)
def test_in_the_window_of_an_envelope_stand_name_and_address_and_nothing_else(board: Board) -> None:
    """The window of a No. 10 envelope lies 2 to 3.7 inches from the top, and ends 5.4 inches from the left."""
    play = served(board, address="12 Pfaffenhut Street\nNorwich, CT 06360")
    notice = letters(play, play.complainant, "receipt")
    reader = fetched(play, play.complainant, f"/my/letters/{notice.pk}/pdf/")
    seen: list[str] = []

    def look(text: str, cm: list[float], tm: list[float], *_fonts: object) -> None:
        down = (792 - (tm[5] * cm[3] + cm[5])) / 72
        if text.strip() and 2 <= down <= 3.7:
            seen.append(" ".join(text.split()))

    reader.pages[0].extract_text(visitor_text=look)
    assert " ".join(seen) == "Mary Moe 12 Pfaffenhut Street Norwich, CT 06360 January 6, 2025"


@pytest.mark.requirement(29)
@pytest.mark.parametrize("name", NAMES)
def test_a_name_stands_on_a_letter_as_it_was_typed(board: Board, name: str) -> None:
    play = served(board, name=name)
    notice = letters(play, play.complainant, "receipt")
    assert words(fetched(play, play.complainant, f"/my/letters/{notice.pk}/pdf/")).count(name) == 2  # window, "Dear"


def test_each_side_gets_its_own_letters_only_and_the_office_prints_all_that_were_approved(board: Board) -> None:
    play = plays.served(board).later(1)
    receipt = letters(play, play.complainant, "receipt")
    notice = letters(play, play.respondent, "notice_of_complaint")
    play.release("receipt").later(1)
    tries = {
        "own": (play.respondent, f"/respond/letters/{notice.pk}/pdf/"),
        "theirs": (play.respondent, f"/respond/letters/{receipt.pk}/pdf/"),
        "the other way round": (play.complainant, f"/my/letters/{notice.pk}/pdf/"),
        "office": (board.staff[0], f"/desk/cases/{play.case.number}/letters/{notice.pk}/pdf/"),
        "member": (board.members[0], f"/desk/cases/{play.case.number}/letters/{notice.pk}/pdf/"),
    }
    with time_machine.travel(play.now, tick=False):
        found = {who: signed_in(person).get(address) for who, (person, address) in tries.items()}
    assert {who: answer.status_code for who, answer in found.items()} == {
        "own": 200, "theirs": 404, "the other way round": 404, "office": 200, "member": 404,
    }  # fmt: skip
    own, office = pdf_of(found["own"]), pdf_of(found["office"])
    assert words(own) == words(office)


def test_the_representative_reads_the_letter_without_the_address_of_the_respondent(board: Board) -> None:
    play = plays.served(board)
    Party.objects.filter(case=play.case, side="respondent").update(address="4 Weidenweg")
    play.take("name_representative", play.respondent, name="Ada Counsel", is_attorney=True, email="ada@mail.example")
    counsel = Party.objects.get(case=play.case, name="Ada Counsel").user
    notice = letters(play, play.respondent, "notice_of_complaint")
    play.later(1)
    address = f"/respond/letters/{notice.pk}/pdf/"
    found = {who: words(fetched(play, who, address)) for who in (play.respondent, counsel)}
    assert ["4 Weidenweg" in found[who] for who in (play.respondent, counsel)] == [True, False]


def test_a_draft_is_not_printed(board: Board) -> None:
    play = plays.filed(board)
    notice = letters(play, play.complainant, "receipt")
    address = f"/desk/cases/{play.case.number}/letters/{notice.pk}/pdf/"
    with time_machine.travel(play.now, tick=False):
        assert signed_in(board.staff[0]).get(address).status_code == 404


# ---- typesetting ------------------------------------------------------------------------------------------------------

SIGNS = [
    ("a command", "#panic(1) $x$ *bold* @label <a> \\u{41}", "#panic(1) $x$ *bold* @label <a> \\u{41}"),
    ("a picture", "I cried 😀👍🏽", "I cried [grinning face][thumbs up sign]"),
    ("letters we have no font for", "Chen 陈", "Chen \u25a1"),
    ("an accent typed apart", "Marı\u0301a e\u0301", "Marıa é"),
    ("signs that turn the line round", "a\u202eb\u200dc\u00add", "abcd"),
    ("a bell and a tab", "a\x07b\tc", "ab c"),
    ("lines of another system", "a\r\nb\rc", "a\nb\nc"),
    ("a joiner that once brought the typesetter down", "a\u17b4b\u1160c", "ab\u25a1c"),
]


@pytest.mark.parametrize(("typed", "printed"), [row[1:] for row in SIGNS], ids=[row[0] for row in SIGNS])
def test_whatever_was_typed_is_printed_as_words(typed: str, printed: str) -> None:
    assert printable(typed) == printed
    paper = Paper("Letter", "EC-1", "today", "H", paragraphs(typed), ())
    made = pdfs.words_of(typeset(paper, language="en", at=NOON))
    assert " ".join(printed.split()) in made[0]


def test_every_sign_that_counts_as_printed_is_in_a_font() -> None:
    every = "".join(chr(sign) for sign in range(0x20, 0x3000) if printable(chr(sign)) == chr(sign))
    assert len(every) > 1500
    paper = Paper("Letter", "EC-1", "today", "H", (Block("paragraph", lines=tuple(every)),), ())
    assert len(typeset(paper, language="en", at=NOON)) > 10_000


def test_a_long_paper_has_its_pages_counted_and_is_the_same_to_the_byte() -> None:
    paper = Paper("Letter", "EC-1", "today", "H", paragraphs("A long story. \n\n" * 600), ("Board",))
    made = typeset(paper, language="en", at=NOON)
    pages = pdfs.words_of(made)
    assert [f"EC-1 Page {number} of {len(pages)}" in page for number, page in enumerate(pages, 1)] == [True] * len(
        pages
    )
    assert len(pages) > 10
    assert typeset(paper, language="en", at=NOON) == made


def test_the_typesetter_reads_no_file_beside_its_templates() -> None:
    asked = {"template": "../../manage.py", "facts": {}, "at": 0, "target": "/dev/null"}
    assert bounded.run("record.typesetter", asked) is None
