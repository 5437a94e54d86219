"""The pages of the two sides once a case is open: following it, answering, letters, e-mail (ux.md §1.1, §1.2)."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.test import Client

from ccb_ethics.demo.people import make_board
from ccb_ethics.demo.play import Board, Play
from complaints.models import Case, Document, Status
from record.models import AccessLog, Notice
from tests import plays
from tests.factories import signed_in
from tests.visiting import COMPULSORY, NOON, begin, enter, send, text_of, travel

__all__ = ["travel"]
# Where each side reads its papers.
DOCUMENTS = {"my": "/my/", "respond": "/respond/documents/"}

pytestmark = pytest.mark.django_db

# ---- following a case ----------------------------------------------------------------------------------------------


def at(play: Play, travel: time_machine.Traveller) -> Play:
    travel.move_to(play.now)
    return play


@pytest.fixture
def made(travel) -> Board:
    return make_board()


def test_my_page_shows_the_status_the_offers_and_letters_once_they_left(made: Board, travel) -> None:
    play = at(plays.filed(made), travel)
    mine = signed_in(play.complainant)
    page = text_of(mine.get("/my/"))
    assert play.case.number in page
    assert "We have it and are checking if we can act on it." in page
    assert "Add information" in page
    assert "There is no letter yet." in page
    play.release("receipt")
    letter = Notice.objects.get(kind="receipt")
    travel.move_to(play.now)
    assert "There is no letter yet." in text_of(mine.get("/my/"))  # it may still be taken back
    assert mine.get(f"/my/letters/{letter.pk}/").status_code == 404
    travel.move_to(play.now + timedelta(minutes=11))
    assert letter.pk in [notice.pk for notice in mine.get("/my/").context["letters"]]
    letter.refresh_from_db()
    assert letter.subject in mine.get(f"/my/letters/{letter.pk}/").content.decode()


def test_information_can_be_added_while_the_case_is_open(made: Board, travel) -> None:
    play = at(plays.filed(made), travel)
    answer = signed_in(play.complainant).post("/my/add/", {"title": "A note", "text": "He asked again."}, follow=True)
    assert answer.redirect_chain == [("/my/", 302)]
    assert "You added information." in text_of(answer)
    assert "A note" in text_of(answer)


def test_the_respondent_comes_in_by_the_code_of_the_letter_and_answers(made: Board, travel) -> None:
    play = at(plays.served(made), travel)
    client = Client()
    assert client.get("/respond/")["Location"] == "/respond/code/"
    assert enter(client, play.shown["return_code"], "/respond/code/").status_code == 400  # the other side's
    assert enter(client, play.shown["invitation_code"], "/respond/code/")["Location"] == "/respond/"
    page = text_of(client.get("/respond/"))
    assert "A complaint was made about you. Nothing has been decided." in page
    assert "Borrowed $600 from a client." in page
    form = client.get("/respond/check/")
    assert form.status_code == 200
    missing = client.post("/respond/check/", {"text": "In short: no."})
    assert missing.status_code == 400
    assert "In short: no." in missing.content.decode()
    allegation = play.case.allegations.get()
    answer = client.post("/respond/check/", {f"choice_{allegation.pk}": "deny", "text": "In short: no."}, follow=True)
    assert answer.redirect_chain == [("/respond/", 302)]
    assert "You answered." in text_of(answer)
    play.case.refresh_from_db()
    assert play.case.status == Status.INVESTIGATION


def test_an_invitation_does_not_open_the_complainants_page_nor_the_other_way_round(made: Board, travel) -> None:
    play = at(plays.served(made), travel)
    assert enter(Client(), play.shown["invitation_code"]).status_code == 400
    assert signed_in(play.respondent).get("/my/")["Location"] == "/complaint/return/"
    assert signed_in(play.complainant).get("/respond/")["Location"] == "/respond/code/"


def test_neither_side_opens_the_papers_or_letters_of_the_other(made: Board, travel) -> None:
    play = plays.investigating(made).on(date(2025, 3, 12)).report()
    play.take("add_information", play.complainant, title="Of the complainant", text="More.")
    play.release()
    travel.move_to(play.now + timedelta(days=1))
    for person, side in ((play.complainant, "my"), (play.respondent, "respond")):
        client = signed_in(person)
        home = client.get(f"/{side}/")
        open_letters = {notice.pk for notice in home.context["letters"]}
        assert open_letters == set(
            Notice.objects.filter(recipient=person, docket=play.case.docket).values_list("pk", flat=True)
        )
        assert open_letters
        for notice in Notice.objects.filter(docket=play.case.docket):
            expected = 200 if notice.pk in open_letters else 404
            assert client.get(f"/{side}/letters/{notice.pk}/").status_code == expected
        readable = {paper.pk for paper in client.get(DOCUMENTS[side]).context["papers"]}
        for paper in Document.objects.exclude(text=""):
            expected = 200 if paper.pk in readable else 404
            assert client.get(f"/{side}/papers/{paper.reference}/").status_code == expected
    kinds = {
        side: {paper.kind for paper in signed_in(person).get(DOCUMENTS[side]).context["papers"]}
        for person, side in ((play.complainant, "my"), (play.respondent, "respond"))
    }
    assert kinds == {"my": {"complaint"}, "respond": {"complaint", "answer", "report"}}
    assert AccessLog.objects.filter(action="read_paper", outcome="shown").exists()


def test_the_other_sides_step_is_not_found(made: Board, travel) -> None:
    play = at(plays.served(made), travel)
    assert signed_in(play.complainant).get("/my/do/answer/").status_code == 404
    assert signed_in(play.respondent).get("/respond/do/add_information/").status_code == 404
    assert signed_in(play.respondent).get("/respond/do/no-such-step/").status_code == 404


def test_a_step_whose_time_has_not_come_says_why_and_keeps_the_words(made: Board, travel) -> None:
    play = at(plays.served(made), travel)
    client = signed_in(play.respondent)
    allegation = play.case.allegations.get()
    typed = {f"choice_{allegation.pk}": "deny", f"words_{allegation.pk}": "Twice.", "text": "I answered this before."}
    assert client.post("/respond/check/", typed).status_code == 302
    again = client.post("/respond/do/answer/", typed)
    assert again.status_code == 409
    assert "This cannot be done while the case is at: Investigation." in text_of(again)
    assert "I answered this before." in again.content.decode()


# ---- e-mail --------------------------------------------------------------------------------------------------------


@pytest.mark.requirement(40)
def test_the_email_is_neutral_and_goes_only_to_those_who_chose_it(made: Board, travel) -> None:
    for name, contact in (("Mary Moe", "e_mail"), ("Nora Noe", "code"), ("Olga Oe", "mail")):
        client = Client()
        begin(client)
        answers = COMPULSORY | {"name": name, "signature": name, "contact": contact, "address": "12 Elm Street"}
        answers |= {"email": f"{name.split()[0].lower()}@mail.example"}
        assert send(client, answers).status_code == 302
    for case in Case.objects.all():
        notice = Notice.objects.get(docket=case.docket_id, kind="receipt")
        address = f"/desk/cases/{case.number}/do/release_notice/"
        assert signed_in(made.director).post(address, {"notice": notice.pk}).status_code == 302
    call_command("send_notices")
    assert mail.outbox == []  # ten minutes to take it back
    travel.move_to(NOON + timedelta(minutes=11))
    call_command("send_notices")
    call_command("send_notices")
    assert [message.to for message in mail.outbox] == [["mary@mail.example"]]
    said = mail.outbox[0].subject + mail.outbox[0].body
    secret = ("EC-2025", "Mary", "Moe", "tall man", "600", "complaint")
    assert {word for word in secret if word.lower() in said.lower()} == set()
    assert "/my/" in said
