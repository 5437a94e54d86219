"""The public register and the list of public actions: what is found, what is shown, and that nothing else leaks."""

import ast
import re
from collections.abc import Iterator
from datetime import date, datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from complaints.models import SanctionKind, Status
from people import clock
from people.models import CertifiedProfessional, Credential, User
from sanctions.models import Publication, Sanction
from tests.source import imports, modules
from tests.stepping import NOON, credential, load_tables, new_case, person

pytestmark = pytest.mark.django_db
PUBLIC_PAGES = (
    "sanctions.views.open_data",
    "sanctions.open_data",
    "sanctions.views.public",
    "sanctions.register",
    "sanctions.views.disputing",
)
DAY = date(2027, 6, 15)


@pytest.fixture(autouse=True)
def _on_a_day_in_2027(db: None) -> Iterator[None]:
    load_tables()
    with time_machine.travel(datetime(2027, 6, 15, 10, tzinfo=clock.ZONE), tick=False):
        yield


@pytest.fixture
def two_people() -> tuple[User, User]:
    return person("drafter"), person("approver")


def publish(held: Credential, two_people: tuple[User, User], kind: str = "reprimand", **facts: object) -> Publication:
    return Publication.objects.create(
        professional=held.professional,
        kind=kind,
        name=held.professional.name,
        credential=f"{held.type.name} {held.number}",
        town=held.professional.town,
        provisions="CPRS-12",
        drafted_by=two_people[0],
        drafted_at=NOON,
        **{
            "summary": "A breach of CPRS-12 was found.",
            "effective_on": date(2027, 3, 1),
            "approved_by": two_people[1],
            "approved_at": NOON,
            "live_from": date(2027, 3, 8),
            "live_until": date(2032, 3, 1),
            **facts,
        },
    )


def read(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def found(query: str) -> set[str]:
    answer = Client().get(reverse("sanctions:register"), {"q": query})
    return {entry.professional.name for entry in answer.context["entries"]}


# ------------------------------------------------------------------------------------------------------------- searching


def test_a_person_is_found_by_name_former_name_town_and_number() -> None:
    credential("María José Núñez-O'Neill", "CPRS-1", town="New Haven", former_names="Maria Delgado")
    credential("Dana Reed", "CPRS-2", town="Norwich")
    for query in ("nunez", "Núñez O’Neill", "delgado", "MARIA new haven", "cprs-1", " CPRS-1 "):
        assert found(query) == {"María José Núñez-O'Neill"}, query
    assert found("e") == {"María José Núñez-O'Neill", "Dana Reed"}
    assert found("reed new haven") == set()


def test_without_a_question_nobody_is_listed() -> None:
    credential("Dana Reed", "CPRS-2")
    for query in ("", "   ", "'"):
        assert found(query) == set()
    assert "Dana Reed" not in read("/register/")


def test_a_result_shows_name_credential_status_and_town_and_no_employer() -> None:
    held = credential("Dana Reed", "CPRS-2", town="Norwich", employer="Harbor House", email="dana@example.org")
    page = read("/register/?q=reed") + read(f"/register/{held.professional.public_id}/")
    for shown in ("Dana Reed", "CPRS-2", "Certified.", "Norwich"):
        assert shown in page
    assert "Harbor House" not in page
    assert "dana@example.org" not in page


def test_finding_nobody_says_what_to_do_next() -> None:
    page = read("/register/?q=nobody")
    assert "0 people found" in page
    assert "try an earlier name, or the town" in page
    assert reverse("complaints:start") in page


def test_what_was_typed_is_shown_as_words() -> None:
    assert "<b>x" not in read("/register/?q=%3Cb%3Ex")


def test_the_register_speaks_spanish() -> None:
    credential("Dana Reed", "CPRS-2")
    assert '<html lang="es">' in read("/es/register/?q=reed")


# --------------------------------------------------------------------------------------------------- entries and actions


def test_the_status_sentence_comes_before_everything_else(two_people: tuple[User, User]) -> None:
    held = credential("Dana Reed", "CPRS-2")
    publish(held, two_people, "suspension", ends_on=date(2027, 9, 1))
    page = read(f"/register/{held.professional.public_id}/")
    main = page[page.index("<main") :]
    order = ["Suspended until September 1, 2027", "Credentials", "Public actions", "A breach of CPRS-12 was found."]
    order += ["What is not shown here", "Checked on June 15, 2027, 10:00 a.m. ET", "Make a complaint about this person"]
    places = [main.index(words) for words in order]
    assert places == sorted(places)


def test_an_applicant_and_a_person_without_credential_have_an_entry() -> None:
    applicant = credential("Ann Applicant", "")
    Credential.objects.filter(pk=applicant.pk).update(certified_on=None)
    nobody = CertifiedProfessional.objects.create(name="Nora None")
    assert "Applicant. Not certified yet." in read(f"/register/{applicant.professional.public_id}/")
    assert "We have no credential on record" in read(f"/register/{nobody.public_id}/")
    assert Client().get("/register/nobody-here/").status_code == 404


def test_each_credential_says_how_it_stands(two_people: tuple[User, User]) -> None:
    held = credential("Dana Reed", "CPRS-2")
    Credential.objects.create(
        professional=held.professional, type=held.type, number="CPRS-3", applied_on=DAY, certified_on=DAY
    )
    publish(held, two_people, "revocation", live_until=None)
    answer = Client().get(f"/register/{held.professional.public_id}/")
    shown = {row.number: standing.words for row, standing in answer.context["entry"].credentials}
    assert shown == {
        "CPRS-2": "Revoked on March 1, 2027. A revocation is permanent.",
        "CPRS-3": "Certified.",
    }


def test_a_sanction_whose_number_is_nobodys_counts_for_all_credentials(two_people: tuple[User, User]) -> None:
    held = credential("Dana Reed", "CPRS-2")
    publish(held, two_people, "revocation", live_until=None)
    Credential.objects.filter(pk=held.pk).update(number="CPRS-99")
    answer = Client().get(f"/register/{held.professional.public_id}/")
    assert [standing.family for _row, standing in answer.context["entry"].credentials] == ["overdue"]


def test_only_what_is_live_today_is_public(two_people: tuple[User, User]) -> None:
    held = credential("Dana Reed", "CPRS-2")
    slugs = {
        "live": publish(held, two_people).slug,
        "draft": publish(held, two_people, approved_by=None, approved_at=None, live_from=None).slug,
        "tomorrow": publish(held, two_people, live_from=date(2027, 6, 16)).slug,
        "over today": publish(held, two_people, live_until=DAY).slug,
        "withdrawn": publish(held, two_people, withdrawn_at=NOON).slug,
        "never reinstated": publish(held, two_people, "suspension", ends_on=date(2020, 1, 1), live_until=DAY).slug,
    }
    answers = {name: Client().get(f"/actions/{slug}/").status_code for name, slug in slugs.items()}
    assert answers == {
        "live": 200,
        "draft": 404,
        "tomorrow": 404,
        "over today": 404,
        "withdrawn": 410,
        "never reinstated": 200,
    }
    listed = set(re.findall(r"/actions/([0-9a-f]{12})/", read("/actions/")))
    assert listed == {slugs["live"], slugs["never reinstated"]}
    assert set(re.findall(r"/actions/([0-9a-f]{12})/", read(f"/register/{held.professional.public_id}/"))) == listed


def test_the_list_is_filtered_by_the_address(two_people: tuple[User, User]) -> None:
    held = credential("Dana Reed", "CPRS-2")
    old = publish(held, two_people, effective_on=date(2026, 5, 1)).slug
    new = publish(held, two_people).slug
    gone = publish(held, two_people, "revocation", live_until=None).slug

    def listed(query: str) -> set[str]:
        return set(re.findall(r"/actions/([0-9a-f]{12})/", read(f"/actions/{query}")))

    assert listed("") == {old, new, gone}
    assert listed("?year=2026") == {old}
    assert listed("?kind=revocation") == {gone}
    assert listed("?year=2027&kind=reprimand") == {new}
    assert listed("?year=2026&kind=suspension") == set()
    assert "Choose another year or kind" in read("/actions/?year=2026&kind=suspension")
    assert listed("?year=soon&kind=caution&page=x") == {old, new, gone}


def test_the_page_of_an_action_names_what_the_rules_allow(two_people: tuple[User, User]) -> None:
    held = credential("Dana Reed", "CPRS-2", town="Norwich", employer="Harbor House")
    published = publish(held, two_people, appeal_note="No appeal was filed")
    page = read(f"/actions/{published.slug}/")
    for shown in (
        "Dana Reed",
        "CPRS-2",
        "Norwich",
        "CPRS-12",
        "Public Reprimand",
        "March 1, 2027",
        "No appeal was filed",
    ):
        assert shown in page
    for hidden in ("drafter", "approver", "Harbor House"):
        assert hidden not in page


@pytest.mark.parametrize("address", ["/register/", "/actions/"])
def test_nothing_can_be_sent_to_a_public_page(address: str) -> None:
    assert Client().post(address).status_code == 405


# ------------------------------------------------------------------------------------------- no path to a case, no trace


def test_the_public_pages_import_nothing_that_reaches_a_case() -> None:
    """Followed through every module; a package's own file counts only where something is asked of it."""
    edges: dict[str, set[str]] = {}
    for one in imports():
        if not one.for_types:
            edges.setdefault(one.module.name, set()).add(one.target)
    reached, ways = set(), list(PUBLIC_PAGES)
    while ways:
        name = ways.pop()
        if name not in reached:
            reached.add(name)
            ways += edges.get(name, set())
    ours = {name for name in reached if name.split(".")[0] in {module.app for module in modules()}}
    assert {name for name in ours if not name.startswith("people")} == {
        "sanctions.views.public",
        "sanctions.views.open_data",
        "sanctions.open_data",
        "sanctions.register",
        "sanctions.register_search",
        "sanctions.models.publication",
        "sanctions.models.interim_status",
        "sanctions.views.disputing",
        "sanctions.forms.disputing",
        "sanctions.actions.raising",
        "sanctions.models.dispute",
        "complaints.forms.questions",  # the kinds of question, which know no case
    }


def test_of_the_publications_module_only_the_publication_is_asked() -> None:
    """The link between a sanction and its publication stands in the same file and is for staff."""
    asked = {
        alias.name
        for module in modules("sanctions")
        if module.name in PUBLIC_PAGES
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and node.module == "sanctions.models.publication"
        for alias in node.names
    }
    assert asked == {"Publication", "PublicationQuerySet", "PublicKind"}


def public_site(held: Credential) -> dict[str, bytes]:
    entry = f"register/{held.professional.public_id}/"
    names = ["", "how-it-works/", "what-we-can-do/", "contact/", "privacy/", "accessibility/", "codes/", "complaint/"]
    names += ["register/", "register/?q=reed", "register/?q=CPRS-2", entry, "actions/"]
    names += ["actions/?year=2027", "actions/?kind=reprimand"]
    pages = {}
    for address in [f"/{name}" for name in names] + [f"/es/{name}" for name in names]:
        answer = Client().get(address)
        assert answer.status_code == 200, address
        token = rb'name="csrfmiddlewaretoken" value="\w+"'  # new each time, whatever is in the database
        pages[address] = re.sub(token, b"", answer.content) + repr(sorted(answer.headers.items())).encode()
    return pages


def test_a_written_caution_changes_no_byte_of_any_public_page(two_people: tuple[User, User]) -> None:
    held = credential("Dana Reed", "CPRS-2")
    facts = ["filed", "caution", "published"]
    case = new_case(Status.FINAL, respondent=held.professional, credential=held, facts=facts)
    before = public_site(held)
    Sanction.objects.create(
        case=case,
        kind=SanctionKind.CAUTION,
        terms="Take a course in boundaries.",
        decided_at=NOON,
        effective_on=date(2027, 3, 1),
    )
    assert public_site(held) == before
    publish(held, two_people)
    changed = {address for address, page in public_site(held).items() if page != before[address]}
    entry = f"/register/{held.professional.public_id}/"
    assert {entry, f"/es{entry}", "/actions/", "/es/actions/"} <= changed  # what could leak would have been seen


# ---------------------------------------------------------------------------------------------------------------- counts


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_results_take_six_queries_however_many(
    rows: int, two_people: tuple[User, User], django_assert_num_queries
) -> None:
    for number in range(rows):
        publish(credential(f"Reed {number}", f"CPRS-{number}"), two_people)
    with django_assert_num_queries(6):
        Client().get("/register/", {"q": "reed"})


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_the_list_of_actions_takes_three_queries_however_many(
    rows: int, two_people: tuple[User, User], django_assert_num_queries
) -> None:
    for number in range(rows):
        publish(credential(f"Reed {number}", f"CPRS-{number}"), two_people)
    with django_assert_num_queries(3):
        Client().get("/actions/")


def test_a_page_holds_twenty_five_and_keeps_the_question() -> None:
    for number in range(26):
        credential(f"Reed {number}", f"CPRS-{number}")
    first, second = read("/register/?q=reed"), read("/register/?q=reed&page=2")
    assert (len(re.findall("/register/[a-z0-9]{10}/", first)), len(re.findall("/register/[a-z0-9]{10}/", second))) == (
        25,
        1,
    )
    assert "?q=reed&amp;page=2" in first
