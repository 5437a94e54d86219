"""Whom a question to the public register finds, the likeliest first. It asks registry facts only."""

from __future__ import annotations

from collections.abc import Set
from functools import reduce
from itertools import islice, product
from operator import add

from django.db.models import Case, IntegerField, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Concat, Length, Replace

from people.models import CertifiedProfessional, Credential, NameWord
from people.names import folded
from people.nicknames import nicknames_of

MOST_WORDS = 6  # more say nothing new, and each costs the database a look
MOST_READINGS = 40  # of what was typed, when each of its words may be another
WHOLE, BEGINNING, NEAR, PART = range(4)
LINES = Concat(Value("\n"), "search_name", Value("\n"), output_field=TextField())
LINES_AS_WORDS = Replace("search_name", Value("\n"), Value(" "), output_field=TextField())
SPACED = Concat(Value(" "), LINES_AS_WORDS, Value(" "), output_field=TextField())


def found(query: str) -> QuerySet[CertifiedProfessional]:
    """Those whose names, former names and town hold every word of `query`, or whose credential has that number.

    A name may be typed with a slip of one letter or be the short form of another. Who is called just so comes first.
    Else whole words come first, then beginnings and short forms, then slips, then parts and towns; of equals the one
    whose whole name it may be, then the shorter name. Accents, case, hyphens and apostrophes do not matter. An empty
    query finds no one.
    """
    words = folded(query).split()[:MOST_WORDS]
    if not words:
        return CertifiedProfessional.objects.none()
    numbered = Credential.objects.filter(number__iexact=query.strip()).values("professional")
    looks = list(zip(words, NameWord.objects.near(words), strict=True))
    by_words = reduce(Q.__and__, (_holds(word, near) for word, near in looks))
    distance = reduce(add, (_distance(word, near) for word, near in looks))
    people = CertifiedProfessional.objects.filter(by_words | Q(pk__in=numbered)).alias(lines=LINES, spaced=SPACED)
    readings = product(*([word, *sorted(near | nicknames_of(word))] for word, near in looks))
    just_so, read_so = _is_whole_name(tuple(words)), _is_whole_name(*islice(readings, MOST_READINGS))
    return people.order_by(just_so, distance, read_so, Length("search_name"), "name", "pk")


def _holds(word: str, near: Set[str]) -> Q:
    words = NameWord.objects.filter(Q(word__contains=word) | Q(word__in=near | nicknames_of(word)))
    return Q(pk__in=words.values("holders")) | Q(town__icontains=word)


def _distance(word: str, near: Set[str]) -> Case:
    return Case(
        When(spaced__contains=f" {word} ", then=Value(WHOLE)),
        When(_any_of(nicknames_of(word)) | Q(spaced__contains=f" {word}"), then=Value(BEGINNING)),
        When(_any_of(near), then=Value(NEAR)),
        default=Value(PART),
        output_field=IntegerField(),
    )


def _is_whole_name(*readings: tuple[str, ...]) -> Case:
    """0 where one of the readings is a present or former name from beginning to end, else 1."""
    called = (Q(lines__contains=f"\n{' '.join(words)}\n") for words in readings)
    return Case(When(reduce(Q.__or__, called), then=Value(0)), default=Value(1), output_field=IntegerField())


def _any_of(names: Set[str]) -> Q:
    return reduce(Q.__or__, (Q(spaced__contains=f" {name} ") for name in sorted(names)), Q(pk__in=[]))
