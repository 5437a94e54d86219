"""PDFs to keep: the confirmation of a complaint, and each letter. Handed out as downloads under names that tell nothing."""

from __future__ import annotations

import io

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from complaints import printing
from complaints.clean_pdf import PDF
from complaints.confirmation import confirmation_for
from complaints.errors import Refused
from complaints.models import Case, Party
from complaints.seats import may_read, seats_of
from complaints.views.documents import as_download
from complaints.views.filing import ask_for_code, sent_by
from complaints.views.frame import find_case, not_found, signed_in
from complaints.views.parties import home_of, own_case, own_letters
from record.models import Notice


@require_GET
def confirmation(request: HttpRequest) -> HttpResponseBase:
    """That the complaint is in, in the language of the page."""
    party = sent_by(request)
    if party is None:
        return redirect("complaints:return")
    told = confirmation_for(party)
    try:
        made = printing.confirmation(told, get_language() or "en")
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("complaints:sent")
    return as_download(io.BytesIO(made), title=_("Confirmation"), media=PDF)


@require_GET
def letter(request: HttpRequest, side: Party.Side, letter_id: int) -> HttpResponseBase:
    """One letter of this side, in its own language. The postal address stands on one's own letters only."""
    case = own_case(request, side)
    if case is None:
        return ask_for_code(request, side)
    person = signed_in(request)
    notice = get_object_or_404(own_letters(case, person, side), pk=letter_id)
    return _letter(request, case, notice, home=home_of(request, side), mailed=notice.recipient_id == person.pk)


@require_GET
def letter_to_mail(request: HttpRequest, number: str, letter_id: int) -> HttpResponseBase:
    """One approved letter, for the office to print and mail."""
    case = find_case(request, number)
    person = signed_in(request)
    if not may_read("notices", seats_of(person, case)):
        raise not_found(person, case.docket, "read_letter", str(letter_id))
    approved = Notice.objects.filter(docket=case.docket_id, released_at__isnull=False)
    return _letter(request, case, get_object_or_404(approved, pk=letter_id), home="../", mailed=True)


def _letter(request: HttpRequest, case: Case, notice: Notice, *, home: str, mailed: bool) -> HttpResponseBase:
    party = case.parties.filter(user=notice.recipient_id).first() if mailed else None
    try:
        made = printing.letter(notice, party)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect(home)
    return as_download(io.BytesIO(made), title=printing.title_of(notice), media=PDF)
