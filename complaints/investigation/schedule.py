"""The disclosure schedule: who was given what and when, and what the respondent said to it (issue 5; procedure.md §2.11, §5).

Letters count when they were served. A paper counts from the moment the respondent could open it: not before the respondent
was told of the case, and a client record not before it was released. What was opened is told by the access log.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from complaints.disclosure import undisclosed
from complaints.investigation.evidence import called
from complaints.models import Case, Document, DocumentKind, Party
from complaints.notice_kinds import KINDS
from complaints.opened import OPENED, READING
from complaints.procedure import STEPS
from complaints.reading import papers_for
from people.models import User
from people.templatetags.eastern import eastern
from record.models import AccessLog, Deadline, Event, Notice, Service

# The letters that are served, and the steps by which the respondent is told of the case.
SERVED = frozenset(row.serves for row in STEPS.values() if row.serves)
TELLING = frozenset(row.name for row in STEPS.values() if "noticed" in row.gives)
ANSWERING_SIDE = (Party.Side.RESPONDENT, Party.Side.REPRESENTATIVE)


@dataclass(frozen=True)
class Letter:
    """One letter: what, to whom, and how and when it was served; nothing where it was not yet."""

    what: str | Promise
    to: str
    service: Service | None


@dataclass(frozen=True)
class Opened:
    """Who of the respondent's side opened a paper here, and when first."""

    who: str
    at: datetime


@dataclass(frozen=True)
class Given:
    """One paper: since when the respondent's side can open it (None: not disclosed), and who of that side did."""

    paper: Document
    title: str
    since: datetime | None
    opened: tuple[Opened, ...] = ()
    is_own: bool = False  # handed in by that side


@dataclass(frozen=True)
class Schedule:
    """All of it, as far as its reader may open the papers."""

    letters: list[Letter]
    given: list[Given]
    withheld: list[Given]
    comments: list[Document]
    comment_state: str


def schedule(case: Case, reader: User) -> Schedule:
    """The number of queries does not grow with the papers and letters."""
    papers = papers_for(case, reader)
    side = _side(case)
    hidden = {paper.pk for paper in undisclosed(case, papers)}
    opened = _opened(case, papers, side)
    told = _when_told(case)
    released = _when_released(case)
    rows = [
        Given(
            paper,
            called(paper),
            None if paper.pk in hidden else max(filter(None, (paper.added_at, told, released.get(paper.pk)))),
            tuple(opened.get(paper.pk, ())),
            paper.added_by_id in side,
        )
        for paper in papers
    ]
    comments = [paper for paper in papers if paper.kind == DocumentKind.COMMENT]
    return Schedule(
        letters=_letters(case),
        given=[row for row in rows if row.since],
        withheld=[row for row in rows if not row.since],
        comments=comments,
        comment_state=_comment_state(case, comments),
    )


def _side(case: Case) -> dict[int, str]:
    rows = case.parties.filter(side__in=ANSWERING_SIDE).values_list("user_id", "name")
    return {user: name for user, name in rows if user is not None}


def _letters(case: Case) -> list[Letter]:
    sent = Notice.objects.filter(
        docket=case.docket_id, kind__in=SERVED, state__in=(Notice.State.RELEASED, Notice.State.SENT)
    ).select_related("recipient", "service")
    return [
        Letter(KINDS[row.kind].label, row.recipient.name, getattr(row, "service", None)) for row in sent.order_by("pk")
    ]


def _when_told(case: Case) -> datetime | None:
    first = Event.objects.filter(docket=case.docket_id, kind__in=TELLING).order_by("sequence").first()
    return first.at if first else None


def _when_released(case: Case) -> dict[int, datetime]:
    """For a client record, when the reason was last recorded why it may be shown."""
    found = Event.objects.filter(docket=case.docket_id, kind="record_release_basis").order_by("sequence")
    return {event.data["document"]: event.at for event in found}


def _opened(case: Case, papers: Iterable[Document], side: dict[int, str]) -> dict[int, list[Opened]]:
    """By paper, each person's first opening."""
    by_code = {code: paper.pk for paper in papers for code in (paper.reference, f"document:{paper.pk}")}
    lines = AccessLog.objects.filter(
        docket=case.docket_id, person__in=list(side), action__in=READING, outcome__in=OPENED
    )
    found: dict[int, list[Opened]] = {}
    seen: set[tuple[int, int | None]] = set()
    for who, what, at in lines.order_by("pk").values_list("person_id", "what", "at"):
        paper = by_code.get(what)
        if paper is not None and (paper, who) not in seen:
            seen.add((paper, who))
            found.setdefault(paper, []).append(Opened(side[who or 0], at))
    return found


def _comment_state(case: Case, comments: list[Document]) -> str:
    """What came of the respondent's time to comment on the report."""
    if comments:
        return _("The respondent commented on the report.")
    if case.has("comment_time_spent"):
        return _("The time to comment ended, and no comment came.")
    if case.has("report_served"):
        running = Deadline.objects.filter(docket=case.docket_id, name="comment").order_by("pk").last()
        return _("The respondent may comment until %(day)s.") % {"day": eastern(running.due_on if running else None)}
    return _("The report was not served yet, so the time to comment has not begun.")
