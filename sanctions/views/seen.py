"""What the public could read on a day: each entry in the words of its frozen text (procedure.md §3, publication entry).

Computed from the rows as they were approved and withdrawn, never from what the registry or a case says today. For those
who run the office and the chairs; it shows only what was public.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from people import clock
from people.models import CHAIRS, RUN_THE_OFFICE
from people.views.holding import for_holders_of
from sanctions.forms.seen import SeenForm
from sanctions.models import InterimStatus, Publication
from sanctions.register import Standing, action_status, interim_status

ON_A_PAGE = 25


@dataclass(frozen=True)
class Seen:
    """One text as it stood on the day; `since` and `until` where it came or went in the middle of it."""

    text: Publication
    status: Standing
    corrections: list[Publication]
    since: datetime | None
    until: datetime | None


@for_holders_of(*RUN_THE_OFFICE, *CHAIRS)
@require_safe
def seen(request: HttpRequest) -> HttpResponse:
    """Asks for a day, and shows all that was public on it."""
    today = clock.today()
    form = SeenForm(request.GET, today=today)
    if not form.is_bound:
        return render(request, "sanctions/seen.html", {"form": form})
    if not form.is_valid():
        return render(request, "sanctions/seen.html", {"form": form}, status=400)
    on: date = form.cleaned_data["on"]
    if "on" not in request.GET:
        return redirect(f"{reverse('sanctions:seen')}?on={on.isoformat()}")
    page = Paginator(Publication.objects.seen(on).order_by("name", "pk"), ON_A_PAGE).get_page(request.GET.get("page"))
    interim = InterimStatus.objects.live(on).select_related("professional") if page.number == 1 else []
    context = {
        "form": form,
        "on": on,
        "page_obj": page,
        "rows": _rows(list(page), on),
        "interim": [(status, interim_status(status)) for status in interim],
    }
    return render(request, "sanctions/seen.html", context)


def _rows(texts: list[Publication], on: date) -> list[Seen]:
    notes = Publication.objects.notes_on(texts)
    return [
        Seen(
            text=text,
            status=action_status(text, on),
            corrections=notes.get(text.pk, []),
            since=text.approved_at if text.live_from == on else None,
            until=text.withdrawn_at if text.withdrawn_at and clock.local_day(text.withdrawn_at) == on else None,
        )
        for text in texts
    ]
