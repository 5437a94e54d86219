"""How often a thing may be tried: exact on both databases, with several processes. For every page that asks a secret.

A key has `limit` places in a scope. A try takes one, by a single INSERT … ON CONFLICT DO UPDATE … RETURNING, and the
place stays taken for the length of the window. So no stretch of that length ever holds more than `limit` tries, however
many processes ask at once: a cache that reads and then writes loses counts. Keys are kept only as HMAC.

Ask outside a transaction: a rollback would forget the try.
"""

import hashlib
import hmac
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import QuerySet

from people.models import Attempt

LONGEST_WINDOW = timedelta(days=1)

# A place is free when it was taken longer ago than the window, or lies beyond it: the demo's clock may be set back.
TAKE_PLACE = """
    INSERT INTO people_attempt (scope, digest, place, taken_at) VALUES (%s, %s, %s, %s)
    ON CONFLICT (scope, digest, place) DO UPDATE SET taken_at = excluded.taken_at
    WHERE people_attempt.taken_at <= %s OR people_attempt.taken_at > %s
    RETURNING place
"""


def hit(scope: str, key: str, *, limit: int, seconds: int, at: datetime) -> bool:
    """Counts one try of `key` in `scope` at `at`; True when it is among the `limit` allowed in `seconds` seconds.

    A try that is refused is not counted, so waiting always helps. `seconds` is at most a day.
    """
    window = _window(seconds)
    digest = _digest(scope, key)
    taken = set(_taken(scope, digest, window, at).values_list("place", flat=True))
    free = (place for place in range(limit) if place not in taken)
    return any(_take_place(scope, digest, place, window, at) for place in free)


def try_again_at(scope: str, key: str, *, limit: int, seconds: int, at: datetime) -> datetime | None:
    """When the next try is allowed: None when it is allowed at `at`. Counts nothing."""
    window = _window(seconds)
    taken = sorted(_taken(scope, _digest(scope, key), window, at).values_list("taken_at", flat=True))
    return taken[len(taken) - limit] + window if len(taken) >= limit else None


def give_back(scope: str, key: str, *, at: datetime) -> None:
    """Takes back the one try that was counted at `at`: it did no harm after all."""
    row = Attempt.objects.filter(scope=scope, digest=_digest(scope, key), taken_at=at).first()
    if row:
        row.delete()


def clear(scope: str, key: str) -> None:
    """Forgets every try of `key` in `scope`."""
    Attempt.objects.filter(scope=scope, digest=_digest(scope, key)).delete()


def forget_old(at: datetime) -> None:
    """Deletes tries that no window can hold any more: who tried when is not kept."""
    Attempt.objects.filter(taken_at__lte=at - LONGEST_WINDOW).delete()


def _window(seconds: int) -> timedelta:
    window = timedelta(seconds=seconds)
    if window > LONGEST_WINDOW:
        raise ValueError("A window is at most a day: older tries are forgotten.")
    return window


def _digest(scope: str, key: str) -> str:
    return hmac.new(settings.CODE_KEY.encode(), f"throttle:{scope}:{key}".encode(), hashlib.sha256).hexdigest()


def _taken(scope: str, digest: str, window: timedelta, at: datetime) -> QuerySet[Attempt]:
    return Attempt.objects.filter(scope=scope, digest=digest, taken_at__gt=at - window, taken_at__lte=at + window)


def _take_place(scope: str, digest: str, place: int, window: timedelta, at: datetime) -> bool:
    def moment(value: datetime) -> Any:
        return connection.ops.adapt_datetimefield_value(value)

    with connection.cursor() as cursor:
        cursor.execute(TAKE_PLACE, [scope, digest, place, moment(at), moment(at - window), moment(at + window)])
        return bool(cursor.fetchall())
