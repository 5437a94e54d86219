"""Answering a dispute about a public text: what was done, and what the writer was told (procedure.md §3)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from complaints.errors import Refused
from people import clock
from people.models import User
from record import chain
from sanctions.entries import keeps, kept
from sanctions.models import Dispute


@transaction.atomic
def answer_dispute(dispute: Dispute, *, outcome: str, answer: str, by: User, on: datetime) -> Dispute:
    """Writes the answer down, with an event on the board's docket. The text itself is corrected or taken down apart.

    Refused: whoever does not keep the entry, no words, an answer that was given before, an outcome that is not so yet.
    """
    docket = chain.board()
    found = Dispute.objects.select_for_update().get(pk=dispute.pk)
    entry = kept(found.about)
    if not keeps(entry, by, clock.local_day(on)):
        raise Refused(_("This entry is looked after by the office: by those who have no conflict in its case."))
    if found.answered_at is not None:
        raise Refused(_("Somebody else answered this already. Open it again and look."))
    if not answer.strip():
        raise Refused(_("Write what the person was told."))
    last = entry.last
    if outcome == Dispute.Outcome.CORRECTED and (last is None or last.pk == found.about_id or last.withdrawn_at):
        raise Refused(_("The text is not corrected yet. Correct it first; a second person approves it."))
    if outcome == Dispute.Outcome.TAKEN_DOWN and (last is None or last.withdrawn_at is None):
        raise Refused(_("The text is not taken down yet. Take it down first."))
    found.outcome, found.answer, found.answered_by, found.answered_at = outcome, answer.strip(), by, on
    found.save(update_fields=["outcome", "answer", "answered_by", "answered_at"])
    data = {"dispute": found.pk, "publication": entry.first.slug, "outcome": str(outcome)}
    chain.append(docket, kind="dispute_answered", at=on, actor=by, data=data, text=f"{found.text}\n\n{found.answer}")
    return found
