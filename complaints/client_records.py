"""Client records that stay locked: which there are, who may be let in, and who was (procedure.md §5)."""

from __future__ import annotations

from django.db.models import QuerySet

from complaints import participation
from complaints.lying_there import asked_together
from complaints.models import Case, ClientRecordGrant, Document, ReleaseBasis
from complaints.seats import BY_GRANT
from people.models import User

# On these grounds single people may be let in; the other two open a paper to all who read its kind.
GRANTING = (ReleaseBasis.CONSENT, ReleaseBasis.COURT_ORDER)


@asked_together
def on_file(case: Case) -> QuerySet[Document]:
    return case.documents.filter(client_identifying=True)


@asked_together
def grantable(case: Case) -> QuerySet[Document]:
    """Records with a consent or a court order on file."""
    return on_file(case).filter(release_basis__in=GRANTING)


@asked_together
def released(case: Case) -> QuerySet[Document]:
    """Records with any basis on file."""
    return on_file(case).exclude(release_basis="")


def may_be_let_in(case: Case) -> list[User]:
    """The investigator, the panel and the Appeals Committee, as they sit now."""
    return participation.holders(case, *BY_GRANT)


def granted_to(person_id: int | None, case_id: int) -> set[int]:
    """The records of this case that this person was let in to: one query."""
    standing = ClientRecordGrant.objects.filter(person=person_id, document__case=case_id, ended_at__isnull=True)
    return set(standing.values_list("document_id", flat=True))
