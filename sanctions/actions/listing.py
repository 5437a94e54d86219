"""Listing earlier discipline publicly: one person drafts the text, another approves it (procedure.md §3).

The same frozen text, listing time and constraints as for a sanction decided here; the numbers are those of the rule set
in force on the day. A Written Caution is refused here, and the database has no word for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from complaints import rules
from complaints.errors import Refused
from complaints.models import SanctionKind
from people import clock
from people.models import Credential, User
from record import chain
from record.models import Docket
from sanctions.entries import Kept, keeps, kept
from sanctions.leaks.protected import own_of
from sanctions.leaks.search import findings
from sanctions.leaks.standing import places_of
from sanctions.listing import listed_until
from sanctions.models import EarlierDiscipline, Publication, PublicationLink
from sanctions.models.publication import PublicKind

DRAFTED, APPROVED, DISCARDED = "listing_drafted", "listing_approved", "listing_discarded"


@dataclass(frozen=True)
class Listed:
    """What a person adds to what the paper says. `reinstated_on`: when a suspension was lifted, if it was."""

    credential: Credential
    provisions: str
    summary: str
    appeal_note: str
    reinstated_on: date | None = None


def why_no_listing(row: EarlierDiscipline) -> str | None:
    """None when this may be listed publicly; else the reason."""
    if row.kind not in PublicKind.values:
        return _("A Written Caution is private and is never published.")
    if PublicationLink.objects.filter(earlier=row).exists():
        return _("A public text was drafted for it already. Open that one.")
    return None


@transaction.atomic
def draft_listing(row: EarlierDiscipline, listed: Listed, *, by: User, on: datetime) -> Publication:
    """Drafts the public text of what was entered from a paper.

    Refused: whoever is not of the office or whom it is about, a Written Caution, a second text, a credential of
    somebody else, a reinstatement that cannot be, and what would not be listed any more.
    """
    docket, today = chain.board(), clock.local_day(on)
    if why := why_no_listing(row):
        raise Refused(why)
    if listed.credential.professional_id != row.professional_id:
        raise Refused(_("This credential is not that of the person."))
    if why := why_not_reinstated(row, listed.reinstated_on, today):
        raise Refused(why)
    credential = listed.credential
    text = Publication(
        professional=row.professional,
        kind=row.kind,
        name=row.professional.name,
        credential=f"{credential.type.name} {credential.number}".strip(),
        town=row.professional.town,
        provisions=listed.provisions.strip(),
        summary=listed.summary.strip(),
        appeal_note=listed.appeal_note,
        effective_on=row.effective_on,
        ends_on=row.ends_on,
        reinstated_on=listed.reinstated_on,
        drafted_by=by,
        drafted_at=on,
    )
    if not text.summary or not text.provisions:
        raise Refused(_("Write the summary, and which rules were breached."))
    if _is_over(text, _until(text, today), today):
        raise Refused(_("The time for which it would be listed is over already."))
    text.save()
    PublicationLink.objects.create(earlier=row, publication=text)
    _refuse_others(kept(text), by, today)
    _write(docket, DRAFTED, text, by, on, text.summary)
    return text


@transaction.atomic
def approve_listing(text: Publication, *, by: User, on: datetime) -> Publication:
    """Live from today, until its time is over. Refused: whoever drafted it or does not keep it, no draft, and
    a text with a date of birth or a stand-in name: of an old paper no more is known to be protected."""
    docket, today = chain.board(), clock.local_day(on)
    draft = _waiting(text, by, today)
    if draft.drafted_by_id == by.pk:
        raise Refused(_("You drafted this text. A second person approves it."))
    if findings(places_of(draft), [], own_of(draft.professional, draft.town, draft.credential, draft.provisions)):
        raise Refused(_("The text holds a date of birth or a stand-in name. Put the draft aside and write it anew."))
    until = _until(draft, today)
    if _is_over(draft, until, today):
        raise Refused(_("The time for which it would be listed is over already."))
    draft.approved_by, draft.approved_at, draft.live_from, draft.live_until = by, on, today, until
    draft.save(update_fields=["approved_by", "approved_at", "live_from", "live_until"])
    _write(docket, APPROVED, draft, by, on)
    return draft


@transaction.atomic
def discard_listing(text: Publication, *, reason: str, by: User, on: datetime) -> None:
    """Puts the draft aside. Refused: whoever does not keep it, no draft, no reason."""
    docket = chain.board()
    draft = _waiting(text, by, clock.local_day(on))
    if not reason.strip():
        raise Refused(_("Write why the draft is put aside."))
    _write(docket, DISCARDED, draft, by, on, reason.strip())
    PublicationLink.objects.filter(publication=draft).delete()
    draft.delete()


def why_not_reinstated(row: EarlierDiscipline, reinstated_on: date | None, today: date) -> str | None:
    """None when the day can be so; else what is wrong with it."""
    if reinstated_on is None:
        return None
    if row.kind != SanctionKind.SUSPENSION:
        return _("Only a suspended credential is given back. Leave this day empty.")
    if not row.effective_on < reinstated_on <= today:
        return _("The credential was given back after the suspension began, and not after today. Check the day.")
    return None


def _until(text: Publication, today: date) -> date | None:
    return listed_until(text, lambda name: rules.number_in_force(name, today))


def _is_over(text: Publication, until: date | None, today: date) -> bool:
    """A suspension that nobody lifted is listed on and on."""
    lasts = text.kind == PublicKind.SUSPENSION and text.reinstated_on is None
    return until is not None and until <= today and not lasts


def _waiting(text: Publication, by: User, today: date) -> Publication:
    """The draft, fresh, for one who keeps it."""
    entry = kept(text)
    if not entry.texts or entry.waiting is None or entry.last or entry.link is None or entry.link.earlier is None:
        raise Refused(_("This draft does not wait any more. Look at the entry again."))
    _refuse_others(entry, by, today)
    return entry.waiting


def _refuse_others(entry: Kept, by: User, today: date) -> None:
    if not keeps(entry, by, today):
        raise Refused(_("Earlier discipline is listed by the executive director or case staff."))


def _write(docket: Docket, kind: str, draft: Publication, by: User, on: datetime, text: str = "") -> None:
    chain.append(docket, kind=kind, at=on, actor=by, data={"publication": draft.slug}, text=text)
