"""The search of the desk (issue 5, done-when 6): whatever may be read is found, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.http import HttpResponse

from ccb_ethics.demo.play import Board, Play
from complaints import indexing
from complaints.actions import drafting, filing
from complaints.models import Document, DocumentKind, ReleaseBasis, SearchText
from complaints.reading import papers_for, texts_for
from complaints.seats import DECLARING, PARTIES, Seat, seat
from complaints.uploads import examine
from people.models import NameKey, User
from tests import plays
from tests.factories import person, professional, signed_in
from tests.visiting import text_of

pytestmark = pytest.mark.django_db
FORMER = "Angela Soto"


def search(who: User, query: str) -> HttpResponse:
    return signed_in(who).get("/desk/search/", {"q": query})


def found(who: User, query: str) -> set[str]:
    answer = search(who, query)
    assert answer.status_code == 200
    numbers = {result.row.case.number for result in answer.context["results"]}
    assert answer.context["page"].paginator.count == len(numbers)
    return numbers


def accented(board: Board) -> Play:
    """A case whose people have names that are hard to type, filed beside another."""
    plays.filed(board)
    said = replace(
        plays.ANSWERS,
        name="José Pérez",
        signature="José Pérez",
        respondent_name="Angela Nunez",
        narrative="She borrowed money, $600, and lied about it at the Café.",
    )
    held = professional("Ángela Núñez-O’Neil", credential="cprs", applied_on=date(2020, 1, 1))
    held.professional.former_names = FORMER
    held.professional.save()
    return plays.filed(board, said).pass_jurisdiction(held)


FINDING = {
    "number": "EC-2025-0002",
    "number in small letters": "ec-2025-0002",
    "number with spaces": "EC 2025 0002",
    "year and number": "2025-0002",
    "year and number without zeros": "2025-2",
    "last digits": "0002",
    "name": "Ángela Núñez-O’Neil",
    "without accents": "angela nunez",
    "in capitals": "NÚÑEZ",
    "part of a name": "nun",
    "middle of a name": "uñe",
    "without the apostrophe": "oneil",
    "another apostrophe": "O'Neil",
    "words in another order": "Nunez Angela",
    "first letter only": "A Nunez",
    "one letter wrong": "Angela Nunes",
    "one letter missing": "Angla",
    "one letter too many": "Anngela",
    "two letters changed places": "Agnela",
    "former name": "Soto",
    "former name with a wrong letter": "Soro",
    "complainant": "jose perez",
    "complainant with a wrong letter": "Jose Peres",
    "words of the narrative": "borrowed money",
    "another form of a word": "borrowing lies",
    "word with an accent": "cafe",
    "sum": "$600 lied",
}


@pytest.mark.parametrize("how", FINDING)
def test_a_case_is_found_by(how: str, board: Board) -> None:
    play = accented(board)
    assert found(board.director, FINDING[how]) == {play.case.number}


@pytest.mark.parametrize(
    "query", ["Nunezz Angelaa Q", "Sato Angele Zz", "EC-2026-0002", "2025-20", "wholly different", "xx"]
)
def test_what_is_not_there_is_not_found_and_the_page_says_what_to_do(query: str, board: Board) -> None:
    accented(board)
    assert found(board.director, query) == set()
    page = text_of(search(board.director, query))
    assert "Nothing of yours was found" in page
    assert "Try fewer words" in page


def test_two_letters_may_not_differ(board: Board) -> None:
    """A common key alone would find them: "marta" and "marie" have none, "abcd" and "bcde" share "bcd"."""
    plays.filed(board, replace(plays.ANSWERS, respondent_name="Abcdef"))
    assert found(board.director, "bcdefg") == set()
    assert found(board.director, "bcdef") == {"EC-2025-0001"}


def test_a_page_without_a_question_says_what_can_be_asked(board: Board) -> None:
    plays.filed(board)
    answer = search(board.director, "  ")
    assert "Write into the box at the top" in text_of(answer)
    assert list(answer.context["results"]) == []


def test_a_number_comes_before_a_name_and_a_name_before_words(board: Board) -> None:
    by_words = plays.filed(board, replace(plays.ANSWERS, narrative="It was 2025-0003, Rivera said.", name="Ann Roe"))
    by_name = plays.filed(board, replace(plays.ANSWERS, name="Rivera"))
    by_number = plays.filed(board)
    for query, order in (("Rivera", [by_name, by_words]), ("2025-0003", [by_number, by_words])):
        rows = search(board.director, query).context["results"]
        assert [result.row.case for result in rows] == [play.case for play in order]


# ---- What may be read ---------------------------------------------------------------------------------------------------


def test_before_the_declaration_a_case_is_found_by_its_number_only_and_shows_no_name(board: Board) -> None:
    play = plays.determining(board)
    member, number = board.members[2], play.case.number
    for query in ("Dana Reed", "Reed", "Mary Moe", "borrowed", "answer", "found allegation"):
        assert found(member, query) == set(), query
    assert found(member, "0001") == {number}
    assert "Dana Reed" not in text_of(search(member, "0001"))
    play.take("declare", member)
    for query in ("Dana Reed", "Mary Moe", "borrowed", "answer"):
        assert found(member, query) == {number}, query


def test_a_recusal_hides_a_case_from_the_next_search(board: Board) -> None:
    play = plays.determining(board)
    member = board.members[2]
    play.take("declare", member)
    browser = signed_in(member)
    queries = ("0001", "Dana Reed", "borrowed")
    for query in queries:
        assert "1 case found" in text_of(browser.get("/desk/search/", {"q": query}))
    other = signed_in(member)
    other.post(f"/desk/cases/{play.case.number}/do/recuse/", {"reason": "We shared an office."})
    for query in queries:
        page = text_of(browser.get("/desk/search/", {"q": query}))
        assert ("Nothing of yours was found" in page, play.case.number in page, "1 case" in page) == (
            True,
            False,
            False,
        )


def test_who_sits_nowhere_finds_nothing_whatever_the_rank(board: Board) -> None:
    play = plays.determining(board)
    superuser = User.objects.create(username="root@board.example", name="Root", is_superuser=True)
    seat(superuser, play.case, Seat.MEMBER)
    assert search(superuser, "Dana").status_code == 404
    assert search(play.complainant, "Dana").status_code == 404
    assert found(board.directors[0], "Dana") == set()


def every_paper(play: Play) -> None:
    """One paper of each kind, each with a word of its own; one that is struck, and four that name a client."""
    case, by = play.case, play.board.staff[0]
    facts = {"case": case, "added_by": by, "added_at": play.now}
    for kind in DocumentKind:
        Document.objects.create(kind=kind, title="Paper", text=f"Xylo of {kind}", **facts)
    Document.objects.create(kind="evidence", title="Paper", text="Xylo struck", struck_at=play.now, **facts)
    for basis in ("", *ReleaseBasis.values):
        told = {"client_identifying": True, "release_basis": basis}
        Document.objects.create(kind="evidence", title="Client", text=f"Xylo client {basis}", **told, **facts)
    indexing.index(case)


@pytest.fixture
def papers(board: Board) -> Play:
    play = plays.determining(board)
    every_paper(play)
    return play


@pytest.mark.parametrize("place", sorted(set(Seat) - PARTIES))
@pytest.mark.parametrize("declares", [True, False])
def test_a_seat_finds_the_papers_that_it_may_open_and_no_other(place: Seat, declares: bool, papers: Play) -> None:
    someone = person("Some One")
    seat(someone, papers.case, place)
    if declares:
        someone.declarations.create(case=papers.case, declared_at=papers.now)
    readable = {paper.reference for paper in papers_for(papers.case, someone) if indexing.is_searched(paper)}
    hits = texts_for(someone).filter(source__startswith="paper/").values_list("source", flat=True)
    assert {source.removeprefix("paper/") for source in hits} == readable
    if not declares and place in DECLARING:
        assert list(texts_for(someone)) == []


def test_a_record_that_names_a_client_is_not_indexed_but_in_a_redacted_copy(papers: Play) -> None:
    texts = set(SearchText.objects.filter(words__contains="client xylo").values_list("words", flat=True))
    assert texts == {"client xylo client redacted"}


def test_when_a_consent_ends_the_words_are_gone(board: Board) -> None:
    play = plays.investigating(board)
    play.take("add_evidence", board.staff[0], title="Notes", text="Zebra notes.", client_identifying=True)
    assert found(board.director, "zebra") == set()
    paper = Document.objects.get(client_identifying=True)
    play.take("record_release_basis", board.director, document=paper, basis="redacted")
    assert found(board.director, "zebra") == {play.case.number}
    play.take("revoke_release", board.director, document=paper, why="withdrawn", reason="Taken back.")
    assert found(board.director, "zebra") == set()


def test_contact_data_are_not_found(board: Board) -> None:
    said = replace(plays.ANSWERS, email="secret@mail.example", phone="203-555-0177", address="9 Hidden Street")
    play = plays.filed(board, said)
    for query in ("secret", "0177", "Hidden"):
        assert found(board.director, query) == set(), query
    assert SearchText.objects.filter(case=play.case).exists()


def test_a_message_is_found_by_the_office_alone(board: Board) -> None:
    play = plays.determining(board)
    play.take("write_message", play.complainant, text="Is there a walrus?")
    member = board.members[2]
    play.take("declare", member)
    readers = {who.name for who in (board.director, board.staff[0], board.chair, member) if found(who, "walrus")}
    assert readers == {board.director.name, board.staff[0].name}


def text_file(said: str) -> SimpleUploadedFile:
    upload = SimpleUploadedFile("told.txt", said.encode())
    examined = examine(upload)
    upload.examined_type, upload.sha256, upload.scanned = examined.kind.media, examined.sha256, examined.scanned
    return upload


def test_a_plain_text_file_is_read(board: Board) -> None:
    play = plays.investigating(board)
    play.take("add_evidence", board.staff[0], title="A text", file=text_file("Der Bär sah den Ñandú."))
    places = search(board.director, "nandu").context["results"][0].places
    assert [place.url for place in places] == [f"/desk/cases/{play.case.number}/file/"]
    assert "Ñandú" in [piece.text for piece in places[0].pieces if piece.found]


def test_a_file_sent_with_the_complaint_is_found_from_the_first_day(board: Board) -> None:
    on = plays.filed(board).now
    draft, _code = drafting.begin_draft(on=on, language="en")
    for said in ("kept", "taken off"):
        paper = drafting.add_paper(draft, text_file(f"A walrus, {said}."), client_identifying=False, on=on)
    drafting.take_off(draft, paper.reference, on=on)
    case = filing.file_complaint(draft, answers=plays.ANSWERS, on=on)
    assert found(board.director, "walrus kept") == {case.number}
    assert found(board.director, "walrus taken") == set()


# ---- What is shown ------------------------------------------------------------------------------------------------------


def test_what_was_looked_for_is_marked_and_nothing_typed_becomes_markup(board: Board) -> None:
    said = replace(plays.ANSWERS, name="<b>Roe</b>", narrative="<script>alert(1)</script> He <i>borrowed</i> & left.")
    plays.filed(board, said)
    page = search(board.director, "borrowing").content.decode()
    assert "<mark>borrowed</mark>" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; He &lt;i&gt;" in page
    page = search(board.director, "roe").content.decode()
    assert "&lt;b&gt;<mark>Roe</mark>&lt;/b&gt;" in page
    page = search(board.director, "<img src=x onerror=alert(1)>").content.decode()
    assert "<img" not in page


def test_an_excerpt_of_a_long_text_stands_around_the_word(board: Board) -> None:
    narrative = " ".join(["before"] * 500 + ["walrus"] + ["after"] * 500)
    plays.filed(board, replace(plays.ANSWERS, narrative=narrative))
    pieces = search(board.director, "walrus").context["results"][0].places[0].pieces
    whole = "".join(piece.text for piece in pieces)
    assert [piece.text for piece in pieces if piece.found] == ["walrus"]
    assert (whole[:2], whole[-2:], len(whole.split()) < 40) == ("… ", " …", True)


def test_each_excerpt_leads_to_the_page_where_it_is_read(board: Board) -> None:
    play = plays.investigating(board)
    play.take("write_message", play.complainant, text="A message, borrowed too.")
    browser = signed_in(board.director)
    for query in ("borrowed", "answer", "message"):
        for result in browser.get("/desk/search/", {"q": query}).context["results"]:
            assert result.places
            for place in result.places:
                assert browser.get(place.url).status_code == 200
    assert "more text" in text_of(browser.get("/desk/search/", {"q": "borrowed"}))


def test_the_box_stands_in_the_bar_of_every_page_of_the_desk(board: Board) -> None:
    plays.filed(board)
    for page in ("/desk/", "/desk/cases/", "/desk/cases/EC-2025-0001/", "/desk/search/?q=Dana", "/desk/views/"):
        html = signed_in(board.director).get(page).content.decode()
        assert ('action="/desk/search/"' in html, 'id="find"' in html) == (True, True), page
    assert 'value="Dana"' in signed_in(board.director).get("/desk/search/?q=Dana").content.decode()
    assert 'id="find"' not in signed_in(board.director).get("/").content.decode()


# ---- What is typed ------------------------------------------------------------------------------------------------------

HOSTILE = [
    'foo"bar', "AND", "OR", "NOT", "NEAR(a b)", "a:b", "(x", "x)", "*", "a*", "^a", '"', "'", "''", '""', "-", "--", "%",
    "_", "\\", "a\\'b", "words:dana", "rowid", "{dana}", "dana + reed", "a AND", "AND AND", "& | !", "<->", "a:*", "a & !b",
    "'; DROP TABLE complaints_case; --", "\0", "a\0b", "\x01", "%00", "💥", "Ǆ", "ﬁ", "½", "²", "\u200b", "\u202egnp",
    "ŁÓDŹ", "汉字", "عربى", "x" * 5000, "x " * 5000, "é" * 300, "İ", "ß", "e\u0301" * 50, "\ud7ff", "..", "//", "a/b@c.d",
]  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE)
def test_whatever_is_typed_is_only_looked_for(query: str, board: Board) -> None:
    play = plays.filed(board)
    for address in ("/desk/search/", "/desk/cases/"):
        answer = signed_in(board.director).get(address, {"q": query})
        assert answer.status_code == 200
    assert found(board.director, "0001") == {play.case.number}


def test_whatever_is_typed_is_found_where_it_was_written(board: Board) -> None:
    """Each database cuts a text into words as this project does."""
    words = [query for query in HOSTILE if "\0" not in query and len(query) < 100]
    play = plays.filed(board, replace(plays.ANSWERS, narrative=" / ".join(words)))
    missed = []
    for query in ("foo bar", "NEAR", "words dana", "ﬁ", "½", "²", "lodz", "汉字", "عربى", "ß", "a b c d", "drop table"):
        if found(board.director, query) != {play.case.number}:
            missed.append(query)
    assert missed == []


# ---- What it costs ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("query", "queries"), [("2025", 11), ("Dana Reed", 11), ("borrowed", 12)])
def test_the_search_takes_one_number_of_queries_at_1_3_and_50_rows(
    query: str, queries: int, board: Board, django_assert_num_queries
) -> None:
    browser = signed_in(board.director)
    made = 0
    for rows in (1, 3, 50):
        while made < rows:
            plays.filed(board)
            made += 1
        with django_assert_num_queries(queries):
            answer = browser.get("/desk/search/", {"q": query})
        assert answer.context["page"].paginator.count == rows


def test_the_index_can_be_made_anew(board: Board, capsys: pytest.CaptureFixture[str]) -> None:
    play = accented(board)
    before = sorted(SearchText.objects.values_list("case_id", "source", "audience", "text", "words"))
    SearchText.objects.filter(case=play.case).update(text="Spoilt", words="spoilt")
    NameKey.objects.all().delete()
    call_command("index_cases")
    assert "2 cases can be found." in capsys.readouterr().out
    assert sorted(SearchText.objects.values_list("case_id", "source", "audience", "text", "words")) == before
    assert found(board.director, "Soro") == found(board.director, "lied") == {play.case.number}
