"""Letters: a person approves each, may take it back for ten minutes, and records how it was served."""

from __future__ import annotations

from django.utils.translation import gettext as _

from complaints import correspondence
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.notice_kinds import KINDS
from complaints.procedure import STEPS
from people import clock
from record import deadlines, notices
from record.models import Event, Notice


def _letter(act: Act) -> Notice:
    notice: Notice = act.given["notice"]
    if notice.docket_id != act.docket.pk:
        raise Refused(_("This letter belongs to another case."))
    notice.refresh_from_db()
    return notice


@performs("release_notice")
def _release_notice(act: Act) -> Done:
    """Freezes the text as it reads today; it leaves ten minutes later."""
    notice = _letter(act)
    if notice.state != Notice.State.DRAFTED:
        raise Refused(_("This letter was approved already."))
    correspondence.refresh(act.case, notice, clock.local_day(act.on))
    notice.save(update_fields=["context"])  # `release` reads the row anew, under its lock
    notices.release(notice, by=act.person, at=act.on)
    meets = KINDS[notice.kind].meets

    def settle(event: Event) -> None:
        deadlines.settle(act.docket, [meets], event=event, on=clock.local_day(act.on))

    return Done(data={"notice": notice.pk, "kind": notice.kind}, after=settle if meets else None)


@performs("undo_release")
def _undo_release(act: Act) -> Done:
    notice = _letter(act)
    notices.undo_release(notice, by=act.person, at=act.on)
    return Done(data={"notice": notice.pk, "kind": notice.kind})


@performs("record_service")
def _record_service(act: Act) -> Done:
    """Service of a letter from which no step of the table runs; the others have a row of their own."""
    notice = _letter(act)
    if any(step.serves == notice.kind for step in STEPS.values()):
        raise Refused(_("Use the step made for serving this letter: a time limit runs from it."))
    if notice.state not in (Notice.State.RELEASED, Notice.State.SENT):
        raise Refused(_("Approve the letter before you record that it was served."))
    served = correspondence.serve([notice], act)
    return Done(
        data={"notice": notice.pk, "served_on": served.day.isoformat(), "method": served.method}, after=served.record
    )
