"""What surrounds every page: addresses, headers, menus, languages, the way out, the demo's clock, the administration."""

import re
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse
from django.utils import translation

from ccb_ethics.areas import Area, area_of
from ccb_ethics.context import Shell
from people import clock
from people.models import BODY_ROLES, Body, Committee, DemoClock, Role, Term

pytestmark = pytest.mark.django_db


def person_with(*roles):
    person = get_user_model().objects.create(username=f"holds-{'-'.join(roles) or 'nothing'}", name="Ana Peña")
    for role in roles:
        body = next(body for body in Body if role in BODY_ROLES[body])
        committee, _ = Committee.objects.get_or_create(code=body, defaults={"name": body.label})
        Term.objects.create(committee=committee, person=person, role=role, starts_on=date(2015, 1, 1))
    return person


def shell_for(user, path="/desk/"):
    request = RequestFactory().get(path)
    request.user = user
    return Shell(request)


# --- Addresses ---------------------------------------------------------------------------------------------------


def test_parties_have_each_address_in_two_languages_and_the_desk_in_one():
    with translation.override("es"):
        spanish = {name: reverse(name) for name in ("home", "complaints:my", "complaints:desk", "exit")}
    english = {name: reverse(name) for name in ("home", "complaints:my", "complaints:desk", "exit")}
    assert spanish == {"home": "/es/", "complaints:my": "/es/my/", "complaints:desk": "/desk/", "exit": "/exit/"}
    assert english == {"home": "/", "complaints:my": "/my/", "complaints:desk": "/desk/", "exit": "/exit/"}


def test_an_address_belongs_to_one_area_whatever_its_language():
    paths = ["/", "/es/", "/es/my/letters/3/", "/complaint/", "/respond/", "/desk/cases/", "/es/sign-in/", "/mystery/"]
    assert [area_of(path) for path in paths] == [
        Area.PUBLIC,
        Area.PUBLIC,
        Area.MY,
        Area.COMPLAINT,
        Area.RESPOND,
        Area.DESK,
        Area.ACCOUNT,
        Area.PUBLIC,
    ]


def test_the_language_link_leads_to_the_same_page():
    other = shell_for(AnonymousUser(), "/how-it-works/?from=home").other_language
    assert (other.code, other.name, other.address) == ("es", "Español", "/es/how-it-works/?from=home")
    with translation.override("es"):
        other = shell_for(AnonymousUser(), "/es/how-it-works/").other_language
    assert (other.code, other.name, other.address) == ("en", "English", "/how-it-works/")


def test_the_desk_has_one_language_and_an_unknown_page_offers_the_start():
    assert shell_for(AnonymousUser(), "/desk/").other_language is None
    assert shell_for(AnonymousUser(), "/nope/").other_language.address == "/es/"


# --- Headers -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/complaint/", "/es/complaint/nope/", "/my/", "/respond/", "/desk/", "/sign-in/"])
def test_a_private_page_is_not_stored_and_not_indexed(client, path):
    response = client.get(path)
    assert response["Cache-Control"] == "no-store"
    assert response["X-Robots-Tag"] == "noindex, nofollow"


def test_a_public_page_may_be_stored_unless_the_visitor_has_a_session(client):
    response = client.get("/contact/")
    assert "no-store" not in response.get("Cache-Control", "")
    assert not response.has_header("X-Robots-Tag")
    client.force_login(person_with())
    assert client.get("/contact/")["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/", "/desk/", "/nope/", "/exit/"])
def test_every_answer_closes_devices_and_content_guessing(client, path):
    response = client.get(path)
    assert "camera=()" in response["Permissions-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in response["Content-Security-Policy"]


# --- The way out -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["get", "post"])
def test_leaving_ends_the_session_and_goes_to_a_neutral_site(client, settings, method):
    client.force_login(person_with())
    session = client.session
    session["draft"] = 7
    session.save()
    response = getattr(client, method)("/exit/")
    assert response.status_code == 303
    assert response["Location"] == settings.EXIT_ADDRESS
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert response["Cache-Control"] == "no-store"
    assert dict(client.session) == {}


# --- Menus -------------------------------------------------------------------------------------------------------

EVERYONE = {"Cases", "Register", "Codes of ethics", "Count a date", "Workplace and ties"}
RUNS_THE_OFFICE = EVERYONE | {
    "Today", "Hearings", "Meetings", "Appeals", "Publication", "Sanctions", "Earlier discipline", "Import the register", "Reports", "Rules",
    "Enter a complaint", "Tips",
}  # fmt: skip
MENUS = {
    Role.EXECUTIVE_DIRECTOR: RUNS_THE_OFFICE | {"People and terms"},
    Role.CASE_STAFF: RUNS_THE_OFFICE,
    Role.INVESTIGATOR: EVERYONE | {"Waiting for you", "Hearings", "Rules"},
    Role.CHAIR: EVERYONE | {"Waiting for you", "Hearings", "Meetings", "Publication", "Sanctions", "Rules"},
    Role.CO_CHAIR: EVERYONE | {"Waiting for you", "Hearings", "Meetings", "Publication", "Sanctions", "Rules"},
    Role.MEMBER: EVERYONE | {"Waiting for you", "Hearings", "Meetings"},
    Role.DESIGNEE: EVERYONE | {"Waiting for you", "Hearings", "Meetings"},
    Role.PRESIDENT: EVERYONE | {"Waiting for you", "Appeals", "Decisions", "Alerts", "Tips"},
    Role.VICE_PRESIDENT: EVERYONE | {"Waiting for you", "Appeals", "Decisions", "Alerts", "Tips"},
    Role.DIRECTOR: EVERYONE | {"Waiting for you", "Appeals", "Decisions"},
}


def labels(shell):
    return {str(item.label) for item in [*shell.menu, *shell.more]}


def test_every_role_has_its_menu():
    assert {role: labels(shell_for(person_with(role))) for role in Role} == MENUS


def test_two_roles_see_one_menu_with_both():
    both = shell_for(person_with(Role.MEMBER, Role.DIRECTOR))
    assert labels(both) == MENUS[Role.MEMBER] | MENUS[Role.DIRECTOR]
    assert both.role_names == ["Ethics Committee member", "Director"]


def test_a_row_is_at_most_six_long():
    for role in Role:
        shell = shell_for(person_with(role))
        assert len(shell.menu) + bool(shell.more) <= 6


def test_nobody_without_a_role_sees_the_desk_menu():
    superuser = get_user_model().objects.create_superuser("root", "root@example.org", "x", name="Root")
    assert [labels(shell_for(user)) for user in (AnonymousUser(), person_with(), superuser)] == [set(), set(), set()]


def test_the_page_one_is_on_is_marked():
    shell = shell_for(person_with(Role.MEMBER), "/desk/cases/EC-2027-0042/")
    assert [str(item.label) for item in shell.menu if item.current] == ["Cases"]


# --- The demo's clock --------------------------------------------------------------------------------------------


@pytest.fixture
def demo(settings):
    settings.DEBUG = True
    settings.DEMO_CLOCK = True


def test_outside_the_demo_there_is_no_clock_to_set(client):
    assert client.post("/demo/clock/", {"day": "2027-03-31"}).status_code == 404
    assert b"demo-bar" not in client.get("/").content


def test_the_clock_of_the_demo_is_set_in_eastern_time(client, demo, reference_data):
    response = client.post("/demo/clock/", {"day": "2027-03-31", "hour": "09:00", "next": "/contact/"})
    assert (response.status_code, response["Location"]) == (302, "/contact/")
    ahead = clock.now() - datetime(2027, 3, 31, 13, 0, tzinfo=UTC)
    assert 0 <= ahead.total_seconds() + 1 < 60
    assert b"March 31, 2027" in client.get("/contact/").content


def test_the_clock_goes_back_to_the_real_time(client, demo, reference_data):
    client.post("/demo/clock/", {"day": "2027-03-31"})
    client.post("/demo/clock/", {"real": "1"})
    assert not DemoClock.objects.exists()


def test_an_unreadable_date_leaves_the_clock_as_it_was(client, demo):
    client.post("/demo/clock/", {"day": "soon"})
    assert not DemoClock.objects.exists()
    assert b"The clock stands as it was" in client.get("/").content


def test_the_demo_bar_leads_to_no_other_site(client, demo):
    assert client.post("/demo/clock/", {"real": "1", "next": "https://example.org/"})["Location"] == "/"


def test_a_look_at_the_clock_changes_nothing(client, demo):
    assert client.get("/demo/clock/").status_code == 405


# --- The administration ------------------------------------------------------------------------------------------


def test_the_administration_has_no_sign_in_page_of_its_own(client):
    response = client.get("/admin/login/?next=/admin/")
    assert response.status_code == 302
    assert response["Location"] == f"{reverse('people:sign-in')}?next=/admin/"
    assert client.post("/admin/login/", {"username": "root", "password": "x"}).status_code in (302, 403)


def test_only_a_superuser_finds_the_administration(client):
    staff = person_with(Role.EXECUTIVE_DIRECTOR)
    staff.is_staff = True
    staff.save()
    client.force_login(staff)
    assert client.get("/admin/", follow=True).status_code == 404
    client.force_login(get_user_model().objects.create_superuser("root", "root@example.org", "x", name="Root"))
    assert client.get("/admin/").status_code == 200


# --- Components --------------------------------------------------------------------------------------------------


def offer(label, why=None, main=True):
    return SimpleNamespace(step=SimpleNamespace(label=label, main=main), url=f"/do/{label.lower()}/", why=why)


def test_of_the_open_steps_one_is_primary_and_a_blocked_one_is_text_with_its_reason():
    offers = [offer("Vote", "Waits for the answer."), offer("Remind"), offer("Note")]
    html = render_to_string("components/steps.html", {"offers": offers})
    links = re.findall(r'class="btn (btn-[a-z-]+)"[^>]*>([A-Za-z]+)<', html)
    assert links == [("btn-primary", "Remind"), ("btn-outline-primary", "Note")]
    assert "<strong>Vote.</strong> Waits for the answer." in " ".join(html.split())
    beside = render_to_string("components/steps.html", {"offers": [offer("Note", main=False)]})
    assert "btn-primary" not in beside.replace("btn-outline-primary", "")


def test_a_reader_without_steps_is_told_so():
    assert "There is nothing for you to do now." in render_to_string("components/steps.html", {"offers": []})


def test_a_deadline_shows_day_distance_and_reason():
    deadline = SimpleNamespace(
        label="Answer due",
        due_on=date(2027, 5, 3),
        settled_on=None,
        lapsed_by_id=None,
        sentence="30 days from April 1.",
    )
    shell = SimpleNamespace(today=date(2027, 5, 5))
    html = render_to_string("components/deadline.html", {"deadline": deadline, "shell": shell})
    assert "Monday, May 3, 2027" in html
    assert "2 days late" in html
    assert "30 days from April 1." in html


# --- Colours (ux.md §4.3, §4.4; axe does not look at borders) ------------------------------------------------------

SHEET = Path(__file__).resolve().parent.parent / "static" / "ccb.css"


def lightness(colour):
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    lighter, darker = sorted((lightness(one), lightness(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.requirement(11)
def test_text_and_borders_stand_out_from_both_grounds():
    named = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", SHEET.read_text()))
    for ground in (named["page-calm"], named["page-work"]):
        for text in ("ink", "ink-second", "accent", "visited", "danger"):
            assert contrast(named[text], ground) >= 4.5, text
        assert contrast(named["border-input"], ground) >= 3


def test_every_family_of_states_is_readable_and_has_a_shape():
    sheet = SHEET.read_text()
    danger = re.search(r"--danger: (#[0-9a-f]+);", sheet)[1]
    families = dict(re.findall(r"\.status-([a-z-]+) \{ color: (#[0-9a-f]+; background: [^;]+);", sheet))
    assert set(families) == {"needs-you", "with-others", "scheduled", "done", "neutral", "overdue", "public-action"}
    assert set(re.findall(r"\.status-([a-z-]+)::before", sheet)) == set(families)
    for name, pair in families.items():
        ink, ground = pair.replace("var(--danger)", danger).split("; background: ")
        assert contrast(ink, ground) >= 7, name
