"""A legal hold, and the end of private notes (procedure.md §5, retention)."""

from __future__ import annotations

from complaints import overlays, personal_notes
from complaints.effects import Act, Done, performs
from complaints.models import OverlayKind


@performs("place_legal_hold")
def _place_legal_hold(act: Act) -> Done:
    overlay = overlays.lay(act, OverlayKind.LEGAL_HOLD, reason=str(act.given["reason"]))
    return Done(data={"overlay": overlay.pk}, text=overlay.reason)


@performs("lift_legal_hold")
def _lift_legal_hold(act: Act) -> Done:
    return overlays.ended(act, OverlayKind.LEGAL_HOLD, reason=str(act.given["reason"]))


@performs("remove_private_notes")
def _remove_private_notes(act: Act) -> Done:
    """The tombstone: how many notes went. Neither their words nor who wrote them."""
    return Done(data={"removed": personal_notes.remove(act.case)})
