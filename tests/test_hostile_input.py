"""What is hostile or odd gets its clear answer; nothing typed is lost, nothing half-written. One table for each way in."""

import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from complaints.forms.filing_pages import PAGES
from complaints.models import Case, Document, Draft
from tests import pdfs, scanner
from tests.boxes import boxes
from tests.photographs import HEIC, photo
from tests.visiting import COMPULSORY, begin, enter, save, send, text_of, travel

__all__ = ["travel"]

pytestmark = pytest.mark.django_db

MEGABYTE = 1024 * 1024
SCRIPT = "<script>alert('1')</script><img src=x onerror=alert(2)>\"'{{ 7*7 }}{% now %}"


def word(**members: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("[Content_Types].xml", "word/document.xml"):
            archive.writestr(zipfile.ZipInfo(name), "<x/>")
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(f"word/{name}"), content, zipfile.ZIP_DEFLATED)
    return held.getvalue()


# What it is, the name, the content, and a part of the answer; blank where the file is taken.
FILES = (
    ("nothing in it", "a.pdf", b"", "This file has nothing in it. Choose another one"),
    ("25 MB to the byte", "a.pdf", pdfs.of_size(25 * MEGABYTE), ""),
    ("one byte more than 25 MB", "a.pdf", pdfs.of_size(25 * MEGABYTE + 1), "This file is bigger than 25 MB."),
    ("a program", "run.exe", b"MZ\x90\x00", "We do not take this kind of file."),
    ("a program under another name", "letter.pdf", b"MZ\x90\x00" + bytes(60), "We do not take this kind of file."),
    ("an SVG with a script", "a.svg", b"<svg><script>alert(1)</script></svg>", "We do not take this kind of file."),
    ("the same, called a photo", "a.png", b"<svg><script>alert(1)</script></svg>", "Give it the ending .txt"),
    ("a page, called a PDF", "a.pdf", b"<html><script>alert(1)</script>", "Give it the ending .txt"),
    ("a zip bomb", "a.docx", word(**{"media/x.bin": bytes(201 * MEGABYTE)}), "unpacks to"),
    ("a packed file", "a.zip", b"PK\x03\x04" + bytes(40), "We cannot open this file"),
    ("a Word file with a macro", "a.docx", word(**{"vbaProject.bin": b"x"}), "This Word file has a macro in it"),
    ("half a Word file", "a.docx", word()[:50], "We cannot open this file: a part of it is missing."),
    ("a locked PDF", "a.pdf", b"%PDF-1.7\n/Encrypt 5 0 R", "locked with a password"),
    ("a PDF that is a zip too", "a.pdf", pdfs.pdf("Two in one.") + word(), ""),
    ("a picture that is a script too", "a.js", b"GIF89a=1;alert(1)//", "Give it the ending .gif"),
    ("half a photo", "a.jpg", photo()[:80], "We cannot open this"),
    ("a photo of 400 megapixels", "a.png", photo("PNG", size=(20_000, 20_000), mode="1"), "megapixels"),
    ("a photo of a telephone", "a.HEIC", HEIC, ""),
    ("a virus", "a.txt", scanner.eicar(), "This file holds a virus, and we did not keep it."),
    ("words in another alphabet's bytes", "a.txt", "María".encode("utf-16"), "We cannot read the letters"),
    ("a NUL among words", "a.txt", b"one\x00two", "We do not take this kind of file."),
    ("a name that reads backwards", "fdp\u202efdp.txt", b"words", ""),
    ("a name that climbs up", "../../../etc/passwd.txt", b"words", ""),
    ("a name of signs", "\U0001f4c4\U0001f600.txt", b"words", ""),
    ("a name of 300 letters", "a" * 300 + ".txt", b"words", ""),
    ("a name without an ending", "letter", b"%PDF-1.7 x", "its name has no ending"),
    ("a name with a script", "a'\"<script>alert(1)<script>.txt", b"words", ""),
)  # fmt: skip

# What it is, the page, what is typed, and a part of the answer; blank where the page goes on.
WORDS = (
    ("a word of 10,000 letters", "what-happened", {"narrative": "x" * 10_000}, ""),
    ("one letter more", "what-happened", {"narrative": "x" * 10_001}, "Shorten this to at most 10000 characters."),
    ("signs of joy", "what-happened", {"narrative": "\U0001f600 \U0001f468‍\U0001f469‍\U0001f467"}, ""),
    ("right to left", "what-happened", {"narrative": "\u202eשלום"}, ""),
    ("only spaces", "what-happened", {"narrative": " \n\t "}, "Tell us what happened"),
    ("February 30", "when", {"first_act_on_month": "Feb", "first_act_on_day": "30", "first_act_on_year": "2026"},
     "There is no February 30 in 2026."),
    ("a month that is none", "when", {"first_act_on_month": "13", "first_act_on_year": "2026"}, "13 is not a month."),
    ("a year in two digits", "when", {"first_act_on_month": "9", "first_act_on_year": "26"}, "26 is not a year."),
    ("Sept 2026", "when", {"first_act_on_month": "Sept", "first_act_on_year": "2026"}, ""),
    ("digits of another script", "when", {"first_act_on_month": "٣", "first_act_on_year": "2026"}, ""),
    ("the end before the beginning", "when",
     {"first_act_on_month": "9", "first_act_on_year": "2026", "last_act_on_month": "8", "last_act_on_year": "2026"},
     "The last time comes after the first."),
    ("an answer that is not offered", "you-are", {"relationship": "owner"}, "Choose one of the answers in the list"),
    ("a topic that is not offered", "about", {"topics": ["money", "x"]}, "Choose one of the answers in the list"),
    ("a way to reach that is not offered", "safe-contact", {"contact": "fax"}, "Choose one of the answers in the list"),
    ("an e-mail with a second line", "safe-contact", {"contact": "e_mail", "email": "a@b.example\nBcc: c@d.example"},
     "Write the e-mail like name@example.com"),
    ("a name with accents and an apostrophe", "who", {"respondent_name": "María José Núñez-O'Neill"}, ""),
    ("a name of two letters", "who", {"respondent_name": "Li"}, ""),
    ("a name of 201 letters", "who", {"respondent_name": "x" * 201}, "Shorten this to at most 200 characters."),
    ("a command for the database", "who", {"respondent_name": "'; DROP TABLE complaints_draft; --"}, ""),
)  # fmt: skip


def test_the_tables_hold_at_least_forty() -> None:
    assert len(FILES) + len(WORDS) >= 40


@pytest.fixture
def client(travel) -> Client:
    found = Client()
    begin(found)
    return found


@pytest.mark.cells
@pytest.mark.parametrize(("name", "content", "answer"), [row[1:] for row in FILES], ids=[row[0] for row in FILES])
def test_a_file(client: Client, settings: Any, name: str, content: bytes, answer: str) -> None:
    save(client, {"narrative": "Typed before"})
    upload = SimpleUploadedFile("x", content)
    upload._name = name  # as a hostile browser sends it: the class itself would clean the name
    with scanner.listening() as address:
        settings.CLAMD = address
        got = client.post("/complaint/files/", {"act": "add", "has_more_to_send": "on", "paper": upload})
    assert got.status_code == (400 if answer else 302)
    assert answer in text_of(got)
    assert Document.objects.count() == (0 if answer else 1)
    assert boxes(client.get("/complaint/files/")) == {"has_more_to_send": ["on"]}
    if not answer:
        kept = Document.objects.get()
        assert kept.scanned is True
        send(client)
        handed = client.get(f"/my/file/{kept.reference}/")
        assert handed["Content-Disposition"].startswith("attachment")
        assert "\u202e" not in handed["Content-Disposition"]
        assert handed["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in handed["Content-Security-Policy"]
        assert "/" not in kept.title
        assert b"".join(handed.streaming_content) != b""
    assert Draft.objects.count() + Case.objects.count() == 1


@pytest.mark.parametrize(("page", "typed", "answer"), [row[1:] for row in WORDS], ids=[row[0] for row in WORDS])
@pytest.mark.requirement(28, 29)
def test_words(client: Client, page: str, typed: dict[str, Any], answer: str) -> None:
    got = client.post(f"/complaint/{page}/", typed | {"act": "continue"})
    assert got.status_code == (400 if answer else 302)
    assert answer in text_of(got)
    kept = Draft.objects.get().answers
    assert {name: kept[name] for name in typed} == {
        name: value if isinstance(value, list) else [value] for name, value in typed.items()
    }


@pytest.mark.parametrize("page", [page for page in PAGES if page.slug != "files"], ids=lambda page: page.slug)
def test_a_script_in_every_text_box_is_shown_as_it_was_typed_and_runs_nowhere(client: Client, page: Any) -> None:
    names = page.form().boxes()
    client.post(f"/complaint/{page.slug}/", dict.fromkeys(names, SCRIPT) | {"act": "save"})
    for address in (f"/complaint/{page.slug}/", "/complaint/check/", "/complaint/list/"):
        html = client.get(address).content.decode()
        assert "<script>alert" not in html
        assert "<img src=x" not in html


def test_a_nul_is_left_out_and_the_words_are_kept(client: Client) -> None:
    assert client.post("/complaint/what-happened/", {"narrative": "one\0two", "act": "continue"}).status_code == 302
    assert Draft.objects.get().answers["narrative"] == ["onetwo"]


def test_the_twenty_first_file_is_refused(client: Client) -> None:
    for number in range(20):
        client.post("/complaint/files/", {"act": "add", "paper": SimpleUploadedFile(f"{number}.txt", b"words")})
    got = client.post("/complaint/files/", {"act": "add", "paper": SimpleUploadedFile("21.txt", b"words")})
    assert (got.status_code, Document.objects.count()) == (400, 20)
    assert "You have sent 20 files, and this page takes no more." in text_of(got)
    first = Document.objects.order_by("pk")[0]
    client.post("/complaint/files/", {"remove": first.reference})
    client.post("/complaint/files/", {"act": "add", "paper": SimpleUploadedFile("21.txt", b"words")})
    refused = client.post("/complaint/files/", {"undo": first.reference})
    assert refused.status_code == 400
    assert Document.objects.filter(removed_at__isnull=True).count() == 20


@pytest.mark.parametrize("forged", ["0" * 32, "../x", "", "\0", "1; DROP TABLE"])
def test_a_forged_file_reference_changes_nothing(client: Client, forged: str) -> None:
    client.post("/complaint/files/", {"act": "add", "paper": SimpleUploadedFile("a.txt", b"words")})
    for act in ("remove", "undo"):
        assert client.post("/complaint/files/", {act: forged}).status_code == 302
    assert Document.objects.filter(removed_at__isnull=True).count() == 1


@pytest.mark.parametrize("code", ["1" * 16, "x" * 60, "٣" * 16, "0" * 61, "", "\0"])
def test_a_guessed_code_opens_nothing(client: Client, code: str) -> None:
    visitor = Client()
    assert enter(visitor, code).status_code == 400
    assert visitor.get("/complaint/check/")["Location"] == "/complaint/return/"


def test_two_presses_of_send_make_one_complaint(client: Client) -> None:
    assert send(client)["Location"] == "/complaint/sent/"
    again = client.post("/complaint/check/", COMPULSORY | {"act": "send"})
    assert (again["Location"], Case.objects.count()) == ("/complaint/sent/", 1)


def test_a_form_from_another_site_is_refused_with_a_page_of_ours(travel) -> None:
    client = Client(enforce_csrf_checks=True)
    got = client.post("/complaint/code/", {"understood": "yes"})
    assert got.status_code == 403
    assert got.content.decode().count("<h1") == 1
    assert Draft.objects.count() == 0


@pytest.mark.parametrize("act", ["steal", "", "SEND", "autosave\0"])
def test_an_unknown_button_only_saves(client: Client, act: str) -> None:
    got = client.post("/complaint/what-happened/", {"narrative": "Typed", "act": act})
    assert got.status_code in (200, 400)
    assert Draft.objects.get().answers["narrative"] == ["Typed"]
    assert Case.objects.count() == 0
