"""The criminal and reciprocal route, and requests on hold (procedure.md §1.4)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from complaints import applicants, overlays
from complaints.actions.filing import keep_paper
from complaints.actions.overlaying import resume
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.hearable import allegations_of
from complaints.models import Charges, Conviction, DocumentKind, OverlayKind, RenewalRequest, SanctionKind
from complaints.suspension_length import months_of
from people import clock


@performs("record_conviction")
def _record_conviction(act: Act) -> Done:
    """The certified copy is conclusive of the facts it decides: those allegations need no vote.

    What an abeyance waited for has come, so the case goes on.
    """
    judged_on, proven = act.given["judged_on"], list(act.given["allegations"])
    if judged_on > clock.local_day(act.on):
        raise Refused(_("The day of the judgment lies ahead. Check the date."))
    if not proven or not set(proven) <= set(allegations_of(act.case)):
        raise Refused(_("Choose the allegations of this case that the judgment decides."))
    if not str(act.given.get("text") or "").strip() and not act.given.get("file"):
        raise Refused(_("Attach the certified copy, or write what it says."))
    paper = keep_paper(act, DocumentKind.EVIDENCE, _("Certified copy of the judgment"))
    overlay = overlays.lay(act, OverlayKind.CONVICTION, reason=str(act.given["body"]), document=paper)
    conviction = Conviction.objects.create(
        overlay=overlay, kind=act.given["kind"], body=str(act.given["body"]), judged_on=judged_on
    )
    for allegation in proven:
        allegation.proven_by = conviction
        allegation.save(update_fields=["proven_by"])
    went_on = resume(act, str(_("The judgment is in.")))
    return Done(
        data={"overlay": overlay.pk, "document": paper.pk, "proven": [allegation.pk for allegation in proven]},
        text=str(conviction),
        dates={"judged": judged_on},
        after=went_on.after,
    )


@performs("report_conviction")
def _report_conviction(act: Act) -> Done:
    paper = keep_paper(act, DocumentKind.ANSWER, _("The respondent's own report of a judgment"))
    return Done(data={"document": paper.pk}, text=paper.text)


@performs("issue_show_cause")
def _issue_show_cause(act: Act) -> Done:
    """The executive director, as board complainant, proposes a sanction on the judgment."""
    kind = SanctionKind(act.given["sanction"])
    months = months_of(act.case, kind, act.given.get("months"))
    if why := applicants.why_not(act.case, kind, clock.local_day(act.on)):
        raise Refused(why)
    charges, _made = Charges.objects.update_or_create(
        case=act.case,
        defaults={
            "text": str(act.given["text"]),
            "proposed_sanction": kind,
            "proposed_months": months,
            "issued_on": clock.local_day(act.on),
        },
    )
    return Done(data={"charges": charges.pk, "proposed": kind.value}, text=charges.text)


@performs("record_renewal_request")
def _record_renewal_request(act: Act) -> Done:
    """While a case is past its notice, nothing is renewed, upgraded or moved without the director's sign-off."""
    overlay = overlays.lay(act, OverlayKind.RENEWAL_HOLD, reason=str(act.given.get("note") or ""))
    request = RenewalRequest.objects.create(overlay=overlay, kind=act.given["kind"])
    return Done(data={"overlay": overlay.pk, "kind": request.kind}, text=overlay.reason)


@performs("sign_off_renewal")
def _sign_off_renewal(act: Act) -> Done:
    reason, allowed = str(act.given["reason"]), act.given["ruling"] == "allow"
    overlay = overlays.lift(act, OverlayKind.RENEWAL_HOLD, reason=reason)
    if overlay is None:
        raise Refused(_("No request of the credential holder waits."))
    RenewalRequest.objects.filter(overlay=overlay).update(allowed=allowed)
    return Done(data={"overlay": overlay.pk, "allowed": allowed}, text=reason)
