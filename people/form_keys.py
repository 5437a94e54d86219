"""One-time keys of forms: a page carries one, and what it sends counts once (ux.md §3, 55)."""

from __future__ import annotations

import hashlib
import re
import secrets
from datetime import datetime, timedelta

from people.models import FormKey

KEPT_FOR = timedelta(days=1)
KEY = re.compile(r"[0-9a-f]{32}")


def new() -> str:
    """A key for a page that is shown. Nothing is written until it is used."""
    return secrets.token_hex(16)


def bound(key: str, *parts: object) -> str:
    """The key together with whose form it is and what it does: used for one thing it answers for no other."""
    if not KEY.fullmatch(key):
        return ""
    return hashlib.sha256("/".join((key, *map(str, parts))).encode()).hexdigest()[:32]


def was_used(key: str) -> bool:
    """Whether what this page sends has gone through before."""
    return bool(KEY.fullmatch(key)) and FormKey.objects.filter(key=key).exists()


def use(key: str, *, at: datetime) -> bool:
    """Whether this is the first time. To be called in the transaction of the act, which takes the key back if it fails.

    A page without a key of ours is taken as it is.
    """
    if not KEY.fullmatch(key):
        return True
    return FormKey.objects.get_or_create(key=key, defaults={"used_at": at})[1]


def forget(*, at: datetime) -> None:
    """Deletes the keys of the day before: no page is sent again so late."""
    FormKey.objects.filter(used_at__lt=at - KEPT_FOR).delete()
