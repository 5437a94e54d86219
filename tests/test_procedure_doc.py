"""docs/procedure.md is what the table says, and tells all of it."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from complaints.models import Status
from complaints.notice_kinds import KINDS
from complaints.procedure import LIMITS, ROWS
from tests.source import ROOT

PAGE = ROOT / "docs" / "procedure.md"


def test_the_page_is_current() -> None:
    call_command("procedure_doc", "--check")


def test_a_stale_or_missing_page_is_named(tmp_path: Path) -> None:
    page = tmp_path / "procedure.md"
    for text in (None, PAGE.read_text(encoding="utf-8").replace("30 calendar days", "31 calendar days")):
        if text is not None:
            page.write_text(text, encoding="utf-8")
        with pytest.raises(CommandError, match=r"Write it anew: manage\.py procedure_doc"):
            call_command("procedure_doc", str(page), "--check")


def test_the_page_is_the_same_in_whatever_language_it_is_written(tmp_path: Path) -> None:
    page = tmp_path / "procedure.md"
    with translation.override("es"):
        call_command("procedure_doc", str(page), stdout=StringIO())
    assert page.read_text(encoding="utf-8") == PAGE.read_text(encoding="utf-8")


def test_every_step_status_letter_and_limit_stands_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    lines = [line for line in page.splitlines() if line.startswith("| `")]
    assert [line.split("`")[1] for line in lines] == [row.name for row in ROWS]
    assert {len(line.split(" | ")) for line in lines} == {10}
    wanted = {f"[{status.label}]" for status in Status} | {f"sets {name}:" for name in LIMITS}
    wanted |= {str(KINDS[kind].label) for row in ROWS for kind in row.notices}
    assert {words for words in wanted if words not in page} == set()
