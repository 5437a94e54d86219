"""Evidence and the gate before client records (procedure.md §5)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from complaints.actions.filing import keep_paper
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.models import DocumentKind


@performs("add_evidence")
def _add_evidence(act: Act) -> Done:
    paper = keep_paper(act, DocumentKind.EVIDENCE, str(act.given.get("title") or _("Evidence")))
    return Done(data={"document": paper.pk, "sha256": paper.sha256}, text=paper.text)


@performs("record_release_basis")
def _record_release_basis(act: Act) -> Done:
    """Own information, a compliant consent, a redacted copy or a court order: without one, nobody else reads it."""
    paper = act.given["document"]
    if paper.case_id != act.case.pk:
        raise Refused(_("This paper belongs to another case."))
    paper.release_basis = str(act.given["basis"])
    paper.save(update_fields=["release_basis"])
    return Done(data={"document": paper.pk, "basis": paper.release_basis})
