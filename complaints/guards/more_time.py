"""Guards over more time (procedure.md §1.1 extensions, §1.3 row 7)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from complaints.guards.registry import Asked, guard
from complaints.lying_there import there_is
from complaints.models import Status
from complaints.more_time import ASKED_AT, extendable, request_waiting, running


@guard
def more_time_can_be_asked(asked: Asked) -> str | None:
    """While the time runs, once, and not after more time was given."""
    limit, given = ASKED_AT.get(Status(asked.case.status), ("", ""))
    found = running(asked.case, limit) if limit else None
    if found is None or found.due_on < asked.day:
        return _("No time of yours is running that could be made longer.")
    if asked.case.has(given):
        return _("More time was given once. The rules allow no second time.")
    if request_waiting(asked.case):
        return _("You have asked. The executive director answers you.")
    return None


@guard
def more_time_was_asked(asked: Asked) -> str | None:
    if request_waiting(asked.case) is None:
        return _("Nobody has asked for more time.")
    return None


@guard
def a_process_limit_runs(asked: Asked) -> str | None:
    if not there_is(extendable, asked.case):
        return _("No limit of the Board runs that could be extended.")
    return None
