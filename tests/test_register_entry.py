"""The entry of one person: what it leads to, what it says of itself, and how it looks on paper."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from playwright.sync_api import Page

from complaints.models import Draft
from people.models import CertifiedProfessional

ENTRY_LINK = re.compile(r'href="(/complaint/[^"]*)">Make a complaint about this person')


def begin(client: Client, public_id: str) -> Draft:
    """From the entry past the start and safety pages to the draft, by what stands on each page."""
    entry = client.get(f"/register/{public_id}/").content.decode()
    start = client.get(ENTRY_LINK.search(entry)[1]).content.decode()
    safety = client.get(re.search(r'href="(/complaint/safety/[^"]*)"', start)[1]).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="(about|understood)" value="([^"]*)">', safety))
    client.post("/complaint/code/", hidden)
    return Draft.objects.get()


@pytest.mark.django_db
def test_a_complaint_begun_at_an_entry_has_the_name_in_it(reference_data: None) -> None:
    person = CertifiedProfessional.objects.create(name="María Núñez")
    client = Client()
    draft = begin(client, person.public_id)
    assert draft.answers == {"respondent_name": ["María Núñez"], "chosen_in_register": [person.public_id]}
    assert draft.place == "", "it is gone on with from the first page"
    assert "María Núñez" in client.get("/complaint/who/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("about", ["", "nobody", "\x00", "'><b>", "x" * 500])
def test_one_who_comes_from_nowhere_begins_with_an_empty_complaint(about: str) -> None:
    client = Client()
    assert "put this name in" not in client.get("/complaint/", {"about": about}).content.decode()
    assert client.get("/complaint/safety/", {"about": about}).status_code == 200
    client.post("/complaint/code/", {"understood": "yes", "about": about})
    assert Draft.objects.get().answers == {}


@pytest.mark.django_db
def test_a_complaint_already_begun_is_not_changed_by_another_entry() -> None:
    first, second = (CertifiedProfessional.objects.create(name=name) for name in ("Ann Marlo", "Dana Reed"))
    client = Client()
    begin(client, first.public_id)
    start = client.get("/complaint/", {"about": second.public_id}).content.decode()
    assert "Dana Reed" not in start
    assert "Go on with your complaint" in start
    client.post("/complaint/code/", {"understood": "yes", "about": second.public_id})
    assert Draft.objects.filter(answers__respondent_name=["Ann Marlo"]).exists()


@pytest.mark.browser
def test_an_entry_on_paper_has_the_facts_and_the_time_and_nothing_to_press(
    open_page: Callable[..., Page], site: str
) -> None:
    person = CertifiedProfessional.objects.create(name="María Núñez", town="Norwich")
    page = open_page()
    page.goto(f"{site}/register/{person.public_id}/")
    page.emulate_media(media="print")
    for shown in ("María Núñez", "What is not shown here", "private cautions", "Checked on"):
        assert page.locator("main").get_by_text(shown).first.is_visible(), shown
    for hidden in (".site-header", ".site-footer", ".breadcrumbs", "main .btn", ".skip-link"):
        assert not any(one.is_visible() for one in page.locator(hidden).all()), hidden
