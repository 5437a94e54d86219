"""The words of the workspace, for the search and for the record. Private notes are in neither."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from complaints.investigation import workspace
from complaints.investigation.evidence import called
from complaints.investigation.workspace import Told, standing
from complaints.models import Case, EvidenceSource, FileCheck, HandOver
from complaints.record_items import Item, heading, in_these_words, lies_in_the_record
from people import clock
from people.templatetags.eastern import eastern
from record.models import Event
from record.typesetting import Block, paragraphs

KIND = "investigation"  # what `seats.READS` is asked
ENTRIES = ("plan_question", "record_interview", "enter_fact", "record_source", "hand_over_evidence")


def has_entries(case: Case, *more: str) -> bool:
    """Whether anything was written at all: one query, where most cases have nothing."""
    return Event.objects.filter(docket=case.docket_id, kind__in=(*ENTRIES, *more)).exists()


def written(case: Case) -> Iterator[tuple[str, str, str]]:
    """Where each text stands, who reads it, and its words. What an entry took the place of is not searched."""
    if not has_entries(case):
        return
    for told in workspace.plan(case, clock.local_day(case.filed_at)):
        yield f"plan/{told.row.pk}", KIND, _lines(told.row.question, told.row.source, told.row.outcome)
    for told in workspace.interviews(case):
        yield f"interview/{told.row.pk}", KIND, _lines(told.row.heard, told.row.present, told.row.summary)
    for told in workspace.chronology(case):
        yield f"fact/{told.row.pk}", KIND, _lines(told.row.fact, told.row.about_when)
    for row in _about_papers(case, EvidenceSource):
        yield f"source/{row.pk}", KIND, _lines(row.given_by, row.note)
    for row in _about_papers(case, HandOver):
        yield f"hands/{row.pk}", KIND, _lines(row.from_whom, row.to_whom, row.reason)


def _about_papers(case: Case, model: type[EvidenceSource] | type[HandOver]) -> Iterator[Any]:
    """Of a paper that names a client nothing is searched (procedure.md §5)."""
    for row, _earlier in standing(case, model, "document"):
        if not row.document.carries_notice:
            yield row


def _lines(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


@lies_in_the_record
def working_file(case: Case) -> Iterable[Item]:
    """Plan, interviews, chronology and custody; a sheet to which something was added gets new pages."""
    if not has_entries(case, "check_files"):
        return
    for told in workspace.interviews(case):
        row = told.row
        said = (
            f"{eastern(row.held_on)}, {row.get_how_display()}",
            f"Also there: {row.present}" if row.present else "",
            row.summary,
            f"Kept in: {told.about}" if told.about else "",
        )
        title, blocks = f"Interview with {row.heard}", paragraphs(_lines(*said))
        yield Item(f"interview:{row.pk}", KIND, "Interview", title, row.event.at, blocks=blocks)
    plan = workspace.plan(case, clock.local_day(case.filed_at))
    yield from _sheet("Plan of the investigation", [(*_question(told), told.row.event.at) for told in plan])
    found = workspace.chronology(case)
    yield from _sheet("Chronology", [(*_fact(told), told.row.event.at) for told in found])
    yield from _sheet("Custody of the evidence", sorted(_custody(case), key=lambda line: line[2]))


Line = tuple[str, str, datetime]


def _sheet(title: str, lines: Iterable[Line]) -> Iterable[Item]:
    lines = list(lines)
    if not lines:
        return
    blocks: tuple[Block, ...] = ()
    for about, words, _at in lines:
        blocks += (heading(about), *paragraphs(words))
    since = max(at for _about, _words, at in lines)
    yield Item(in_these_words(title, blocks), KIND, "Working file", title, since, blocks=blocks)


def _question(told: Told) -> tuple[str, str]:
    row = told.row
    about = f"Allegation {told.about}" if told.about else "The case as a whole"
    by = f"By {eastern(row.due_on)}" if row.due_on else ""
    done = f"Done: {row.outcome}" if row.done else "Open"
    return about, _lines(row.question, row.source, by, done)


def _fact(told: Told) -> tuple[str, str]:
    row = told.row
    page = f", page {row.page}" if row.page else ""
    stands = f"{told.about}{page}" if told.about else "In no paper of the case"
    return f"{eastern(row.happened_on)} {row.about_when}".strip(), _lines(row.fact, stands)


def _custody(case: Case) -> Iterator[Line]:
    """Where each paper came from, through whose hands it went, and each check of its file."""
    for row, _earlier in standing(case, EvidenceSource, "document"):
        words = f"Received on {eastern(row.received_on)} from {row.given_by}. {row.get_how_display()}."
        yield called(row.document), _lines(words, row.note), row.event.at
    for row, _earlier in standing(case, HandOver, "document"):
        words = f"{eastern(row.handed_on)}: from {row.from_whom} to {row.to_whom}."
        yield called(row.document), _lines(words, row.reason), row.event.at
    checks = FileCheck.objects.filter(document__case=case).select_related("document", "event")
    for check in checks.order_by("pk"):
        words = f"The file was checked. {check.get_result_display()}. {check.sha256}".strip()
        yield called(check.document), words, check.event.at
