"""Certified professionals: found by any of their names, bound by the code from the day of application."""

from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from people.models import CertifiedProfessional, Credential, CredentialType
from people.names import folded, is_near, name_keys


def professional(name: str, **facts: Any) -> CertifiedProfessional:
    return CertifiedProfessional.objects.create(name=name, **facts)


def credential(**dates: Any) -> Credential:
    return Credential(applied_on=date(2025, 1, 10), **dates)


def resembling(query: str) -> set[str]:
    return set(CertifiedProfessional.objects.resembling(folded(query).split()).values_list("name", flat=True))


def found(query: str) -> set[str]:
    return set(CertifiedProfessional.objects.named(query).values_list("name", flat=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Núñez-O’Neil ", "nunez oneil"),
        ("STRAẞE", "strasse"),
        ("Łukasz  Søren", "lukasz soren"),
        ("José A. Peña", "jose a pena"),
    ],
)
def test_names_are_compared_without_accents_case_and_signs(text: str, expected: str) -> None:
    assert folded(text) == expected


@pytest.mark.django_db
def test_a_person_is_found_by_part_of_a_present_or_former_name_or_by_the_whole_number() -> None:
    call_command("loaddata", "credential_types", verbosity=0)
    maria = professional("María Núñez", former_names="Maria Soto-Vega\nMaria O'Brien")
    professional("Marius Blake")
    Credential.objects.create(
        professional=maria,
        type=CredentialType.objects.get(code="cprs"),
        number="CPRS-0417",
        applied_on=date(2025, 1, 10),
    )
    assert found("mar") == {"María Núñez", "Marius Blake"}
    assert found("nunez maria") == {"María Núñez"}
    assert found("NÚÑ") == {"María Núñez"}
    assert found("soto vega") == {"María Núñez"}
    assert found("obrien") == {"María Núñez"}
    assert found(" cprs-0417 ") == {"María Núñez"}
    assert found("cprs-041") == set()
    assert found("blake maria") == set()
    assert found("  -  ") == set()
    assert found("") == set()


@pytest.mark.django_db
def test_the_searched_name_follows_a_change_of_name() -> None:
    person = professional("Ana Ruiz")
    person.name, person.former_names = "Ana Pérez", "Ana Ruiz"
    person.save(update_fields=["name", "former_names"])
    assert found("perez") == found("ruiz") == {"Ana Pérez"}


@pytest.mark.django_db
def test_public_ids_are_short_and_different() -> None:
    ids = [professional("Ana Ruiz").public_id for _row in range(20)]
    assert len(set(ids)) == 20
    assert {len(public_id) for public_id in ids} == {10}


DAYS = [date(2025, 1, 9), date(2025, 1, 10), date(2025, 6, 1), date(2027, 5, 31), date(2027, 6, 1)]


@pytest.mark.parametrize(
    ("dates", "covers", "standing"),
    [
        ({}, [False, True, True, True, True], ["not yet", *["applicant"] * 4]),
        (
            {"certified_on": date(2025, 6, 1)},
            [False, True, True, True, True],
            ["not yet", "applicant", *["certified"] * 3],
        ),
        (
            {"certified_on": date(2025, 6, 1), "expires_on": date(2027, 5, 31)},
            [False, True, True, True, False],
            ["not yet", "applicant", "certified", "certified", "expired"],
        ),
    ],
)
def test_the_code_binds_from_application_to_the_last_valid_day(
    dates: dict[str, date], covers: list[bool], standing: list[str]
) -> None:
    row = credential(**dates)
    assert [row.covers(day) for day in DAYS] == covers
    assert [row.standing(day) for day in DAYS] == standing


@pytest.mark.django_db
@pytest.mark.parametrize(
    "facts",
    [
        {"certified_on": date(2025, 1, 9)},
        {"certified_on": date(2025, 6, 1), "expires_on": date(2025, 5, 31)},
        {"number": "CPRS-0417"},
    ],
)
def test_the_database_refuses_dates_out_of_order_and_a_number_given_twice(facts: dict[str, Any]) -> None:
    call_command("loaddata", "credential_types", verbosity=0)
    person, kind = professional("Ana Ruiz"), CredentialType.objects.get(code="crss")
    shared = {"professional": person, "type": kind, "applied_on": date(2025, 1, 10)}
    Credential.objects.create(number="CPRS-0417", **shared)
    for _applicant in range(2):
        Credential.objects.create(number="", **shared)
    with pytest.raises(IntegrityError), transaction.atomic():
        Credential.objects.create(**(shared | facts))


@pytest.mark.django_db
def test_the_fixture_holds_the_credential_types_and_the_codes_that_govern_them() -> None:
    call_command("loaddata", "credential_types", verbosity=0)
    assert dict(CredentialType.objects.values_list("code", "code_of_ethics")) == {
        "cprs": "cprs",
        "crss": "crss",
        "registry": "",
        "addiction_counselor": "",
        "clinical_supervisor": "",
        "co_occurring": "",
    }


@pytest.mark.parametrize(
    ("typed", "word", "near"),
    [
        ("rivera", "rivera", True),
        ("rivera", "riviera", True),
        ("rivera", "rivra", True),
        ("rivera", "rivero", True),
        ("rivera", "rievra", True),
        ("rivera", "rveria", False),
        ("rivera", "riviero", False),
        ("abcdef", "bcdefg", False),
        ("roe", "ros", True),
        ("li", "le", False),
        ("li", "lie", False),
        ("", "", True),
    ],
)
def test_one_letter_may_be_wrong_and_not_two(typed: str, word: str, near: bool) -> None:
    assert is_near(typed, word) is is_near(word, typed) is near
    if near:
        assert not typed or name_keys(typed) & name_keys(word), "an equality finds it too"


@pytest.mark.django_db
def test_a_name_with_a_slip_is_found_also_after_it_changed() -> None:
    maria = professional("María Núñez", former_names="Maria Soto-Vega")
    professional("Marius Blake")
    assert resembling("nunes") == resembling("Vega Mraia") == resembling("ria") == {"María Núñez"}
    maria.name = "Maria Quiñones"
    maria.save(update_fields=["name"])
    assert (resembling("nunes"), resembling("quinines")) == (set(), {"Maria Quiñones"})
    assert resembling("") == set()
    assert resembling("x" * 500) == set()
