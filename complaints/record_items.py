"""What lies in the record of a case, paper by paper: what has its pages in a bundle, and what has none and why.

The apps above add what is theirs (`lies_in_the_record`). Who may read each is asked of `seats`, by its kind.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from complaints.models import Case, Document, DocumentKind
from complaints.photos import is_photo
from complaints.uploads import DOCX, PDF, TEXT
from record.typesetting import Block, paragraphs

LONGEST_TEXT = 200_000  # bytes of a text file: some eighty pages
WORDS, PHOTO, SHEETS, FILED_TEXT = "words", "photo", "pdf", "text"
STRUCK_OUT = "Struck. It is no part of the record."


@dataclass(frozen=True)
class Item:
    """One paper. `kind`: what `seats.READS` is asked; `group`: how it is called for one who may not read its title.

    `form`: how it comes onto pages; `barred`: why it comes into nobody's bundle. `notice`: whether the notice of 42 CFR
    §2.32 goes with each page.
    """

    key: str
    kind: str
    group: str
    title: str
    since: datetime
    form: str = WORDS
    barred: str = ""
    blocks: tuple[Block, ...] = ()
    document: Document | None = None
    notice: bool = False


Contribution = Callable[[Case], Iterable[Item]]
CONTRIBUTIONS: list[Contribution] = []


def lies_in_the_record(contribution: Contribution) -> Contribution:
    """Registers what an app lays into the record."""
    CONTRIBUTIONS.append(contribution)
    return contribution


def items_of(case: Case) -> list[Item]:
    """Everything, in the order in which it came onto the record. The number of queries does not grow with it."""
    found = [item for contribution in CONTRIBUTIONS for item in contribution(case)]
    return sorted(found, key=lambda item: (item.since, item.key))


def in_these_words(name: str, blocks: tuple[Block, ...]) -> str:
    """The key of a paper whose words may change: with other words it is another paper, with pages of its own."""
    told = json.dumps([asdict(block) for block in blocks]).encode()
    return f"{name}:{hashlib.sha256(told).hexdigest()[:12]}"


def heading(words: str) -> Block:
    return Block("heading", words=words)


@lies_in_the_record
def papers(case: Case) -> Iterable[Item]:
    """Each paper of the file: its words, its uploaded file, or both, each with pages of its own."""
    for paper in case.documents.all():
        group = DocumentKind(paper.kind).label if paper.reading_kind != DocumentKind.CLIENT_RECORD else "Client record"
        title = f"{group}: {paper.title}" if str(group) != paper.title else paper.title
        barred = STRUCK_OUT if paper.struck_at else ""
        told = Item(
            "",
            paper.reading_kind,
            str(group),
            title,
            paper.added_at,
            barred=barred,
            document=paper,
            notice=paper.carries_notice,
        )
        if paper.text:
            yield replace(told, key=f"document:{paper.pk}:words", blocks=paragraphs(paper.text))
        if paper.file:
            form, unfit = _form_of(paper)
            yield replace(told, key=f"document:{paper.pk}:file", form=form, barred=barred or unfit)


def _form_of(paper: Document) -> tuple[str, str]:
    """How a file comes onto pages, or why it does not."""
    if paper.content_type == PDF.media:
        return SHEETS, ""
    if is_photo(paper.content_type):
        return PHOTO, ""
    if paper.content_type == TEXT.media and paper.size <= LONGEST_TEXT:
        return FILED_TEXT, ""
    if paper.content_type == TEXT.media:
        return "", "A text file this long is not put on pages. Download it by itself."
    kind = "A Word file" if paper.content_type == DOCX.media else "A file of this kind"
    return "", f"{kind} cannot be put on pages. Download it by itself."
