"""The hashes of the record: one canonical form, so that the same facts give the same hash on every database.

For the modules of the record that write or check it.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

# Every column of an event except the hash itself. A test compares this with the model: a column that is added later
# needs a new form beside this one, since the hashes that stand must still come out the same.
EVENT_FIELDS = ("docket_id", "sequence", "at", "kind", "actor_id", "seat", "data", "text_hash", "previous_hash")
SEAL_FIELDS = (
    "number",
    "made_at",
    "heads",
    "access_log_through",
    "access_log_count",
    "access_log_digest",
    "previous",
)
ACCESS_FIELDS = ("id", "at", "person_id", "docket_id", "action", "what", "outcome")


def event_hash(docket_number: str, values: Mapping[str, Any]) -> str:
    """The hash of an event: all its columns and the number of its docket."""
    return _sha256({"form": "event/1", "docket": docket_number, **{name: values[name] for name in EVENT_FIELDS}})


def seal_digest(values: Mapping[str, Any]) -> str:
    """The digest of a seal over all its other columns."""
    return _sha256({"form": "seal/1", **{name: values[name] for name in SEAL_FIELDS}})


def text_hash(salt: str, text: str) -> str:
    """The salted hash of an event's words: without the salt nobody can guess what was said."""
    return _sha256({"form": "text/1", "salt": salt, "text": text})


def access_line(values: Mapping[str, Any]) -> bytes:
    """One line of the access log in the form that a seal digests."""
    return canonical({name: values[name] for name in ACCESS_FIELDS})


def canonical(value: Any) -> bytes:
    """JSON with sorted keys and no spaces; moments in UTC to the microsecond.

    A value that no column of ours can hold (a changed row may hold anything) still gets a form, and so a wrong hash.
    """
    return json.dumps(value, sort_keys=True, separators=(",", ":"), default=_moment).encode()


def plain(value: Any) -> Any:
    """`value` as both databases give it back: str, int, bool, None, lists and dicts with str keys.

    Refused are floats (PostgreSQL writes 1e20 and SQLite 1e+20), NUL characters, and everything that JSON cannot hold.
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, str):
        if "\x00" in value:
            raise ValueError("The record holds no NUL character.")
        return str.__str__(value)
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        if not all(isinstance(key, str) for key in value):
            raise TypeError("Keys of the record's data are text.")
        return {plain(key): plain(item) for key, item in value.items()}
    raise TypeError(f"The record's data holds ids and codes, not {type(value).__name__}.")


def _moment(value: object) -> str:
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return repr(value)


def _sha256(value: Any) -> str:
    return hashlib.sha256(canonical(value)).hexdigest()
