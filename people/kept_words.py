"""What was typed when the session had ended is kept through signing in again (ux.md §3, 39).

It goes along in the page that asks for the code, signed and packed, so that the site keeps nothing of a stranger; after
the sign-in it waits in the session for the page on which it was typed. Files cannot be kept so.
"""

from __future__ import annotations

from django.core import signing
from django.http import HttpRequest, QueryDict

SALT = "words typed without a session"
SECONDS = 60 * 60
NOT_KEPT = {"csrfmiddlewaretoken", "act", "code"}
BOX, IN_SESSION = "kept", "kept_words"


def sealed(request: HttpRequest) -> str:
    """What this POST holds and where it was sent, for a hidden box; blank for a page that was only opened."""
    if request.method != "POST":
        return ""
    if BOX in request.POST:  # the code was mistyped: what came along stays
        return request.POST[BOX]
    typed = {name: values for name, values in request.POST.lists() if name not in NOT_KEPT}
    return signing.dumps({"place": request.get_full_path(), "typed": typed}, salt=SALT, compress=True)


def unseal(request: HttpRequest) -> str:
    """Puts what came along into the session that was just begun; gives the page to go to, blank when nothing came."""
    try:
        found = signing.loads(request.POST.get(BOX, ""), salt=SALT, max_age=SECONDS)
    except signing.BadSignature:
        return ""
    request.session[IN_SESSION] = found
    return str(found["place"])


def taken(request: HttpRequest) -> QueryDict | None:
    """What was typed on this very page before, once; None when nothing waits."""
    found = request.session.get(IN_SESSION)
    if not found or request.method != "GET" or found["place"] != request.get_full_path():
        return None
    del request.session[IN_SESSION]
    data = QueryDict(mutable=True)
    for name, values in found["typed"].items():
        data.setlist(name, values)
    return data
