"""Which limits may be given more time, and what the respondent has asked for (procedure.md §1.1, §1.3 row 7)."""

from __future__ import annotations

from django.db.models import QuerySet

from complaints.lying_there import asked_together, there_is
from complaints.models import Case, Status, TimeRequest
from record.models import Deadline

# The limits of the Board that may be extended; never one that is a party's right or duty (§1.1).
PROCESS = frozenset(
    {
        "screening",
        "investigation",
        "determination",
        "hearing_within",
        "panel_report",
        "decision",
        "appeal_decision",
        "reinstatement",
    }
)
# The respondent's limit at each status at which more time may be asked for, and the fact that it was given once.
ASKED_AT = {
    Status.AWAITING_ANSWER: ("answer", "answer_extended"),
    Status.DETERMINATION: ("comment", "comment_extended"),
}


def running(case: Case, name: str) -> Deadline | None:
    return Deadline.objects.filter(docket=case.docket_id, name=name).open().first()


@asked_together
def extendable(case: Case) -> QuerySet[Deadline]:
    """The open limits of the Board at this case."""
    return Deadline.objects.filter(docket=case.docket_id, name__in=PROCESS).open().order_by("due_on", "pk")


def respondents_limit(case: Case) -> str:
    """The name of the limit for which the respondent may ask more time now; blank where there is none."""
    return ASKED_AT.get(Status(case.status), ("", ""))[0]


@asked_together
def requests(case: Case) -> QuerySet[TimeRequest]:
    """What a respondent asked for and nobody answered, whether or not the limit runs still."""
    return TimeRequest.objects.filter(case=case, ruling=TimeRequest.Ruling.PENDING)


def request_waiting(case: Case) -> TimeRequest | None:
    """What the respondent asked for and nobody answered yet, for the limit that runs now."""
    limit = respondents_limit(case)
    if not there_is(requests, case) or running(case, limit) is None:
        return None
    return requests(case).filter(limit=limit).first()
