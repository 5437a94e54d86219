"""Who did what at a case, and the pairs of roles that may not meet in one person (procedure.md §2.7)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from complaints import insiders, rules
from complaints.errors import Refused
from complaints.lying_there import asked_together, there_is
from complaints.models import Ballot, Case, CaseUserSeat, Designation, Participant
from complaints.seats import OFFICE, Seat
from people import bodies
from people.models import User
from people.one_look import once

# A role and the roles that shut it out, both ways. The database holds the same pairs as checks.
FORBIDDEN: dict[str, frozenset[str]] = {
    "screened": frozenset({"on_panel", "on_appeal", "reviewed"}),
    "investigated": frozenset({"on_panel", "on_appeal", "reviewed"}),
    "on_panel": frozenset({"screened", "investigated", "on_appeal"}),
    "decided": frozenset({"on_appeal", "reviewed"}),
    "reviewed": frozenset({"screened", "investigated", "decided", "on_appeal"}),
    "on_appeal": frozenset({"screened", "investigated", "on_panel", "decided", "reviewed"}),
}
WORDS = {
    "screened": gettext_lazy("screened this case"),
    "investigated": gettext_lazy("investigated this case"),
    "on_panel": gettext_lazy("sits on the hearing panel"),
    "decided": gettext_lazy("voted in the Ethics Committee on this case"),
    "reviewed": gettext_lazy("reviewed the dismissal"),
    "on_appeal": gettext_lazy("sits on the appeal"),
}

OFFICE_ROLES = ("executive_director", "case_staff", "investigator")


def clash(case: Case, person: User, role: str) -> str | None:
    """None, or the sentence why this person cannot take this role at this case."""
    if case.recusals.filter(person=person).exists():
        return _("%(name)s is recused from this case.") % {"name": person.name}
    if case.parties.filter(user=person).exists():
        return _("%(name)s is a party or a witness in this case.") % {"name": person.name}
    if role == "on_appeal" and person in holders(case, *OFFICE):
        return _("%(name)s cannot serve here: this person runs the office at this case.") % {"name": person.name}
    if role == "on_panel" and person.pk in voted_on_the_order(case):
        return _("%(name)s cannot serve here: this person voted on the summary suspension.") % {"name": person.name}
    row = Participant.objects.filter(case=case, person=person).first()
    if row is None:
        return None
    for other in sorted(FORBIDDEN[role]):
        if getattr(row, other):
            return _("%(name)s cannot serve here: this person %(what)s.") % {"name": person.name, "what": WORDS[other]}
    return None


def voted_on_the_order(case: Case) -> set[int]:
    """Who voted on a summary suspension and is kept off the panel for it; by default nobody is (§1.4)."""
    if rules.setting(case, "summary_voters_on_panel") == "yes":
        return set()
    cast = Ballot.objects.filter(motion__case=case, motion__step="confirm_summary_suspension")
    return set(cast.values_list("person_id", flat=True))


def why_not(case: Case, person: User, role: str) -> str | None:
    """The same with those who are charged themselves, and so off all committee work (§2.8).

    A ballot is no naming: who may vote was frozen when the motion opened.
    """
    why = clash(case, person, role)
    if why is None and role != "decided" and insiders.off_duty().filter(pk=person.pk).exists():
        why = _("%(name)s cannot take this on at present. Choose somebody else.") % {"name": person.name}
    return why


def enter(case: Case, person: User, role: str) -> Participant:
    """Writes the role on the person's one row at this case, or refuses with the reason."""
    if why := why_not(case, person, role):
        raise Refused(why)
    row, _made = Participant.objects.get_or_create(case=case, person=person)
    if not getattr(row, role):
        setattr(row, role, True)
        row.save(update_fields=[role])
    return row


def leave(case: Case, person: User, role: str) -> None:
    """Takes a role back that was never exercised (an alternate released, a panelist removed on a challenge)."""
    Participant.objects.filter(case=case, person=person).update(**{role: False})


def eligible(case: Case, people: Iterable[User], role: str) -> list[User]:
    """Those of the people who may take this role at this case, in the order given (§2.6–§2.8)."""
    out = set(_kept_out(case))
    if role == "on_appeal":
        out |= {person.pk for person in holders(case, *OFFICE)}
    if role == "on_panel":
        out |= voted_on_the_order(case)
    rows = {row.person_id: row for row in roles_at(case)}
    chosen = []
    for person in people:
        row = rows.get(person.pk)
        if person.pk in out or (row and any(getattr(row, other) for other in FORBIDDEN[role])):
            continue
        chosen.append(person)
    return chosen


@once
def _kept_out(case: Case) -> frozenset[int]:
    """The recused, the parties, and those who are off all committee work."""
    recused, parties = case.recusals.values_list("person_id"), case.parties.values_list("user_id")
    found = recused.order_by().union(parties.order_by(), insiders.off_duty().order_by().values_list("pk"))
    return frozenset(key for (key,) in found)


@once
def roles_at(case: Case) -> list[Participant]:
    """Who did what at this case."""
    return list(case.participants.all())


@once
def has_declared(case: Case, person: User) -> bool:
    """Whether this person has said that there is no conflict of interest at this case (§2.6)."""
    return case.declarations.filter(person=person).exists()


@once
def holders(case: Case, *places: Seat) -> list[User]:
    """Those who sit in one of these places and can act: active, not recused, no superuser."""
    wanted = {place.permission for place in places}
    return list(dict.fromkeys(person for permission, person in _seated(case) if permission in wanted))


@once
def _seated(case: Case) -> list[tuple[str, User]]:
    """Each place at this case with whoever can act from it, by the person's key."""
    rows = CaseUserSeat.objects.filter(content_object=case, user__is_active=True, user__is_superuser=False)
    rows = (
        rows.exclude(user__in=case.recusals.values("person"))
        .select_related("permission", "user")
        .order_by("user_id", "pk")
    )
    return [(row.permission.codename, row.user) for row in rows]


@asked_together
def designations(case: Case) -> QuerySet[Designation]:
    return Designation.objects.filter(case=case)


@once
def designated(case: Case) -> list[User]:
    """Those whom the President named to the committee for this case only (§2.2)."""
    rows = designations(case).select_related("person") if there_is(designations, case) else ()
    return [row.person for row in rows if row.person.is_active]


@once
def committee_of(case: Case, on: date) -> list[User]:
    """The Ethics Committee as it is at this case: its members of this day, and the designees named here."""
    members = bodies.members_of("ethics_committee", on)
    return members + [person for person in designated(case) if person not in members]


def committee_is_seated(case: Case) -> bool:
    """Whether members of the committee sit here as a body; designees named before that do not make one."""
    named = designated(case)
    return any(person not in named for person in holders(case, Seat.MEMBER))


@once
def committee_for(case: Case, role: str, on: date) -> list[User]:
    """Ethics Committee members of this day, and designees at this case, who may take this role."""
    return eligible(case, committee_of(case, on), role)


def designees_for(case: Case, on: date) -> list[User]:
    """Whom the President may name: able to sit, of neither the office nor the committee, with no part in the appeal."""
    out = {person.pk for person in committee_of(case, on)}
    out |= {person.pk for role in OFFICE_ROLES for person in bodies.holders_of(role, on)}
    out |= {person.pk for person in holders(case, *OFFICE, Seat.PRESIDENT, Seat.INVESTIGATOR)}
    able = User.objects.able_to_sit().exclude(pk__in=out)
    return eligible(case, able, "decided")


def reviewers_for(case: Case, on: date) -> list[User]:
    """Who may review a dismissal: of the Ethics Committee; where too few of it had no part, of the Board as well."""
    found = [*committee_for(case, "reviewed", on)]
    if len(found) < rules.number(case, "review_size"):
        directors = eligible(case, bodies.members_of("board_of_directors", on), "reviewed")
        found += [person for person in directors if person not in found]
    return found


def directors_for(case: Case, on: date) -> list[User]:
    """Directors of this day who may sit on the appeal."""
    return eligible(case, bodies.members_of("board_of_directors", on), "on_appeal")
