"""Sends released notices, each once, as an e-mail without case content. For `manage.py send_notices`.

A notice is claimed in a short transaction, sent outside of any, and marked. Two senders never hold the same notice: the
claim counts up the attempts by compare and set. A sender that dies leaves its claim, which ends after a quarter hour.
"""

from __future__ import annotations

import smtplib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.mail import EmailMessage
from django.db import connection, transaction
from django.db.models import F

from record import letters
from record.models.notice import Notice

CLAIM_FOR = timedelta(minutes=15)
WAIT = timedelta(minutes=5)
LONGEST_WAIT = timedelta(hours=6)


@dataclass
class Sent:
    """What one round did: letters told of by e-mail, letters left for paper, attempts that failed."""

    sent: int = 0
    paper: int = 0
    failed: int = 0


def send_all(*, at: datetime) -> Sent:
    """Sends what is due at `at`. A failed attempt is tried again later, each time after a longer wait."""
    round_ = Sent()
    for notice in _claimed(at):
        recipient = notice.recipient
        if not (notice.by_email and recipient.email and recipient.is_active):
            _leave_for_paper(notice)
            round_.paper += 1
            continue
        try:
            _send(notice)
        except (OSError, ValueError, smtplib.SMTPException) as error:
            # ValueError is an address that no e-mail can carry. Only the kind of an error is kept: its text may hold
            # the address.
            _mark(notice, last_error=type(error).__name__[:60], try_after=at + _wait_after(notice.attempts))
            round_.failed += 1
        else:
            _mark(notice, state=Notice.State.SENT, sent_at=at, last_error="", try_after=None)
            round_.sent += 1
    return round_


def _claimed(at: datetime) -> Iterator[Notice]:
    """Each notice that is due, claimed one by one, and none of them twice in a round."""
    seen: list[int] = []
    while (notice := _claim_next(at, seen)) is not None:
        seen.append(notice.pk)
        yield notice


@transaction.atomic
def _claim_next(at: datetime, seen: list[int]) -> Notice | None:
    due = Notice.objects.sendable(at).exclude(pk__in=seen).order_by("not_before", "pk")
    if connection.features.has_select_for_update_skip_locked:
        due = due.select_for_update(skip_locked=True, of=("self",))
    for notice in due.select_related("recipient")[:1]:
        claimed = Notice.objects.filter(pk=notice.pk, state=Notice.State.RELEASED, attempts=notice.attempts)
        if claimed.update(attempts=F("attempts") + 1, try_after=at + CLAIM_FOR):
            notice.attempts += 1
            return notice
    return None


def _send(notice: Notice) -> None:
    email = letters.neutral_email(notice.language, notice.page)
    EmailMessage(
        subject=email.subject,
        body=email.body,
        to=[notice.recipient.email],
        headers={"Auto-Submitted": "auto-generated"},
    ).send()


def _leave_for_paper(notice: Notice) -> None:
    """Nothing was attempted; looked at again in each round, since an address may be added."""
    _mark(notice, last_error=Notice.NO_ADDRESS, try_after=None, attempts=notice.attempts - 1)


def _mark(notice: Notice, **values: object) -> None:
    """Writes the outcome, unless the claim ended and another sender took the notice over."""
    Notice.objects.filter(pk=notice.pk, state=Notice.State.RELEASED, attempts=notice.attempts).update(**values)


def _wait_after(attempts: int) -> timedelta:
    return min(WAIT * 2 ** min(attempts - 1, 10), LONGEST_WAIT)
