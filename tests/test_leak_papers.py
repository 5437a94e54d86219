"""The leak guard reads files: words, properties, remarks and names of PDFs, Word files and pictures (procedure.md §3)."""

import io
import zipfile
from collections.abc import Iterator

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from PIL import Image

from ccb_ethics.demo.play import Board, Play
from complaints.errors import Refused
from complaints.models import Document
from complaints.uploads import DOCX, JPEG, PDF, TEXT, FileType
from people.models import User
from record.models import AccessLog
from sanctions.leaks.findings import Kind, Protected, Whose
from sanctions.leaks.papers import places_in
from sanctions.leaks.search import findings
from tests import pdfs, plays
from tests.factories import signed_in
from tests.photographs import photo

pytestmark = pytest.mark.cells
WHO, MAIL = "Maureen Quill", "m.quill62@example.org"
PROTECTED = [Protected(Kind.NAME, WHO, Whose.COMPLAINANT), Protected(Kind.EMAIL, MAIL, Whose.COMPLAINANT)]
CLEAN = "The Ethics Committee found a breach."


def word(body: str = f"<w:p><w:r><w:t>{CLEAN}</w:t></w:r></w:p>", **parts: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", f"<w:document><w:body>{body}</w:body></w:document>")
        for name, inside in parts.items():
            packed.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_rels", ".xml.rels"), inside)
    return held.getvalue()


def camera(who: str) -> bytes:
    held, told = io.BytesIO(), Image.Exif()
    told[0x013B], told[0x9C9D] = who, who.encode("utf-16-le")
    Image.new("RGB", (8, 8)).save(held, "JPEG", exif=told, comment=who.encode())
    return held.getvalue()


def keeps(**told: str) -> pdfs.Change:
    return lambda made: made.add_metadata({f"/{name}": value for name, value in told.items()})


SPLIT = "<w:p><w:r><w:t>By Mau</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>reen Qu</w:t></w:r><w:r><w:t>ill.</w:t></w:r></w:p>"
PLANTED: list[tuple[str, FileType, bytes, str, str]] = [
    ("on the page of a PDF", PDF, pdfs.pdf(f"From {WHO}."), "text", WHO),
    ("the author of a PDF", PDF, pdfs.pdf(CLEAN, pdfs.author(WHO)), "properties", WHO),
    ("an e-mail address in the properties of a PDF", PDF, pdfs.pdf(CLEAN, keeps(Keywords=MAIL)), "properties", MAIL),
    ("a name turned round in the properties", PDF, pdfs.pdf(CLEAN, keeps(Subject="Quill, M.")), "properties", "Quill, M"),
    ("a property of one's own", PDF, pdfs.pdf(CLEAN, keeps(Reviewer="MQ, maureen")), "properties", "maureen"),
    ("the XMP of a PDF", PDF, pdfs.pdf(CLEAN, pdfs.xmp(WHO)), "properties", WHO),
    ("a script in a PDF", PDF, pdfs.pdf(CLEAN, pdfs.script(WHO)), "properties", WHO),
    ("a file attached to a PDF", PDF, pdfs.pdf(CLEAN, pdfs.attached(WHO)), "properties", WHO),
    ("a layer of a PDF", PDF, pdfs.pdf(CLEAN, pdfs.hidden_layer(WHO)), "properties", WHO),
    ("a remark in a PDF", PDF, pdfs.pdf(CLEAN, pdfs.annotated(WHO)), "remarks", WHO),
    ("a box filled in", PDF, pdfs.pdf(CLEAN, pdfs.filled_in(WHO)), "remarks", WHO),
    ("in a Word file, over several runs", DOCX, word(SPLIT), "text", WHO),
    ("over two paragraphs", DOCX, word("<w:p><w:t>Maureen</w:t></w:p><w:p><w:t>Quill</w:t></w:p>"), "text", "Maureen\nQuill"),
    ("the writer of a Word file", DOCX, word(docProps__core_xml=f"<x><dc:creator>{WHO}</dc:creator></x>"), "properties", WHO),
    ("a property of a Word file", DOCX, word(docProps__custom_xml=f"<x><vt:lpwstr>{MAIL}</vt:lpwstr></x>"), "properties", MAIL),
    ("the writer of a change", DOCX, word(f'<w:ins w:author="{WHO}"><w:t>{CLEAN}</w:t></w:ins>'), "properties", WHO),
    ("a remark in a Word file", DOCX, word(word__comments_xml=f"<w:comment><w:t>{WHO}</w:t></w:comment>"), "remarks", WHO),
    ("a link in a Word file", DOCX, word(word___rels__document_rels=f'<R Target="mailto:{MAIL}"/>'), "properties", MAIL),
    ("the head of a Word file", DOCX, word(word__header1_xml=f"<w:p><w:t>{WHO}</w:t></w:p>"), "properties", WHO),
    ("what a camera wrote", JPEG, camera(WHO), "properties", WHO),
    ("plain text", TEXT, f"From {WHO}.".encode(), "text", WHO),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "content", "part", "piece"), [row[1:] for row in PLANTED], ids=[row[0] for row in PLANTED]
)
def test_a_leak_planted_in_a_file_is_caught(kind: FileType, content: bytes, part: str, piece: str) -> None:
    places = places_in(io.BytesIO(content), kind.media)
    found = findings([place for place in places if place.key.endswith(part)], PROTECTED)
    assert any(piece in one.piece for one in found), (places, found)


def test_the_name_of_a_file_is_searched() -> None:
    places = places_in(io.BytesIO(pdfs.pdf(CLEAN)), PDF.media, "quill_decision.pdf")
    assert [(one.piece, str(one.place)) for one in findings(places, PROTECTED)] == [
        ("quill", "The paper, the name of its file")
    ]


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (PDF, pdfs.pdf(CLEAN)),
        (PDF, pdfs.pdf(CLEAN, pdfs.author("Board"))),
        (DOCX, word()),
        (JPEG, photo()),
        (TEXT, b"Clean."),
    ],
    ids=["a PDF", "a PDF with a writer", "a Word file", "a picture", "plain text"],
)
def test_a_clean_file_passes(kind: FileType, content: bytes) -> None:
    places = places_in(io.BytesIO(content), kind.media, "decision.pdf")
    assert places[1:] or kind is JPEG
    assert findings(places, PROTECTED) == []


@pytest.mark.parametrize("content", [b"%PDF-1.7 broken", pdfs.looping()], ids=["broken", "looping"])
def test_a_file_that_cannot_be_read_is_refused(content: bytes) -> None:
    with pytest.raises(Refused, match="We could not read this file"):
        places_in(io.BytesIO(content), PDF.media)


def test_a_place_of_a_file_is_named_for_people() -> None:
    (found,) = findings(places_in(io.BytesIO(pdfs.pdf(CLEAN, pdfs.author(WHO))), PDF.media), PROTECTED)[:1]
    assert (found.place, found.whose) == ("The paper, its properties", Whose.COMPLAINANT)


# ------------------------------------------------------------------------------------------------------ at the desk


@pytest.fixture
def play(board: Board) -> Iterator[Play]:
    """A case of Mary Moe against Dana Reed, final, at noon of that day."""
    played = plays.final(board)
    with time_machine.travel(played.now, tick=False):
        yield played


def check(person: User, play: Play, content: bytes | None = None, name: str = "decision.pdf") -> HttpResponse:
    address = f"/desk/cases/{play.case.number}/publication/paper/"
    sent = {"paper": SimpleUploadedFile(name, content)} if content is not None else {}
    return signed_in(person).post(address, sent)


@pytest.mark.django_db
def test_a_paper_is_searched_for_the_people_of_the_case_and_not_kept(play: Play) -> None:
    board, before = play.board, Document.objects.count()
    answer = check(board.staff[0], play, pdfs.pdf("About Dana Reed.", keeps(Author="Moe, Mary")))
    shown = answer.content.decode()
    assert (answer.status_code, [one.finding.piece for one in answer.context["found"]]) == (200, ["Moe, Mary"])
    assert ("<mark>Moe, Mary</mark>" in shown, "The paper, its properties" in shown) == (True, True)
    clean = check(board.chair, play, pdfs.pdf("About Dana Reed."))
    assert "Nothing was found in this paper." in clean.content.decode()
    assert Document.objects.count() == before
    lines = AccessLog.objects.filter(action="check").order_by("pk")
    assert [(line.person, line.what, line.outcome) for line in lines] == [
        (board.staff[0], "paper", "leaks"),
        (board.chair, "paper", "clean"),
    ]


@pytest.mark.django_db
def test_what_is_no_paper_or_cannot_be_read_is_refused_in_words(play: Play) -> None:
    staff = play.board.staff[0]
    for content, name, said in (
        (None, "", "Choose the paper that is to be searched"),
        (b"%PDF-1.7 broken", "a.pdf", "We could not read this file"),
    ):
        answer = check(staff, play, content, name)
        assert (answer.status_code, said in answer.content.decode()) == (400, True), name


@pytest.mark.django_db
def test_only_the_office_and_the_chair_check_a_paper(play: Play) -> None:
    board = play.board
    for person in (board.members[2], play.complainant, play.respondent, board.investigators[0]):
        assert check(person, play, pdfs.pdf(CLEAN)).status_code == 404
