"""Requirements 48 and 49 of ux.md §3: every page tells the same of a case, and what is offered is what can be done."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import time_machine

from ccb_ethics.demo.play import Board, Play
from complaints import workflow
from complaints.models import Party
from complaints.procedure import STEPS
from complaints.seats import seats_of
from people.templatetags.eastern import weekday
from record import notices
from record.models import Notice
from tests import plays
from tests import rule_plays as at
from tests.factories import signed_in
from tests.visiting import text_of

pytestmark = pytest.mark.django_db

POINTS = (
    plays.filed, at.incomplete, plays.screening, plays.alleged, plays.dismissed, at.review_asked, plays.accepted,
    plays.served, plays.investigating, plays.determining, at.held, plays.charged, plays.scheduled, plays.heard,
    plays.waived, plays.decided, plays.final,
)  # fmt: skip


@pytest.mark.cells
@pytest.mark.parametrize("point", POINTS, ids=lambda point: point.__name__)
def test_requirement_48_page_and_list_tell_the_same_of_a_case(board: Board, point: Callable[[Board], Play]) -> None:
    play = point(board)
    client = signed_in(board.director)
    with time_machine.travel(play.now, tick=False):
        page, listed = client.get(f"/desk/cases/{play.case.number}/"), client.get("/desk/cases/")
    (row,) = [row for row in listed.context["rows"] if row.case == play.case]
    frame = page.context
    assert (frame["status_words"], frame["ball"]) == (row.words, row.ball)
    due = frame["deadline"].due_on if frame["deadline"] else None
    assert due == (row.due.due_on if row.due else None)
    for shown in (text_of(page), text_of(listed)):
        assert play.case.number in shown
        assert str(row.words) in shown
    assert due is None or weekday(due) in text_of(page)


@pytest.mark.requirement(48)
def test_the_letter_tells_the_same_as_the_page_of_its_reader(board: Board) -> None:
    play = plays.investigating(board).release()
    play.later(31)
    workflow.go_round(play.case, play.now)
    letters = Notice.objects.filter(docket=play.case.docket_id, kind__startswith="status_note")
    assert letters.count() == 2
    for letter in letters:
        side = Party.objects.get(case=play.case, user=letter.recipient).side
        with time_machine.travel(play.now, tick=False):
            page = signed_in(letter.recipient).get("/my/" if side == Party.Side.COMPLAINANT else "/respond/")
            body = notices.preview(letter).body
        assert str(page.context["status_words"]) in body
        day = page.context["deadline"].due_on
        assert f"{day:%B} {day.day}, {day.year}" in body


@pytest.mark.parametrize(
    ("point", "who"),
    [
        (plays.screening, "director"), (plays.screening, "chair"), (plays.served, "respondent"),
        (plays.charged, "chair"), (plays.decided, "director"),
    ],
    ids=lambda part: part if isinstance(part, str) else part.__name__,
)  # fmt: skip
def test_requirement_49_the_panel_shows_what_can_be_done_and_a_forged_press_gets_the_same_reason(
    board: Board, point: Callable[[Board], Play], who: str
) -> None:
    play = point(board)
    person = play.respondent if who == "respondent" else getattr(board, who)
    if who == "chair" and not play.case.declarations.filter(person=person).exists():
        play.take("declare", person)
    client, start = signed_in(person), "/respond/" if who == "respondent" else f"/desk/cases/{play.case.number}/"
    with time_machine.travel(play.now, tick=False):
        offers = workflow.offers(play.case, person, play.now)
        panel = client.get(start)
        assert {(offer.step.name, offer.why) for offer in panel.context["offers"]} == {
            (offer.step.name, offer.why) for offer in offers
        }
        waiting = [offer for offer in offers if offer.why]
        for offer in waiting:
            assert str(offer.step.label) in text_of(panel)
            answer = client.post(f"{start}do/{offer.step.name}/", {})
            assert (answer.status_code, answer.context["why"]) == (409, offer.why)
        events = play.case.docket.events.count()
        for step in STEPS.values():
            if step.form and play.case.status in step.source and not step.seats & seats_of(person, play.case):
                assert client.post(f"{start}do/{step.name}/", {}).status_code == 404, step.name
        assert play.case.docket.events.count() == events


def test_requirement_53_what_cannot_be_undone_has_a_page_that_says_so_and_the_only_red_button(board: Board) -> None:
    play = plays.determining(board)
    play.vote(
        "open_committee_motion", board.chair, 5, names="dismiss_after_investigation", text="That it be dismissed."
    )
    client, start = signed_in(board.chair), f"/desk/cases/{play.case.number}/"
    with time_machine.travel(play.now, tick=False):
        case_page = client.get(start).content.decode()
        page = client.get(f"{start}do/dismiss_after_investigation/").content.decode()
        assert "btn-danger" not in case_page
        assert "btn-danger" in page
        assert "After this the case is at: Dismissed" in page
        assert "This cannot be undone." in page
        assert "autofocus" not in page
        play.case.refresh_from_db()
        assert play.case.status == "determination"  # opening the page did nothing
        assert client.post(f"{start}do/dismiss_after_investigation/", {}).status_code == 302
    play.case.refresh_from_db()
    assert play.case.status == "dismissed"
