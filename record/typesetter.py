"""Sets one PDF with Typst. Run by `record.bounded` for `record.typesetting`; nothing else imports Typst.

It is asked with a template of record/typst, the facts it prints, the moment to date the PDF with (seconds since 1970, UTC),
the path to write to and, where papers are bound, the folder where they lie. What people typed comes in as facts alone, so that nothing typed is ever read as a command.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any, Final

import typst

from record.bounded import MOST_MEMORY, MOST_WRITTEN, limited

TEMPLATES = Path(__file__).parent / "typst"
STANDARD: Final = "ua-1"  # refuses what a screen reader could not read


def typeset(template: str, facts: dict[str, Any], *, at: int, target: str) -> str:
    """The fonts are those inside Typst, so that a paper looks the same, to the byte, on every machine."""
    typst.compile(
        str(TEMPLATES / template),
        output=target,
        root=str(TEMPLATES),
        font_paths=typst.Fonts(include_system_fonts=False),
        format="pdf",
        sys_inputs={"facts": json.dumps(facts)},
        pdf_standards=STANDARD,
        timestamp=at,
    )
    return target


def bind(template: str, facts: dict[str, Any], *, at: int, target: str, folder: str) -> dict[str, int]:
    """Binds papers that lie as files in the folder; gives the pages of each. Nothing outside of the folder is read.

    Tagged too, but no PDF/UA: that standard takes no page of another PDF in.
    """
    source = shutil.copy(TEMPLATES / template, folder)
    fonts = typst.Fonts(include_system_fonts=False)
    told = {"facts": json.dumps(facts)}
    made = typst.compile(source, root=folder, font_paths=fonts, format="pdf", sys_inputs=told, timestamp=at)
    if target:
        Path(target).write_bytes(made)
    ends = typst.query(source, "<ends>", field="value", root=folder, font_paths=fonts, sys_inputs=told)
    return {end["key"]: end["pages"] for end in json.loads(ends)}


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    limited(memory=asked.pop("memory", MOST_MEMORY), written=asked.pop("written", MOST_WRITTEN))
    json.dump(bind(**asked) if "folder" in asked else typeset(**asked), sys.stdout)
