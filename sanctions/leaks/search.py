"""The search itself: texts and what is protected in, findings out. Pure: it asks no database and no clock."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sanctions.leaks import birth_dates, contacts, names
from sanctions.leaks.findings import Finding, Hit, Kind, Own, Place, Protected, digest, finding
from sanctions.leaks.reading import Reading

# "Client A", "Witness 2", "Patient J.D.": nobody in a public text needs a stand-in name (§5, pseudonyms).
PERSON = "client|witness|complainant|patient|participant|peer|cliente|testigo|paciente|denunciante"
STAND_IN = re.compile(
    rf"\b(?i:{PERSON})\s+(?:[A-Z]\.\s?[A-Z]\b\.?|[A-HJ-Z]\b(?!['’])|(?i:no)\.?\s*\d+\b|#\s?\d+\b)"
    rf"|\b(?:{PERSON.title()})\s+\d{{1,2}}\b(?!\s*(?:of\b|[,.]?\d))"
)


def findings(places: Iterable[Place], protected: Iterable[Protected], own: Own = Own()) -> list[Finding]:  # noqa: B008
    """Every piece of these texts that may give somebody away, place by place, in the order of the text."""
    places, protected = list(places), list(dict.fromkeys(protected))
    of_all = digest(places)
    return [finding(hit, place, of_all) for place in places for hit in hits(place.text, protected, own)]


def hits(text: str, protected: list[Protected], own: Own) -> list[Hit]:
    """The pieces of one text; what overlaps, or follows at once and is the same person's, is one piece."""
    reading = Reading(text)
    found = sorted(_all_hits(reading, protected, own), key=lambda hit: (hit.start, -hit.end))
    joined: list[Hit] = []
    for hit in found:
        last = joined[-1] if joined else None
        same = last is not None and (last.kind, last.whose) == (hit.kind, hit.whose)
        if last is not None and (
            hit.start < last.end or (same and not re.search(r"[^\s,.'’-]", text[last.end : hit.start]))
        ):
            joined[-1] = Hit(last.start, max(last.end, hit.end), last.kind, last.whose)
        else:
            joined.append(hit)
    return joined


def _all_hits(reading: Reading, protected: list[Protected], own: Own) -> Iterator[Hit]:
    for one in protected:
        if one.kind == Kind.NAME:
            yield from names.hits(reading, one, own)
        elif one.kind == Kind.EMAIL:
            yield from contacts.email_hits(reading, one, own)
        elif one.kind == Kind.PHONE:
            yield from contacts.phone_hits(reading, one)
        elif one.kind == Kind.ADDRESS:
            yield from contacts.address_hits(reading, one)
        elif one.kind in (Kind.EMPLOYER, Kind.PSEUDONYM):
            yield from contacts.phrase_hits(reading, one, own)
    yield from birth_dates.hits(reading, [one for one in protected if one.kind == Kind.BIRTH_DATE])
    for stand_in in STAND_IN.finditer(reading.text):
        yield Hit(*stand_in.span(), Kind.PSEUDONYM)
