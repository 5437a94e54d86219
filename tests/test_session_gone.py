"""A session that ended while somebody typed loses no word (ux.md §3, 39)."""

import re

import pytest
import time_machine
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from ccb_ethics.demo.play import Board
from complaints.models import Draft
from people import codes
from people.models import Purpose
from tests import plays
from tests.boxes import boxes
from tests.factories import signed_in
from tests.visiting import NOON, begin, text_of, travel

__all__ = ["travel"]

pytestmark = pytest.mark.django_db


def kept(answer: HttpResponse) -> str:
    found = re.search(r'name="kept" value="([^"]+)"', answer.content.decode())
    assert found, text_of(answer)
    return found[1]


def test_requirement_39_a_complaint_typed_without_a_session_is_back_on_the_same_page(travel) -> None:
    client = Client()
    code = begin(client)
    del client.cookies[settings.SESSION_COOKIE_NAME]
    lost = client.post("/complaint/what-happened/?change=1", {"narrative": "Typed for an hour", "act": "continue"})
    assert lost.status_code == 403
    assert "You were signed out. What you typed is kept." in text_of(lost)
    assert "Typed for an hour" not in lost.content.decode()  # somebody else may sit there now
    mistyped = client.post("/complaint/return/", {"code": "1" * 16, "kept": kept(lost)})
    back = client.post("/complaint/return/", {"code": code, "kept": kept(mistyped)})
    assert back["Location"] == "/complaint/what-happened/?change=1"
    assert boxes(client.get(back["Location"])) == {"narrative": ["Typed for an hour"]}
    assert Draft.objects.get().answers.get("narrative") is None
    assert boxes(client.get(back["Location"])) == {"narrative": [""]}  # once


def test_requirement_39_a_step_typed_without_a_session_is_back_with_its_words(board: Board) -> None:
    play = plays.served(board)
    with time_machine.travel(play.now, tick=False):
        code = codes.issue(play.respondent, purpose=Purpose.INVITATION, at=play.now)
        client = Client()
        lost = client.post("/respond/do/write_message/", {"text": "I need an interpreter"})
        back = client.post("/respond/code/", {"code": code, "kept": kept(lost)})
        assert back["Location"] == "/respond/do/write_message/"
        page = client.get(back["Location"]).content.decode()
        assert "I need an interpreter" in page
        assert "There is a problem" not in page
        lost = Client().post("/respond/answer/1/", {"choice": "deny", "words": "No."})
        back = client.post("/respond/code/", {"code": code, "kept": kept(lost)})
        page = client.get(back["Location"]).content.decode()
        assert re.search(r'value="deny"[^>]*checked', page)
        assert "No.</textarea>" in page


@pytest.mark.parametrize("forged", ["", "x", "eyJwbGFjZSI6Ii8vZXZpbC5leGFtcGxlIn0:x:y"])
def test_what_was_not_sealed_by_this_site_leads_nowhere(travel, forged: str) -> None:
    client = Client()
    code = begin(client)
    assert client.post("/complaint/return/", {"code": code, "kept": forged})["Location"] == "/complaint/list/"


def test_what_was_sealed_is_good_for_an_hour(travel) -> None:
    client = Client()
    code = begin(client)
    lost = Client().post("/complaint/who/", {"respondent_name": "Dana", "act": "save"})
    travel.move_to(NOON.replace(hour=14))
    assert client.post("/complaint/return/", {"code": code, "kept": kept(lost)})["Location"] == "/complaint/list/"


def test_a_page_shows_only_what_was_typed_on_it(board: Board) -> None:
    play = plays.filed(board)
    client = signed_in(play.complainant)
    session = client.session
    session["kept_words"] = {"place": "/my/do/write_message/", "typed": {"text": ["Elsewhere"]}}
    session.save()
    assert "Elsewhere" not in client.get("/my/add/").content.decode()
    assert "Elsewhere" in client.get("/my/do/write_message/").content.decode()
