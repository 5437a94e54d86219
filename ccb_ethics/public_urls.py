"""The addresses of the public site when it runs as a process of its own (PUBLIC_SITE=1, docs/deploy.md).

The same addresses as `ccb_ethics.urls`, so that every link of a page can be written; but only those in SERVED are
answered here. All others send the reader to the whole site (SITE_ADDRESS). A page that writes anything, or asks for
anything that the public role may not read (`ccb_ethics.public_role`), is not to be added.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, URLResolver
from django.views.decorators.http import require_safe

from ccb_ethics import urls

PLAIN = {"home", "how-it-works", "what-we-can-do", "stay-safe", "contact", "privacy", "accessibility"}
FOR_PROGRAMS = {"actions-feed", "actions-csv", "actions-json", "entry-json", "openapi"}
SERVED = {
    "": {*PLAIN, "robots", "sitemap"},
    "codes": {"index", "edition", "glossary-json", "code-json"},
    "sanctions": {"register", "entry", "actions", "action", "public-reports", "public-report", *FOR_PROGRAMS},
}


@require_safe
def elsewhere(request: HttpRequest, **_parts: object) -> HttpResponse:
    """To the same address of the whole site; not found where that would lead here again."""
    if urlsplit(settings.SITE_ADDRESS).netloc == request.get_host():
        raise Http404
    return HttpResponseRedirect(settings.SITE_ADDRESS.rstrip("/") + request.get_full_path())


def only_public(patterns: Iterable[URLPattern | URLResolver], app: str = "") -> list[URLPattern | URLResolver]:
    """These addresses, each with its own page if it is served here, else with the way to the whole site."""
    found: list[URLPattern | URLResolver] = []
    for one in patterns:
        if isinstance(one, URLResolver):
            within = only_public(one.url_patterns, one.namespace or app)
            found.append(URLResolver(one.pattern, within, one.default_kwargs, one.app_name, one.namespace))
        elif one.name in SERVED.get(app, ()):
            found.append(one)
        else:
            found.append(URLPattern(one.pattern, elsewhere, name=one.name))
    return found


handler403, handler404, handler500 = urls.handler403, urls.handler404, urls.handler500
urlpatterns = only_public(urls.urlpatterns)
