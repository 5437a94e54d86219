"""Earlier discipline of one professional, as it weighs on a sanction (procedure.md §3 factors, §5 prior discipline).

Entered from older papers, and final in other cases of this app. A Written Caution counts here, though the public never
hears of it (`is_public` False). No number of another case is told: nobody is led from one file into another. Who may
read it, and when, is asked of `complaints.reading`: the panel only after its findings.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from complaints import consents, motions
from complaints.models import Body, Case, SanctionKind
from people.clock import local_day
from people.models import CertifiedProfessional
from sanctions.models import EarlierDiscipline, Sanction


@dataclass(frozen=True)
class Earlier:
    """One sanction: what it was, since when, until when. `entered` where it comes from an older paper with a document."""

    kind: SanctionKind
    sanction: str
    decided_on: date
    effective_on: date | None
    ends_on: date | None = None
    reinstated_on: date | None = None
    provisions: tuple[str, ...] = ()
    summary: str = ""
    entered: EarlierDiscipline | None = None
    is_denial: bool = False

    @property
    def is_public(self) -> bool:
        return self.kind.is_public and not self.is_denial


def earlier_discipline(professional: CertifiedProfessional | None, *, apart_from: Case | None = None) -> list[Earlier]:
    """The final sanctions that stand against this professional, the newest first; `apart_from` the case at hand."""
    if professional is None:
        return []
    entered = EarlierDiscipline.objects.filter(professional=professional).select_related("entered_by")
    found = Sanction.objects.standing().filter(case__respondent=professional, effective_on__isnull=False)
    if apart_from is not None:
        found = found.exclude(case=apart_from)
    rows = [_entered(row) for row in entered] + [
        _decided(row) for row in found.select_related("case__rule_set", "case__credential")
    ]
    return sorted(rows, key=lambda row: row.decided_on, reverse=True)


def _entered(row: EarlierDiscipline) -> Earlier:
    kind = SanctionKind(row.kind)
    return Earlier(
        kind=kind,
        sanction=str(kind.label),
        decided_on=row.decided_on,
        effective_on=row.effective_on,
        ends_on=row.ends_on,
        summary=row.summary,
        entered=row,
    )


def _decided(sanction: Sanction) -> Earlier:
    agreement = consents.approved(sanction.case)
    breached = agreement.allegations.all() if agreement else motions.sustained(sanction.case, Body.COMMITTEE)
    return Earlier(
        kind=SanctionKind(sanction.kind),
        sanction=str(sanction),
        is_denial=sanction.is_denial,
        decided_on=local_day(sanction.decided_at),
        effective_on=sanction.effective_on,
        ends_on=sanction.ends_on,
        reinstated_on=sanction.reinstated_on,
        provisions=tuple(sorted({allegation.provision.reference for allegation in breached})),
    )
