"""Severance beyond story T5: who follows, who is walled off, and how a person switches between two cases (§1.2)."""

from __future__ import annotations

from datetime import date

import pytest

from ccb_ethics.demo.play import Board, Play
from complaints.errors import Refused
from complaints.models import Case, Status
from complaints.seats import Seat, seats_by_case, seats_of
from record import chain
from record.models import Event, Notice
from tests import plays
from tests.factories import signed_in
from tests.visiting import text_of

pytestmark = pytest.mark.django_db
BEFORE = date(2022, 3, 15)
SEVER = {"text": "Borrowed before.", "conduct_from": BEFORE, "conduct_to": BEFORE, "reason": "No text."}


def severed_from(play: Play) -> Play:
    other = Play(play.board, play.now)
    other.case = Case.objects.get(severed_from=play.case)
    return other


def both(board: Board) -> tuple[Play, Play]:
    play = plays.alleged(board).take("sever", board.staff[0], **SEVER)
    return play, severed_from(play)


@pytest.mark.parametrize("begin", [plays.alleged, plays.investigating, plays.determining])
def test_a_charge_is_severed_at_screening_investigation_or_determination(board, begin) -> None:
    play = begin(board)
    before = play.case.status
    play.take("sever", board.chair, **SEVER)
    other = severed_from(play)
    assert (play.case.status, other.case.status) == (before, Status.PRELIM_REVIEW)
    assert {name: seats_of(person, other.case) for name, person in (
        ("staff", board.staff[1]), ("director", board.director), ("chair", board.chair), ("complainant", play.complainant),
        ("member", board.members[0]), ("investigator", board.investigators[0]),
    )} == {
        "staff": {Seat.STAFF}, "director": {Seat.DIRECTOR}, "chair": {Seat.CHAIR}, "complainant": {Seat.COMPLAINANT},
        "member": frozenset(), "investigator": frozenset(),
    }  # fmt: skip


def test_the_severed_case_begins_with_a_step_of_its_own_and_the_record_is_whole(board) -> None:
    play, other = both(board)
    first = Event.objects.filter(docket=other.case.docket).order_by("sequence").first()
    assert first is not None
    assert (first.kind, first.data["severed_from"], first.actor) == ("open_severed", play.case.number, None)
    last = Event.objects.filter(docket=play.case.docket).latest("sequence")
    assert (last.kind, last.data["severed"], last.actor) == ("sever", other.case.number, board.staff[0])
    assert chain.verify().fault is None


def test_who_is_recused_from_the_parent_is_recused_from_the_severed_case(board) -> None:
    play = plays.alleged(board).take("recuse", board.chair, reason="A cousin.").take("sever", board.staff[0], **SEVER)
    other = severed_from(play)
    assert seats_of(board.chair, other.case) == frozenset()
    assert Seat.CHAIR in seats_of(board.co_chair, other.case)


def test_only_a_charge_that_must_wait_is_severed(board) -> None:
    play = plays.alleged(board)
    with pytest.raises(Refused, match="Draft the allegation in this case"):
        play.take("sever", board.staff[0], **SEVER | {"conduct_from": plays.LENT, "conduct_to": plays.LENT})
    with pytest.raises(Refused, match="Draft one allegation for each part"):
        play.take("sever", board.staff[0], **SEVER | {"conduct_to": date(2022, 4, 1)})
    assert not Case.objects.filter(severed_from=play.case).exists()


def test_a_waiting_charge_is_neither_severed_again_nor_joined(board) -> None:
    _play, other = both(board)
    with pytest.raises(Refused, match="Provision text needed"):
        other.take("sever", board.staff[0], **SEVER)
    lead = plays.served(board)
    with pytest.raises(Refused, match="Provision text needed"):
        other.take("join", board.chair, lead=lead.case, reason="The same person.")


def test_the_complainant_is_told_and_comes_to_both_cases_by_one_code(board) -> None:
    play, other = both(board)
    play.release()
    other.release()
    told = Notice.objects.get(docket=other.case.docket, kind="severed")
    assert told.recipient == play.complainant
    assert (play.case.number in told.body, other.case.number in told.body) == (True, True)
    mine = signed_in(play.complainant)
    first, second = mine.get("/my/"), mine.get(f"/my/?case={other.case.number}")
    assert (first.context["case"], second.context["case"]) == (play.case, other.case)
    assert first.context["others"] == [(other.case.number, f"/my/?case={other.case.number}")]
    assert second.context["others"] == [(play.case.number, f"/my/?case={play.case.number}")]


def test_a_step_is_taken_at_the_case_that_the_page_shows(board) -> None:
    play, other = both(board)
    mine = signed_in(play.complainant)
    address = f"/my/add/?case={other.case.number}"
    assert address in {offer.url for offer in mine.get(f"/my/?case={other.case.number}").context["offers"]}
    assert mine.get(address).context["case"] == other.case
    answer = mine.post(address, {"title": "A note", "text": "It began in March."})
    assert answer["Location"] == f"/my/?case={other.case.number}"
    assert [case.documents.filter(title="A note").count() for case in (play.case, other.case)] == [0, 1]


def test_no_number_of_another_persons_case_is_confirmed(board) -> None:
    play, _other = both(board)
    strange = plays.filed(board)
    mine = signed_in(play.complainant)
    for page in ("/my/", "/my/add/", "/my/do/add_information/"):
        answers = [mine.get(page, {"case": number}) for number in (strange.case.number, "EC-1999-0001", "nonsense")]
        assert [answer.status_code for answer in answers] == [404, 404, 404]
        assert len({text_of(answer) for answer in answers}) == 1
    assert signed_in(strange.complainant).get("/my/").context["others"] == []


def test_the_respondent_of_both_switches_too_and_only_once_served(board) -> None:
    play = plays.served(board).on(date(2025, 2, 24)).answer().take("sever", board.chair, **SEVER)
    other = severed_from(play)
    theirs = signed_in(play.respondent)
    assert theirs.get("/respond/").context["others"] == []
    assert theirs.get("/respond/", {"case": other.case.number}).status_code == 404
    assert "Severed from this case:" in text_of(signed_in(board.director).get(f"/desk/cases/{play.case.number}/"))
    assert "Borrowed before." in text_of(signed_in(board.director).get(f"/desk/cases/{other.case.number}/"))


@pytest.mark.parametrize("times", [1, 3])
def test_the_pages_of_a_side_cost_the_same_however_many_cases_there_are(
    board, times, django_assert_num_queries
) -> None:
    play = plays.alleged(board)
    for _time in range(times):
        play.take("sever", board.staff[0], **SEVER)
    mine = signed_in(play.complainant)
    mine.get("/my/")
    with django_assert_num_queries(15):
        assert len(mine.get("/my/").context["others"]) == times
    assert len(seats_by_case(play.complainant, Case.objects.all())) == times + 1
