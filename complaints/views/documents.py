"""Hands a file of a case to those who may read it; for everyone else there is no such file.

Sources: issue 2 (private uploads), procedure.md §5. Each read and each refusal leaves a line in the access log.
"""

from __future__ import annotations

import io
from typing import IO

from django.contrib.auth.views import redirect_to_login
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from complaints import clean_pdf, photos
from complaints.errors import Refused
from complaints.models import Document
from complaints.reading import may_open, reading_seats
from complaints.seats import PARTIES
from complaints.uploads import HEIC, TYPES, download_name, ending_of
from people import clock
from people.models import User
from record import access

UNKNOWN_TYPE = "application/octet-stream"


@require_GET
def serve(request: HttpRequest, reference: str, number: str | None = None) -> HttpResponseBase:
    """The file behind a reference, as a download. `number`: the case in the address, where the address names one.

    Not found: no such paper in that case, a paper without a file, a reader without the right, recused or yet to
    declare. At the desk a visitor is asked to sign in first, whatever the address.
    """
    if number is not None and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    document = Document.objects.select_related("case__docket").filter(reference=reference).first()
    if document is None or document.case is None or not document.file:
        raise Http404
    if number is not None and document.case.number != number:
        raise Http404
    places = reading_seats(document.case, request.user)
    at_home = number is None or not places & PARTIES  # a party has pages of its own, and no desk
    allowed = at_home and may_open(document, request.user, places)
    made = allowed and handed_out(document.file, title=document.title, media=document.content_type)
    access.log(
        person=request.user if isinstance(request.user, User) else None,
        docket=document.case.docket,
        action="read",
        what=f"document:{document.pk}",
        outcome="refused" if not allowed else "served" if made else "no_copy",
        at=clock.now(),
    )
    if not allowed:
        raise Http404
    return made or no_copy(request)


def no_copy(request: HttpRequest) -> HttpResponse:
    """Says that the office has the original, and what to do. The original itself is handed out to nobody."""
    return render(request, "complaints/no_copy.html", status=409)


def handed_out(file: FieldFile, *, title: str, media: str) -> FileResponse | None:
    """A download under a name of ours, never shown inside our pages; sandboxed where a browser opens it anyway.

    Of a photo and of a PDF a copy is handed out that does not say where it was taken, or who wrote it (ux.md §3, 43, 46);
    None where no copy can be made.
    """
    media = media if media in TYPES else UNKNOWN_TYPE
    content: IO[bytes] = file.open("rb")
    try:
        if media == clean_pdf.PDF:
            content, original = clean_pdf.without_traces(content), content
            original.close()
        elif copy := photos.without_traces(content, media):
            content.close()
            content, media = io.BytesIO(copy.content), copy.media
            title = title.rpartition(".")[0] if ending_of(title) in HEIC.endings else title
    except Refused:
        content.close()
        return None
    return as_download(content, title=title, media=media)


def as_download(content: IO[bytes], *, title: str, media: str) -> FileResponse:
    """These bytes as a file that a browser keeps and does not show."""
    response = FileResponse(
        content,
        as_attachment=True,
        filename=download_name(title, media),
        content_type=f"{media}; charset=utf-8" if media == "text/plain" else media,
    )
    response["Content-Security-Policy"] = "sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response
