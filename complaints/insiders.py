"""Who of the Board's own people a complaint concerns, and what that shuts them out of (procedure.md §2.8).

Questions only: `actions.insiders` puts the walls up. Asked by seating, participation and the guards.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from complaints.lying_there import asked_together, there_is
from complaints.models import Case, Disposition, Overlay, OverlayKind, Recusal, Status
from people.models import Term, User
from people.names import folded

# Walls that somebody else put up because the complaint concerns the person; a conflict of one's own is none of them.
INSIDER_WALLS = (Recusal.Wall.RELATED, Recusal.Wall.NAMESAKE, Recusal.Wall.ACCUSED, Recusal.Wall.WITNESS)
# Endings in which something was found: whoever was charged stays off committee work.
FOUND = (Disposition.SANCTIONED, Disposition.SURRENDERED)


def people_of_the_board(on: date) -> QuerySet[User]:
    """Everyone who serves on a body or works in the office on this day."""
    running = Term.objects.running(on)
    return User.objects.filter(is_active=True, is_superuser=False, pk__in=running.values("person")).order_by(
        "name", "pk"
    )


def serves(person: User, on: date) -> bool:
    return people_of_the_board(on).filter(pk=person.pk).exists()


def namesakes(typed: str, on: date) -> list[User]:
    """The Board's people who bear the name that a complainant typed, by their account or by the registry.

    A title more or less does not matter; one word alone names nobody.
    """
    words = set(folded(typed).split())
    found = []
    for person in people_of_the_board(on).select_related("professional") if len(words) > 1 else ():
        professional = getattr(person, "professional", None)
        names = [person.name, *(professional.names if professional else ())]
        known = [set(folded(name).split()) for name in names]
        if any(len(name) > 1 and (name <= words or words <= name) for name in known):
            found.append(person)
    return found


def account_of_respondent(case: Case) -> User | None:
    """The account at the Board of the professional matched, where the registry knows of one."""
    if case.respondent_id is None:
        return None
    return User.objects.filter(professional=case.respondent_id).first()


def kept_from_office(case: Case) -> bool:
    """Whether the President handles this case in place of the office."""
    return there_is(_kept_from_office, case)


@asked_together
def _kept_from_office(case: Case) -> QuerySet[Overlay]:
    return Overlay.objects.standing().filter(case=case, kind=OverlayKind.KEPT_FROM_OFFICE)


def off_duty() -> QuerySet[User]:
    """The Board's people who are charged, or were and something was found: off all committee work, at every case."""
    spared = Q(status=Status.CLOSED) & ~Q(disposition__in=FOUND)
    charged = Case.objects.filter(charges__isnull=False, respondent__user__isnull=False).exclude(spared)
    return User.objects.filter(pk__in=charged.values("respondent__user"))
