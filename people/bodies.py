"""Who holds which role on a given day. For seats, guards and worklists.

Only active people are named. Days are days in America/New_York; the first and the last day of a term count.
"""

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest

from people.models import Role, Term, User


def members_of(committee_code: str, on: date) -> list[User]:
    """Everyone on the body on the day `on`, by name. Ethics Committee: chair, co-chair, members and designees."""
    return list(_holding(Term.objects.filter(committee__code=committee_code), on))


def holders_of(role: str, on: date) -> list[User]:
    """Everyone who holds `role` on the day `on`, by name."""
    return list(_holding(Term.objects.filter(role=Role(role)), on))


def holder_of(role: str, on: date) -> User | None:
    """The one who holds `role` on the day `on`; of several, the first by name."""
    return _holding(Term.objects.filter(role=Role(role)), on).first()


def roles_of(user: User | AnonymousUser, on: date) -> set[str]:
    """The roles `user` holds on the day `on`; none for an inactive person or a visitor without an account."""
    if not user.is_authenticated or not user.is_active:
        return set()
    return set(Term.objects.running(on).filter(person=user).values_list("role", flat=True))


def roles_in(request: HttpRequest, on: date) -> set[str]:
    """`roles_of` whoever asks for this page: looked up once for the page and for what is drawn around it."""
    kept = vars(request)
    if "roles_held" not in kept:
        kept["roles_held"] = roles_of(getattr(request, "user", AnonymousUser()), on)
    return kept["roles_held"]


def _holding(terms: QuerySet[Term], on: date) -> QuerySet[User]:
    running = Term.objects.running(on).filter(pk__in=terms.values("pk"), person=OuterRef("pk"))
    return User.objects.filter(Exists(running), is_active=True).order_by("name", "pk")
