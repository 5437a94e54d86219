"""A few rows for whoever reads the open data: one person in the register and what is public about her."""

from datetime import date

from people import clock
from people.models import CertifiedProfessional, User
from sanctions.models import Publication
from sanctions.models.publication import PublicKind
from tests.stepping import credential

EXAMPLE = "k7m2p9xw4q"  # the public id that sanctions/openapi.yaml gives as its example


def five_actions() -> CertifiedProfessional:
    """One person in the register, with the address that the description takes as its example, and five actions."""
    person = credential("María Núñez", "CPRS-1", town="Norwich").professional
    CertifiedProfessional.objects.filter(pk=person.pk).update(public_id=EXAMPLE)
    drafter, approver = (User.objects.create(username=who, email=f"{who}@example.org") for who in ("one", "two"))
    for kind in (*PublicKind.values, PublicKind.SUSPENSION):
        Publication.objects.create(
            professional=person,
            kind=kind,
            name=person.name,
            credential="Recovery CPRS-1",
            provisions="CPRS-12",
            summary="A breach of CPRS-12 was found.\nSo it was decided.",
            effective_on=date(2025, 1, 2),
            ends_on=date(2025, 7, 2) if kind == PublicKind.SUSPENSION else None,
            reinstated_on=date(2025, 8, 2) if kind == PublicKind.SUSPENSION else None,
            live_from=date(2025, 1, 3),
            drafted_by=drafter,
            drafted_at=clock.now(),
            approved_by=approver,
        )
    person.refresh_from_db()
    return person
