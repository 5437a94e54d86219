"""The stored full-text index of each database over `SearchText.words`, and how it is asked.

SQLite has a table of FTS5 beside it, PostgreSQL a generated column with a GIN index and a configuration of its own:
the stemmer that FTS5 has too, no stop words, nothing that only a superuser may install. Accents are folded before
anything is stored or asked for, so both find the same. What a person typed never reaches either query language: only
whole folded words do.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from complaints.models.search import SearchText

# Marks of a found word; neither can stand in `words`.
BEGIN, END = "<", ">"

SQLITE = [
    """
CREATE VIRTUAL TABLE complaints_searchtext_fts USING fts5(words, tokenize = 'porter unicode61 remove_diacritics 2')
"""
]
POSTGRESQL = [
    "CREATE TEXT SEARCH DICTIONARY complaints_stem (TEMPLATE = snowball, LANGUAGE = porter)",
    "CREATE TEXT SEARCH CONFIGURATION complaints_words (COPY = simple)",
    """ALTER TEXT SEARCH CONFIGURATION complaints_words
       ALTER MAPPING FOR asciiword, word, numword WITH complaints_stem""",
    """ALTER TABLE complaints_searchtext ADD COLUMN vector tsvector
       GENERATED ALWAYS AS (to_tsvector('complaints_words', words)) STORED""",
    "CREATE INDEX complaints_searchtext_vector ON complaints_searchtext USING gin (vector)",
]
MAKE = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
UNMAKE = {
    "sqlite": ["DROP TABLE complaints_searchtext_fts"],
    "postgresql": [
        "ALTER TABLE complaints_searchtext DROP COLUMN vector",
        "DROP TEXT SEARCH CONFIGURATION complaints_words",
        "DROP TEXT SEARCH DICTIONARY complaints_stem",
    ],
}
FOUND = {
    "sqlite": "SELECT rowid FROM complaints_searchtext_fts WHERE complaints_searchtext_fts MATCH %s",
    "postgresql": "SELECT id FROM complaints_searchtext WHERE vector @@ plainto_tsquery('complaints_words', %s)",
}
MARKED = {
    "sqlite": f"""(SELECT highlight(complaints_searchtext_fts, 0, '{BEGIN}', '{END}') FROM complaints_searchtext_fts
                   WHERE complaints_searchtext_fts MATCH %s AND rowid = complaints_searchtext.id)""",  # noqa: S608
    "postgresql": f"""ts_headline('complaints_words', words, plainto_tsquery('complaints_words', %s),
                   'HighlightAll=true, StartSel={BEGIN}, StopSel={END}')""",
}


def make_index(editor: Any) -> None:
    """For the migration that makes the table; `editor` is its schema editor."""
    for statement in MAKE[editor.connection.vendor]:
        editor.execute(statement, None)


def remove_index(editor: Any) -> None:
    """The way back of the same migration."""
    for statement in UNMAKE[editor.connection.vendor]:
        editor.execute(statement, None)


def add(rows: Sequence[SearchText]) -> None:
    """Tells SQLite's index of new rows; PostgreSQL's column fills itself."""
    if connection.vendor == "sqlite" and rows:
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO complaints_searchtext_fts (rowid, words) VALUES (%s, %s)",
                [(row.pk, row.words) for row in rows],
            )


def remove(keys: Sequence[int]) -> None:
    """Tells SQLite's index of rows that go."""
    if connection.vendor == "sqlite" and keys:
        with connection.cursor() as cursor:
            cursor.executemany("DELETE FROM complaints_searchtext_fts WHERE rowid = %s", [(key,) for key in keys])


def holding(texts: QuerySet[SearchText], words: Sequence[str]) -> QuerySet[SearchText]:
    """Those of the texts that hold every one of these folded words, in any of its forms. No words: none."""
    if not words:
        return texts.none()
    return texts.filter(pk__in=RawSQL(FOUND[connection.vendor], [_asked(words)]))  # noqa: S611 - fixed text


def marked(texts: QuerySet[SearchText], words: Sequence[str]) -> QuerySet[SearchText]:
    """The same texts with `marked`: their words, each found one between `BEGIN` and `END`."""
    return texts.annotate(marked=RawSQL(MARKED[connection.vendor], [_asked(words)]))  # noqa: S611 - fixed text


def _asked(words: Sequence[str]) -> str:
    """Each word in quotes, which FTS5 needs: AND, NEAR or a colon would be read as its language."""
    if not all(word.isalnum() for word in words):
        raise ValueError("Only folded words are asked for.")
    return " ".join(f'"{word}"' for word in words) if connection.vendor == "sqlite" else " ".join(words)
