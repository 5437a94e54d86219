"""What search engines are told of and what they are asked to leave; nothing private stands in either."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from lxml import etree

from ccb_ethics.areas import is_private
from people import clock
from people.models import CertifiedProfessional, User
from sanctions.models import Publication
from sanctions.models.report import PublishedReport
from tests.access_tries import addresses

pytestmark = pytest.mark.django_db
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def publish(person: CertifiedProfessional, **changes: object) -> Publication:
    one, two = (User.objects.get_or_create(username=who, email=f"{who}@example.org")[0] for who in ("one", "two"))
    told: dict[str, object] = {
        "kind": "reprimand",
        "effective_on": date(2025, 1, 2),
        "live_from": date(2025, 1, 3),
        "drafted_at": clock.now(),
        "approved_by": two,
    }
    return Publication.objects.create(professional=person, name=person.name, drafted_by=one, **(told | changes))


def told() -> dict[str, str | None]:
    """The paths of the site map, each with the day of its last change."""
    answer = Client().get("/sitemap.xml")
    assert answer["Content-Type"] == "application/xml"
    listed = etree.fromstring(answer.content).iter(f"{SITEMAP}url")
    return {
        re.sub("^http://testserver", "", one.findtext(f"{SITEMAP}loc")): one.findtext(f"{SITEMAP}lastmod")
        for one in listed
    }


def test_every_public_page_is_in_the_site_map_in_both_languages_and_opens() -> None:
    paths = set(told())
    plain = {path for path in addresses() if "<" not in path and path.endswith("/") and not is_private(path)} - {
        "/demo/clock/"
    }
    assert paths == plain | {f"/es{path}" for path in plain}
    assert {path for path in paths if Client().get(path).status_code != 200} == set()


def test_only_what_is_live_is_in_the_site_map() -> None:
    person = CertifiedProfessional.objects.create(name="Dana Reed")
    live = publish(person)
    hidden = [
        publish(person, approved_by=None, live_from=None),
        publish(person, withdrawn_at=clock.now()),
        publish(person, live_until=date(2025, 2, 1)),
    ]
    PublishedReport.objects.create(
        year=2025, through=date(2025, 12, 31), figures={}, run_at=clock.now(), published_by=live.drafted_by,
        published_at=clock.now(),
    )  # fmt: skip
    paths = told()
    assert paths[f"/actions/{live.slug}/"] == paths[f"/es/actions/{live.slug}/"] == "2025-01-03"
    assert {"/reports/2025/", "/es/reports/2025/"} <= set(paths)
    assert not any(one.slug in path for one in hidden for path in paths)
    assert not any(person.public_id in path for path in paths), "nobody's entry is listed"


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_the_site_map_takes_three_queries_however_many_actions(rows: int, django_assert_num_queries) -> None:
    person = CertifiedProfessional.objects.create(name="Dana Reed")
    for _row in range(rows):
        publish(person)
    with django_assert_num_queries(3):
        Client().get("/sitemap.xml")


def test_what_is_not_the_publics_is_asked_to_be_left() -> None:
    answer = Client().get("/robots.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    lines = answer.content.decode().splitlines()
    left = [line.removeprefix("Disallow: ") for line in lines if line.startswith("Disallow: ")]
    private = {path for path in addresses() if is_private(path)}
    assert len(private) > 100
    assert {path for path in private if not path.startswith(tuple(left))} == set()
    assert {path for path in told() if path.startswith(tuple(left))} == set()
    assert f"{reverse('sanctions:register')}?" in left
    assert lines[0] == "User-agent: *"
    assert lines[-1] == "Sitemap: http://testserver/sitemap.xml"
