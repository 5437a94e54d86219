"""Anyone can say that a public text is wrong: a short form without a trace of it outside, and work for the office."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client

from ccb_ethics.demo.play import Board, Play
from complaints.errors import Refused
from complaints.models import Recusal
from people.models import Attempt
from record.models import Event, Notice
from sanctions.actions import correcting
from sanctions.actions.disputes import answer_dispute
from sanctions.models import Dispute, Publication
from tests import plays
from tests.factories import signed_in
from tests.visiting import text_of

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>\0 {{ 7*7 }} '; DROP TABLE sanctions_dispute; -- \u202e=1+1"


@pytest.fixture
def travel() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(datetime(2020, 1, 1), tick=False) as traveller:
        yield traveller


@pytest.fixture
def play(board: Board, travel) -> Play:
    """A Public Reprimand, published on July 1, 2025; the form is filled in an hour later."""
    play = plays.final(board, "reprimand").publish()
    travel.move_to(play.now + timedelta(hours=1))
    return play


def form(language: str = "") -> str:
    return f"{language}/actions/{Publication.objects.get().slug}/dispute/"


def answers(**other: str) -> dict[str, str]:
    said = {"text": "I live in Mystic.", "writer": "named", "name": "Dana Reed", "contact": "dana@example.org"}
    return {**said, **other}


def test_a_public_text_leads_to_a_short_form_and_what_is_sent_waits_at_the_desk(play: Play, board: Board) -> None:
    visitor = Client()
    assert form() in visitor.get(f"/actions/{Publication.objects.get().slug}/").content.decode()
    asked = visitor.get(form())
    assert (list(asked.context["form"].fields), asked["Cache-Control"]) == (
        ["text", "writer", "name", "contact"],
        "private, no-store",
    )
    answer = visitor.post(form(), answers())
    assert (answer.status_code, answer["Location"]) == (302, f"{form()}sent/")
    sent = visitor.get(answer["Location"])
    assert "You will hear from us within 30 days" in text_of(sent)
    for private in ("dana@example.org", "I live in Mystic"):
        assert private not in answer["Location"] + sent.content.decode()
    kept = Dispute.objects.get()
    assert (kept.about, kept.language, kept.due_on) == (Publication.objects.get(), "en", date(2025, 7, 31))
    desk = text_of(signed_in(board.director).get("/desk/"))
    assert "1 dispute about a public text waits for an answer" in desk
    assert (mail.outbox, Notice.objects.filter(drafted_by__at__gte=kept.made_at).count()) == ([], 0)


def test_the_form_is_answered_in_the_language_it_was_read_in(play: Play) -> None:
    assert Client().post(form("/es"), answers())["Location"] == f"{form('/es')}sent/"
    assert Dispute.objects.get().language == "es"


def test_what_is_missing_is_said_and_what_was_written_is_kept(play: Play) -> None:
    answer = Client().post(form(), {"text": "I live in Mystic."})
    words = text_of(answer)
    assert (answer.status_code, "I live in Mystic." in answer.content.decode()) == (400, True)
    for said in ("Choose who you are", "Write your name", "Write how we can reach you"):
        assert said in words
    assert Client().post(form(), answers(writer="chair")).status_code == 400
    assert Client().post(form(), answers(text="x" * 5001)).status_code == 400
    assert not Dispute.objects.exists()


def test_hostile_words_are_shown_as_words(play: Play, board: Board) -> None:
    assert Client().post(form(), answers(text=HOSTILE, name=HOSTILE[:150], contact=HOSTILE)).status_code == 302
    kept = Dispute.objects.get()
    director = signed_in(board.director)
    for page in ("/desk/disputes/", f"/desk/disputes/{kept.reference}/"):
        html = director.get(page).content.decode()
        assert "<script>alert" not in html
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "\0" not in kept.text


def test_many_tries_from_one_place_are_slowed_and_nothing_typed_is_lost(play: Play, travel) -> None:
    visitor = Client()
    assert {visitor.post(form(), answers()).status_code for _one in range(5)} == {302}
    slowed = visitor.post(form(), answers(text="A sixth."))
    assert (slowed.status_code, "A sixth." in slowed.content.decode()) == (429, True)
    assert "Wait a quarter of an hour" in text_of(slowed)
    assert visitor.post(form(), answers(), REMOTE_ADDR="198.51.100.7").status_code == 302
    assert not Attempt.objects.filter(digest__contains="198").exists()  # no address is kept
    travel.shift(timedelta(minutes=16))
    assert visitor.post(form(), answers()).status_code == 302


def test_only_a_text_that_is_shown_can_be_disputed(play: Play, board: Board) -> None:
    assert Client().get("/actions/nothing-here/dispute/").status_code == 404
    correcting.take_down(Publication.objects.get(), reason="Wrong.", by=board.director, on=play.now)
    assert Client().get(form()).status_code == 404
    assert Client().post(form(), answers()).status_code == 404
    assert Client().get(f"{form()}sent/").status_code == 200  # whoever has just sent it


def test_the_office_answers_it_once_and_what_it_says_is_so(play: Play, board: Board) -> None:
    Client().post(form(), answers())
    kept = Dispute.objects.get()
    page = f"/desk/disputes/{kept.reference}/"
    clerk = signed_in(board.staff[0])
    assert "I live in Mystic." in text_of(clerk.get(page))
    for outcome, why in (("corrected", "Correct it first"), ("taken_down", "Take it down first")):
        answer = clerk.post(page, {"outcome": outcome, "answer": "By letter."})
        assert (answer.status_code, why in text_of(answer)) == (409, True)
    assert clerk.post(page, {"outcome": "stays"}).status_code == 400
    assert clerk.post(page, {"outcome": "stays", "answer": "By letter of July 2."}).status_code == 302
    kept.refresh_from_db()
    assert (kept.outcome, kept.answered_by, kept.answered_at) == (
        "stays",
        board.staff[0],
        play.now + timedelta(hours=1),
    )
    event = Event.objects.get(kind="dispute_answered")
    assert "By letter of July 2." in event.texts.text
    with pytest.raises(Refused, match="answered this already"):
        answer_dispute(kept, outcome="stays", answer="Again.", by=board.director, on=play.now)
    assert "waits for an answer" not in text_of(signed_in(board.director).get("/desk/"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Dispute.objects.update(answer="")


def test_one_who_has_a_conflict_in_the_case_finds_no_dispute_about_it(play: Play, board: Board) -> None:
    Client().post(form(), answers())
    page = f"/desk/disputes/{Dispute.objects.get().reference}/"
    Recusal.objects.create(case=play.case, person=board.staff[1], reason="A neighbor.", recused_at=play.now)
    people = [*board.staff, board.director, board.chair, board.president, board.members[0], play.respondent]
    found = {one.name for one in people if signed_in(one).get(page).status_code == 200}
    assert found == {board.staff[0].name, board.director.name}
    assert "No dispute has come in" in text_of(signed_in(board.staff[1]).get("/desk/disputes/"))
    assert "waits for an answer" not in text_of(signed_in(board.staff[1]).get("/desk/"))
    assert "waits for an answer" not in text_of(signed_in(board.chair).get("/desk/"))
    assert "/desk/disputes/" not in signed_in(board.chair).get("/desk/publication/").content.decode()
    assert "/desk/disputes/" in signed_in(board.director).get("/desk/publication/").content.decode()
    assert Client().get(page).status_code == 302


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_the_list_takes_six_queries_however_many(
    play: Play, board: Board, rows: int, django_assert_num_queries
) -> None:
    text = Publication.objects.get()
    Dispute.objects.bulk_create(
        Dispute(about=text, text="Wrong.", name="Dana", made_at=play.now, due_on=play.today) for _one in range(rows)
    )
    client = signed_in(board.director)
    with django_assert_num_queries(6):
        client.get("/desk/disputes/")
