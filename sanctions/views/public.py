"""The public register and the list of public actions. Anyone may read them; they write nothing.

Nothing here reaches a case: only registry facts and live publications are imported (tests/test_register.py).
"""

from __future__ import annotations

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from people import clock
from people.models import CertifiedProfessional
from sanctions.models.publication import Publication, PublicKind
from sanctions.register import NOT_SHOWN, action_status, entry, with_public_facts
from sanctions.register_search import found

ON_A_PAGE = 25
LONGEST_QUERY = 200


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Finds people by name, former name, town or credential number; the address keeps what was asked."""
    query = request.GET.get("q", "").replace("\0", " ").strip()[:LONGEST_QUERY]  # PostgreSQL knows no such sign
    today = clock.today()
    page = Paginator(with_public_facts(found(query), today), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"query": query, "page_obj": page, "entries": [entry(person, today) for person in page]}
    return render(request, "sanctions/register.html", context)


@require_safe
def register_entry(request: HttpRequest, public_id: str) -> HttpResponse:
    now = clock.now()
    today = clock.local_day(now)
    people = with_public_facts(CertifiedProfessional.objects.all(), today)
    shown = entry(get_object_or_404(people, public_id=public_id), today)
    notes = Publication.objects.notes_on(shown.publications)
    actions = [(text, action_status(text, today), notes.get(text.pk, [])) for text in shown.publications]
    context = {"entry": shown, "actions": actions, "not_shown": NOT_SHOWN, "checked_at": now}
    return render(request, "sanctions/entry.html", context)


@require_safe
def actions(request: HttpRequest) -> HttpResponse:
    """Everything published and live today, newest first. A filter that names nothing is left out."""
    today = clock.today()
    live = Publication.objects.live(today)
    years = [day.year for day in live.dates("effective_on", "year", order="DESC")]
    year, kind = request.GET.get("year", ""), request.GET.get("kind", "")
    listed = live.order_by("-effective_on", "-pk")
    if year in {str(known) for known in years}:
        listed = listed.filter(effective_on__year=int(year))
    else:
        year = ""
    if kind in PublicKind.values:
        listed = listed.filter(kind=kind)
    else:
        kind = ""
    page = Paginator(listed, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page_obj": page,
        "actions": _with_status(page, today),
        "years": years,
        "kinds": PublicKind.choices,
        "year": year,
        "kind": kind,
    }
    return render(request, "sanctions/actions.html", context)


@require_safe
def action(request: HttpRequest, slug: str) -> HttpResponse:
    """The text shown at this address today, with a note on each correction.

    Where it was withdrawn, a note that says so and names nobody, as long as the text would have stood there.
    """
    today = clock.today()
    private = (f"professional__{column}" for column in CertifiedProfessional.NOT_PUBLIC)
    shown = Publication.objects.live(today).at(slug).select_related("professional").defer(*private).last()
    if shown is None:
        return _not_shown(request, slug, today)
    notes = Publication.objects.notes_on([shown]).get(shown.pk, [])
    context = {"publication": shown, "status": action_status(shown, today), "corrections": notes}
    return render(request, "sanctions/action.html", context)


def _not_shown(request: HttpRequest, slug: str, today: date) -> HttpResponse:
    approved = Publication.objects.filter(approved_by__isnull=False).select_related("corrects")
    last = approved.at(slug).last()
    if last and last.withdrawn_at and (last.live_until is None or last.live_until > today):
        return render(request, "sanctions/withdrawn.html", {"withdrawn_at": last.withdrawn_at}, status=410)
    correction = get_object_or_404(approved, slug=slug, corrects__isnull=False)
    return redirect("sanctions:action", slug=correction.address, permanent=True)


def _with_status(publications: object, on: date) -> list[tuple[Publication, object]]:
    return [(publication, action_status(publication, on)) for publication in publications]  # type: ignore[attr-defined]
