"""Opens and ends overlays. For the effects of their steps, under the docket's lock (procedure.md §1.4)."""

from __future__ import annotations

from complaints.effects import Act, Done
from complaints.models import Case, Document, Overlay, OverlayKind


def lay(act: Act, kind: OverlayKind, *, reason: str = "", document: Document | None = None) -> Overlay:
    """Opens one. The database refuses a second of a kind at a case; the table's facts say so before."""
    return Overlay.objects.create(
        case=act.case, kind=kind, opened_at=act.on, opened_by=act.by, reason=reason, document=document
    )


def standing(case: Case, kind: OverlayKind) -> Overlay | None:
    """The one of this kind that stands at the case now."""
    return Overlay.objects.standing().filter(case=case, kind=kind).first()


def lift(act: Act, kind: OverlayKind, *, reason: str = "") -> Overlay | None:
    """Ends the one that stands, by the step being taken; None where none stands."""
    overlay = standing(act.case, kind)
    if overlay:
        overlay.closed_at, overlay.outcome, overlay.outcome_reason = act.on, act.step, reason
        overlay.save(update_fields=["closed_at", "outcome", "outcome_reason"])
    return overlay


def ended(act: Act, kind: OverlayKind, *, reason: str = "") -> Done:
    """Ends the one that stands, and is all that the step does: the reason goes on the record."""
    overlay = lift(act, kind, reason=reason)
    return Done(data={"overlay": overlay.pk if overlay else None}, text=reason)
