"""A piece of a text around the words that were found. It is handed to the template in pieces and escaped there."""

from __future__ import annotations

from dataclasses import dataclass

from complaints.full_text import BEGIN, END
from complaints.text_words import words_of

BEFORE, WORDS = 8, 32  # words before the first one found, and in all


@dataclass(frozen=True)
class Piece:
    """Some of a text; `found` where it is what was looked for."""

    text: str
    found: bool


def excerpt(text: str, marked: str) -> list[Piece]:
    """Around the first word found; `marked` is the text's words as `full_text.marked` gives them."""
    found = _found(marked)
    first = max(0, found.index(True) - BEFORE) if True in found else 0
    words = words_of(text)
    if not words:
        return []
    last = min(first + WORDS, len(words)) - 1
    begins = words[first].start if first else 0
    ends = words[last].end if last + 1 < len(words) else len(text)
    pieces = with_marks(text[begins:ends], found[first : last + 1])
    before, after = ("… " if begins else ""), (" …" if ends < len(text) else "")
    return [piece for piece in (Piece(before, False), *pieces, Piece(after, False)) if piece.text]


def with_marks(text: str, found: list[bool]) -> list[Piece]:
    """The text in pieces; `found` says of each of its words whether it is marked."""
    pieces, done = [], 0
    for word, is_found in zip(words_of(text), found, strict=False):
        if is_found:
            pieces += [Piece(text[done : word.start], False), Piece(text[word.start : word.end], True)]
            done = word.end
    return [piece for piece in (*pieces, Piece(text[done:], False)) if piece.text]


def _found(marked: str) -> list[bool]:
    """Of each word whether it stands between marks; a mark may span several."""
    found, inside = [], False
    for word in marked.split(" "):
        inside = inside or BEGIN in word
        found.append(inside)
        inside = inside and END not in word
    return found
