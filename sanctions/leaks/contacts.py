"""Finds e-mail addresses, telephone numbers, postal addresses and employers, however they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from people.names import folded
from sanctions.leaks.findings import Hit, Kind, Own, Protected
from sanctions.leaks.names import own_words
from sanctions.leaks.reading import Reading, Token
from sanctions.leaks.words import CONTACT_BOXES, EVERYDAY, OF_THE_BOARD

AT, DOT = "(?:at|arroba|a)?", "(?:dot|punto|point|dash|guion)?"
SHORTEST_BOX = 4
LONG_BOX = 6  # signs of the part before the @ that give a person away alone
LOCAL_DIGITS, ALL_DIGITS = 7, 10
ZIP = 5
CONNECTICUT = "ct"  # the state, unless a house number stands before it: then a court
DIGITS = {
    name: str(number % 10)
    for number, names in enumerate(
        ("zero cero oh", "one uno", "two dos", "three tres", "four cuatro", "five cinco", "six seis", "seven siete",
         "eight ocho", "nine nueve")
    )
    for name in names.split()
}  # fmt: skip

STREETS = {
    short: full
    for full, shorts in {
        "street": "st str", "avenue": "ave av", "road": "rd", "drive": "dr", "lane": "ln", "court": "ct", "place": "pl",
        "boulevard": "blvd", "terrace": "ter terr", "circle": "cir", "highway": "hwy", "parkway": "pkwy", "square": "sq",
        "turnpike": "tpke", "way": "", "trail": "trl", "extension": "ext", "calle": "", "avenida": "avda",
    }.items()
    for short in (full, *shorts.split())
}  # fmt: skip
DIRECTIONS = frozenset(["n", "s", "e", "w", "north", "south", "east", "west", "ne", "nw", "se", "sw"])
UNITS = frozenset(["apt", "apartment", "unit", "suite", "ste", "floor", "fl", "rm", "room", "apto", "piso"])

ORDINARY = frozenset(["the", "of", "and", "inc", "llc", "corp", "corporation", "co", "company"])


# ---- e-mail -----------------------------------------------------------------------------------------------------------


def email_hits(reading: Reading, protected: Protected, own: Own) -> Iterator[Hit]:
    """ "name@example.org", "name (at) example [dot] org", across a line, without the last part, and the part before the @
    alone where it is long or holds a digit and is not the professional's name."""
    box, _at, domain = folded_mail(protected.value).partition("@")
    pieces, labels = re.findall(r"[a-z0-9]+", box), re.findall(r"[a-z0-9]+", domain)
    if not pieces or not labels:
        return
    named = DOT.join(pieces)
    pattern = named + AT + DOT.join(labels[:-1] or labels) + (f"(?:{DOT}{labels[-1]})?" if len(labels) > 1 else "")
    for found in re.finditer(pattern, reading.squeezed):
        if reading.is_whole(*found.span()):
            yield Hit(*reading.where(*found.span()), Kind.EMAIL, protected.whose)
    squeezed = "".join(pieces)
    telling = len(squeezed) >= LONG_BOX or (len(squeezed) >= SHORTEST_BOX and any(sign.isdigit() for sign in squeezed))
    if telling and not _is_ordinary(squeezed, pieces, own_words(own)):
        for first, last in reading.occurrences(squeezed, _joints(pieces)):
            yield Hit(*reading.where(first, last), Kind.EMAIL, protected.whose)


def folded_mail(value: str) -> str:
    """Folded, with the signs that part an address."""
    return Reading(value).plain


def _is_ordinary(squeezed: str, pieces: list[str], own: frozenset[str]) -> bool:
    """A mail box of an office, an everyday word, or the professional's own name."""
    known = own | EVERYDAY | OF_THE_BOARD | CONTACT_BOXES
    rest = squeezed
    for word in sorted(own, key=len, reverse=True):
        rest = rest.replace(word, "") if len(word) > 1 else rest
    return all(piece in known for piece in pieces) or len(rest.strip("0123456789")) < 2


def _joints(pieces: list[str]) -> set[int]:
    joints, length = set(), 0
    for piece in pieces[:-1]:
        length += len(piece)
        joints.add(length)
    return joints


# ---- telephone --------------------------------------------------------------------------------------------------------


def phone_hits(reading: Reading, protected: Protected) -> Iterator[Hit]:
    """The digits in any grouping, also as words; with the area code or without it."""
    digits = "".join(sign for sign in folded_mail(protected.value).split("x")[0] if sign.isdecimal())
    digits = digits.removeprefix("00") if len(digits) > ALL_DIGITS + 1 else digits
    digits = digits[1:] if len(digits) == ALL_DIGITS + 1 and digits[0] == "1" else digits
    if len(digits) < LOCAL_DIGITS:
        return
    for run in _runs_of_numbers(reading):
        said = [DIGITS.get(token.word, token.word) for token in run]
        starts = [sum(map(len, said[:place])) for place in range(len(said) + 1)]
        whole = "".join(said)
        first = whole.find(digits)
        last = first + len(digits)
        if first < 0 and len(digits) == ALL_DIGITS:
            local = digits[-LOCAL_DIGITS:]
            first = next((at for at in starts if whole.startswith(local, at)), -1)
            last = first + LOCAL_DIGITS
        if first >= 0:
            begin = max(place for place, at in enumerate(starts) if at <= first)
            end = min(place for place, at in enumerate(starts) if at >= last)
            yield Hit(*reading.where(run[begin].first, run[end - 1].last), Kind.PHONE, protected.whose)


def _runs_of_numbers(reading: Reading) -> Iterator[list[Token]]:
    run: list[Token] = []
    for token in reading.tokens:
        if token.is_number or token.word in DIGITS:
            run.append(token)
        elif run:
            yield run
            run = []
    if run:
        yield run


# ---- postal address ---------------------------------------------------------------------------------------------------


def address_hits(reading: Reading, protected: Protected) -> Iterator[Hit]:
    """House and street, the street alone, a post-office box, the ZIP code; "St." is "Street", north or south is nothing.

    The town alone is no finding: the professional may live in the same one.
    """
    said = [token for token in reading.tokens if token.word not in DIRECTIONS]
    words = [_street(token.word) for token in said]
    for form in sorted(_forms_of_address(protected.value)):
        for place in range(len(words) - len(form) + 1):
            if tuple(words[place : place + len(form)]) == form:
                where = reading.where(said[place].first, said[place + len(form) - 1].last)
                yield Hit(*where, Kind.ADDRESS, protected.whose)


def _forms_of_address(value: str) -> set[tuple[str, ...]]:
    """What of an address gives it away, each as the words that stand together."""
    forms: set[tuple[str, ...]] = set()
    for line in re.split(r"[\n,;]+", value):
        said = [token.word for token in Reading(line).tokens if token.word not in DIRECTIONS]
        forms |= {(word,) for word in said if word.isdecimal() and len(word) == ZIP}
        if "box" in said[:-1]:
            forms.add(tuple(said[said.index("box") :][:2]))
        else:
            forms |= _forms_of_street(said)
    return forms


def _forms_of_street(said: list[str]) -> set[tuple[str, ...]]:
    """House and street; without the house; without "Street". A line that names no street (a town) has none."""
    cut = next((place for place, word in enumerate(said) if place and word in UNITS), len(said))
    words = [_street(word) for word in said[:cut]]
    numbered = bool(words) and words[0].isdecimal()
    kinds = [place for place, word in enumerate(words) if word in STREETS.values()]
    kinds = kinds if numbered else [place for place in kinds if said[place] != CONNECTICUT]
    if not numbered and not kinds:
        return set()
    after_number = next((place for place in kinds if place > 1), None)
    if numbered and after_number is not None:
        words = words[: after_number + 1]
    if len(words) < 2 or (words[-1].isdecimal() and len(words[-1]) == ZIP):
        return set()
    forms = {tuple(words)}
    if numbered and len(words) > 2:
        forms |= {tuple(words[1:]), tuple(words[:-1])}
    if words[-1].isdecimal() and len(words) > 2:
        forms.add(tuple(words[:-1]))
    return forms


def _street(word: str) -> str:
    return STREETS.get(word, word)


# ---- employer ---------------------------------------------------------------------------------------------------------


def phrase_hits(reading: Reading, protected: Protected, own: Own) -> Iterator[Hit]:
    """A name of several words that stand together: an employer, a stand-in name."""
    words = [word for word in re.findall(r"[^\W_]+", folded(protected.value)) if word not in ORDINARY]
    if not words or set(words) <= OF_THE_BOARD | own_words(own):
        return
    form = "".join(words)
    if len(words) == 1 and (form in EVERYDAY or len(form) < SHORTEST_BOX):
        return
    orders = [words, re.findall(r"[^\W_]+", folded(protected.value))]
    for order in orders:
        for first, last in reading.occurrences("".join(order), _joints(order)):
            yield Hit(*reading.where(first, last), protected.kind, protected.whose)
