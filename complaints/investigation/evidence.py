"""The evidence of a case: which papers count as such, how each is called, and whether its file is the one that arrived."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from complaints.models import Case, Document, DocumentKind, FileCheck
from complaints.reading import papers_for
from people.models import User
from people.one_look import once
from people.templatetags.eastern import eastern_day

# Papers that somebody handed in or found. Reports, decisions and the like are made here.
EVIDENCE = frozenset(
    {
        DocumentKind.EVIDENCE,
        DocumentKind.COMPLAINT,
        DocumentKind.ANSWER,
        DocumentKind.EXHIBIT,
        DocumentKind.CLIENT_RECORD,
    }
)


@once
def files_of(case: Case) -> tuple[str, ...]:
    """For each piece of evidence, whoever may read it, the name of its stored file; blank where it is words alone."""
    return tuple(case.documents.filter(kind__in=EVIDENCE).values_list("file", flat=True))


def evidence_for(case: Case, person: User) -> list[Document]:
    """The evidence that this person may open, oldest first."""
    return [paper for paper in papers_for(case, person) if paper.kind in EVIDENCE]


def called(paper: Document) -> str:
    """A paper by its title; a locked client record by its number, since a title can name a client (procedure.md §5)."""
    if paper.reading_kind == DocumentKind.CLIENT_RECORD:
        return f"Client record no. {paper.pk}"
    return paper.title


def listed(papers: Iterable[Document]) -> list[tuple[str, str]]:
    """The papers as the choices of a form, by key, each with its day."""
    return [(str(paper.pk), f"{paper.title} ({eastern_day(paper.added_at)})") for paper in papers]


def digest_of(paper: Document) -> str | None:
    """The SHA-256 of the stored file in hex; None where the file is gone."""
    digest = hashlib.sha256()
    try:
        with paper.file.open("rb") as file:
            for chunk in file.chunks():
                digest.update(chunk)
    except FileNotFoundError:
        return None
    return digest.hexdigest()


def judged(paper: Document, digest: str | None) -> FileCheck.Result:
    """What the comparison says. A paper that came without a hash proves nothing, and that is told."""
    if digest is None:
        return FileCheck.Result.GONE
    if not paper.sha256:
        return FileCheck.Result.NO_HASH
    return FileCheck.Result.UNCHANGED if digest == paper.sha256 else FileCheck.Result.CHANGED
