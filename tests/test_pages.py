"""The plain pages: what every one has, and that they promise only what the rules say."""

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse
from django.utils import translation

from complaints.models import RuleSet
from complaints.rules import DEFAULTS
from complaints.seats import READS, Seat

PAGES = ("home", "how-it-works", "what-we-can-do", "contact", "privacy", "accessibility")
LANGUAGES = ("en", "es")
pytestmark = pytest.mark.django_db


class Outline(HTMLParser):
    """The parts of a page that these tests ask about."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str, str] = {}
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        for tag in self._open:
            self.text[tag] = self.text.get(tag, "") + data

    def count(self, tag: str) -> int:
        return sum(1 for name, _ in self.tags if name == tag)

    def words(self, tag: str) -> str:
        return " ".join(self.text.get(tag, "").split())


def address(name, language):
    with translation.override(language):
        return reverse(name)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_one_heading_landmarks_and_its_language(client, name, language):
    response = client.get(address(name, language))
    page = Outline(response.content.decode())
    assert response.status_code == 200
    assert {tag: page.count(tag) for tag in ("h1", "main", "header", "footer", "title")} == {
        "h1": 1,
        "main": 1,
        "header": 1,
        "footer": 1,
        "title": 1,
    }
    assert dict(page.tags)["html"]["lang"] == language


def test_each_page_has_a_title_of_its_own_in_three_parts(client):
    titles = [Outline(client.get(reverse(name)).content.decode()).words("title") for name in PAGES]
    assert len(set(titles)) == len(PAGES)
    assert {title.split(" – ", 1)[1] for title in titles} == {f"Ethics complaints – {settings.BOARD_NAME}"}


@pytest.mark.parametrize("name", PAGES)
def test_the_first_link_skips_to_the_main_part(client, name):
    page = Outline(client.get(reverse(name)).content.decode())
    first = next(attributes for tag, attributes in page.tags if tag == "a")
    assert first["href"] == "#main"
    assert any(attributes.get("id") == "main" for tag, attributes in page.tags if tag == "main")


@pytest.mark.parametrize("name", PAGES)
def test_every_page_gives_the_numbers_for_danger(client, name):
    html = client.get(reverse(name)).content.decode()
    assert {"tel:911", "tel:988", "tel:18006624357"} <= set(re.findall(r'href="(tel:\d+)"', html))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_holds_no_inline_style_or_script_and_loads_nothing_from_elsewhere(client, name):
    page = Outline(client.get(reverse(name)).content.decode())
    assert [tag for tag, attributes in page.tags if "style" in attributes or tag == "style"] == []
    assert [tag for tag, attributes in page.tags if any(key.startswith("on") for key in attributes)] == []
    assert page.words("script") == ""
    loaded = [a.get("src") or a.get("href") for tag, a in page.tags if tag in ("script", "link", "img")]
    assert [source for source in loaded if not source.startswith("/static/")] == []


@pytest.mark.parametrize("name", ["home", "contact", "accessibility"])
def test_a_visitor_costs_no_query(client, name, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get(reverse(name))


def test_how_it_works_tells_the_numbers_of_the_rule_set_in_force(client):
    RuleSet.objects.create(version=99, effective_from=date(2016, 1, 1), values={"answer_days": 47})
    text = client.get(reverse("how-it-works")).content.decode()
    assert "They have 47 days to answer" in " ".join(text.split())
    assert f"within {DEFAULTS['receipt_days'].value} business days" in " ".join(text.split())


def test_the_four_sanctions_are_named_and_nothing_else_is_promised(client):
    page = client.get(reverse("what-we-can-do")).content.decode()
    assert [" ".join(term.split()) for term in re.findall(r"<dt>(.*?)</dt>", page, re.DOTALL)] == [
        "Give a written caution",
        "Reprimand the person in public",
        "Suspend the certificate",
        "Revoke the certificate",
    ]


def test_who_sees_what_agrees_with_what_a_seat_may_read(client):
    """The table on the privacy page promises this; `complaints.seats.READS` must keep it."""
    page = " ".join(client.get(reverse("privacy")).content.decode().split())
    rows = dict(re.findall(r'<th scope="row">(.*?)</th>(.*?)</tr>', page))
    shown_to_respondent = {row for row, cells in rows.items() if not cells.rsplit("<td", 1)[1].endswith(">No</td> ")}
    assert shown_to_respondent == {"What you wrote", "Your name", "Papers and photos you send", "Their answer"}
    respondent_reads = {kind for kind, seats in READS.items() if Seat.RESPONDENT in seats}
    assert {"complaint", "evidence", "answer"} <= respondent_reads
    assert respondent_reads & {"client_record", "votes", "people", "notices", "audit"} == set()
    assert READS["client_record"] == {Seat.DIRECTOR, Seat.CHAIR}


@pytest.mark.parametrize("address", ["/nope/", "/es/nope/", "/codes/nope/nope/"])
def test_what_is_not_found_gets_a_page_of_ours(client, address):
    response = client.get(address)
    assert response.status_code == 404
    assert Outline(response.content.decode()).count("h1") == 1


def test_in_the_demo_too_what_is_not_found_says_nothing_about_why(client, settings):
    settings.DEBUG = True
    for address in ("/nope/", "/codes/nope/nope/"):
        response = client.get(address)
        assert response.status_code == 404
        assert b"URLconf" not in response.content
        assert b"We cannot find this page" in response.content


def test_the_page_for_a_breakdown_asks_neither_database_nor_request(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert Outline(render_to_string("500.html")).count("h1") == 1


def test_the_vendored_style_sheet_names_no_source_map():
    """The strict storage of production fails on a map that is not there."""
    sheets = sorted(Path(settings.BASE_DIR, "static").rglob("*.css"))
    assert {"bootstrap.min.css", "ccb.css"} <= {sheet.name for sheet in sheets}
    assert [sheet.name for sheet in sheets if "sourceMappingURL" in sheet.read_text()] == []


def test_a_page_of_a_complaint_shows_the_way_out_and_no_menu():
    page = Outline(render_to_string("base.html", request=RequestFactory().get("/es/complaint/what-happened/")))
    links = [attributes for tag, attributes in page.tags if tag == "a"]
    assert links[0]["href"] == reverse("exit")
    assert [link["href"] for link in links if "data-leave" in link] == [reverse("exit")] * 2
    assert not any(attributes.get("class") in ("menu-wide", "menu-narrow") for _, attributes in page.tags)


@pytest.mark.requirement(7)
def test_help_stands_at_the_same_place_in_each_area():
    for area in ("/", "/complaint/", "/my/"):
        page = Outline(render_to_string("base.html", request=RequestFactory().get(area)))
        header_links = [
            a.get("id") or a.get("lang") for tag, a in page.tags if tag == "a" and ("id" in a or "lang" in a)
        ]
        assert header_links[:2] == ["es", "help"]
