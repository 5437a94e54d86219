"""Guards over locked client records (procedure.md §5)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from complaints import client_records
from complaints.guards.registry import Asked, guard


@guard
def a_client_record_is_on_file(asked: Asked) -> str | None:
    if not client_records.on_file(asked.case).exists():
        return _("No client record is on file.")
    return None


@guard
def a_client_record_may_be_granted(asked: Asked) -> str | None:
    if not client_records.grantable(asked.case).exists():
        return _("Record the client's consent or a court order for a record first.")
    if not client_records.may_be_let_in(asked.case):
        return _("Nobody investigates, sits on the panel or hears the appeal yet.")
    return None


@guard
def a_release_stands(asked: Asked) -> str | None:
    if not client_records.released(asked.case).exists():
        return _("No client record is released.")
    return None
