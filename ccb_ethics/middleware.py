"""What every answer carries on its way out. Named in the settings; nothing else calls it."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from ccb_ethics import errors
from ccb_ethics.areas import LEFT, Area, area_of, is_private, is_start

PERMISSIONS_POLICY = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"


class NoWayBack:
    """After the way out, the step back leads to the neutral site, not to a page of a complaint (ux.md §3, 36).

    Holds for half an hour in this browser, until a public page or the start page is opened on purpose, or a code is sent.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.COOKIES.get(LEFT):
            return self.get_response(request)
        area = area_of(request.path_info)
        reads = request.method in ("GET", "HEAD")
        if reads and area.is_for_parties and not is_start(request.path_info):
            response = HttpResponse(status=303, headers={"Location": settings.EXIT_ADDRESS})
            response["Cache-Control"] = "no-store"
            return response
        response = self.get_response(request)
        if area.is_for_parties or area is Area.PUBLIC:
            response.delete_cookie(LEFT)
        return response


class PrivatePages:
    """Keeps private pages out of the browser's store and away from search engines, and devices out of every page.

    A page counts as private by its address, and also whenever the visitor has a session: a public page then shows a
    name.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if settings.DEBUG and response.status_code == 404 and request.resolver_match is None:
            response = errors.not_found(request)  # as below, for an address that leads nowhere
        response["Permissions-Policy"] = PERMISSIONS_POLICY
        response["X-Content-Type-Options"] = "nosniff"
        if is_private(request.path_info):
            response["X-Robots-Tag"] = "noindex, nofollow"
        if is_private(request.path_info) or settings.SESSION_COOKIE_NAME in request.COOKIES:
            response["Cache-Control"] = "no-store"
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """What is not found looks the same in the demo as elsewhere, a case that a person may not know of included.

        With DEBUG on, Django would answer with a page for programmers that tells why.
        """
        return errors.not_found(request, exception) if isinstance(exception, Http404) else None
