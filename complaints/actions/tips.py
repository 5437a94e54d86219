"""Tips: logged by the office, and closed with a word on what was done. Never a case (procedure.md §1.2 G5)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from complaints import insiders
from complaints.errors import Refused
from complaints.models import Tip
from people import bodies, clock
from people.models import RUN_THE_OFFICE, User
from record import chain


@transaction.atomic
def log_tip(
    *, text: str, about: str, came_by: str, received_on: date, serves_board: bool, by: User, on: datetime
) -> Tip:
    """Writes a tip down, with an event on the board's docket.

    One about somebody who serves the Board, by what is said or by the name, is kept for the President (§2.8). Refused:
    anybody but the office, an empty text, a day that lies ahead.
    """
    today = clock.local_day(on)
    docket = chain.board()
    if not bodies.roles_of(by, today) & RUN_THE_OFFICE:
        raise Refused(_("Only the office logs tips."))
    if not text.strip():
        raise Refused(_("Write what was told."))
    if received_on > today:
        raise Refused(_("This day lies ahead. Write the day the tip came in."))
    named = insiders.namesakes(about, today)
    tip = Tip.objects.create(
        text=text,
        about=about,
        came_by=came_by,
        received_on=received_on,
        kept_from_office=serves_board or bool(named),
        logged_by=by,
        logged_at=on,
    )
    tip.kept_from.set(named)
    data = {"tip": tip.pk, "came_by": came_by, "received_on": received_on.isoformat()}
    chain.append(docket, kind="log_tip", at=on, actor=by, data=data, text=text)
    return tip


@transaction.atomic
def close_tip(tip: Tip, *, outcome: str, by: User, on: datetime) -> Tip:
    """Says what was done. Refused: whoever cannot see it, no word on what was done, one that was closed before."""
    docket = chain.board()
    roles = bodies.roles_of(by, clock.local_day(on))
    found = Tip.objects.select_for_update().visible_to(by, roles).filter(pk=tip.pk).first()
    if found is None:
        raise Refused(_("This tip is not yours to deal with."))
    if found.closed_at is not None:
        raise Refused(_("Somebody else dealt with this tip already. Open it again and look."))
    if not outcome.strip():
        raise Refused(_("Write what was done, or why nothing is done."))
    found.outcome, found.closed_by, found.closed_at = outcome, by, on
    found.save(update_fields=["outcome", "closed_by", "closed_at"])
    chain.append(docket, kind="close_tip", at=on, actor=by, data={"tip": found.pk}, text=outcome)
    return found
