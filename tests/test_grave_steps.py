"""Before an act that cannot be undone stands a page that says what it will do (ux.md §3, 53)."""

import pytest
import time_machine

from ccb_ethics.demo.play import Board, Play
from complaints.procedure import ROWS, STEPS
from complaints.what_follows import what_follows
from people.models import User
from tests import plays
from tests.factories import signed_in
from tests.visiting import text_of

GRAVE = [row for row in ROWS if row.grave]
GONE = "From the next page on this person finds nothing of this case."


@pytest.mark.requirement(53)
@pytest.mark.parametrize("row", GRAVE, ids=lambda row: row.name)
def test_each_grave_step_says_what_it_will_do(row) -> None:
    assert what_follows(row)
    assert all(sentence.endswith(".") for sentence in what_follows(row))


@pytest.mark.django_db
@pytest.mark.requirement(53)
def test_the_red_button_stands_only_below_what_will_happen(board: Board) -> None:
    screened = plays.alleged(board).opine("dismiss")
    tried: list[tuple[Play, User, str, list[str]]] = [
        (screened, board.chair, "dismiss_at_screening", what_follows(STEPS["dismiss_at_screening"])),
        (screened, board.chair, "recuse", ["From the next page on you find nothing of this case"]),
        (screened, board.director, "name_board_witness", [GONE]),
        (plays.filed(board), board.director, "recuse", ["From the next page on you find nothing of this case"]),
    ]
    for play, person, step, told in tried:
        client, address = signed_in(person), f"/desk/cases/{play.case.number}/"
        with time_machine.travel(play.now, tick=False):
            case, page = client.get(address), client.get(f"{address}do/{step}/")
        html = page.content.decode()
        assert "btn-danger" not in case.content.decode()
        assert [sentence for sentence in told if sentence not in text_of(page)] == []
        assert html.index("What will happen") < html.index("This cannot be undone.") < html.index("btn-danger")
        assert "autofocus" not in html


@pytest.mark.django_db
def test_what_can_be_undone_has_no_red_button(board: Board) -> None:
    play = plays.determining(board)
    with time_machine.travel(play.now, tick=False):
        page = signed_in(board.staff[0]).get(f"/desk/cases/{play.case.number}/do/add_evidence/")
    assert "btn-danger" not in page.content.decode()
    assert "This cannot be undone" not in text_of(page)
