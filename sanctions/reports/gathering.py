"""Light rows of the whole record for the yearly report: of the board, not of one reader. Only counts leave from here,
and case numbers that the pages show to those who may see the case (procedure.md §6, §2.6).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from complaints.models import UNDECIDED, Allegation, Body, Case, Disposition, Motion, MotionKind, Outcome, Recusal
from complaints.procedure import RIGHTS, SANCTIONS, STEPS
from hearings.models import Challenge
from people.clock import local_day
from record.models import Deadline, Event
from sanctions.reports.counting import CLOSED, History, Move

OUTCOMES = (*SANCTIONS, "denial")


@dataclass(frozen=True)
class Time:
    """One limit of a case that was not a mere right of a party: met on `settled_on`, or not met."""

    name: str
    number: str
    due_on: date
    settled_on: date | None
    stopped: bool


def histories() -> list[History]:
    """Every case with its lines, in a handful of queries."""
    cases = {
        row["docket_id"]: row
        for row in Case.objects.order_by("pk").values(
            "pk", "docket_id", "number", "disposition", "complaint__relationship", "complaint__came_by",
            "credential__type__name",
        )
    }  # fmt: skip
    alleged: dict[int, set[str]] = defaultdict(set)
    for case, reference in Allegation.objects.values_list("case_id", "provision__reference"):
        alleged[case].add(reference)
    defaulted = set(Allegation.objects.filter(deemed_admitted=True).values_list("case_id", flat=True))
    found = _found()
    lines: dict[int, list[tuple[date, str, str, str]]] = defaultdict(list)
    events = Event.objects.filter(docket__in=cases).order_by("docket_id", "sequence")
    for docket, at, kind, data in events.values_list("docket_id", "at", "kind", "data").iterator():
        lines[docket].append((local_day(at), kind, data["from"], data["to"]))
    return [
        History(
            number=case["number"],
            moves=_moves(lines[docket], case["disposition"]),
            groups={
                "relationship": (case["complaint__relationship"] or "unknown",),
                "came_by": (case["complaint__came_by"] or "unknown",),
                "credential": (case["credential__type__name"] or "unknown",),
                "provision": tuple(sorted(alleged[case["pk"]])),
                "found": tuple(sorted(found[case["pk"]])),
                "defaulted": ("defaulted",) if case["pk"] in defaulted else (),
            },
        )
        for docket, case in cases.items()
    ]


def _found() -> dict[int, set[str]]:
    """The provisions found breached at each case: by the committee's last vote on the charge, or by a judgment."""
    last: dict[tuple[int, str], bool] = {}
    decided = Motion.objects.filter(kind=MotionKind.FINDING, body=Body.COMMITTEE, closed_at__isnull=False)
    votes = decided.exclude(outcome__in=UNDECIDED)
    for case, reference, outcome in votes.order_by("closed_at", "pk").values_list(
        "case_id", "allegation__provision__reference", "outcome"
    ):
        last[case, reference] = outcome == Outcome.CARRIED
    proven = Allegation.objects.filter(proven_by__isnull=False).values_list("case_id", "provision__reference")
    last |= dict.fromkeys(proven, True)
    found: dict[int, set[str]] = defaultdict(set)
    for (case, reference), stands in last.items():
        if stands:
            found[case].add(reference)
    return found


def _moves(lines: list[tuple[date, str, str, str]], disposition: str) -> tuple[Move, ...]:
    """With how each closing ended the case: a sanctioned case under its sanction, as it stood then."""
    outcome, moves = "", []
    for day, kind, old, new in lines:
        gives = STEPS[kind].gives if kind in STEPS else ()
        outcome = next((fact for fact in reversed(gives) if fact in OUTCOMES), outcome)
        disposal = ""
        if new == CLOSED and old != CLOSED:
            disposal = str(STEPS[kind].disposition) if kind in STEPS else disposition
            disposal = disposal if disposal in Disposition.values else disposition or "unknown"
            if disposal == Disposition.SANCTIONED:
                disposal = outcome or disposal
        if new == "final" and old != "final":
            disposal = "surrendered" if kind == "accept_surrender" else outcome
        moves.append(Move(day, kind, old, new, disposal))
    return tuple(moves)


def times_set() -> list[Time]:
    """Every limit but the mere rights of parties, of which nobody is late."""
    numbers = dict(Case.objects.values_list("docket_id", "number"))
    rows = Deadline.objects.filter(docket__in=numbers).exclude(name__in=RIGHTS).order_by("pk")
    return [
        Time(name, numbers[docket], due_on, settled_on, stopped_on is not None)
        for docket, name, due_on, settled_on, stopped_on in rows.values_list(
            "docket_id", "name", "due_on", "settled_on", "stopped_on"
        )
    ]


def recusals() -> list[tuple[str, date]]:
    """Those who stepped aside; people walled off because the complaint is about them or names them are left out."""
    rows = Recusal.objects.filter(wall=Recusal.Wall.CONFLICT).order_by("pk")
    return [(number, local_day(at)) for number, at in rows.values_list("case__number", "recused_at")]


def challenges() -> list[tuple[str, date]]:
    rows = Challenge.objects.order_by("pk").values_list("case__number", "made_at")
    return [(number, local_day(at)) for number, at in rows]
