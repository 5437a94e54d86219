"""Files of a case: what is taken, told by its first bytes and its name, and to whom it is handed out."""

import hashlib
import io
import zipfile
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.http import Http404
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from complaints.errors import Refused
from complaints.models import Case, Complaint, Declaration, Document, Draft, Party, Recusal, RuleSet
from complaints.reading import papers_for
from complaints.seats import Seat, seat
from complaints.uploads import (
    LARGEST_MEGABYTES,
    MEGABYTE,
    MOST_FILES,
    PaperField,
    download_name,
    examine,
    refuse_too_many,
)
from complaints.views.documents import serve
from people.models import User
from record import chain
from record.models import AccessLog
from tests.photographs import HEIC, photo

NOON = datetime(2027, 3, 1, 17, tzinfo=UTC)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PNG, JPEG, GIF = photo("PNG"), photo("JPEG"), photo("GIF")
TAKEN = "a PDF, a photo (JPEG, PNG, GIF or HEIC), a Word file (.docx) or plain text (.txt)"
NOT_THIS_KIND = f"We do not take this kind of file. Send {TAKEN}"


def packed(*members: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for member in members:
            archive.writestr(zipfile.ZipInfo(member), "<x/>")  # dated 1980: workers collect the same names
    return held.getvalue()


WORD = packed("[Content_Types].xml", "word/document.xml")


@pytest.mark.parametrize(
    ("name", "content", "media"),
    [
        ("letter.pdf", b"%PDF-1.7\n", "application/pdf"),
        ("LETTER.PDF", b"%PDF-1.4\n", "application/pdf"),
        ("photo.jpg", JPEG, "image/jpeg"),
        ("photo.jpeg", JPEG, "image/jpeg"),
        ("screen.png", PNG, "image/png"),
        ("old.gif", GIF, "image/gif"),
        ("phone.HEIC", HEIC, "image/heic"),
        ("phone.heif", HEIC, "image/heic"),
        ("report.docx", WORD, DOCX),
        ("notes.txt", "María said\tyes.\r\n".encode(), "text/plain"),
        ("marked.txt", "\ufeffHello".encode(), "text/plain"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_is_known_by_its_first_bytes_and_its_digest_is_left_on_it(name: str, content: bytes, media: str) -> None:
    upload = SimpleUploadedFile(name, content, content_type="text/html")
    found = examine(upload)
    assert (found.kind.media, found.size) == (media, len(content))
    assert (upload.examined_type, upload.sha256) == (media, hashlib.sha256(content).hexdigest())
    assert upload.read() == content, "left at its start, ready to be kept"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("empty.pdf", b"", "This file has nothing in it. Choose another one"),
        ("page.html", b"<script>1</script>", NOT_THIS_KIND),
        ("drawing.svg", b"<svg/>", NOT_THIS_KIND),
        ("film.mp4", b"\x00\x00\x00\x18ftypmp42" + bytes(16), NOT_THIS_KIND),
        ("picture.avif", b"\x00\x00\x00\x18ftypavif" + bytes(16), NOT_THIS_KIND),
        ("program.exe", b"MZ\x90\x00", NOT_THIS_KIND),
        ("noname", b"only words", NOT_THIS_KIND),
        ("control.txt", b"bell \x07", NOT_THIS_KIND),
        (
            "latin.txt",
            "María".encode("latin-1"),
            "We cannot read the letters in this text file. Save it as UTF-8, or send a PDF",
        ),
        (
            "cut.txt",
            "María".encode()[:4],
            "We cannot read the letters in this text file. Save it as UTF-8, or send a PDF",
        ),
        ("papers.zip", packed("one.pdf"), f"We do not take packed files. Send each file on its own: {TAKEN}"),
        (
            "sheet.docx",
            packed("[Content_Types].xml", "xl/workbook.xml"),
            f"We do not take packed files. Send each file on its own: {TAKEN}",
        ),
        (
            "macro.docx",
            packed("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
            "This Word file has a macro in it, and we do not open those. Save it as a PDF and send that",
        ),
        (
            "cut.docx",
            WORD[:60],
            "We cannot open this file: a part of it is missing. Save it again, or send a PDF",
        ),
        (
            "photo.pdf",
            JPEG,
            "The name of this file ends in .pdf, but inside it is a photo (JPEG). Give it the ending .jpg",
        ),
        (
            "letter.pdf.exe",
            b"%PDF-1.7\n",
            "The name of this file ends in .exe, but inside it is a PDF. Give it the ending .pdf",
        ),
        (
            "letter.docx",
            b"only words",
            "The name of this file ends in .docx, but inside it is plain text. Give it the ending .txt",
        ),
        ("letter", b"%PDF-1.7\n", "This file is a PDF, but its name has no ending. Add .pdf to its name"),
    ],
)
def test_what_is_not_taken_is_refused_with_a_sentence_of_its_own(name: str, content: bytes, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        examine(SimpleUploadedFile(name, content))
    assert str(refused.value) == sentence


def test_twenty_five_megabytes_are_taken_and_one_byte_more_is_not() -> None:
    most = b"%PDF-" + bytes(LARGEST_MEGABYTES * MEGABYTE - 5)
    assert examine(SimpleUploadedFile("big.pdf", most)).size == 25 * 1024 * 1024
    with pytest.raises(Refused, match=r"This file is bigger than 25 MB\. Choose a smaller one, or send it by mail"):
        examine(SimpleUploadedFile("big.pdf", most + b"."))


def test_the_twentieth_file_is_taken_and_the_next_is_not() -> None:
    refuse_too_many(MOST_FILES - 1)
    with pytest.raises(Refused, match="You have sent 20 files"):
        refuse_too_many(MOST_FILES)


def test_the_question_for_a_file_tells_the_limits_and_refuses_in_the_same_words() -> None:
    field = PaperField(required=False)
    assert str(field.help_text) == "One file, up to 25 MB: a PDF, a photo, a Word file (.docx) or plain text (.txt)."
    assert field.clean(None) is None
    assert field.clean(SimpleUploadedFile("a.pdf", b"%PDF-1.7")).examined_type == "application/pdf"
    with pytest.raises(Exception, match="We do not take this kind of file") as refused:
        field.clean(SimpleUploadedFile("a.html", b"<p>"))
    assert refused.value.code == "refused"


@pytest.mark.parametrize(
    ("title", "media", "name"),
    [
        ("Text messages from May", "image/png", "Text messages from May.png"),
        ("letter.pdf", "application/pdf", "letter.pdf"),
        ("photo.jpeg", "image/jpeg", "photo.jpeg"),
        ("letter.pdf", "image/png", "letter.pdf.png"),
        ("../../etc/pass\x00wd\r\nX-Evil: 1", "text/plain", "etc passwdX-Evil 1.txt"),
        ("C:\\papers\\one", "text/plain", "C papers one.txt"),
        ("\u202egnp.exe", "application/pdf", "gnp.exe.pdf"),
        ("  ...  ", "application/pdf", "paper.pdf"),
        ("Queja de María", "application/pdf", "Queja de María.pdf"),
        ("a" * 200, "application/pdf", "a" * 80 + ".pdf"),
        ("unknown", "text/html", "unknown"),
    ],
)
def test_a_download_is_named_after_its_title_without_anything_that_could_mislead(
    title: str, media: str, name: str
) -> None:
    assert download_name(title, media) == name


# ------------------------------------------------------------------------------------------------ who is handed a file


def person(name: str) -> User:
    return User.objects.create_user(name, name=name, email=f"{name}@example.org")


def new_case(number: str = "EC-2027-0001") -> Case:
    if not RuleSet.objects.exists():
        call_command("loaddata", "rule_set", verbosity=0)
    complaint = Complaint.objects.create(relationship="client", respondent_name="Ana Ruiz", signed_at=NOON)
    return Case.objects.create(
        docket=chain.open_docket(number),
        number=number,
        rule_set=RuleSet.objects.get(),
        complaint=complaint,
        filed_at=NOON,
        entered_status_at=NOON,
    )


def seated(case: Case, place: Seat, *, declared: bool = True) -> User:
    someone = person(f"{place.value}-{case.pk}")
    seat(someone, case, place)
    if declared:
        Declaration.objects.create(case=case, person=someone, declared_at=NOON)
    return someone


def paper(case: Case | None, by: User, kind: str = "evidence", **more: object) -> Document:
    document = Document(case=case, kind=kind, title="Letter", added_by=by, added_at=NOON, **more)
    document.content_type = "text/plain"
    document.file.save("x", SimpleUploadedFile("x", b"Hello there."), save=False)
    document.save()
    return document


def ask(reader: User | AnonymousUser, document: Document, number: str | None = None):  # type: ignore[no-untyped-def]
    request = RequestFactory().get("/desk/")
    request.user = reader
    return serve(request, reference=document.reference, number=number)


def found(reader: User, document: Document, number: str | None = None) -> bool:
    try:
        ask(reader, document, number).file_to_stream.close()
    except Http404:
        return False
    return True


@pytest.mark.django_db
def test_a_file_is_a_download_that_a_browser_neither_guesses_nor_keeps_nor_runs() -> None:
    case = new_case()
    reader = seated(case, Seat.INVESTIGATOR)
    response = ask(reader, paper(case, reader), case.number)
    assert b"".join(response.streaming_content) == b"Hello there."
    assert {name: response[name] for name in response.headers} == {
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Length": "12",
        "Content-Disposition": 'attachment; filename="Letter.txt"',
        "Content-Security-Policy": "sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    response.file_to_stream.close()


@pytest.mark.django_db
def test_a_type_that_we_do_not_take_is_handed_out_as_bytes_only() -> None:
    case = new_case()
    reader = seated(case, Seat.STAFF)
    document = paper(case, reader)
    Document.objects.filter(pk=document.pk).update(content_type="text/html")
    response = ask(reader, document)
    assert response["Content-Type"] == "application/octet-stream"
    response.file_to_stream.close()


@pytest.mark.django_db
def test_each_read_and_each_refusal_leaves_a_line_in_the_access_log() -> None:
    case = new_case()
    staff, stranger = seated(case, Seat.STAFF), person("stranger")
    document = paper(case, staff)
    assert (found(staff, document), found(stranger, document)) == (True, False)
    assert list(AccessLog.objects.order_by("pk").values_list("person", "docket", "action", "what", "outcome")) == [
        (staff.pk, case.docket_id, "read", f"document:{document.pk}", "served"),
        (stranger.pk, case.docket_id, "read", f"document:{document.pk}", "refused"),
    ]


@pytest.mark.django_db
def test_only_the_seats_of_the_access_matrix_are_handed_a_file() -> None:
    case, other = new_case(), new_case("EC-2027-0002")
    staff = seated(case, Seat.STAFF)
    readers = {place: seated(case, place) for place in Seat if place is not Seat.STAFF}
    plain, locked = paper(case, staff), paper(case, staff, client_identifying=True)
    released = paper(case, staff, client_identifying=True, release_basis="redacted")
    outside = {Seat.COMPLAINANT, Seat.CO_COMPLAINANT, Seat.PRESIDENT}
    inside = set(readers) - outside
    assert {place for place, reader in readers.items() if found(reader, plain)} == inside
    assert {place for place, reader in readers.items() if found(reader, locked)} == {Seat.DIRECTOR, Seat.CHAIR}
    assert {place for place, reader in readers.items() if found(reader, released)} == inside
    neighbours = [seated(other, place) for place in Seat]
    assert [neighbour for neighbour in neighbours if found(neighbour, plain)] == []


@pytest.mark.django_db
def test_the_recused_the_undeclared_the_inactive_and_a_superuser_find_no_file() -> None:
    case = new_case()
    staff = seated(case, Seat.STAFF)
    document = paper(case, staff)
    member, undeclared = seated(case, Seat.MEMBER), seated(case, Seat.SCREENER, declared=False)
    seat(undeclared, case, Seat.PRESIDENT)
    inactive, ruler = seated(case, Seat.REVIEWER), seated(case, Seat.CHAIR)
    assert [found(reader, document) for reader in (member, undeclared, inactive, ruler)] == [True, False, True, True]
    Recusal.objects.create(case=case, person=member, reason="A friend.", recused_at=NOON)
    Declaration.objects.create(case=case, person=undeclared, declared_at=NOON)
    User.objects.filter(pk=inactive.pk).update(is_active=False)
    User.objects.filter(pk=ruler.pk).update(is_superuser=True)
    again = [User.objects.get(pk=reader.pk) for reader in (member, undeclared, inactive, ruler)]
    assert [found(reader, document) for reader in again] == [False, True, False, False]


@pytest.mark.django_db
def test_a_party_finds_what_it_handed_in_itself_even_when_that_is_locked_for_others() -> None:
    case = new_case()
    complainant, respondent = seated(case, Seat.COMPLAINANT), seated(case, Seat.RESPONDENT)
    own = paper(case, complainant, "evidence", client_identifying=True)
    assert (found(complainant, own), found(respondent, own)) == (True, False)
    member = seated(case, Seat.MEMBER)
    locked = paper(case, member, client_identifying=True)
    assert found(member, locked) is False, "to have brought a client record is no right to read it"
    Recusal.objects.create(case=case, person=complainant, reason="-", recused_at=NOON)
    assert found(complainant, own) is False


@pytest.mark.django_db
def test_a_file_is_found_only_in_its_own_case_and_once_it_lies_in_one() -> None:
    case, other = new_case(), new_case("EC-2027-0002")
    staff = seated(case, Seat.STAFF)
    seat(staff, other, Seat.STAFF)
    document = paper(case, staff)
    assert (found(staff, document, case.number), found(staff, document, other.number)) == (True, False)
    assert found(staff, Document(reference="0" * 32)) is False
    only_words = Document.objects.create(case=case, kind="report", title="T", text="x", added_by=staff, added_at=NOON)
    assert found(staff, only_words) is False
    draft = Draft.objects.create(owner=staff, made_at=NOON, saved_at=NOON)
    assert found(staff, paper(None, staff, "complaint", draft=draft)) is False


@pytest.mark.django_db
def test_a_visitor_is_asked_to_sign_in_at_the_desk_and_finds_nothing_elsewhere() -> None:
    case = new_case()
    document = paper(case, seated(case, Seat.STAFF))
    response = ask(AnonymousUser(), document, case.number)
    assert (response.status_code, response["Location"]) == (302, "/sign-in/?next=/desk/")
    with pytest.raises(Http404):
        ask(AnonymousUser(), document)


@pytest.mark.django_db
def test_the_list_of_papers_is_what_would_be_handed_out_and_asks_the_same_few_queries_at_any_length() -> None:
    case = new_case()
    staff, respondent = seated(case, Seat.STAFF), seated(case, Seat.RESPONDENT)
    Party.objects.create(case=case, user=respondent, side="respondent", name="Ana Ruiz")
    counts = []
    for wanted in (1, 3, 50):
        while Document.objects.count() < wanted:
            paper(case, staff, "evidence")
        with CaptureQueriesContext(connection) as asked:
            assert len(papers_for(case, respondent)) == wanted
        counts.append(len(asked))
    assert counts == [2, 2, 2]
    locked, answer = paper(case, staff, client_identifying=True), paper(case, respondent, "answer")
    everything = list(Document.objects.all())
    for reader in (staff, respondent, person("stranger"), seated(case, Seat.MEMBER, declared=False)):
        assert [p.pk for p in papers_for(case, reader)] == [p.pk for p in everything if found(reader, p)]
    assert {locked, answer} - set(papers_for(case, respondent)) == {locked}
