"""Running a hearing: who is there, in what order, the exhibits, and the log (ux.md §1.4).

Each entry is an ordinary POST with a redirect. The script of the page sends the same POST, asks for JSON, and keeps what
could not be sent until it is acknowledged.
"""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from complaints.errors import Refused
from complaints.hearable import allegations_of, number_in
from complaints.models import Case, Party
from complaints.seats import may_read
from complaints.views.frame import linked
from hearings import log, panel
from hearings.actions.log import enter, keep_note
from hearings.forms.log import LogEntryForm, NoteForm
from hearings.models import Exhibit, Hearing, LogEntry, PrivateNote
from hearings.reading import exhibits_for
from hearings.views.gate import Visit, inside
from people import clock
from record import access

NOTE = "note"
ROOM_STEPS = ("open_hearing", "record_attendance", "admit_exhibit", "seat_alternate_in_hearing", "continue_hearing",
              "close_hearing")  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@inside
def run(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The page of a hearing under way; afterwards the same page to read."""
    now = clock.now()
    if request.method != "POST":
        return _show(request, visit, now, {"key": secrets.token_hex(16)} | _correcting(request, visit, now))
    is_note = request.POST.get("kind") == NOTE
    form: LogEntryForm | NoteForm = (
        NoteForm(request.POST)
        if is_note
        else LogEntryForm(request.POST, case=visit.case, person=visit.person, step=log.ENTER, on=now)
    )
    if not form.is_valid():
        return _refused(request, visit, now, form, 400)
    try:
        written = _write(visit, now, form, is_note)
    except Refused as refused:
        form.add_error(None, str(refused))
        access.log(person=visit.person, docket=visit.case.docket, action="log", outcome="refused", at=now)
        return _refused(request, visit, now, form, 409)
    if _asks_for_json(request):
        line = render_to_string(
            "hearings/log_line.html", {"line": log.line_of(written, visit.person), "writes_log": True}
        )
        return JsonResponse({"key": written.key, "line": line, "saved": log.clock_words(now)})
    return redirect(reverse("hearings:run", args=[visit.case.number]) + "#log")


def _write(visit: Visit, now: datetime, form: LogEntryForm | NoteForm, is_note: bool) -> LogEntry | PrivateNote:
    given = dict(form.cleaned_data)
    if is_note:
        return keep_note(visit.case, by=visit.person, on=now, **given)
    return enter(visit.case, by=visit.person, on=now, **given)


def _asks_for_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")


def _refused(
    request: HttpRequest, visit: Visit, now: datetime, form: LogEntryForm | NoteForm, status: int
) -> HttpResponse:
    """The reason, with what was typed still in the box."""
    why = " ".join(str(message) for messages in form.errors.values() for message in messages)
    if _asks_for_json(request):
        return JsonResponse({"key": request.POST.get("key", "")[:64], "why": why}, status=status)
    typed = {name: request.POST.get(name, "") for name in ("key", "text", "exhibit", "corrects")}
    return _show(request, visit, now, typed, form=form, status=status)


def _correcting(request: HttpRequest, visit: Visit, now: datetime) -> dict[str, Any]:
    """The line that the address asks to correct, where it is this reader's to correct."""
    what, _dash, pk = request.GET.get("correct", "").partition("-")
    hearing = log.opened(visit.case, now)
    if hearing is None or what not in ("entry", NOTE) or not pk.isdecimal() or len(pk) > 18:
        return {}
    if what == NOTE:
        note = PrivateNote.objects.filter(hearing=hearing, writer=visit.person, pk=pk).first()
        return (
            {"corrects": note.pk, "text": note.text, "old": log.line_of(note, visit.person), "kind": NOTE}
            if note
            else {}
        )
    entry = log.entries(hearing).filter(pk=pk).first() if visit.reading & log.ENTER.seats else None
    if entry is None:
        return {}
    number = entry.exhibit.number if entry.exhibit else ""
    old = {"old": log.line_of(entry, visit.person), "kind": entry.kind, "exhibit": number}
    return {"corrects": entry.pk, "text": log.words_of(entry.event), **old}


def _show(
    request: HttpRequest, visit: Visit, now: datetime, typed: dict[str, Any], form: Any = None, status: int = 200
) -> HttpResponse:
    case, reading = visit.case, visit.reading
    hearing = log.opened(case, now)
    if hearing:
        hearing.case = case
    offers = {offer.step.name: offer for offer in linked(case, visit.person, among=(*ROOM_STEPS, log.ENTER.name))}
    context = {
        "case": case,
        "mode": "run",
        "opens_findings": visit.opens_findings,
        "now": now,
        "clock": log.clock_words(now),
        "hearing": hearing or panel.ahead(case),
        "was_opened": hearing is not None,
        "ended": log.ended_at(hearing) if hearing else None,
        "lines": log.lines(hearing, visit.person) if hearing else [],
        "writes_log": log.ENTER.name in offers,
        "writes_notes": bool(hearing and reading & log.MAY_NOTE),
        "break_runs": hearing is not None and log.break_runs(hearing),
        "form": form,
        "typed": typed,
        "store": f"{case.number} {visit.person.pk}",
        "room": [offers[name] for name in ROOM_STEPS if name in offers],
        **_order(case, hearing),
        **_exhibits(request, visit, now),
    }
    return render(request, "hearings/run.html", context, status=status)


def _order(case: Case, hearing: Hearing | None) -> dict[str, Any]:
    """Who came, and what is gone through: the allegations by number, and the witnesses by who named them."""
    return {
        "attendance": list(hearing.attendances.order_by("pk")) if hearing else [],
        "allegations": [(number_in(case, a), a) for a in allegations_of(case)],
        "witnesses": case.parties.filter(side=Party.Side.WITNESS).select_related("named_by").order_by("pk"),
    }


def _exhibits(request: HttpRequest, visit: Visit, now: datetime) -> dict[str, Any]:
    """The list, and the one whose number stands in the address; a written one is read here, a file is downloaded."""
    if not may_read("exhibit", visit.reading):
        return {}
    found: dict[str, Any] = {
        "reads_exhibits": True,
        "exhibits": exhibits_for(visit.case, visit.person, visit.reading),
        "asked_number": request.GET.get("exhibit", "")[:9],
    }
    chosen = next(
        ((row, may) for row, may in found["exhibits"] if str(row.number) == found["asked_number"].strip()), None
    )
    if chosen:
        exhibit, may = chosen
        found |= {"exhibit": exhibit, "may_open": may}
        if may and exhibit.document.text:
            _log_reading(visit, exhibit, now)
    return found


def _log_reading(visit: Visit, exhibit: Exhibit, now: datetime) -> None:
    access.log(
        person=visit.person,
        docket=visit.case.docket,
        action="read_paper",
        what=exhibit.document.reference,
        outcome="shown",
        at=now,
    )
