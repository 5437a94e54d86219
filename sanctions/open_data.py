"""What is given away of the public actions and of the register: which are asked for, and one as plain values.

Only live publications, and only what their own pages show: never who drafted or approved one (procedure.md §3).
`openapi.yaml` beside this file describes the answers to programs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sanctions.models.publication import Publication, PublicationQuerySet, PublicKind
from sanctions.register import NOT_SHOWN, Entry

DESCRIPTION = Path(__file__).with_name("openapi.yaml")
FIRST_YEAR, LAST_YEAR = 1900, 9999
LONGEST_PAGE = 6  # digits
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
COLUMNS = (
    "id",
    "name",
    "kind",
    "credential",
    "town",
    "provisions",
    "summary",
    "appeal_note",
    "effective_on",
    "ends_on",
    "reinstated_on",
    "corrected_on",
    "correction",
)


class NotUnderstood(Exception):
    """An address that asks for something that cannot be; its text is a sentence for whoever wrote it."""


@dataclass(frozen=True)
class Asked:
    """Which actions are asked for: of all years and kinds where nothing is said."""

    year: int | None
    kind: str
    page: int


def asked(values: Mapping[str, str]) -> Asked:
    """Reads the address. Refuses what it cannot read, where a page for people would pass over it."""
    year, kind, page = values.get("year", ""), values.get("kind", ""), values.get("page", "") or "1"
    if year and not (_digits(year) and len(year) == 4 and FIRST_YEAR <= int(year) <= LAST_YEAR):
        raise NotUnderstood("Give the year as four digits, such as 2025.")
    if kind and kind not in PublicKind.values:
        raise NotUnderstood(f"Give the kind as one of these: {', '.join(PublicKind.values)}.")
    if not (_digits(page) and len(page) <= LONGEST_PAGE and int(page) >= 1):
        raise NotUnderstood("Give the page as a whole number from 1 on.")
    return Asked(int(year) if year else None, kind, int(page))


def listed(wanted: Asked, on: date) -> PublicationQuerySet:
    """The live actions that were asked for, newest first."""
    found = Publication.objects.live(on).order_by("-effective_on", "-pk")
    if wanted.year is not None:
        found = found.filter(effective_on__year=wanted.year)
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    return found


def values(publication: Publication) -> dict[str, str | None]:
    """One action under the names of `COLUMNS`; days as YYYY-MM-DD, a day that is not set as None.

    The id stays when a text is corrected: `corrected_on` and `correction` say when that was, the last time, and what.
    """
    given = {"id": publication.address, "correction": publication.correction_note}
    return {name: _plain(given[name] if name in given else getattr(publication, name)) for name in COLUMNS}


def entry_values(entry: Entry, checked_at: datetime) -> dict[str, Any]:
    """One person as the entry of the register shows them; sentences in the language of the reader, times with a zone."""
    person = entry.professional
    return {
        "id": person.public_id,
        "name": person.name,
        "town": person.town,
        "state": person.state,
        "status": entry.standing.words,
        "credentials": [
            {
                "credential": str(credential),
                "status": standing.words,
                "applied_on": _plain(credential.applied_on),
                "certified_on": _plain(credential.certified_on),
                "expires_on": _plain(credential.expires_on),
            }
            for credential, standing in entry.credentials
        ],
        "actions": [values(publication) for publication in entry.publications],
        "not_shown": [str(words) for words in NOT_SHOWN],
        "checked_at": checked_at.isoformat(timespec="seconds"),
    }


def cell(value: str | None) -> str:
    """The value for a spreadsheet: one that would be run as a formula begins with an apostrophe."""
    text = value or ""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_STARTS) else text


def _plain(value: str | date | None) -> str | None:
    return value.isoformat() if isinstance(value, date) else value


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit()
