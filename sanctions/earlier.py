"""Earlier discipline of one professional, as it weighs on a sanction (procedure.md §3 factors, §5 prior discipline).

A Written Caution counts here, though the public never hears of it. No number of another case is told: nobody is led from
one file into another. Who may read it is asked of `complaints.reading`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from complaints import motions
from complaints.models import Body, Case
from people.models import CertifiedProfessional
from sanctions.models import Sanction


@dataclass(frozen=True)
class Earlier:
    """One final sanction: what it was, since when, until when, and the provisions that were breached."""

    sanction: str
    effective_on: date
    ends_on: date | None
    reinstated_on: date | None
    provisions: tuple[str, ...]


def earlier_discipline(professional: CertifiedProfessional | None, *, apart_from: Case | None = None) -> list[Earlier]:
    """The final sanctions that stand against this professional, the last first; `apart_from` the case at hand."""
    if professional is None:
        return []
    found = Sanction.objects.standing().filter(case__respondent=professional, effective_on__isnull=False)
    if apart_from is not None:
        found = found.exclude(case=apart_from)
    return [_told(sanction) for sanction in found.select_related("case__rule_set").order_by("-effective_on", "-pk")]


def _told(sanction: Sanction) -> Earlier:
    findings = motions.findings(sanction.case, Body.COMMITTEE)
    sustained = {a.provision.reference for a, finding in findings if motions.is_sustained(finding)}
    if sanction.effective_on is None:
        raise ValueError(f"{sanction} is not final.")
    return Earlier(
        sanction=str(sanction),
        effective_on=sanction.effective_on,
        ends_on=sanction.ends_on,
        reinstated_on=sanction.reinstated_on,
        provisions=tuple(sorted(sustained)),
    )
