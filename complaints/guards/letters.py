"""Guards over the letters of a case and over locked client records (procedure.md §1.1 service, §5 upload gate)."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from complaints import silence
from complaints.ballots import REMINDER
from complaints.guards.registry import Asked, guard
from complaints.lying_there import asked_together, there_is
from complaints.models import Case, Document
from people.one_look import once
from record.models import Notice


def letters(case: Case, *states: str) -> QuerySet[Notice]:
    """The letters of the case to its parties and witnesses; a reminder to vote is none of them."""
    return Notice.objects.filter(docket=case.docket_id, state__in=states).exclude(kind=REMINDER)


@once
def unserved(case: Case) -> list[Notice]:
    """Those drafted or on their way, of which no service is on record: what the three guards below choose from."""
    states = (Notice.State.DRAFTED, Notice.State.RELEASED, Notice.State.SENT)
    return list(letters(case, *states).filter(service__isnull=True).only("state", "not_before"))


@guard
def a_letter_is_drafted(asked: Asked) -> str | None:
    if not any(letter.state == Notice.State.DRAFTED for letter in unserved(asked.case)):
        return _("No letter waits to be approved.")
    return None


@guard
def a_letter_can_be_taken_back(asked: Asked) -> str | None:
    if not any(
        letter.state == Notice.State.RELEASED and letter.not_before and letter.not_before > asked.on
        for letter in unserved(asked.case)
    ):
        return _("No letter can be taken back: ten minutes after approval it is on its way.")
    return None


@guard
def a_letter_was_sent(asked: Asked) -> str | None:
    if not any(letter.state in {Notice.State.RELEASED, Notice.State.SENT} for letter in unserved(asked.case)):
        return _("No letter waits for a record of service.")
    return None


@guard
def somebody_heard_nothing(asked: Asked) -> str | None:
    if not silence.waiting(asked.case, asked.on):
        return _("Both sides were written to within the last month.")
    return None


@asked_together
def locked_records(case: Case) -> QuerySet[Document]:
    return case.documents.filter(client_identifying=True, release_basis="")


@guard
def a_client_record_is_locked(asked: Asked) -> str | None:
    if not there_is(locked_records, asked.case):
        return _("No client record is locked.")
    return None
