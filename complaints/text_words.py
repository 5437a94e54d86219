"""A text word by word, as it is searched: where each word stands, and its folded form."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from people.names import folded

# Letters and digits; "don't" and "O’Brien" are one word, as a name is.
WORD = re.compile(r"[^\W_]+(?:['’‘`ʼ][^\W_]+)*")


@dataclass(frozen=True)
class Word:
    """From `start` to `end` of the text stands this word; `folded` is how it is compared, letters and digits only."""

    start: int
    end: int
    folded: str


def plain_text(text: str) -> str:
    """The text with each accent in its letter, which is how words are counted, and without NUL."""
    return unicodedata.normalize("NFC", text.replace("\0", ""))


def words_of(text: str) -> list[Word]:
    """The words of a text that `plain_text` has gone through."""
    found = (Word(match.start(), match.end(), _compared(match[0])) for match in WORD.finditer(text))
    return [word for word in found if word.folded]


def folded_words(text: str) -> list[str]:
    """Only how the words are compared; for what a person typed."""
    return [word.folded for word in words_of(plain_text(text))]


def _compared(word: str) -> str:
    return "".join(sign for sign in folded(word) if sign.isalnum())
