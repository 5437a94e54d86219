"""The manifest of a bundle: every paper of a case, with its pages, or with the reason why this reader's bundle leaves it out.

A paper keeps the pages that it was numbered with, for every reader and for good; what one reader may not read leaves its
numbers unused in that reader's copy. What is included is what the reader may read now (`complaints.reading`).
Sources: issue 5 ("Bundle"), ux.md §1.4 and §1.5, procedure.md §5.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from complaints.models import Case, DocumentKind, RecordPages
from complaints.models.document import STRUCK
from complaints.reading import holding, papers_for, reading_seats
from complaints.record_items import WORDS, Item, items_of
from complaints.seats import may_read
from people.models import User
from record import bounded

MOST_PAGES = 4_000
MOST_MEGABYTES = 100  # of the files that were sent
LOCKED = "A client record, locked: nobody let you in to it."
NOT_YOURS = "Not for your seat at this case."
NOT_NUMBERED = "New: it has no pages yet."
NO_PAGES = "No clean copy could be made of it. The office has the original."
NO_ROOM = "There is no room for it in one file. Download it by itself."
REPLACED = "Changed since: its words now stand on pages of their own."
UNNUMBERED = 1_000_000_000  # stands after every page


@dataclass(frozen=True)
class Row:
    """One line of the manifest: what it is, its pages where it has some, and why it is left out; blank: it is in."""

    title: str
    since: datetime | None
    span: str
    why: str
    item: Item | None = None
    numbered: RecordPages | None = None


@dataclass(frozen=True)
class Manifest:
    """Everything that lies in the record, as one reader finds it."""

    rows: list[Row]
    waiting: list[Item]  # to be numbered

    @property
    def included(self) -> list[Row]:
        """In the order of their pages."""
        return sorted((row for row in self.rows if not row.why), key=_first)

    @property
    def excluded(self) -> list[Row]:
        return [row for row in self.rows if row.why]

    @property
    def last(self) -> int:
        """The last page of the record that anything was numbered with."""
        return max((row.numbered.last for row in self.rows if row.numbered), default=0)


def _first(row: Row) -> int:
    return row.numbered.first or 0 if row.numbered else 0


def manifest_for(case: Case, person: User) -> Manifest:
    """What this reader's bundle holds and what not. The number of queries does not grow with the papers."""
    items = items_of(case)
    numbered = {row.key: row for row in case.record_pages.all()}
    places = reading_seats(case, person)
    holds = holding(case, places)
    opens = {paper.pk for paper in papers_for(case, person)}
    room = _Room()
    rows = []
    for item in sorted(items, key=lambda item: _order(numbered.get(item.key))):
        pages = numbered.get(item.key)
        reads = item.document.pk in opens if item.document else may_read(item.kind, places, holding=holds)
        why = _why_not(item, reads) or _unpaged(pages)
        if not why and pages and not room.takes(item, pages):
            why = NO_ROOM
        title = item.title if reads else item.group
        rows.append(Row(title, item.since, pages.span if pages else "", why, item, pages))
    rows += _replaced(numbered, items)
    return Manifest(rows, [item for item in items if not item.barred and item.key not in numbered])


def _order(pages: RecordPages | None) -> int:
    return (pages.first if pages else None) or UNNUMBERED


def _why_not(item: Item, reads: bool) -> str:
    if reads or item.kind == STRUCK:
        return item.barred
    return LOCKED if item.kind == DocumentKind.CLIENT_RECORD else NOT_YOURS


def _unpaged(pages: RecordPages | None) -> str:
    if pages is None:
        return NOT_NUMBERED
    return "" if pages.first else NO_PAGES


def _replaced(numbered: dict[str, RecordPages], items: Iterable[Item]) -> list[Row]:
    """Pages whose words changed since."""
    now = {item.key for item in items}
    return [
        Row(key.partition(":")[0].capitalize(), None, pages.span, REPLACED, None, pages)
        for key, pages in numbered.items()
        if key not in now
    ]


class _Room:
    """What one file has room for, in the order of the pages."""

    def __init__(self) -> None:
        self.pages, self.bytes = 0, 0

    def takes(self, item: Item, pages: RecordPages) -> bool:
        size = item.document.size if item.document and item.form != WORDS else 0
        if self.pages + pages.pages > MOST_PAGES or self.bytes + size > MOST_MEGABYTES * bounded.MEGABYTE:
            return False
        self.pages, self.bytes = self.pages + pages.pages, self.bytes + size
        return True
