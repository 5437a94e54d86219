"""What the guard is asked to protect, and what it finds: plain values that know no database."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

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


@dataclass(frozen=True)
class Protected:
    """One thing that no public text may hold. `whose`: as the desk calls that person.

    `alone`: whether one word of a name gives it away. So it does for the parties; of those who served at the case only
    the whole name counts.
    """

    kind: Kind
    value: str
    whose: str = ""
    alone: bool = True


@dataclass(frozen=True)
class Own:
    """What the text may say of the professional: the names, and words of town and credential."""

    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """One text to be searched: the paragraph, another line of the entry, a paper, the properties of a file."""

    label: str
    text: str


@dataclass(frozen=True)
class Hit:
    """A piece of one text, from `start` to before `end`."""

    start: int
    end: int
    kind: Kind
    whose: str = ""


@dataclass(frozen=True)
class Finding:
    """A piece of a public text that may give somebody away, with the words around it.

    `key` stands for this piece in exactly these texts: one letter more or less anywhere, and it is another.
    """

    key: str
    kind: Kind
    whose: str
    place: str
    piece: str
    before: str = ""
    after: str = ""


def digest(places: Iterable[Place]) -> str:
    """Stands for all of these texts, to the letter. SHA-256, hex."""
    whole = hashlib.sha256()
    for place in places:
        for part in (place.label, place.text):
            whole.update(f"{len(part)}:{part}\n".encode())
    return whole.hexdigest()


def finding(hit: Hit, place: Place, of_all: str) -> Finding:
    """The piece as people are shown it. `of_all`: the `digest` of the texts it was found in."""
    text = place.text
    told = f"{of_all}|{place.label}|{hit.kind}|{hit.whose}|{hit.start}|{hit.end}"
    return Finding(
        key=hashlib.sha256(told.encode()).hexdigest()[:32],
        kind=hit.kind,
        whose=hit.whose,
        place=place.label,
        piece=text[hit.start : hit.end],
        before=text[max(0, hit.start - AROUND) : hit.start],
        after=text[hit.end : hit.end + AROUND],
    )
