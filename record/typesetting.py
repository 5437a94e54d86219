"""Sets letters and other papers to keep as PDFs: tagged for screen readers, with title, language and pages (ux.md §3, 60).

The title that a PDF carries in itself is neutral: no name, nothing of what it is about.
"""

from __future__ import annotations

import tempfile
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from people.errors import Refused
from record import bounded
from record.printable import printable


@dataclass(frozen=True)
class Block:
    """A paragraph with its lines, a list with its items, or a heading."""

    kind: str
    lines: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True)
class Paper:
    """What stands on a paper. `receiver`: the lines that show in the window of an envelope; none where it is not mailed."""

    title: str
    number: str
    day: str
    heading: str
    blocks: tuple[Block, ...]
    sender: tuple[str, ...]
    receiver: tuple[str, ...] = ()


def paragraphs(text: str) -> tuple[Block, ...]:
    """Plain text as blocks: an empty line ends a paragraph."""
    parts = [part.strip("\n") for part in printable(text).split("\n\n")]
    return tuple(Block("paragraph", lines=tuple(part.split("\n"))) for part in parts if part.strip())


def typeset(paper: Paper, *, language: str, at: datetime) -> bytes:
    """The PDF, the same to the byte for the same paper and moment.

    Refuses a paper that cannot be set within the limits of `record.bounded`.
    """
    with translation.override(language):
        page_words = _("Page {page} of {pages}")
    facts = _printable({**asdict(paper), "language": language, "page_words": page_words})
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "paper.pdf"
        asked = {
            "template": "paper.typ",
            "facts": facts,
            "at": int(at.timestamp()),
            "target": str(target),
        }
        if bounded.run("record.typesetter", asked) is None:
            raise Refused(_("We could not make a PDF of this. Print the page instead."))
        return target.read_bytes()


def _printable(found: Any) -> Any:
    if isinstance(found, str):
        return printable(found)
    if isinstance(found, dict):
        return {name: _printable(value) for name, value in found.items()}
    return [_printable(value) for value in found] if isinstance(found, list | tuple) else found
