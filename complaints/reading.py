"""Which papers of a case a person may read now. The case page lists them, and the view that hands a file out asks here.

The rights are those of `seats.READS` and `seats.READS_WHEN` (procedure.md §5); a person who has yet to declare reads nothing (§2.6).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from complaints import client_records, motions, rules
from complaints.models import (
    Body,
    Case,
    CaseUserSeat,
    Disposition,
    Document,
    DocumentKind,
    Party,
    SanctionKind,
    SearchText,
    Status,
)
from complaints.seats import (
    BY_GRANT,
    COMPLAINING,
    DECLARING,
    PARTIES,
    PREVAILING,
    READS,
    READS_WHEN,
    Seat,
    When,
    may_read,
    seats_by_case,
    seats_of,
)
from people.models import User


def reading_seats(case: Case, person: User | AnonymousUser) -> frozenset[Seat]:
    """The seats this person may read from: those that ask for a declaration count once it is made."""
    places = seats_of(person, case)
    if places & DECLARING and not case.declarations.filter(person=person.pk).exists():
        return places - DECLARING
    return places


def holding(case: Case, places: frozenset[Seat]) -> frozenset[When]:
    """What holds at this case beside the seats; only what matters to these seats is looked up."""
    found = set()
    for kind, (some, when) in READS_WHEN.items():
        if some & places and kind in HOLDS and HOLDS[kind](case):
            found.add(when)
    return frozenset(found)


def shows_answers(case: Case) -> bool:
    """The switch of the Board: whether the complainant reads the answer (§5)."""
    return rules.setting(case, "complainant_sees_answer") == "yes"


def is_final_in_public(case: Case) -> bool:
    """Final with any sanction but a Written Caution, which is never told, by no paper either (§5)."""
    over = case.status in FINAL or (case.status == Status.CLOSED and case.disposition == Disposition.SANCTIONED)
    return over and not case.has("caution") and any(case.has(fact) for fact in (*SanctionKind.values, "denial"))


def panel_has_found(case: Case) -> bool:
    """Every allegation was found on, so that prior discipline can weigh on the sanction only (§3, NAR §22)."""
    if case.has("panel_reported"):
        return True
    found = motions.findings(case, Body.PANEL)
    return bool(found) and all(finding is not None for _allegation, finding in found)


FINAL = (Status.FINAL, Status.MONITORING, Status.REINSTATEMENT)
HOLDS: dict[str, Callable[[Case], bool]] = {
    "answer": shows_answers,
    "panel_report": is_final_in_public,
    "prior_discipline": panel_has_found,
}


def reads(kind: str, case: Case, places: frozenset[Seat]) -> bool:
    """Whether these seats read this kind at this case now: the map of `seats`, and what hangs on the case."""
    return may_read(kind, places, holding=holding(case, places))


def may_open(document: Document, person: User | AnonymousUser, places: frozenset[Seat]) -> bool:
    """Whether a person with these reading seats may open this paper of the case.

    A party reads what that party handed in, locked or not: nobody else learns anything by it (§5, "own").
    """
    if not places or document.case is None:
        return False
    return _Reader(document.case, person, places).opens(document)


def openable(papers: Iterable[Document], case: Case, person: User | AnonymousUser, places: frozenset[Seat]) -> set[int]:
    """`may_open` for a list of papers of one case: the keys of those that open. As many queries for fifty as for one."""
    if not places:
        return set()
    reader = _Reader(case, person, places)
    return {paper.pk for paper in papers if reader.opens(paper)}


class _Reader:
    """One reader of one case. What holds at the case, and what was granted, is looked up once and only if asked."""

    def __init__(self, case: Case, person: User | AnonymousUser, places: frozenset[Seat]) -> None:
        self.case, self.person, self.places = case, person, places
        self.holding = holding(case, places)

    @cached_property
    def granted(self) -> set[int]:
        return client_records.granted_to(self.person.pk, self.case.pk) if self.places & BY_GRANT else set()

    @cached_property
    def other_complainants(self) -> frozenset[int]:
        """Complainants never see one another's material (§2.18)."""
        if not self.places & COMPLAINING:
            return frozenset()
        known = self.case.parties.filter(side=Party.Side.COMPLAINANT).exclude(user=self.person.pk)
        return frozenset(known.values_list("user_id", flat=True))

    def opens(self, document: Document) -> bool:
        own = bool(self.places & PARTIES) and document.added_by_id == self.person.pk
        if own:
            return may_read(document.kind, self.places, own=True)
        if document.added_by_id in self.other_complainants:
            return False
        kind = document.reading_kind
        if kind == DocumentKind.CLIENT_RECORD and self.places & BY_GRANT and document.pk in self.granted:
            return may_read(kind, self.places, holding={When.GRANTED})
        return may_read(kind, self.places, holding=self.holding)


def papers_by_case(cases: Iterable[Case], person: User) -> dict[int, list[Document]]:
    """`papers_for` at several cases; for those who read by their seat alone in a number of queries that does not grow."""
    cases = list(cases)
    seats = seats_by_case(person, cases)
    declared = set(person.declarations.filter(case__in=cases).values_list("case_id", flat=True))
    papers: dict[int, list[Document]] = {case.pk: [] for case in cases}
    for paper in Document.objects.filter(case__in=cases).select_related("added_by"):
        papers[paper.case_id or 0].append(paper)
    found = {}
    for case in cases:
        places = seats[case.pk] if case.pk in declared else seats[case.pk] - DECLARING
        reader = _Reader(case, person, places)
        found[case.pk] = [paper for paper in papers[case.pk] if places and reader.opens(paper)]
    return found


def papers_for(case: Case, person: User | AnonymousUser) -> list[Document]:
    """The papers of the case that this person may open, oldest first. The number of queries does not grow with them."""
    places = reading_seats(case, person)
    if not places:
        return []
    reader = _Reader(case, person, places)
    return [paper for paper in case.documents.select_related("added_by") if reader.opens(paper)]


# ---- The same for many cases at once, inside a query. For lists and the search; parties have neither. -----------------


def sits(person: User, places: frozenset[Seat]) -> QuerySet[CaseUserSeat]:
    """Where this person sits in one of these places and, where a declaration is asked for, has made it."""
    free = Q(permission__codename__in=[place.permission for place in places - DECLARING])
    asked = Q(permission__codename__in=[place.permission for place in places & DECLARING])
    seated = CaseUserSeat.objects.filter(user=person)
    return seated.filter(free | asked & Q(content_object__in=person.declarations.values("case")))


def readers_of(kind: str) -> frozenset[Seat]:
    """The seats inside that read this kind whatever the case. What hangs on more (`READS_WHEN`) counts as not readable
    here: a list never shows more than the case would.
    """
    return READS[kind] - PARTIES - (READS_WHEN[kind][0] if kind in PREVAILING else frozenset())


def texts_for(person: User) -> QuerySet[SearchText]:
    """The texts of all cases that this person may read now. Who is recused, or has yet to declare, reads none."""
    alike: dict[frozenset[Seat], list[str]] = {}
    for kind in READS:
        alike.setdefault(readers_of(kind), []).append(kind)
    readable = Q()
    for places, kinds in alike.items():
        readable |= Q(audience__in=kinds, case__in=sits(person, places).values("content_object"))
    return SearchText.objects.filter(readable, case__in=Case.objects.visible_to(person))
