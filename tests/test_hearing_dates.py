"""Calendar files of a case: the right moments in New York, and nothing that tells a stranger what they are about."""

from __future__ import annotations

from datetime import date, datetime

import pytest
import time_machine
from icalendar import Calendar
from icalendar.cal import Component

from ccb_ethics.demo.play import Board, Play
from people import clock
from people.models import User
from tests import plays
from tests.factories import signed_in

pytestmark = pytest.mark.django_db


def file_of(play: Play, who: User, address: str) -> bytes:
    with time_machine.travel(play.now, tick=False):
        answer = signed_in(who).get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    assert answer["Cache-Control"] == "no-store"
    return answer.content


def events(content: bytes) -> list[Component]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def desk(play: Play) -> str:
    return f"/desk/hearings/{play.case.number}/dates.ics"


def test_the_hearing_stands_at_its_hour_in_new_york(board: Board) -> None:
    play = plays.scheduled(board)
    content = file_of(play, board.staff[0], desk(play))
    hearing = events(content)[0]
    assert hearing["dtstart"].dt == datetime(2025, 6, 24, 9, 30, tzinfo=clock.ZONE)
    assert b"BEGIN:VTIMEZONE\r\nTZID:America/New_York\r\n" in content
    assert b"DTSTART;TZID=America/New_York:20250624T093000" in content
    assert hearing["location"] == "Board office, hearing room"
    days = {event["dtstart"].dt for event in events(content)[1:]}
    assert date(2025, 6, 10) in days  # exhibits
    assert b"DTSTART;VALUE=DATE:20250610" in content


def test_no_name_and_no_number_stands_in_any_of_them(board: Board) -> None:
    play = plays.scheduled(board)
    files = [
        file_of(play, board.staff[0], desk(play)),
        file_of(play, play.panel_members()[0], desk(play)),
        file_of(play, play.complainant, "/my/dates.ics"),
        file_of(play, play.respondent, "/respond/dates.ics"),
    ]
    people = [play.complainant, play.respondent, *play.panel_members(), board.investigators[0]]
    telling = [play.case.number, "Ethic", "omplain", *(part for one in people for part in one.name.split())]
    assert [(word, n) for n, content in enumerate(files) for word in telling if word in content.decode()] == []


def test_each_side_gets_its_hearing_and_its_next_date_in_its_language(board: Board) -> None:
    play = plays.scheduled(board)
    found = {event["summary"] for event in events(file_of(play, play.respondent, "/respond/dates.ics"))}
    assert "Appointment" in found
    spanish = events(file_of(play, play.respondent, "/es/respond/dates.ics"))
    assert "Cita" in {event["summary"] for event in spanish}
    assert all("/es/respond/" in event["url"] for event in spanish)
    for who, address in ((play.respondent, "/respond/"), (play.complainant, "/my/")):
        with time_machine.travel(play.now, tick=False):
            assert f'href="{address}dates.ics"' in signed_in(who).get(address).content.decode()


def test_who_does_not_sit_at_the_case_finds_no_file(board: Board) -> None:
    play = plays.scheduled(board)
    with time_machine.travel(play.now, tick=False):
        for other in (play.respondent, play.complainant, board.directors[0]):
            assert signed_in(other).get(desk(play)).status_code == 404
        for address in ("/my/dates.ics", "/respond/dates.ics"):
            answer = signed_in(board.directors[0]).get(address)
            assert not answer["Content-Type"].startswith("text/calendar")
    play.take("recuse", board.chair, reason="A cousin.")
    with time_machine.travel(play.now, tick=False):
        assert signed_in(board.chair).get(desk(play)).status_code == 404


def test_a_case_without_a_hearing_gives_its_last_days_alone(board: Board) -> None:
    play = plays.served(board)
    (answer,) = events(file_of(play, play.respondent, "/respond/dates.ics"))
    assert (answer["summary"], answer["dtstart"].dt) == ("Last day", date(2025, 2, 26))
