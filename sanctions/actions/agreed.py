"""Ends by agreement, and decisions that fall: an approved agreement, an accepted surrender, a decision reconsidered or
reopened (procedure.md §1.3 rows 11 and 17, §1.4, §2.9)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from complaints import consents, motions, overlays
from complaints.actions.overlaying import voted_text
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.models import Body, OverlayKind
from people import clock
from sanctions.actions.imposing import decided, set_aside
from sanctions.actions.publishing import withdraw
from sanctions.models import Surrender


@performs("sanctions.impose_agreed")
def _impose_agreed(act: Act) -> Done:
    """The decision is the agreement, word for word; the chair's step is the second signature (§2.19)."""
    motion, agreement = motions.carried(act.case, Body.COMMITTEE, act.step), consents.standing(act.case)
    if motion is None or agreement is None:
        raise Refused(_("The Ethics Committee has to carry a motion for this first."))
    overlays.lift(act, OverlayKind.CONSENT)
    return decided(act, motion, _("Agreement approved by the Ethics Committee"))


@performs("sanctions.accept_surrender")
def _accept_surrender(act: Act) -> Done:
    """Recorded as surrendered while charges were pending: published, and for good unless the vote names a day."""
    text = voted_text(act)
    overlay = overlays.lift(act, OverlayKind.SURRENDER, reason=text)
    overlays.lift(act, OverlayKind.CONSENT)
    surrender = Surrender.objects.create(case=act.case, effective_on=clock.local_day(act.on))
    return Done(data={"overlay": overlay.pk if overlay else None, "surrender": surrender.pk}, text=text)


def _fall(act: Act) -> dict[str, object]:
    """The sanction is set aside, and what was published of it is withdrawn."""
    slug = withdraw(act.case, act.on)
    sanction = set_aside(act)
    return {"sanction": sanction.pk if sanction else None, "publication": slug}


@performs("sanctions.reconsider")
def _reconsider(act: Act) -> Done:
    text = voted_text(act)
    overlays.lift(act, OverlayKind.RECONSIDERATION, reason=text)
    return Done(data=_fall(act), text=text)


@performs("sanctions.reopen")
def _reopen(act: Act) -> Done:
    text = voted_text(act)
    overlays.lift(act, OverlayKind.REOPENING, reason=text)
    return Done(data=_fall(act), text=text)
