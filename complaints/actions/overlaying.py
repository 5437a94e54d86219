"""Overlays without papers of their own: abeyance ends, a summary suspension is proposed, a complainant withdraws, a
decision is looked at again, a closed case is opened again (procedure.md §1.3 row 17, §1.4, §2.9, §2.17)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from complaints import motions, overlays
from complaints.actions.filing import keep_paper
from complaints.actions.screening import name_respondent_party
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.models import Body, DocumentKind, OverlayKind
from complaints.procedure import ROWS
from complaints.seats import COMPLAINING, seats_of
from people import clock
from record import deadlines
from record.models import Event

# The limits that rows of overlays set: they run on while the main line stands still.
RUNNING_ON = frozenset(limit.name for row in ROWS if row.in_abeyance for limit in row.limits)


def voted_text(act: Act) -> str:
    """The words that the committee carried for this step: an overlay ends or begins with them."""
    motion = motions.carried(act.case, Body.COMMITTEE, act.step)
    if motion is None:
        raise Refused(_("The Ethics Committee has to carry a motion for this first."))
    return motion.text


def hold(act: Act) -> Done:
    """Lays the abeyance and stops the deadlines of the main line; the app above puts a hearing off."""
    overlay = overlays.lay(act, OverlayKind.ABEYANCE, reason=voted_text(act))
    stopped = deadlines.stop(act.docket, on=clock.local_day(act.on), running_on=RUNNING_ON)
    return Done(data={"overlay": overlay.pk, "stopped": stopped}, text=overlay.reason)


def resume(act: Act, reason: str) -> Done:
    """Lifts the abeyance, where one stands; the deadlines go on with the days that were left."""
    overlay = overlays.lift(act, OverlayKind.ABEYANCE, reason=reason)
    if overlay is None:
        return Done()

    def go_on(event: Event) -> None:
        deadlines.resume(act.docket, by=act.person, event=event, on=clock.local_day(act.on))

    return Done(data={"overlay": overlay.pk}, text=reason, after=go_on)


@performs("end_abeyance")
def _end_abeyance(act: Act) -> Done:
    return resume(act, voted_text(act))


@performs("propose_summary_suspension")
def _propose_summary_suspension(act: Act) -> Done:
    """The evidence of imminent danger, in the proposer's words. The other hand orders (§1.4)."""
    overlay = overlays.lay(act, OverlayKind.SUMMARY_SUSPENSION, reason=str(act.given["reason"]))
    return Done(data={"overlay": overlay.pk}, text=overlay.reason)


@performs("lift_summary_suspension")
def _lift_summary_suspension(act: Act) -> Done:
    reason = str(act.given.get("reason") or "")
    overlay = overlays.lift(act, OverlayKind.SUMMARY_SUSPENSION, reason=reason)
    return Done(data={"overlay": overlay.pk if overlay else None}, text=reason)


@performs("petition_reconsideration")
def _petition_reconsideration(act: Act) -> Done:
    """On one of the three grounds of row 17: an error, new evidence held back for good reason, other good cause."""
    ground = str(act.given["ground"])
    paper = keep_paper(act, DocumentKind.RECONSIDERATION, _("Petition to reconsider"))
    overlay = overlays.lay(act, OverlayKind.RECONSIDERATION, reason=paper.text, document=paper)
    return Done(data={"overlay": overlay.pk, "document": paper.pk, "ground": ground}, text=paper.text)


@performs("end_reconsideration")
def _end_reconsideration(act: Act) -> Done:
    reason = voted_text(act) if act.by else ""
    overlay = overlays.lift(act, OverlayKind.RECONSIDERATION, reason=reason)
    return Done(data={"overlay": overlay.pk if overlay else None}, text=reason)


@performs("ask_withdrawal")
def _ask_withdrawal(act: Act) -> Done:
    """Asking does not end the case: the committee decides, and says why (§2.17)."""
    overlay = overlays.lay(act, OverlayKind.WITHDRAWAL, reason=str(act.given.get("reason") or ""))
    return Done(data={"overlay": overlay.pk}, text=overlay.reason)


@performs("end_withdrawal")
def _end_withdrawal(act: Act) -> Done:
    by_party = COMPLAINING & seats_of(act.person, act.case)
    reason = "" if by_party else voted_text(act)
    overlay = overlays.lift(act, OverlayKind.WITHDRAWAL, reason=reason)
    return Done(data={"overlay": overlay.pk if overlay else None}, text=reason)


@performs("ask_reopening")
def _ask_reopening(act: Act) -> Done:
    """Material evidence not reasonably available before, fraud on the process, exonerating proof, or a reversal (§2.9)."""
    ground = str(act.given["ground"])
    paper = keep_paper(act, DocumentKind.REOPENING, _("Request to reopen the case"))
    overlay = overlays.lay(act, OverlayKind.REOPENING, reason=paper.text, document=paper)
    return Done(data={"overlay": overlay.pk, "document": paper.pk, "ground": ground}, text=paper.text)


@performs("end_reopening")
def _end_reopening(act: Act) -> Done:
    return _close_request(act)


def _close_request(act: Act) -> Done:
    reason = voted_text(act)
    overlay = overlays.lift(act, OverlayKind.REOPENING, reason=reason)
    return Done(data={"overlay": overlay.pk if overlay else None}, text=reason)


@performs("reopen_screened")
def _reopen_screened(act: Act) -> Done:
    """The respondent, who heard nothing of a dismissal at screening, becomes a party now."""
    name_respondent_party(act)
    return _close_request(act)
