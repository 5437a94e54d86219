"""The figures of one year as they are stored: sections of counts with the cases behind each, and days (procedure.md §6).

Plain dictionaries, so that what was frozen can be read in years to come. Keys are the record's own words.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sanctions.reports import counting, gathering
from sanctions.reports.counting import Cases, History, Span
from sanctions.reports.gathering import Time

Figures = dict[str, Any]
HAPPENINGS: dict[str, tuple[str, ...]] = {
    "hearing_requests": ("request_hearing", "request_summary_hearing"),
    "hearings_held": ("close_hearing",),
    "consents": (
        "approve_consent_caution",
        "approve_consent_reprimand",
        "approve_consent_suspension",
        "approve_consent_revocation",
    ),
    "withdrawn": ("allow_withdrawal",),
    "summary_suspensions": ("serve_summary_order",),
    "reinstatements": ("reinstate", "reinstate_by_vote"),
}
APPEALS: dict[str, tuple[str, ...]] = {
    "filed": ("appeal", "record_paper_appeal", "excuse_late_appeal"),
    "upheld": ("affirm",),
    "changed": ("modify_to_caution", "modify_to_reprimand", "modify_to_suspension"),
    "set_aside": ("reverse",),
    "sent_back": ("remand_to_committee", "remand_to_hearing"),
    "late_rejected": ("refuse_late_appeal",),
}
# Stage: the lines or the statuses by which a case comes to it.
STAGES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "notice": (("serve_complaint",), ()),
    "determination": (("charge", "dismiss_after_investigation", "issue_show_cause"), ()),
    "decision": (("find_not_sustained",), ("decision_issued",)),
    "final": ((), ("final",)),
}
ACCEPTED = ("notice_to_respondent",)
QUARTERS = ((1, "q1"), (4, "q2"), (7, "q3"), (10, "q4"))
GROUPS = ("relationship", "credential", "provision", "came_by")


def of_year(year: int, *, through: date) -> Figures:
    """From the whole record, through the last day of the year or the day of the run, whichever comes first."""
    span = Span.of_year(year, through=through)
    histories = gathering.histories()
    sections = sections_of(histories, span)
    sections["limits_met"], sections["limits_missed"] = limits(gathering.times_set(), span)
    sections["persons"] = {
        "recusals": [number for number, day in gathering.recusals() if span.holds(day)],
        "challenges": [number for number, day in gathering.challenges() if span.holds(day)],
    }
    return {
        "sections": {key: _rows(found) for key, found in sections.items()},
        "times": {stage: counting.summary(counting.times(histories, span, *by)) for stage, by in STAGES.items()},
    }


def sections_of(histories: list[History], span: Span) -> dict[str, dict[str, Cases]]:
    """Everything that the lines of the cases alone tell."""
    found = {"flow": counting.flow(histories, span), "disposed": counting.disposed(histories, span)}
    found |= {f"by_{group}": counting.received_by(histories, span, group) for group in GROUPS}
    found["found"] = _found(histories, span)
    found["sanctions"] = _became_final(histories, span)
    found["hearings"] = counting.happened(histories, span, HAPPENINGS)
    found["hearings"]["defaults"] = [
        number
        for number in counting.happened(histories, span, {"at": ("record_attendance",)})["at"]
        if number in {history.number for history in histories if history.groups.get("defaulted")}
    ]
    found["appeals"] = counting.happened(histories, span, APPEALS)
    found["open_at"] = _open_at(histories, span)
    for key, statuses in (("received", None), ("accepted", ACCEPTED), ("closed", ("closed",))):
        found[f"quarters_{key}"] = _by_quarter(histories, span, statuses)
    return found


def _found(histories: Iterable[History], span: Span) -> dict[str, Cases]:
    """Provisions found breached, of the cases decided in these days."""
    found: dict[str, Cases] = {}
    for history in histories:
        if any(span.holds(move.day) and move.new == "decision_issued" != move.old for move in history.moves):
            for reference in history.groups.get("found", ()):
                found.setdefault(reference, []).append(history.number)
    return found


def _became_final(histories: Iterable[History], span: Span) -> dict[str, Cases]:
    found: dict[str, Cases] = {}
    for history in histories:
        for move in history.moves:
            if span.holds(move.day) and move.new == "final" and move.old not in ("final", "monitoring"):
                found.setdefault(move.disposal or "unknown", []).append(history.number)
    return found


def _open_at(histories: Iterable[History], span: Span) -> dict[str, Cases]:
    """Where the cases stood that were open at the end."""
    found: dict[str, Cases] = {}
    for history in histories:
        if history.state(span.ends) == counting.OPEN:
            last = [move for move in history.moves if move.day <= span.ends][-1]
            found.setdefault(last.new, []).append(history.number)
    return found


def _by_quarter(histories: Iterable[History], span: Span, statuses: tuple[str, ...] | None) -> dict[str, Cases]:
    """By the first line where no statuses are named, otherwise by each move to one of them from an open status."""
    found: dict[str, Cases] = {name: [] for _month, name in QUARTERS}
    for history in histories:
        if statuses is None:
            days = [history.moves[0].day] if history.moves else []
        else:
            days = [m.day for m in history.moves if m.new in statuses and m.old not in (*statuses, "joined")]
        for day in days:
            if span.holds(day):
                found[f"q{(day.month + 2) // 3}"].append(history.number)
    return found


def limits(times: Iterable[Time], span: Span) -> tuple[dict[str, Cases], dict[str, Cases]]:
    """Of the limits whose last day lay in the year: those met by that day, and the others. What stands still is neither."""
    met: dict[str, Cases] = {}
    missed: dict[str, Cases] = {}
    for time in times:
        if not span.holds(time.due_on):
            continue
        if time.settled_on is not None and time.settled_on <= time.due_on:
            met.setdefault(time.name, []).append(time.number)
        elif time.settled_on is not None or (time.due_on < span.ends and not time.stopped):
            missed.setdefault(time.name, []).append(time.number)
    return met, missed


def _rows(found: dict[str, Cases]) -> dict[str, dict[str, Any]]:
    return {key: {"n": len(cases), "cases": sorted(set(cases))} for key, cases in found.items()}


def count(figures: Figures, section: str, key: str) -> int:
    """0 where the year has no such line."""
    return int(figures["sections"].get(section, {}).get(key, {}).get("n", 0))
