"""Which part of the site an address belongs to. For the middleware and the context processor."""

from __future__ import annotations

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

LEFT = "left"  # the cookie of one who left by the way out; it says nothing but that
LEFT_FOR = 30 * 60  # seconds


class Area(TextChoices):
    """A part of the site; its label stands in the middle of each page's title."""

    PUBLIC = "public", _("Ethics complaints")
    COMPLAINT = "complaint", _("Make a complaint")
    MY = "my", _("Your complaint")
    RESPOND = "respond", _("Your answer")
    DESK = "desk", _("Desk")
    ACCOUNT = "account", _("Account")

    @property
    def is_for_parties(self) -> bool:
        """No menu here, but the control to leave the page."""
        return self in (Area.COMPLAINT, Area.MY, Area.RESPOND)


FIRST_PARTS = {
    "complaint": Area.COMPLAINT,
    "my": Area.MY,
    "respond": Area.RESPOND,
    "desk": Area.DESK,
    "admin": Area.DESK,
    "sign-in": Area.ACCOUNT,
    "sign-out": Area.ACCOUNT,
    "exit": Area.ACCOUNT,
}


def area_of(path: str) -> Area:
    """The area of a path such as `/es/my/letters/3/`; what is not listed is public."""
    parts = path.strip("/").split("/")
    if parts[0] in dict(settings.LANGUAGES):
        parts = parts[1:] or [""]
    return FIRST_PARTS.get(parts[0], Area.PUBLIC)


def is_private(path: str) -> bool:
    """Whether pages at this path must leave no copy in the browser (ux.md §3, 36 and Appendix A)."""
    return area_of(path) is not Area.PUBLIC


def is_start(path: str) -> bool:
    """Whether this is the start page of a complaint, in either language: it shows nothing that anybody wrote."""
    return area_of(path) is Area.COMPLAINT and path.rstrip("/").endswith("complaint")
