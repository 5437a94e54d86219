"""The engine: it and the buttons say the same in every cell, and whoever has no seat gets nowhere.

A cell is a status with its facts, a person and a step. The facts are those that a walk through the table can reach.
"""

import pytest
from django.db.models import Model

from complaints import workflow
from complaints.effects import Done
from complaints.errors import Refused
from complaints.models import Ballot, Case, CaseUserSeat, Motion, Participant, Status
from complaints.procedure import CLOCK, ROWS, STEPS, SWEPT, rows_from
from hearings.models import PanelSeat
from people.models import User
from people.one_look import one_look
from record.models import Deadline, Docket, Event, Notice
from tests import plays
from tests.cells import Cell, cell, witnesses

pytestmark = pytest.mark.django_db
KEPT: tuple[type[Model], ...] = (
    Case, Docket, Event, Deadline, Notice, Motion, Ballot, Participant, CaseUserSeat, PanelSeat,
)  # fmt: skip


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


@pytest.mark.cells
@pytest.mark.parametrize("status", Status)
def test_engine_and_buttons_agree_in_every_cell_at(status: Status, here: Cell) -> None:
    """Who has no seat is refused before any fact is asked about, so those cells are asked once for each status.

    In every cell the judgement is asked; the step itself is tried once for each row and reason.
    """
    on = here.play.now
    facts_to_try = witnesses(status)
    tried = set()
    for place, person in here.seated.items():
        case = here.put(status, facts_to_try[0])
        others = [row for row in ROWS if row.form and (status not in row.source or place not in row.seats)]
        with one_look():
            assert [row.name for row in others if not workflow.obstacle(row, case, person, on)] == []
    for facts in facts_to_try:
        case = here.put(status, facts)
        before = written()
        refused: dict[tuple[str, str], User] = {}
        with one_look():  # nothing is written until all have been asked
            for place, person in (*here.seated.items(), *here.undeclared.items()):
                buttons = {offer.step.name: offer.why for offer in workflow.offers(case, person, on)}
                mine = [row for row in rows_from(status) if place in row.seats and row.form]
                awaited = {row.name for row in mine if workflow.is_awaited(row, case)}
                assert {row.name for row in mine if row.name in awaited and not row.tool} <= set(buttons) <= awaited
                for row in mine:
                    why = workflow.obstacle(row, case, person, on)
                    assert buttons.get(row.name, why) == (why or ""), (row.name, place)
                    if why:
                        refused.setdefault((row.name, why), person)
        for (name, why), person in refused.items():
            if (name, why) not in tried:
                assert refusal(case, name, by=person, on=on) == why
                tried.add((name, why))
        assert written() == before
    assert tried


@pytest.mark.cells
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


@pytest.mark.cells
@pytest.mark.parametrize("status", Status)
def test_the_clock_takes_nothing_that_is_not_due_at(status: Status, here: Cell) -> None:
    on = here.play.now
    for facts in witnesses(status):
        case = here.put(status, facts)
        before = written()
        at_once = [row for row in SWEPT if workflow.obstacle(row, case, CLOCK, on) is None]
        assert [row for row in ROWS if workflow.obstacle(row, case, CLOCK, on) is None] == at_once
        if at_once:
            continue  # no case stays there: the step that led there took them with it
        assert workflow.sweep(case, on) == []
        assert {refusal(case, row.name, by=CLOCK, on=on) is None for row in rows_from(status)} == {False}
        assert written() == before


def test_a_step_refused_half_way_leaves_no_trace(board) -> None:
    """The officer and the members are seated before the alternate turns out to be nobody of the committee."""
    play = plays.charged(board)
    play.take("request_hearing", play.respondent)
    before = written()
    officer, first, second = board.members[1:4]
    with pytest.raises(Refused, match="is not on the Ethics Committee"):
        play.take(
            "appoint_panel", board.chair, officer=officer, members=[first, second], alternate=board.staff[0]
        )  # fmt: skip
    assert written() == before


def test_a_step_that_breaks_half_way_leaves_no_trace(board) -> None:
    play = plays.determining(board)
    play.take("open_committee_motion", board.chair, names="investigate_more", text="That more be asked.")
    before = written()
    with pytest.raises(ValueError, match="is not a valid Choice"):
        play.take("cast_ballot", board.chair, motion=Motion.objects.get(), choice="perhaps")
    assert written() == before


def test_a_step_taken_twice_is_refused_with_a_sentence(board) -> None:
    play = plays.served(board)
    first, second = Case.objects.get(pk=play.case.pk), Case.objects.get(pk=play.case.pk)
    given = {"by": play.respondent, "on": play.now, "answers": {a.pk: ("deny", "") for a in first.allegations.all()}}
    workflow.take("answer", first, **given)
    with pytest.raises(Refused, match=r"^This cannot be done while the case is at: Investigation\.$"):
        workflow.take("answer", second, **given)
    assert Event.objects.filter(docket=first.docket_id, kind="answer").count() == 1
    assert second.status == Status.INVESTIGATION


def test_of_two_who_write_one_version_the_second_is_refused(board) -> None:
    """The lock makes this rare; where a database ignores row locks, the version decides."""
    play = plays.filed(board)
    stale = Case.objects.get(pk=play.case.pk)
    play.take("begin_jurisdiction", board.staff[0])
    before = written()
    step = STEPS["ask_completion"]
    with pytest.raises(Refused, match="Somebody else changed this case at the same moment"):
        workflow._write_status(stale, step, Status.SUBMITTED, Status.INCOMPLETE, ["filed"], Done(), play.now)
    assert written() == before
    assert (stale.status, stale.version) == (Status.JURISDICTION, play.case.version)


def test_a_code_is_shown_once_and_stands_nowhere_on_the_record(board) -> None:
    play = plays.served(board)
    code = play.shown["invitation_code"]
    told = [*Event.objects.values_list("data", flat=True), *Event.objects.values_list("texts__text", flat=True)]
    told += Notice.objects.values_list("context", "body")
    assert len(code.replace(" ", "")) == 16
    assert not [words for words in map(str, told) if code in words or code.replace(" ", "") in words]
