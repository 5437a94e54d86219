"""What a person was disciplined for before: entered from older papers, and decided in closed cases of this app.

For pages inside the Board. Who may read it when is the page's to ask of `seats` (procedure.md §5, prior discipline: the
panel only after its findings); a Written Caution (`is_public` False) is for the staff and never for the public.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from complaints.models import SanctionKind, Status
from people.clock import local_day
from people.models import CertifiedProfessional
from sanctions.models import EarlierDiscipline, Sanction


@dataclass(frozen=True)
class Discipline:
    """One sanction. Either `entered` (it has a document) or `case_number` says where it comes from."""

    kind: SanctionKind
    words: str
    decided_on: date
    effective_on: date | None
    ends_on: date | None
    summary: str
    entered: EarlierDiscipline | None = None
    case_number: str = ""

    @property
    def is_public(self) -> bool:
        return self.kind.is_public


def earlier_discipline(professional: CertifiedProfessional) -> list[Discipline]:
    """Every sanction of this person that is final, the newest first: two queries.

    A sanction of this app counts once its case is closed and it was not set aside; one that is open is no prior
    discipline.
    """
    entered = [
        Discipline(
            kind=SanctionKind(row.kind),
            words=str(SanctionKind(row.kind).label),
            decided_on=row.decided_on,
            effective_on=row.effective_on,
            ends_on=row.ends_on,
            summary=row.summary,
            entered=row,
        )
        for row in EarlierDiscipline.objects.filter(professional=professional).select_related("entered_by")
    ]
    final = Sanction.objects.standing().filter(
        case__respondent=professional, case__status=Status.CLOSED, effective_on__isnull=False
    )
    decided = [
        Discipline(
            kind=SanctionKind(sanction.kind),
            words=str(sanction),
            decided_on=local_day(sanction.decided_at),
            effective_on=sanction.effective_on,
            ends_on=sanction.ends_on,
            summary=sanction.terms,
            case_number=sanction.case.number,
        )
        for sanction in final.select_related("case")
    ]
    return sorted(entered + decided, key=lambda row: row.decided_on, reverse=True)
