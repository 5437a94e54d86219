"""Messages between a party and the Board, and how a party wants to be reached (ux.md §1.1, §3, 40 and 42)."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.test import Client

from ccb_ethics.demo.play import Board
from complaints import workflow
from complaints.errors import Refused
from complaints.models import Case, Message
from complaints.models.complaint import Contact
from record.models import Event, Notice
from tests import plays
from tests.factories import signed_in
from tests.visiting import text_of

pytestmark = pytest.mark.django_db
Travel = Callable[[datetime], time_machine.Traveller]


@pytest.fixture
def travel() -> Iterator[Travel]:
    """Sets the clock of the site: `travel(moment)`."""
    with ExitStack() as stack:
        yield lambda moment: stack.enter_context(time_machine.travel(moment, tick=False))


def test_a_party_writes_and_the_office_answers_and_nobody_else_reads_it(board: Board, travel: Travel) -> None:
    play = plays.served(board)
    moment = travel(play.now)
    complainant, respondent, staff = signed_in(play.complainant), signed_in(play.respondent), signed_in(board.staff[0])
    number = play.case.number
    sent = complainant.post("/my/do/write_message/", {"text": "I moved to Norwich."})
    assert sent.status_code == 302
    assert "I moved to Norwich." in text_of(complainant.get("/my/messages/"))
    assert "I moved to Norwich." in text_of(staff.get(f"/desk/cases/{number}/letters/"))
    party = play.case.parties.get(side="complainant")
    answer = {"party": party.pk, "text": "Thank you. We wrote it down."}
    assert staff.post(f"/desk/cases/{number}/do/answer_message/", answer).status_code == 302
    moment.move_to(play.now + timedelta(minutes=11))
    mine = text_of(complainant.get("/my/messages/"))
    assert "The Board wrote" in mine
    assert "Thank you. We wrote it down." in mine
    for client, address in ((respondent, "/respond/messages/"), (respondent, "/respond/")):
        assert "Norwich" not in text_of(client.get(address))
        assert "We wrote it down" not in text_of(client.get(address))
    assert signed_in(board.members[1]).get(f"/desk/cases/{number}/letters/").status_code == 404


@pytest.mark.requirement(54)
def test_an_answer_can_be_taken_back_for_ten_minutes_and_the_mail_says_nothing_of_it(board: Board) -> None:
    play = plays.served(board)
    party = play.case.parties.get(side="complainant")
    party.contact, party.email = Contact.E_MAIL, "mary@mail.example"
    party.save()
    party.user.email = party.email
    party.user.save()
    play.take("answer_message", board.staff[0], party=party, text="Please bring the receipt.")
    notice = Notice.objects.get(kind="message")
    assert "Please bring the receipt." in notice.body
    play.take("undo_release", board.staff[0], notice=notice)
    call_command("send_notices")
    assert mail.outbox == []
    notice.refresh_from_db()
    assert (notice.state, notice.context["reason"]) == (Notice.State.DRAFTED, "Please bring the receipt.")


def test_the_record_holds_that_a_message_came_and_not_what_it_says(board: Board) -> None:
    play = plays.served(board)
    play.take("write_message", play.respondent, text="Secret words")
    event = Event.objects.filter(docket=play.case.docket_id).order_by("-sequence").first()
    assert event is not None
    assert (event.kind, event.data["message"]) == ("write_message", Message.objects.get().pk)
    assert "Secret" not in str(event.data)


def test_requirement_42_the_choices_stand_beside_the_button_that_sends_and_are_obeyed(board: Board) -> None:
    play = plays.served(board)
    client = signed_in(play.complainant)
    shown = client.get("/my/contact/")
    assert shown.status_code == 200
    wrong = client.post("/my/contact/", {"contact": "e_mail"})
    assert wrong.status_code == 400
    assert "Write it here, or choose another way to reach you" in text_of(wrong)
    typed = {"contact": "code", "phone": "203-555-0100", "message_is_safe": "no", "best_times": "After 6 p.m."}
    assert client.post("/my/contact/", typed).status_code == 302
    party = Case.objects.get(pk=play.case.pk).parties.get(side="complainant")
    assert (party.contact, party.phone, party.message_is_safe) == ("code", "203-555-0100", "no")
    page = text_of(signed_in(board.staff[0]).get(f"/desk/cases/{play.case.number}/do/answer_message/"))
    assert "Do not contact me; I will check with my code · do not leave a message · After 6 p.m." in page
    play.take("answer_message", board.staff[0], party=party, text="Hello.")
    assert Notice.objects.get(kind="message").by_email is False


def test_letters_that_wait_go_the_new_way(board: Board) -> None:
    play = plays.filed(board)
    waiting = Notice.objects.get(docket=play.case.docket_id, kind="receipt")
    play.take("change_contact", play.complainant, contact="e_mail", email="mary@mail.example")
    waiting.refresh_from_db()
    assert waiting.by_email is True
    play.take("change_contact", play.complainant, contact="mail", address="12 Elm Street")
    waiting.refresh_from_db()
    assert waiting.by_email is False


def test_a_message_goes_only_to_a_party_of_the_case_who_can_read_it(board: Board) -> None:
    play = plays.served(board)
    other = plays.served(board)
    with pytest.raises(Refused, match="Choose a party of this case"):
        workflow.take(
            "answer_message", play.case, by=board.staff[0], on=play.now, party=other.case.parties.first(), text="Hello."
        )


def test_one_who_acts_for_nobody_any_more_is_not_written_to(board: Board) -> None:
    play = plays.served(board)
    play.take("name_representative", play.respondent, name="Ben Former", is_attorney=False, email="b@mail.example")
    party = play.case.parties.get(name="Ben Former")
    address = f"/desk/cases/{play.case.number}/do/answer_message/"
    assert "Ben Former" in text_of(signed_in(board.staff[0]).get(address))
    play.take("end_representation", play.respondent)
    assert "Ben Former" not in text_of(signed_in(board.staff[0]).get(address))
    with pytest.raises(Refused, match="Choose a party of this case"):
        play.take("answer_message", board.staff[0], party=party, text="Hello.")


@pytest.mark.parametrize("address", ["/my/messages/", "/my/contact/", "/my/withdraw/", "/respond/messages/"])
def test_a_visitor_without_a_code_is_asked_for_it(reference_data: None, address: str) -> None:
    wanted = "/complaint/return/" if address.startswith("/my/") else "/respond/code/"
    assert Client().get(address)["Location"] == wanted
