"""What hearing and appeal lay into the record beside papers: the rulings on exhibits, other days, challenges, late appeals."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from complaints.models import Case
from complaints.record_items import Item, heading, in_these_words, lies_in_the_record
from hearings.log import words_of
from hearings.models import LogEntry
from people.templatetags.eastern import eastern
from record.typesetting import Block, paragraphs

Blocks = tuple[Block, ...]


@lies_in_the_record
def exhibits(case: Case) -> Iterable[Item]:
    """Each exhibit by its number, and the officer's ruling on it."""
    found = [row for row in case.exhibits.select_related("document") if row.ruling]
    yield from _sheet("Rulings on exhibits", "exhibit", [
        (f"Exhibit {row.number}: {row.document.title}", row.get_ruling_display(), row.ruling_reason, row.ruled_at)
        for row in found
    ])  # fmt: skip


@lies_in_the_record
def hearing_log(case: Case) -> Iterable[Item]:
    """What the officer wrote down while the hearing ran (§2.13). Private notes are no part of the record."""
    found = (
        LogEntry.objects.filter(hearing__case=case).select_related("event__texts", "exhibit").order_by("typed_at", "pk")
    )
    yield from _sheet("Log of the hearing", "exhibit", [
        (f"Exhibit {row.exhibit.number}" if row.exhibit else row.get_kind_display(), row.get_kind_display(),
         words_of(row.event), row.typed_at)
        for row in found
    ])  # fmt: skip


@lies_in_the_record
def continuances(case: Case) -> Iterable[Item]:
    """Another day of the hearing, asked for and ruled on."""
    found = [row for row in case.continuances.all() if row.ruling]
    yield from _sheet("Rulings on another hearing day", "exhibit", [
        (f"{row.get_side_display()}: {row.cause}", row.get_ruling_display(), row.ruling_reason, row.ruled_at)
        for row in found
    ])  # fmt: skip


@lies_in_the_record
def challenges(case: Case) -> Iterable[Item]:
    """Objections to a panel member, ruled on."""
    found = [row for row in case.challenges.select_related("person") if row.ruling]
    yield from _sheet("Rulings on challenges to the panel", "people", [
        (f"{row.person.name}: {row.grounds}", row.get_ruling_display(), row.ruling_reason, row.ruled_at)
        for row in found
    ])  # fmt: skip


@lies_in_the_record
def late_appeals(case: Case) -> Iterable[Item]:
    """An appeal that came too late, and whether it was excused."""
    found = [row for row in case.late_appeals.all() if row.ruling]
    yield from _sheet("Rulings on late appeals", "appeal", [
        (f"Received on {eastern(row.received_on)}, due on {eastern(row.due_on)}", row.get_ruling_display(),
         row.ruling_reason, row.ruled_at)
        for row in found
    ])  # fmt: skip


def _sheet(title: str, kind: str, ruled: list[tuple[str, str, str, datetime | None]]) -> Iterable[Item]:
    """One paper for all rulings of a sort; a further ruling makes it a paper of its own."""
    if not ruled:
        return
    blocks: Blocks = ()
    for about, ruling, reason, at in ruled:
        blocks += (heading(about), *paragraphs(f"{ruling}. {reason}\n\n{eastern(at)}"))
    since = max(at for _about, _ruling, _reason, at in ruled if at)
    yield Item(in_these_words(title, blocks), kind, "Rulings", title, since, blocks=blocks)
