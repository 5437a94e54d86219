"""The due-process properties of the procedure, over every reachable pair of status and facts. No sampling.

Each property is a function that names the offending states of a table, so that a table broken on purpose can be shown
to fail it. Sources stand beside each.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from complaints.models import Disposition, Status
from complaints.procedure import PUBLIC_SANCTIONS, ROWS, SANCTIONS, STEPS, Step
from tests.walk import Edge, State, walk, whole

Property = Callable[[set[State], list[Edge]], list[str]]
FINAL_OR_LATER = {Status.FINAL, Status.MONITORING, Status.REINSTATEMENT}


def sanction_without_notice_and_answer(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §1.3 rows 6 and 7; CGS §4-177: notice, and a chance to answer, come before any sanction.
    return [
        f"{status} {sorted(facts)}"
        for status, facts in states
        if facts & set(SANCTIONS) and not ("noticed" in facts and facts & {"answered", "answer_time_spent"})
    ]


def sanction_without_charges_served(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §1.3 row 10: the charges are served, and the respondent could ask for a hearing.
    return [str(status) for status, facts in states if facts & set(SANCTIONS) and "charges_served" not in facts]


def sanction_without_hearing_or_waiver(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §1.3 rows 10 and 13.
    heard = {"hearing_held", "hearing_waived", "hearing_waived_by_silence"}
    return [str(status) for status, facts in states if facts & set(SANCTIONS) and not facts & heard]


def revocation_on_silence(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §1.3 row 10: a proposed Revocation always gets a hearing unless it is waived in writing.
    return [
        str(status)
        for status, facts in states
        if "revocation" in facts and not facts & {"hearing_held", "hearing_waived"}
    ]


def published_before_appeal_time_is_spent(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §1.3 row 19: never before the appeal time is spent.
    spent = {"appeal_time_spent", "appeal_decided"}
    return [str(status) for status, facts in states if "published" in facts and not facts & spent]


def final_before_appeal_time_is_spent(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §1.3 rows 16, 18 and 19.
    spent = {"appeal_time_spent", "appeal_decided"}
    return [str(status) for status, facts in states if status in FINAL_OR_LATER and not facts & spent]


def final_without_service_of_the_decision(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §1.3 row 16: the time to appeal runs from service.
    return [str(status) for status, facts in states if status in FINAL_OR_LATER and "decision_served" not in facts]


def caution_that_is_published(states: set[State], edges: list[Edge]) -> list[str]:
    # Glossary, "Written Caution": formal, private, non-publicized. procedure.md §3.
    found = [str(status) for status, facts in states if {"caution", "published"} <= facts]
    publishing = ("publish", "draft_publication")
    return found + [edge.step.name for edge in edges if edge.step.name in publishing and "caution" in edge.before[1]]


def two_sanctions_at_once(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §3: one of the glossary's four.
    return [str(status) for status, facts in states if len(facts & set(SANCTIONS)) > 1]


def decided_before_the_report_was_answered(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §1.3 row 8: the respondent gets the report and 21 days to comment.
    steps = ("charge", "dismiss_after_investigation")
    spent = {"commented", "comment_time_spent"}
    return [edge.step.name for edge in edges if edge.step.name in steps and not edge.before[1] & spent]


def decided_on_a_panel_report_without_exceptions_time(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §1.3 row 14: ten days for written exceptions.
    spent = {"exceptions_filed", "exceptions_time_spent"}
    return [
        edge.step.name
        for edge in edges
        if edge.step.name.startswith(("decide_", "find_not"))
        and "panel_reported" in edge.before[1]
        and not edge.before[1] & (spent | {"hearing_waived", "hearing_waived_by_silence"})
    ]


def hearing_opened_without_notice(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §1.3 row 12; CGS §4-177(b).
    return [e.step.name for e in edges if e.after[0] is Status.HEARING and "hearing_noticed" not in e.before[1]]


def appeal_made_heavier(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §1.3 row 18: modified downwards only.
    return [
        edge.step.name
        for edge in edges
        if edge.before[0] is Status.APPEAL
        and edge.after[0] is Status.FINAL
        and _weight(edge.after) > _weight(edge.before)
    ]


def public_sanction_closed_unpublished(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §3: the three public sanctions are published before the case is closed as sanctioned.
    return [
        edge.step.name
        for edge in edges
        if edge.step.disposition == Disposition.SANCTIONED
        and edge.before[1] & set(PUBLIC_SANCTIONS)
        and "published" not in edge.before[1]
    ]


def suspension_that_ends_by_itself(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §3, suspension end: never automatic. The clock may close the file, it never reinstates.
    return [edge.step.name for edge in edges if edge.step.clock and "reinstated" in edge.step.gives]


def sent_back_twice(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §1.3 rows 15 and 18: remit once, remand once.
    once = {"remit": "remitted", "remand_to_committee": "remanded", "remand_to_hearing": "remanded"}
    return [e.step.name for e in edges if e.step.name in once and once[e.step.name] in e.before[1]]


def _weight(state: State) -> int:
    return max((SANCTIONS.index(fact) for fact in state[1] if fact in SANCTIONS), default=-1)


PROPERTIES: tuple[Property, ...] = (
    sanction_without_notice_and_answer,
    sanction_without_charges_served,
    sanction_without_hearing_or_waiver,
    revocation_on_silence,
    published_before_appeal_time_is_spent,
    final_before_appeal_time_is_spent,
    final_without_service_of_the_decision,
    caution_that_is_published,
    two_sanctions_at_once,
    decided_before_the_report_was_answered,
    decided_on_a_panel_report_without_exceptions_time,
    hearing_opened_without_notice,
    appeal_made_heavier,
    public_sanction_closed_unpublished,
    suspension_that_ends_by_itself,
    sent_back_twice,
)

# For each property, one row broken in a way that somebody might one day think of: the property must catch it.
BROKEN: dict[Property, Step] = {
    sanction_without_notice_and_answer: replace(STEPS["accept"], target=Status.DECISION_ISSUED, gives=("reprimand",)),
    sanction_without_charges_served: replace(STEPS["waive_hearing"], needs=()),
    sanction_without_hearing_or_waiver: replace(
        STEPS["request_hearing"], target=Status.DECISION_ISSUED, gives=("reprimand",)
    ),
    revocation_on_silence: replace(STEPS["decide_revocation"], any_of=STEPS["decide_suspension"].any_of),
    published_before_appeal_time_is_spent: replace(
        STEPS["publish"], source=STEPS["publish"].source | {Status.DECISION_ISSUED}, any_of=()
    ),
    final_before_appeal_time_is_spent: replace(STEPS["become_final"], gives=()),
    final_without_service_of_the_decision: replace(STEPS["become_final"], needs=()),
    caution_that_is_published: replace(STEPS["publish"], any_of=(), unless=()),
    two_sanctions_at_once: replace(STEPS["modify_to_caution"], clears=()),
    decided_before_the_report_was_answered: replace(STEPS["charge"], any_of=()),
    decided_on_a_panel_report_without_exceptions_time: replace(STEPS["decide_reprimand"], any_of=()),
    hearing_opened_without_notice: replace(STEPS["open_hearing"], needs=()),
    appeal_made_heavier: replace(STEPS["modify_to_suspension"], any_of=()),
    public_sanction_closed_unpublished: replace(STEPS["close_sanctioned"], any_of=()),
    suspension_that_ends_by_itself: replace(STEPS["lapse_suspension"], gives=("reinstated",)),
    sent_back_twice: replace(STEPS["remit"], unless=()),
}


@pytest.mark.parametrize("offenders", PROPERTIES, ids=lambda p: p.__name__)
def test_no_reachable_case_shows(offenders: Property):
    states, edges = whole()
    assert offenders(states, edges) == []


@pytest.mark.parametrize("offenders", PROPERTIES, ids=lambda p: p.__name__)
def test_a_row_broken_on_purpose_is_caught_by(offenders: Property):
    broken = BROKEN[offenders]
    rows = tuple(broken if row.name == broken.name else row for row in ROWS)
    states, edges = walk(rows)
    assert offenders(states, edges) != []


def test_every_property_has_a_broken_row():
    assert set(BROKEN) == set(PROPERTIES)


def test_every_status_is_reachable():
    states, _edges = whole()
    assert {status for status, _facts in states} == set(Status)


def test_every_row_can_be_taken_somewhere():
    states, _edges = whole()
    by_status: dict[Status, list[frozenset[str]]] = {}
    for status, facts in states:
        by_status.setdefault(status, []).append(facts)
    dead = [
        row.name
        for row in ROWS
        if not any(
            set(row.needs) <= facts and all(set(some) & facts for some in row.any_of) and not set(row.unless) & facts
            for status in row.source
            for facts in by_status[status]
        )
    ]
    assert dead == []


def test_every_reachable_state_leads_to_an_end():
    states, edges = whole()
    backwards: dict[State, list[State]] = {}
    for edge in edges:
        backwards.setdefault(edge.after, []).append(edge.before)
    ends = [state for state in states if state[0] is Status.CLOSED]
    good, queue = set(ends), list(ends)
    while queue:
        for before in backwards.get(queue.pop(), []):
            if before not in good:
                good.add(before)
                queue.append(before)
    assert states - good == set()


def test_a_closed_case_never_moves_again():
    _states, edges = whole()
    assert {edge.step.name for edge in edges if edge.before[0] is Status.CLOSED} == set()
