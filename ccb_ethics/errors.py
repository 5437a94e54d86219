"""The pages for what went wrong. `ccb_ethics.urls` names them as handlers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """For an address that leads nowhere and for a case that this person may not know of: one and the same page."""
    return render(request, "404.html", status=404)


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """Asks neither the database nor the session: one of them may be what broke."""
    return HttpResponse(render_to_string("500.html"), status=500)
