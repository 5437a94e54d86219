"""The public pages and data files of the codes, and the admin where a new edition is loaded."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from html.parser import HTMLParser

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from django.utils import translation

from code_of_ethics.models import Edition, Provision

EDITION_PAGES = [
    "/codes/cprs/2022/",
    "/codes/cprs/before-2022/",
    "/codes/crss/undated/",
    "/codes/procedures/undated/",
]
DATA = ["/codes/cprs.json", "/codes/crss.json", "/codes/glossary.json"]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """A page read in Spanish leaves that language on for whatever the same thread does next."""
    with translation.override("en"):
        yield


@pytest.fixture
def codes(db: None) -> None:
    call_command("loaddata", "codes_of_ethics", verbosity=0)


class Page(HTMLParser):
    """The words of a page, those marked as quoted apart, and the ids it has."""

    VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[bool] = []
        self.ids: list[str] = []
        self.quoted: list[str] = []
        self.own: list[str] = []
        self.quotes_without_language: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if "id" in given:
            self.ids.append(given["id"] or "")
        if "data-quoted" in given and given.get("lang") != "en":
            self.quotes_without_language.append(tag)
        if tag not in self.VOID:
            self.open.append("data-quoted" in given or (bool(self.open) and self.open[-1]))

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        (self.quoted if self.open and self.open[-1] else self.own).extend(data.split())


def read(client: Client, address: str) -> Page:
    answer = client.get(address)
    assert answer.status_code == 200
    return Page(answer.content.decode())


def words(*texts: str) -> str:
    return " ".join(" ".join(texts).split())


def load_editions(count: int) -> None:
    for number in range(count):
        Edition.objects.create(
            code=f"code-{number}",
            slug="2026",
            credential=f"Credential {number}",
            title=f"Code {number}",
            effective_from=date(2026, 1, 1),
            text_held=True,
        )


def load_rules(count: int) -> None:
    edition = Edition.objects.create(
        code="code", slug="2026", credential="x", title="x", effective_from=date(2026, 1, 1), text_held=True
    )
    for number in range(1, count + 1):
        edition.provisions.create(number=number, reference=f"CODE-{number}", ethic="x", importance="x")
        edition.glossary_terms.create(order=number, term=f"term {number}", definition="x")


@pytest.mark.parametrize("edition", [("cprs", "2022"), ("crss", "undated")])
@pytest.mark.parametrize("language", ["", "/es"])
def test_a_page_quotes_every_word_of_its_edition_in_order(
    client: Client, codes: None, edition: tuple[str, str], language: str
) -> None:
    text = Edition.objects.get_by_natural_key(*edition)
    page = read(client, f"{language}{text.get_absolute_url()}")
    expected = [text.adopted_note, text.heading, text.preamble_heading, text.preamble, text.glossary_heading]
    expected += [part for term in text.glossary_terms.all() for part in (term.term, term.definition)]
    expected += [text.provisions_heading, text.purposes_heading, *text.purpose_list]
    for rule in text.provisions.all():
        expected += [text.ethic_heading, rule.ethic, text.importance_heading, rule.importance]
    assert words(*expected, text.credit_line) in words(*page.quoted)
    assert text.title in words(*page.quoted)


@pytest.mark.parametrize("address", ["/codes/", *EDITION_PAGES])
def test_quotes_are_marked_as_english_on_every_page(client: Client, codes: None, address: str) -> None:
    page = read(client, address)
    assert page.quoted
    assert page.quotes_without_language == []


@pytest.mark.parametrize(("address", "count"), [("/codes/cprs/2022/", 15), ("/codes/crss/undated/", 18)])
def test_each_rule_has_an_address_of_its_own_on_the_page(client: Client, codes: None, address: str, count: int) -> None:
    ids = read(client, address).ids
    assert [name for name in ids if name.startswith("provision-")] == [f"provision-{n}" for n in range(1, count + 1)]
    assert len(ids) == len(set(ids))


def test_a_provision_knows_its_address(client: Client, codes: None) -> None:
    provision = Provision.objects.select_related("edition").get(reference="CPRS-11")
    assert provision.get_absolute_url() == "/codes/cprs/2022/#provision-11"


def test_the_list_names_every_edition_and_says_which_text_is_not_held(client: Client, codes: None) -> None:
    html = client.get("/codes/").content.decode()
    assert [found for found in re.findall(r'href="(/codes/[^"]+/)"', html) if found in EDITION_PAGES] == EDITION_PAGES
    assert html.count("We do not hold its text yet.") == 2
    assert "In force from April 1, 2022." in html
    assert "In force before April 1, 2022." in html
    assert "It has 15 rules." in html
    assert "It has 18 rules." in html


def test_the_list_leads_to_each_text_as_data(client: Client, codes: None) -> None:
    html = client.get("/es/codes/").content.decode()
    assert re.findall(r'href="([^"]+\.json)"', html) == DATA


def test_the_empty_edition_says_that_its_text_is_not_held(client: Client, codes: None) -> None:
    page = read(client, "/codes/cprs/before-2022/")
    assert "We do not hold this text yet." in words(*page.own)
    assert not [name for name in page.ids if name.startswith("provision-")]


def test_our_descriptions_of_the_procedures_are_shown_as_ours(client: Client, codes: None) -> None:
    page = read(client, "/codes/procedures/undated/")
    assert words(*page.own).count("These are our own words.") == 2


def test_a_text_still_being_entered_is_not_shown(client: Client, db: None) -> None:
    entered = Edition.objects.create(
        code="other", slug="2026", credential="x", title="x", preamble="Half a preamble", credit_line="Half a credit"
    )
    entered.provisions.create(number=1, reference="OTHER-1", ethic="Half a rule", importance="x")
    entered.glossary_terms.create(order=1, term="Half a term", definition="x")
    assert "Half" not in client.get("/codes/other/2026/").content.decode()
    assert client.get("/codes/other.json").status_code == 404
    assert client.get("/codes/glossary.json").json() == {"terms": []}


@pytest.mark.parametrize(
    "address", ["/codes/none/2022/", "/codes/cprs/1999/", "/codes/none.json", "/es/codes/cprs.json"]
)
def test_what_we_do_not_have_is_not_found(client: Client, codes: None, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(("code", "edition", "first_day"), [("cprs", "2022", "2022-04-01"), ("crss", "undated", None)])
def test_a_code_as_data_has_these_entries_and_no_others(
    client: Client, codes: None, code: str, edition: str, first_day: str | None
) -> None:
    answer = client.get(f"/codes/{code}.json")
    assert answer["Content-Type"] == "application/json"
    body = answer.json()
    provisions = body.pop("provisions")
    assert body == {"code": code, "edition": edition, "effective_from": first_day}
    assert {frozenset(rule) for rule in provisions} == {frozenset({"number", "ethic", "importance"})}


def test_the_glossary_as_data_has_these_entries_and_no_others(client: Client, codes: None) -> None:
    body = client.get("/codes/glossary.json").json()
    assert set(body) == {"terms"}
    assert {frozenset(term) for term in body["terms"]} == {frozenset({"term", "definition"})}


def test_a_newer_text_takes_the_place_of_the_older_in_the_data(client: Client, codes: None) -> None:
    newer = Edition.objects.create(
        code="cprs", slug="2030", credential="x", title="x", effective_from=date(2030, 1, 1), text_held=True
    )
    newer.glossary_terms.create(order=1, term="Client", definition="x")
    assert client.get("/codes/cprs.json").json()["edition"] == "2030"
    assert client.get("/codes/glossary.json").json() == {"terms": [{"term": "Client", "definition": "x"}]}


@pytest.mark.parametrize("address", ["/codes/", *EDITION_PAGES, *DATA])
def test_the_codes_are_only_read(client: Client, codes: None, address: str) -> None:
    assert client.head(address).status_code == 200
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_the_list_asks_one_query_however_many_editions(
    client: Client, db: None, rows: int, django_assert_num_queries: Callable
) -> None:
    load_editions(rows)
    with django_assert_num_queries(1):
        assert client.get("/codes/").content.decode().count('/2026/"') == rows


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_an_edition_asks_three_queries_however_many_rules_and_terms(
    client: Client, db: None, rows: int, django_assert_num_queries: Callable
) -> None:
    load_rules(rows)
    with django_assert_num_queries(3):
        assert client.get("/codes/code/2026/").content.decode().count("<article") == rows


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_a_code_as_data_asks_two_queries_and_the_glossary_one(
    client: Client, db: None, rows: int, django_assert_num_queries: Callable
) -> None:
    load_rules(rows)
    with django_assert_num_queries(2):
        assert len(client.get("/codes/code.json").json()["provisions"]) == rows
    with django_assert_num_queries(1):
        assert len(client.get("/codes/glossary.json").json()["terms"]) == rows


def edition_form(client: Client, edition: Edition) -> str:
    superuser = get_user_model().objects.create_superuser("root@example.org", "root@example.org", "x")
    client.force_login(superuser, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(f"/admin/code_of_ethics/edition/{edition.pk}/change/")
    assert answer.status_code == 200
    return answer.content.decode()


def entries(html: str) -> set[str]:
    return set(re.findall(r'<(?:input|textarea|select)[^>]* name="([a-z_]+)"', html)) - {"csrfmiddlewaretoken"}


def test_of_a_complete_text_only_the_last_day_can_be_set(client: Client, codes: None) -> None:
    html = edition_form(client, Edition.objects.get(code="crss"))
    assert entries(html) - {"_save", "_continue", "_addanother"} == {"effective_to"}
    assert re.findall(r'name="provisions-\d+-ethic"', html) == []
    assert "/delete/" not in html


def test_a_text_that_is_not_complete_can_be_entered(client: Client, codes: None) -> None:
    html = edition_form(client, Edition.objects.get(code="procedures"))
    assert {"preamble", "credit_line", "text_held"} <= entries(html)
    assert len(re.findall(r'name="provisions-\d+-ethic"', html)) == 2
