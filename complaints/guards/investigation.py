"""Guards over the evidence of a case (procedure.md §1.3 row 8)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from complaints.guards.registry import Asked, guard
from complaints.investigation import evidence


@guard
def evidence_is_on_file(asked: Asked) -> str | None:
    if not evidence.files_of(asked.case):
        return _("No evidence is on file yet. Add a document first.")
    return None


@guard
def a_file_of_evidence_is_kept(asked: Asked) -> str | None:
    if not any(evidence.files_of(asked.case)):
        return _("No file is on record that could be checked.")
    return None
