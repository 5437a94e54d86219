"""Sets one PDF with Typst. Run by `record.bounded` for `record.typesetting`; nothing else imports Typst.

It is asked with a template of record/typst, the facts it prints, the moment to date the PDF with (seconds since 1970, UTC)
and the path to write to. What people typed comes in as facts alone, so that nothing typed is ever read as a command.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Final

import typst

from record.bounded import limited

TEMPLATES = Path(__file__).parent / "typst"
STANDARD: Final = "ua-1"  # refuses what a screen reader could not read


def typeset(template: str, facts: dict[str, Any], *, at: int, folder: str, target: str) -> None:
    """The fonts are those inside Typst, so that a paper looks the same, to the byte, on every machine."""
    typst.compile(
        str(TEMPLATES / template),
        output=target,
        root=folder or str(TEMPLATES),
        font_paths=typst.Fonts(include_system_fonts=False),
        format="pdf",
        sys_inputs={"facts": json.dumps(facts)},
        pdf_standards=STANDARD,
        timestamp=at,
    )


if __name__ == "__main__":
    limited()
    asked = json.load(sys.stdin)
    typeset(asked["template"], asked["facts"], at=asked["at"], folder=asked["folder"], target=asked["target"])
    json.dump("made", sys.stdout)
