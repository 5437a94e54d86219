"""Anyone can say that a public text is wrong. The page knows publications only; what is sent waits for the office.

Nothing of it stands in an address or an e-mail, and no copy stays in the browser.
"""

from __future__ import annotations

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from people import clock, throttle
from people.address import client_address
from sanctions.actions.raising import raise_dispute
from sanctions.forms.disputing import DisputeForm
from sanctions.models.publication import Publication

FROM_ONE_PLACE, WINDOW = 5, 15 * 60  # seconds: the page that refuses asks for a quarter of an hour
ABOUT_ONE_TEXT, DAY = 40, 24 * 60 * 60


@cache_control(private=True, no_store=True)
@require_http_methods(["GET", "HEAD", "POST"])
def dispute(request: HttpRequest, slug: str) -> HttpResponse:
    """Four questions about a text that is shown today."""
    now = clock.now()
    shown = Publication.objects.live(clock.local_day(now)).at(slug).last()
    if shown is None:
        raise Http404
    form = DisputeForm(*((request.POST,) if request.method == "POST" else ()))
    if form.is_bound and form.is_valid():
        if not _may_send(request, slug, now):
            return render(request, "sanctions/dispute.html", _page(shown, form) | {"too_many": True}, status=429)
        raise_dispute(shown, **form.cleaned_data, language=get_language() or "en", on=now)
        return redirect("sanctions:dispute-sent", slug=slug)
    return render(request, "sanctions/dispute.html", _page(shown, form), status=400 if form.is_bound else 200)


@require_safe
def dispute_sent(request: HttpRequest, slug: str) -> HttpResponse:
    """What happens next. It says the same to everybody, and nothing of what was sent."""
    shown = Publication.objects.live(clock.today()).at(slug).last()
    return render(request, "sanctions/dispute_sent.html", {"publication": shown})


def _page(shown: Publication, form: DisputeForm) -> dict[str, object]:
    return {"publication": shown, "form": form}


def _may_send(request: HttpRequest, slug: str, now: datetime) -> bool:
    """Not too often from one place, nor about one text from many."""
    if not throttle.hit("dispute", client_address(request), limit=FROM_ONE_PLACE, seconds=WINDOW, at=now):
        return False
    return throttle.hit("dispute-text", slug, limit=ABOUT_ONE_TEXT, seconds=DAY, at=now)
