"""The plain pages of the public site, the way out, and the demo's clock. Open to everyone."""

from __future__ import annotations

from datetime import date, datetime, time
from io import StringIO
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.sitemaps.views import sitemap as sitemap_of
from django.core.management import call_command
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ccb_ethics import search_engines
from ccb_ethics.areas import LEFT, LEFT_FOR
from complaints.models import RuleSet
from complaints.rules import DEFAULTS
from complaints.views.filing import SHOWN
from people import clock


def home(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/home.html")


def how_it_works(request: HttpRequest) -> HttpResponse:
    """Tells the limits of the rule set in force today, so that the page cannot promise what the rules do not."""
    return render(request, "pages/how_it_works.html", {"numbers": numbers_in_force(clock.today())})


def what_we_can_do(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/what_we_can_do.html", {"numbers": numbers_in_force(clock.today())})


def stay_safe(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/stay_safe.html")


def contact(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/contact.html")


def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/privacy.html", {"numbers": numbers_in_force(clock.today())})


def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/accessibility.html")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    return sitemap_of(request, sitemaps=search_engines.sitemaps(clock.today()))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    told = search_engines.robots(request.build_absolute_uri(reverse("sitemap")))
    return HttpResponse(told, content_type="text/plain; charset=utf-8")


def numbers_in_force(on: date) -> dict[str, Any]:
    """The Board's numbers on the day `on` by name: the defaults, and over them what the rule set changes."""
    newest = RuleSet.objects.filter(effective_from__lte=on).order_by("-effective_from", "-version").first()
    return {name: number.value for name, number in DEFAULTS.items()} | (newest.values if newest else {})


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Ends the session and goes to a neutral site, so that Back shows nothing of ours (ux.md §3, 36).

    The one GET that changes something, and only the session: a link must do without a script.
    """
    logout(request)
    response = HttpResponse(status=303, headers={"Location": settings.EXIT_ADDRESS})
    for language, _name in settings.LANGUAGES:
        with override(language):
            response.delete_cookie(SHOWN, path=reverse("complaints:code"))  # the code, if it was just given
    response["Clear-Site-Data"] = '"cache", "storage"'
    response.set_cookie(
        LEFT, "1", max_age=LEFT_FOR, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
    return response


class DemoClockForm(forms.Form):
    """Date and time in America/New_York."""

    day = forms.DateField()
    hour = forms.TimeField(required=False)


@require_POST
def set_demo_clock(request: HttpRequest) -> HttpResponse:
    """Moves the demo's clock, or sets it back to the real time; not found outside the demo."""
    if not (settings.DEBUG and settings.DEMO_CLOCK):
        raise Http404
    form = DemoClockForm(request.POST)
    if "real" in request.POST:
        clock.clear()
    elif form.is_valid():
        hour = form.cleaned_data["hour"] or time(9)
        clock.set_demo_clock(datetime.combine(form.cleaned_data["day"], hour, tzinfo=clock.ZONE))
        call_command("run_clock", stdout=StringIO())  # the demo has no timer: what fell due happens now
    else:
        messages.error(request, _("The clock stands as it was. Write a date like 2027-03-31 and a time like 09:00."))
    came_from = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure())
    return redirect(came_from if here else reverse("home"))
