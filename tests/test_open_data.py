"""The public actions for programs: what is given, what is refused, and that nothing private is in it."""

import csv
import io
import re
from datetime import date, datetime
from pathlib import Path

import pytest
from django.test import Client
from lxml import etree

from people import clock
from people.models import CertifiedProfessional, User
from sanctions.models import Publication
from sanctions.open_data import COLUMNS

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).parent / "files" / "atom.rng"))
ADDRESSES = ["/actions.json", "/actions.csv", "/actions/feed.atom"]


def published(how_many: int = 1, **changes: object) -> None:
    drafter, approver = (
        User.objects.get_or_create(username=who, email=f"{who}@example.org")[0] for who in ("one", "two")
    )
    about = CertifiedProfessional.objects.create(name="Dana Reed", email="dana@example.org")
    told: dict[str, object] = {
        "professional": about,
        "kind": "reprimand",
        "name": "Dana Reed",
        "credential": "Prevention Specialist 1",
        "provisions": "CPRS-12",
        "summary": "A breach of CPRS-12.",
        "effective_on": date(2025, 1, 2),
        "live_from": date(2025, 1, 3),
        "drafted_by": drafter,
        "drafted_at": clock.now(),
        "approved_by": approver,
    }
    Publication.objects.bulk_create(Publication(**(told | changes)) for _one in range(how_many))


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("rows", [1, 3, 50])
def test_each_is_read_with_few_queries_however_many_actions(address: str, rows: int, django_assert_num_queries) -> None:
    published(rows)
    with django_assert_num_queries(2 if address == "/actions.json" else 1):
        assert Client().get(address).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_is_not_live_and_who_drafted_are_in_none_of_them(address: str) -> None:
    published()
    published(name="Not Yet Approved", approved_by=None, live_from=None)
    published(name="Taken Back", withdrawn_at=clock.now())
    published(name="Run Out", live_until=date(2025, 2, 1))
    shown = Client().get(address).content.decode()
    assert "Dana Reed" in shown
    for hidden in ("Not Yet Approved", "Taken Back", "Run Out", "example.org"):
        assert hidden not in shown


def test_the_json_is_filtered_by_year_and_kind() -> None:
    published()
    published(kind="revocation", effective_on=date(2024, 5, 6))
    answer = Client().get("/actions.json", {"year": "2024", "kind": "revocation"}).json()
    assert (answer["count"], answer["page"], answer["pages"]) == (1, 1, 1)
    assert tuple(answer["actions"][0]) == COLUMNS
    assert (answer["actions"][0]["effective_on"], answer["actions"][0]["ends_on"]) == ("2024-05-06", None)


@pytest.mark.parametrize(
    ("query", "status"),
    [("year=24", 400), ("year=²⁰²⁵", 400), ("kind=caution", 400), ("page=0", 400), ("page=x", 400), ("page=2", 404)],
)
def test_what_cannot_be_read_is_answered_with_a_sentence(query: str, status: int) -> None:
    answer = Client().get(f"/actions.json?{query}")
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/json")
    assert answer.json()["error"].endswith(".")


def test_no_cell_of_the_spreadsheet_is_run_as_a_formula() -> None:
    published(name="=1+1", summary=" @SUM(A1)")
    row = next(csv.DictReader(io.StringIO(Client().get("/actions.csv").content.decode())))
    assert (row["name"], row["summary"]) == ("'=1+1", "' @SUM(A1)")


@pytest.mark.parametrize("rows", [0, 3])
def test_the_feed_is_valid_by_the_grammar_of_rfc_4287_and_by_what_its_text_adds(rows: int) -> None:
    published(rows, reinstated_on=date(2025, 3, 4), summary="One <b> & two.\nThree.")
    for address in ("/actions/feed.atom", "/es/actions/feed.atom"):
        answer = Client().get(address)
        assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
        feed = etree.fromstring(answer.content)
        GRAMMAR.assertValid(feed)
        entries = feed.findall(f"{ATOM}entry")
        assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == rows
        assert feed.findtext(f"{ATOM}author/{ATOM}name"), "an entry without author needs one of the feed (4.1.1)"
        assert [link.get("rel") for link in feed.findall(f"{ATOM}link")] == ["alternate", "self"]
        for part in [feed, *entries]:
            assert part.findtext(f"{ATOM}id").startswith("http"), "an id is a whole IRI (4.2.6)"
            assert datetime.fromisoformat(part.findtext(f"{ATOM}updated")).tzinfo is not None


def test_the_grammar_refuses_a_feed_that_lacks_something() -> None:
    published()
    feed = Client().get("/actions/feed.atom").content.decode()
    for broken in (
        feed.replace("<id>", "<id><b/>", 1),
        re.sub("<updated>.*?</updated>", "", feed),
        re.sub("<title>.*?</title>", "", feed),
    ):
        assert not GRAMMAR.validate(etree.fromstring(broken.encode()))
