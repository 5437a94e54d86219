"""Correcting what is public, and taking it down (procedure.md §3). One puts nothing up alone: a text needs two people.

A published text never changes. A correction is a new text with a note on what was corrected; approved by another
person, it takes the place of the one before, at the same address and until the same day. Taking down needs one person
and a reason: an untrue text must not wait. What is put up in its place needs two again. Each act leaves an event on the
board's docket.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from complaints.errors import Refused
from people import clock
from people.models import User
from record import chain
from record.models import Docket
from sanctions.actions.explaining import write_explanation
from sanctions.entries import Kept, keeps, kept, why_no_correction
from sanctions.leaks.standing import unexplained, why_not
from sanctions.models import LeakExplanation, Publication

DRAFTED, EXPLAINED, APPROVED, DISCARDED, TAKEN_DOWN = (
    "correction_drafted",
    "correction_explained",
    "correction_approved",
    "correction_discarded",
    "publication_taken_down",
)


@dataclass(frozen=True)
class Corrected:
    """The words of an entry that a correction may change. Kind and days follow from the decision and are not among them."""

    name: str
    credential: str
    town: str
    provisions: str
    summary: str

    @classmethod
    def of(cls, text: Publication) -> Corrected:
        words = (text.name, text.credential, text.town, text.provisions, text.summary)
        return cls(*(word.strip() for word in words))


@transaction.atomic
def draft_correction(text: Publication, corrected: Corrected, *, note: str, by: User, on: datetime) -> Publication:
    """Drafts the text that is to take the place of the one shown.

    Refused: whoever does not keep the entry, a second draft, an entry whose time is over or whose decision fell, no
    word on what is corrected, a text that changes nothing, a name that the registry does not know.
    """
    docket, entry = _locked(text, by, on)
    today = clock.local_day(on)
    if why := why_no_correction(entry, today):
        raise Refused(why)
    last = entry.last
    if last is None or not note.strip() or not corrected.summary.strip():
        raise Refused(_("Write what was corrected, and the summary."))
    if corrected == Corrected.of(last) and last.withdrawn_at is None:
        raise Refused(_("Nothing is changed yet. Correct the text first."))
    if corrected.name != last.name and corrected.name not in last.professional.names:
        raise Refused(_("The registry knows no such name of this person. Correct the registry first."))
    draft = Publication.objects.create(
        professional=last.professional,
        kind=last.kind,
        appeal_note=last.appeal_note,
        effective_on=last.effective_on,
        ends_on=last.ends_on,
        reinstated_on=last.reinstated_on,
        corrects=entry.first,
        correction_note=note.strip(),
        drafted_by=by,
        drafted_at=on,
        **asdict(corrected),
    )
    _write(docket, DRAFTED, entry, by, on, text=f"{draft.correction_note}\n\n{draft.summary}")
    return draft


@transaction.atomic
def approve_correction(text: Publication, *, by: User, on: datetime) -> Publication:
    """The draft takes the place of the text shown, from now on and until the same day.

    Refused: whoever does not keep the entry, whoever drafted it, no draft, a decision that fell, and a text that holds a
    piece which may give somebody away and which nobody has explained.
    """
    docket, entry = _locked(text, by, on)
    draft, last = entry.waiting, entry.last
    if draft is None or last is None or draft.pk != text.pk:
        raise Refused(_("This draft does not wait any more. Look at the entry again."))
    if draft.drafted_by_id == by.pk:
        raise Refused(_("You drafted this text. A second person approves it."))
    if entry.link is None:
        raise Refused(_("The decision behind this entry does not stand any more."))
    if entry.case and (why := why_not(unexplained(entry.case, draft))):
        raise Refused(why)
    _withdraw(last, on)
    draft.approved_by, draft.approved_at = by, on
    draft.live_from, draft.live_until = clock.local_day(on), last.live_until
    draft.reinstated_on = last.reinstated_on
    draft.save(update_fields=["approved_by", "approved_at", "live_from", "live_until", "reinstated_on"])
    entry.link.publication = draft
    entry.link.save(update_fields=["publication"])
    _write(docket, APPROVED, entry, by, on, drafted_by=draft.drafted_by_id)
    return draft


@transaction.atomic
def explain_piece(text: Publication, *, finding: str, reason: str, by: User, on: datetime) -> LeakExplanation:
    """Says of one piece of the draft why it gives nobody away; it holds for exactly this text.

    Refused: whoever does not keep the entry, no draft, a piece that is not open in it, no reason.
    """
    docket, entry = _locked(text, by, on)
    if entry.waiting is None or entry.case is None or entry.waiting.pk != text.pk:
        raise Refused(_("This draft does not wait any more. Look at the entry again."))
    row = write_explanation(entry.case, entry.waiting, finding, reason, by=by, on=on)
    _write(docket, EXPLAINED, entry, by, on, text=row.reason, explanation=row.pk)
    return row


@transaction.atomic
def discard_correction(text: Publication, *, reason: str, by: User, on: datetime) -> None:
    """Puts the draft of a correction aside. Refused: whoever does not keep the entry, no draft, no reason."""
    docket, entry = _locked(text, by, on)
    draft = entry.waiting
    if draft is None or entry.last is None:
        raise Refused(_("No draft waits."))
    if not reason.strip():
        raise Refused(_("Write why the draft is put aside."))
    draft.delete()
    _write(docket, DISCARDED, entry, by, on, text=reason.strip())


@transaction.atomic
def take_down(text: Publication, *, reason: str, by: User, on: datetime) -> Publication:
    """Takes the text off every public page and feed; its address says that it was withdrawn, and nothing else.

    Refused: whoever does not keep the entry, no reason, a text that the public does not read today.
    """
    docket, entry = _locked(text, by, on)
    last, today = entry.last, clock.local_day(on)
    if last is None or not Publication.objects.live(today).filter(pk=last.pk).exists():
        raise Refused(_("The public does not read this entry today, so there is nothing to take down."))
    if not reason.strip():
        raise Refused(_("Write why it is taken down."))
    _withdraw(last, on)
    _write(docket, TAKEN_DOWN, entry, by, on, text=reason.strip())
    return last


def _locked(text: Publication, by: User, on: datetime) -> tuple[Docket, Kept]:
    """The board's docket and the entry, fresh; the docket of its case first, as every step of the procedure does."""
    case = kept(text).case
    if case is not None:
        chain.lock(case.docket_id)
    docket = chain.board()
    entry = kept(text)
    _refuse_others(entry, by, clock.local_day(on))
    return docket, entry


def _refuse_others(entry: Kept, by: User, today: date) -> None:
    if not keeps(entry, by, today):
        raise Refused(_("This entry is looked after by the office: by those who have no conflict in its case."))


def _withdraw(text: Publication, on: datetime) -> None:
    """The moment is written once: a text that was taken down before keeps it."""
    if text.withdrawn_at is None:
        text.withdrawn_at = on
        text.save(update_fields=["withdrawn_at"])


def _write(docket: Docket, kind: str, entry: Kept, by: User, on: datetime, *, text: str = "", **data: int) -> None:
    chain.append(docket, kind=kind, at=on, actor=by, data={"publication": entry.first.slug, **data}, text=text)
