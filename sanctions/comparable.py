"""How earlier final cases on the same provisions ended, for those who vote: counts and nothing else (procedure.md §3).

No name, no number of a case. A count below five is held back. Where only one sanction of a provision would be held back,
the next smallest is held back too, and no total is told: nothing can be found by subtraction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from complaints import motions
from complaints.consents import PREFIX
from complaints.models import (
    UNDECIDED,
    Allegation,
    Body,
    Case,
    ConsentAgreement,
    Motion,
    MotionKind,
    Outcome,
    SanctionKind,
)
from sanctions.models import Sanction
from sanctions.reports.suppression import LEAST


@dataclass(frozen=True)
class Cell:
    """One sanction of one provision; `count` None where it is held back."""

    kind: SanctionKind
    count: int | None

    def __str__(self) -> str:
        return _("fewer than 5, or held back") if self.count is None else str(self.count)


@dataclass(frozen=True)
class Outcomes:
    """How cases on one provision ended."""

    reference: str
    cells: tuple[Cell, ...]


def held_back(counts: Mapping[SanctionKind, int]) -> tuple[Cell, ...]:
    """Each sanction with its count, or without where the count could point at a person."""
    hidden = {kind for kind in SanctionKind if counts.get(kind, 0) < LEAST}
    if len(hidden) == 1:
        hidden.add(min((kind for kind in SanctionKind if kind not in hidden), key=lambda kind: counts[kind]))
    return tuple(Cell(kind, None if kind in hidden else counts[kind]) for kind in SanctionKind)


def comparable_outcomes(case: Case) -> list[Outcomes]:
    """A row for each provision that the committee sustained at this case; the case itself is not counted."""
    references = sorted({one.provision.reference for one in motions.sustained(case, Body.COMMITTEE)})
    if not references:
        return []
    final = Sanction.objects.standing().filter(effective_on__isnull=False).exclude(case=case)
    kinds = dict(final.values_list("case_id", "kind"))
    counted: Counter[tuple[str, SanctionKind]] = Counter(
        (reference, SanctionKind(kinds[number])) for number, reference in _breaches(references) if number in kinds
    )
    return [
        Outcomes(reference, held_back({kind: counted[reference, kind] for kind in SanctionKind}))
        for reference in references
    ]


def _breaches(references: Iterable[str]) -> set[tuple[int, str]]:
    """Case and provision, once each: by the committee's last vote, by a judgment, or by an approved agreement."""
    votes = Motion.objects.filter(kind=MotionKind.FINDING, body=Body.COMMITTEE, closed_at__isnull=False)
    votes = votes.exclude(outcome__in=UNDECIDED)
    later = votes.filter(case=OuterRef("case"), allegation=OuterRef("allegation"), closed_at__gt=OuterRef("closed_at"))
    voted = votes.filter(outcome=Outcome.CARRIED, allegation__provision__reference__in=references)
    found = set(voted.filter(~Exists(later)).values_list("case_id", "allegation__provision__reference"))
    proven = Allegation.objects.filter(proven_by__isnull=False, provision__reference__in=references)
    found |= set(proven.values_list("case_id", "provision__reference"))
    agreed = ConsentAgreement.objects.filter(
        overlay__outcome__startswith=PREFIX, allegations__provision__reference__in=references
    )
    return found | set(agreed.values_list("overlay__case_id", "allegations__provision__reference"))
