"""What stands in the workspace: each entry in its last words, with what it corrected behind it, and the evidence list.

The number of queries does not grow with the entries.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from complaints.hearable import number_in
from complaints.investigation.evidence import called, evidence_for
from complaints.models import (
    Case,
    DatedFact,
    Document,
    EvidenceSource,
    FileCheck,
    HandOver,
    Interview,
    PlanEntry,
)
from complaints.models.investigation import Entry
from people.models import User


@dataclass(frozen=True)
class Told:
    """One entry as it stands, and the entries that it took the place of, the latest first."""

    row: Any
    earlier: tuple[Any, ...] = ()
    about: str = ""  # the allegation, or the paper that is named
    is_late: bool = False


@dataclass(frozen=True)
class Evidence:
    """One piece of evidence: where it came from, through whose hands it went, and what the last check of its file said."""

    paper: Document
    title: str
    source: Told | None
    hand_overs: tuple[Told, ...]
    check: FileCheck | None

    @property
    def family(self) -> str:
        """How the state of the file is marked (components/status.html)."""
        result = self.check.result if self.check else ""
        alarming = result in (FileCheck.Result.CHANGED, FileCheck.Result.GONE)
        return "overdue" if alarming else "done" if result == FileCheck.Result.UNCHANGED else "neutral"


def plan(case: Case, today: date) -> list[Told]:
    """What is open first, the most urgent before the others; then what is done."""
    found = [
        Told(row, earlier, _on(case, row), bool(not row.done and row.due_on and row.due_on < today))
        for row, earlier in standing(case, PlanEntry, "allegation__case")
    ]
    return sorted(found, key=lambda told: (told.row.done, told.row.due_on or date.max, told.row.pk))


def interviews(case: Case) -> list[Told]:
    found = [Told(row, earlier, _paper(row)) for row, earlier in standing(case, Interview, "document")]
    return sorted(found, key=lambda told: (told.row.held_on, told.row.pk))


def chronology(case: Case) -> list[Told]:
    """By the day on which it happened."""
    found = [Told(row, earlier, _paper(row)) for row, earlier in standing(case, DatedFact, "document")]
    return sorted(found, key=lambda told: (told.row.happened_on, told.row.pk))


def evidence(case: Case, person: User) -> list[Evidence]:
    """The evidence that this person may open."""
    sources = {row.document_id: Told(row, earlier) for row, earlier in standing(case, EvidenceSource)}
    handed: dict[int, list[Told]] = {}
    for row, earlier in standing(case, HandOver):
        handed.setdefault(row.document_id, []).append(Told(row, earlier))
    checks = FileCheck.objects.filter(document__case=case).select_related("event__actor").order_by("pk")
    last = {check.document_id: check for check in checks}
    return [
        Evidence(paper, called(paper), sources.get(paper.pk), tuple(handed.get(paper.pk, ())), last.get(paper.pk))
        for paper in evidence_for(case, person)
    ]


def standing(case: Case, model: type[Entry], *related: str) -> Iterable[tuple[Any, tuple[Any, ...]]]:
    """Each entry that nothing has corrected, with those before it."""
    rows: list[Any] = list(
        model._default_manager.filter(case=case).select_related("event__actor", *related).order_by("pk")
    )
    by_key = {row.pk: row for row in rows}
    corrected = {row.corrects_id for row in rows}
    for row in rows:
        if row.pk in corrected:
            continue
        earlier, older = [], row.corrects_id
        while older:
            earlier.append(by_key[older])
            older = by_key[older].corrects_id
        yield row, tuple(earlier)


def _on(case: Case, row: PlanEntry) -> str:
    return number_in(case, row.allegation) if row.allegation else ""


def _paper(row: Interview | DatedFact) -> str:
    return called(row.document) if row.document else ""
