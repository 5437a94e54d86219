"""Filing: from a draft to a case with a number (procedure.md §1.3 rows 1–3, §4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from complaints import intake, uploads, workflow
from complaints.actions.drafting import delete_papers
from complaints.actions.insiders import judge_filing
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.models import (
    Case,
    Complaint,
    Document,
    DocumentKind,
    Draft,
    GuardRuling,
    Party,
    RuleSet,
    Status,
)
from complaints.models.complaint import CameBy, Contact
from complaints.seats import Seat, seat
from people import clock
from people.models import User
from record import chain


@dataclass(frozen=True)
class Answers:
    """What the complainant said, already checked for shape by the form."""

    relationship: str
    name: str
    contact: str
    signature: str
    email: str = ""
    phone: str = ""
    address: str = ""
    accommodation: str = ""
    respondent_name: str = ""
    respondent_description: str = ""
    respondent_workplace: str = ""
    chosen_in_register: str = ""
    serves_board: str = ""
    topics: tuple[str, ...] = ()
    narrative: str = ""
    first_act_on: date | None = None
    last_act_on: date | None = None
    when_text: str = ""
    continuing: bool = False
    discovered_on: date | None = None
    witnesses: str = ""
    told: str = ""
    has_more_to_send: bool = False
    on_behalf_of: str = ""
    complains_with: str = ""
    message_is_safe: str = ""
    best_times: str = ""
    came_by: str = CameBy.ONLINE
    urgent_danger: bool = False
    consents_to_disclosure: bool = False
    language: str = "en"
    papers: tuple[int, ...] = field(default=())


@dataclass(frozen=True)
class TakenDown:
    """A complaint that the office typed: who typed it, and the day on which it was received (procedure.md §1.1)."""

    by: User
    received_on: date


@transaction.atomic
def file_complaint(draft: Draft, *, answers: Answers, on: datetime) -> Case:
    """Makes the case and its number from a signed draft, whole or not at all.

    Refuses a draft that was sent already: the first sending made the case.
    """
    waiting = Draft.objects.select_for_update().select_related("owner").filter(pk=draft.pk).first()
    if waiting is None:
        raise Refused(_("This complaint was sent already."))

    def lay_in(case: Case) -> None:
        delete_papers(waiting.documents.filter(removed_at__isnull=False))
        waiting.documents.update(case=case, draft=None)

    case = open_case(answers, on=on, complainant=waiting.owner, lay_in=lay_in)
    waiting.delete()
    return case


@transaction.atomic
def open_case(
    answers: Answers,
    *,
    on: datetime,
    complainant: User,
    lay_in: Callable[[Case], None] | None = None,
    taken_down: TakenDown | None = None,
) -> Case:
    """The case, its docket, complaint, complainant, seats and the papers that `lay_in` puts there; then the step `file`.

    What came on paper counts as filed on the day it was received, not on the day it was typed.
    """
    day = taken_down.received_on if taken_down else clock.local_day(on)
    complaint = Complaint.objects.create(
        relationship=answers.relationship,
        respondent_name=answers.respondent_name,
        respondent_description=answers.respondent_description,
        respondent_workplace=answers.respondent_workplace,
        chosen_in_register=answers.chosen_in_register,
        serves_board=answers.serves_board,
        topics=list(answers.topics),
        narrative=answers.narrative,
        first_act_on=answers.first_act_on,
        last_act_on=answers.last_act_on,
        when_text=answers.when_text,
        continuing=answers.continuing,
        discovered_on=answers.discovered_on,
        witnesses=answers.witnesses,
        told=answers.told,
        has_more_to_send=answers.has_more_to_send,
        on_behalf_of=answers.on_behalf_of,
        complains_with=answers.complains_with,
        came_by=answers.came_by,
        urgent_danger=answers.urgent_danger,
        consents_to_disclosure=answers.consents_to_disclosure,
        signature=answers.signature,
        signed_at=on,
        language=answers.language,
    )
    number = chain.next_number(day.year)
    docket = chain.open_docket(number)
    case = Case.objects.create(
        docket=docket,
        number=number,
        status=Status.SUBMITTED,
        rule_set=RuleSet.objects.in_force(day),
        complaint=complaint,
        filed_at=on if day == clock.local_day(on) else clock.start_of(day),
        entered_status_at=on,
    )
    complainant.name, complainant.email, complainant.language = answers.name, answers.email, answers.language
    complainant.save(update_fields=["name", "email", "language"])
    Party.objects.create(
        case=case,
        user=complainant,
        side=Party.Side.COMPLAINANT,
        name=answers.name,
        email=answers.email,
        phone=answers.phone,
        address=answers.address,
        contact=answers.contact or Contact.CODE,
        message_is_safe=answers.message_is_safe,
        best_times=answers.best_times,
        accommodation=answers.accommodation,
    )
    seat(complainant, case, Seat.COMPLAINANT)
    if lay_in:
        lay_in(case)
    workflow.take("file", case, by=complainant, on=on, received_on=day, taken_down_by=taken_down and taken_down.by.pk)
    return case


@performs("file")
def _file(act: Act) -> Done:
    complaint = act.case.complaint
    walled_off = judge_filing(act)
    data = {"complaint": complaint.pk, "topics": complaint.topics} | ({"walled_off": walled_off} if walled_off else {})
    if act.given["taken_down_by"]:
        data["taken_down_by"] = act.given["taken_down_by"]
    return Done(data=data, text=complaint.narrative, dates={"received": act.given["received_on"]})


@performs("give_reason")
def _give_reason(act: Act) -> Done:
    """The reason goes to the record and into the letter."""
    return Done(text=str(act.given["reason"]))


@performs("add_to_complaint")
def _add_to_complaint(act: Act) -> Done:
    """The complainant adds words or a paper; the signed complaint itself stays as it was."""
    document = keep_paper(act, DocumentKind.COMPLAINT, str(act.given.get("title") or _("Added by the complainant")))
    return Done(data={"document": document.pk}, text=document.text)


@performs("judge_form")
def _judge_form(act: Act) -> Done:
    """G4: written and signed (procedure.md §1.2)."""
    found = intake.form(act.case)
    GuardRuling.objects.update_or_create(
        case=act.case,
        guard="G4",
        defaults={
            "ruling": found.ruling,
            "reason": found.reason,
            "ruled_by": act.by,
            "ruled_at": act.on,
        },
    )
    return Done(data={"guard": "G4"})


def keep_paper(act: Act, kind: str, title: str) -> Document:
    """Puts words or an uploaded file into the case file. The file was examined by the form."""
    upload: File | None = act.given.get("file")
    document = Document(
        case=act.case,
        kind=kind,
        title=title[:200],
        text=str(act.given.get("text", "")),
        client_identifying=bool(act.given.get("client_identifying", False)),
        added_by=act.person,
        added_at=act.on,
    )
    if upload:
        uploads.lay_into(document, upload)
    document.save()
    return document
