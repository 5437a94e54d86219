"""Whom and which credential a line of a registry file means, among those known and those that the file brings.

By the credential number; else by name and e-mail; else by name and town; else somebody new. Names are compared without
accents and case, former names count too. Where two people could be meant, nobody is: the line is refused.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from people.errors import Refused
from people.models import CertifiedProfessional, Credential
from people.names import folded
from people.registry_entry import Entry


@dataclass(eq=False)
class Holding:
    """A credential, known or new, and the lines of the file that speak of it. `number`: as known, or as a line gave it."""

    credential: Credential
    number: str = ""
    entries: list[Entry] = field(default_factory=list)


@dataclass(eq=False)
class Person:
    """A professional, known or new, with credentials and the lines of the file that speak of the person."""

    professional: CertifiedProfessional
    holdings: list[Holding] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)

    @property
    def is_new(self) -> bool:
        return self.professional.pk is None

    @property
    def names(self) -> set[str]:
        if self.is_new:
            return {folded(name) for name in (self.professional.name, *(entry.name for entry in self.entries))}
        return set(self.professional.search_name.splitlines())

    @property
    def emails(self) -> set[str]:
        said = {entry.email for entry in self.entries if self.is_new}
        return {email.casefold() for email in {self.professional.email, *said} if email}

    def numbers_of(self, entry: Entry) -> list[str]:
        """The other numbers under which the person holds a credential of the same type."""
        return [
            holding.number
            for holding in self.holdings
            if entry.type and holding.credential.type_id == entry.type.pk and holding.number
        ]


def number_key(number: str) -> str:
    return "".join(number.casefold().split())


class Register:
    """Everyone known, by every way of finding them; those whom the file brings are added as they come."""

    def __init__(self, professionals: Iterable[CertifiedProfessional], credentials: Iterable[Credential]) -> None:
        self.people: list[Person] = []
        self.by_number: dict[str, tuple[Person, Holding]] = {}
        self.by_email: dict[tuple[str, str], list[Person]] = defaultdict(list)
        self.by_town: dict[tuple[str, str], list[Person]] = defaultdict(list)
        known = {professional.pk: Person(professional) for professional in professionals}
        for person in known.values():
            self.people.append(person)
            for name in person.names:
                self._index(person, name, person.professional.email, person.professional.town)
        for credential in credentials:
            self._hold(known[credential.professional_id], Holding(credential, credential.number))

    def person_for(self, entry: Entry) -> Person:
        """Refused: a number that is another person's, and a name under which two people could be meant."""
        held = self.by_number.get(number_key(entry.number)) if entry.number else None
        if held is None:
            return self._by_name(entry) or self._add(entry)
        person = held[0]
        if person.is_new:
            return person  # two lines of this file; where they name two people, both are refused (registry_plan)
        same_name = folded(entry.name) in person.names
        found = self._by_email(entry) if same_name else self._by_name(entry)
        if found not in (None, person) or not (same_name or may_be_renamed(person, entry)):
            words = {"number": entry.number, "name": person.professional.name}
            raise Refused(
                _("The number %(number)s belongs to %(name)s. If the name changed, write the old one as former name.")
                % words
            )
        return person

    def holding_for(self, person: Person, entry: Entry) -> Holding | None:
        """The credential meant, a new one where none fits; None for a line that speaks of the person alone.

        Refused: a number of another type, too little to tell which is meant, too little to make a new one.
        """
        if not entry.names_a_credential:
            if person.is_new and not person.holdings:
                raise Refused(_("The line names no credential, and nobody known has this name and e-mail or town."))
            return None
        held = self.by_number.get(number_key(entry.number)) if entry.number else None
        if held is not None:
            known = held[1].credential.type
            is_known = held[1].credential.pk is not None
            if is_known and entry.type and entry.type.pk != known.pk:
                words = {"number": entry.number, "type": known}
                raise Refused(_("The number %(number)s belongs to another type: %(type)s.") % words)
            return held[1]
        fitting = [holding for holding in person.holdings if self._fits(holding, entry)]
        if len(fitting) > 1:
            raise Refused(_("This person holds several such credentials. Write the credential number."))
        if fitting:
            if entry.number:
                fitting[0].number = entry.number
                self.by_number[number_key(entry.number)] = (person, fitting[0])
            return fitting[0]
        return self._new_holding(person, entry)

    @staticmethod
    def _fits(holding: Holding, entry: Entry) -> bool:
        """A credential without a number gets the one in the line; a line without a number means the one of its type."""
        credential = holding.credential
        if entry.type and credential.type_id != entry.type.pk:
            return False
        if entry.number and holding.number:
            return False
        same_certification = entry.certified_on is not None and entry.certified_on == credential.certified_on
        return entry.applied_on in (None, credential.applied_on) or same_certification

    def _new_holding(self, person: Person, entry: Entry) -> Holding:
        if entry.type is None:
            raise Refused(_("The credential type is missing, and the number is not known yet."))
        applied_on = entry.applied_on or entry.certified_on
        if applied_on is None:
            raise Refused(_("The day of the application is missing, and that of the certification too."))
        # A person is bound from the application; where the file does not tell it, from the day certain (decisions.md).
        credential = Credential(type=entry.type, number=entry.number, applied_on=applied_on)
        return self._hold(person, Holding(credential, credential.number))

    def _by_email(self, entry: Entry) -> Person | None:
        found = self.by_email.get((folded(entry.name), entry.email.casefold())) if entry.email else None
        return self._only(found) if found else None

    def _by_name(self, entry: Entry) -> Person | None:
        if (person := self._by_email(entry)) is not None:
            return person
        there = self.by_town.get((folded(entry.name), folded(entry.town)), []) if entry.town else []
        found = [person for person in there if not self._is_somebody_else(person, entry)]
        return self._only(found) if found else None

    def _is_somebody_else(self, person: Person, entry: Entry) -> bool:
        """Of one name in one town, but with another number of the same type: two people unless the e-mail says not.

        Where both e-mails are known and differ as well, nobody can tell; the line is refused.
        """
        other = person.numbers_of(entry) if entry.number else []
        if not other or number_key(entry.number) in {number_key(number) for number in other}:
            return False
        if entry.email and person.emails:
            return True
        words = {"name": person.professional.name, "number": other[0]}
        raise Refused(
            _("%(name)s of the same town holds the number %(number)s. Write the e-mail, or correct the number.") % words
        )

    @staticmethod
    def _only(found: list[Person]) -> Person:
        if len(found) > 1:
            raise Refused(_("Two people of this name are known there. Write the credential number."))
        return found[0]

    def _add(self, entry: Entry) -> Person:
        person = Person(CertifiedProfessional(name=entry.name))
        self.people.append(person)
        self._index(person, folded(entry.name), entry.email, entry.town)
        return person

    def _index(self, person: Person, name: str, email: str, town: str) -> None:
        if email and person not in self.by_email[name, email.casefold()]:
            self.by_email[name, email.casefold()].append(person)
        if town and person not in self.by_town[name, folded(town)]:
            self.by_town[name, folded(town)].append(person)

    def _hold(self, person: Person, holding: Holding) -> Holding:
        person.holdings.append(holding)
        if holding.number:
            self.by_number[number_key(holding.number)] = (person, holding)
        return holding


def may_be_renamed(person: Person, entry: Entry) -> bool:
    """Whether the holder of a number may have come to bear the name in the line.

    A former name in the line is known; or the e-mail is the same; or the names share a word and no two e-mails speak
    against it. Else the number is more likely a slip of the pen, and two people would become one.
    """
    known = person.names
    if {folded(name) for name in entry.former_names} & known:
        return True
    email = entry.email.casefold()
    if email and email in person.emails:
        return True
    shares_a_word = any(set(folded(entry.name).split()) & set(name.split()) for name in known)
    return shares_a_word and not (email and person.emails)
