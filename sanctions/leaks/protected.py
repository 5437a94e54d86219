"""What one case protects from the public, gathered in a number of queries that does not grow with the case.

Rule sources: procedure.md §3 (publication entry: "never: complainant, client, witness, employer, panel votes"), §5. Whole:
the parties with all their contact data, those they named, the private data of the professional, the employer, and those
who screened, investigated, sat or voted. Of the people named in free text only what stands there. Joined and severed cases
are of one family: none of them gives away a person of another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Q

from complaints.models import Case, Complaint, Document, Message, Participant, Party
from hearings.models import Attendance
from people.models import CertifiedProfessional
from sanctions.leaks.findings import Kind, Own, Protected, Whose
from sanctions.leaks.harvest import contacts_in, listed_names, names_in

SIDES = {
    Party.Side.COMPLAINANT: Whose.COMPLAINANT,
    Party.Side.REPRESENTATIVE: Whose.REPRESENTATIVE,
    Party.Side.WITNESS: Whose.WITNESS,
    Party.Side.RESPONDENT: Whose.RESPONDENT,
}


def protected_by(case: Case) -> list[Protected]:
    """Everything that no public text about this case may hold."""
    family = _family(case)
    found = [
        *_of_parties(family),
        *_of_the_professional(case.respondent),
        *_of_complaints(family),
        *_of_papers(family),
        *_of_those_who_served(family),
    ]
    return [one for one in dict.fromkeys(found) if one.value.strip()]


def own_of(professional: CertifiedProfessional | None, *said: str) -> Own:
    """What a public text may say of the professional by rule: names, town and whatever the entry says beside (`said`)."""
    if professional is None:
        return Own(words=said)
    return Own(names=tuple(professional.names), words=(professional.town, *said))


def _family(case: Case) -> list[int]:
    """The case, those joined to it, the one it was severed from and those severed from it: one query."""
    related = Q(pk=case.pk) | Q(joinder__lead=case) | Q(severed_from=case)
    if case.severed_from_id:
        related |= Q(pk=case.severed_from_id)
    return list(Case.objects.filter(related).values_list("pk", flat=True))


def _of_parties(family: Iterable[int]) -> Iterator[Protected]:
    parties = Party.objects.filter(case__in=family).select_related("user").order_by("pk")
    for party in parties:
        whose = SIDES[Party.Side(party.side)]
        if whose != Whose.RESPONDENT:
            yield from (Protected(Kind.NAME, name, whose) for name in (party.name, party.user.name))
        yield from (Protected(Kind.EMAIL, email, whose) for email in (party.email, party.user.email))
        yield Protected(Kind.PHONE, party.phone, whose)
        yield Protected(Kind.ADDRESS, party.address, whose)


def _of_the_professional(professional: CertifiedProfessional | None) -> Iterator[Protected]:
    if professional is None:
        return
    yield Protected(Kind.EMAIL, professional.email, Whose.RESPONDENT)
    yield Protected(Kind.ADDRESS, professional.address_of_record, Whose.RESPONDENT)
    yield Protected(Kind.EMPLOYER, professional.employer, Whose.RESPONDENT)


def _of_complaints(family: Iterable[int]) -> Iterator[Protected]:
    for told in Complaint.objects.filter(cases__in=family).distinct().order_by("pk"):
        yield Protected(Kind.NAME, told.signature, Whose.COMPLAINANT)
        yield Protected(Kind.EMPLOYER, told.respondent_workplace, Whose.RESPONDENT)
        yield from listed_names(told.on_behalf_of)
        yield from listed_names(told.complains_with)
        yield from names_in(told.witnesses, alone=True)
        for text in (told.told, told.narrative):
            yield from names_in(text, alone=False)
        for text in (told.told, told.narrative, told.witnesses, told.complains_with, told.respondent_description):
            yield from contacts_in(text)


def _of_papers(family: Iterable[int]) -> Iterator[Protected]:
    """Of papers and messages only what is sure: addresses, numbers, dates of birth, what somebody is known as."""
    papers = Document.objects.filter(case__in=family).exclude(text="").order_by("pk").values_list("text", flat=True)
    messages = Message.objects.filter(case__in=family).order_by("pk").values_list("text", flat=True)
    for text in (*papers, *messages):
        yield from contacts_in(text)


def _of_those_who_served(family: Iterable[int]) -> Iterator[Protected]:
    """By the whole name only: a single word of it is far from a hearing room, and their names are no secret elsewhere."""
    served = Participant.objects.filter(case__in=family).order_by("pk").values_list("person__name", flat=True)
    attended = Attendance.objects.filter(hearing__case__in=family).order_by("pk").values_list("name", flat=True)
    for name in (*served, *attended):
        yield Protected(Kind.NAME, name, Whose.SERVED, alone=False)
