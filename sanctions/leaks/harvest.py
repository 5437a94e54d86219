"""Takes names, addresses and dates of birth out of what people wrote in their own words. Pure.

It reads words that begin with a capital, as names do. What is written otherwise is not known for a name: the boxes of the
parties are the sure source, this is the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from people.names import folded
from sanctions.leaks import birth_dates
from sanctions.leaks.contacts import STREETS
from sanctions.leaks.findings import Kind, Protected, Whose
from sanctions.leaks.reading import Reading
from sanctions.leaks.words import DONE_BY_PEOPLE, EVERYDAY, MONTHS, NO_NAMES, OF_THE_BOARD

CAPITAL = r"[^\W\d_a-zà-öø-ÿ][\w'’\-]*\.?"
PARTICLE = r"(?:de|la|las|los|del|der|den|van|von|da|dos|di|du|le|y|al|el|bin|ibn)"
SEQUENCE = re.compile(rf"\b{CAPITAL}(?:[ \t]+(?:{PARTICLE}[ \t]+){{0,2}}{CAPITAL}){{0,3}}")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<![\d-])(?:\+?1[-. ]?)?\(?\d{3}\)?[-. ]{0,2}\d{3}[-. ]?\d{4}(?![\d-])")
STREET = re.compile(
    rf"\b\d{{1,5}}[ \t]+(?:[^\W\d_][\w'.]*[ \t]+){{1,3}}(?i:{'|'.join(sorted(STREETS, key=len, reverse=True))})\b"
)
CALLED = re.compile(
    r"(?i:alias|pseudonym|a\.?k\.?a\.?|known as|goes by|went by|apodo|conocid[oa] como)[ \t]+[\"“‘']?"
    r"(?P<name>[A-Z]\w+(?:[ \t]+[A-Z]\w+)?)"
)
SEVERAL = re.compile(r"[\n,;/]|\band\b|\by\b|&")
SHORT_LIST = 3  # words that a name written in small letters may have


def contacts_in(text: str) -> Iterator[Protected]:
    """E-mail and postal addresses, telephone numbers, dates called a birth, and what somebody is known as."""
    for kind, pattern in ((Kind.EMAIL, EMAIL), (Kind.PHONE, PHONE), (Kind.ADDRESS, STREET)):
        for found in pattern.finditer(text):
            yield Protected(kind, found.group().strip(".-"), Whose.MENTIONED)
    for found in CALLED.finditer(text):
        yield Protected(Kind.PSEUDONYM, found["name"], Whose.MENTIONED)
    reading = Reading(text)
    for told in birth_dates.called_birth_dates(reading):
        yield Protected(Kind.BIRTH_DATE, reading.plain[told.first : told.last], Whose.MENTIONED)


def names_in(text: str, *, alone: bool) -> Iterator[Protected]:
    """Names of two words or more and, with `alone`, single words that stand where only a name has a capital."""
    for line in text.splitlines():
        for found in SEQUENCE.finditer(line):
            for words in _runs(found.group().split()):
                if len(words) > 1:
                    yield Protected(Kind.NAME, " ".join(words), Whose.MENTIONED, alone=alone)
                if len(words) > 2:  # "Ask Ann Moe": the first may have its capital from the sentence
                    yield Protected(Kind.NAME, " ".join(words[1:]), Whose.MENTIONED, alone=alone)
                if len(words) == 1 and alone and _is_a_name(words[0], line, found):
                    yield Protected(Kind.NAME, words[0], Whose.MENTIONED)


def listed_names(text: str) -> Iterator[Protected]:
    """Names in a box that asks for names: each line or part of a list, also in small letters where it is short."""
    for part in SEVERAL.split(text):
        words = part.split()
        if not words:
            continue
        if any(word[:1].isupper() for word in words):
            yield from names_in(" ".join(word for word in words if _bare(word) not in NO_NAMES), alone=True)
        elif len(words) <= SHORT_LIST and not any(_bare(word) in NO_NAMES for word in words):
            yield Protected(Kind.NAME, part.strip(), Whose.MENTIONED)


def _runs(words: list[str]) -> Iterator[list[str]]:
    """The words between those that are nobody's name: "My sister Ann Moe" gives ["Ann", "Moe"]."""
    run: list[str] = []
    for word in words:
        if _bare(word) in NO_NAMES | OF_THE_BOARD:
            if run:
                yield run
            run = []
        else:
            run.append(word.strip(".'’-"))
    if run:
        yield run


def _is_a_name(word: str, line: str, found: re.Match[str]) -> bool:
    """A single word: not an everyday one or a month, and not with a capital only because a sentence begins."""
    bare = _bare(word)
    if len(bare) < 3 or bare in EVERYDAY or bare in MONTHS or "'" in word[:-2]:
        return False
    before, after = line[: found.start()].rstrip(" \"“‘'(-*•"), line[found.end() :].lstrip()
    if before and before[-1] not in ".!?:":
        return True
    following = re.match(r"\w+", after)
    return not after or after[0] in ",(-–:;" or (following is not None and folded(following.group()) in DONE_BY_PEOPLE)


def _bare(word: str) -> str:
    return folded(word).strip(' :;!?()"“”')
