"""What a person of the Board says of the own workplace and supervision, for hints at conflicts (procedure.md §2.6)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from complaints import insiders
from complaints.errors import Refused
from people import clock
from people.models import Tie, User
from record import chain


@transaction.atomic
def tell_ties(person: User, told: Mapping[str, list[str]], *, on: datetime) -> None:
    """Puts what is told now in the place of what was told before. Refused to those who do not serve the Board.

    The Board's docket says that it was told and how much, not what: the ties are the person's own.
    """
    docket = chain.board()
    if not insiders.serves(person, clock.local_day(on)):
        raise Refused(_("Only those who serve the Board or work for it are asked."))
    Tie.objects.filter(person=person).delete()
    rows = [Tie(person=person, kind=Tie.Kind(kind), name=name) for kind, names in told.items() for name in names]
    Tie.objects.bulk_create(rows)
    chain.append(docket, kind="ties_told", at=on, actor=person, data={kind: len(names) for kind, names in told.items()})
