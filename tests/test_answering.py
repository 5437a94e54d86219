"""The respondent's answer in several sittings: the list, a page for each allegation, checking and sending (ux.md §1.2)."""

import re
from collections.abc import Iterator

import pytest
import time_machine

from ccb_ethics.demo.play import Board, Play
from complaints.models import AnswerDraft, Status
from tests import plays
from tests.factories import signed_in
from tests.visiting import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def play(board: Board) -> Iterator[Play]:
    found = plays.served(board)
    with time_machine.travel(found.now, tick=False):
        yield found


def test_the_list_says_what_is_to_do_and_what_is_done(play: Play) -> None:
    client = signed_in(play.respondent)
    page = client.get("/respond/answer/")
    assert re.search(r"Answer allegation 1</a>\s*<span class=\"status status-needs-you\">To do", page.content.decode())
    assert "Ask for more time" in text_of(page)
    client.post("/respond/answer/1/", {"choice": "deny", "words": "I was away.", "act": "continue"})
    page = client.get("/respond/answer/")
    assert re.search(r"Answer allegation 1</a>\s*<span class=\"status status-done\">Done", page.content.decode())


def test_an_allegation_is_answered_on_a_page_of_its_own_with_the_rule_quoted(play: Play) -> None:
    client = signed_in(play.respondent)
    allegation = play.case.allegations.get()
    page = text_of(client.get("/respond/answer/1/"))
    assert allegation.text in page
    assert f"The rule ({allegation.provision.reference}) says:" in page
    assert "Wednesday, February 26, 2025" in page
    wrong = client.post("/respond/answer/1/", {"words": "Half a thought", "act": "continue"})
    assert wrong.status_code == 400
    assert "Choose one of the three answers" in text_of(wrong)
    assert "Half a thought" in wrong.content.decode()
    assert AnswerDraft.objects.get().answers[f"words_{allegation.pk}"] == "Half a thought"
    assert client.get("/respond/answer/2/").status_code == 404


def test_what_is_typed_is_saved_and_comes_back_and_the_other_side_sees_nothing(play: Play) -> None:
    client = signed_in(play.respondent)
    saved = client.post("/respond/answer/1/", {"choice": "admit", "words": "Typed so far", "act": "autosave"})
    assert saved.content.decode().startswith("Saved ")
    for address in ("/respond/answer/1/", "/respond/check/"):
        html = client.get(address).content.decode()
        assert "Typed so far" in html
        assert re.search(r'value="admit"[^>]*checked', html)
    assert "Typed so far" not in text_of(signed_in(play.complainant).get("/my/"))
    there = client.post("/respond/answer/1/", {"choice": "admit", "words": "Más", "act": "language"})
    assert there["Location"] == "/es/respond/answer/1/"
    assert "Más" in client.get("/es/respond/answer/1/").content.decode()


def test_sending_ends_the_draft(play: Play) -> None:
    client = signed_in(play.respondent)
    allegation = play.case.allegations.get()
    client.post("/respond/answer/1/", {"choice": "deny", "words": "No.", "act": "save"})
    sent = client.post("/respond/check/", {f"choice_{allegation.pk}": "deny", f"words_{allegation.pk}": "No."})
    assert sent.status_code == 302
    play.case.refresh_from_db()
    assert play.case.status == Status.INVESTIGATION
    assert AnswerDraft.objects.count() == 0
    again = client.get("/respond/answer/")
    assert again.status_code == 200
    assert "The answer is in." in text_of(again)


def test_nobody_but_the_respondent_opens_these_pages(play: Play, board: Board) -> None:
    for address in ("/respond/answer/", "/respond/answer/1/", "/respond/check/"):
        assert signed_in(play.complainant).get(address)["Location"] == "/respond/code/"
        assert signed_in(board.staff[0]).get(address)["Location"] == "/respond/code/"
