"""Filing: from a draft to a case with a number (procedure.md §1.3 rows 1–3, §4)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from complaints import intake, workflow
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
from complaints.models.complaint import Contact
from complaints.seats import Seat, seat
from people import clock, codes
from people.models import Purpose, User
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
    urgent_danger: bool = False
    consents_to_disclosure: bool = False
    language: str = "en"
    papers: tuple[int, ...] = field(default=())


def new_party_user(name: str, email: str, language: str) -> User:
    """A user without a password, who comes in by a code. One for each party."""
    user = User(username=f"party-{secrets.token_hex(8)}", name=name, email=email, language=language)
    user.set_unusable_password()
    user.save()
    return user


@transaction.atomic
def begin_draft(*, on: datetime, language: str = "en") -> tuple[Draft, str]:
    """Makes an empty draft and the return code that is the only way back to it. The code is shown once."""
    owner = new_party_user("", "", language)
    draft = Draft.objects.create(owner=owner, made_at=on, saved_at=on)
    return draft, codes.issue(owner, purpose=Purpose.RETURN, at=on)


def save_draft(draft: Draft, *, answers: dict[str, Any], on: datetime) -> None:
    """Keeps what was typed, as typed. Only a draft that was sent meanwhile is refused: it is a complaint now."""
    if not Draft.objects.filter(pk=draft.pk).update(answers=answers, saved_at=on):
        raise Refused(_("This complaint was sent already."))
    draft.answers, draft.saved_at = answers, on


@transaction.atomic
def delete_old_drafts(*, on: datetime, days: int) -> int:
    """Deletes drafts that nobody saved for so many calendar days, with their papers (procedure.md §1.3 row 1)."""
    forgotten = Draft.objects.filter(saved_at__lt=on - timedelta(days=days))
    old = list(forgotten.select_related("owner").select_for_update())  # one saved meanwhile stays
    for draft in old:
        for paper in draft.documents.all():
            if paper.file:
                # Only once the rows are gone for good: a file does not come back with a rollback.
                transaction.on_commit(partial(paper.file.storage.delete, str(paper.file.name)))
            paper.delete()
        owner = draft.owner
        draft.delete()
        owner.is_active = False
        owner.save(update_fields=["is_active"])
    return len(old)


@transaction.atomic
def file_complaint(draft: Draft, *, answers: Answers, on: datetime) -> Case:
    """Makes the case and its number from a signed draft, whole or not at all.

    Refuses a draft that was sent already: the first sending made the case.
    """
    waiting = Draft.objects.select_for_update().select_related("owner").filter(pk=draft.pk).first()
    if waiting is None:
        raise Refused(_("This complaint was sent already."))
    case = open_case(answers, on=on, complainant=waiting.owner)
    Document.objects.filter(draft=waiting).update(case=case, draft=None)
    waiting.delete()
    return case


@transaction.atomic
def open_case(answers: Answers, *, on: datetime, complainant: User) -> Case:
    """The case, its docket, complaint, complainant and seats; then the step `file`."""
    day = clock.local_day(on)
    complaint = Complaint.objects.create(
        relationship=answers.relationship,
        respondent_name=answers.respondent_name,
        respondent_description=answers.respondent_description,
        respondent_workplace=answers.respondent_workplace,
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
        filed_at=on,
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
        accommodation=answers.accommodation,
    )
    seat(complainant, case, Seat.COMPLAINANT)
    workflow.take("file", case, by=complainant, on=on)
    return case


@performs("file")
def _file(act: Act) -> Done:
    complaint = act.case.complaint
    walled_off = judge_filing(act)
    data = {"complaint": complaint.pk, "topics": complaint.topics} | ({"walled_off": walled_off} if walled_off else {})
    return Done(data=data, text=complaint.narrative)


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
        document.content_type = upload.examined_type  # type: ignore[attr-defined]
        document.size = upload.size
        document.sha256 = upload.sha256  # type: ignore[attr-defined]
        document.file.save(upload.name or "file", upload, save=False)
    document.save()
    return document
