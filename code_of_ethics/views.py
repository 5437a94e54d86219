"""Public pages and data files of the codes of ethics. Anyone may read them; they write nothing."""

from django.db.models import Count, F
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from code_of_ethics.models import Edition, GlossaryTerm

READABLE = {"ensure_ascii": False, "indent": 1}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    # The model's own order has to be asked for: Django leaves it out of a query that counts by group.
    editions = Edition.objects.annotate(provision_count=Count("provisions")).order_by(*(Edition._meta.ordering or ()))
    return render(request, "code_of_ethics/index.html", {"editions": editions})


@require_safe
def edition(request: HttpRequest, code: str, edition: str) -> HttpResponse:
    shown = get_object_or_404(Edition, code=code, slug=edition)
    context = {
        "edition": shown,
        "provisions": shown.provisions.public(),
        "terms": shown.glossary_terms.public(),
    }
    return render(request, "code_of_ethics/edition.html", context)


@require_safe
def code_json(request: HttpRequest, code: str) -> JsonResponse:
    """The newest text of the code that we hold. Its `effective_from` says from when; null means it bears no date."""
    held = Edition.objects.newest_held(code)
    if held is None:
        raise Http404
    body = {
        "code": held.code,
        "edition": held.slug,
        "effective_from": held.effective_from,
        "provisions": list(held.provisions.values("number", "ethic", "importance")),
    }
    return JsonResponse(body, json_dumps_params=READABLE)


@require_safe
def glossary_json(request: HttpRequest) -> JsonResponse:
    """The terms of the newest text we hold that has a glossary; its words bind every credential of the board."""
    with_glossary = Edition.objects.filter(text_held=True, glossary_terms__isnull=False)
    newest = with_glossary.order_by(F("effective_from").desc(nulls_last=True), "code")
    terms = GlossaryTerm.objects.filter(edition__in=newest.values("pk")[:1])
    return JsonResponse({"terms": list(terms.values("term", "definition"))}, json_dumps_params=READABLE)
