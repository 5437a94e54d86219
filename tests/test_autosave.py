"""A complaint is saved while it is being typed (ux.md §3, 20 and 32)."""

from datetime import timedelta

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from complaints.models import Case, Draft
from tests import factories
from tests.browsing import begin_at
from tests.visiting import COMPULSORY, NOON, begin, send, travel

__all__ = ["travel"]

MINE = {"act": "autosave", "contact": "e_mail", "email": "not an address"}


@pytest.mark.django_db
def test_saving_while_typing_keeps_what_was_typed_and_judges_nothing(travel) -> None:
    client = Client()
    begin(client)
    travel.move_to(NOON + timedelta(minutes=42))
    answer = client.post("/complaint/safe-contact/", MINE)
    assert (answer.status_code, answer.content.decode()) == (200, "Saved 12:42 p.m. ET")
    assert answer["Cache-Control"] == "no-store"
    draft = Draft.objects.get()
    assert draft.answers == {"contact": ["e_mail"], "email": ["not an address"]}
    assert draft.saved_at == NOON + timedelta(minutes=42)
    assert Case.objects.count() == 0


@pytest.mark.django_db
def test_saving_what_was_sent_or_without_a_code_changes_nothing(travel) -> None:
    client = Client()
    begin(client)
    send(client)
    assert client.post("/complaint/safe-contact/", MINE).status_code == 302
    assert Client().post("/complaint/safe-contact/", MINE).status_code == 302
    assert Case.objects.get().complaint.narrative == COMPULSORY["narrative"]
    assert Draft.objects.count() == 0


@pytest.fixture
def writing(small_page: Page, site: str) -> Page:
    factories.load_reference_data()
    begin_at(small_page, f"{site}/complaint/")
    small_page.goto(f"{site}/complaint/what-happened/")
    return small_page


@pytest.mark.browser
def test_requirement_32_two_seconds_after_typing_stops_it_is_saved(writing: Page, axe) -> None:
    box = writing.get_by_label("What happened?")
    box.fill("He asked me for money")
    expect(writing.locator("#saved")).to_have_text("", timeout=100)
    expect(writing.locator("#saved")).to_contain_text("Saved ")
    expect(writing.get_by_role("status").filter(has_text="Saved ")).to_have_count(1)
    assert Draft.objects.get().answers["narrative"] == ["He asked me for money"]
    expect(box).to_be_focused(timeout=100)
    axe(writing)
    assert writing.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.browser
def test_requirement_20_without_a_network_it_says_so_and_the_words_stay(writing: Page) -> None:
    writing.route("**/complaint/what-happened/", lambda route: route.abort())
    box = writing.get_by_label("What happened?")
    box.fill("He asked me for money")
    expect(writing.get_by_role("status").filter(has_text="Not saved yet.")).to_have_count(1)
    expect(box).to_have_value("He asked me for money")
    writing.unroute("**/complaint/what-happened/")
    box.fill("He asked me for money twice")
    expect(writing.locator("#saved")).to_contain_text("Saved ")
    assert Draft.objects.get().answers["narrative"] == ["He asked me for money twice"]
