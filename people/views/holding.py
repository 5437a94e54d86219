"""Pages of an office, not of a case: for whoever holds one of some roles today. Cases are judged by seats alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase

from people import bodies, clock
from people.models import Role

View = Callable[..., HttpResponseBase]


def for_holders_of(*roles: Role) -> Callable[[View], View]:
    """Asks a visitor to sign in; for everyone who holds none of these roles today the page does not exist."""
    wanted = frozenset(roles)

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not bodies.roles_of(request.user, clock.today()) & wanted:
                raise Http404
            return view(request, *args, **kwargs)

        return login_required(guarded)

    return guard
