"""The panel's private notes, for their end when a case is final (complaints/personal_notes.py)."""

from __future__ import annotations

from django.db.models import QuerySet

from complaints.models import Case
from complaints.personal_notes import personal
from hearings.models import PrivateNote


@personal("hearing")
def of_the_panel(case: Case) -> QuerySet[PrivateNote]:
    return PrivateNote.objects.filter(hearing__case=case)
