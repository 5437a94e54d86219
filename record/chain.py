"""Writes the record: opens dockets, locks them, appends events. Every app above may use it; nobody else writes events.

Each event carries the hash of the one before it in its docket, so that a line cannot be changed, removed or swapped
unnoticed (`record.verification`). What one docket cannot show, its own cut-off end, the seals show (`record.sealing`).
"""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models.functions import Length
from django.utils import timezone

from people.models import User
from record import fingerprint
from record.models.docket import Docket, Event, EventText
from record.verification import Report, verify

__all__ = ["BOARD", "Report", "append", "board", "lock", "next_number", "open_docket", "verify"]

BOARD = "BOARD"


def open_docket(number: str) -> Docket:
    """Makes an empty docket. A number that is taken already is refused by the database."""
    return Docket.objects.create(number=number)


def lock(docket: Docket | str | int) -> Docket:
    """The docket (given itself, its number or its key), fresh and locked until the transaction ends.

    SQLite has no row locks; there the transaction itself holds the write lock from its beginning.
    """
    _ask_for_transaction()
    rows = Docket.objects.select_for_update()
    if isinstance(docket, str):
        return rows.get(number=docket)
    return rows.get(pk=docket.pk if isinstance(docket, Docket) else docket)


def board() -> Docket:
    """The board's own docket, made when it is first used, fresh and locked until the transaction ends."""
    _ask_for_transaction()
    docket, _made = Docket.objects.get_or_create(number=BOARD)
    return lock(docket)


def next_number(year: int) -> str:
    """The next free case number of the year, such as EC-2027-0042; open its docket in the same transaction.

    The board's docket is locked first, so that two who file at the same moment get two numbers.
    """
    board()
    prefix = f"EC-{year}-"
    taken = Docket.objects.filter(number__startswith=prefix).order_by(Length("number").desc(), "-number")
    last = taken.values_list("number", flat=True).first()
    return f"{prefix}{int(last.removeprefix(prefix)) + 1 if last else 1:04}"


def append(
    docket: Docket,
    *,
    kind: str,
    at: datetime,
    actor: User | None = None,
    seat: str = "",
    data: dict[str, Any] | None = None,
    text: str = "",
) -> Event:
    """Adds one event to a docket that the caller has locked (`lock`) in this transaction.

    `actor` None is the clock. `data` holds ids and codes only; `text` may hold words and may be disposed of later.
    Refused: a moment without a time zone, a docket that moved on since it was read, data that is not plain.
    """
    _ask_for_transaction()
    if timezone.is_naive(at):
        raise ValueError("An event happens at a moment with a time zone.")
    text = fingerprint.plain(text)
    salt = secrets.token_hex(32) if text else ""
    values: dict[str, Any] = {
        "docket_id": docket.pk,
        "sequence": docket.last_sequence + 1,
        "at": at,
        "kind": str(kind),
        "actor_id": actor.pk if actor else None,
        "seat": str(seat),
        "data": fingerprint.plain(data or {}),
        "text_hash": fingerprint.text_hash(salt, text) if text else "",
        "previous_hash": docket.head_hash,
    }
    event_hash = fingerprint.event_hash(docket.number, values)
    # Compare and set: had two writers read the same head, the second would fork the chain.
    moved = Docket.objects.filter(
        pk=docket.pk, number=docket.number, last_sequence=docket.last_sequence, head_hash=docket.head_hash
    ).update(last_sequence=values["sequence"], head_hash=event_hash)
    if not moved:
        raise RuntimeError(f"Docket {docket.number} moved on since it was read: lock it before you append.")
    event = Event.objects.create(hash=event_hash, **values)
    if text:
        EventText.objects.create(event=event, salt=salt, text=text)
    docket.last_sequence, docket.head_hash = values["sequence"], event_hash
    event.docket = docket
    return event


def _ask_for_transaction() -> None:
    if not connection.in_atomic_block:
        raise RuntimeError("The record is written inside a transaction only.")
