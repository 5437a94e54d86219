"""What the public saw on any day: the very words of then, whatever was corrected, taken down or reinstated since."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.test import Client

from ccb_ethics.demo.play import Board
from people import clock
from people.models import CertifiedProfessional
from sanctions.models import InterimStatus, Publication
from tests.factories import signed_in
from tests.visiting import text_of

pytestmark = pytest.mark.django_db
PAGE = "/desk/register/as-of/"
NOW = datetime(2027, 6, 15, 10, 0, tzinfo=clock.ZONE)


@pytest.fixture(autouse=True)
def hour() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def at(day: date, hour: int = 10) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=clock.ZONE)


def published(board: Board, name: str, since: date, **facts: object) -> Publication:
    person, _made = CertifiedProfessional.objects.get_or_create(name=name)
    said: dict[str, object] = {"kind": "reprimand", "summary": f"The first words about {name}.", "live_until": None}
    return Publication.objects.create(
        **{
            **said,
            "professional": person,
            "name": name,
            "credential": "CPRS 1",
            "provisions": "CPRS-12",
            "effective_on": since,
            "live_from": since,
            "drafted_by": board.staff[0],
            "drafted_at": at(since, 8),
            "approved_by": board.director,
            "approved_at": at(since),
            **facts,
        }
    )


def words_on(board: Board, day: str) -> str:
    return text_of(signed_in(board.director).get(PAGE, {"on": day}))


def test_a_corrected_text_reads_as_it_read_on_each_day(board: Board) -> None:
    first = published(board, "Dana Reed", date(2026, 1, 5), withdrawn_at=at(date(2026, 3, 2), 15))
    published(
        board, "Dana Reed", date(2026, 3, 2), summary="The corrected words.", corrects=first,
        correction_note="The sum was wrong.", approved_at=at(date(2026, 3, 2), 15),
    )  # fmt: skip
    CertifiedProfessional.objects.update(name="Dana Newname", town="Elsewhere")  # the registry of today does not matter
    assert "Nothing was public on this day" in words_on(board, "2026-01-04")
    before = words_on(board, "2026-03-01")
    assert ("The first words about Dana Reed." in before, "Corrected on" in before) == (True, False)
    between = words_on(board, "2026-03-02")
    for said in (
        "Until 3:00 p.m. ET of this day",
        "From 3:00 p.m. ET of this day",
        "The first words",
        "The corrected words.",
    ):
        assert said in between
    after = words_on(board, "2026-03-03")
    assert "Corrected on March 2, 2026: The sum was wrong." in after
    assert ("The corrected words." in after, "The first words" in after) == (True, False)
    assert "Newname" not in before + between + after


def test_what_ended_or_changed_since_is_shown_as_it_was(board: Board) -> None:
    published(board, "Expired Ann", date(2025, 1, 1), live_until=date(2026, 1, 1))
    published(board, "Taken Ben", date(2025, 1, 1), withdrawn_at=at(date(2026, 1, 1)))
    published(
        board, "Suspended Cy", date(2025, 1, 1), kind="suspension", ends_on=date(2025, 7, 1),
        reinstated_on=date(2026, 1, 1), live_until=date(2025, 9, 1),
    )  # fmt: skip
    published(board, "Draft Dee", date(2025, 1, 1), approved_by=None, live_from=None)
    InterimStatus.objects.create(
        professional=CertifiedProfessional.objects.create(name="Interim Eve"), credential="CPRS 5",
        since=date(2025, 6, 1), until=date(2026, 1, 1),
    )  # fmt: skip
    shown = words_on(board, "2025-12-31")
    for said in ("Expired Ann", "Taken Ben", "Suspended Cy", "Suspended until the Board reinstates", "Interim Eve"):
        assert said in shown
    assert "Draft Dee" not in shown
    later = words_on(board, "2026-01-02")
    assert "Nothing was public on this day" in later
    assert "Reinstated" not in shown


def test_it_agrees_with_what_the_public_page_shows_on_the_day_itself(board: Board, hour) -> None:
    published(board, "Live Lee", date(2026, 1, 1))
    published(board, "Over Olly", date(2025, 1, 1), live_until=date(2026, 2, 1))
    published(
        board,
        "Suspended Sue",
        date(2025, 1, 1),
        kind="suspension",
        ends_on=date(2025, 7, 1),
        live_until=date(2026, 1, 2),
    )
    for day in (date(2025, 6, 1), date(2026, 1, 31), date(2026, 2, 1), date(2027, 1, 1)):
        hour.move_to(at(day))
        public = {row["name"] for row in Client().get("/actions.json").json()["actions"]}
        hour.move_to(NOW)
        assert {text.name for text in Publication.objects.seen(day)} == public, day


def test_the_day_is_asked_in_three_boxes_and_stands_in_the_address(board: Board) -> None:
    client = signed_in(board.chair)
    assert client.get(PAGE).status_code == 200
    asked = client.get(PAGE, {"on_month": "3", "on_day": "1", "on_year": "2026"})
    assert asked["Location"] == f"{PAGE}?on=2026-03-01"
    assert 'value="2026"' in client.get(asked["Location"]).content.decode()
    ahead = client.get(PAGE, {"on": (NOW + timedelta(days=1)).date().isoformat()})
    assert (ahead.status_code, "This day lies ahead" in text_of(ahead)) == (400, True)
    for wrong in ("", "soon", "2026-13-01", "2026-02-30", "9999-99-99-99", "\0"):
        assert client.get(PAGE, {"on": wrong}).status_code == 400, wrong


def test_it_is_for_the_office_and_the_chairs(board: Board) -> None:
    people = [board.staff[0], board.director, board.chair, board.co_chair, board.members[0], board.president]
    found = [one for one in people if signed_in(one).get(PAGE).status_code == 200]
    assert found == people[:4]
    assert Client().get(PAGE).status_code == 302


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_a_day_is_shown_in_seven_queries_however_many_entries(
    board: Board, rows: int, django_assert_num_queries
) -> None:
    for number in range(rows):
        published(board, f"Person {number:02}", date(2026, 1, 1))
    client = signed_in(board.director)
    with django_assert_num_queries(7):
        client.get(PAGE, {"on": "2026-02-01"})
