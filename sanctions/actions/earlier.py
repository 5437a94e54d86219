"""Entering discipline that was decided before this app kept the record, with its document (procedure.md §3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from complaints.errors import Refused
from complaints.models import SanctionKind
from people import bodies, clock
from people.models import RUN_THE_OFFICE, CertifiedProfessional, User
from record import chain
from sanctions.models import EarlierDiscipline

EVENT = "earlier_discipline_entered"


@dataclass(frozen=True)
class Told:
    """What the document says."""

    professional: CertifiedProfessional
    kind: SanctionKind
    decided_on: date
    effective_on: date
    ends_on: date | None
    summary: str


def why_not(kind: SanctionKind, decided_on: date, effective_on: date, ends_on: date | None, today: date) -> str | None:
    """None when the dates of a sanction can be so; else what is wrong with them."""
    if decided_on > today:
        return _("The day of the decision lies ahead. Enter what was decided before today.")
    if effective_on < decided_on:
        return _("It cannot take effect before it was decided. Check both days.")
    if kind == SanctionKind.SUSPENSION and ends_on is None:
        return _("A Suspension is for a time. Write the day on which it ended or ends.")
    if kind != SanctionKind.SUSPENSION and ends_on is not None:
        return _("Only a Suspension ends. Leave the last day empty.")
    if ends_on is not None and ends_on <= effective_on:
        return _("A Suspension ends after the day it takes effect. Check both days.")
    return None


@transaction.atomic
def enter_earlier_discipline(told: Told, *, document: UploadedFile, by: User, on: datetime) -> EarlierDiscipline:
    """Writes it with its document and an event on the board's docket. Nothing of it is published by that.

    Refused: anybody but the executive director and case staff of the day, dates that cannot be, no summary, and what
    was entered already. `document` was examined by the form (`complaints.uploads`).
    """
    today = clock.local_day(on)
    docket = chain.board()
    role = min(bodies.roles_of(by, today) & RUN_THE_OFFICE, default=None)
    if role is None:
        raise Refused(_("Earlier discipline is entered by the executive director or case staff."))
    if why := why_not(told.kind, told.decided_on, told.effective_on, told.ends_on, today):
        raise Refused(why)
    if not told.summary.strip():
        raise Refused(_("Write in a few sentences what it was for."))
    same = EarlierDiscipline.objects.filter(professional=told.professional, kind=told.kind, decided_on=told.decided_on)
    if same.exists():
        raise Refused(_("This is entered already: the same person, sanction and day. Look at the list."))
    row = EarlierDiscipline(
        professional=told.professional,
        kind=told.kind,
        decided_on=told.decided_on,
        effective_on=told.effective_on,
        ends_on=told.ends_on,
        summary=told.summary.strip(),
        content_type=document.examined_type,  # type: ignore[attr-defined]
        size=document.size or 0,
        sha256=document.sha256,  # type: ignore[attr-defined]
        entered_by=by,
        entered_at=on,
    )
    row.document.save(document.name or "document", document, save=False)
    row.save()
    data = {"row": row.pk, "professional": told.professional.pk, "kind": told.kind.value, "sha256": row.sha256}
    chain.append(docket, kind=EVENT, at=on, actor=by, seat=str(role), data=data, text=row.summary)
    return row
