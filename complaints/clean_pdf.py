"""The copy of a PDF that is handed out: its pages, and nothing that says who wrote it, when and with what.

Sources: ux.md §3, 43; issue 4 ("PDF properties"). The original is never changed: the Board keeps it, and its digest stands
on record. A copy is made anew at each download, by `pdf_worker` in a process of its own with limits.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from django.utils.translation import gettext as _

from complaints.errors import Refused
from record import bounded

PDF = "application/pdf"
PIECE = 1024 * 1024


def without_traces(stream: IO[bytes]) -> IO[bytes]:
    """The copy to hand out, open for reading; it is gone from the disk once it is closed.

    Refuses a PDF that does not open, that is locked, or whose copy takes more time, memory or pages than is
    allowed: the original is never handed out in its place.
    """
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "copy"
        (pages,) = copies([(kept(stream, Path(folder) / "sent"), made)])
        if pages is None:
            raise Refused(_("We could not make a copy of this PDF."))
        return made.open("rb")


def copies(pairs: Sequence[tuple[Path, Path]], *, seconds: int = bounded.MOST_SECONDS) -> list[int | None]:
    """Makes a copy of each file; gives the number of its pages, or None where none could be made within the limits.

    All within so many seconds: when they are over, none of these copies counts.
    """
    found: list[int | None] | None = bounded.run(
        "complaints.pdf_worker", [[str(sent), str(made)] for sent, made in pairs], seconds=seconds
    )
    return found or [None] * len(pairs)


def kept(stream: IO[bytes], path: Path) -> Path:
    """The stored file, put where the worker can read it."""
    stream.seek(0)
    with path.open("wb") as target:
        while piece := stream.read(PIECE):
            target.write(piece)
    return path
