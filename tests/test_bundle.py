"""The bundle of a case: every paper accounted for, pages that stay, an index that agrees, nothing the reader may not read."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from ccb_ethics.demo.play import Board, Play
from complaints import bundle, manifest
from complaints.manifest import manifest_for
from complaints.models import Document, RecordPages, ReleaseBasis
from complaints.uploads import examine
from people.models import User
from record import bounded
from record.models import AccessLog, Event, Notice
from tests import pdfs, plays
from tests.factories import signed_in
from tests.photographs import HEIC, photo
from tests.test_uploads import WORD

pytestmark = pytest.mark.django_db
NOTICE = "42 CFR part 2 prohibits unauthorized use or disclosure of these records."
SIGNS = ("Zaunkönig", "Schachtelhalm", "Rohrdommel", "Wacholder")


@dataclass
class Pages:
    """The page of the bundle and its download, for one reader."""

    play: Play
    reader: User

    @property
    def address(self) -> str:
        return f"/desk/cases/{self.play.case.number}/bundle/"

    def ask(self, method: str = "get", end: str = "") -> Any:
        with time_machine.travel(self.play.now, tick=False):
            answer = getattr(signed_in(self.reader), method)(self.address + end)
        if answer.streaming:
            answer.body = b"".join(answer.streaming_content)
        return answer

    def number(self) -> Pages:
        assert self.ask("post").status_code == 302
        return self

    def pdf(self) -> PdfReader:
        answer = self.ask(end="pdf/")
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
        return PdfReader(io.BytesIO(answer.body))


def send(play: Play, by: User, title: str, content: bytes, name: str, **more: Any) -> Document:
    upload = SimpleUploadedFile(name, content)
    examine(upload)
    play.take("add_evidence", by, title=title, text="", file=upload, **more)
    return Document.objects.get(case=play.case, title=title)


def large(board: Board) -> Play:
    """A case decided after a hearing, with every kind of file in it, one locked, one struck, one that does not open."""
    play = plays.investigating(board).take("appoint_investigator", board.director, person=board.investigators[0])
    staff = board.staff[0]
    send(play, staff, "A diary", pdfs.pdf("Wacholder", pdfs.author("Mary Moe"), pages=12), "diary.pdf")
    send(play, staff, "A wide plan", pdfs.pdf("Wide", size=(1200, 500)), "plan.pdf")
    send(play, staff, "A photo", photo("JPEG", size=(640, 480), placed=True), "photo.jpg")
    send(play, staff, "A screen", photo("PNG"), "screen.png")
    send(play, staff, "A drawing", photo("GIF"), "old.gif")
    send(play, staff, "A picture of a telephone", HEIC, "door.heic")
    send(play, staff, "A list", "Line one.\nLine two: María.\n\n😀".encode(), "list.txt")
    send(play, staff, "A Word file", WORD, "memo.docx")
    send(play, staff, "A broken PDF", b"%PDF-1.7 broken", "broken.pdf")
    locked = send(play, staff, "Treatment notes", pdfs.pdf("Schachtelhalm", pages=3), "n.pdf", client_identifying=True)
    play.take("record_release_basis", board.director, document=locked, basis=ReleaseBasis.CONSENT)
    struck = send(play, staff, "A paper that does not belong here", pdfs.pdf("Rohrdommel"), "struck.pdf")
    Document.objects.filter(pk=struck.pk).update(struck_at=play.now, struck_reason="Another case.")
    play.on(date(2025, 3, 12)).report("Zaunkönig. " * 900).serve("serve_report").on(date(2025, 4, 8))
    play.resolve("charge", sanction="reprimand").on(date(2025, 4, 14)).serve("serve_charges").on(date(2025, 5, 9))
    play.take("request_hearing", play.respondent)
    play.on(date(2025, 5, 16)).appoint_panel().set_hearing(date(2025, 6, 24)).serve("serve_hearing_notice")
    return play.on(date(2025, 6, 24)).hear().on(date(2025, 7, 3)).panel_report()


@pytest.fixture(scope="module")
def played(board: Board, django_db_blocker) -> Iterator[Play]:
    with django_db_blocker.unblock():
        yield large(board)


@pytest.fixture
def play(played: Play) -> Play:
    """What a test does to the case is rolled back; the play looks at it anew."""
    played.case.refresh_from_db()
    return played


def index_of(pages: Pages) -> dict[str, str]:
    return {row.title: row.span for row in manifest_for(pages.play.case, pages.reader).included}


# ---- the PDF ----------------------------------------------------------------------------------------------------------


def test_bookmarks_labels_feet_links_and_index_agree(play: Play, board: Board) -> None:
    pages = Pages(play, board.director).number()
    reader = pages.pdf()
    included = manifest_for(play.case, board.director).included
    assert len(included) > 20
    labels = reader.page_labels
    front = [label for label in labels if not label.isdigit()]
    assert front == ["i", "ii", "iii", "iv"][: len(front)]
    bookmarks = [found for found in reader.outline[1] if not isinstance(found, list)][2:]  # after the two lists
    assert [mark.title for mark in bookmarks] == [row.title for row in included]
    begins = [labels[reader.get_destination_page_number(mark)] for mark in bookmarks]
    assert begins == [str(row.numbered.first) for row in included if row.numbered]
    for place, label in enumerate(labels[len(front) :], len(front)):
        assert f"{play.case.number} Page {label}" in " ".join(reader.pages[place].extract_text().split()), label
    index = " ".join(" ".join(page.extract_text() for page in reader.pages[: len(front)]).split())
    assert [row.title for row in included if f"{row.span} {row.title}" not in index.replace("- ", "-")] == []
    targets = [
        labels[reader.get_destination_page_number(reader.named_destinations[link["/Dest"]])]
        for page in reader.pages[: len(front)]
        for link in (found.get_object() for found in page.get("/Annots", []))
    ]
    assert [label for label, after in zip(targets, [*targets[1:], ""], strict=True) if label != after] == begins


def test_the_pages_follow_one_another_without_a_gap_for_who_reads_everything(play: Play, board: Board) -> None:
    reader = Pages(play, board.director).number().pdf()
    numbered = [label for label in reader.page_labels if label.isdigit()]
    assert numbered == [str(number) for number in range(1, len(numbered) + 1)]
    assert len(numbered) > 30


def test_it_is_tagged_titled_in_a_language_and_tells_nobody_who_wrote_a_paper(play: Play, board: Board) -> None:
    pages = Pages(play, board.director).number()
    answer = pages.ask(end="pdf/")
    content = answer.body
    reader = PdfReader(io.BytesIO(content))
    assert reader.root_object["/MarkInfo"]["/Marked"].value is True
    assert (reader.root_object["/Lang"], reader.metadata.title) == ("en", f"Record of case {play.case.number}")
    assert {tuple(page.mediabox[2:]) for page in reader.pages} == {(612, 792)}
    said = pdfs.everything_in(content)
    assert ("Diary of Mary Moe" in said, "Phone maker" in said, "Mary Moe's PC" in said) == (False, False, False)
    assert answer["Content-Disposition"] == f'attachment; filename="Record {play.case.number}.pdf"'
    assert answer["Cache-Control"] == "no-store"


def test_words_pdfs_photos_and_text_files_all_stand_on_their_pages(play: Play, board: Board) -> None:
    reader = Pages(play, board.director).number().pdf()
    index = index_of(Pages(play, board.director))
    text = {label: page.extract_text() for label, page in zip(reader.page_labels, reader.pages, strict=True)}
    first = {title: span.partition("–")[0] for title, span in index.items()}
    assert "Wacholder" in text[first["Evidence: A diary"]]
    assert "Line two: María." in text[first["Evidence: A list"]]
    assert "[grinning face]" in text[first["Evidence: A list"]]
    assert "Dana borrowed $600 from me." in text[first["Complaint"]]
    place = reader.page_labels.index(first["Evidence: A photo"])
    for title in ("A photo", "A screen", "A drawing", "A picture of a telephone"):
        assert first[f"Evidence: {title}"].isdigit(), title
    assert len(reader.pages[place].images) == 1
    assert len(index["Evidence: A diary"].split("–")) == 2


# ---- who reads what ---------------------------------------------------------------------------------------------------


def reasons(pages: Pages) -> dict[str, str]:
    return {row.title: row.why for row in manifest_for(pages.play.case, pages.reader).excluded}


def test_what_is_left_out_is_told_with_the_reason(play: Play, board: Board) -> None:
    pages = Pages(play, board.director).number()
    told = reasons(pages)
    wanted = {
        "Evidence: A Word file": "A Word file cannot be put on pages. Download it by itself.",
        "Evidence: A broken PDF": manifest.NO_PAGES,
        "Evidence: A paper that does not belong here": "Struck. It is no part of the record.",
    }
    assert {title: told[title] for title in wanted} == wanted
    assert any(title.startswith("Ballots with their reasons") for title in told)
    html = pages.ask().content.decode()
    assert [why for why in wanted.values() if why not in html] == []


def test_the_manifest_accounts_for_every_paper_letter_message_and_vote(play: Play, board: Board) -> None:
    play.take("write_message", play.complainant, text="When will it be?")
    readers = (board.director, board.staff[0], board.chair, board.co_chair, board.investigators[0], board.members[1])
    for reader in readers:
        for _numbered in (False, True):
            rows = manifest_for(play.case, reader).rows
            keys = [row.item.key for row in rows if row.item]
            assert len(keys) == len(set(keys))
            of_papers = {int(key.split(":")[1]) for key in keys if key.startswith("document:")}
            assert of_papers == set(play.case.documents.values_list("pk", flat=True))
            letters = [key for key in keys if key.startswith("letter:")]
            assert len(letters) == Notice.objects.filter(docket=play.case.docket_id).count()
            assert len([key for key in keys if key.startswith("message:")]) == 1
            assert len([key for key in keys if key.startswith("motion:")]) == play.case.motions.count()
            Pages(play, reader).ask("post")


def test_a_bundle_holds_nothing_that_its_reader_may_not_read(play: Play, board: Board) -> None:
    """The investigator reads no vote and no panel report, the panel no letter; the locked record is for two."""
    Pages(play, board.director).number()
    seen: dict[str, set[str]] = {}
    people = {"director": board.director, "chair": board.chair, "staff": board.staff[0], "panel": board.co_chair,
              "investigator": board.investigators[0]}  # fmt: skip
    for who, person in people.items():
        pages = Pages(play, person)
        said = " ".join(page.extract_text() for page in pages.pdf().pages)
        seen[who] = {sign for sign in SIGNS if sign in said}
        assert ("Letter to" in said) == (who in ("director", "staff")), who
        assert ("Panel report" in index_of(pages)) == (who != "investigator"), who
        assert ("Treatment notes" in pages.ask().content.decode()) == (who in ("director", "chair")), who
    everybody = {"Zaunkönig", "Wacholder"}
    assert seen == {
        "director": everybody | {"Schachtelhalm"},
        "chair": everybody | {"Schachtelhalm"},
        "staff": everybody,
        "panel": everybody,
        "investigator": everybody,
    }


def test_who_is_let_in_by_a_grant_gets_the_record_with_the_notice_on_each_of_its_pages(
    play: Play, board: Board
) -> None:
    Pages(play, board.director).number()
    investigator = board.investigators[0]
    locked = Document.objects.get(case=play.case, client_identifying=True)
    play.take(
        "grant_client_record", board.director, document=locked, person=investigator, reason="The hand must be seen."
    )
    reader = Pages(play, investigator).pdf()
    stamped = [page.extract_text() for page in reader.pages if NOTICE in " ".join(page.extract_text().split())]
    assert len(stamped) == 3
    assert all("Schachtelhalm" in page for page in stamped)


def test_page_numbers_are_the_same_in_every_copy(play: Play, board: Board) -> None:
    Pages(play, board.director).number()
    whole, part = index_of(Pages(play, board.director)), index_of(Pages(play, board.investigators[0]))
    assert {title: whole[title] for title in part} == part
    assert len(part) < len(whole)
    reader = Pages(play, board.investigators[0]).pdf()
    last = int(reader.page_labels[-1])
    assert len([label for label in reader.page_labels if label.isdigit()]) < last


def test_only_who_reads_the_papers_finds_the_page_and_each_export_is_logged(play: Play, board: Board) -> None:
    Pages(play, board.director).number()
    found = {
        "complainant": Pages(play, play.complainant),
        "respondent": Pages(play, play.respondent),
        "outsider": Pages(play, board.directors[0]),
        "member": Pages(play, board.members[1]),
    }
    codes = {who: (pages.ask().status_code, pages.ask(end="pdf/").status_code) for who, pages in found.items()}
    assert codes == {
        "complainant": (404, 404), "respondent": (404, 404), "outsider": (404, 404), "member": (200, 200),
    }  # fmt: skip
    line = AccessLog.objects.filter(action="export").get()
    last = RecordPages.objects.filter(case=play.case).order_by("-first").exclude(first=None)[0].last
    assert (line.person, line.what, line.outcome) == (board.members[1], f"bundle:{last}", "served")
    audit = signed_in(board.director)
    with time_machine.travel(play.now, tick=False):
        page = audit.get(f"/desk/cases/{play.case.number}/audit/").content.decode()
    assert f"the record up to page {last}" in page


def test_the_recused_find_nothing_and_who_must_declare_is_asked_first(play: Play, board: Board) -> None:
    member = board.members[1]
    play.take("recuse", member, reason="We are friends.")
    assert (Pages(play, member).ask().status_code, Pages(play, member).ask(end="pdf/").status_code) == (404, 404)
    assert Pages(play, member).ask("post").status_code == 404
    undeclared = board.members[4]
    play.case.declarations.filter(person=undeclared).delete()
    answers = [
        Pages(play, undeclared).ask(),
        Pages(play, undeclared).ask(end="pdf/"),
        Pages(play, undeclared).ask("post"),
    ]
    assert {answer.status_code for answer in answers} == {302}
    assert {answer["Location"].rsplit("/do/")[-1] for answer in answers} == {"declare/"}


# ---- numbers that stay ------------------------------------------------------------------------------------------------


def test_a_paper_once_numbered_keeps_its_pages_and_later_papers_follow(play: Play, board: Board) -> None:
    pages = Pages(play, board.director).number()
    before = index_of(pages)
    last = manifest_for(play.case, board.director).last
    play.take("add_evidence", board.staff[0], title="Found later", text="A later paper.")
    assert manifest.NOT_NUMBERED in reasons(pages).values()
    assert index_of(pages) == before
    Pages(play, board.members[1]).number()  # whoever reads the papers may number them
    after = index_of(pages)
    assert {title: after[title] for title in before} == before
    assert {title: span for title, span in after.items() if title not in before} == {
        "Evidence: Found later": str(last + 1)
    }
    event = Event.objects.filter(docket=play.case.docket_id, kind="number_record").latest("sequence")
    assert list(event.data["pages"].values()) == [str(last + 1)]


def test_words_that_changed_get_pages_of_their_own_and_the_old_ones_are_told(play: Play, board: Board) -> None:
    pages = Pages(play, board.director).number()
    old = index_of(pages)["Rulings at intake"]
    row = play.case.rulings.all()[0]
    row.reason = "Looked at once more."
    row.save()
    pages.number()
    told = {(row.title, row.span): row.why for row in manifest_for(play.case, board.director).excluded}
    assert told["Rulings", old] == manifest.REPLACED
    assert index_of(pages)["Rulings at intake"] != old
    assert old not in pages.pdf().page_labels


def test_numbering_again_changes_nothing(play: Play, board: Board) -> None:
    pages = Pages(play, board.director).number()
    before = list(RecordPages.objects.values_list("key", "first", "pages"))
    assert pages.ask("post").status_code == 302
    assert list(RecordPages.objects.values_list("key", "first", "pages")) == before
    assert Event.objects.filter(kind="number_record", docket=play.case.docket_id).count() == 1


def test_it_is_taken_on_the_page_of_the_bundle_alone(play: Play, board: Board) -> None:
    address = f"/desk/cases/{play.case.number}/"
    with time_machine.travel(play.now, tick=False):
        client = signed_in(board.director)
        assert "Number the pages of the record" not in client.get(address).content.decode()
        assert client.post(f"{address}do/number_record/").status_code in (302, 404)
    assert not RecordPages.objects.exists()


def test_to_look_changes_nothing(play: Play, board: Board) -> None:
    pages = Pages(play, board.director)
    assert (pages.ask().status_code, pages.ask(end="pdf/").status_code) == (200, 302)
    assert not RecordPages.objects.exists()


# ---- limits -----------------------------------------------------------------------------------------------------------


def test_what_has_no_room_is_told_and_the_rest_is_bound(play: Play, board: Board, monkeypatch) -> None:
    pages = Pages(play, board.director).number()
    monkeypatch.setattr(manifest, "MOST_PAGES", 30)
    assert manifest.NO_ROOM in reasons(pages).values()
    assert len([label for label in pages.pdf().page_labels if label.isdigit()]) <= 30


def test_when_it_cannot_be_made_the_page_says_so(play: Play, board: Board, monkeypatch) -> None:
    pages = Pages(play, board.director).number()
    monkeypatch.setattr(bundle, "MEMORY", 40 * bounded.MEGABYTE)
    client = signed_in(board.director)
    with time_machine.travel(play.now, tick=False):
        answer = client.get(pages.address + "pdf/", follow=True)
    assert answer.redirect_chain == [(pages.address, 302)]
    assert "could not be made in the time and memory" in answer.content.decode()
    assert AccessLog.objects.get(action="export").outcome == "no_copy"


def test_a_paper_whose_file_no_longer_opens_is_left_out_and_told(play: Play, board: Board) -> None:
    pages = Pages(play, board.director).number()
    diary = Document.objects.get(case=play.case, title="A diary")
    with diary.file.open("wb") as stored:
        stored.write(b"%PDF-1.7 lost")
    reader = pages.pdf()
    said = " ".join(" ".join(page.extract_text() for page in reader.pages[:3]).split())
    assert bundle.GONE in said
    assert "Wacholder" not in " ".join(page.extract_text() for page in reader.pages)


def test_the_page_asks_the_same_number_of_queries_at_1_3_and_50_papers(board: Board, db: None) -> None:
    play = plays.served(board)
    pages, counts, made = Pages(play, board.director), [], 0
    for wanted in (1, 3, 50):
        while made < wanted:
            play.take("add_evidence", board.staff[0], title=f"Paper {made}", text="Words.")
            made += 1
        pages.number()
        client = signed_in(board.director)
        with time_machine.travel(play.now, tick=False), CaptureQueriesContext(connection) as asked:
            assert client.get(pages.address).status_code == 200
        counts.append(len(asked))
    assert counts == [48, 48, 48]
