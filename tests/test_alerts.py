"""Alerts to the President: attempts on a case by those walled off from it, and by superusers (procedure.md §2.8)."""

import pytest
from django.test import Client

from ccb_ethics.demo.people import make_board
from complaints.alerts import alerts_for
from people.models import User
from record.models import AccessLog
from tests import plays
from tests.factories import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def board(reference_data: None):
    return make_board()


def accused_at(play: plays.Play, person: User) -> str:
    """Names this person of the Board; gives the address of the case."""
    play.take("name_insider", play.director, person=person, reason="She said so.")
    return f"/desk/cases/{play.case.number}/"


def seen_by(person: User) -> list[tuple[str, str, str]]:
    return [(line.person.name, line.docket.number, line.action) for line in alerts_for(person)]


def test_a_guessed_address_of_the_accused_is_an_alert(board) -> None:
    play = plays.filed(board)
    accused, number = board.members[0], play.case.number
    address = accused_at(play, accused)
    assert signed_in(accused).get(address).status_code == 404
    assert signed_in(accused).get(f"{address}history/").status_code == 404
    assert signed_in(accused).post(f"{address}do/recuse/", {"reason": "x"}).status_code == 404
    expected = [(accused.name, number, "open_case")] * 3
    assert seen_by(board.president) == expected
    page = signed_in(board.president).get("/desk/alerts/").content.decode()
    assert page.count(number) == 3
    assert accused.name in page
    assert "Alerts (3)" in signed_in(board.president).get("/desk/").content.decode()


def test_a_conflict_of_ones_own_or_a_stranger_is_no_alert(board) -> None:
    play = plays.screening(board)
    play.take("recuse", board.chair, reason="We are cousins.")
    for person in (board.chair, board.members[0], board.directors[0]):
        assert signed_in(person).get(f"/desk/cases/{play.case.number}/").status_code == 404
    assert AccessLog.objects.filter(outcome="not_found").count() == 3
    assert seen_by(board.president) == []


def test_every_attempt_of_a_superuser_is_an_alert(board) -> None:
    root = User.objects.create(username="root@board.example", name="Root", is_superuser=True, is_staff=True)
    play = plays.filed(board)
    assert signed_in(root).get(f"/desk/cases/{play.case.number}/").status_code == 404
    assert seen_by(board.president) == [("Root", play.case.number, "open_case")]


def test_what_concerns_the_president_is_told_to_the_vice_president_alone(board) -> None:
    about_president, other = plays.filed(board), plays.filed(board)
    address = accused_at(about_president, board.president)
    accused_at(other, board.members[0])
    assert signed_in(board.president).get(address).status_code == 404
    assert signed_in(board.members[0]).get(f"/desk/cases/{other.case.number}/").status_code == 404
    mine = (board.members[0].name, other.case.number, "open_case")
    theirs = (board.president.name, about_president.case.number, "open_case")
    assert seen_by(board.president) == [mine]
    assert seen_by(board.vice_president) == [mine, theirs]
    assert about_president.case.number not in signed_in(board.president).get("/desk/alerts/").content.decode()


def test_only_the_president_and_the_vice_president_find_the_page(board) -> None:
    play = plays.served(board)
    found = set()
    root = User.objects.create(username="root@board.example", name="Root", is_superuser=True, is_staff=True)
    people = [board.director, *board.staff, *board.investigators, *board.committee, board.president]
    people += [board.vice_president, *board.directors, play.complainant, play.respondent, root]
    for person in people:
        if signed_in(person).get("/desk/alerts/").status_code == 200:
            found.add(person.name)
    assert found == {board.president.name, board.vice_president.name}
    assert Client().get("/desk/alerts/")["Location"].startswith("/sign-in/")
    assert "Alerts" not in signed_in(board.director).get("/desk/").content.decode()


def test_the_page_takes_one_number_of_queries_and_is_in_pages(board, django_assert_num_queries) -> None:
    play = plays.filed(board)
    address, accused = accused_at(play, board.members[0]), signed_in(board.members[0])
    reader, made = signed_in(board.president), 0
    for rows in (1, 3, 30):
        while made < rows:
            accused.get(address)
            made += 1
        with django_assert_num_queries(6):
            page = reader.get("/desk/alerts/")
        assert page.content.decode().count(play.case.number) == min(rows, 25)
    assert reader.get("/desk/alerts/?page=2").content.decode().count(play.case.number) == 5
