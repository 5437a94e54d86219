"""Who may see a case and act on it. The only module that answers; everything else asks here.

A seat is a django-guardian object permission on Case. A recusal beats every seat, an inactive person has none, and
rank opens no case: a superuser sits nowhere. Source: procedure.md §2.6, §2.7 and the access matrix of §5.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet, TextChoices
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from guardian.shortcuts import assign_perm, get_objects_for_user, remove_perm

from people.one_look import once
from people.words import Words

if TYPE_CHECKING:  # seats lie below the tables of cases and people
    from complaints.models import Case
    from people.models import User


class Seat(TextChoices):
    """A person's place at one case."""

    COMPLAINANT = "complainant", _("Complainant")
    CO_COMPLAINANT = "co_complainant", _("Co-complainant")
    RESPONDENT = "respondent", _("Respondent")
    REPRESENTATIVE = "representative", _("Representative of the respondent")
    STAFF = "staff", _("Case staff")
    DIRECTOR = "executive_director", _("Executive director")
    CHAIR = "chair", _("Chair of the Ethics Committee")
    SCREENER = "screener", _("Screening member")
    MEMBER = "member", _("Ethics Committee member")
    INVESTIGATOR = "investigator", _("Investigator")
    OFFICER = "hearing_officer", _("Hearing officer")
    PANELIST = "panelist", _("Hearing panel member")
    ALTERNATE = "alternate", _("Alternate panel member")
    REVIEWER = "reviewer", _("Reviewer of a dismissal")
    PRESIDENT = "president", _("President of the Board")
    APPEALS = "appeals_member", _("Appeals Committee member")

    @property
    def permission(self) -> str:
        return f"sit_as_{self.value}"


PERMISSIONS: list[tuple[str, Words]] = [
    (f"sit_as_{seat.value}", f"Sits as {seat.value.replace('_', ' ')}") for seat in Seat
]

BY_PERMISSION = {seat.permission: seat for seat in Seat}

COMPLAINING = frozenset({Seat.COMPLAINANT, Seat.CO_COMPLAINANT})
ANSWERING = frozenset({Seat.RESPONDENT, Seat.REPRESENTATIVE})
PARTIES = COMPLAINING | ANSWERING
OFFICE = frozenset({Seat.STAFF, Seat.DIRECTOR})
# Those who must declare themselves free of conflict before a document opens (procedure.md §2.6).
DECLARING = frozenset(Seat) - PARTIES - OFFICE - {Seat.PRESIDENT}
COMMITTEE = frozenset({Seat.CHAIR, Seat.SCREENER, Seat.MEMBER})
PANEL = frozenset({Seat.OFFICER, Seat.PANELIST})
INSIDE = frozenset(Seat) - PARTIES - {Seat.PRESIDENT}

# What a seat may read: kind of paper → seats. The access matrix of procedure.md §5. Staff act for the executive
# director, but for locked client records and the audit log. What a party handed in is `OWN`; what hangs on more than
# the seat stands in `READS_WHEN`.
READS: dict[str, frozenset[Seat]] = {
    "complaint": INSIDE | ANSWERING,
    "evidence": INSIDE | ANSWERING,
    "answer": INSIDE | ANSWERING,
    "report": INSIDE | ANSWERING,
    "comment": INSIDE | ANSWERING,
    "charges": INSIDE | ANSWERING,
    "exhibit": INSIDE | ANSWERING,
    "panel_report": INSIDE - {Seat.INVESTIGATOR} | ANSWERING,
    "exceptions": INSIDE - {Seat.INVESTIGATOR} | ANSWERING,
    "decision": INSIDE | ANSWERING,
    "appeal": INSIDE - {Seat.INVESTIGATOR} | ANSWERING,
    "reconsideration": INSIDE - {Seat.INVESTIGATOR} | ANSWERING,
    "reopening": INSIDE,
    "overlay": INSIDE | {Seat.PRESIDENT},
    "agreement": OFFICE | COMMITTEE | ANSWERING,
    "client_record": frozenset({Seat.DIRECTOR, Seat.CHAIR}),
    "people": INSIDE | {Seat.PRESIDENT},
    "votes": INSIDE - {Seat.INVESTIGATOR} | {Seat.PRESIDENT},
    "notices": OFFICE,
    "screening": OFFICE | {Seat.CHAIR, Seat.SCREENER, Seat.REVIEWER},
    "history": INSIDE | PARTIES | {Seat.PRESIDENT},
    "prior_discipline": OFFICE | COMMITTEE | {Seat.INVESTIGATOR, Seat.APPEALS, Seat.RESPONDENT, Seat.REPRESENTATIVE},
    # The working file of the investigation. Who decides reads the report and the papers: what the respondent could answer.
    "investigation": OFFICE | {Seat.INVESTIGATOR},
    "disclosure": INSIDE,
    "struck": OFFICE | {Seat.CHAIR},
    "conditions": OFFICE | {Seat.CHAIR},
    "audit": frozenset({Seat.DIRECTOR, Seat.PRESIDENT}),
}


class When(TextChoices):
    """What must hold beside the seat. `complaints.reading` says of a case whether it does."""

    SETTING = "the_board_shows_answers"
    FINAL = "final_and_no_caution"
    FOUND = "the_panel_has_found"
    GRANTED = "granted_to_this_person"


# Who may be let in to a locked client record, one by one.
BY_GRANT = PANEL | {Seat.ALTERNATE, Seat.INVESTIGATOR, Seat.APPEALS}
READS_WHEN: dict[str, tuple[frozenset[Seat], When]] = {
    "answer": (COMPLAINING, When.SETTING),
    "panel_report": (COMPLAINING, When.FINAL),
    "prior_discipline": (PANEL | {Seat.ALTERNATE}, When.FOUND),
    "client_record": (BY_GRANT, When.GRANTED),
}
# Panel members sit on the committee too. What the panel may not know before it has found, none of it reads from there.
PREVAILING = frozenset({"prior_discipline"})
# A paper of one's own is always readable by the party who handed it in.
OWN = {"complaint", "evidence", "answer", "comment", "exceptions", "appeal", "reconsideration", "reopening"}


def _who(user: User | AnonymousUser) -> User | None:
    """Nobody, for those whom no seat can help: not signed in, inactive, or a superuser."""
    if not user.is_authenticated or not user.is_active or user.is_superuser:
        return None
    return cast("User", user)


def visible(cases: QuerySet[Case], user: User | AnonymousUser) -> QuerySet[Case]:
    """The cases this person may know of: any seat, and not recused."""
    person = _who(user)
    if person is None:
        return cases.none()
    seated = get_objects_for_user(
        person,
        [seat.permission for seat in Seat],
        klass=cases,
        use_groups=False,
        any_perm=True,
        with_superuser=False,
        accept_global_perms=False,
    )
    return seated.exclude(recusals__person=person)


@once
def seats_of(user: User | AnonymousUser, case: Case) -> frozenset[Seat]:
    """This person's seats at this case; empty when recused, inactive or a superuser."""
    person = _who(user)
    if person is None:
        return frozenset()
    return _read(name for _case, name in type(case).seat_rows(person, [case]))


def seats_by_case(user: User | AnonymousUser, cases: Iterable[Case]) -> dict[int, frozenset[Seat]]:
    """`seats_of` for a whole list in one query."""
    cases, person = list(cases), _who(user)
    found: dict[int, set[str]] = {case.pk: set() for case in cases}
    if cases and person is not None:
        for case_id, codename in type(cases[0]).seat_rows(person, cases):
            found[case_id].add(codename)
    return {pk: _read(names) for pk, names in found.items()}


def seat(user: User, case: Case, place: Seat) -> None:
    """Seats a person. A recused person stays recused: the recusal is a row of its own and beats this seat."""
    assign_perm(place.permission, user, case)


def unseat(user: User, case: Case, place: Seat) -> None:
    remove_perm(place.permission, user, case)


def may_read(kind: str, places: Iterable[Seat], *, own: bool = False, holding: Iterable[When] = ()) -> bool:
    """Whether any of these seats may read this kind of paper; `own`: the reader handed it in; `holding`: what holds."""
    places = frozenset(places)
    if own and kind in OWN:
        return True
    if kind in READS_WHEN:
        some, when = READS_WHEN[kind]
        holds = when in frozenset(holding)
        if some & places and (holds or kind in PREVAILING):
            return holds
    return bool(READS.get(kind, frozenset()) & places)


def _read(codenames: Iterable[str]) -> frozenset[Seat]:
    return frozenset(BY_PERMISSION[name] for name in codenames if name in BY_PERMISSION)


class SeatBackend:
    """First in the list: where a case is asked about, it stops the walk for those whom no seat can help.

    It signs nobody in, so it has no `get_user`.
    """

    def authenticate(self, request: HttpRequest | None) -> None:
        return None

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        if obj is None or getattr(obj, "_meta", None) is None or obj._meta.label != "complaints.Case":
            return False
        if not seats_of(user_obj, obj):
            raise PermissionDenied
        return False
