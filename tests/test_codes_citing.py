"""Which provision may be charged for which credential and day of conduct (procedure.md §0.2 and §1.2; scenario T5)."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import translation

from code_of_ethics import citing
from code_of_ethics.models import Edition, Provision

LAST_OLD_DAY = date(2022, 3, 31)
FIRST_NEW_DAY = date(2022, 4, 1)
ANY_DAY = [date(1990, 1, 1), LAST_OLD_DAY, FIRST_NEW_DAY, date(2040, 12, 31)]
PROCEDURES = ["PROC-1", "PROC-2"]
CPRS = [f"CPRS-{number}" for number in range(1, 16)]
CRSS = [f"CRSS-{number}" for number in range(1, 19)]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """A page read in Spanish leaves that language on for whatever the same thread does next."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def _codes(db: None) -> None:
    call_command("loaddata", "codes_of_ethics", verbosity=0)


def rule(reference: str) -> Provision:
    return Provision.objects.get(reference=reference)


def citable(code: str, on: date) -> list[str]:
    return [provision.reference for provision in citing.provisions_for(code, on)]


def in_force(code: str, on: date) -> str | None:
    edition = Edition.objects.in_force(code, on)
    return edition.slug if edition else None


def test_the_2022_code_begins_on_april_1_2022_and_the_one_before_ends_the_day_before() -> None:
    assert [in_force("cprs", day) for day in (LAST_OLD_DAY, FIRST_NEW_DAY)] == ["before-2022", "2022"]


def test_the_code_before_2022_exists_and_is_empty() -> None:
    before = Edition.objects.get(code="cprs", slug="before-2022")
    assert (before.text_held, before.provisions.count(), before.glossary_terms.count()) == (False, 0, 0)


def test_the_crss_code_bears_no_date_and_is_in_force_on_any_day() -> None:
    assert {in_force("crss", day) for day in ANY_DAY} == {"undated"}


def test_a_code_that_is_not_loaded_is_in_force_on_no_day() -> None:
    assert {in_force("addiction-counselor", day) for day in ANY_DAY} == {None}


def test_from_april_1_2022_all_cprs_rules_and_the_procedures_may_be_cited() -> None:
    assert citable("cprs", FIRST_NEW_DAY) == CPRS + PROCEDURES


def test_before_april_1_2022_no_cprs_rule_may_be_cited() -> None:
    assert citable("cprs", LAST_OLD_DAY) == PROCEDURES


@pytest.mark.parametrize("day", ANY_DAY)
def test_crss_rules_may_be_cited_for_that_credential_on_any_day(day: date) -> None:
    assert citable("crss", day) == CRSS + PROCEDURES


@pytest.mark.parametrize("code", ["", "addiction-counselor"])
def test_where_no_code_is_loaded_only_the_procedures_may_be_cited(code: str) -> None:
    assert citable(code, FIRST_NEW_DAY) == PROCEDURES


def test_the_charge_waits_where_the_text_of_the_day_is_not_held() -> None:
    held = {(code, day) for code in ("cprs", "crss", "", "other") for day in ANY_DAY if citing.text_is_held(code, day)}
    assert held == {("crss", day) for day in ANY_DAY} | {("cprs", day) for day in ANY_DAY if day >= FIRST_NEW_DAY}


def test_editions_for_names_the_empty_edition_too() -> None:
    editions = [(edition.code, edition.slug) for edition in citing.editions_for("cprs", LAST_OLD_DAY)]
    assert editions == [("cprs", "before-2022"), ("procedures", "undated")]


@pytest.mark.parametrize("code", ["cprs", "crss", "", "other"])
@pytest.mark.parametrize("day", ANY_DAY)
def test_the_list_and_the_judge_agree_on_every_provision(code: str, day: date) -> None:
    allowed = {
        provision.reference
        for provision in Provision.objects.select_related("edition")
        if citing.may_cite(provision, code=code, on=day) is None
    }
    assert allowed == set(citable(code, day))


def test_crss_13_is_refused_for_a_peer_recovery_specialist_and_says_why() -> None:
    assert citing.may_cite(rule("CRSS-13"), code="cprs", on=FIRST_NEW_DAY) == (
        "CRSS-13 belongs to the code for this credential: Certified Recovery Support Specialist. "
        "The person is bound by another code."
    )


def test_cprs_10_is_refused_for_conduct_before_its_code_and_says_that_the_text_is_not_held() -> None:
    assert citing.may_cite(rule("CPRS-10"), code="cprs", on=date(2022, 3, 15)) == (
        "We do not hold the text of the code that was in force on March 15, 2022, so CPRS-10 cannot be cited for "
        "that day. This charge waits until the text is loaded."
    )


def test_a_rule_of_an_older_text_is_refused_once_a_newer_one_is_in_force() -> None:
    Edition.objects.filter(code="cprs", slug="2022").update(effective_to=date(2030, 4, 30))
    Edition.objects.create(
        code="cprs", slug="2030", credential="x", title="x", effective_from=date(2030, 5, 1), text_held=True
    )
    assert citing.may_cite(rule("CPRS-10"), code="cprs", on=date(2030, 4, 30)) is None
    assert citing.may_cite(rule("CPRS-10"), code="cprs", on=date(2030, 5, 1)) == (
        "CPRS-10 is not a rule of the code that was in force on May 1, 2030."
    )


def test_a_text_still_being_entered_may_not_be_cited() -> None:
    entered = Edition.objects.create(code="other", slug="2026", credential="x", title="x")
    entered.provisions.create(number=1, reference="OTHER-1", ethic="x", importance="x")
    assert citable("other", FIRST_NEW_DAY) == PROCEDURES
    Edition.objects.filter(pk=entered.pk).update(text_held=True)
    assert citable("other", FIRST_NEW_DAY) == ["OTHER-1", *PROCEDURES]


def test_the_descriptions_of_the_procedures_are_marked_as_our_own_words() -> None:
    own = set(Provision.objects.filter(own_words=True).values_list("reference", flat=True))
    assert own == set(PROCEDURES)


def test_loading_the_codes_again_changes_nothing() -> None:
    before = list(Provision.objects.values_list("pk", "reference", "ethic", "importance"))
    call_command("loaddata", "codes_of_ethics", verbosity=0)
    assert list(Provision.objects.values_list("pk", "reference", "ethic", "importance")) == before


def test_two_editions_of_one_code_may_not_share_a_day() -> None:
    later = Edition(code="cprs", slug="2030", credential="x", title="x", effective_from=date(2030, 1, 1))
    with pytest.raises(ValidationError, match="Set its last day first"):
        later.full_clean()
    Edition.objects.filter(code="cprs", slug="2022").update(effective_to=later.effective_from - timedelta(days=1))
    later.full_clean()


def test_the_database_refuses_an_edition_that_ends_before_it_begins() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(code="cprs", slug="2022").update(effective_to=LAST_OLD_DAY)


def test_an_edition_with_provisions_cannot_be_deleted() -> None:
    with pytest.raises(ProtectedError):
        Edition.objects.get(code="crss").delete()
