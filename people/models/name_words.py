"""The words that names are made of, each kept once, and what a word typed with a slip is found by.

Twenty thousand people share some thousands of words, so a search looks at words first and at people after. Plain
columns and equalities only, so that SQLite and PostgreSQL find the same. A word stays when nobody is called so any more.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.db import models

from people.names import LONGEST_KEY, is_near, name_keys

BATCH = 5000  # rows; what one statement holds is up to the database


class NameWordManager(models.Manager["NameWord"]):
    def numbers(self, words: Collection[str]) -> dict[str, int]:
        """The primary key of each of these folded words; those that are new are written, with their keys.

        Two writers may bring the same new word at once: both then hold the same row.
        """
        whole = self.filter(word__in=words, keys__isnull=False).distinct()
        missing = sorted(
            set(words) - set(whole.values_list("word", flat=True))
        )  # sorted: no two writers wait crosswise
        if missing:
            self.bulk_create([NameWord(word=word) for word in missing], BATCH, ignore_conflicts=True)
            made = self.filter(word__in=missing).values_list("pk", "word")
            keys = [NameKey(word_id=pk, key=key) for pk, word in made for key in sorted(name_keys(word))]
            NameKey.objects.bulk_create(keys, BATCH, ignore_conflicts=True)
        return dict(self.filter(word__in=words).values_list("word", "pk"))

    def near(self, typed: Sequence[str]) -> list[set[str]]:
        """For each folded word that was typed, the known words that differ from it by one letter at most. One query."""
        keys = {key for word in typed for key in name_keys(word)}
        known = self.filter(keys__key__in=keys).values_list("word", flat=True).distinct()
        return [{word for word in known if is_near(one, word)} for one in typed]


class NameWord(models.Model):
    """One word that stands in somebody's present or former name, folded as `names.folded` does."""

    word = models.CharField(max_length=LONGEST_KEY, unique=True)

    objects = NameWordManager()

    def __str__(self) -> str:
        return self.word


class NameKey(models.Model):
    """A word, or that word with one letter left out: two words that differ by one letter have a key in common."""

    word = models.ForeignKey(NameWord, on_delete=models.CASCADE, related_name="keys")
    key = models.CharField(max_length=LONGEST_KEY, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["word", "key"], name="name_key_of_a_word_stands_once")]

    def __str__(self) -> str:
        return self.key
