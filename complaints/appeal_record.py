"""The record of an appeal: the papers that lay in the file when the committee decided. Listed once, when the appeal is filed.

The list stands in the event of the appeal, so that it is sealed with the record and nobody adds to it. A redacted copy of
a paper of the list is that paper. Sources: procedure.md §2.11 ("no new facts on appeal"), issue 5 ("frozen record").
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from complaints.models import Case, Document, DocumentKind
from record.models import Event

FILED_BY = ("appeal", "record_paper_appeal", "excuse_late_appeal")
# The appeal itself, and what was decided on it, are no new facts.
OF_THE_APPEAL = frozenset({DocumentKind.APPEAL.value, DocumentKind.DECISION.value})


def at_the_decision(case: Case) -> list[int]:
    """The papers that lay in the file when the case was last decided; those that were struck are no part of it."""
    papers = case.documents.filter(struck_at__isnull=True)
    decided = _decided_at(case)
    return list((papers.filter(added_at__lte=decided) if decided else papers).values_list("pk", flat=True))


def listed(case: Case) -> frozenset[int]:
    """The list of the last appeal, as it was frozen. Empty where nobody appealed."""
    filed = Event.objects.filter(docket=case.docket_id, kind__in=FILED_BY).order_by("-sequence").first()
    return frozenset(filed.data.get("record", ())) if filed else frozenset()


def came_later(case: Case, papers: Iterable[Document]) -> set[int]:
    """Which of these papers are no part of the record of the appeal. Asks nothing where nobody appealed."""
    if not case.has("appealed"):
        return set()
    known = listed(case)
    return {
        paper.pk
        for paper in papers
        if paper.kind not in OF_THE_APPEAL and not {paper.pk, paper.redacted_from_id} & known
    }


def _decided_at(case: Case) -> datetime | None:
    decisions = case.documents.filter(kind=DocumentKind.DECISION, struck_at__isnull=True)
    return decisions.order_by("-added_at", "-pk").values_list("added_at", flat=True).first()
