"""Several complainants: each for themselves, and the one who filed decides for the complaint (procedure.md §2.18)."""

from datetime import timedelta

import pytest
from django.test import Client

from ccb_ethics.demo.people import make_board
from complaints.errors import Refused
from complaints.models import Case, Document, Party
from complaints.procedure import ROWS
from complaints.reading import papers_for
from complaints.seats import Seat, seats_of
from people.models import User
from record.models import Notice
from tests import plays
from tests.factories import signed_in
from tests.visiting import enter, text_of, travel

__all__ = ["travel"]
pytestmark = pytest.mark.django_db


def joined(play: plays.Play, by: User | None = None, name: str = "Nora Noe") -> User:
    play.take("name_co_complainant", by or play.complainant, name=name, contact="code")
    return Party.objects.get(case=play.case, name=name).user


def test_what_is_the_complaints_stays_with_the_one_who_filed() -> None:
    lead = {row.name for row in ROWS if Seat.COMPLAINANT in row.seats}
    other = {row.name for row in ROWS if Seat.CO_COMPLAINANT in row.seats}
    assert other == {"add_information", "challenge", "write_message", "change_contact"}
    assert {"complete", "request_review", "name_co_complainant", "name_witness"} <= lead - other


def test_the_complainant_or_the_office_names_another(board) -> None:
    play = plays.filed(board)
    first, second = joined(play), joined(play, board.staff[0], "Olga Oe")
    assert [seats_of(person, play.case) for person in (first, second)] == [{Seat.CO_COMPLAINANT}] * 2
    with pytest.raises(Refused, match="not yours to take"):
        joined(play, first, "Pia Poe")
    assert play.complainant.name == "Mary Moe"


def test_the_code_opens_my_pages_without_what_the_other_one_wrote(reference_data, travel) -> None:
    play = plays.served(make_board())
    joined(play)
    travel.move_to(play.now)
    client = Client()
    assert enter(client, play.shown["co_complainant_code"])["Location"] == "/my/"
    page = text_of(client.get("/my/"))
    assert "Dana borrowed $600 from me." not in page
    assert "The complaint was sent." in page
    assert "You sent your complaint." not in page
    assert "Add information" in page
    assert client.get("/respond/")["Location"] == "/respond/code/"
    for address in ("/desk/", "/desk/cases/", f"/desk/cases/{play.case.number}/"):
        assert client.get(address).status_code == 404
    for step in ("complete", "request_review", "name_co_complainant", "name_witness", "answer"):
        assert client.get(f"/my/do/{step}/").status_code == 404


def test_complainants_never_see_one_anothers_material(reference_data, travel) -> None:
    play = plays.served(make_board())
    other = joined(play)
    play.take("add_information", play.complainant, title="Of the first", text="My diary.")
    play.take("add_information", other, title="Of the second", text="My notes.")
    travel.move_to(play.now)
    for person, mine, theirs in (
        (play.complainant, "Of the first", "Of the second"),
        (other, "Of the second", "Of the first"),
    ):
        assert [paper.title for paper in papers_for(play.case, person)] == [mine]
        client = signed_in(person)
        page = client.get("/my/")
        assert theirs not in page.content.decode()
        assert text_of(page).count("You added information.") == 1
        found = {
            paper.title: client.get(f"/my/papers/{paper.reference}/").status_code for paper in Document.objects.all()
        }
        assert found == {mine: 200, theirs: 404}
    assert {"Of the first", "Of the second"} <= {p.title for p in papers_for(play.case, play.board.staff[0])}


def test_letters_go_to_each_and_each_reads_only_their_own(reference_data, travel) -> None:
    play = plays.screening(make_board())
    other = joined(play)
    play.opine("dismiss").take("dismiss_at_screening", play.board.chair).release("dismissal")
    travel.move_to(play.now + timedelta(days=1))
    letters = {letter.recipient: letter for letter in Notice.objects.filter(kind="dismissal")}
    assert set(letters) == {play.complainant, other}
    sentence = "The one who filed the complaint asks for all of you."
    assert sentence in letters[other].body
    assert sentence not in letters[play.complainant].body
    for reader in letters:
        found = {who: signed_in(reader).get(f"/my/letters/{one.pk}/").status_code for who, one in letters.items()}
        assert found == {who: 200 if who == reader else 404 for who in letters}
    play.take("serve_dismissal", play.board.staff[0], method="portal", served_on=play.today)  # both at once
    assert Notice.objects.filter(kind="dismissal", service__isnull=False).count() == 2


def test_a_co_complainant_of_one_case_finds_nothing_of_another(board) -> None:
    play, other = plays.served(board), plays.served(board)
    person = joined(play)
    assert list(Case.objects.visible_to(person)) == [play.case]
    other.take("add_information", other.complainant, title="Elsewhere", text="Words.")
    paper = Document.objects.get(title="Elsewhere")
    assert signed_in(person).get(f"/my/papers/{paper.reference}/").status_code == 404


def test_all_complainants_are_named_at_the_conflict_gate(board) -> None:
    play = plays.filed(board)
    joined(play)
    play.pass_jurisdiction(plays.dana())
    gate = signed_in(board.chair).get(f"/desk/cases/{play.case.number}/do/declare/").content.decode()
    assert {name for name in ("Mary Moe", "Nora Noe", "Dana Reed") if name in gate} == {
        "Mary Moe",
        "Nora Noe",
        "Dana Reed",
    }
