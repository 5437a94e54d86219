"""More time: asked for, given, refused; and the Board's own limits lengthened (procedure.md §1.1, §1.3 row 7)."""

from __future__ import annotations

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from complaints import more_time, rules
from complaints.correspondence import prints
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.models import Case, TimeRequest
from people import clock
from record import days, deadlines
from record.models import Deadline, Event


def answer_request(act: Act, limit: str, ruling: TimeRequest.Ruling) -> None:
    """Marks the request that waits for this limit, if there is one, as granted or refused."""
    waiting = TimeRequest.objects.filter(case=act.case, limit=limit, ruling=TimeRequest.Ruling.PENDING)
    waiting.update(ruling=ruling, ruling_reason=str(act.given["reason"]), ruled_by=act.person, ruled_at=act.on)


def give_respondent(act: Act, limit: str) -> Done:
    """One extension of at most 15 calendar days of the respondent's limit, given before the time is over."""
    length = int(act.given["days"])
    most = rules.number(act.case, "answer_extension_days")
    if not 1 <= length <= most:
        raise Refused(_("Give between 1 and %(most)s days.") % {"most": most})
    deadline = more_time.running(act.case, limit)
    if deadline is None:
        raise Refused(_("This time is not running."))
    answer_request(act, limit, TimeRequest.Ruling.GRANTED)
    return _extended(act, deadline, length)


def _extended(act: Act, deadline: Deadline, length: int) -> Done:
    reason = str(act.given["reason"])

    def extend(event: Event) -> None:
        deadlines.extend(deadline, days=length, reason=reason, by=act.person, event=event, on=clock.local_day(act.on))

    return Done(data={"limit": deadline.name, "days": length}, text=reason, after=extend)


@prints("more_time_refused")
def _last_day(case: Case) -> dict[str, Any]:
    """Until when the time runs that was not made longer; blank once it is over."""
    deadline = more_time.running(case, more_time.respondents_limit(case))
    return {"runs_until_on": deadline.due_on.isoformat() if deadline else ""}


@performs("extend_answer")
def _extend_answer(act: Act) -> Done:
    return give_respondent(act, "answer")


@performs("extend_comment")
def _extend_comment(act: Act) -> Done:
    return give_respondent(act, "comment")


@performs("ask_more_time")
def _ask_more_time(act: Act) -> Done:
    asked = TimeRequest.objects.create(
        case=act.case,
        limit=more_time.respondents_limit(act.case),
        days=int(act.given["days"]),
        reason=str(act.given["reason"]),
        asked_by=act.person,
        asked_at=act.on,
    )
    return Done(data={"request": asked.pk, "limit": asked.limit, "days": asked.days}, text=asked.reason)


@performs("withdraw_more_time")
def _withdraw_more_time(act: Act) -> Done:
    """Taken back while nobody has answered it; nothing ran longer meanwhile, and it may be asked for again."""
    waiting = more_time.request_waiting(act.case)
    if waiting is None:
        raise Refused(_("Nobody has asked for more time."))
    waiting.ruling, waiting.ruled_by, waiting.ruled_at = TimeRequest.Ruling.WITHDRAWN, act.person, act.on
    waiting.save(update_fields=["ruling", "ruled_by", "ruled_at"])
    return Done(data={"request": waiting.pk, "limit": waiting.limit})


@performs("refuse_more_time")
def _refuse_more_time(act: Act) -> Done:
    limit = more_time.respondents_limit(act.case)
    answer_request(act, limit, TimeRequest.Ruling.REFUSED)
    return Done(data={"limit": limit}, text=str(act.given["reason"]))


@performs("extend_limit")
def _extend_limit(act: Act) -> Done:
    """So many days more, counted as the limit counts them. Screening slips once; a decision never past its outer day."""
    deadline = more_time.extendable(act.case).filter(pk=act.given["limit"].pk).first()
    if deadline is None:
        raise Refused(_("This limit is not running, or is not one that can be extended."))
    length = int(act.given["days"])
    if deadline.name == "screening":
        _slips_once(act, deadline, length)
    if deadline.name == "decision":
        _stays_within_the_outer_day(act, deadline, length)
    return _extended(act, deadline, length)


def _slips_once(act: Act, deadline: Deadline, length: int) -> None:
    most = rules.number(act.case, "screening_slip_days")
    if deadline.extensions.exists():
        raise Refused(_("Screening was extended once. The rules allow no second time."))
    if length > most:
        raise Refused(_("Screening is extended by at most %(most)s business days.") % {"most": most})


def _stays_within_the_outer_day(act: Act, deadline: Deadline, length: int) -> None:
    """Never later than 90 days after the evidence closed (row 15; CGS §4-180(a))."""
    outer = more_time.running(act.case, "decision_outer")
    new_day = days.lengthened(deadline.due_on, deadline.rule, length, deadlines.closed_days()).day
    if outer and new_day > outer.due_on:
        raise Refused(
            _("The case is decided by %(day)s at the latest. Give fewer days.")
            % {"day": date_format(outer.due_on, "F j, Y")}
        )
