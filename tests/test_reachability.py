"""Every status and every row can be reached, and every reachable case leads to an end; overlays included."""

from __future__ import annotations

import pytest

from complaints.models import Status
from complaints.procedure import HELD, ROWS, STEPS, standing_in_the_way
from tests.walk import SLICES, State, bits, facts_at, masked, slice_of

pytestmark = pytest.mark.cells
# Facts of an overlay that stand in the way of the main line, and the rows by which each goes away by itself or by those
# whose overlay it is: they ask for nothing but the fact.
WAYS_OUT = {
    HELD: "end_abeyance",
    "reconsideration_asked": "deem_reconsideration_denied",
    "further_charge_open": "further_charge_time_over",
    "awaits_text": "text_loaded",
}


def test_every_status_is_reachable():
    states, _edges = slice_of("the main line")
    assert {status for status, _facts in states} == set(Status)


def test_every_row_can_be_taken_somewhere():
    taken = {edge.step.name for name in SLICES for edge in slice_of(name)[1]}
    assert {row.name for row in ROWS} - taken == set()


@pytest.mark.parametrize("name", SLICES)
def test_every_reachable_state_leads_to_an_end(name: str):
    states, edges = slice_of(name)
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


def test_no_overlay_holds_a_case_for_good():
    """Where overlays lie over one another each goes away by itself, so what one leads to an end is led there still."""
    for fact, name in WAYS_OUT.items():
        row = STEPS[name]
        assert (set(row.needs), row.unless, row.any_of) == ({fact}, (), ())
        assert fact in row.clears
    main = {row for row in SLICES["the main line"] if row.motion or row.target}
    overlaid = set(WAYS_OUT) | {"consented", "show_cause", "surrendered"}
    told_of = {fact for row in main for fact in row.unless} & _facts_of_overlays()
    assert told_of <= overlaid


def _facts_of_overlays() -> set[str]:
    main = {fact for row in SLICES["the main line"] for fact in (*row.gives, *row.clears)}
    return {fact for row in ROWS for fact in row.gives} - main


def test_the_walk_judges_a_row_as_the_engine_does():
    for status in Status:
        for facts in sorted(facts_at(status), key=sorted)[::97]:
            for row in ROWS:
                assert masked(row).allows(bits(facts)) == (standing_in_the_way(row, facts) is None), row.name
