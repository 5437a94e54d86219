"""What may be a conflict of interest: same employer, same or similar name, supervision, an earlier case (procedure.md §2.6).

A hint decides nothing and is kept nowhere. The person reads it at the gate before declaring; who appoints reads it about
those who could be chosen. To others a case is named only where they may know of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from complaints.models import Case, Participant, Party
from people.models import Tie, User
from people.names import folded

# Words that tell no two workplaces apart.
ORDINARY = frozenset({"the", "of", "and", "inc", "llc", "corp", "co", "center", "centre", "services"})
TITLES = frozenset({"dr", "mr", "mrs", "ms", "prof", "rev", "jr", "sr"})


@dataclass(frozen=True)
class Named:
    """One whom the case names: as what, and under which names."""

    side: str
    names: tuple[str, ...]


def hints(case: Case, person: User) -> list[str]:
    """What this person should think of before declaring."""
    return hints_about(case, [person], reader=person)[person.pk]


def hints_about(case: Case, people: Iterable[User], *, reader: User) -> dict[int, list[str]]:
    """The same of several people at once, in a number of queries that does not grow with them."""
    chosen = list(
        User.objects.filter(pk__in=[person.pk for person in people])
        .select_related("professional")
        .prefetch_related("ties")
    )
    named, works_at = list(_named(case)), _workplace(case)
    earlier = _earlier(case, chosen, reader)
    return {
        person.pk: [
            *_by_name(person, named),
            *_by_employer(person, works_at),
            *_by_supervision(person, named),
            *earlier.get(person.pk, []),
        ]
        for person in chosen
    }


def _named(case: Case) -> Iterator[Named]:
    respondent = case.respondent.names if case.respondent else [case.complaint.respondent_name]
    if any(respondent):
        yield Named(str(Party.Side.RESPONDENT.label), tuple(name for name in respondent if name))
    for party in case.parties.exclude(side=Party.Side.RESPONDENT).order_by("pk"):
        if party.name:
            yield Named(str(Party.Side(party.side).label), (party.name,))


def _workplace(case: Case) -> str:
    return (case.respondent.employer if case.respondent else "") or case.complaint.respondent_workplace


def _names_of(person: User) -> list[str]:
    professional = getattr(person, "professional", None)
    return [person.name, *(professional.names if professional else ())]


def _by_name(person: User, named: list[Named]) -> Iterator[str]:
    for other in named:
        pairs = [(own, name) for own in _names_of(person) for name in other.names]
        same = next((name for own, name in pairs if is_same_name(own, name)), None)
        like = next((name for own, name in pairs if is_similar_name(own, name)), None)
        if same:
            yield _("Same name as the %(side)s: %(name)s.") % {"side": other.side.lower(), "name": same}
        elif like:
            yield _("Name like that of the %(side)s: %(name)s.") % {"side": other.side.lower(), "name": like}


def _by_employer(person: User, works_at: str) -> Iterator[str]:
    professional = getattr(person, "professional", None)
    own = [tie.name for tie in person.ties.all() if tie.kind == Tie.Kind.EMPLOYER]
    own += [professional.employer] if professional and professional.employer else []
    if any(is_same_workplace(mine, works_at) for mine in own):
        yield _("Same employer as the respondent: %(name)s.") % {"name": works_at}


def _by_supervision(person: User, named: list[Named]) -> Iterator[str]:
    said = {
        Tie.Kind.SUPERVISES: _("Supervises the %(side)s: %(name)s."),
        Tie.Kind.SUPERVISED_BY: _("Is supervised by the %(side)s: %(name)s."),
    }
    for tie in person.ties.all():
        for other in named:
            if tie.kind in said and any(is_same_name(tie.name, name) for name in other.names):
                yield said[Tie.Kind(tie.kind)] % {"side": other.side.lower(), "name": other.names[0]}


def _earlier(case: Case, people: list[User], reader: User) -> dict[int, list[str]]:
    """Earlier cases with the same respondent or another party of the same name, in which these people had a part."""
    rows = Participant.objects.filter(person__in=people).exclude(case=case).select_related("case__complaint")
    rows = rows.prefetch_related("case__parties").order_by("case__filed_at", "pk")
    known = set(Case.objects.visible_to(reader).filter(participants__person__in=people).values_list("pk", flat=True))
    parties = {folded(party.name) for party in case.parties.all() if party.name}
    found: dict[int, list[str]] = {}
    for row in rows:
        if row.case_id not in known and row.person_id != reader.pk:
            continue
        number = row.case.number if row.case_id in known else _("an earlier case")
        words = {"case": number}
        if case.respondent_id and row.case.respondent_id == case.respondent_id:
            said = _("Took part in %(case)s about the same professional.") % words
        elif parties & {folded(party.name) for party in row.case.parties.all() if party.name}:
            said = _("Took part in %(case)s with one of the same parties.") % words
        else:
            continue
        found.setdefault(row.person_id, []).append(said)
    return found


# ---- how names are compared -------------------------------------------------------------------------------------------


def _words(name: str) -> list[str]:
    return [word for word in folded(name).split() if word not in TITLES]


def is_same_name(one: str, other: str) -> bool:
    """All words of the shorter name stand in the longer one; a single word is no name."""
    first, second = set(_words(one)), set(_words(other))
    return min(len(first), len(second)) > 1 and (first <= second or second <= first)


def is_similar_name(one: str, other: str) -> bool:
    """The same family name, or one that differs in a single letter; short ones count only where they are the same."""
    first, second = _words(one), _words(other)
    if len(first) < 2 or len(second) < 2:
        return False
    mine, theirs = first[-1], second[-1]
    return mine == theirs or (min(len(mine), len(theirs)) > 3 and one_letter_apart(mine, theirs))


def one_letter_apart(one: str, other: str) -> bool:
    """One letter changed, left out or added."""
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(long[:place] + long[place + 1 :] == short for place in range(len(long)))


def is_same_workplace(one: str, other: str) -> bool:
    """The same telling words, or all of one's within the other's."""
    first, second = ({word for word in folded(name).split() if word not in ORDINARY} for name in (one, other))
    return bool(first and second) and (first <= second or second <= first)
