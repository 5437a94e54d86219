"""The legs of a story: what usually happens next at a case, with the days it takes. The tales are told with them.

A story knows the demo's today and never reaches it: its last step is taken the day before at the latest. The office
keeps up: whatever is drafted goes out before the clock moves on, so that only the last letters and tellings wait.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from random import Random
from typing import Any, Self

from ccb_ethics.demo.play import Play
from code_of_ethics.models import Provision
from complaints.hearable import allegations_of
from complaints.models import Choice, Motion, SanctionKind
from people.models import Credential, User
from record.models import Deadline, Notice
from sanctions.guards import waiting_publication
from sanctions.models import Breach, Condition
from sanctions.standing import standing_sanction
from sanctions.telling import tellings_waiting

YES, NO, ABSTAIN = Choice.YES, Choice.NO, Choice.ABSTAIN


@dataclass(kw_only=True)
class Story(Play):
    """One complaint told to its present state. `end` is the demo's today; `others` are stories bound up with this."""

    end: date
    credential: Credential | None = None
    others: dict[str, Story] = field(default_factory=dict)
    chance: Random = field(default_factory=lambda: Random(1))  # noqa: S311 - the hour of a step, not a secret

    # ---- the clock ----------------------------------------------------------------------------------------------

    def on(self, day: date, at: time | None = None) -> Self:
        """Moves on to this day at some hour of the office, once the letters are out."""
        if day >= self.end:
            raise ValueError(f"{self.case} would act on {day}, and the demo's today is {self.end}.")
        if hasattr(self, "case"):
            self.release().send_tellings()
        hour = at or time(self.chance.randint(9, 15), self.chance.randint(0, 59))
        return super().on(day, max(hour, self.now.timetz().replace(tzinfo=None)) if day == self.today else hour)

    def day_ago(self, days: int) -> date:
        """So many days before the demo's today or, when the office is closed that day, the open day before it."""
        day = self.end - timedelta(days=days)
        while self.closed.is_closed(day):
            day -= timedelta(days=1)
        return day

    def ago(self, days: int) -> Self:
        return self.on(self.day_ago(days))

    def severed(self) -> Story:
        """The case that was severed from this one last, from here on told beside it."""
        other = Story(self.board, self.now, end=self.end, credential=self.credential, chance=self.chance)
        other.case = self.case.severed_cases.latest("pk")
        return other

    def send_tellings(self) -> Self:
        """The office writes to the employer and to the boards that are told of a status."""
        if tellings_waiting(self.case).exists():
            self.take("send_corrections", self.clerk)
        return self

    def let_time_pass(self) -> Self:
        """To the day before the demo's today; nobody does anything, but what fell due by then did."""
        last = self.day_ago(1)
        return self if self.today >= last else super().on(last, time(9))

    def keep_up(self) -> Self:
        """What would be too late on the demo's today: letters and tellings go out, a sanction is published."""
        self.on(self.day_ago(1)).release().send_tellings()
        late = Deadline.objects.filter(docket=self.case.docket_id, name="publication").overdue(self.end).exists()
        if late and waiting_publication(self.case) is None:
            self.publish().release().send_tellings()
        return self

    def about_the_breach(self) -> Story:
        """The case that a breach of this one's sanction opened last, from here on told beside it."""
        other = Story(self.board, self.now, end=self.end, credential=self.credential, chance=self.chance)
        other.case = Breach.objects.filter(sanction__case=self.case).latest("pk").case
        return other

    # ---- what the tales look up -----------------------------------------------------------------------------------

    @property
    def matched(self) -> Credential:
        """The credential that the respondent is matched with."""
        if self.credential is None:
            raise ValueError(f"Nobody could say whom {self.case} is about.")
        return self.credential

    @property
    def suspension_ends(self) -> date:
        """The last day of the suspension that stands."""
        sanction = standing_sanction(self.case)
        if sanction is None or sanction.ends_on is None:
            raise ValueError(f"No suspension runs in {self.case}.")
        return sanction.ends_on

    @property
    def conditions(self) -> list[Condition]:
        """Those of the sanction that stands, in the order in which they were decided."""
        return list(Condition.objects.filter(sanction=standing_sanction(self.case)).order_by("pk"))

    def letter(self, kind: str) -> Notice:
        """The last letter of this kind."""
        return Notice.objects.filter(docket=self.case.docket_id, kind=kind).latest("pk")

    def meet_conditions(self, evidence: str, most: int | None = None) -> Self:
        """Staff record the proof of the conditions of the sanction that stands, all of them or so many."""
        for condition in self.conditions[:most]:
            self.take("record_condition", self.clerk, condition=condition, evidence=evidence)
        return self

    # ---- intake and screening -------------------------------------------------------------------------------------

    def to_screening(self, after: int = 3) -> Self:
        """Matches the respondent and passes the jurisdiction check."""
        return self.wait(after).pass_jurisdiction(self.matched)

    def charge_with(self, reference: str, text: str, *, first: date | None = None, last: date | None = None) -> Self:
        """Drafts an allegation; its dates are those of the complaint where none are given."""
        told = self.case.complaint
        last = last or told.last_act_on or self.today
        provision = Provision.objects.get(reference=reference)
        return self.allege(provision, text, first or told.first_act_on or last, last)

    def to_notice(self, *allegations: tuple[str, str], after: int = 6) -> Self:
        """Allegations, two opinions, accepted."""
        self.wait(after)
        for reference, text in allegations:
            self.charge_with(reference, text)
        return self.opine().accept()

    def to_dismissal(self, reason: str, after: int = 6) -> Self:
        """Two opinions against it, and dismissed."""
        self.wait(after).opine("dismiss", reason=reason)
        return self.take("dismiss_at_screening", self.chair)

    # ---- inquiry ----------------------------------------------------------------------------------------------------

    def to_answer(self, after: int = 3, method: str = "certified_mail") -> Self:
        """The complaint is served."""
        return self.wait(after).serve("serve_complaint", method=method, proof="Return receipt on file.")

    def to_investigation(self, text: str, choice: str = "deny", after: int = 19) -> Self:
        """The respondent answers."""
        return self.wait(after).answer(choice, text)

    def to_investigator(self, after: int = 4, which: int = 0) -> Self:
        investigator = self.board.investigators[which]
        return self.wait(after).take("appoint_investigator", self.director, person=investigator)

    def to_determination(self, report: str, after: int = 30, which: int = 0) -> Self:
        """An investigator reports, and the report is served."""
        self.to_investigator(which=which).wait(after)
        return (
            self.take("file_report", self.board.investigators[which], parts=self.parts(report))
            .wait(2)
            .serve("serve_report")
        )

    def to_charges(
        self, sanction: str, months: int | None = None, yes: int = 4, no: int = 0, after: int = 3, terms: str = ""
    ) -> Self:
        """The time to comment runs out, the committee issues charges, and they are served."""
        facts = self.case.facts
        if "commented" not in facts and "comment_time_spent" not in facts:
            self.past("comment")
        charged = " ".join(f"{a.provision.reference}: {a.text}" for a in allegations_of(self.case))
        text = f"That charges be issued. {charged} Proposed sanction: {named(sanction, months)}."
        self.resolve("charge", yes, no, sanction=sanction, months=months, terms=terms, text=text)
        return self.wait(after).serve("serve_charges", method="certified_mail")

    # ---- hearing ------------------------------------------------------------------------------------------------------

    def to_panel(self, hearing: date | None = None, after: int = 12) -> Self:
        """The respondent asks for a hearing; a panel, a day and the notice follow."""
        self.wait(after).take("request_hearing", self.respondent)
        return self.wait(5).summon(hearing)

    def summon(self, hearing: date | None = None) -> Self:
        """Panel, day and notice; about five weeks ahead where no day is given."""
        self.appoint_panel()
        return self.call(hearing)

    def call(self, hearing: date | None = None) -> Self:
        if hearing is None:
            hearing = self.today + timedelta(days=36)
            while self.closed.is_closed(hearing):
                hearing += timedelta(days=1)
        return self.set_hearing(hearing).serve("serve_hearing_notice")

    def to_panel_report(self, sanction: str, months: int | None = None, after: int = 6, **given: Any) -> Self:
        """The hearing is held on its day, the panel reports, and the report is served."""
        self.hear_on_its_day().wait(after).panel_report(sanction, months, **given)
        return self.wait(1).serve("serve_panel_report")

    def hear_on_its_day(self) -> Self:
        return self.on(self.hearing_day, time(9, 30)).hear()

    def to_waiver(self, after: int = 10) -> Self:
        """The respondent signs away the hearing; the committee can decide."""
        self.wait(after)
        return self.take("waive_hearing", self.respondent, signature=self.case.respondent_name)

    # ---- decision and after ---------------------------------------------------------------------------------------------

    def to_decision(
        self,
        kind: str,
        months: int | None = None,
        *,
        why: str,
        terms: str = "",
        yes: int = 4,
        no: int = 0,
        find_yes: int = 4,
        but: Mapping[int, tuple[int, int]] | None = None,
    ) -> Self:
        """Findings and the sanction, and the decision is served."""
        facts = self.case.facts
        if "panel_report_served" in facts and not {"exceptions_filed", "exceptions_time_spent"} & set(facts):
            self.past("exceptions")
        else:
            self.wait(8)
        text = f"{why} Sanction: {named(kind, months)}."
        self.decide(kind, yes, no, find_yes, months=months, terms=terms, text=text, but=but)
        return self.wait(3).serve("serve_decision", method="certified_mail")

    def to_final(self) -> Self:
        """No appeal comes."""
        return self.past("appeal")

    def to_appeal(self, grounds: str, after: int = 22) -> Self:
        """The respondent appeals, and the President appoints three directors."""
        self.wait(after).take("appeal", self.respondent, text=grounds)
        return self.wait(6).appoint_appeals()

    def to_publication(self, summary: str, after: int = 4) -> Self:
        return self.wait(after).publish(summary)

    # ---- votes that are still open ----------------------------------------------------------------------------------------

    def half_vote(self, opens: str, by: User, *choices: Choice, **given: Any) -> Motion:
        """A vote that stays open with these ballots in it, sealed."""
        motion = self.put(opens, by, **given)
        self.cast(motion, choices, by)
        return motion


def named(sanction: str, months: int | None = None) -> str:
    """Public Reprimand; Suspension, 6 months."""
    label = str(SanctionKind(sanction).label)
    return f"{label}, {months} months" if months else label
