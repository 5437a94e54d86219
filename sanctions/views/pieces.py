"""What the leak guard finds in a draft, as a page shows it (procedure.md §3)."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from complaints.forms import StepForm
from people.plain_forms import PlainForm
from sanctions.entries import Kept
from sanctions.forms.entries import ExplainPieceForm
from sanctions.leaks.standing import Weighed, weighed


@dataclass(frozen=True)
class Piece:
    """A finding: explained, with a form to explain it, or for reading only."""

    weighed: Weighed
    form: PlainForm | StepForm | None


def piece_form(key: str, sent: QueryDict | None = None) -> ExplainPieceForm:
    return ExplainPieceForm(sent, initial={"finding": key}, auto_id=f"{key[:8]}_%s")


def pieces_of(found: Kept, *, may_explain: bool, typed: ExplainPieceForm | None) -> list[Piece]:
    """Those of the draft, the open ones first; what was typed stays in its form. None where no case stands behind it."""
    if found.waiting is None or found.case is None:
        return []
    key = typed.data.get("finding") if typed else None
    shown = []
    for one in sorted(weighed(found.case, found.waiting), key=lambda one: not one.is_open):
        form = typed if typed and key == one.finding.key else piece_form(one.finding.key)
        shown.append(Piece(one, form if may_explain and one.is_open else None))
    return shown
