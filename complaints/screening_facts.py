"""What a complaint shows to those who screen it: the code that applied, the rules that fit, safety, cases that may be related.

Questions only; nothing here decides. Sources: procedure.md §1.2 (guards, effective-date rule), ux.md §1.6.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from code_of_ethics import citing
from code_of_ethics.models import Edition, Provision
from complaints import intake
from complaints.finding import Search
from complaints.models import Case, GuardRuling, IntakeGuard, Ruling, Status, Topic
from complaints.models.case import CaseQuerySet
from complaints.models.complaint import DANGEROUS_TOPICS
from people.models import User
from people.words import Words

# Where a case can still be screened, or its screening be looked at again.
SCREENED = frozenset(
    {
        Status.SUBMITTED,
        Status.INCOMPLETE,
        Status.JURISDICTION,
        Status.PRELIM_REVIEW,
        Status.DISMISSED,
        Status.DISMISSAL_REVIEW,
    }
)
MOST = 10


@dataclass(frozen=True)
class Guard:
    """One intake guard: what a person ruled or, before that, what the facts say by themselves."""

    guard: str
    label: Words
    ruling: Ruling
    reason: str
    by: str

    @property
    def family(self) -> str:
        """The family of its badge (ux.md §4.4)."""
        return {Ruling.PASS: "done", Ruling.FAIL: "overdue"}.get(self.ruling, "needs-you")


def guards(case: Case) -> list[Guard]:
    """All seven in their order. One that nobody can judge yet needs a ruling."""
    ruled = {row.guard: row for row in case.rulings.select_related("ruled_by")}
    return [_guard(case, guard, ruled.get(guard.value)) for guard in IntakeGuard]


def _guard(case: Case, guard: IntakeGuard, row: GuardRuling | None) -> Guard:
    if row is not None:
        who = row.ruled_by.name if row.ruled_by else ""
        return Guard(guard.value, guard.label, Ruling(row.ruling), row.reason, who)
    asks = {"G4": intake.form, **intake.SUGGESTIONS}.get(guard.value)
    if asks is None:
        return Guard(guard.value, guard.label, Ruling.NEEDS_RULING, "", "")
    found = asks(case)
    return Guard(guard.value, guard.label, found.ruling, found.reason, "")


def conduct(case: Case) -> date | None:
    """The day by which the code is chosen: of the last act, else of the first; None where neither is known."""
    return case.complaint.last_act_on or case.complaint.first_act_on


def edition(case: Case) -> Edition | None:
    """The edition in force for this credential on the day of the conduct."""
    day, code = conduct(case), case.credential.type.code_of_ethics if case.credential else ""
    return Edition.objects.in_force(code, day) if day and code else None


def fitting(case: Case) -> list[Provision]:
    """The rules of that edition which fit the topics that were ticked."""
    found, day = edition(case), conduct(case)
    if found is None or day is None:
        return []
    wanted = {reference for topic in case.complaint.topics for reference in Topic(topic).provisions}
    return [rule for rule in citing.provisions_for(found.code, day) if rule.reference in wanted]


def dangers(case: Case) -> list[Words]:
    """The topics ticked that concern somebody's safety."""
    return [topic.label for topic in DANGEROUS_TOPICS if topic.value in case.complaint.topics]


def related(case: Case, person: User) -> CaseQuerySet:
    """Other cases in which somebody bears the respondent's name, a letter or an accent apart. The newest first.

    Only what the search would show this reader: nothing of a case at which the reader has yet to declare.
    """
    named = list(Search(person, case.respondent_name).names) if case.respondent_name.strip() else []
    others = Case.objects.visible_to(person).filter(pk__in=named).exclude(pk=case.pk)
    return others.select_related("complaint", "respondent").order_by("-filed_at", "-pk")[:MOST]
