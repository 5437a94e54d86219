"""The words of the investigation report, made of what was found on each allegation (procedure.md §1.3 row 8).

The respondent and everybody who decides read them, so a paper is cited only when the respondent can read it too (§2.11).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation

from complaints.disclosure import undisclosed
from complaints.hearable import number_in
from complaints.models import Allegation, Case, Document
from complaints.reading import papers_for
from people.models import User
from people.templatetags.eastern import eastern_day


@dataclass(frozen=True)
class Part:
    """What is said on one allegation: what was found out, on which papers that rests, and what stays unknown."""

    allegation: Allegation
    found: str
    cites: tuple[Document, ...] = ()
    unknown: str = ""


def citable(case: Case, person: User) -> list[Document]:
    """The papers that this person may open and the respondent can read."""
    papers = papers_for(case, person)
    hidden = {paper.pk for paper in undisclosed(case, papers)}
    return [paper for paper in papers if paper.pk not in hidden]


def named(paper: Document) -> str:
    """A paper as a reader of the report finds it among the papers."""
    return f"{paper.title} ({paper.get_kind_display()}, {eastern_day(paper.added_at)})"


def compose(case: Case, parts: Iterable[Part], in_general: str) -> str:
    """The whole report. It is a paper of the record, so it is in the Board's language whoever writes."""
    with translation.override(settings.LANGUAGE_CODE):
        said = [words for part in parts for words in _said(case, part)]
    return "\n\n".join([*said, *([f"In general: {in_general}" if said else in_general] if in_general.strip() else [])])


def _said(case: Case, part: Part) -> list[str]:
    allegation = part.allegation
    sources = "; ".join(named(paper) for paper in part.cites)
    return [
        f"Allegation {number_in(case, allegation)} ({allegation.provision.reference}): {allegation.text}",
        f"What was found out: {part.found}",
        f"Evidence cited: {sources}." if sources else "Evidence cited: no paper of the case.",
        f"What could not be found out: {part.unknown or 'nothing further.'}",
    ]
