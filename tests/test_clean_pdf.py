"""What is handed out of a PDF: its pages, and nothing that says who wrote it or that does something (ux.md §3, 43)."""

import hashlib
import io
import time
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from ccb_ethics.demo.play import Board
from complaints import clean_pdf, pdf_worker
from complaints.errors import Refused
from complaints.models import Document
from people.models import User
from record import bounded
from record.models import AccessLog
from tests import pdfs, plays
from tests.factories import signed_in
from tests.photographs import photo

WHO = "Mary Moe"
REFUSED = "We could not make a copy of this PDF"


def copied(content: bytes) -> bytes:
    with clean_pdf.without_traces(io.BytesIO(content)) as made:
        return made.read()


TELLING: list[tuple[str, bytes]] = [
    ("an author", pdfs.pdf("What happened.", pdfs.author(WHO))),
    ("XMP and a program's own data", pdfs.pdf("What happened.", pdfs.xmp(WHO))),
    ("a script that opens with it", pdfs.pdf("What happened.", pdfs.script(WHO))),
    ("an attached file", pdfs.pdf("What happened.", pdfs.attached(WHO))),
    ("the author of a remark", pdfs.pdf("What happened.", pdfs.annotated(WHO))),
    ("the author of a drawn remark", pdfs.pdf("What happened.", pdfs.annotated(WHO, "a mark"))),
    ("the name of a layer", pdfs.pdf("What happened.", pdfs.hidden_layer(WHO))),
]


@pytest.mark.requirement(43)
@pytest.mark.parametrize("content", [made for _case, made in TELLING], ids=[case for case, _made in TELLING])
def test_a_copy_does_not_say_who_wrote_it_and_does_nothing(content: bytes) -> None:
    assert WHO in pdfs.everything_in(content), "the PDF of this test tells it"
    copy = copied(content)
    said = pdfs.everything_in(copy)
    assert "What happened." in pdfs.words_of(copy)[0]
    for word in (
        WHO,
        "pypdf",
        "/JS",
        "/JavaScript",
        "/OpenAction",
        "/AA",
        "/EmbeddedFiles",
        "/Metadata",
        "/Annots",
        "/Info",
    ):
        assert word not in said, word


def test_what_was_filled_in_and_drawn_stays_on_the_page_in_its_place() -> None:
    copy = copied(pdfs.pdf("A form.", pdfs.filled_in("Dana Reed"), pdfs.annotated(WHO, "look here")))
    assert pdfs.words_of(copy) == ["A form. Dana Reed look here"]
    (page,) = PdfReader(io.BytesIO(copy)).pages
    assert (
        b"q 1.000000 0.000000 0.000000 1.000000 72.000000 600.000000 cm /Drawn0 Do Q" in page.get_contents().get_data()
    )


@pytest.mark.parametrize("flag", [2, 32])
def test_a_remark_that_was_hidden_stays_hidden(flag: int) -> None:
    change = pdfs.annotated(WHO, "hidden words", F=pdfs.NumberObject(flag))
    assert "hidden words" not in pdfs.everything_in(copied(pdfs.pdf("A page.", change)))


def test_a_layer_that_was_off_stays_off() -> None:
    copy = PdfReader(io.BytesIO(copied(pdfs.pdf("A page.", pdfs.hidden_layer(WHO)))))
    told = copy.root_object["/OCProperties"]
    assert [layer.idnum for layer in told["/D"]["/OFF"]] == [layer.idnum for layer in told["/OCGs"]]
    assert copy.pages[0]["/Resources"]["/Properties"]["/Notes"]["/Name"] == "Layer"


def test_a_photo_inside_no_longer_says_where_it_was_taken_and_looks_the_same() -> None:
    content = pdfs.pdf("", pdfs.pictured)
    assert "Phone maker" in pdfs.everything_in(content)
    copy = copied(content)
    said = pdfs.everything_in(copy)
    assert ("Phone maker" in said, "at home" in said, "Exif" in said) == (False, False, False)
    before, after = (PdfReader(io.BytesIO(made)).pages[0].images[0].image for made in (content, copy))
    assert (after.size, after.tobytes()) == (before.size, before.tobytes())


def test_a_jpeg_is_walked_to_its_end_and_what_follows_is_left_out() -> None:
    plain, telling = photo("JPEG"), photo("JPEG", placed=True)
    assert pdf_worker.without_words(plain) == plain
    assert pdf_worker.without_words(telling + b"a film of the street") == plain
    for odd in (b"", b"no JPEG", b"\xff\xd8", b"\xff\xd8\xff", telling[:50]):
        assert len(pdf_worker.without_words(odd)) <= len(odd) + 2


def test_pages_keep_their_number_size_and_turn() -> None:
    def turned(made: pdfs.PdfWriter) -> None:
        made.pages[1].rotate(90)

    copy = PdfReader(io.BytesIO(copied(pdfs.pdf("A page.", turned, pages=3, size=(420, 595)))))
    assert [(page.rotation, float(page.mediabox.width)) for page in copy.pages] == [(0, 420), (90, 420), (0, 420)]


BROKEN: list[tuple[str, Callable[[], bytes]]] = [
    ("only its first line", lambda: b"%PDF-1.7 hello"),
    ("cut in the middle", lambda: pdfs.pdf("A page.", pages=40)[:3000].replace(b"/Type", b"/Tipo")),
    ("no page", lambda: pdfs.pdf("", pages=0)),
    ("locked", pdfs.locked),
    ("pages in a circle", pdfs.looping),
    ("unpacks to more than the memory", pdfs.bomb),
]


@pytest.mark.parametrize("make", [make for _case, make in BROKEN], ids=[case for case, _make in BROKEN])
def test_where_no_copy_can_be_made_that_is_said_in_time(make: Callable[[], bytes]) -> None:
    content, begun = make(), time.monotonic()
    with pytest.raises(Refused, match=REFUSED):
        copied(content)
    assert time.monotonic() - begun < bounded.MOST_SECONDS + bounded.SECONDS_TO_BEGIN


def test_one_that_fails_takes_no_other_along(tmp_path) -> None:
    pairs = []
    for number, content in enumerate((pdfs.pdf(pages=2), b"%PDF-1.7", pdfs.looping(), pdfs.pdf())):
        sent = tmp_path / f"{number}"
        sent.write_bytes(content)
        pairs.append((sent, tmp_path / f"{number}.copy"))
    assert clean_pdf.copies(pairs, seconds=60) == [2, None, None, 1]


def test_when_the_time_is_over_no_copy_counts(tmp_path) -> None:
    (tmp_path / "sent").write_bytes(pdfs.pdf())
    pairs = [(tmp_path / "sent", tmp_path / "made")] * 40
    assert clean_pdf.copies(pairs, seconds=-bounded.SECONDS_TO_BEGIN) == [None] * 40


# ---- over the pages ---------------------------------------------------------------------------------------------------


def handed_in(play: plays.Play, content: bytes) -> Document:
    """A PDF that the complainant sent with the complaint."""
    upload = pdfs.upload("diary.pdf", content)
    play.take("add_information", play.complainant, title="A diary", text="", file=upload)
    return Document.objects.get(case=play.case, title="A diary")


@pytest.fixture
def play(board: Board, db: None) -> plays.Play:
    return plays.served(board)


def reader_of(play: plays.Play, board: Board, who: str) -> tuple[User, str]:
    return {
        "complainant": (play.complainant, "complaints:my-file"),
        "respondent": (play.respondent, "complaints:respond-file"),
        "staff": (board.staff[0], "complaints:file"),
        "director": (board.director, "complaints:file"),
    }[who]


@pytest.mark.requirement(43)
@pytest.mark.parametrize("who", ["complainant", "respondent", "staff", "director"])
def test_everybody_gets_the_copy_and_the_board_keeps_the_original(play: plays.Play, board: Board, who: str) -> None:
    content = pdfs.pdf("What happened.", pdfs.author(WHO), pdfs.script(WHO))
    document = handed_in(play, content)
    person, address = reader_of(play, board, who)
    parts = [play.case.number, document.reference] if who in ("staff", "director") else [document.reference]
    answer = signed_in(person).get(reverse(address, args=parts))
    given = b"".join(answer.streaming_content)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer["Content-Disposition"] == 'attachment; filename="A diary.pdf"'
    assert (WHO in pdfs.everything_in(given), pdfs.words_of(given)) == (False, ["What happened."])
    with document.file.open("rb") as original:
        assert hashlib.sha256(original.read()).hexdigest() == document.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("who", ["complainant", "respondent", "staff", "director"])
def test_without_a_copy_the_page_says_what_to_do_and_nobody_gets_the_original(
    play: plays.Play, board: Board, who: str
) -> None:
    document = handed_in(play, b"%PDF-1.7 written by Mary Moe")
    person, address = reader_of(play, board, who)
    parts = [play.case.number, document.reference] if who in ("staff", "director") else [document.reference]
    client: Client = signed_in(person)
    answer = client.get(reverse(address, args=parts))
    page = answer.content.decode()
    assert (answer.status_code, "The office has this file as it was sent" in page) == (409, True)
    assert "written by" not in page
    assert AccessLog.objects.latest("pk").outcome == "no_copy"
    if who == "respondent":
        spanish = client.get("/es" + reverse(address, args=parts)).content.decode()
        assert "La oficina tiene este archivo tal como se envió" in spanish


def test_a_photo_that_no_longer_opens_gets_the_same_page(play: plays.Play, board: Board) -> None:
    document = handed_in(play, pdfs.pdf())
    Document.objects.filter(pk=document.pk).update(content_type="image/jpeg")
    address = reverse("complaints:file", args=[play.case.number, document.reference])
    answer = signed_in(board.staff[0]).get(address)
    assert (answer.status_code, AccessLog.objects.latest("pk").outcome) == (409, "no_copy")
