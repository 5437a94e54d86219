"""How a person stands in the register: registry facts and live publications, day by day. No database."""

from datetime import date, timedelta

import pytest

from people.models import CertifiedProfessional, Credential, CredentialType
from sanctions.models.publication import Publication, PublicKind
from sanctions.register import Standing, action_status, in_force, names, standing

DAY = date(2027, 6, 15)
DANA = CertifiedProfessional(pk=1, name="Dana Reed")
TYPE = CredentialType(code="cprs", name="Certified Peer Recovery Specialist")


def credential(
    number: str = "CPRS-1042", certified_on: date | None = date(2021, 6, 1), expires_on: date | None = date(2027, 6, 30)
) -> Credential:
    return Credential(
        professional=DANA,
        type=TYPE,
        number=number,
        applied_on=date(2021, 3, 1),
        certified_on=certified_on,
        expires_on=expires_on,
    )


def published(kind: PublicKind, number: str = "CPRS-1042", **dates: date | None) -> Publication:
    facts = {"effective_on": date(2027, 1, 10), **dates}
    return Publication(professional=DANA, kind=kind, credential=f"{TYPE.name} {number}", **facts)


def suspended(**dates: date | None) -> Publication:
    return published(PublicKind.SUSPENSION, **{"ends_on": date(2027, 7, 10), **dates})


@pytest.mark.parametrize(
    ("held", "words", "family", "until"),
    [
        (credential(), "Certified. Valid through June 30, 2027.", "done", date(2027, 6, 30)),
        (credential(expires_on=None), "Certified.", "done", None),
        (credential(expires_on=DAY), "Certified. Valid through June 15, 2027.", "done", DAY),
        (
            credential(expires_on=DAY - timedelta(days=1)),
            "Lapsed. It was valid through June 14, 2027.",
            "neutral",
            None,
        ),
        (credential(certified_on=None, expires_on=None), "Applicant. Not certified yet.", "neutral", None),
        (credential(certified_on=DAY + timedelta(days=1)), "Applicant. Not certified yet.", "neutral", None),
    ],
)
def test_without_a_publication_the_registry_speaks(
    held: Credential, words: str, family: str, until: date | None
) -> None:
    assert standing(DANA, [held], [], DAY) == Standing(words, family, until)


def test_a_person_without_a_credential_is_not_called_anything() -> None:
    assert standing(DANA, [], [], DAY).words == "We have no credential on record for this person."


def test_of_two_credentials_the_better_one_speaks() -> None:
    lapsed = credential("CPRS-1", expires_on=date(2026, 1, 1))
    found = standing(DANA, [lapsed, credential("CPRS-2"), credential("", None, None)], [], DAY)
    assert found.words == "Certified. Valid through June 30, 2027."


def test_a_suspension_beats_a_valid_credential() -> None:
    found = standing(DANA, [credential()], [suspended()], DAY)
    words = "Suspended until July 10, 2027, and after that until the Board reinstates the credential."
    assert found == Standing(words, "public-action", date(2027, 7, 10))


@pytest.mark.parametrize("on", [date(2027, 7, 10), date(2035, 1, 1)])
def test_a_suspension_never_ends_by_itself(on: date) -> None:
    """procedure.md §3, suspension end."""
    found = standing(DANA, [credential(expires_on=None)], [suspended()], on)
    assert found == Standing("Suspended until the Board reinstates the credential.", "public-action", None)


def test_from_the_day_of_reinstatement_the_registry_speaks_again() -> None:
    back = suspended(reinstated_on=date(2027, 7, 12))
    held = credential(expires_on=date(2029, 6, 30))
    assert standing(DANA, [held], [back], date(2027, 7, 11)).family == "public-action"
    assert standing(DANA, [held], [back], date(2027, 7, 12)).words == "Certified. Valid through June 30, 2029."
    assert action_status(back, date(2027, 7, 12)).words == "Reinstated on July 12, 2027."


def test_a_revocation_beats_a_suspension_and_stays() -> None:
    found = standing(DANA, [credential()], [suspended(), published(PublicKind.REVOCATION)], date(2049, 1, 1))
    assert found == Standing("Revoked on January 10, 2027. A revocation is permanent.", "overdue", None)


def test_a_reprimand_takes_nothing_away() -> None:
    reprimand = published(PublicKind.REPRIMAND)
    assert standing(DANA, [credential()], [reprimand], DAY).family == "done"
    assert action_status(reprimand, DAY).words == "Public Reprimand of January 10, 2027."


def test_of_two_suspensions_the_longer_one_counts() -> None:
    longer = suspended(ends_on=date(2028, 1, 10))
    assert in_force([suspended(), longer], DAY) is longer


def test_with_several_credentials_the_sentence_names_the_one() -> None:
    found = standing(DANA, [credential(), credential("CRSS-7")], [published(PublicKind.REVOCATION)], DAY)
    assert found.words.startswith("Certified Peer Recovery Specialist CPRS-1042: Revoked on ")


def test_a_publication_about_somebody_else_is_passed_over() -> None:
    other = Publication(professional_id=2, kind=PublicKind.REVOCATION, effective_on=DAY)
    assert standing(DANA, [credential()], [other], DAY).family == "done"


def test_a_publication_names_a_credential_by_its_whole_number() -> None:
    assert names(published(PublicKind.REVOCATION, "CPRS-1042"), credential("CPRS-1042"))
    assert not names(published(PublicKind.REVOCATION, "CPRS-1042"), credential("1042"))
    assert not names(published(PublicKind.REVOCATION, ""), credential(""))
