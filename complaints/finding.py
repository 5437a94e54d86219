"""Finds cases by number, by the name of anybody in them, and by their texts. It begins with `visible_to`.

A name or a text counts only where this person's seats may read it now (`reading.texts_for`): nothing is found that
opening the case would refuse, and before the declaration a case is found by its number alone (procedure.md §2.6).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Case as Choose
from django.db.models import Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast

from complaints import full_text
from complaints.excerpts import Piece, excerpt, with_marks
from complaints.models import Case, CaseNameKey, SearchText
from complaints.models.case import CaseQuerySet
from complaints.models.search import PEOPLE
from complaints.reading import readers_of, sits, texts_for
from complaints.text_words import folded_words, plain_text, words_of
from people.models import CertifiedProfessional, User
from people.names import is_near, name_keys

LONGEST_QUERY = 200  # letters
MOST_WORDS = 10
SHOWN_OF_A_CASE = 2  # excerpts
NUMBER = re.compile(r"[A-Z0-9-]*\d[A-Z0-9-]*|EC-")  # words without a digit are no part of a number
YEAR_AND_NUMBER = re.compile(r"(\d{4})-?(\d{1,4})$")


@dataclass(frozen=True)
class Hit:
    """A text in which the words stand: which, and a piece of it."""

    text: SearchText
    pieces: list[Piece]


@dataclass(frozen=True)
class Hits:
    """What was found in the texts of one case; `more` texts are not shown."""

    shown: list[Hit]
    more: int


class Search:
    """One search of one person. What it finds is looked up when it is asked for, and once."""

    def __init__(self, person: User, typed: str) -> None:
        self.person = person
        self.typed = " ".join(typed.replace("\0", "").split())[:LONGEST_QUERY]
        self.words = folded_words(self.typed)[:MOST_WORDS]

    def among(self, cases: CaseQuerySet) -> CaseQuerySet:
        """Those of the cases that are found by number or by a name."""
        return cases.filter(self._by_number() | Q(pk__in=list(self.names)))

    def everywhere(self, cases: CaseQuerySet) -> CaseQuerySet:
        """Those of the cases that are found by anything: by number first, then by name, then by words; the newest first."""
        number, name = self._by_number(), Q(pk__in=list(self.names))
        found = cases.filter(number | name | Q(pk__in=self._texts.values("case")))
        rank = Choose(When(number, then=Value(0)), When(name, then=Value(1)), default=Value(2))
        return found.order_by(rank, "-filed_at", "-pk")

    @cached_property
    def names(self) -> dict[int, list[str]]:
        """By case, the names there that this person may read and that hold every word, in part or but for one letter."""
        found: dict[int, list[str]] = {}
        for case, names in self._names_like() if self.words else ():
            for name in plain_text(names).splitlines():
                if self._is_meant(name) and name not in found.setdefault(case, []):
                    found[case].append(name)
        return {case: names for case, names in found.items() if names}

    def marked(self, name: str) -> list[Piece]:
        """A name with the words that were looked for marked."""
        return with_marks(name, [self._fits(word.folded) for word in words_of(name)])

    def hits(self, cases: list[Case]) -> dict[int, Hits]:
        """By case, the first texts in which every word stands."""
        keys: dict[int, list[int]] = {}
        for case, key in self._texts.filter(case__in=cases).order_by("pk").values_list("case_id", "pk"):
            keys.setdefault(case, []).append(key)
        shown = [key for of_a_case in keys.values() for key in of_a_case[:SHOWN_OF_A_CASE]]
        if not shown:
            return {}
        found: dict[int, list[Hit]] = {}
        texts = full_text.marked(SearchText.objects.filter(pk__in=shown), self.words)
        for text in texts.order_by("pk"):
            found.setdefault(text.case_id, []).append(Hit(text, excerpt(text.text, text.marked)))  # type: ignore[attr-defined]
        return {case: Hits(hits, len(keys[case]) - len(hits)) for case, hits in found.items()}

    @cached_property
    def _texts(self) -> QuerySet[SearchText]:
        return full_text.holding(texts_for(self.person).exclude(audience=PEOPLE), self.words)

    def _by_number(self) -> Q:
        """A part of the number, with or without its zeros: 42, 2027-42, EC 2027 0042."""
        asked = re.sub(r"[\s\-‐–]+", "-", self.typed).upper()
        if not NUMBER.fullmatch(asked):
            return Q(pk__in=[])
        number = Q(number__contains=asked)
        if found := YEAR_AND_NUMBER.search(asked):
            number |= Q(number__endswith=f"{found[1]}-{int(found[2]):04}")
        return number

    def _names_like(self) -> QuerySet[SearchText, tuple[int, str]]:
        """Case and names, one on each line, that may be meant: as typed at the case, and as the register has them."""
        read = sits(self.person, readers_of(PEOPLE)).values("content_object")
        open_to = Case.objects.visible_to(self.person).filter(pk__in=read)
        typed = SearchText.objects.filter(audience=PEOPLE, case__in=open_to)
        for word in self.words:
            slips = CaseNameKey.objects.filter(key__in=name_keys(word)).values("name")
            typed = typed.filter(Q(words__contains=word) | Q(pk__in=slips))
        held = CertifiedProfessional.objects.resembling(self.words)
        registered = open_to.filter(respondent__in=held).order_by()
        names = registered.values_list("pk", Cast("respondent__name", TextField()))
        former = registered.values_list("pk", "respondent__former_names")
        return typed.order_by().values_list("case_id", "text").union(names, former, all=True)

    def _is_meant(self, name: str) -> bool:
        in_name = [word.folded for word in words_of(name)]
        return all(any(_means(typed, word) for word in in_name) for typed in self.words)

    def _fits(self, word: str) -> bool:
        return any(_means(typed, word) for typed in self.words)


def _means(typed: str, word: str) -> bool:
    """Whether what was typed stands for a word of a name: as a part of it, a single letter as its first, or with a slip."""
    if len(typed) == 1:
        return word.startswith(typed)
    return typed in word or is_near(typed, word)
