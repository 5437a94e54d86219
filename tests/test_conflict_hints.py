"""Hints at conflicts: shown with their reason before the declaration and to who appoints; they decide nothing (§2.6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
import time_machine
from django.http import HttpResponse

from ccb_ethics.demo.play import Board, Play
from complaints import conflict_hints
from complaints.actions.ties import tell_ties
from complaints.conflict_hints import hints, is_same_name, is_same_workplace, is_similar_name, one_letter_apart
from complaints.errors import Refused
from complaints.models import Declaration
from people import clock
from people.models import Tie, User
from record.models import Event
from tests import factories, plays
from tests.factories import signed_in
from tests.visiting import text_of

pytestmark = pytest.mark.django_db


def seen(play: Play, person: User, address: str, **typed: str) -> HttpResponse:
    with time_machine.travel(play.now, tick=False):
        client = signed_in(person)
        return client.post(address, typed) if typed else client.get(address)


def gate(play: Play, person: User) -> str:
    return text_of(seen(play, person, f"/desk/cases/{play.case.number}/do/declare/"))


def works_at(play: Play, place: str) -> None:
    play.case.respondent.employer = place
    play.case.respondent.save()


# ---- how names are compared -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "same", "similar"),
    [
        ("Dana Reed", "dana reed", True, True),
        ("Dr. Dana Reed", "Reed Dana M.", True, False),
        ("Dana Reed", "Tom Reed", False, True),
        ("Dana Reed", "Tom Reid", False, True),
        ("Dana Reed", "Tom Weed-Reeds", False, True),
        ("Dana Lee", "Tom Leo", False, False),  # too short for one letter to count
        ("José Núñez", "Jose Nunez", True, True),
        ("Dana", "Dana Reed", False, False),
        ("Dana Reed", "Dana Brown", False, False),
        ("", "Dana Reed", False, False),
    ],
)
def test_names_are_the_same_or_alike(one: str, other: str, same: bool, similar: bool) -> None:
    assert (is_same_name(one, other), is_same_name(other, one)) == (same, same)
    assert (is_similar_name(one, other), is_similar_name(other, one)) == (similar, similar)


def test_one_letter_more_less_or_other() -> None:
    pairs = [
        ("reed", "reid"),
        ("reed", "reeds"),
        ("reed", "red"),
        ("reed", "reed"),
        ("reed", "rood"),
        ("reed", "reedys"),
    ]
    assert [one_letter_apart(*pair) for pair in pairs] == [True, True, True, False, False, False]


def test_workplaces_are_the_same_by_their_telling_words() -> None:
    assert is_same_workplace("Harbor House, Inc.", "The Harbor House Center")
    assert is_same_workplace("Harbor House", "Harbor House of New Haven")
    assert not is_same_workplace("Recovery Center", "Wellness Center")
    assert not is_same_workplace("The Center", "Wellness Center")
    assert not is_same_workplace("Harbor House", "")


# ---- each hint at the gate --------------------------------------------------------------------------------------------


def test_each_hint_is_shown_with_its_reason_before_the_declaration(board: Board) -> None:
    play = plays.determining(board)
    works_at(play, "Harbor House, Inc.")
    person = board.members[3]
    assert "This may be a conflict" not in gate(play, person)
    told = {"employer": ["Harbor House"], "supervises": ["Dana Reed"], "supervised_by": ["Mary Moe"]}
    tell_ties(person, told, on=play.now)
    person.name = "Ruth Reed"
    person.save()
    words = gate(play, person)
    for hint in (
        "Name like that of the respondent: Dana Reed.",
        "Same employer as the respondent: Harbor House, Inc.",
        "Supervises the respondent: Dana Reed.",
        "Is supervised by the complainant: Mary Moe.",
    ):
        assert hint in words
    assert words.index("This may be a conflict. It is for you to say:") < words.index("Is there anything the record")
    assert "$600" not in words


def test_a_hint_decides_nothing(board: Board) -> None:
    play = plays.determining(board)
    person = board.members[3]
    tell_ties(person, {"employer": [], "supervises": ["Dana Reed"], "supervised_by": []}, on=play.now)
    assert hints(play.case, person) == ["Supervises the respondent: Dana Reed."]
    assert (
        seen(play, person, f"/desk/cases/{play.case.number}/do/declare/", note="I was her trainer.").status_code == 302
    )
    assert Declaration.objects.get(case=play.case, person=person).note == "I was her trainer."
    assert not play.case.recusals.exists()


def test_the_registry_entry_of_a_person_of_the_board_counts_too(board: Board) -> None:
    play = plays.determining(board)
    works_at(play, "Harbor House")
    own = factories.professional(
        "Lucía Fernández", credential="cprs", applied_on=factories.LONG_AGO, certified_on=None
    ).professional
    own.user, own.employer, own.former_names = board.members[3], "Harbor House", "Lucía Reed"
    own.save()
    assert hints(play.case, board.members[3]) == [
        "Name like that of the respondent: Dana Reed.",
        "Same employer as the respondent: Harbor House.",
    ]


def test_an_earlier_case_with_the_same_party_is_told(board: Board) -> None:
    first = plays.determining(board).resolve("dismiss_after_investigation")
    again = plays.determining(board)
    moment = datetime(2025, 5, 6, 9, 0, tzinfo=clock.ZONE)
    third = Play(board, moment).file(replace(plays.ANSWERS, respondent_name="Somebody Else"))
    member = board.members[1]
    number = first.case.number
    assert hints(again.case, member) == [f"Took part in {number} about the same professional."]
    assert hints(third.case, member) == [f"Took part in {number} with one of the same parties."]
    assert hints(third.case, board.directors[0]) == []


def test_a_case_that_is_closed_to_the_reader_is_not_named(board: Board) -> None:
    """To oneself after a recusal without its number; to the chair, where the chair may not know of it, not at all."""
    first = plays.determining(board).resolve("dismiss_after_investigation")
    again = plays.determining(board)
    member = board.members[1]
    first.take("recuse", member, reason="A cousin.")
    assert hints(again.case, member) == ["Took part in an earlier case about the same professional."]
    first.take("recuse", board.chair, reason="A cousin.")
    other = board.members[0]
    assert conflict_hints.hints_about(again.case, [other], reader=board.chair) == {other.pk: []}
    assert conflict_hints.hints_about(again.case, [other], reader=board.director)[other.pk] != []


# ---- for who appoints -------------------------------------------------------------------------------------------------


def test_the_chair_reads_them_about_those_who_could_be_chosen(board: Board) -> None:
    play = plays.alleged(board)
    tied, recused = board.members[2], board.members[3]
    for person in (tied, recused):
        tell_ties(person, {"employer": [], "supervises": ["Dana Reed"], "supervised_by": []}, on=play.now)
    play.take("declare", board.chair)
    play.take("name_board_witness", board.director, person=recused, reason="Was there.")
    address = f"/desk/cases/{play.case.number}/people/"
    shown = text_of(seen(play, board.chair, address)).partition("Possible conflicts")[2].partition("Recused")[0]
    assert f"{tied.name} Supervises the respondent: Dana Reed." in shown
    assert recused.name not in shown
    assert "Possible conflicts" not in text_of(seen(play, board.staff[0], address))


def test_hints_about_many_cost_no_more_than_about_one(board: Board, django_assert_num_queries) -> None:
    play = plays.determining(board)
    for number in range(50):
        factories.person(f"Extra {number}")
    everybody = list(User.objects.able_to_sit())
    for person in everybody:
        Tie.objects.create(person=person, kind="employer", name="Harbor House")
    works_at(play, "Harbor House")
    for size in (1, 3, 50):
        with django_assert_num_queries(6):
            found = conflict_hints.hints_about(play.case, everybody[:size], reader=board.chair)
        assert len(found) == size


# ---- telling one's ties -----------------------------------------------------------------------------------------------


def test_who_serves_the_board_tells_the_own_ties_and_nobody_else_reads_them(board: Board) -> None:
    play = plays.determining(board)
    person = board.members[3]
    typed = {"employer": "Harbor House\n\n Harbor  House \n", "supervises": "Dana Reed", "supervised_by": ""}
    assert seen(play, person, "/desk/ties/", **typed).status_code == 302
    assert set(Tie.objects.values_list("person", "kind", "name")) == {
        (person.pk, "employer", "Harbor House"),
        (person.pk, "supervises", "Dana Reed"),
    }
    assert "Harbor House" in text_of(seen(play, person, "/desk/ties/"))
    assert "Harbor House" not in text_of(seen(play, board.members[2], "/desk/ties/"))
    event = Event.objects.get(kind="ties_told")
    assert (event.data, hasattr(event, "texts")) == ({"employer": 1, "supervises": 1, "supervised_by": 0}, False)
    seen(play, person, "/desk/ties/", employer="", supervises="", supervised_by="")
    assert not Tie.objects.exists()
    for outsider in (play.complainant, play.respondent):
        assert seen(play, outsider, "/desk/ties/").status_code == 404
        with pytest.raises(Refused, match="Only those who serve the Board"):
            tell_ties(outsider, {}, on=play.now)


def test_a_name_too_long_is_asked_for_again(board: Board) -> None:
    play = plays.filed(board)
    answer = seen(play, board.members[0], "/desk/ties/", employer="x" * 201, supervises="", supervised_by="")
    assert (answer.status_code, "Write each name on a line of its own" in text_of(answer)) == (400, True)
