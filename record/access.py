"""Writes the access log: reads of sensitive papers, exports, refusals. Views of every app may use it, nobody else.

A line outlives whatever happens to the request: it has a transaction of its own. Call it outside of any other.
"""

from __future__ import annotations

import re
from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from people.models import User
from record.models.docket import AccessLog, Docket

CODE = re.compile(r"[A-Za-z0-9_.:/-]*")
# On PostgreSQL numbers are handed out before rows are committed. Writers share this lock and a seal takes it alone, so
# that no line with a lower number appears after the seal was made.
TURN = 7_203_441


def log(
    *,
    person: User | None,
    docket: Docket | None = None,
    action: str,
    what: str = "",
    outcome: str = "",
    at: datetime,
) -> AccessLog:
    """Adds one line. `action`, `what` and `outcome` are codes such as "read", "document:12", "refused".

    Refused: a call inside a transaction (its rollback would take the line along), a moment without a time zone, and
    words where a code belongs: names and contents stay out of the log.
    """
    if timezone.is_naive(at):
        raise ValueError("A line of the access log has a moment with a time zone.")
    if not all(CODE.fullmatch(code) for code in (action, what, outcome)):
        raise ValueError("The access log holds codes and ids, no words.")
    with transaction.atomic(durable=True):
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [TURN])
        return AccessLog.objects.create(
            at=at,
            person=person,
            docket=docket,
            action=str(action),
            what=str(what),
            outcome=str(outcome),
        )
