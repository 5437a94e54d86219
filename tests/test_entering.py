"""A complaint that came on paper or by telephone, typed by the office (procedure.md §1.1 filing date, §1.2 G4 and G5, §4)."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ccb_ethics.demo.play import Board
from complaints.actions.entering import enter_complaint
from complaints.actions.filing import Answers, TakenDown
from complaints.errors import Refused
from complaints.models import Case, Document
from people import clock
from people.models import User
from record.models import Deadline, Event, Notice
from tests.factories import signed_in
from tests.visiting import text_of

pytestmark = pytest.mark.django_db

PAGE = "/desk/intake/"
NOW = datetime(2025, 1, 6, 10, 0, tzinfo=clock.ZONE)  # a Monday


@pytest.fixture(autouse=True)
def _on_that_day():
    with time_machine.travel(NOW, tick=False):
        yield


def typed(**changed: object) -> dict[str, object]:
    return {
        "came_by": "paper", "received_on_month": "1", "received_on_day": "3", "received_on_year": "2025",
        "language": "en", "relationship": "client", "respondent_name": "Dana Poe", "narrative": "She took my money.",
        "topics": ["money"], "name": "María José Núñez-O'Neill", "signature": "M. J. Núñez", "contact": "mail",
        "address": "12 Elm Street, Hartford", "shares_name": "yes", **changed,
    }  # fmt: skip


def answers(**changed: str) -> Answers:
    given = {"relationship": "client", "name": "Mary Moe", "contact": "code", "signature": "Mary Moe"}
    return Answers(**given | {"respondent_name": "Dana Poe", "narrative": "She took my money."} | changed)


def test_what_the_office_types_becomes_a_case_like_any_other(board: Board) -> None:
    answer = signed_in(board.staff[0]).post(PAGE, typed(scan=SimpleUploadedFile("letter.pdf", b"%PDF-1.4\n%%EOF")))
    assert answer.status_code == 200
    case = Case.objects.get()
    assert case.number in text_of(answer)
    complaint, party = case.complaint, case.parties.get()
    assert (complaint.came_by, complaint.narrative, complaint.signature) == (
        "paper",
        "She took my money.",
        "M. J. Núñez",
    )
    assert (party.name, party.address, party.contact) == ("María José Núñez-O'Neill", "12 Elm Street, Hartford", "mail")
    assert complaint.consents_to_disclosure
    assert Document.objects.get(case=case).title == "letter.pdf"
    assert Notice.objects.get(docket=case.docket_id).kind == "receipt"
    event = Event.objects.get(docket=case.docket_id, kind="file")
    assert event.data["taken_down_by"] == board.staff[0].pk


def test_it_counts_as_filed_on_the_day_it_was_received(board: Board) -> None:
    """§1.1: date received. Friday January 3 and five business days give January 10, not the 13th."""
    signed_in(board.staff[0]).post(PAGE, typed())
    case = Case.objects.get()
    assert clock.local_day(case.filed_at) == date(2025, 1, 3)
    assert Deadline.objects.get(docket=case.docket_id, name="receipt").due_on == date(2025, 1, 10)
    assert Event.objects.get(docket=case.docket_id, kind="file").at == NOW


def test_what_came_in_before_the_new_year_bears_the_old_one(board: Board) -> None:
    signed_in(board.staff[0]).post(PAGE, typed(received_on_month="12", received_on_day="31", received_on_year="2024"))
    assert Case.objects.get().number == "EC-2024-0001"


def test_the_code_is_shown_once_and_opens_the_case_for_the_complainant(board: Board) -> None:
    answer = signed_in(board.staff[0]).post(PAGE, typed())
    (code,) = re.findall(r"\b\d{4} \d{4} \d{4} \d{4}\b", answer.content.decode())
    visitor = Client()
    page = visitor.post("/complaint/return/", {"code": code}, follow=True)
    assert Case.objects.get().number in text_of(page)
    assert "She took my money." in text_of(page)


def test_without_a_name_it_is_a_tip_and_nothing_typed_is_lost(board: Board) -> None:
    answer = signed_in(board.staff[0]).post(PAGE, typed(name=""))
    assert (answer.status_code, Case.objects.count()) == (400, 0)
    assert "Without a name it is a tip" in text_of(answer)
    assert "She took my money." in answer.content.decode()
    assert 'value="M. J. Núñez"' in answer.content.decode()


def test_an_empty_form_says_what_to_do(board: Board) -> None:
    answer = signed_in(board.staff[0]).post(PAGE, {})
    assert answer.status_code == 400
    for said in (
        "Choose how it came",
        "Write the day it came in",
        "Choose a language",
        "Tell us who the complaint is about",
    ):
        assert said in text_of(answer)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({}, "Signed on the official form."),
        ({"signature": ""}, "The form is not signed."),
        ({"came_by": "phone"}, "It was told by telephone or in person. See that a signed form is on file."),
    ],
)
def test_the_form_guard_sees_how_it_came(board: Board, changed: dict[str, str], why: str) -> None:
    staff = signed_in(board.staff[0])
    staff.post(PAGE, typed(**changed))
    case = Case.objects.get()
    staff.post(f"/desk/cases/{case.number}/do/begin_jurisdiction/", {})
    assert case.rulings.get(guard="G4").reason == why


def test_about_the_boards_own_it_is_the_presidents_from_the_first_moment(board: Board) -> None:
    staff = signed_in(board.staff[0])
    answer = staff.post(PAGE, typed(respondent_name=board.director.name))
    case = Case.objects.get()
    assert "You cannot open it." in text_of(answer)
    assert staff.get(f"/desk/cases/{case.number}/").status_code == 404
    assert signed_in(board.director).get(f"/desk/cases/{case.number}/").status_code == 404
    assert signed_in(board.president).get(f"/desk/cases/{case.number}/").status_code == 200


def test_only_the_office_enters_complaints(board: Board) -> None:
    everybody = [
        board.director, *board.staff, *board.investigators, board.chair, *board.members, board.president,
        board.vice_president, *board.directors,
    ]  # fmt: skip
    opened = {person for person in everybody if signed_in(person).get(PAGE).status_code == 200}
    assert opened == {board.director, *board.staff}
    assert Client().get(PAGE).status_code == 302


@pytest.mark.parametrize(
    ("by", "received_on", "name", "why"),
    [
        ("chair", date(2025, 1, 3), "Mary Moe", "Only the office enters complaints."),
        ("director", NOW.date() + timedelta(days=1), "Mary Moe", "This day lies ahead."),
        ("director", date(2025, 1, 3), " ", "Without a name it is a tip"),
    ],
)
def test_what_the_page_refuses_the_action_refuses_and_leaves_nothing(
    board: Board, by: str, received_on: date, name: str, why: str
) -> None:
    people = User.objects.count()
    taken_down = TakenDown(by=getattr(board, by), received_on=received_on)
    with pytest.raises(Refused, match=why):
        enter_complaint(answers(name=name), taken_down=taken_down, papers=[], on=NOW)
    assert (Case.objects.count(), User.objects.count()) == (0, people)


def test_a_refused_file_is_told_beside_its_box_and_the_words_stay(board: Board) -> None:
    answer = signed_in(board.staff[0]).post(PAGE, typed(scan=SimpleUploadedFile("letter.exe", b"MZ\x90\x00")))
    assert (answer.status_code, Case.objects.count()) == (400, 0)
    assert "She took my money." in answer.content.decode()
