"""people.codes: codes open exactly what they were issued for, and the database alone opens nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from people import codes
from people.models import AccessCode, User

AT = datetime(2027, 1, 15, 15, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def party(username: str = "party-1") -> User:
    return User.objects.create_user(username, name="Dana Rivera")


def test_a_code_is_sixteen_digits_in_four_groups() -> None:
    groups = codes.new_code().split(" ")
    assert [len(group) for group in groups] == [4, 4, 4, 4]
    assert "".join(groups).isdigit()


def test_a_code_finds_its_person_with_or_without_spaces_and_hyphens() -> None:
    person = party()
    code = codes.issue(person, purpose="return", at=AT)
    typed = [code, code.replace(" ", ""), code.replace(" ", "-"), f"  {code} "]
    assert {codes.find(text, purpose="return") for text in typed} == {person}


def test_a_code_opens_only_its_own_purpose() -> None:
    code = codes.issue(party(), purpose="return", at=AT)
    assert codes.find(code, purpose="invitation") is None


def test_a_new_code_ends_the_older_one_of_that_purpose_only() -> None:
    person, other = party(), party("party-2")
    first = codes.issue(person, purpose="return", at=AT)
    invitation = codes.issue(person, purpose="invitation", at=AT)
    others = codes.issue(other, purpose="return", at=AT)
    second = codes.issue(person, purpose="return", at=AT + timedelta(days=1))
    assert codes.find(first, purpose="return") is None
    assert codes.find(second, purpose="return") == person
    assert codes.find(invitation, purpose="invitation") == person
    assert codes.find(others, purpose="return") == other


def test_a_withdrawn_code_finds_nobody() -> None:
    person = party()
    code = codes.issue(person, purpose="invitation", at=AT)
    codes.revoke(person, purpose="invitation", at=AT)
    assert codes.find(code, purpose="invitation") is None


def test_an_inactive_person_is_not_found() -> None:
    person = party()
    code = codes.issue(person, purpose="return", at=AT)
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert codes.find(code, purpose="return") is None


@pytest.mark.parametrize("text", ["", "1234", "not a code", "0" * 17, "٠" * 16])
def test_text_that_is_no_code_finds_nobody(text: str) -> None:
    codes.issue(party(), purpose="return", at=AT)
    assert codes.find(text, purpose="return") is None


def test_the_database_keeps_no_digits_and_another_key_opens_nothing(settings) -> None:
    code = codes.issue(party(), purpose="return", at=AT)
    row = AccessCode.objects.get()
    assert codes.bare(code) not in "".join(str(value) for value in vars(row).values())
    settings.CODE_KEY = "another key"
    assert codes.find(code, purpose="return") is None
