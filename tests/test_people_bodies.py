"""people.bodies and people.actions: who sits where on a day, and which terms are refused."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import IntegrityError, transaction

from people import actions, bodies
from people.errors import Refused
from people.models import BODY_ROLES, SINGLE_ROLES, Body, Committee, Role, Term, User

DAY = date(2027, 3, 1)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _committees() -> None:
    call_command("loaddata", "committees", verbosity=0)


def person(name: str) -> User:
    return actions.invite(f"{name.lower()}@example.org", name=name)


def sit(name: str, role: str, starts_on: date = DAY, ends_on: date | None = None) -> Term:
    return actions.begin_term(person(name), role=role, starts_on=starts_on, ends_on=ends_on)


def names(people: list[User]) -> list[str]:
    return [someone.name for someone in people]


def test_the_fixture_holds_the_three_bodies() -> None:
    assert set(Committee.objects.values_list("code", flat=True)) == set(Body.values)


def test_each_role_belongs_to_one_body() -> None:
    listed = [role for roles in BODY_ROLES.values() for role in roles]
    assert sorted(listed) == sorted(Role)


def test_the_ethics_committee_is_chair_co_chair_members_and_designees() -> None:
    for role in Role:
        sit(role.value.title(), role)
    assert set(names(bodies.members_of("ethics_committee", DAY))) == {"Chair", "Co_Chair", "Member", "Designee"}
    assert set(names(bodies.members_of("board_of_directors", DAY))) == {"President", "Vice_President", "Director"}
    assert set(names(bodies.members_of("office", DAY))) == {"Executive_Director", "Case_Staff", "Investigator"}


def test_a_term_counts_from_its_first_to_its_last_day() -> None:
    term = sit("Ana", "chair", DAY, DAY + timedelta(days=9))
    days = [DAY - timedelta(days=1), DAY, DAY + timedelta(days=9), DAY + timedelta(days=10)]
    assert [bodies.holder_of("chair", on) for on in days] == [None, term.person, term.person, None]
    assert [bodies.roles_of(term.person, on) for on in days] == [set(), {"chair"}, {"chair"}, set()]
    assert [term.runs(on) for on in days] == [False, True, True, False]


def test_an_inactive_person_holds_no_role() -> None:
    term = sit("Ana", "chair")
    sit("Ben", "member")
    User.objects.filter(pk=term.person.pk).update(is_active=False)
    term.person.refresh_from_db()
    assert bodies.holder_of("chair", DAY) is None
    assert names(bodies.members_of("ethics_committee", DAY)) == ["Ben"]
    assert bodies.roles_of(term.person, DAY) == set()


def test_a_visitor_without_an_account_holds_no_role() -> None:
    assert bodies.roles_of(AnonymousUser(), DAY) == set()


def test_a_director_may_also_sit_on_the_ethics_committee_and_is_named_once() -> None:
    ana = person("Ana")
    actions.begin_term(ana, role="director", starts_on=DAY)
    actions.begin_term(ana, role="member", starts_on=DAY)
    assert bodies.roles_of(ana, DAY) == {"director", "member"}
    assert names(bodies.members_of("ethics_committee", DAY)) == ["Ana"]


def test_holders_are_listed_by_name() -> None:
    for name in ("Zoe", "Ana", "Luis"):
        sit(name, "member")
    assert names(bodies.holders_of("member", DAY)) == ["Ana", "Luis", "Zoe"]


@pytest.mark.parametrize("role", sorted(Role))
def test_only_a_single_role_refuses_a_second_holder_on_the_same_day(role: str) -> None:
    sit("Ana", role, DAY, DAY + timedelta(days=30))
    ben = person("Ben")
    if role in SINGLE_ROLES:
        with pytest.raises(Refused, match="Ana"):
            actions.begin_term(ben, role=role, starts_on=DAY + timedelta(days=30))
        assert names(bodies.holders_of(role, DAY + timedelta(days=30))) == ["Ana"]
    else:
        actions.begin_term(ben, role=role, starts_on=DAY + timedelta(days=30))
    actions.begin_term(person("Cara"), role=role, starts_on=DAY - timedelta(days=9), ends_on=DAY - timedelta(days=1))


def test_a_second_role_on_the_same_body_is_refused() -> None:
    ana = sit("Ana", "chair").person
    with pytest.raises(Refused, match="Ethics Chair since"):
        actions.begin_term(ana, role="member", starts_on=DAY)
    assert bodies.roles_of(ana, DAY) == {"chair"}


def test_in_the_office_one_person_may_be_case_staff_and_investigator() -> None:
    ana = sit("Ana", "case_staff").person
    actions.begin_term(ana, role="investigator", starts_on=DAY)
    assert bodies.roles_of(ana, DAY) == {"case_staff", "investigator"}
    with pytest.raises(Refused):
        actions.begin_term(ana, role="investigator", starts_on=DAY)


def test_a_term_that_ends_before_it_starts_is_refused_by_the_action_and_by_the_database() -> None:
    with pytest.raises(Refused):
        sit("Ana", "member", DAY, DAY - timedelta(days=1))
    office = Committee.objects.get(code="office")
    with pytest.raises(IntegrityError), transaction.atomic():
        Term.objects.create(
            committee=office,
            person=person("Ben"),
            role="case_staff",
            starts_on=DAY,
            ends_on=DAY - timedelta(days=1),
        )


def test_neither_an_inactive_person_nor_a_superuser_gets_a_term() -> None:
    gone = person("Gone")
    gone.is_active = False
    gone.save()
    root = User.objects.create_superuser("root", name="Root")
    for someone in (gone, root):
        with pytest.raises(Refused):
            actions.begin_term(someone, role="member", starts_on=DAY)
    assert not Term.objects.exists()


def test_ending_a_term_frees_the_role_for_the_next_day() -> None:
    term = sit("Ana", "president")
    actions.end_term(term, ends_on=DAY + timedelta(days=5))
    sit("Ben", "president", DAY + timedelta(days=6))
    assert [names(bodies.holders_of("president", DAY + timedelta(days=shift))) for shift in (5, 6)] == [
        ["Ana"],
        ["Ben"],
    ]


def test_a_term_ends_neither_before_it_begins_nor_later_than_already_set() -> None:
    term = sit("Ana", "member", DAY, DAY + timedelta(days=10))
    for day in (DAY - timedelta(days=1), DAY + timedelta(days=11)):
        with pytest.raises(Refused):
            actions.end_term(term, ends_on=day)
    assert actions.end_term(term, ends_on=DAY).ends_on == DAY


def test_an_address_that_has_an_account_is_not_invited_twice() -> None:
    person("Ana")
    with pytest.raises(Refused):
        actions.invite("ANA@Example.org ", name="Another Ana")
    assert User.objects.count() == 1


def test_the_first_executive_director_is_appointed_by_a_command_once(capsys) -> None:
    call_command("appoint_executive_director", "rosa@example.org", "Rosa Delgado")
    assert "rosa@example.org" in capsys.readouterr().out
    assert names(bodies.holders_of("executive_director", Term.objects.get().starts_on)) == ["Rosa Delgado"]
    with pytest.raises(CommandError, match="Rosa Delgado"):
        call_command("appoint_executive_director", "ben@example.org", "Ben Ortiz")
    assert User.objects.count() == 1
