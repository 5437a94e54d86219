"""Whom a question to the public register finds, the likeliest first. It asks registry facts only."""

from __future__ import annotations

from functools import reduce
from operator import add

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Concat, Replace

from people.models import CertifiedProfessional, Credential, NameKey
from people.names import folded, name_keys
from people.nicknames import nicknames_of

MOST_WORDS = 6  # more say nothing new, and each costs the database a look
WHOLE, BEGINNING, PART, NEAR = range(4)
LINES_AS_WORDS = Replace("search_name", Value("\n"), Value(" "), output_field=TextField())
SPACED = Concat(Value(" "), LINES_AS_WORDS, Value(" "), output_field=TextField())


def found(query: str) -> QuerySet[CertifiedProfessional]:
    """Those whose names, former names and town hold every word of `query`, or whose credential has that number.

    A name may be typed with a slip of one letter or be the short form of another. Whole words come first, then
    beginnings and short forms, then parts and towns, then slips. Accents, case, hyphens and apostrophes do not
    matter. An empty query finds no one.
    """
    words = folded(query).split()[:MOST_WORDS]
    if not words:
        return CertifiedProfessional.objects.none()
    numbered = Exists(Credential.objects.filter(professional=OuterRef("pk"), number__iexact=query.strip()))
    by_words = reduce(Q.__and__, (_holds(word) for word in words))
    distance = reduce(add, (_distance(word) for word in words))
    people = CertifiedProfessional.objects.filter(by_words | Q(numbered)).annotate(spaced=SPACED)
    return people.annotate(distance=distance).order_by("distance", "name", "pk")


def _holds(word: str) -> Q:
    slips = NameKey.objects.filter(key__in=name_keys(word)).values("professional")
    short = NameKey.objects.filter(key__in=nicknames_of(word)).values("professional")
    part = Q(search_name__contains=word) | Q(town__icontains=word)
    return part | Q(pk__in=slips) | Q(pk__in=short)


def _distance(word: str) -> Case:
    called = reduce(Q.__or__, (Q(spaced__contains=f" {name} ") for name in sorted(nicknames_of(word))), Q())
    begins = Q(spaced__contains=f" {word}") | called
    return Case(
        When(spaced__contains=f" {word} ", then=Value(WHOLE)),
        When(begins, then=Value(BEGINNING)),
        When(Q(search_name__contains=word) | Q(town__icontains=word), then=Value(PART)),
        default=Value(NEAR),
        output_field=IntegerField(),
    )
