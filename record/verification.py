"""Is the record what was written? Finds the first event or seal that is not. For `verify_record` and tests.

Found are changed, removed, swapped and added events, any changed column of one, a cut-off end, words that do not match
their hash, broken seals, and a chain that was rewritten whole after it was sealed. Words that were disposed of are no
fault. Not found is a chain rewritten, with its docket, after the last seal: so seals are made often and kept elsewhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError, connection

from record import rows, sealed
from record.fingerprint import EVENT_FIELDS, event_hash, text_hash

# One statement for each docket: its head and its events are seen at the same moment, whoever writes meanwhile.
DOCKET = f"""
    SELECT docket.number, docket.last_sequence, docket.head_hash, event.hash, words.event_id, words.salt, words.text,
           {rows.columns(EVENT_FIELDS, "event")}
    FROM record_docket docket
    LEFT JOIN record_event event ON event.docket_id = docket.id
    LEFT JOIN record_eventtext words ON words.event_id = event.hash
    WHERE docket.id = %s
    ORDER BY event.sequence
"""  # noqa: S608 - the names are ours
STRAY_EVENTS = """
    SELECT sequence, docket_id FROM record_event
    WHERE docket_id NOT IN (SELECT id FROM record_docket) ORDER BY docket_id, sequence
"""
STRAY_TEXTS = "SELECT event_id FROM record_eventtext WHERE event_id NOT IN (SELECT hash FROM record_event)"


@dataclass(frozen=True)
class Report:
    """How many events were found intact, and the first fault: None when there is none."""

    count: int
    fault: str | None


def verify() -> Report:
    """Reads the whole record, dockets in the order of their numbers, and stops at the first fault. Writes nothing."""
    count = 0
    for docket in _fetch("SELECT id FROM record_docket ORDER BY number"):
        intact, fault = _read_docket(docket[0])
        count += intact
        if fault:
            return Report(count, fault)
    return Report(count, _stray() or sealed.fault())


def _read_docket(docket_id: int) -> tuple[int, str | None]:
    """How many events of the docket are intact, and its first fault."""
    found, number, last, head, previous = 0, "?", 0, "", ""
    names = ("number", "last_sequence", "head_hash", "hash", "event_id", "salt", "text", *EVENT_FIELDS)
    try:
        for row in _fetch(DOCKET, docket_id):
            event = rows.named(names, row)
            number, last, head = event["number"], event["last_sequence"], event["head_hash"]
            if event["hash"] is None:
                break
            fault = _fault_of(event, expected=found + 1, previous=previous)
            if fault:
                return found, f"{number} event {found + 1}: {fault}"
            found, previous = found + 1, event["hash"]
    except DatabaseError:  # bytes that are no text: the row cannot even be fetched
        return found, f"{number} event {found + 1}: it cannot be read."
    if (last, head) == (found, previous):
        return found, None
    if isinstance(last, int) and last > found:
        return found, f"{number} event {found + 1}: it is missing, the docket counts {last} events."
    return found, f"{number} event {found}: the docket names another event as its last."


def _fault_of(event: dict[str, Any], *, expected: int, previous: str) -> str | None:
    if event["sequence"] != expected:
        return f"it is missing, event {event['sequence']} comes in its place."
    if event["previous_hash"] != previous:
        return "it does not follow the event before it."
    if event["hash"] != event_hash(event["number"], event):
        return "it was changed."
    if event["event_id"] is None:
        return None
    if not event["text_hash"]:
        return "it was written without words, but has some now."
    if event["text_hash"] != text_hash(event["salt"], event["text"]):
        return "its words were changed."
    return None


def _stray() -> str | None:
    for sequence, docket_id in _fetch(STRAY_EVENTS):
        return f"Docket with the key {docket_id} is missing; its event {sequence} is here."
    for _row in _fetch(STRAY_TEXTS):
        return "There are words that belong to no event."
    return None


def _fetch(statement: str, *values: Any) -> Iterator[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        yield from cursor
