"""How votes are counted: quorum, majority, ties and findings (procedure.md §2.2–§2.4).

Whole numbers only: two-thirds is cross-multiplied, so no rounding decides a livelihood.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.db.models import QuerySet

from complaints import rules
from complaints.hearable import allegations_of
from complaints.lying_there import asked_together, there_is
from complaints.models import UNDECIDED, Allegation, Body, Case, Choice, Motion, MotionKind, Outcome, SanctionKind
from complaints.models.motion import MotionQuerySet
from complaints.seats import Seat, seats_of
from people.models import User
from people.one_look import once

# Who opens and closes the votes of each body.
PRESIDES = {
    Body.COMMITTEE: Seat.CHAIR,
    Body.PANEL: Seat.OFFICER,
    Body.REVIEW: Seat.REVIEWER,
    Body.APPEALS: Seat.APPEALS,
}
SITS = {
    Body.COMMITTEE: frozenset({Seat.CHAIR, Seat.MEMBER}),
    Body.PANEL: frozenset({Seat.OFFICER, Seat.PANELIST}),
    Body.REVIEW: frozenset({Seat.REVIEWER}),
    Body.APPEALS: frozenset({Seat.APPEALS}),
}


@dataclass(frozen=True)
class Tally:
    """A count: ballots by choice, the number who may vote, the quorum, and the majority as `of` out of `over`.

    `least` is the number of votes in favour without which nothing is carried, however many abstain.
    """

    yes: int
    no: int
    abstain: int
    eligible: int
    quorum: int
    of: int = 1
    over: int = 2
    least: int = 0

    @property
    def present(self) -> int:
        return self.yes + self.no + self.abstain

    @property
    def outcome(self) -> Outcome:
        """Abstentions count for the quorum, not for the majority. No casting vote: a tie fails."""
        if self.present < self.quorum:
            return Outcome.NO_QUORUM
        if self.yes == self.no:
            return Outcome.TIED
        if self.yes < self.least:
            return Outcome.FAILED
        if (self.of, self.over) == (1, 2):
            return Outcome.CARRIED if self.yes > self.no else Outcome.FAILED
        cast = self.yes + self.no
        return Outcome.CARRIED if self.yes * self.over >= cast * self.of else Outcome.FAILED


def hash_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def quorum(case: Case, body: Body, eligible: int) -> int:
    """Panel, reviewers and Appeals Committee: all three. Committee: a majority of the eligible, at least three."""
    if body is Body.COMMITTEE:
        return max(eligible // 2 + 1, rules.number(case, "committee_quorum"))
    if body is Body.PANEL:
        return rules.number(case, "panel_size")
    if body is Body.REVIEW:
        return rules.number(case, "review_size")
    return rules.number(case, "appeals_size")


def count(motion: Motion) -> Tally:
    """Counts the ballots of those who were frozen as voters and not recused before the vote closed."""
    case = motion.case
    recusals = case.recusals.all()
    if motion.closed_at:
        recusals = recusals.filter(recused_at__lte=motion.closed_at)
    recused = set(recusals.values_list("person_id", flat=True))
    eligible = set(motion.voters.values_list("person_id", flat=True)) - recused
    standing = motion.ballots.filter(replaced_at__isnull=True, text_hash=motion.text_hash)
    cast = [choice for person, choice in standing.values_list("person_id", "choice") if person in eligible]
    of, over = majority(motion)
    body = Body(motion.body)
    return Tally(
        yes=cast.count(Choice.YES),
        no=cast.count(Choice.NO),
        abstain=cast.count(Choice.ABSTAIN),
        eligible=len(eligible),
        quorum=quorum(case, body, len(eligible)),
        of=of,
        over=over,
        # Two of three, not one against none (§2.3).
        least=rules.number(case, "panel_size") // 2 + 1 if body is Body.PANEL else 0,
    )


# The steps that more than a simple majority of the committee must carry, and the rule-set numbers that say how much.
MAJORITIES = {
    "decide_revocation": "revocation",
    "approve_consent_revocation": "revocation",
    "confirm_summary_suspension": "summary",
    "reopen_decided": "reopening",
}


def majority(motion: Motion) -> tuple[int, int]:
    """The share of votes cast that carries this motion, as `of` out of `over`; a half means more than a half (§2.3)."""
    name = MAJORITIES.get(motion.step) if motion.body == Body.COMMITTEE else None
    if name is None:
        return 1, 2
    return rules.number(motion.case, f"{name}_majority_of"), rules.number(motion.case, f"{name}_majority_over")


def round_of(case: Case) -> int:
    """Older votes are spent after a remit, a remand, a reconsideration or a reopening: the case is decided anew."""
    anew = case.has("remitted") + case.has("remanded") + case.has("reconsidered")
    if case.has("reopened"):
        # A reopening takes the other three back, so each counts for all that came before it.
        anew += 4 * case.overlays.filter(outcome__startswith="reopen_").count()
    return 1 + anew


def carried(case: Case, body: Body, step: str) -> Motion | None:
    """The carried motion that names this step, not used yet and not older than the present status."""
    return next((motion for motion in _carried(case) if (motion.body, motion.step) == (body, step)), None)


@asked_together
def unused(case: Case) -> QuerySet[Motion]:
    """The carried motions that name a step and were not used yet."""
    return Motion.objects.filter(case=case, kind=MotionKind.STEP, outcome=Outcome.CARRIED, used_at__isnull=True)


@asked_together
def open_at(case: Case) -> MotionQuerySet:
    """Those on which somebody votes now, of any body."""
    return Motion.objects.filter(case=case, closed_at__isnull=True)


@once
def _carried(case: Case) -> list[Motion]:
    """All of them, the last first."""
    if not there_is(unused, case):
        return []
    found = unused(case).filter(round=round_of(case))
    return list(found.filter(opened_at__gte=case.entered_status_at).order_by("-closed_at", "-pk"))


@once
def findings(case: Case, body: Body) -> list[tuple[Allegation, Motion | None]]:
    """Each allegation that this case hears with the body's last decided motion on it in this round; a vote without quorum, or withdrawn, decides nothing."""
    decided = Motion.objects.filter(case=case, body=body, kind=MotionKind.FINDING, round=round_of(case))
    latest = {
        motion.allegation_id: motion
        for motion in decided.filter(closed_at__isnull=False).exclude(outcome__in=UNDECIDED).order_by("closed_at", "pk")
    }
    return [(allegation, latest.get(allegation.pk)) for allegation in allegations_of(case)]


def is_sustained(finding: Motion | None) -> bool:
    """A tie on a charge is not sustained (§2.4)."""
    return finding is not None and finding.outcome == Outcome.CARRIED


def sustained(case: Case, body: Body) -> list[Allegation]:
    """The allegations that stand: carried by the body's vote, or decided by a judgment that is conclusive (§1.4)."""
    return [a for a, finding in findings(case, body) if a.proven_by_id is not None or is_sustained(finding)]


def unvoted(case: Case, body: Body) -> list[Allegation]:
    """The allegations on which the body still has to vote; a judgment leaves nothing to vote on."""
    return [a for a, finding in findings(case, body) if a.proven_by_id is None and finding is None]


def open_for_closing(case: Case, person: User | None) -> QuerySet[Motion]:
    """The open motions whose vote this person presides over."""
    if person is None:
        return Motion.objects.none()
    places = seats_of(person, case)
    bodies = [body for body, place in PRESIDES.items() if place in places]
    return open_at(case).filter(body__in=bodies)


def to_withdraw(case: Case, person: User | None) -> QuerySet[Motion]:
    """Those of them on which nobody has cast a ballot, on an earlier text neither: only these can be taken back."""
    return open_for_closing(case, person).filter(ballots__isnull=True)


@once
def presides_over_a_vote(case: Case, person: User | None) -> bool:
    return there_is(open_at, case) and open_for_closing(case, person).exists()


def sanction_of(step: str) -> SanctionKind | None:
    """The sanction a step decides on, if it decides on one: `decide_suspension`, `modify_to_caution`."""
    for prefix in ("decide_", "modify_to_"):
        if step.startswith(prefix):
            return SanctionKind(step.removeprefix(prefix))
    return None
