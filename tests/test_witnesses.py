"""Witnesses get letters and nothing else; neither side reads of those the other named (procedure.md §5)."""

from datetime import date

import pytest

from ccb_ethics.demo.people import make_board
from complaints import workflow
from complaints.errors import Refused
from complaints.models import Party
from complaints.procedure import STEPS
from complaints.seats import seats_of
from people.models import AccessCode, User
from record.models import Notice
from tests import plays
from tests.factories import signed_in
from tests.visiting import text_of, travel

__all__ = ["travel"]
pytestmark = pytest.mark.django_db


def witness(play: plays.Play, by: User, name: str) -> Party:
    play.take("name_witness", by, name=name, address="3 Mill Street", text="Owns the paint shop.")
    return Party.objects.get(case=play.case, name=name)


def test_either_side_and_the_office_name_witnesses(board) -> None:
    play = plays.investigating(board)
    play.take("appoint_investigator", board.director, person=board.investigators[0])
    for number, person in enumerate([play.complainant, play.respondent, board.investigators[0], board.staff[0]]):
        party = witness(play, person, f"Witness {number}")
        assert (party.side, seats_of(party.user, play.case)) == ("witness", frozenset())
        assert not AccessCode.objects.filter(user=party.user).exists()
    with pytest.raises(Refused, match="not yours to take"):
        witness(play, board.president, "Witness 9")


def test_before_the_respondent_was_served_and_after_the_decision_nobody_is_named(board) -> None:
    for play in (plays.accepted(board), plays.decided(board)):
        with pytest.raises(Refused, match="cannot be done while the case is at"):
            witness(play, board.staff[0], "Otto")


def test_neither_side_reads_of_the_witnesses_of_the_other(reference_data, travel) -> None:
    play = plays.investigating(make_board())
    witness(play, play.complainant, "Wanda Left")
    witness(play, play.respondent, "Willem Right")
    play.take("name_co_complainant", play.complainant, name="Nora Noe", contact="code")
    other = Party.objects.get(name="Nora Noe").user
    travel.move_to(play.now)
    shown = {}
    for who, person, side in (
        ("complainant", play.complainant, "my"),
        ("respondent", play.respondent, "respond"),
        ("co-complainant", other, "my"),
    ):
        client = signed_in(person)
        page = text_of(client.get(f"/{side}/"))
        page += text_of(client.get("/respond/documents/")) if side == "respond" else ""
        names = {name for name in ("Wanda Left", "Willem Right") if name in page}
        shown[who] = (names, page.count("You named a witness."))
    assert shown == {
        "complainant": ({"Wanda Left"}, 1),
        "respondent": ({"Willem Right"}, 1),
        "co-complainant": (set(), 0),
    }
    people = signed_in(play.board.staff[0]).get(f"/desk/cases/{play.case.number}/people/").content.decode()
    assert {name for name in ("Wanda Left", "Willem Right") if name in people} == {"Wanda Left", "Willem Right"}


def test_a_call_gives_day_time_and_place_and_nothing_of_the_case(board) -> None:
    play = plays.scheduled(board)
    party, other = witness(play, play.respondent, "Otto Lindgren"), witness(play, board.staff[0], "Petra Lang")
    play.take("call_witness", board.staff[0], witness=party)
    with pytest.raises(Refused, match="drafted already"):
        play.take("call_witness", play.officer, witness=party)
    play.take("call_witness", play.officer, witness=other).release("witness_call")
    letter = Notice.objects.get(kind="witness_call", recipient=party.user)
    assert set(letter.context) == {
        "case_number", "name", "written_on", "hearing_on", "hearing_time", "hearing_place", "reason"
    }  # fmt: skip
    assert letter.context["reason"] == ""
    assert "June 24, 2025, 9:30 a.m. ET" in letter.body
    assert "Board office, hearing room" in letter.body
    said = (letter.subject + letter.body).lower()
    secret = ("dana", "reed", "mary", "moe", "600", "cprs", "complaint", "respondent", "ortiz", "petra")
    assert {word for word in secret if word in said} == set()
    assert not letter.by_email


def test_a_witness_is_called_only_once_there_is_one_and_the_hearing_is_set(board) -> None:
    play = plays.scheduled(board)
    assert workflow.obstacle(STEPS["call_witness"], play.case, board.staff[0], play.now) == "Name a witness first."
    stranger = plays.investigating(board)
    elsewhere = witness(stranger, stranger.respondent, "Otto Elsewhere")
    witness(play, board.staff[0], "Petra Lang")
    with pytest.raises(Refused, match="Choose a witness of this case"):
        play.take("call_witness", board.staff[0], witness=elsewhere)
    play.take("continue_hearing", play.officer, reason="The room is flooded.")
    with pytest.raises(Refused, match="Set the day and place of the hearing first"):
        play.take("call_witness", board.staff[0], witness=Party.objects.get(name="Petra Lang"))


def test_a_witness_finds_nothing_on_any_page(board) -> None:
    play = plays.scheduled(board)
    party = witness(play, play.respondent, "Otto Lindgren")
    play.take("call_witness", board.staff[0], witness=party).release("witness_call")
    letter, client = Notice.objects.get(kind="witness_call"), signed_in(party.user)
    number = play.case.number
    away = {
        "/my/": "/complaint/return/",
        f"/my/letters/{letter.pk}/": "/complaint/return/",
        "/respond/": "/respond/code/",
        f"/respond/letters/{letter.pk}/": "/respond/code/",
        "/respond/do/name_witness/": "/respond/code/",
        "/complaint/sent/": "/complaint/return/",
        "/complaint/check/": "/complaint/return/",
    }
    assert {address: client.get(address).get("Location") for address in away} == away
    for address in (
        "/desk/",
        "/desk/cases/",
        "/desk/alerts/",
        f"/desk/cases/{number}/",
        f"/desk/cases/{number}/people/",
    ):
        assert client.get(address).status_code == 404


def test_a_witness_is_expected_at_the_hearing_and_one_who_left_is_not(board) -> None:
    play = plays.scheduled(board)
    witness(play, play.respondent, "Otto Lindgren")
    for name in ("Ada Counsel", "Ben Second"):
        play.take("name_representative", play.respondent, name=name, is_attorney=True, email="a@mail.example")
        if name == "Ada Counsel":
            play.take("end_representation", play.respondent)
    play.on(date(2025, 6, 24)).open_hearing()
    page = signed_in(play.officer).get(f"/desk/cases/{play.case.number}/do/record_attendance/").content.decode()
    assert {name for name in ("Otto Lindgren", "Ada Counsel", "Ben Second") if name in page} == {
        "Otto Lindgren", "Ben Second"
    }  # fmt: skip
