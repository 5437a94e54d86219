"""Plays one case forward, step by step, each taken by a person of the right seat on the day the clock shows.

The demo board and the journeys in the tests are played with it. It knows no short cut: whatever it does, a person
with the same seat could do on a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Self

from complaints import bundle, manifest, motions, participation, workflow
from complaints.actions import drafting, filing
from complaints.hearable import allegations_of, allegations_told, number_in
from complaints.investigation.report_text import Part
from complaints.models import Case, Choice, Motion, Party
from complaints.procedure import STEPS
from complaints.seats import DECLARING, Seat, seats_of
from hearings import panel
from hearings.report_text import to_find
from people import clock
from people.models import Credential, User
from record.days import Closed, next_open
from record.deadlines import closed_days
from record.models import Deadline, Notice

REASONS = {
    Choice.YES: "The record bears this out.",
    Choice.NO: "I am not persuaded on this record.",
    Choice.ABSTAIN: "I missed the discussion.",
}


class Hand:
    """How a person's act reaches the case: by the action behind the page. Tests have another, which uses the pages."""

    def file(self, answers: filing.Answers, language: str, on: datetime) -> tuple[Case, str]:
        """Files through a draft, as a complainant does; gives the case and the return code."""
        draft, code = drafting.begin_draft(on=on, language=language)
        return filing.file_complaint(draft, answers=answers, on=on), code

    def take(self, step: str, case: Case, by: User, on: datetime, given: dict[str, Any]) -> dict[str, str]:
        """Takes one step; gives what is shown once."""
        return workflow.take(step, case, by=by, on=on, **given).shown


@dataclass
class Board:
    """The people of the board by role, and the hand by which they act."""

    director: User
    staff: list[User]
    investigators: list[User]
    chair: User
    co_chair: User
    members: list[User]
    president: User
    vice_president: User
    directors: list[User]
    hand: Hand = field(default_factory=Hand, compare=False)

    @property
    def committee(self) -> list[User]:
        return [self.chair, self.co_chair, *self.members]


@dataclass
class Play:
    """One case being played. `now` moves forward only."""

    board: Board
    now: datetime
    case: Case = field(init=False)
    shown: dict[str, str] = field(default_factory=dict)
    closed: Closed = field(default_factory=closed_days)

    def on(self, day: date, at: time = time(10, 0)) -> Self:
        """Moves the clock to a moment on this day in New York, and lets the clock do what fell due."""
        moment = datetime.combine(day, at, tzinfo=clock.ZONE)
        if moment < self.now:
            raise ValueError(f"{moment} lies before {self.now}.")
        self.now = moment
        if hasattr(self, "case"):
            workflow.sweep(self.case, self.now)
            self.case.refresh_from_db()
        return self

    def later(self, days: int) -> Self:
        return self.on(clock.local_day(self.now) + timedelta(days=days))

    def wait(self, days: int) -> Self:
        """So many calendar days later or, when the office is closed that day, when it opens next."""
        return self.on(next_open(self.today + timedelta(days=days), self.closed))

    def past(self, name: str) -> Self:
        """To the first open day after the last day of a deadline."""
        return self.on(next_open(self.due(name) + timedelta(days=1), self.closed))

    @property
    def today(self) -> date:
        return clock.local_day(self.now)

    @property
    def complainant(self) -> User:
        return self.case.parties.filter(side=Party.Side.COMPLAINANT).select_related("user").order_by("pk")[0].user

    @property
    def respondent(self) -> User:
        return self.case.parties.select_related("user").get(side=Party.Side.RESPONDENT).user

    @property
    def chair(self) -> User:
        """Who chairs at this case: the chair or, where the chair is recused, the co-chair."""
        recused = self.case.recusals.filter(person=self.board.chair).exists()
        return self.board.co_chair if recused else self.board.chair

    @property
    def director(self) -> User:
        """Who has the executive director's powers at this case."""
        return next(iter(participation.holders(self.case, Seat.DIRECTOR)), self.board.director)

    @property
    def clerk(self) -> User:
        """Who does the office's work at this case: the staff or, where it is kept away, whoever has the director's powers."""
        return next(iter(participation.holders(self.case, Seat.STAFF)), None) or self.director

    @property
    def officer(self) -> User:
        """Who presides over the hearing panel now."""
        row = panel.officer(self.case)
        if row is None:
            raise ValueError(f"{self.case} has no hearing officer.")
        return row.person

    def take(self, step: str, by: User, **given: Any) -> Self:
        """Takes a step; somebody who must declare first does so."""
        if self._must_declare(step, by):
            self.board.hand.take("declare", self.case, by, self.now, {})
        self.shown |= self.board.hand.take(step, self.case, by, self.now, given)
        self.now += timedelta(minutes=1)
        self.case.refresh_from_db()
        return self

    def _must_declare(self, step: str, by: User) -> bool:
        seats = STEPS[step].seats
        if step in workflow.GATE_STEPS or not seats & DECLARING:
            return False
        if self.case.declarations.filter(person=by).exists():
            return False
        return not seats_of(by, self.case) & (seats - DECLARING)

    def due(self, name: str) -> date:
        """The due date of the last deadline of this name."""
        return Deadline.objects.filter(docket=self.case.docket_id, name=name).order_by("-pk")[0].due_on

    # ---- intake -------------------------------------------------------------------------------------------------

    def file(self, answers: filing.Answers, language: str = "en") -> Self:
        """Files a complaint."""
        self.case, self.shown["return_code"] = self.board.hand.file(answers, language, self.now)
        self.now += timedelta(minutes=1)
        return self

    def release(self, *kinds: str) -> Self:
        """The executive director approves the drafted letters (of these kinds)."""
        drafted = Notice.objects.filter(docket=self.case.docket_id, state=Notice.State.DRAFTED)
        for notice in drafted.filter(kind__in=kinds) if kinds else drafted:
            self.take("release_notice", self.director, notice=notice)
        return self

    def serve(self, step: str, method: str = "portal", **given: Any) -> Self:
        """Approves the letter that this step serves, and records its service today."""
        self.release(STEPS[step].serves)
        return self.take(step, self.clerk, method=method, served_on=given.pop("served_on", self.today), **given)

    def pass_jurisdiction(self, credential: Credential) -> Self:
        staff, director = self.clerk, self.director
        self.take("begin_jurisdiction", staff).take("match_respondent", staff, credential=credential)
        for ruling in self.case.rulings.filter(guard__in=("G1", "G3", "G5", "G6", "G7"), ruling="needs_ruling"):
            self.take(
                "rule_on_guard", director, guard=ruling.guard, ruling="pass", reason="Looked into and found in order."
            )
        return self.take("send_to_screening", director)

    def allege(self, provision: Any, text: str, first: date, last: date | None = None, reason: str = "") -> Self:
        return self.take(
            "draft_allegation", self.clerk, provision=provision, text=text, conduct_from=first,
            conduct_to=last or first, citing_reason=reason,
        )  # fmt: skip

    def opine(self, view: str = "accept", member: User | None = None, second_view: str = "", reason: str = "") -> Self:
        """The chair names a screener; both give an opinion."""
        screener = member or self.board.members[0]
        chair = self.chair
        self.take("appoint_screener", chair, person=screener)
        self.take("give_opinion", chair, view=view, reason=reason or "On the facts as told.")
        return self.take("give_opinion", screener, view=second_view or view, reason="I read the whole complaint.")

    def accept(self) -> Self:
        self.take("rule_on_guard", self.chair, guard="G2", ruling="pass", reason="A provision would be breached.")
        return self.take("accept", self.chair)

    # ---- inquiry ------------------------------------------------------------------------------------------------

    def answer(self, choice: str = "deny", text: str = "This is my answer.") -> Self:
        answers = {a.pk: (choice, text) for a in allegations_told(self.case)}
        return self.take("answer", self.respondent, answers=answers, text=text)

    def report(self, text: str = "What was found, allegation by allegation.") -> Self:
        investigator = self.board.investigators[0]
        if not self.case.participants.filter(investigated=True).exists():
            self.take("appoint_investigator", self.director, person=investigator)
        return self.take("file_report", investigator, parts=self.parts(), text=text)

    def parts(self, found: str = "It was looked into, and this is what was found.") -> list[Part]:
        """The same said on each allegation of the case, for the report."""
        return [Part(allegation, found) for allegation in allegations_of(self.case)]

    # ---- votes --------------------------------------------------------------------------------------------------

    def put(self, opens: str, by: User, **given: Any) -> Motion:
        """Opens a motion; on a sanction with a reason, which is kept only where the sanction lies outside the range."""
        if motions.sanction_of(str(given.get("names", ""))):
            given.setdefault("departure", "What was found here is not what the range was made for.")
        self.take(opens, by, **given)
        return Motion.objects.filter(case=self.case, closed_at__isnull=True).latest("pk")

    def cast(self, motion: Motion, choices: Iterable[Choice], first: User | None = None) -> Self:
        """So many of those who may vote cast these ballots, `first` before the others."""
        voters = [voter.person for voter in motion.voters.select_related("person").order_by("pk")]
        voters.sort(key=lambda person: person != first)
        for person, choice in zip(voters, choices, strict=False):
            self.take("cast_ballot", person, motion=motion, choice=choice, reason=REASONS[choice])
        return self

    def vote(self, opens: str, by: User, yes: int, no: int = 0, abstain: int = 0, **given: Any) -> Motion:
        """Opens a motion, lets so many vote each way, and closes it when not all have voted."""
        motion = self.put(opens, by, **given)
        self.cast(motion, [Choice.YES] * yes + [Choice.NO] * no + [Choice.ABSTAIN] * abstain, by)
        motion.refresh_from_db()
        if motion.is_open:
            self.take("close_motion", by, motion=motion)
            motion.refresh_from_db()
        return motion

    def resolve(self, step: str, yes: int = 5, no: int = 0, by: User | None = None, **given: Any) -> Self:
        """The committee carries a motion that names a step, and the chair takes it."""
        chair = by or self.chair
        given.setdefault("text", f"That the committee {step.replace('_', ' ')}.")
        self.vote("open_committee_motion", chair, yes, no, names=step, **given)
        return self.take(step, chair)

    def find(
        self, opens: str, by: User, yes: int, no: int = 0, but: Mapping[int, tuple[int, int]] | None = None
    ) -> Self:
        """A finding on each allegation; `but` gives another count (for, against) for the allegation of that number."""
        for allegation in allegations_of(self.case):
            text = f"That allegation {number_in(self.case, allegation)} is sustained."
            count = (but or {}).get(allegation.number, (yes, no))
            self.vote(opens, by, *count, allegation=allegation, text=text)
        return self

    def number_record(self, by: User) -> Self:
        """Somebody who reads the papers gives pages to those that have none."""
        waiting = manifest.manifest_for(self.case, by).waiting
        return self.take("number_record", by, pages=bundle.measured(waiting))

    # ---- hearing and appeal ---------------------------------------------------------------------------------------

    def appoint_panel(self) -> Self:
        """The first four of the committee who had no part in the screening; the co-chair presides where possible."""
        able = participation.eligible(self.case, self.board.committee, "on_panel")
        able.sort(key=lambda person: person != self.board.co_chair)
        officer, *rest = [person for person in able if person != self.chair]
        return self.take("appoint_panel", self.chair, officer=officer, members=rest[:2], alternate=rest[2])

    def free_for_panel(self) -> list[User]:
        """Those of the committee who may still be named to the panel."""
        able = participation.eligible(self.case, self.board.committee, "on_panel")
        named = {row.person_id for row in panel.seats_on(self.case)}
        return [person for person in able if person.pk not in named and person != self.chair]

    @property
    def alternate(self) -> User:
        row = panel.alternate(self.case)
        if row is None:
            raise ValueError(f"{self.case} has no alternate.")
        return row.person

    def panel_members(self) -> list[User]:
        return [row.person for row in panel.sitting(self.case)]

    @property
    def hearing_day(self) -> date:
        """The day of the hearing that lies ahead."""
        hearing = panel.ahead(self.case)
        if hearing is None:
            raise ValueError(f"{self.case} has no hearing ahead.")
        return clock.local_day(hearing.starts_at)

    def set_hearing(self, day: date, at: time = time(9, 30)) -> Self:
        starts_at = datetime.combine(day, at, tzinfo=clock.ZONE)
        return self.take("set_hearing", self.clerk, starts_at=starts_at, place="Board office, hearing room")

    def hear(self) -> Self:
        """Opens and closes the hearing today."""
        self.open_hearing()
        return self.take("close_hearing", self.officer)

    def open_hearing(self) -> Self:
        """Opens the hearing today and records who is there."""
        officer = self.officer
        for person in self.panel_members():
            if not self.case.declarations.filter(person=person).exists():
                self.take("declare", person)
        self.take("open_hearing", officer)
        attendance = [
            {"name": self.case.respondent_name, "role": "respondent", "present": True},
            {"name": officer.name, "role": "hearing officer", "present": True},
        ]
        return self.take("record_attendance", officer, attendance=attendance)

    def panel_report(
        self, sanction: str = "reprimand", months: int | None = None, yes: int = 3, no: int = 0, **given: Any
    ) -> Self:
        """A finding on each allegation, then the report; `but` as in `find`."""
        officer = self.officer
        self.find("open_panel_motion", officer, yes, no, given.pop("but", None))
        given.setdefault("text", "The panel heard both sides and finds as follows.")
        given.setdefault("findings", self.written_findings())
        sanction = sanction if yes > no else ""
        return self.take("file_panel_report", officer, sanction=sanction, months=months, **given)

    def written_findings(self) -> list[dict[str, Any]]:
        """Facts and reasons on each allegation that the panel voted on; testimony alone is cited."""
        facts, reasons = "Both sides were heard on this.", "The panel weighed what it heard in the room."
        uncited = "The panel rests on the testimony that it heard."
        return [
            {"allegation": allegation, "facts": facts, "citations": [], "uncited": uncited, "reasons": reasons}
            for allegation, _vote in to_find(self.case)
        ]

    def decide(self, kind: str, yes: int = 5, no: int = 0, find_yes: int = 5, **given: Any) -> Self:
        """Findings on each allegation, then the sanction."""
        self.find("open_finding_motion", self.chair, find_yes, but=given.pop("but", None))
        given.setdefault("text", f"That the respondent receive a {kind}.")
        return self.resolve(f"decide_{kind}", yes, no, **given)

    def appoint_appeals(self) -> Self:
        return self.take("appoint_appeals_committee", self.board.president, people=self.board.directors[:3])

    def rule_on_appeal(self, step: str, yes: int = 3, no: int = 0, **given: Any) -> Self:
        member = self.board.directors[0]
        given.setdefault("text", f"That the Appeals Committee {step.replace('_', ' ')}.")
        self.vote("open_appeal_motion", member, yes, no, names=step, **given)
        return self.take(step, member)

    def publish(self, summary: str = "") -> Self:
        return self.draft_publication(summary).take("publish", self.director)

    def draft_publication(self, summary: str = "") -> Self:
        summary = summary or "The Ethics Committee found a breach of the Code of Ethical Conduct."
        return self.take("draft_publication", self.clerk, summary=summary)
