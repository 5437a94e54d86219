"""The bundle of a case: its record as one PDF with an index, bookmarks and the pages that each paper keeps for good.

What goes in is what `complaints.manifest` includes for the reader. Papers that were sent go in as clean copies, photos without
their traces, words as they are set now. Everything is made in processes with limits, and nothing of it is kept.
Sources: issue 5 ("Bundle"), ux.md §1.4, procedure.md §5 (the notice of 42 CFR §2.32 on each page of a client record).
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from complaints import clean_pdf, photos
from complaints.errors import Refused
from complaints.manifest import Manifest
from complaints.models import Case
from complaints.record_items import FILED_TEXT, PHOTO, SHEETS, WORDS, Item
from people.models import User
from people.templatetags.eastern import eastern_day
from record import bounded
from record.printable import printable
from record.typesetting import paragraphs

MEMORY, WRITTEN = 1024 * bounded.MEGABYTE, 384 * bounded.MEGABYTE
SECONDS_FOR_COPIES = 20  # with the typesetting less than a web server waits
NOTICE = (
    "42 CFR part 2 prohibits unauthorized use or disclosure of these records. "
    "They name a client. Do not copy them, pass them on or speak of them outside this case."
)
GONE = "It could not be put on its pages now. Try again, or download it by itself."


def measured(items: Sequence[Item]) -> dict[str, int]:
    """How many pages each of these papers takes; 0 where no pages can be made of it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        parts = _parts(items, folder)
        counted = _typeset(folder, _facts("", list(parts.values())))
        if counted is None:  # one of them stops all: each by itself
            counted = {}
            for key, part in parts.items():
                counted |= _typeset(folder, _facts("", [part])) or {key: 0}
        return {item.key: counted.get(item.key, 0) for item in items}


def make(case: Case, manifest: Manifest, *, reader: User, on: datetime) -> IO[bytes]:
    """The PDF, open for reading; it is gone from the disk once it is closed.

    Refuses where it cannot be made within the limits of memory and time.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = manifest.included
        parts = _parts([row.item for row in rows if row.item], folder)
        entries = [
            parts[row.item.key] | {"first": row.numbered.first, "pages": row.numbered.pages, "span": row.span}
            for row in rows
            if row.item and row.numbered and row.item.key in parts
        ]
        out = [(row, row.why) for row in manifest.excluded]
        out += [(row, GONE) for row in rows if row.item and row.item.key not in parts]
        facts = _facts(case.number, entries)
        facts["told"] = [
            f"Made for {reader.name} on {eastern_day(on)}. It holds what this reader may read of the case.",
            "The page numbers are those of the record: they are the same in every copy, and pages left out are missing.",
        ]
        facts["out"] = [{"span": row.span, "title": printable(row.title), "why": printable(why)} for row, why in out]
        target = folder / "bundle.pdf"
        if _typeset(folder, facts, target=target, at=int(on.timestamp())) is None:
            raise Refused(
                "The bundle could not be made in the time and memory there is. Download the papers by themselves."
            )
        return target.open("rb")


def _facts(number: str, entries: list[dict[str, Any]]) -> dict[str, Any]:
    title = f"Record of case {number}"
    return {
        "number": number,
        "title": title,
        "heading": title,
        "told": [],
        "entries": entries,
        "out": [],
        "notice": NOTICE,
    }


def _typeset(folder: Path, facts: dict[str, Any], *, target: Path | None = None, at: int = 0) -> dict[str, int] | None:
    """The pages of each entry; with a target the PDF is written there."""
    asked = {"template": "bundle.typ", "facts": facts, "at": at, "folder": str(folder), "target": str(target or "")}
    found: dict[str, int] | None = bounded.run("record.typesetter", asked | {"memory": MEMORY, "written": WRITTEN})
    return found


def _parts(items: Sequence[Item], folder: Path) -> dict[str, dict[str, Any]]:
    """What the template needs of each paper; one that cannot be put on pages is left out."""
    sheets: dict[str, tuple[Path, Path]] = {}
    parts: dict[str, dict[str, Any]] = {}
    for number, item in enumerate(items):
        part = {
            "key": item.key,
            "first": 1,
            "pages": 1,
            "span": "",
            "title": printable(item.title),
            "notice": item.notice,
        }
        part["day"] = eastern_day(item.since)
        if item.form == SHEETS:
            sheets[item.key] = _sent(item, folder / f"sent-{number}"), folder / f"{number}.pdf"
        elif item.form == PHOTO:
            if not (path := _photo(item, folder, number)):
                continue
            part |= {"kind": PHOTO, "path": path, "sheets": 1}
        else:
            blocks = item.blocks if item.form != FILED_TEXT else paragraphs(_text(item))
            part |= {"kind": WORDS, "blocks": [_printable(asdict(block)) for block in blocks]}
        parts[item.key] = part
    copied = clean_pdf.copies(list(sheets.values()), seconds=SECONDS_FOR_COPIES) if sheets else []
    for (key, (_from, made)), count in zip(sheets.items(), copied, strict=True):
        if count:
            parts[key] |= {"kind": SHEETS, "path": made.name, "sheets": count}
        else:
            del parts[key]
    return parts


def _printable(block: dict[str, Any]) -> dict[str, Any]:
    lines, items = ([printable(words) for words in block[name]] for name in ("lines", "items"))
    return block | {"lines": lines, "items": items, "words": printable(block["words"])}


def _opened(item: Item) -> IO[bytes]:
    if item.document is None:
        raise ValueError("Only a paper has a file.")
    return item.document.file.open("rb")


def _sent(item: Item, path: Path) -> Path:
    with _opened(item) as stream:
        return clean_pdf.kept(stream, path)


def _text(item: Item) -> str:
    with _opened(item) as stream:
        return stream.read().decode("utf-8-sig")


def _photo(item: Item, folder: Path, number: int) -> str:
    """The name of the photo without its traces; blank where it does not open."""
    media = item.document.content_type if item.document else ""
    with _opened(item) as stream:
        try:
            copy = photos.without_traces(stream, media)
        except Refused:
            return ""
        name = f"{number}.{photos.ENDINGS[copy.media if copy else media]}"
        with (folder / name).open("wb") as target:
            if copy:
                target.write(copy.content)
            else:
                stream.seek(0)
                shutil.copyfileobj(stream, target)
    return name
