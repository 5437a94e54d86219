"""What a list of cases is asked for, as it stands in the address: filters and an order. For the list and for saved views.

What the address holds beside it, or a value that does not exist, is left out. Filters narrow what `visible_to` gave.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from urllib.parse import urlencode

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils.text import slugify

from complaints.finding import LONGEST_QUERY, Search
from complaints.models import CaseUserSeat, Status
from complaints.models.case import CaseQuerySet
from complaints.models.search import PEOPLE
from complaints.procedure import RIGHTS
from complaints.reading import readers_of, sits
from complaints.seats import PARTIES, Seat
from complaints.wording import READINGS
from people.models import CredentialType, User
from people.words import Words
from record.models import Deadline
from record.models.calendar import DeadlineQuerySet

Choices = Sequence[tuple[str, Words]]
OPEN, YOURS = "open", "you"
DUE: Choices = [("overdue", "Overdue"), ("week", "Due within 7 days"), ("none", "No date running")]
ORDERS: Choices = [
    ("newest", "Newest first"),
    ("oldest", "Oldest first"),
    ("due", "Next date first"),
    ("number", "By number"),
]
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Box:
    """One filter with its choices, for the form; `chosen` is blank where it does not filter."""

    name: str
    label: str
    choices: Choices
    chosen: str

    @property
    def said(self) -> Words:
        """The choice in words."""
        return dict(self.choices).get(self.chosen, "")


@dataclass(frozen=True)
class Chip:
    """A filter that is on, in words, and the address of the list without it."""

    label: str
    words: Words
    without: str


@dataclass
class Turn:
    """Whose turn it may be: the words, the seats that are meant, and at which statuses."""

    words: Words
    holders: frozenset[Seat]
    statuses: list[Status]


def _turns() -> dict[str, Turn]:
    """By a name for the address, in the order of the procedure."""
    found: dict[str, Turn] = {}
    for status, reading in READINGS.items():
        words = reading.ball or "Nobody"
        found.setdefault(slugify(str(words)), Turn(words, reading.holders, [])).statuses.append(status)
    return found


class CaseFilters:
    """One person's question on one day."""

    def __init__(self, asked: Mapping[str, str], person: User, on: date) -> None:
        self.person, self.on = person, on
        self._asked = asked

    @cached_property
    def boxes(self) -> list[Box]:
        """The filters that are chosen from a list. Asks for the credential classes, which are rows."""
        classes = [(kind.code, kind.name) for kind in CredentialType.objects.all()]
        seats = [(seat.value, seat.label) for seat in Seat if seat not in PARTIES]
        turns = [(name, turn.words) for name, turn in _turns().items()]
        return [
            self._box("status", "Status", [(OPEN, "All that are open"), *Status.choices]),
            self._box("ball", "Who has it", [(YOURS, "You"), *turns]),
            self._box("due", "Date", DUE),
            self._box("credential", "Credential", classes),
            self._box("seat", "Your seat", seats),
        ]

    def _box(self, name: str, label: str, choices: Choices) -> Box:
        asked = self._asked.get(name, "")
        return Box(name, label, choices, asked if asked in dict(choices) else "")

    @cached_property
    def search(self) -> Search:
        """What is typed: a number or a name."""
        return Search(self.person, self._asked.get("q", "")[:LONGEST_QUERY])

    @cached_property
    def order(self) -> str:
        asked = self._asked.get("sort", "")
        return asked if asked in dict(ORDERS) else "newest"

    @cached_property
    def kept(self) -> dict[str, str]:
        """All that is asked for, without what is left out and what goes without saying."""
        found = {"q": self.search.typed} | {box.name: box.chosen for box in self.boxes}
        found["sort"] = "" if self.order == "newest" else self.order
        return {name: value for name, value in found.items() if value}

    @property
    def query(self) -> str:
        """The same for an address."""
        return urlencode(self.kept)

    @property
    def chips(self) -> list[Chip]:
        typed = [Chip("Number or name", f"“{self.search.typed}”", self._without("q"))] if self.search.typed else []
        on = [Chip(box.label, box.said, self._without(box.name)) for box in self.boxes if box.chosen]
        return [*typed, *on]

    def _without(self, name: str) -> str:
        return "?" + urlencode({one: value for one, value in self.kept.items() if one != name})

    def narrow(self, cases: CaseQuerySet) -> CaseQuerySet:
        """The cases asked for, in the order asked for."""
        found = self.search.among(cases) if self.search.typed else cases
        for box in self.boxes:
            if box.chosen:
                found = NARROWED[box.name](self, found, box.chosen)
        return self._ordered(found)

    def _ordered(self, cases: CaseQuerySet) -> CaseQuerySet:
        if self.order == "due":
            first = self._running().order_by("due_on").values("due_on")[:1]
            return cases.annotate(next_due=Subquery(first)).order_by(F("next_due").asc(nulls_last=True), "number")
        return cases.order_by({"newest": "-filed_at", "oldest": "filed_at", "number": "number"}[self.order], "-pk")

    def _running(self) -> DeadlineQuerySet:
        """The dates that a list shows of a case: a window of a party that is over is nobody's debt."""
        open_now = Deadline.objects.filter(docket=OuterRef("docket")).open()
        return open_now.exclude(name__in=RIGHTS, due_on__lt=self.on)

    def _by_status(self, cases: CaseQuerySet, chosen: str) -> CaseQuerySet:
        return cases.exclude(status=Status.CLOSED) if chosen == OPEN else cases.filter(status=chosen)

    def _by_ball(self, cases: CaseQuerySet, chosen: str) -> CaseQuerySet:
        if chosen != YOURS:
            return cases.filter(status__in=_turns()[chosen].statuses)
        mine = Q(pk__in=[])
        for turn in _turns().values():
            mine |= Q(status__in=turn.statuses, pk__in=self._seated(*turn.holders).values("content_object"))
        return cases.filter(mine)

    def _by_date(self, cases: CaseQuerySet, chosen: str) -> CaseQuerySet:
        if chosen == "none":
            return cases.filter(~Exists(self._running()))
        late = {"due_on__lt": self.on}
        soon = {"due_on__gte": self.on, "due_on__lte": self.on + WEEK}
        return cases.filter(Exists(self._running().filter(**late if chosen == "overdue" else soon)))

    def _by_credential(self, cases: CaseQuerySet, chosen: str) -> CaseQuerySet:
        """Only where the name may be read: before the declaration nothing is told of the respondent."""
        told = sits(self.person, readers_of(PEOPLE)).values("content_object")
        return cases.filter(credential__type__code=chosen, pk__in=told)

    def _by_seat(self, cases: CaseQuerySet, chosen: str) -> CaseQuerySet:
        return cases.filter(pk__in=self._seated(Seat(chosen)).values("content_object"))

    def _seated(self, *places: Seat) -> QuerySet[CaseUserSeat]:
        names = [place.permission for place in places]
        return CaseUserSeat.objects.filter(user=self.person, permission__codename__in=names)


NARROWED: dict[str, Callable[[CaseFilters, CaseQuerySet, str], CaseQuerySet]] = {
    "status": CaseFilters._by_status,
    "ball": CaseFilters._by_ball,
    "due": CaseFilters._by_date,
    "credential": CaseFilters._by_credential,
    "seat": CaseFilters._by_seat,
}
