"""Finds a name in a text: whole, reversed, by nickname, by initials, across lines, and by one word of it.

What is a finding (procedure.md §3, "never: complainant, client, witness, employer"):
the first with the last name, in either order, also with what stands between; a nickname or an initial with the last name;
the initials, with stops or as capitals; and, of a party, each word of the name alone. An everyday word alone is a finding
only where it looks like a name (`looks_like_name`). The professional's own names and town are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from people.names import folded
from people.nicknames import nicknames_of
from sanctions.leaks.findings import Hit, Kind, Own, Protected
from sanctions.leaks.reading import Gap, Reading
from sanctions.leaks.words import (
    BEFORE_A_MONTH,
    DONE_BY_PEOPLE,
    DOTTED_SHORT_FORMS,
    EVERYDAY,
    MONTHS,
    NO_NAMES,
    NO_PART_OF_A_NAME,
    OF_THE_BOARD,
    SHORT_FORMS,
)

Piece = tuple[int, int]
PARTS = re.compile(r"[\s,.\-–‐]+")
SON_OF = re.compile(r"ma?c(?P<of>[a-z]{4,})$")
SHORTEST_SURE = 3  # letters
MOST_BETWEEN = 2  # words between first and last name: a middle name, "and Peter"


def parts_of(name: str) -> list[str]:
    """The words of a name, folded, the family name last; initials count, titles and particles do not.

    "Dr. Núñez, Ana" is ["ana", "nunez"], "J. P." is ["j", "p"].
    """
    behind, comma, before = name.partition(",")
    ordered = f"{before} {behind}" if comma and _words(before) else name
    return _words(ordered)


def _words(text: str) -> list[str]:
    pieces = [(piece, "".join(re.findall(r"[^\W_]+", folded(piece)))) for piece in PARTS.split(text)]
    return [
        word
        for piece, word in pieces
        if (len(word) > 1 and word not in NO_PART_OF_A_NAME) or (len(word) == 1 and piece.isupper())
    ]


def own_words(own: Own) -> frozenset[str]:
    """Words that stand for the professional: they are no finding on their own."""
    names = {word for name in own.names for word in _words(name)}
    called = {other for word in names for other in nicknames_of(word)}
    said = {word for text in own.words for word in re.findall(r"[^\W_]+", folded(text))}
    return frozenset(names | called | said)


def hits(reading: Reading, protected: Protected, own: Own) -> Iterator[Hit]:
    """Every piece of the text that gives this name away."""
    words = parts_of(protected.value)
    spared = own_words(own)
    own_forms = {form for name in own.names for form, _joints in _whole_forms(parts_of(name))}
    pieces: list[Piece] = []
    whole = [word for word in words if len(word) > 1]
    if "".join(whole) in own_forms:
        return
    for form, joints in _whole_forms(whole):
        if form not in own_forms:
            pieces += reading.occurrences(form, joints)
    if len(whole) > 1:
        pieces += _around_the_middle(reading, whole)
    if len(words) > 1:
        pieces += _with_an_initial(reading, words)
        pieces += _initials(reading, words)
    if protected.alone:
        pieces += _alone(reading, protected.value, whole, spared)
    for first, last in pieces:
        yield Hit(*reading.where(first, last), Kind.NAME, protected.whose)


# ---- whole names ------------------------------------------------------------------------------------------------------


def _whole_forms(words: list[str]) -> Iterator[tuple[str, set[int]]]:
    """The name squeezed, in the orders in which it is written, with the places where two words meet."""
    if len(words) < 2:
        return
    first, last = words[0], words[-1]
    orders = [words, [first, last], [last, first], [last, *words[:-1]]]
    orders += [[first, middle] for middle in words[1:-1]]  # of two family names, the first
    for called in sorted(nicknames_of(first)):
        orders += [[called, last], [last, called]]
    for order in orders:
        joints, length = set(), 0
        for word in order[:-1]:
            length += len(word)
            joints.add(length)
        yield "".join(order), joints


def _around_the_middle(reading: Reading, words: list[str]) -> Iterator[Piece]:
    """The first name, a word or two, the last name: both with a capital, on one side of a full stop."""
    called = {words[0], *nicknames_of(words[0])}
    tokens = reading.tokens
    for place in sorted(number for word in called for number in reading.standing.get(word, ())):
        token = tokens[place]
        if not reading.capital[token.first]:
            continue
        for end in range(place + 2, min(place + 2 + MOST_BETWEEN, len(tokens))):
            run = tokens[place + 1 : end + 1]
            in_one = all(reading.capital[one.first] and "\n\n" not in reading.before[one.first] for one in run)
            if tokens[end].word == words[-1] and in_one:
                yield token.first, tokens[end].last


# ---- initials ---------------------------------------------------------------------------------------------------------


def _with_an_initial(reading: Reading, words: list[str]) -> Iterator[Piece]:
    """ "J. Smith", "J Smith", "Smith, J.", "John S." """
    first, last = words[0], words[-1]
    if len(last) == 1:
        return
    for begin, end in reading.occurrences(first[0] + last, {1}):
        dotted, capitals = (
            reading.before[begin + 1].startswith("."),
            reading.capital[begin] + reading.capital[begin + 1],
        )
        if reading.gaps[begin + 1] > Gap.SOFT and (capitals == 2 or (dotted and not capitals)):
            yield begin, end
    for begin, end in reading.occurrences(last + first[0], {len(last)}):
        if reading.capital[begin] and reading.capital[end - 1] and "," in reading.before[end - 1]:
            yield begin, end
    for begin, end in reading.occurrences(first + last[0], {len(first)}) if len(first) > 1 else ():
        is_apart = reading.gaps[end - 1] is Gap.HARD and "." not in reading.before[end - 1]
        is_an_initial = reading.follows(end).startswith(".") or last[0] not in "ai"
        if is_apart and reading.capital[begin] and reading.capital[end - 1] and is_an_initial:
            yield begin, end


def _initials(reading: Reading, words: list[str]) -> Iterator[Piece]:
    """ "J.S.", "J. S.", "J S", "JS": capitals, and no short form that stands for something else."""
    forms = {"".join(word[0] for word in words), words[0][0] + words[-1][0]}
    for form in sorted(forms):
        for begin, end in reading.occurrences(form, range(1, len(form))):
            between = "".join(reading.before[begin + 1 : end])
            if not all(reading.capital[begin:end]) or between.strip(". \n\t\u00a0"):
                continue
            dots = [reading.before[place].startswith(".") for place in range(begin + 1, end)]
            dots.append(reading.follows(end).startswith("."))
            apart = [bool(reading.gaps[place]) for place in range(begin + 1, end)]
            if (all(dots) and form not in DOTTED_SHORT_FORMS) or (
                not any(dots[:-1]) and (all(apart) or not any(apart)) and form not in SHORT_FORMS
            ):
                yield begin, end


# ---- one word of a name -----------------------------------------------------------------------------------------------


def _alone(reading: Reading, value: str, words: list[str], spared: frozenset[str]) -> Iterator[Piece]:
    written = {word: joints for word, joints in _as_written(value) if word not in NO_PART_OF_A_NAME}
    for word in sorted({*words, *written} - spared - OF_THE_BOARD):
        for begin, end in reading.occurrences(word, written.get(word, ())):
            if not is_everyday(word) or looks_like_name(reading, begin, end):
                yield begin, end
        for begin, end in reading.occurrences(word + "s"):  # the Quills
            if word + "s" not in spared and looks_like_name(reading, begin, end):
                yield begin, end
    called = {other for word in words[:1] for other in nicknames_of(word)}
    for word in sorted(called - spared - OF_THE_BOARD):
        for begin, end in reading.occurrences(word):
            if reading.capital[begin] and (not is_everyday(word) or looks_like_name(reading, begin, end)):
                yield begin, end


def _as_written(value: str) -> Iterator[tuple[str, frozenset[int]]]:
    """The words as they stand in the name, with the places of an apostrophe or a hyphen: "O'Brien" is also "O Brien"."""
    for written in re.split(r"[\s,]+", value):
        word = Reading(written)
        if len(word.squeezed) > 1:
            yield word.squeezed, frozenset(place for place in range(1, len(word.squeezed)) if word.gaps[place])
        scots = SON_OF.match(word.squeezed)
        if scots:  # MacDonald, McDonald, Mc Donald
            yield from ((son + scots["of"], frozenset({len(son)})) for son in ("mac", "mc"))


def is_everyday(word: str) -> bool:
    """A word that is met in any text, or one of two letters, which may be anything."""
    return len(word) < SHORTEST_SURE or word in EVERYDAY or word in MONTHS or word in NO_NAMES


def looks_like_name(reading: Reading, begin: int, end: int) -> bool:
    """Whether an everyday word is used as a name here: with a capital, no month beside a date, and not only because a
    sentence begins with it, unless what follows is what people do."""
    if not reading.capital[begin]:
        return False
    word = reading.squeezed[begin:end]
    after, before = reading.token_after(end), reading.token_before(begin)
    if word in MONTHS:
        if after and after.is_number and len(reading.follows(end)) < 4:
            return False
        if before and (before.is_number or before.word in BEFORE_A_MONTH or before.word in MONTHS):
            return False
    if not reading.begins_sentence(begin):
        return True
    if after is None:
        return False
    return (
        after.word in DONE_BY_PEOPLE
        or after.word == "s"
        or (after.first + 1 == after.last and reading.capital[after.first])
    )
