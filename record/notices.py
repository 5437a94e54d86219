"""Drafts, releases, undoes and serves notices. Actions of the apps above use it; `record.outbox` sends.

Which notices a step drafts is the table's business in the apps above; here is only what may be done with one.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from people.errors import Refused
from people.models import User
from record import letters
from record.models.docket import Docket, Event
from record.models.notice import Notice, Service

UNDO_FOR = timedelta(minutes=10)
SIGN_IN_PAGE = "people:sign-in"
State = Notice.State


def draft(
    docket: Docket,
    *,
    kind: str,
    recipient: User,
    context: dict[str, Any],
    event: Event,
    key: str,
    by_email: bool = True,
    page: str = SIGN_IN_PAGE,
) -> Notice:
    """Drafts one letter to one person in that person's language. A key that was used before is refused by the database.

    `by_email` False: the person did not agree to e-mail, so the letter waits for paper. `page` is the URL name of the
    page to which the e-mail leads.
    """
    return Notice.objects.create(
        docket=docket,
        key=key,
        kind=kind,
        recipient=recipient,
        language=recipient.language,
        context=context,
        by_email=by_email,
        page=page,
        drafted_by=event,
    )


def preview(notice: Notice) -> letters.Letter:
    """The letter as it would go out now; after release, the letter as it was frozen."""
    if notice.body:
        return letters.Letter(notice.subject, notice.body)
    return letters.render(notice.kind, notice.language, notice.context)


@transaction.atomic
def release(notice: Notice, *, by: User, at: datetime) -> Notice:
    """Freezes the text and lets it go out ten minutes after `at`. Refuses a letter that is no draft any more."""
    _refresh(notice)
    if notice.state != State.DRAFTED:
        raise Refused(_("This letter was approved or withdrawn already. Open it again and look."))
    letter = preview(notice)
    notice.subject, notice.body = letter.subject, letter.body
    notice.state, notice.released_by, notice.released_at = State.RELEASED, by, at
    notice.not_before = at + UNDO_FOR
    notice.save()
    return notice


@transaction.atomic
def undo_release(notice: Notice, *, by: User, at: datetime) -> Notice:
    """Makes a released letter a draft again within ten minutes. Refuses later, or once it was sent or served.

    Anyone whom the caller's rules let release may undo; `by` is kept by the step that the caller records.
    """
    _refresh(notice)
    if notice.state != State.RELEASED or notice.not_before is None:
        raise Refused(_("Only a letter that is approved and not sent yet can be taken back."))
    if at >= notice.not_before or notice.attempts:
        raise Refused(_("The ten minutes in which you could take this letter back are over."))
    if Service.objects.filter(notice=notice).exists():
        raise Refused(_("This letter was served already, so it cannot be taken back."))
    notice.subject = notice.body = notice.last_error = ""
    notice.state, notice.released_by = State.DRAFTED, None
    notice.released_at = notice.not_before = notice.try_after = None
    notice.save()
    return notice


@transaction.atomic
def withdraw(notice: Notice) -> Notice:
    """Sets a draft aside for good. Refuses a letter that was approved: take that back first."""
    _refresh(notice)
    if notice.state != State.DRAFTED:
        raise Refused(_("Only a draft can be withdrawn. Take the approval back first."))
    notice.state = State.WITHDRAWN
    notice.save()
    return notice


def withdraw_drafts(found: QuerySet[Notice]) -> None:
    """Sets aside those of these letters that nobody has approved: what they were to say is not true any more."""
    for notice in found.filter(state=State.DRAFTED).order_by("pk"):
        withdraw(notice)


@transaction.atomic
def call_back(notice: Notice) -> None:
    """Sets aside for good what was approved and has not left: there is no reason for it any more. What a sender has, goes."""
    _refresh(notice)
    if notice.state != State.RELEASED or notice.attempts:
        return
    notice.subject = notice.body = notice.last_error = ""
    notice.state, notice.released_by = State.WITHDRAWN, None
    notice.released_at = notice.not_before = notice.try_after = None
    notice.save()


@transaction.atomic
def serve(
    notice: Notice,
    *,
    method: str,
    served_on: date,
    posted_on: date | None = None,
    by: User,
    event: Event,
    proof: str = "",
) -> Service:
    """Records that a letter reached its reader: limits run from `served_on` (procedure.md §1.1).

    Refused: a letter that is not approved, that was served already, or whose dates cannot be. For ordinary mail the
    caller counts `served_on` from the day of posting (`record.days.deemed_served`).
    """
    _refresh(notice)
    if notice.state not in (State.RELEASED, State.SENT):
        raise Refused(_("Approve the letter before you record that it was served."))
    if Service.objects.filter(notice=notice).exists():
        raise Refused(_("This letter was served already. Its first service counts."))
    if method == Service.Method.ORDINARY_MAIL and posted_on is None:
        raise Refused(_("Give the day on which the letter was posted."))
    if posted_on is not None and posted_on > served_on:
        raise Refused(_("A letter is posted before it is served. Check the two dates."))
    return Service.objects.create(
        notice=notice,
        method=method,
        served_on=served_on,
        posted_on=posted_on,
        recorded_by=by,
        event=event,
        proof=proof,
    )


def _refresh(notice: Notice) -> None:
    """Locks the row and reads it anew: another person or the sender may have been faster."""
    notice.refresh_from_db(from_queryset=Notice.objects.select_for_update())
