"""The engine: it and the buttons say the same in every cell, and whoever has no seat gets nowhere.

A cell is a status with its facts, a person and a step. The facts are those that a walk through the table can reach.
"""

import pytest
from django.db.models import Model

from complaints import workflow
from complaints.errors import Refused
from complaints.models import Case, Status
from complaints.procedure import CLOCK, ROWS, rows_from
from record.models import Deadline, Event, Notice
from tests.cells import Cell, cell, witnesses

pytestmark = pytest.mark.django_db
KEPT: tuple[type[Model], ...] = (Case, Event, Deadline, Notice)


def written() -> list[list[dict[str, object]]]:
    return [list(model.objects.order_by("pk").values()) for model in KEPT]


@pytest.fixture
def here(board) -> Cell:
    return cell(board)


def refusal(case: Case, step: str, **by_and_on) -> str | None:
    """The sentence with which the engine refuses the step; None when it was taken."""
    try:
        workflow.take(step, case, **by_and_on)
    except Refused as refused:
        return str(refused)
    return None


@pytest.mark.parametrize("status", Status)
def test_engine_and_buttons_agree_in_every_cell_at(status: Status, here: Cell) -> None:
    on = here.play.now
    seen = 0
    for facts in witnesses(status):
        case = here.put(status, facts)
        before = written()
        for people in (here.seated, here.undeclared):
            for place, person in people.items():
                buttons = {offer.step.name: offer.why for offer in workflow.offers(case, person, on)}
                mine = {row.name for row in rows_from(status) if place in row.seats and row.form}
                assert set(buttons) == mine
                for row in ROWS:
                    why = workflow.obstacle(row, case, person, on)
                    if row.name in buttons:
                        assert buttons[row.name] == (why or ""), (row.name, place)
                        if why:
                            assert refusal(case, row.name, by=person, on=on) == why
                            seen += 1
                    elif row.form:
                        assert why, (row.name, place)
        assert written() == before
    assert seen


@pytest.mark.parametrize("status", Status)
def test_the_shut_out_are_refused_every_step_at(status: Status, here: Cell) -> None:
    on = here.play.now
    facts = witnesses(status)[0]
    case = here.put(status, facts)
    before = written()
    for who, person in here.shut_out.items():
        assert workflow.offers(case, person, on) == [], who
        for row in ROWS:
            assert workflow.obstacle(row, case, person, on), (who, row.name)
        for row in rows_from(status):
            assert refusal(case, row.name, by=person, on=on), (who, row.name)
    assert written() == before


@pytest.mark.parametrize("status", Status)
def test_the_clock_takes_nothing_that_is_not_due_at(status: Status, here: Cell) -> None:
    on = here.play.now
    for facts in witnesses(status):
        case = here.put(status, facts)
        before = written()
        assert [row.name for row in ROWS if workflow.obstacle(row, case, CLOCK, on) is None] == []
        assert workflow.sweep(case, on) == []
        assert {refusal(case, row.name, by=CLOCK, on=on) is None for row in rows_from(status)} == {False}
        assert written() == before
