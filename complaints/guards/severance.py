"""Guards of severance (procedure.md §1.2, missing predecessor text)."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from code_of_ethics import citing
from complaints.guards.registry import Asked, guard


@guard
def is_severed_from_a_case(asked: Asked) -> str | None:
    if asked.case.severed_from_id is None:
        return _("This case was filed; it was not severed from another.")
    return None


@guard
def text_of_the_charge_is_held(asked: Asked) -> str | None:
    charge, credential = getattr(asked.case, "severed_charge", None), asked.case.credential
    if charge is None or credential is None:
        return _("No charge of this case waits for a text.")
    for day in (charge.conduct_from, charge.conduct_to):
        if not citing.text_is_held(credential.type.code_of_ethics, day):
            return _("The code that was in force on %(day)s is not loaded yet.") % {"day": date_format(day, "F j, Y")}
    return None
