"""What the seals say and whether it still holds. For `record.sealing` and `record.verification`.

A docket's own chain cannot show that its end was cut off together with the docket's count, or that it was written anew
from some line on. A seal can; one whose digest is kept elsewhere shows it even against whoever owns the database.
"""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import DatabaseError, connection

from record import rows
from record.fingerprint import ACCESS_FIELDS, SEAL_FIELDS, access_line, seal_digest
from record.models.docket import Event, Seal

SEAL_EVENT = "seal"  # the kind of the event on the board's docket that names each seal
SEALS = f"SELECT {rows.columns(SEAL_FIELDS, 'seal')}, digest FROM record_seal seal ORDER BY number"  # noqa: S608 - the names are ours
ACCESS = f"""
    SELECT {rows.columns(ACCESS_FIELDS, "line")} FROM record_accesslog line WHERE id > %s AND id <= %s ORDER BY id
"""  # noqa: S608 - the names are ours


def known_heads() -> dict[str, list[Any]]:
    """The last sealed sequence and head hash of each docket, by docket number."""
    heads: dict[str, list[Any]] = {}
    for seal in Seal.objects.order_by("number"):
        heads |= seal.heads
    return heads


def access_digest(after: int, through: int) -> tuple[int, str]:
    """How many lines of the access log lie after the one line and up to the other, and the hash over them."""
    count, digest = 0, hashlib.sha256()
    with connection.cursor() as cursor:
        cursor.execute(ACCESS, [after, through])
        for row in cursor:
            count += 1
            digest.update(access_line(rows.named(ACCESS_FIELDS, row)) + b"\n")
    return count, digest.hexdigest()


def fault() -> str | None:
    """The first seal that does not hold. Asked when every docket's own chain was found intact."""
    digests: dict[int, str] = {}
    previous, through = "", 0
    try:
        for seal in _seals():
            why = _fault_of(seal, expected=len(digests) + 1, previous=previous, after=through)
            if why:
                return why
            previous, through = seal["digest"], seal["access_log_through"]
            digests[seal["number"]] = seal["digest"]
    except DatabaseError:  # bytes that are no text: the row cannot even be fetched
        return f"Seal {len(digests) + 1} or the access log under it cannot be read."
    named = {event.data["seal"]: event.data["digest"] for event in Event.objects.filter(kind=SEAL_EVENT)}
    for number in sorted(named.keys() | digests.keys()):
        if named.get(number) != digests.get(number):
            return f"Seal {number} is not the one that the board's docket names."
    return None


def _seals() -> Iterator[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(SEALS)
        found = cursor.fetchall()
    for row in found:
        yield rows.named((*SEAL_FIELDS, "digest"), row)


def _fault_of(seal: dict[str, Any], *, expected: int, previous: str, after: int) -> str | None:
    if seal["number"] != expected:
        return f"Seal {expected} is missing."
    if seal["previous"] != previous:
        return f"Seal {expected} does not follow the seal before it."
    if seal["digest"] != seal_digest(seal):
        return f"Seal {expected} was changed."
    if access_digest(after, seal["access_log_through"]) != (seal["access_log_count"], seal["access_log_digest"]):
        return f"The access log was changed in the lines under seal {expected}."
    heads = iter(sorted(seal["heads"].items()))
    while some := list(islice(heads, 200)):
        why = _fault_of_heads(some)
        if why:
            return f"{why} is not the one under seal {expected}."
    return None


def _fault_of_heads(heads: Iterable[tuple[str, list[Any]]]) -> str | None:
    heads = list(heads)
    found = Event.objects.filter(hash__in=[head for _number, (_sequence, head) in heads])
    standing = set(found.values_list("docket__number", "sequence", "hash"))
    for number, (sequence, head) in heads:
        if (number, sequence, head) not in standing:
            return f"{number} event {sequence}"
    return None
