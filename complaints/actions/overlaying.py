"""Overlays without papers of their own: abeyance ends, a summary suspension is proposed, a complainant withdraws, a
decision is looked at again, a closed case is opened again (procedure.md §1.3 row 17, §1.4, §2.9, §2.17)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from complaints import motions, overlays
from complaints.actions.filing import keep_paper
from complaints.actions.screening import name_respondent_party
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.models import Body, Document, DocumentKind, OverlayKind
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
    return overlays.ended(act, OverlayKind.SUMMARY_SUSPENSION, reason=str(act.given.get("reason") or ""))


@performs("petition_reconsideration")
def _petition_reconsideration(act: Act) -> Done:
    """On one of the three grounds of row 17: an error, new evidence held back for good reason, other good cause."""
    paper = keep_paper(act, DocumentKind.RECONSIDERATION, _("Petition to reconsider"))
    return _asked(act, OverlayKind.RECONSIDERATION, paper)


@performs("end_reconsideration")
def _end_reconsideration(act: Act) -> Done:
    return overlays.ended(act, OverlayKind.RECONSIDERATION, reason=voted_text(act) if act.by else "")


@performs("ask_withdrawal")
def _ask_withdrawal(act: Act) -> Done:
    """Asking does not end the case: the committee decides, and says why (§2.17)."""
    overlay = overlays.lay(act, OverlayKind.WITHDRAWAL, reason=str(act.given.get("reason") or ""))
    return Done(data={"overlay": overlay.pk}, text=overlay.reason)


@performs("end_withdrawal")
def _end_withdrawal(act: Act) -> Done:
    by_party = COMPLAINING & seats_of(act.person, act.case)
    return overlays.ended(act, OverlayKind.WITHDRAWAL, reason="" if by_party else voted_text(act))


@performs("ask_reopening")
def _ask_reopening(act: Act) -> Done:
    """Material evidence not reasonably available before, fraud on the process, exonerating proof, or a reversal (§2.9)."""
    paper = keep_paper(act, DocumentKind.REOPENING, _("Request to reopen the case"))
    return _asked(act, OverlayKind.REOPENING, paper)


def _asked(act: Act, kind: OverlayKind, paper: Document) -> Done:
    """Lays what is asked for, with the paper that asks and the ground that it names."""
    overlay = overlays.lay(act, kind, reason=paper.text, document=paper)
    return Done(data={"overlay": overlay.pk, "document": paper.pk, "ground": str(act.given["ground"])}, text=paper.text)


@performs("end_reopening")
def _end_reopening(act: Act) -> Done:
    return overlays.ended(act, OverlayKind.REOPENING, reason=voted_text(act))


@performs("reopen_screened")
def _reopen_screened(act: Act) -> Done:
    """The respondent, who heard nothing of a dismissal at screening, becomes a party now."""
    name_respondent_party(act)
    return overlays.ended(act, OverlayKind.REOPENING, reason=voted_text(act))
