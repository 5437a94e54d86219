"""Makes a seal over the whole record. For `manage.py seal_record`, which a timer runs at least once a day."""

from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from record import access, chain, sealed
from record.fingerprint import seal_digest
from record.models.docket import AccessLog, Docket, Seal


@transaction.atomic
def seal(*, at: datetime) -> Seal:
    """Adds one seal: the dockets that moved since the seal before, the access log since then, and that seal's digest.

    The board's docket gets an event that names the new seal, so that a removed seal is missed. Refused: a moment
    without a time zone.
    """
    if timezone.is_naive(at):
        raise ValueError("A seal is made at a moment with a time zone.")
    board = chain.board()  # two seals at the same moment wait for each other here
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [access.TURN])
    before = Seal.objects.order_by("number").last()
    known = sealed.known_heads()
    moved = {
        number: [sequence, head]
        for number, sequence, head in Docket.objects.filter(last_sequence__gt=0).values_list(
            "number", "last_sequence", "head_hash"
        )
        if known.get(number) != [sequence, head]
    }
    after = before.access_log_through if before else 0
    through = AccessLog.objects.order_by("pk").values_list("pk", flat=True).last() or after
    count, digest = sealed.access_digest(after, through)
    values: dict[str, Any] = {
        "number": before.number + 1 if before else 1,
        "made_at": at,
        "heads": moved,
        "access_log_through": through,
        "access_log_count": count,
        "access_log_digest": digest,
        "previous": before.digest if before else "",
    }
    made = Seal.objects.create(**values, digest=seal_digest(values))
    chain.append(board, kind=sealed.SEAL_EVENT, at=at, data={"seal": made.number, "digest": made.digest})
    return made
