"""Guards over locked client records (procedure.md §5)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from complaints import client_records
from complaints.guards.registry import Asked, guard
from complaints.lying_there import there_is


@guard
def a_client_record_is_on_file(asked: Asked) -> str | None:
    if not there_is(client_records.on_file, asked.case):
        return _("No client record is on file.")
    return None


@guard
def a_client_record_may_be_granted(asked: Asked) -> str | None:
    if not there_is(client_records.grantable, asked.case):
        return _("Record the client's consent or a court order for a record first.")
    if not client_records.may_be_let_in(asked.case):
        return _("Nobody investigates, sits on the panel or hears the appeal yet.")
    return None


@guard
def a_release_stands(asked: Asked) -> str | None:
    if not there_is(client_records.released, asked.case):
        return _("No client record is released.")
    return None
