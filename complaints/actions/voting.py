"""Motions and ballots (procedure.md §2.3, §2.4)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from complaints import (
    applicants,
    ballots,
    consents,
    disclosure,
    motions,
    participation,
    rules,
    seating,
    usual_sanctions,
)
from complaints.actions.balloting import nothing_left_to_do
from complaints.condition_lines import line_without_a_day
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.factors import Aggravating, Mitigating
from complaints.guards import GUARDS, Asked
from complaints.hearable import allegations_of
from complaints.models import Allegation, Ballot, Body, Case, Choice, Motion, MotionKind, SanctionKind, Status, Voter
from complaints.procedure import STEPS, Step
from complaints.seats import seats_of
from complaints.workflow import fact_obstacle
from people import clock
from people.models import User

OPENS = {
    "open_committee_motion": Body.COMMITTEE,
    "open_finding_motion": Body.COMMITTEE,
    "open_panel_motion": Body.PANEL,
    "open_review_motion": Body.REVIEW,
    "open_appeal_motion": Body.APPEALS,
    "open_waiver_motion": Body.COMMITTEE,
}
ROLE = {Body.COMMITTEE: "decided", Body.REVIEW: "reviewed", Body.PANEL: "on_panel", Body.APPEALS: "on_appeal"}


def voters_for(act: Act, body: Body) -> list[User]:
    """Those seated in the body today who can vote there (§2.6, §2.7): frozen with the motion. Panel members too, unless the rule set
    keeps them from the vote of the committee.

    The committee is seated at its first vote at the latest: an overlay may need one before the report is in.
    """
    if body is Body.COMMITTEE and not participation.committee_is_seated(act.case):
        seating.seat_body("committee", act.case, clock.local_day(act.on))
    sitting = participation.holders(act.case, *motions.SITS[body])
    if body is Body.COMMITTEE and rules.setting(act.case, "panel_votes_in_committee") == "no":
        panel = set(act.case.participants.filter(on_panel=True).values_list("person_id", flat=True))
        sitting = [person for person in sitting if person.pk not in panel]
    return participation.eligible(act.case, sitting, ROLE[body])


def _why_not_now(act: Act, step: Step) -> str | None:
    """A body votes on a step whose facts stand; on a sanction, when the findings that it rests on stand too (§2.3)."""
    why = fact_obstacle(step, act.case.facts)
    if why is None and (step.name.startswith("decide_") or consents.sanction_of(step.name)):
        asked = Asked(case=act.case, person=act.by, on=act.on, step=step.name)
        why = next((str(found) for name in step.guards if (found := GUARDS[name](asked))), None)
    return why


def _weighing(act: Act, step: str, months: int | None) -> dict[str, object]:
    """What weighs on the sanction that is decided on. Refused: one outside the range without a written reason (§3)."""
    kind = motions.sanction_of(step)
    if kind is None:
        return {}
    conducts = [name for name in usual_sanctions.own_ranges(act.case) if name in (act.given.get("conducts") or ())]
    reason = str(act.given.get("departure") or "").strip()
    departs = usual_sanctions.departs(act.case, kind, months, conducts)
    if departs and not reason:
        raise Refused(_("This sanction lies outside the range. Write the reason before the vote is saved."))
    return {
        "conducts": conducts,
        "aggravating": [one.value for one in Aggravating if one.value in (act.given.get("aggravating") or ())],
        "mitigating": [one.value for one in Mitigating if one.value in (act.given.get("mitigating") or ())],
        "factors": str(act.given.get("factors") or ""),
        "departure": reason if departs else "",
    }


def limit_to_waive(case: Case, allegation: Allegation | None) -> Allegation | None:
    """The late allegation that the motion is about; during the jurisdiction check None, the whole complaint."""
    if case.status == Status.JURISDICTION:
        return None
    if allegation is None or not case.allegations.excluded().filter(pk=allegation.pk).exists():
        raise Refused(_("Choose an allegation of this case that was made too late."))
    return allegation


@performs("open_motion")
def _open_motion(act: Act) -> Done:
    """Puts the exact text to the vote. Ballots are bound to it by its hash."""
    body, text = OPENS[act.step], str(act.given["text"]).strip()
    step, allegation = str(act.given.get("names") or ""), act.given.get("allegation")
    if act.step in ("open_finding_motion", "open_panel_motion"):
        step = ""
        if allegation is None or not allegations_of(act.case).filter(pk=allegation.pk).exists():
            raise Refused(_("Choose an allegation of this case."))
        if allegation.proven_by_id is not None:
            raise Refused(_("A judgment decides this allegation. There is nothing to vote on."))
        if dict(motions.findings(act.case, body)).get(allegation):
            raise Refused(_("The vote on this allegation is over. It is not taken again."))
    elif act.step == "open_waiver_motion":
        step, allegation = "waive_limitation", limit_to_waive(act.case, allegation)
    elif step not in STEPS or STEPS[step].motion != body or act.case.status not in STEPS[step].source:
        raise Refused(_("Choose a step that this body can decide on now."))
    elif why := _why_not_now(act, STEPS[step]):
        raise Refused(why)
    else:
        allegation = None
    open_now = Motion.objects.filter(case=act.case, body=body, closed_at__isnull=True)
    if open_now.filter(allegation=allegation, step=step).exists():
        raise Refused(_("A vote on this is open already."))
    sanction = motions.sanction_of(step) or consents.sanction_of(step)
    months, terms = act.given.get("months"), str(act.given.get("terms") or "")
    agreement = consents.standing(act.case) if consents.sanction_of(step) else None
    if agreement:  # the vote is on the very words that the respondent signed
        text, months, terms = agreement.text, agreement.months, agreement.terms
    elif line := line_without_a_day(terms):
        raise Refused(_("There is no such day: %(line)s") % {"line": line})
    proposed = str(sanction.value if sanction else act.given.get("sanction") or "")
    if proposed == "suspension" and not months:
        raise Refused(_("Say how many months the suspension lasts."))
    if step == "charge" and not proposed:
        raise Refused(_("Name the sanction that is proposed with the charges."))
    if proposed and (why := applicants.why_not(act.case, SanctionKind(proposed), clock.local_day(act.on))):
        raise Refused(why)
    weighing = _weighing(act, step, months)
    voters = voters_for(act, body)
    least = motions.quorum(act.case, body, len(voters))
    if len(voters) < least:
        raise Refused(
            _("Too few can vote: %(have)s, and %(need)s are needed. The President can name designees.")
            % {"have": len(voters), "need": least}
        )
    second, cites = act.given.get("seconded_by"), list(act.given.get("cites") or ())
    if second is not None and (second == act.person or second not in voters):
        raise Refused(_("Somebody else who can vote on this seconds it."))
    if any(paper.case_id != act.case.pk for paper in cites):
        raise Refused(_("This paper belongs to another case."))
    if why := disclosure.why_not_cite(act.case, cites):
        raise Refused(why)
    motion = Motion.objects.create(
        case=act.case,
        body=body,
        kind=MotionKind.STEP if step else MotionKind.FINDING,
        step=step,
        allegation=allegation,
        sanction=proposed,
        months=months,
        terms=terms,
        **weighing,
        text=text,
        text_hash=motions.hash_of(text),
        round=motions.round_of(act.case),
        opened_by=act.person,
        seconded_by=second,
        opened_at=act.on,
    )
    motion.cites.set(cites)
    Voter.objects.bulk_create([Voter(motion=motion, person=person) for person in voters])
    data = {"motion": motion.pk, "names": step, "voters": [v.pk for v in voters], "text_hash": motion.text_hash}
    if second is not None:
        data["seconded_by"] = second.pk
    if weighing.get("departure"):
        data["outside_the_range"] = True
    if cites:
        data["cites"] = [paper.pk for paper in cites]
    return Done(data=data, text=text)


@performs("cast_ballot")
def _cast_ballot(act: Act) -> Done:
    """One ballot each, sealed until the vote closes. The last ballot closes it, when nobody is asked to confirm an earlier one.

    Cast anew, it takes the place of one's own that was cast on another text or before new material. Refused: a ballot on
    a text that was changed while it was being written.
    """
    motion: Motion = act.given["motion"]
    motion.refresh_from_db()
    if motion.case_id != act.case.pk or not motion.voters.filter(person=act.person).exists():
        raise Refused(_("You are not among those who can vote on this."))
    if not motion.is_open:
        raise Refused(_("This vote is closed."))
    if not Motion.objects.waiting_for(act.person).filter(pk=motion.pk).exists():
        raise Refused(_("You have voted on this already."))
    if act.given.get("text_hash", motion.text_hash) != motion.text_hash:
        raise Refused(_("The text was changed while you were voting. Read it again."))
    if not seats_of(act.person, act.case) & motions.SITS[Body(motion.body)]:
        raise Refused(_("You no longer sit on this body."))
    participation.enter(act.case, act.person, ROLE[Body(motion.body)])
    earlier = motion.ballots.filter(person=act.person, replaced_at__isnull=True).first()
    if earlier:
        earlier.replaced_at = act.on
        earlier.save(update_fields=["replaced_at"])
    ballot = Ballot.objects.create(
        motion=motion,
        person=act.person,
        choice=Choice(act.given["choice"]),
        reason=str(act.given.get("reason") or ""),
        text_hash=motion.text_hash,
        cast_at=act.on,
    )
    data: dict[str, object] = {"motion": motion.pk, "ballot": ballot.pk}
    if earlier:
        data["replaces"] = earlier.pk
    motion.drafts.filter(person=act.person).delete()
    if not Motion.objects.waiting_for(act.person).filter(case=act.case).exists():
        nothing_left_to_do(act.case, act.person)
    if ballots.standing_of(motion).is_complete:
        data |= close(motion, act)
    return Done(data=data, text=ballot.reason)


@performs("close_motion")
def _close_motion(act: Act) -> Done:
    motion: Motion = act.given["motion"]
    if not motions.open_for_closing(act.case, act.person).filter(pk=motion.pk).exists():
        raise Refused(_("This vote is closed, or is not yours to close."))
    return Done(data=close(motion, act))


def close(motion: Motion, act: Act) -> dict[str, object]:
    """Counts and closes. The count goes on the record; who voted how stays with those who could vote."""
    tally = motions.count(motion)
    motion.outcome = tally.outcome
    motion.closed_at = act.on
    motion.tally = {
        "yes": tally.yes,
        "no": tally.no,
        "abstain": tally.abstain,
        "eligible": tally.eligible,
        "quorum": tally.quorum,
    }
    motion.save(update_fields=["outcome", "closed_at", "tally"])
    return {
        "motion": motion.pk,
        "outcome": tally.outcome.value,
        "count": [tally.yes, tally.no, tally.abstain],
        "eligible": tally.eligible,
        "quorum": tally.quorum,
    }
