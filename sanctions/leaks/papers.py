"""What a file says that goes out with a public text: its words, its properties and the remarks in it.

The work is done by `paper_worker`, under limits. A file that cannot be read whole is refused: nobody could say of it that
it names no one.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import IO

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from complaints.clean_pdf import kept
from complaints.errors import Refused
from people.words import Words
from record import bounded
from sanctions.leaks.findings import Place

LABELS: dict[str, Words] = {
    "text": gettext_lazy("The paper, its words"),
    "properties": gettext_lazy("The paper, its properties"),
    "remarks": gettext_lazy("The paper, remarks in it"),
    "name": gettext_lazy("The paper, the name of its file"),
}


def places_in(stream: IO[bytes], media: str, name: str = "") -> list[Place]:
    """Everything that can be read in this file, ready to be searched; `name`: what the file is called."""
    with tempfile.TemporaryDirectory() as folder:
        path = kept(stream, Path(folder) / "sent")
        found: list[list[str]] | None = bounded.run("sanctions.leaks.paper_worker", {"path": str(path), "media": media})
    if found is None:
        raise Refused(_("We could not read this file, so nobody can say that it names no one. Save it anew as a PDF."))
    said = [("name", name), *((part, text) for part, text in found)] if name else [(part, text) for part, text in found]
    return [Place(f"paper.{number}.{part}", text, LABELS[part]) for number, (part, text) in enumerate(said)]
