"""A text as the guard reads it: letters and digits folded and squeezed together, each knowing where it stands.

Accents, case, look-alike letters, signs of no width, soft hyphens, HTML entities and percent codes make no difference.
Between two letters lies a `Gap`: it says how far they stand apart, so that a name is found across a line or a hyphen and
a word is not found inside another.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from urllib.parse import unquote

from people.names import WHOLE_LETTERS

CODED = re.compile(r"&#?[A-Za-z0-9]{1,31};|(?:%[0-9A-Fa-f]{2})+")
# Letters of other alphabets, and signs, that are drawn like a Latin letter.
LOOKALIKES = str.maketrans(
    "аеорсухкмтнвіјѕԁӏαεορτυνικμ",
    "aeopcyxkmthbijsdlaeoptuvikm",
)
HYPHENS = "-‐‑–"
APOSTROPHES = "'’‘`ʼ"
ENDS_OF_SENTENCES = frozenset(".!?:;•")
LONG_ENOUGH_TO_BREAK = 6  # letters; a shorter word may well be two others at the end of a line


class Gap(IntEnum):
    """How a letter is parted from the one before it."""

    NONE = 0
    SOFT = 1  # an apostrophe, a hyphen (also at the end of a line), a capital after a small letter, a digit
    LINE = 2  # only the end of a line
    HARD = 3


@dataclass(frozen=True)
class Token:
    """A run of letters or of digits: its folded signs and where it lies among the squeezed ones."""

    word: str
    first: int
    last: int

    @property
    def is_number(self) -> bool:
        return self.word.isdecimal()


class Reading:
    """One text, read once. `squeezed` holds its folded letters and digits; `plain` keeps what lies between them;
    `standing` tells by the word which tokens are that word."""

    def __init__(self, text: str) -> None:
        self.text = text
        letters: list[str] = []
        plain: list[str] = []
        self.spans: list[tuple[int, int]] = []
        self.plain_spans: list[tuple[int, int]] = []
        self.capital: list[bool] = []
        self.before: list[str] = []
        self.gaps: list[Gap] = []
        between, earlier = " ", ""
        for sign, start, end in _decoded(text):
            if _is_invisible(sign):
                continue
            bare = _folded(sign)
            if not any(part.isalnum() for part in bare):
                between += sign
                plain.append(sign)
                self.plain_spans.append((start, end))
                continue
            for part in (part for part in bare if part.isalnum()):
                self.gaps.append(_gap(between, earlier, sign))
                self.before.append(between)
                self.capital.append(sign.isupper())
                letters.append(part)
                self.spans.append((start, end))
                plain.append(part)
                self.plain_spans.append((start, end))
                between, earlier = "", sign
        self.after = between
        self.squeezed, self.plain = "".join(letters), "".join(plain)
        self.tokens = list(self._tokens())
        self.standing: dict[str, list[int]] = {}
        for number, token in enumerate(self.tokens):
            self.standing.setdefault(token.word, []).append(number)
        self._starts = [token.first for token in self.tokens]
        self._ends = [token.last for token in self.tokens]

    def _tokens(self) -> Iterator[Token]:
        first = 0
        for place in range(1, len(self.squeezed) + 1):
            if place == len(self.squeezed) or self.gaps[place]:
                yield Token(self.squeezed[first:place], first, place)
                first = place

    def is_whole(self, first: int, last: int) -> bool:
        """Whether a word begins at `first` and one ends at `last`."""
        return bool(self.gaps[first]) and (last == len(self.squeezed) or bool(self.gaps[last]))

    def occurrences(self, form: str, joints: Collection[int] = ()) -> Iterator[tuple[int, int]]:
        """Where `form` stands; at a joint anything may part its letters, elsewhere only what does not end a word."""
        place = self.squeezed.find(form)
        while place >= 0:
            last = place + len(form)
            if self.is_whole(place, last) and self._hangs_together(place, last, joints):
                yield place, last
            place = self.squeezed.find(form, place + 1)

    def _hangs_together(self, first: int, last: int, joints: Collection[int]) -> bool:
        inner = [(place - first, self.gaps[place]) for place in range(first + 1, last)]
        if len(inner) > 1 and all(gap for _offset, gap in inner):
            return True  # spelled letter by letter
        most = Gap.LINE if last - first >= LONG_ENOUGH_TO_BREAK else Gap.SOFT
        return all(gap <= most or offset in joints for offset, gap in inner)

    def where(self, first: int, last: int) -> tuple[int, int]:
        """The piece of the text as it was written."""
        return self.spans[first][0], self.spans[last - 1][1]

    def follows(self, last: int) -> str:
        """What lies between the end of a piece and the next letter."""
        return self.before[last] if last < len(self.squeezed) else self.after

    def token_before(self, first: int) -> Token | None:
        place = bisect_right(self._ends, first)
        return self.tokens[place - 1] if place else None

    def token_after(self, last: int) -> Token | None:
        place = bisect_left(self._starts, last)
        return self.tokens[place] if place < len(self.tokens) else None

    def begins_sentence(self, first: int) -> bool:
        """An initial or a title with its full stop ends no sentence."""
        parted = self.before[first]
        if first == 0 or "\n\n" in parted:
            return True
        if not ENDS_OF_SENTENCES & set(parted):
            return False
        earlier = self.token_before(first)
        return earlier is None or not (len(earlier.word) == 1 or earlier.word in TITLES)


TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "rev", "sr", "sra", "srta", "hon", "atty", "don", "dona"}
)


def _decoded(text: str) -> Iterator[tuple[str, int, int]]:
    place = 0
    for found in CODED.finditer(text):
        yield from ((text[at], at, at + 1) for at in range(place, found.start()))
        coded = found.group()
        meant = unquote(coded) if coded.startswith("%") else html.unescape(coded)
        yield from ((sign, found.start(), found.end()) for sign in meant)
        place = found.end()
    yield from ((text[at], at, at + 1) for at in range(place, len(text)))


@lru_cache(maxsize=4096)
def _is_invisible(sign: str) -> bool:
    """Of no width, a mark upon a letter, or a control sign that is no space."""
    category = unicodedata.category(sign)
    return category in ("Cf", "Mn", "Me") or (category == "Cc" and not sign.isspace()) or sign in "\u115f\u1160\u3164"


@lru_cache(maxsize=4096)
def _folded(sign: str) -> str:
    parts = unicodedata.normalize("NFKD", sign.casefold())
    bare = "".join(part for part in parts if not unicodedata.combining(part))
    return bare.casefold().translate(WHOLE_LETTERS).translate(LOOKALIKES)


def _gap(between: str, earlier: str, sign: str) -> Gap:
    if not between:
        turns = earlier.isdigit() != sign.isdigit() or (earlier.islower() and sign.isupper())
        return Gap.SOFT if earlier and turns else Gap.NONE
    signs = "".join(between.split())
    if signs and set(signs) <= set(HYPHENS + APOSTROPHES) and between.startswith(signs[0]):
        return Gap.SOFT if signs == between or "\n" in between else Gap.HARD
    return Gap.LINE if not signs and "\n" in between else Gap.HARD
