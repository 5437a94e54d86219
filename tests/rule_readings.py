"""What is read at a case to see a value of the rule set at work, for tests/rule_probes.py.

A reading may take a step: the test takes it back. A refusal reads as its sentence, a step that is taken as blank.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from ccb_ethics.demo.play import Play
from code_of_ethics.models import Provision
from complaints import limitation, participation, retention, usual_sanctions, workflow
from complaints.actions.voting import voters_for
from complaints.effects import Act
from complaints.errors import Refused
from complaints.forms import FORMS
from complaints.models import Ballot, Body, Case
from complaints.procedure import STEPS
from complaints.reading import papers_for
from complaints.tail_facts import tail_of
from hearings import continuances
from hearings.actions.representing import last_day_to_appear
from people.models import User
from record.letters import render
from record.models import Deadline, Notice
from sanctions.models import Condition, Disclosure, Publication, Sanction
from tests import plays

Read = Callable[[Play], Any]


def due(name: str) -> Read:
    """The last day of this limit."""
    return lambda play: play.due(name)


def ruling(guard: str) -> Read:
    return lambda play: play.case.rulings.get(guard=guard).ruling


def refusal(play: Play, step: str, by: User, **given: Any) -> str:
    """Why the step is refused; blank where it is taken."""
    try:
        play.take(step, by, **given)
    except Refused as refused:
        return str(refused)
    return ""


def usual(reference: str, *conducts: str) -> Read:
    """Range and guideline of a provision, as those read them who vote at this case."""
    return lambda play: usual_sanctions.words(usual_sanctions.of_references(play.case, [reference], conducts))


def why(play: Play, step: str, by: User) -> str:
    """Why the step cannot be taken now; blank where it can."""
    return workflow.obstacle(STEPS[step], play.case, by, play.now) or ""


def names_the_caution(play: Play) -> bool:
    """Whether the complainant's letter does."""
    notice = Notice.objects.get(docket=play.case.docket_id, kind="outcome_confidential")
    return "Written Caution" in render(notice.kind, "en", notice.context).body


def vote(step: str, yes: int, no: int = 0, **given: Any) -> Read:
    """How the committee's vote on this step ends."""
    given = {"text": "As moved.", **given}
    chair = "open_committee_motion"
    return lambda play: play.vote(chair, play.chair, yes, no, names=step, **given).outcome


def form(play: Play, name: str, step: str, by: User) -> Any:
    return FORMS[name](case=play.case, person=by, step=STEPS[step], on=play.now)


def completed_at_six(play: Play) -> str:
    """What was missing comes at 6 p.m. on the last day."""
    play.on(date(2025, 2, 7), time(18))
    return refusal(play, "complete", play.complainant, text="It is about Dana Reed.")


def extended(days: int) -> Read:
    return lambda play: refusal(play, "extend_answer", play.board.director, days=days, reason="A funeral.")


def slipped(play: Play) -> str:
    limit = Deadline.objects.get(docket=play.case.docket_id, name="screening")
    return refusal(play, "extend_limit", play.board.director, limit=limit, days=11, reason="A witness is away.")


def proc_1(play: Play) -> str:
    proc = {"provision": Provision.objects.get(reference="PROC-1"), "text": "Hid a record."}
    days = {"conduct_from": plays.LENT, "conduct_to": plays.LENT}
    return refusal(play, "draft_allegation", play.board.staff[0], **proc, **days)


def kinds_read_by_the_complainant(play: Play) -> set[str]:
    return {str(paper.kind) for paper in papers_for(play.case, play.complainant)}


def hearing_in_thirty_days(play: Play) -> str:
    starts_at = datetime.combine(date(2025, 4, 11), time(9, 30), tzinfo=play.now.tzinfo)
    return refusal(play, "set_hearing", play.board.staff[0], starts_at=starts_at, place="Board office")


def asked_on_april_15(play: Play) -> str:
    play.on(date(2025, 4, 15))
    return refusal(play, "ask_continuance", play.respondent, reason="My witness has surgery that week.")


def panel_of_three(play: Play) -> str:
    officer, *able = play.free_for_panel()
    return refusal(play, "appoint_panel", play.board.chair, officer=officer, members=able[:2], alternate=able[2])


def directors_of_three(play: Play) -> str:
    people = play.board.directors[:3]
    return refusal(play, "appoint_appeals_committee", play.board.president, people=people)


def reviewers_of_three(play: Play) -> str:
    people = play.board.members[1:4]
    return refusal(play, "appoint_reviewers", play.board.president, people=people)


def panel_votes(play: Play) -> int:
    """How many of the panel vote in the committee."""
    case = Case.objects.get(pk=play.case.pk)
    act = Act(case=case, docket=case.docket, step="open_finding_motion", by=play.chair, on=play.now, given={})
    voters = {person.pk for person in voters_for(act, Body.COMMITTEE)}
    return case.participants.filter(on_panel=True, person__in=voters).count()


def standard(play: Play) -> str:
    asked = form(play, "finding_motion", "open_finding_motion", play.board.chair)
    return str(asked.fields["allegation"].help_text)


def live_until(play: Play) -> date | None:
    return Publication.objects.latest("pk").live_until


def ends_on(play: Play) -> date | None:
    return Sanction.objects.get(case=play.case).ends_on


def long_suspension(play: Play) -> str:
    given = {"allegations": list(play.case.allegations.all()), "sanction": "suspension", "text": "Borrowed."}
    return refusal(play, "propose_consent", play.respondent, months=60, **given)


def revocation_of_an_application(play: Play) -> str:
    given = {"allegations": list(play.case.allegations.all()), "sanction": "revocation", "text": "Borrowed."}
    return refusal(play, "propose_consent", play.respondent, **given)


def told_outside(play: Play) -> list[str]:
    return list(Disclosure.objects.filter(case=play.case, sent_on=None).values_list("to", flat=True))


def kept(play: Play) -> date | None:
    return retention.kept_until(play.case)


def client_records_kept(play: Play) -> date | None:
    found = retention.kept(play.case)
    return found.client_records_until if found else None


def deemed(play: Play) -> set[bool]:
    return set(play.case.allegations.values_list("deemed_admitted", flat=True))


def tail(play: Play) -> str:
    found = tail_of(play.case)
    return found.words if found else ""


def reporting_until(play: Play) -> date | None:
    flag = limitation.reporter_flag(play.case)
    return flag.until if flag else None


def barred_from_the_panel(play: Play) -> int:
    """How many of those who voted on the order cannot sit on the panel."""
    voters = {ballot.person for ballot in Ballot.objects.filter(motion__case=play.case).select_related("person")}
    return len(voters) - len(participation.eligible(play.case, voters, "on_panel"))


def appearance(play: Play) -> date | None:
    return last_day_to_appear(play.case)


def put_off_until(play: Play) -> date | None:
    return continuances.latest_day(play.case)


def reminded_fifteen_days_before(play: Play) -> int:
    """How many letters remind the respondent of a condition fifteen days before its last day."""
    sanction = Sanction.objects.get(case=play.case)
    Condition.objects.create(sanction=sanction, text="Training.", due_on=play.today + timedelta(days=15))
    workflow.go_round(play.case, play.now)
    return Notice.objects.filter(docket=play.case.docket_id, kind="condition_reminder").count()


def notes_after_a_month(play: Play) -> int:
    """How many letters tell the complainant, thirty days after the last one, that there is no news."""
    play.release().later(30)
    workflow.go_round(play.case, play.now)
    return Notice.objects.filter(docket=play.case.docket_id, kind="status_note").count()
