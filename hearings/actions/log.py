"""Writing while the hearing goes on: the log of the record through its step, private notes beside it (ux.md §1.4).

Both are written once however often they are sent, and neither is ever changed: a correction points to the old line.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from complaints import workflow
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.models import Case
from complaints.reading import reading_seats
from hearings import log
from hearings.models import Exhibit, Hearing, LogEntry, PrivateNote
from people.models import User
from record.models import Event

K = LogEntry.Kind


def enter(case: Case, *, by: User, on: datetime, **given: Any) -> LogEntry:
    """One entry in the log. What was sent before under the same key is handed back as it stands."""
    hearing = log.opened(case, log.typed(given.get("typed_at"), on))
    if hearing and (known := _known(hearing, by, given["key"])):
        return known
    try:
        event = workflow.take(log.ENTER.name, case, by=by, on=on, **given).event
    except Refused:
        # The same entry may have been on its way twice at once.
        if hearing and (known := _known(hearing, by, given["key"])):
            return known
        raise
    return LogEntry.objects.select_related("event__actor", "event__texts", "exhibit", "corrects").get(event=event)


def _known(hearing: Hearing, by: User, key: str) -> LogEntry | None:
    return log.entries(hearing).filter(key=key, event__actor=by).first()


@performs("hearings.enter_in_log")
def _enter_in_log(act: Act) -> Done:
    """While the hearing is open; what was typed before it ended may arrive later, and so may a correction."""
    given, kind = act.given, K(act.given["kind"])
    typed_at = log.typed(given.get("typed_at"), act.on)
    hearing, text = log.opened(act.case, typed_at), str(given.get("text") or "").strip()
    if hearing is None:
        raise Refused(_("The hearing was not open yet."))
    if LogEntry.objects.filter(hearing=hearing, key=given["key"]).exists():
        raise Refused(_("This entry is in the log already."))
    old = _corrected(hearing, kind, given.get("corrects"))
    end = log.ended_at(hearing)
    if old is None and end is not None and typed_at > end:
        raise Refused(_("The hearing is over. Only what was said while it was open belongs in its log."))
    if not text and kind in (K.RULING, K.EXHIBIT):
        raise Refused(_("Write what happened."))
    exhibit = _exhibit(act.case, given.get("exhibit")) if kind == K.EXHIBIT else None
    if old is None and kind in (K.BREAK_START, K.BREAK_END) and log.break_runs(hearing) == (kind == K.BREAK_START):
        raise Refused(_("A break runs already.") if kind == K.BREAK_START else _("No break runs."))

    def keep(event: Event) -> None:
        LogEntry.objects.create(
            hearing=hearing,
            event=event,
            kind=kind,
            key=given["key"],
            typed_at=typed_at,
            exhibit=exhibit,
            corrects=old,
        )

    data = {
        "hearing": hearing.pk,
        "entry": kind.value,
        "typed_at": typed_at.isoformat(),
        "exhibit": exhibit.number if exhibit else None,
        "corrects": old.event_id if old else None,
    }
    return Done(data=data, text=text, after=keep)


def _corrected(hearing: Hearing, kind: LogEntry.Kind, pk: int | None) -> LogEntry | None:
    if pk is None:
        return None
    old = LogEntry.objects.filter(hearing=hearing, kind=kind, pk=pk).first()
    if old is None:
        raise Refused(_("A correction has the kind of the entry that it corrects, in the same hearing."))
    return old


def _exhibit(case: Case, number: int | None) -> Exhibit:
    found = Exhibit.objects.filter(case=case, number=number).first() if number else None
    if found is None:
        raise Refused(_("Choose the exhibit."))
    return found


@transaction.atomic
def keep_note(case: Case, *, by: User, on: datetime, **given: Any) -> PrivateNote:
    """A panelist's private note, for no other eyes. It is no act of the case, so the docket says nothing of it."""
    if not reading_seats(case, by) & log.MAY_NOTE:
        raise Refused(_("Private notes are for the panel."))
    typed_at = log.typed(given.get("typed_at"), on)
    hearing, text = log.opened(case, typed_at), str(given.get("text") or "").strip()
    if hearing is None:
        raise Refused(_("The hearing was not open yet."))
    if not text:
        raise Refused(_("Write what you want to note."))
    own = PrivateNote.objects.filter(hearing=hearing, writer=by).select_related("corrects")
    old = own.filter(pk=given["corrects"]).first() if given.get("corrects") else None
    note, _made = own.get_or_create(
        key=given["key"],
        defaults={
            "hearing": hearing,
            "writer": by,
            "text": text,
            "typed_at": typed_at,
            "received_at": on,
            "corrects": old,
        },
    )
    return note
