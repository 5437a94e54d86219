"""One public entry at the desk: its texts, a correction by two people, and taking it down (procedure.md §3).

For whoever keeps the entry (`sanctions.entries`); the chair of its case may look. For all others there is no such page.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from complaints.errors import Refused
from complaints.views.frame import signed_in
from people import clock
from people.plain_forms import PlainForm
from record import access, chain
from record.models import Event
from sanctions.actions import correcting, listing
from sanctions.entries import Kept, keeps, kept, may_look, why_no_correction
from sanctions.forms.entries import CorrectionForm, ExplainPieceForm, PutAsideForm, TakeDownForm
from sanctions.models import Publication
from sanctions.register import action_status
from sanctions.views.pieces import piece_form, pieces_of

ANY = ["GET", "HEAD", "POST"]


def _entry(request: HttpRequest, slug: str, *, to_look: bool = False) -> Kept:
    """The entry under the slug of its first text, or not found."""
    person, now = signed_in(request), clock.now()
    entry = kept(get_object_or_404(Publication, slug=slug, corrects=None))
    ask = may_look if to_look else keeps
    if not ask(entry, person, clock.local_day(now)):
        access.log(person=person, action="open_entry", what=f"entry:{slug}", outcome="not_found", at=now)
        raise Http404
    return entry


@login_required
@require_http_methods(ANY)
def entry(request: HttpRequest, slug: str) -> HttpResponse:
    """All that was public of it, and what waits. Sending the page approves the text that waits."""
    found = _entry(request, slug, to_look=True)
    if found.last is None and found.case is not None:
        return redirect("sanctions:preview", number=found.case.number)
    person, now, why, typed = signed_in(request), clock.now(), None, None
    if request.method == "POST" and "finding" in request.POST:
        typed = piece_form(request.POST["finding"], request.POST)
        why = _explained(request, found, typed, now)
        if why is None and typed.is_valid():
            messages.success(request, _("Kept on the record."))
            return redirect("sanctions:entry-texts", slug=slug)
    elif request.method == "POST":
        why = _approved(request, found, now)
        if why is None:
            messages.success(request, _("Published. The public can read it from now on."))
            return redirect("sanctions:entry-texts", slug=slug)
        access.log(person=person, action="approve_text", what=f"entry:{slug}", outcome="refused", at=now)
        found = _entry(request, slug, to_look=True)
    context = _shown(found, now) | {"why": why, "keeps": keeps(found, person, clock.local_day(now))}
    context["drafted_by_me"] = bool(found.waiting and found.waiting.drafted_by_id == person.pk)
    context["pieces"] = pieces_of(found, may_explain=context["keeps"], typed=typed)
    context["is_open"] = any(piece.weighed.is_open for piece in context["pieces"])
    return render(request, "sanctions/entry_texts.html", context, status=409 if why else 400 if typed else 200)


def _explained(request: HttpRequest, found: Kept, form: ExplainPieceForm, now: datetime) -> str | None:
    """None once the piece is explained, or when the form says what is missing; else why not."""
    if found.waiting is None or not form.is_valid():
        return None if found.waiting else _("This draft does not wait any more. Look at the entry again.")
    try:
        correcting.explain_piece(found.waiting, **form.cleaned_data, by=signed_in(request), on=now)
    except Refused as refused:
        return str(refused)
    return None


def _approved(request: HttpRequest, found: Kept, now: datetime) -> str | None:
    """None once the text that waits is public; else why not."""
    waiting = found.waiting
    if waiting is None or request.POST.get("text") != waiting.slug:
        return _("This draft does not wait any more. Look at the entry again.")
    try:
        approve = correcting.approve_correction if found.last else listing.approve_listing
        approve(waiting, by=signed_in(request), on=now)
    except Refused as refused:
        return str(refused)
    return None


def _shown(found: Kept, now: datetime) -> dict[str, Any]:
    today = clock.local_day(now)
    last, waiting = found.last, found.waiting
    notes = Publication.objects.notes_on([last] if last else [])
    corrections = notes.get(last.pk, []) if last else []
    taken = Event.objects.filter(docket__number=chain.BOARD, kind=correcting.TAKEN_DOWN)
    return {
        "found": found,
        "last": last,
        "waiting": waiting,
        "last_status": action_status(last, today) if last else None,
        "waiting_status": action_status(waiting, today) if waiting else None,
        "corrections": corrections,
        "waiting_corrections": [waiting, *corrections] if waiting and waiting.corrects_id else [],
        "is_live": last is not None and Publication.objects.live(today).filter(pk=last.pk).exists(),
        "may_correct": why_no_correction(found, today) is None,
        "taken_down": taken.filter(data__publication=found.first.slug).select_related("actor", "texts"),
        "effect": [
            _("The text above goes on the public site now, under the name %(name)s.") % {"name": found.first.name},
        ],
    }


@login_required
@require_http_methods(ANY)
def correct(request: HttpRequest, slug: str) -> HttpResponse:
    """Drafts a new text for the entry. A second person approves it."""
    found, now = _entry(request, slug), clock.now()
    why = why_no_correction(found, clock.local_day(now))
    if why or found.last is None:
        messages.error(request, why or _("Nothing of this entry is published yet."))
        return redirect("sanctions:entry-texts", slug=slug)
    sent = (request.POST,) if request.method == "POST" else ()
    form = CorrectionForm(*sent, text=found.last)
    if sent and form.is_valid():
        given, note = form.corrected(), form.cleaned_data["note"]
        try:
            correcting.draft_correction(found.last, given, note=note, by=signed_in(request), on=now)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Drafted. A second person approves it before the public can read it."))
            return redirect("sanctions:entry-texts", slug=slug)
    return _asked(request, found, form, _("Correct the text"), _("Save the draft"))


@login_required
@require_http_methods(ANY)
def put_aside(request: HttpRequest, slug: str) -> HttpResponse:
    """Puts the draft of a correction aside, with the reason."""
    found, now = _entry(request, slug), clock.now()
    if found.waiting is None:
        return redirect("sanctions:entry-texts", slug=slug)
    sent = (request.POST,) if request.method == "POST" else ()
    form = PutAsideForm(*sent)
    if sent and form.is_valid():
        try:
            discard = correcting.discard_correction if found.last else listing.discard_listing
            discard(found.waiting, **form.cleaned_data, by=signed_in(request), on=now)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The draft is put aside. Its text stays on the record."))
            return redirect("sanctions:publication")
    return _asked(request, found, form, _("Put the draft aside"), _("Put it aside"))


@login_required
@require_http_methods(ANY)
def take_down(request: HttpRequest, slug: str) -> HttpResponse:
    """Takes the text off all public pages and feeds, with the reason."""
    found, now = _entry(request, slug), clock.now()
    sent = (request.POST,) if request.method == "POST" else ()
    form = TakeDownForm(*sent)
    if sent and form.is_valid():
        try:
            correcting.take_down(found.first, **form.cleaned_data, by=signed_in(request), on=now)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Taken down. Its address says that the text was withdrawn."))
            return redirect("sanctions:entry-texts", slug=slug)
    effect = [
        _("The register, the public lists and the feeds do not show it any more."),
        _("Its address says that a text was withdrawn. It names nobody and gives no reason."),
        _("To show it again, draft a correction. A second person approves it."),
    ]
    title = _("Take the text down")
    context = {"found": found, "form": form, "title": title, "submit": _("Take it down"), "effect": effect}
    return render(request, "sanctions/entry_asked.html", context, status=400 if sent else 200)


def _asked(request: HttpRequest, found: Kept, form: PlainForm, title: str, submit: str) -> HttpResponse:
    context = {"found": found, "form": form, "title": title, "submit": submit}
    return render(request, "sanctions/entry_asked.html", context, status=400 if form.is_bound else 200)
