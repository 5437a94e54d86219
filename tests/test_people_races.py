"""Several at once: the counts are exact, a role has one holder, a link works once."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from people import actions, bodies, codes, passwords, throttle
from people.errors import Refused
from people.models import AccessCode, User
from tests.races import at_once

AT = datetime(2027, 1, 15, 15, 0, tzinfo=UTC)
DAY = date(2027, 3, 1)
WRONG = {"username": "ana@example.org", "password": "wrong"}

pytestmark = [pytest.mark.race, pytest.mark.usefixtures("own_database")]


def test_of_twelve_tries_at_once_exactly_five_pass() -> None:
    def hit() -> bool:
        return throttle.hit("test", "someone", limit=5, seconds=900, at=AT)

    assert sorted(map(str, at_once(*[hit] * 12))) == ["False"] * 7 + ["True"] * 5


def test_of_eight_wrong_passwords_sent_at_once_five_are_looked_at() -> None:
    User.objects.create_user("ana@example.org", "ana@example.org", "seven quiet herons", name="Ana Ruiz")
    address = reverse("people:sign-in")
    answers = at_once(*[lambda: Client().post(address, WRONG).status_code] * 8)
    assert sorted(map(str, answers)) == ["200"] * 5 + ["429"] * 3


def test_of_several_chairs_begun_at_once_one_sits() -> None:
    call_command("loaddata", "committees", verbosity=0)
    people = [actions.invite(f"person{number}@example.org", name=f"Person {number}") for number in range(4)]

    def begin(person: User):
        return lambda: actions.begin_term(person, role="chair", starts_on=DAY)

    answers = at_once(*map(begin, people))
    assert sorted(type(answer).__name__ for answer in answers) == ["Refused"] * 3 + ["Term"]
    assert all("Ethics Chair since" in str(answer) for answer in answers if isinstance(answer, Refused))
    assert len(bodies.holders_of("chair", DAY)) == 1


def test_of_several_passwords_chosen_at_once_by_one_link_one_is_set() -> None:
    person = actions.invite("ana@example.org", name="Ana Ruiz")
    *_path, uidb64, token, _end = passwords.link_to_choose(person).split("/")

    def choose(password: str):
        return lambda: passwords.choose_password(uidb64, token, password=password)

    chosen = [f"{number} loud geese here" for number in range(4)]
    answers = at_once(*map(choose, chosen))
    assert sorted(map(str, answers)) == ["False"] * 3 + ["True"]
    person.refresh_from_db()
    assert [person.check_password(password) for password in chosen] == answers


def test_of_several_codes_issued_at_once_one_stays_open() -> None:
    person = User.objects.create_user("party-1", name="Dana Rivera")
    issued = at_once(*[lambda: codes.issue(person, purpose="return", at=AT)] * 4)
    assert [isinstance(code, str) for code in issued] == [True] * 4
    assert [codes.find(str(code), purpose="return") for code in issued].count(person) == 1
    assert AccessCode.objects.filter(revoked_at__isnull=True).count() == 1
