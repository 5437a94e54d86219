"""What a registry file would change: planned against what is known, shown to a person, then saved whole.

`plan_for` reads and writes nothing; `save` writes exactly the plan. Refused lines keep nobody from saving the others. The
same file a second time changes nothing. An empty cell never erases what is known; nobody is ever taken out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.errors import Refused
from people.models import CertifiedProfessional, Credential, CredentialType
from people.names import folded
from people.registry_entry import OF_A_PERSON, Entry, Types, read_entry
from people.registry_file import read_sheet
from people.registry_matching import Holding, Person, Register

BATCH = 500
# Columns in which two lines about one person, or about one credential, must agree; and how they are compared.
AGREES: dict[str, Callable[[Any], Any]] = {
    "name": folded, "town": folded, "state": str, "employer": folded, "address_of_record": folded, "email": str.casefold,
}  # fmt: skip
CREDENTIAL_DAYS = ("applied_on", "certified_on", "expires_on")
LABELS = {
    "name": gettext_lazy("Name"), "former_names": gettext_lazy("Former names"), "town": gettext_lazy("Town"),
    "state": gettext_lazy("State"), "employer": gettext_lazy("Employer"),
    "address_of_record": gettext_lazy("Address of record"), "email": gettext_lazy("E-mail"),
    "number": gettext_lazy("Credential number"), "type": gettext_lazy("Credential type"),
    "applied_on": gettext_lazy("Applied on"), "certified_on": gettext_lazy("Certified on"),
    "expires_on": gettext_lazy("Expires on"),
}  # fmt: skip


@dataclass(frozen=True)
class Refusal:
    """A line that is not taken over, and why."""

    line: int
    name: str
    why: str


@dataclass(frozen=True)
class Difference:
    """One column of one person or credential: what is known, and what it becomes. Words are made when it is shown."""

    column: str
    before: Any
    after: Any

    @property
    def label(self) -> str:
        return str(LABELS[self.column])

    @property
    def old(self) -> str:
        return _written(self.before)

    @property
    def new(self) -> str:
        return _written(self.after)


@dataclass(frozen=True)
class Change:
    """What one line changes at somebody known."""

    line: int
    name: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Addition:
    """A line that brings a person, a credential, or both."""

    line: int
    name: str
    credential: str
    new_person: bool


@dataclass(frozen=True)
class Barred:
    """Who may not apply any more, told by a layer above: keys of people, and their names, folded."""

    people: frozenset[int] = frozenset()
    names: frozenset[str] = frozenset()


NOBODY = Barred()


@dataclass
class Plan:
    """What a file would do, line by line; `people` and `credentials` are the rows to write."""

    sha256: str
    encoding: str = ""
    passed_over: list[str] = field(default_factory=list)
    added: list[Addition] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    unchanged: list[int] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    held: list[Refusal] = field(default_factory=list)
    people: dict[int, CertifiedProfessional] = field(default_factory=dict)
    credentials: dict[int, Credential] = field(default_factory=dict)

    @property
    def counts(self) -> dict[str, int]:
        names = ("added", "changed", "unchanged", "refused")
        return {name: len(getattr(self, name)) for name in names}

    @property
    def summary(self) -> str:
        return _("%(added)s added, %(changed)s changed, %(unchanged)s unchanged, %(refused)s refused.") % self.counts

    @property
    def is_empty(self) -> bool:
        return not self.people and not self.credentials

    @property
    def fingerprint(self) -> str:
        """The same for the same plan: what a person looked at is what is saved, or it is shown again."""
        told = repr((self.sha256, self.added, self.changed, self.unchanged, self.refused, self.held))
        return hashlib.sha256(told.encode()).hexdigest()


def plan_for(data: bytes, barred: Barred = NOBODY, others: Collection[int] = ()) -> Plan:
    """Three queries, however long the file. Refused: a file that cannot be read at all (`people.registry_file`).

    An application of somebody `barred` is refused; one of somebody new by the same name is held until a person says that
    it is somebody else: `others` are the numbers of those lines (procedure.md §3, revocation).
    """
    sheet = read_sheet(data)
    plan = Plan(hashlib.sha256(data).hexdigest(), sheet.encoding, sheet.passed_over)
    types = Types(CredentialType.objects.all())
    known = Credential.objects.select_related("type").order_by("pk")
    register = Register(CertifiedProfessional.objects.order_by("pk"), known)
    placed: list[tuple[Entry, Person, Holding | None]] = []
    for row in sheet.rows:
        name = row.cells.get("name") or " ".join(filter(None, (row.cells.get("first"), row.cells.get("last"))))
        try:
            entry = read_entry(row, sheet, types)
            person = register.person_for(entry)
            holding = register.holding_for(person, entry)
        except Refused as refused:
            plan.refused.append(Refusal(row.line, name, str(refused)))
            continue
        person.entries.append(entry)
        if holding:
            holding.entries.append(entry)
        placed.append((entry, person, holding))
    refused_lines = _contradictions(register, plan)
    for entry, person, holding in placed:
        if entry.line not in refused_lines:
            why, may_be_another = _why_barred(entry, person, holding, barred)
            if why and not (may_be_another and entry.line in others):
                lines = plan.held if may_be_another else plan.refused
                lines.append(Refusal(entry.line, entry.name, why))
                continue
            _place(plan, entry, person, holding)
    plan.refused.sort(key=lambda refusal: refusal.line)
    return plan


def _why_barred(entry: Entry, person: Person, holding: Holding | None, barred: Barred) -> tuple[str, bool]:
    """Why this application cannot be taken over, blank where it can; and whether it may be somebody else's."""
    if holding is None or not _applies(entry, holding.credential):
        return "", False
    if person.professional.pk in barred.people:
        return _("A credential of this person was revoked for good. There is no new application."), False
    names = {folded(name) for one in person.entries for name in (one.name, *one.former_names) if name}
    if person.is_new and names & barred.names:
        return _(
            "A person of this name had a credential revoked for good. Say first whether it is the same person."
        ), True
    return "", False


def _applies(entry: Entry, credential: Credential) -> bool:
    """Whether the line tells of a new application: a credential not known yet, or a known number with a later day."""
    if credential.pk is None:
        return True
    told = ((getattr(entry, day), getattr(credential, day)) for day in CREDENTIAL_DAYS)
    return any(new is not None and old is not None and new > old for new, old in told)


def _contradictions(register: Register, plan: Plan) -> set[int]:
    """Lines about one person, or one credential, that say different things: none of them can be trusted."""
    found: set[int] = set()
    for person in register.people:
        if len(person.entries) > 1:
            for column, key in AGREES.items():
                _refuse_differing(person.entries, column, key, plan, found)
        for holding in person.holdings:
            if len(holding.entries) > 1:
                for column in ("type", *CREDENTIAL_DAYS):
                    _refuse_differing(holding.entries, column, str, plan, found)
    return found


def _refuse_differing(
    entries: list[Entry], column: str, key: Callable[[Any], Any], plan: Plan, found: set[int]
) -> None:
    telling = [entry for entry in entries if getattr(entry, column)]
    if len({key(getattr(entry, column)) for entry in telling}) < 2:
        return
    for entry in telling:
        if entry.line in found:
            continue
        other = next(e for e in telling if key(getattr(e, column)) != key(getattr(entry, column)))
        words = {"line": other.line, "label": LABELS[column], "here": _written(getattr(entry, column))}
        words["there"] = _written(getattr(other, column))
        why = _("Line %(line)s is about the same, and the two differ: %(label)s “%(here)s” here, “%(there)s” there.")
        found.add(entry.line)
        plan.refused.append(Refusal(entry.line, entry.name, why % words))


def _place(plan: Plan, entry: Entry, person: Person, holding: Holding | None) -> None:
    """Takes one line into the plan. Its days are judged with what is known and is not told anew."""
    why = _out_of_order(entry, holding.credential) if holding else None
    if why:
        plan.refused.append(Refusal(entry.line, entry.name, why))
        return
    professional = person.professional
    new_person = person.is_new and id(professional) not in plan.people
    if person.is_new and holding is None and new_person:
        plan.refused.append(Refusal(entry.line, entry.name, _("The line names no credential.")))
        return
    new_holding = (
        holding is not None and holding.credential.pk is None and id(holding.credential) not in plan.credentials
    )
    of_the_person = _tell_person(person, entry, new_person)
    of_the_credential = _tell_credential(holding.credential, entry) if holding else []
    if of_the_person or new_person:
        plan.people[id(professional)] = professional
    if holding and (of_the_credential or new_holding):
        holding.credential.professional = professional
        plan.credentials[id(holding.credential)] = holding.credential
    if holding and (new_person or new_holding):
        words = f"{holding.credential.type} {holding.credential.number}".strip()
        plan.added.append(Addition(entry.line, professional.name, words, new_person))
    elif of_the_person or of_the_credential:
        plan.changed.append(Change(entry.line, professional.name, tuple(of_the_person + of_the_credential)))
    else:
        plan.unchanged.append(entry.line)


def _out_of_order(entry: Entry, credential: Credential) -> str | None:
    applied, certified, expires = (getattr(entry, name) or getattr(credential, name) for name in CREDENTIAL_DAYS)
    if certified and applied and certified < applied:
        words = {"certified": _written(certified), "applied": _written(applied)}
        return _("Certified on %(certified)s, before the application on %(applied)s.") % words
    if expires and certified and expires < certified:
        words = {"expires": _written(expires), "certified": _written(certified)}
        return _("Expires on %(expires)s, before the certification on %(certified)s.") % words
    return None


def _tell_person(person: Person, entry: Entry, is_new: bool) -> list[Difference]:
    """Writes what the line says on the person, and tells what differed. A spelling without accents is no new name."""
    professional, differences = person.professional, []
    for column in OF_A_PERSON:
        old, new = getattr(professional, column), getattr(entry, column)
        if not new:
            continue
        if AGREES[column] is folded:
            new = _spelling(old, [getattr(other, column) for other in person.entries if getattr(other, column)])
        if new == old or (column == "email" and new.casefold() == old.casefold()):
            continue
        setattr(professional, column, new)
        differences.append(Difference(column, old, new))
        if column == "name" and folded(old) != folded(new) and not is_new:
            differences += _add_former(professional, [old])
    return differences + _add_former(professional, list(entry.former_names))


def _spelling(known: str, told: list[str]) -> str:
    """Of the file's spellings of one thing the best; the known one where that is the same and not worse.

    One with accents is better than one without, and one in capitals throughout is worse than any other.
    """
    if {known} == set(told):
        return known
    best = max(told, key=_care)  # of equals the first, so that a second reading finds the same
    return known if folded(known) == folded(best) and _care(known) > _care(best) else best


def _care(text: str) -> tuple[int, bool]:
    return sum(not sign.isascii() for sign in text), not (text.isupper() or text.islower())


def _add_former(professional: CertifiedProfessional, names: list[str]) -> list[Difference]:
    """The present name is not among the former ones, and no name stands there twice."""
    before = professional.former_names
    kept, seen = [], {folded(professional.name)}
    for name in [*before.splitlines(), *names]:
        if name.strip() and folded(name) not in seen:
            seen.add(folded(name))
            kept.append(name.strip())
    professional.former_names = "\n".join(kept)
    if [line.strip() for line in before.splitlines() if line.strip()] == kept:
        professional.former_names = before
        return []
    return [Difference("former_names", ", ".join(before.splitlines()), ", ".join(kept))]


def _tell_credential(credential: Credential, entry: Entry) -> list[Difference]:
    differences = []
    for column in ("number", *CREDENTIAL_DAYS):
        old, new = getattr(credential, column), getattr(entry, column)
        if not new or new == old or (column == "number" and old):
            continue
        setattr(credential, column, new)
        differences.append(Difference(column, old, new))
    return differences


def _written(value: Any) -> str:
    if value is None or value == "":
        return ""
    return date_format(value, "F j, Y") if hasattr(value, "year") else str(value)


@transaction.atomic
def save(plan: Plan) -> None:
    """Writes the plan in a handful of statements. Call it in the transaction in which the plan was made."""
    people = list(plan.people.values())
    for professional in people:
        professional.search_name = professional.names_folded()  # bulk writing does not pass by `save`
    new_people = [professional for professional in people if professional.pk is None]
    CertifiedProfessional.objects.bulk_create(new_people, batch_size=BATCH)
    made = {id(professional) for professional in new_people}
    CertifiedProfessional.objects.bulk_update(
        [professional for professional in people if id(professional) not in made],
        [*OF_A_PERSON, "former_names", "search_name"],
        batch_size=BATCH,
    )
    CertifiedProfessional.objects.renew_words(people)
    credentials = list(plan.credentials.values())
    new_credentials = [credential for credential in credentials if credential.pk is None]
    made = {id(credential) for credential in new_credentials}
    Credential.objects.bulk_update(
        [credential for credential in credentials if id(credential) not in made],
        ["number", *CREDENTIAL_DAYS],
        batch_size=BATCH,
    )
    Credential.objects.bulk_create(new_credentials, batch_size=BATCH)
