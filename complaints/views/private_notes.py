"""The page of the investigator's own notes. Nobody else finds it, whatever the office (procedure.md §5)."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from complaints.actions.investigation_notes import keep_note
from complaints.errors import Refused
from complaints.forms.private_notes import PrivateNoteForm
from complaints.models import InvestigationNote
from complaints.personal_notes import OVER
from complaints.seats import Seat, seats_of
from complaints.views.frame import find_case, frame, must_declare, not_found, signed_in
from people import clock


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def notes(request: HttpRequest, number: str) -> HttpResponse:
    """The latest first, and a box for one more while the case goes on. Addressed with `corrects`, the box holds that note."""
    case, person = find_case(request, number), signed_in(request)
    places = seats_of(person, case)
    if Seat.INVESTIGATOR not in places:
        raise not_found(person, case.docket, "open_tab", "notes")
    if must_declare(case, person, places):
        return redirect("complaints:do", number=number, step="declare")
    typed = (request.POST,) if request.method == "POST" else ()
    form = PrivateNoteForm(*typed, case=case, person=person, corrects=request.GET.get("corrects", ""))
    status = 400 if typed else 200
    if typed and form.is_valid():
        try:
            keep_note(case, **form.cleaned_data, by=person, on=clock.now())
        except Refused as refused:
            form.add_error(None, str(refused))
            status = 409
        else:
            messages.success(request, _("Kept. Only you can read it."))
            return redirect("complaints:private-notes", number=number)
    own = InvestigationNote.objects.filter(case=case, writer=person).select_related("corrects").order_by("-pk")
    corrected = {note.corrects_id for note in own}
    context = frame(request, case) | {
        "tab": "case-investigation",
        "form": form,
        "notes": [(note, note.pk in corrected) for note in own],
        "writes": case.status not in OVER,
    }
    return render(request, "complaints/private_notes.html", context, status=status)
