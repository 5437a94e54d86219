"""The investigator's private notes: written by one, read by one. The docket says nothing of them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from complaints.errors import Refused
from complaints.models import Case, InvestigationNote
from complaints.personal_notes import OVER
from complaints.reading import reading_seats
from complaints.seats import Seat
from people.models import User


@transaction.atomic
def keep_note(
    case: Case, *, text: str, corrects: InvestigationNote | None = None, by: User, on: datetime
) -> InvestigationNote:
    """Keeps a note. Refused: anybody but the investigator, an empty note, a case that is over, another's note."""
    case = Case.objects.select_for_update().get(pk=case.pk)
    if Seat.INVESTIGATOR not in reading_seats(case, by):
        raise Refused(_("Private notes are for the investigator."))
    if case.status in OVER:
        raise Refused(_("The case is over. Private notes are removed now, and none is added."))
    if not text.strip():
        raise Refused(_("Write what you want to note."))
    if corrects is not None and (corrects.writer_id, corrects.case_id) != (by.pk, case.pk):
        raise Refused(_("This note is not yours."))
    if corrects is not None and InvestigationNote.objects.filter(corrects=corrects).exists():
        raise Refused(_("This note was corrected already. Correct the latest one."))
    return InvestigationNote.objects.create(case=case, writer=by, text=text, written_at=on, corrects=corrects)
