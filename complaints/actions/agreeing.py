"""Consent agreements and the offer of a surrender (procedure.md §1.3 row 11, §1.4, §2.19)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from complaints import applicants, consents, overlays
from complaints.actions.signing import signature_of
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.hearable import allegations_of
from complaints.models import ConsentAgreement, OverlayKind, SanctionKind
from complaints.suspension_length import months_of
from people import clock


@performs("propose_consent")
def _propose_consent(act: Act) -> Done:
    """Admitted or uncontested facts, the allegations they answer, one of the four sanctions, conditions, public text."""
    chosen = list(act.given["allegations"])
    if not chosen or not set(chosen) <= set(allegations_of(act.case)):
        raise Refused(_("Choose the allegations of this case that the agreement settles."))
    kind = SanctionKind(act.given["sanction"])
    months = months_of(act.case, kind, act.given.get("months"))
    if why := applicants.why_not(act.case, kind, clock.local_day(act.on)):
        raise Refused(why)
    overlay = overlays.lay(act, OverlayKind.CONSENT)
    agreement = ConsentAgreement.objects.create(
        overlay=overlay,
        text=str(act.given["text"]),
        sanction=kind,
        months=months,
        terms=str(act.given.get("terms") or ""),
        publication_text=str(act.given.get("publication_text") or "") if kind.is_public else "",
    )
    agreement.allegations.set(chosen)
    return Done(data={"overlay": overlay.pk, "sanction": kind.value, "months": agreement.months}, text=agreement.text)


@performs("sign_consent")
def _sign_consent(act: Act) -> Done:
    """The respondent's signature, with the waiver of the appeal in it."""
    agreement = consents.standing(act.case)
    if agreement is None:
        raise Refused(_("No agreement is proposed."))
    signature = signature_of(act)
    agreement.signature, agreement.signed_at = signature, act.on
    agreement.save(update_fields=["signature", "signed_at"])
    return Done(data={"overlay": agreement.overlay_id, "signed": True}, text=signature)


@performs("end_consent")
def _end_consent(act: Act) -> Done:
    return overlays.ended(act, OverlayKind.CONSENT, reason=str(act.given.get("reason") or ""))


@performs("offer_surrender")
def _offer_surrender(act: Act) -> Done:
    """Offering takes no effect: only the committee's acceptance does (§1.4)."""
    signature = signature_of(act)
    overlay = overlays.lay(act, OverlayKind.SURRENDER, reason=signature)
    return Done(data={"overlay": overlay.pk, "signed": True}, text=signature)


@performs("end_surrender")
def _end_surrender(act: Act) -> Done:
    return overlays.ended(act, OverlayKind.SURRENDER, reason=str(act.given.get("reason") or ""))
