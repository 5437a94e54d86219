"""What the case page costs: a literal number of queries, however much lies in the case (issue 5); and what one look is."""

from datetime import timedelta

import pytest
import time_machine

from complaints.guards.parties import witnesses
from complaints.lying_there import there_is
from complaints.models import Allegation, Party
from complaints.seats import Seat, seats_of, unseat
from people.one_look import once, one_look
from record.models import Deadline
from tests import plays
from tests.factories import signed_in

pytestmark = pytest.mark.django_db


def more_of(case, rows: int) -> None:
    """As many allegations and running deadlines as asked for, beside those of the play."""
    first = Allegation.objects.filter(case=case).first()
    for number in range(Allegation.objects.filter(case=case).count(), rows):
        first.pk, first.number = None, 100 + number
        first.save(force_insert=True)
    running = Deadline.objects.filter(docket=case.docket_id).open().first()
    for number in range(Deadline.objects.filter(docket=case.docket_id).open().count(), rows):
        running.pk, running.name = None, f"another-{number}"
        running.due_on += timedelta(days=1)
        running.save(force_insert=True)


@pytest.mark.parametrize(("who", "queries"), [("staff", 12), ("chair", 11)])
def test_the_case_page_takes_one_number_of_queries_at_1_3_and_50_rows(
    board, who: str, queries: int, django_assert_num_queries
) -> None:
    play = plays.served(board)
    person = board.staff[0] if who == "staff" else board.chair
    client = signed_in(person)
    with time_machine.travel(play.now, tick=False):
        for rows in (1, 3, 50):
            more_of(play.case, rows)
            with django_assert_num_queries(queries):
                assert client.get(f"/desk/cases/{play.case.number}/").status_code == 200


def test_within_one_look_the_same_question_is_asked_once_and_outside_each_time() -> None:
    asked: list[str] = []

    @once
    def look(word: str) -> str:
        asked.append(word)
        return word.upper()

    with one_look():
        assert [look("a"), look("a"), look("b")] == ["A", "A", "B"]
    assert asked == ["a", "b"]
    assert [look("a"), look("a")] == ["A", "A"]
    assert asked == ["a", "b", "a", "a"]


def test_a_look_ends_with_its_page_so_a_seat_that_was_taken_away_is_gone_at_the_next(board) -> None:
    play = plays.filed(board)
    with one_look():
        assert Seat.DIRECTOR in seats_of(board.director, play.case)
    unseat(board.director, play.case, Seat.DIRECTOR)
    with one_look():
        assert seats_of(board.director, play.case) == frozenset()


def test_a_witness_named_after_one_look_is_found_by_the_next(board) -> None:
    play = plays.filed(board)
    with one_look():
        assert not there_is(witnesses, play.case)
        Party.objects.create(case=play.case, user=board.staff[0], side=Party.Side.WITNESS, name="Ann Beck")
        assert not there_is(witnesses, play.case)  # the page that began before
    with one_look():
        assert there_is(witnesses, play.case)
    assert there_is(witnesses, play.case)
