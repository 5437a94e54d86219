"""What the guard is asked to protect, and what it finds: plain values that know no database."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.words import Words

AROUND = 40  # signs of the text that are shown on each side of a piece


class Kind(models.TextChoices):
    """What a piece gives away."""

    NAME = "name", _("Name")
    EMPLOYER = "employer", _("Employer")
    EMAIL = "email", _("E-mail address")
    PHONE = "phone", _("Phone number")
    ADDRESS = "address", _("Postal address")
    BIRTH_DATE = "birth_date", _("Date of birth")
    PSEUDONYM = "pseudonym", _("Stand-in name")


class Whose(models.TextChoices):
    """Whom a piece gives away, as the desk calls that person."""

    COMPLAINANT = "complainant", _("Complainant")
    REPRESENTATIVE = "representative", _("Representative of the respondent")
    WITNESS = "witness", _("Witness")
    RESPONDENT = "respondent", _("The professional, in private")
    MENTIONED = "mentioned", _("Somebody named in the papers of the case")
    SERVED = "served", _("Somebody who worked on the case")
    UNKNOWN = "", _("Nobody may be named so")


@dataclass(frozen=True)
class Protected:
    """One thing that no public text may hold.

    `alone`: whether one word of a name gives it away. So it does for the parties; of those who served at the case only
    the whole name counts.
    """

    kind: Kind
    value: str
    whose: Whose = Whose.UNKNOWN
    alone: bool = True


@dataclass(frozen=True)
class Own:
    """What the text may say of the professional: the names, and words of town and credential."""

    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """One text to be searched: the paragraph, another line of the entry, a paper, the properties of a file.

    `label`: what people call it; the `key` alone counts for what was explained.
    """

    key: str
    text: str
    label: Words = ""


@dataclass(frozen=True)
class Hit:
    """A piece of one text, from `start` to before `end`."""

    start: int
    end: int
    kind: Kind
    whose: Whose = Whose.UNKNOWN


@dataclass(frozen=True)
class Finding:
    """A piece of a public text that may give somebody away, with the words around it.

    `key` stands for this piece in exactly these texts: one letter more or less anywhere, and it is another.
    """

    key: str
    kind: Kind
    whose: Whose
    place: Words
    piece: str
    before: str = ""
    after: str = ""


def digest(places: Iterable[Place]) -> str:
    """Stands for all of these texts, to the letter. SHA-256, hex."""
    whole = hashlib.sha256()
    for place in places:
        for part in (place.key, place.text):
            whole.update(f"{len(part)}:{part}\n".encode())
    return whole.hexdigest()


def finding(hit: Hit, place: Place, of_all: str) -> Finding:
    """The piece as people are shown it. `of_all`: the `digest` of the texts it was found in."""
    text = place.text
    told = f"{of_all}|{place.key}|{hit.kind.value}|{hit.whose.value}|{hit.start}|{hit.end}"
    return Finding(
        key=hashlib.sha256(told.encode()).hexdigest()[:32],
        kind=hit.kind,
        whose=hit.whose,
        place=place.label or place.key,
        piece=text[hit.start : hit.end],
        before=_tail(text[: hit.start]),
        after=_head(text[hit.end :]),
    )


def _tail(text: str) -> str:
    """The last words of a text; three dots where it is longer."""
    return text if len(text) <= AROUND else "…" + text[-AROUND:].partition(" ")[2]


def _head(text: str) -> str:
    return text if len(text) <= AROUND else text[:AROUND].rpartition(" ")[0] + "…"
