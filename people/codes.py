"""The 16-digit codes by which a party without a password comes in. Pages that ask for one throttle it first.

A code is shown once and kept only as HMAC-SHA256 under `settings.CODE_KEY`, a key outside the database
(`architecture.md`: a salted hash could not be looked up).
"""

import hashlib
import hmac
import secrets
from datetime import datetime

from django.conf import settings
from django.db import transaction

from people.models import AccessCode, Purpose, User

DIGITS = 16


def new_code() -> str:
    """A fresh random code as it is shown: "1234 5678 9012 3456"."""
    digits = "".join(secrets.choice("0123456789") for _digit in range(DIGITS))
    return " ".join(digits[start : start + 4] for start in range(0, DIGITS, 4))


def bare(code: str) -> str:
    """The digits of a typed code: spaces, hyphens and other signs do not matter."""
    return "".join(sign for sign in code if sign in "0123456789")


def digest(code: str) -> str:
    """What is kept of a code: HMAC-SHA256 of its digits, as 64 hex signs."""
    return hmac.new(settings.CODE_KEY.encode(), b"access code:" + bare(code).encode(), hashlib.sha256).hexdigest()


@transaction.atomic
def issue(user: User, *, purpose: str, at: datetime) -> str:
    """A new code for `user`, as it is shown; nothing can show it again. The older one of that purpose ends."""
    User.objects.select_for_update().get(pk=user.pk)  # two codes asked for at once: the later one stays
    revoke(user, purpose=purpose, at=at)
    code = new_code()
    AccessCode.objects.create(user=user, purpose=Purpose(purpose), digest=digest(code), made_at=at)
    return code


def revoke(user: User, *, purpose: str, at: datetime) -> None:
    """Ends the open code of that purpose, if there is one."""
    AccessCode.objects.filter(user=user, purpose=Purpose(purpose), revoked_at__isnull=True).update(revoked_at=at)


def has_one(user: User, *, purpose: str) -> bool:
    """Whether this person can come in by a code of that purpose."""
    return AccessCode.objects.filter(user=user, purpose=Purpose(purpose), revoked_at__isnull=True).exists()


def find(code: str, *, purpose: str) -> User | None:
    """Whose code it is; None for an unknown or ended code, another purpose, or an inactive person."""
    if len(bare(code)) != DIGITS:
        return None
    row = (
        AccessCode.objects.filter(
            digest=digest(code), purpose=Purpose(purpose), revoked_at__isnull=True, user__is_active=True
        )
        .select_related("user")
        .first()
    )
    return row.user if row else None
