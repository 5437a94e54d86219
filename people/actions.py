"""What can be done about people: invite one, begin a term, end a term. Refusals are `people.errors.Refused`.

Upper layers call these and write the board's docket beside them; nothing else writes Term.
"""

from datetime import date

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from people.errors import Refused
from people.models import BODY_ROLES, SINGLE_ROLES, Body, Committee, Role, Term, User


@transaction.atomic
def invite(email: str, *, name: str, language: str = User.Language.ENGLISH) -> User:
    """Opens an account for a member or for staff, without a password; `passwords.send_invitation` sends the link.

    Refused when the e-mail address already has an account.
    """
    username = User.normalize_username(email)
    if User.objects.filter(username=username).exists():
        raise Refused(_("This e-mail address already has an account. Choose that person from the list."))
    person = User(username=username, email=email.strip(), name=name.strip(), language=User.Language(language))
    person.set_unusable_password()
    person.save()
    return person


@transaction.atomic
def begin_term(person: User, *, role: str, starts_on: date, ends_on: date | None = None) -> Term:
    """Begins a term of `person` in `role`; the first and the last day count (days in America/New_York).

    Refused: a last day before the first; an inactive person; an account that administers the site (it sits on no
    case); a single role that someone holds on one of the days; a second role on the same body, the office apart.
    """
    role = Role(role)
    body = next(body for body, roles in BODY_ROLES.items() if role in roles)
    committee = Committee.objects.select_for_update().get(
        code=body
    )  # two terms begun at once: the second sees the first
    if ends_on is not None and ends_on < starts_on:
        raise Refused(_("The last day comes before the first day. Check both dates."))
    if not person.is_active:
        raise Refused(_("%(name)s has no active account. Choose another person.") % {"name": person})
    if person.is_superuser:
        raise Refused(_("An account that administers the site sits on no body. Choose or invite another person."))
    overlapping = committee.terms.overlapping(starts_on, ends_on).select_related("person")
    if role in SINGLE_ROLES:
        _refuse_second(overlapping.filter(role=role).first())
    if body == Body.OFFICE:
        overlapping = overlapping.filter(role=role)  # a small office: one person may be case staff and investigator
    _refuse_second(overlapping.filter(person=person).first())
    return Term.objects.create(committee=committee, person=person, role=role, starts_on=starts_on, ends_on=ends_on)


@transaction.atomic
def end_term(term: Term, *, ends_on: date) -> Term:
    """Ends a term; `ends_on` is its last day. Refused: a day before its first, or after the last day already set."""
    term = Term.objects.select_for_update().get(pk=term.pk)
    if ends_on < term.starts_on:
        raise Refused(
            _("The term begins on %(day)s. Choose that day or a later one.") % {"day": date_format(term.starts_on)}
        )
    if term.ends_on is not None and ends_on > term.ends_on:
        raise Refused(
            _("The term already ends on %(day)s. Begin a new term instead.") % {"day": date_format(term.ends_on)}
        )
    term.ends_on = ends_on
    term.save(update_fields=["ends_on"])
    return term


def _refuse_second(held: Term | None) -> None:
    if held is None:
        return
    words = {"name": held.person, "role": held.get_role_display(), "first": date_format(held.starts_on)}
    if held.ends_on is None:
        raise Refused(_("%(name)s is %(role)s since %(first)s. End that term first.") % words)
    words["last"] = date_format(held.ends_on)
    raise Refused(
        _("%(name)s is %(role)s from %(first)s to %(last)s. Choose other days, or end that term first.") % words
    )
