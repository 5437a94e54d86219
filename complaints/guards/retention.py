"""Guards over what is kept and what goes: a legal hold, and the private notes of a case that is over (procedure.md §5)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from complaints import personal_notes
from complaints.guards.registry import Asked, guard


@guard
def no_legal_hold_stands(asked: Asked) -> str | None:
    return _("A legal hold stands. Nothing of this case is removed.") if personal_notes.held(asked.case) else None


@guard
def a_legal_hold_stands(asked: Asked) -> str | None:
    return None if personal_notes.held(asked.case) else _("No legal hold stands at this case.")


@guard
def private_notes_are_left(asked: Asked) -> str | None:
    return None if personal_notes.are_left(asked.case) else _("No private note is left.")
