"""Where the rows of overlays touch the rest of the table (procedure.md §1.4)."""

from complaints import motions
from complaints.models import Body, Status
from complaints.procedure import HELD, ROWS, STEPS, standing_in_the_way
from complaints.procedure.abeyance import HOLDABLE


def test_the_committee_can_vote_wherever_a_row_waits_for_its_vote():
    waited_for = {status for row in ROWS if row.motion is Body.COMMITTEE for status in row.source}
    assert waited_for == STEPS["open_committee_motion"].source


def test_every_step_with_a_greater_majority_is_a_row_of_the_committee():
    assert {STEPS[name].motion for name in motions.MAJORITIES} == {Body.COMMITTEE}


def test_no_row_that_moves_a_held_case_can_be_taken_while_it_is_held():
    """§1.3: the status stands still. Only a judgment, which ends the abeyance in the same act, leads on."""
    moving = [row for row in ROWS if row.target and row.source & HOLDABLE and row.in_abeyance]
    assert moving == []
    main_line = STEPS["file_report"]
    assert standing_in_the_way(main_line, frozenset({"answered", HELD}))
    assert standing_in_the_way(main_line, frozenset({"answered"})) is None


def test_a_case_is_held_only_where_its_main_line_can_go_on_again():
    for row in (STEPS["end_abeyance"], STEPS["review_abeyance"]):
        assert row.source == HOLDABLE
    assert Status.CLOSED not in HOLDABLE
