"""Guards over the people of a case: representatives and witnesses (procedure.md §2.12, §5)."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from complaints import representation
from complaints.guards.registry import Asked, guard
from complaints.lying_there import asked_together, there_is
from complaints.models import Case, Party


@guard
def no_representative_yet(asked: Asked) -> str | None:
    if representation.standing(asked.case):
        return _("A representative is named already. End that first to name another.")
    return None


@guard
def a_representative_is_named(asked: Asked) -> str | None:
    if representation.standing(asked.case) is None:
        return _("No representative is named.")
    return None


@guard
def a_representative_waits(asked: Asked) -> str | None:
    if representation.waiting(asked.case) is None:
        return _("No representative waits for leave.")
    return None


@asked_together
def witnesses(case: Case) -> QuerySet[Party]:
    return case.parties.filter(side=Party.Side.WITNESS)


@guard
def a_witness_is_named(asked: Asked) -> str | None:
    if not there_is(witnesses, asked.case):
        return _("Name a witness first.")
    return None
