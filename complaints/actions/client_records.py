"""Redacted copies, grants to single people, and the end of a consent (procedure.md §5; 42 CFR Part 2)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from complaints import client_records
from complaints.actions.filing import keep_paper
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.models import ClientRecordGrant, Document


def _record(act: Act) -> Document:
    paper: Document = act.given["document"]
    paper.refresh_from_db()
    if paper.case_id != act.case.pk or not paper.client_identifying:
        raise Refused(_("Choose a client record of this case."))
    return paper


@performs("add_redacted_copy")
def _add_redacted_copy(act: Act) -> Done:
    """A copy from which no client can be known, tied to the locked original; it is read like any paper of its kind."""
    original = _record(act)
    copy = keep_paper(act, original.kind, str(act.given.get("title") or _("Redacted copy")))
    copy.redacted_from = original
    copy.save(update_fields=["redacted_from"])
    return Done(data={"document": copy.pk, "original": original.pk}, text=copy.text)


@performs("grant_client_record")
def _grant_client_record(act: Act) -> Done:
    """To one person who investigates, sits on the panel or hears the appeal, on the basis that is on file."""
    record, person = _record(act), act.given["person"]
    if not client_records.grantable(act.case).filter(pk=record.pk).exists():
        raise Refused(_("Record the client's consent or a court order for a record first."))
    if person not in client_records.may_be_let_in(act.case):
        raise Refused(
            _("%(name)s neither investigates, nor sits on the panel, nor hears the appeal.") % {"name": person.name}
        )
    if record.pk in client_records.granted_to(person.pk, act.case.pk):
        raise Refused(_("%(name)s may read this record already.") % {"name": person.name})
    grant = ClientRecordGrant.objects.create(
        document=record,
        person=person,
        basis=record.release_basis,
        reason=str(act.given["reason"]),
        granted_by=act.person,
        granted_at=act.on,
    )
    return Done(
        data={"grant": grant.pk, "document": record.pk, "person": person.pk, "basis": grant.basis}, text=grant.reason
    )


@performs("revoke_release")
def _revoke_release(act: Act) -> Done:
    """A consent was taken back or has expired: basis and grants end, and the record is locked from the next request."""
    record = _record(act)
    if not record.release_basis:
        raise Refused(_("This record is locked already."))
    basis, record.release_basis = record.release_basis, ""
    record.save(update_fields=["release_basis"])
    ended = ClientRecordGrant.objects.filter(document=record, ended_at__isnull=True).update(ended_at=act.on)
    data = {"document": record.pk, "basis": basis, "why": str(act.given["why"]), "grants_ended": ended}
    return Done(data=data, text=str(act.given.get("reason", "")))
