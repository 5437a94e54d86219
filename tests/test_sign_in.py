"""Signing in, choosing a password, and the demo's one-click sign-in, through the pages."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth import SESSION_KEY
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from people import actions, passwords
from people.models import User

AT = datetime(2027, 1, 15, 15, 0, 30, tzinfo=UTC)
WINDOW = timedelta(minutes=15)
PASSWORD = "seven quiet herons"
NO_MATCH = "The e-mail address and the password do not match. Check both and try again."

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_clock_stands_still():
    with time_machine.travel(AT, tick=False):
        yield


def account(username: str = "ana@example.org", **facts: object) -> User:
    return User.objects.create_user(username, username, PASSWORD, **{"name": "Ana Ruiz"} | facts)


def sign_in(client: Client, password: str = PASSWORD, *, username: str = "ana@example.org", address: str = "192.0.2.1"):
    posted = {"username": username, "password": password}
    return client.post(reverse("people:sign-in"), posted, REMOTE_ADDR=address)


def statuses(tries: int, **facts: str) -> list[int]:
    return [sign_in(Client(), "wrong", **facts).status_code for _try in range(tries)]


def test_the_right_password_opens_the_desk(client) -> None:
    ana = account()
    response = sign_in(client, username=" ANA@example.org")
    assert (response.status_code, response.url) == (302, reverse("complaints:desk"))
    assert client.session[SESSION_KEY] == str(ana.pk)


def test_the_page_asked_for_is_kept_through_a_wrong_try(client) -> None:
    account()
    wanted = reverse("people:terms")
    address = f"{reverse('people:sign-in')}?next={wanted}"
    assert 'action="' not in re.search(r'<form[^>]*class="form"[^>]*>', client.get(address).content.decode())[0]
    assert client.post(address, {"username": "ana@example.org", "password": "wrong"}).status_code == 200
    response = client.post(address, {"username": "ana@example.org", "password": PASSWORD})
    assert response.url == wanted


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "\\\\evil.example"]
)
def test_a_page_of_another_site_is_not_gone_to(client, target: str) -> None:
    account()
    posted = {"username": "ana@example.org", "password": PASSWORD, "next": target}
    assert client.post(reverse("people:sign-in"), posted).url == reverse("complaints:desk")


def test_the_session_changes_its_key_at_sign_in(client) -> None:
    account()
    session = client.session
    session["kept"] = "from before"
    session.save()
    before = session.session_key
    sign_in(client)
    assert client.session.session_key != before
    assert not client.session.exists(before)


def test_a_wrong_password_and_an_unknown_account_read_the_same(client) -> None:
    account()
    pages = [sign_in(client, "wrong"), sign_in(client, "wrong", username="nobody@example.org")]
    assert [page.status_code for page in pages] == [200, 200]
    assert [list(page.context["form"].non_field_errors()) for page in pages] == [[NO_MATCH]] * 2
    assert SESSION_KEY not in client.session


def test_an_inactive_person_and_a_party_without_a_password_stay_outside(client) -> None:
    account(is_active=False)
    User.objects.create_user("party-1", name="Dana Rivera")
    for username, password in [("ana@example.org", PASSWORD), ("party-1", ""), ("party-1", "!")]:
        assert sign_in(client, password, username=username).status_code == 200
    assert SESSION_KEY not in client.session


@pytest.mark.parametrize("username", ["ana@example.org", "nobody@example.org"])
def test_five_wrong_tries_lock_an_account_whether_it_exists_or_not(username: str) -> None:
    account()
    assert statuses(7, username=username) == [200] * 5 + [429] * 2


def test_a_locked_account_refuses_the_right_password_from_anywhere_until_the_window_has_passed() -> None:
    account()
    assert statuses(5) == [200] * 5
    for address in ("192.0.2.1", "198.51.100.9"):
        assert sign_in(Client(), address=address).status_code == 429
    with time_machine.travel(AT + WINDOW - timedelta(seconds=1), tick=False):
        assert sign_in(Client(), address="198.51.100.9").status_code == 429
    with time_machine.travel(AT + WINDOW, tick=False):
        assert sign_in(Client()).status_code == 302


def test_every_spelling_counts_for_the_same_account() -> None:
    account()
    for spelling in ("ana@example.org", "ANA@EXAMPLE.ORG", " Ana@Example.org ", "ａna@example.org", "anA@example.org"):
        assert sign_in(Client(), "wrong", username=spelling).status_code == 200
    assert sign_in(Client()).status_code == 429


def test_the_locked_page_says_when_to_try_again_and_whom_to_call(client, settings) -> None:
    account()
    statuses(5)
    (sentence,) = sign_in(client).context["form"].non_field_errors()
    assert sentence == (
        "There were several tries that did not match, so we wait a little. At 10:16 a.m. you can try again. "
        f"If you need help before that, call us at {settings.BOARD_PHONE}."
    )


def test_the_right_password_clears_the_account() -> None:
    account()
    assert statuses(4) == [200] * 4
    assert sign_in(Client()).status_code == 302
    assert statuses(5) == [200] * 5


def test_twenty_wrong_tries_block_an_address_and_no_other() -> None:
    account()
    tried = [sign_in(Client(), "wrong", username=f"guess{n}@example.org").status_code for n in range(21)]
    assert tried == [200] * 20 + [429]
    assert sign_in(Client()).status_code == 429
    assert sign_in(Client(), address="198.51.100.9").status_code == 302


def test_a_blocked_address_cannot_lock_an_account() -> None:
    account()
    for n in range(20):
        sign_in(Client(), "wrong", username=f"guess{n}@example.org")
    assert statuses(6) == [429] * 6
    assert sign_in(Client(), address="198.51.100.9").status_code == 302


def test_an_office_behind_one_address_may_sign_in_all_day() -> None:
    account()
    assert {sign_in(Client()).status_code for _time in range(25)} == {302}


def test_signing_out_needs_a_post(client) -> None:
    account()
    sign_in(client)
    assert client.get(reverse("people:sign-out")).status_code == 405
    assert SESSION_KEY in client.session
    assert client.post(reverse("people:sign-out")).url == reverse("home")
    assert SESSION_KEY not in client.session


def test_the_admin_has_no_sign_in_of_its_own(client) -> None:
    account()
    address = reverse("admin:login")
    assert client.get(address).url == f"{reverse('people:sign-in')}?next={reverse('admin:index')}"
    sign_in(client)
    assert client.post(address, {"username": "root", "password": "x"}).status_code == 404


def ask_for_link(email: str, address: str = "192.0.2.1"):
    return Client().post(reverse("people:forgotten"), {"email": email}, REMOTE_ADDR=address)


def link_in(message: mail.EmailMessage) -> str:
    found = re.search(r"http://testserver(\S+)", message.body)
    assert found
    return found.group(1)


def test_a_forgotten_password_is_answered_alike_and_sent_only_to_those_who_have_one() -> None:
    account()
    account("gone@example.org", is_active=False)
    actions.invite("new@example.org", name="New Person")
    addresses = ["ana@example.org", "gone@example.org", "new@example.org", "nobody@example.org"]
    answers = {(page.status_code, page.url) for page in map(ask_for_link, addresses)}
    assert answers == {(302, reverse("people:link-sent"))}
    assert [message.to for message in mail.outbox] == [["ana@example.org"]]


def test_the_e_mails_name_no_complaint_and_keep_to_the_persons_language() -> None:
    account(language="es")
    passwords.send_invitation(actions.invite("new@example.org", name="New Person"), base_url="http://testserver")
    ask_for_link("ana@example.org")
    text = " ".join(message.subject + message.body for message in mail.outbox).lower()
    assert {word for word in ("complaint", "ethic", "case", "committee", "queja") if word in text} == set()
    assert [link_in(message).startswith("/es/") for message in mail.outbox] == [False, True]


def test_links_are_sent_at_most_five_times_an_hour() -> None:
    account()
    assert {ask_for_link("ana@example.org").status_code for _time in range(8)} == {302}
    assert len(mail.outbox) == 5


@pytest.mark.requirement(41)
def test_a_link_survives_a_scanner_works_once_and_ends_older_sessions(client) -> None:
    account()
    sign_in(client)
    ask_for_link("ana@example.org")
    link = link_in(mail.outbox[0])
    before = User.objects.values().get()
    scanner = Client()
    assert [scanner.head(link).status_code, scanner.get(link).status_code, scanner.get(link).status_code] == [200] * 3
    assert User.objects.values().get() == before
    chosen = {"password": "nine loud geese", "again": "nine loud geese"}
    assert Client().post(link, chosen).url == reverse("people:sign-in")
    assert [Client().get(link).status_code, Client().post(link, chosen).status_code] == [410, 410]
    assert not client.get(reverse("people:sign-in")).wsgi_request.user.is_authenticated
    assert sign_in(Client()).status_code == 200
    assert sign_in(Client(), "nine loud geese").status_code == 302


def test_a_new_password_opens_a_locked_account() -> None:
    account()
    statuses(5)
    ask_for_link("ana@example.org")
    Client().post(link_in(mail.outbox[0]), {"password": "nine loud geese", "again": "nine loud geese"})
    assert sign_in(Client(), "nine loud geese").status_code == 302


def test_a_link_ends_after_three_days() -> None:
    link = passwords.link_to_choose(account())
    assert Client().get(link).status_code == 200
    with time_machine.travel(AT + timedelta(days=3, seconds=1), tick=False):
        assert Client().get(link).status_code == 410


@pytest.mark.parametrize(
    ("posted", "fault"),
    [
        ({"password": "nine loud geese", "again": "nine loud ducks"}, "again"),
        ({"password": "short", "again": "short"}, "password"),
        ({"password": "ana@example.org", "again": "ana@example.org"}, "password"),
        ({"password": "", "again": ""}, "password"),
    ],
)
def test_a_weak_or_mistyped_password_is_not_set(client, posted: dict[str, str], fault: str) -> None:
    account()
    page = client.post(passwords.link_to_choose(User.objects.get()), posted)
    assert page.status_code == 200
    assert fault in page.context["form"].errors
    assert sign_in(Client()).status_code == 302


def test_a_made_up_link_opens_nothing(client) -> None:
    account()
    for uidb64, token in [("MQ", "abc-def"), ("____", "x"), ("99999999999999999999", "x")]:
        address = reverse("people:choose-password", kwargs={"uidb64": uidb64, "token": token})
        assert client.get(address).status_code == 410


@pytest.fixture
def _board():
    call_command("loaddata", "committees", verbosity=0)
    today = AT.date()
    actions.begin_term(account(), role="chair", starts_on=today)
    actions.begin_term(account("ben@example.org", name="Ben Ortiz"), role="director", starts_on=today)
    account("cara@example.org", name="Cara Quist")


def one_click(client: Client, username: str):
    return client.post(reverse("people:demo-sign-in"), {"person": username})


@pytest.mark.usefixtures("_board")
@pytest.mark.parametrize(("debug", "demo"), [(False, True), (True, False), (False, False)])
def test_outside_the_demo_nobody_signs_in_by_one_click(client, settings, debug: bool, demo: bool) -> None:
    settings.DEBUG, settings.DEMO_SIGN_IN = debug, demo
    assert client.get(reverse("people:sign-in")).context["demo_board"] == []
    assert one_click(client, "ana@example.org").status_code == 404
    assert SESSION_KEY not in client.session


@pytest.mark.usefixtures("_board")
def test_in_the_demo_each_holder_of_a_term_signs_in_by_one_click(client, settings) -> None:
    settings.DEBUG = settings.DEMO_SIGN_IN = True
    page = client.get(reverse("people:sign-in"))
    offered = [(role, [person.name for person in people]) for role, people in page.context["demo_board"]]
    assert offered == [("Ethics Chair", ["Ana Ruiz"]), ("Director", ["Ben Ortiz"])]
    assert client.get(reverse("people:demo-sign-in")).status_code == 405
    for username in ("cara@example.org", "nobody@example.org", ""):
        assert one_click(client, username).status_code == 404
    assert one_click(client, "ben@example.org").url == reverse("complaints:desk")
    assert client.session[SESSION_KEY] == str(User.objects.get(username="ben@example.org").pk)
