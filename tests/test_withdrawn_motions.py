"""A motion put by mistake is taken back while nobody has voted: with its reason, on the record, and nothing is decided."""

from __future__ import annotations

import pytest
import time_machine

from ccb_ethics.demo.play import Board, Play
from complaints import motions
from complaints.errors import Refused
from complaints.models import BallotDraft, Body, Motion, Outcome
from record import chain
from record.models import EventText, Notice
from tests import plays
from tests.beginnings import begins, of_the_module
from tests.factories import signed_in
from tests.visiting import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("begun")]
SLIP = "That charges be issued. Proposed sanction: Suspension, 60 months."
WHY = "I typed 60 months and meant 6."


@begins
def put(board: Board) -> Play:
    """The chair has put charges to the vote with a slip of the pen; nobody has voted."""
    play = plays.determining(board)
    play.put("open_committee_motion", board.chair, names="charge", sanction="suspension", months=60, text=SLIP)
    return play


begun = of_the_module(put)


def slip(play: Play) -> Motion:
    return play.case.motions.get(text=SLIP)


def withdrawn(board: Board) -> Play:
    play = put(board)
    return play.take("withdraw_motion", board.chair, motion=slip(play), reason=WHY)


def votes_page(play: Play, board: Board) -> str:
    with time_machine.travel(play.now, tick=False):
        return text_of(signed_in(board.members[1]).get(f"/desk/cases/{play.case.number}/votes/"))


def test_it_is_closed_with_its_reason_and_nobody_is_waited_for(board: Board) -> None:
    play = withdrawn(board)
    motion = slip(play)
    assert (motion.outcome, motion.is_open, motion.tally) == (Outcome.WITHDRAWN, False, {})
    assert not Motion.objects.waiting_for(board.members[1]).exists()
    event = play.case.docket.events.latest("sequence")
    assert (event.kind, event.data["motion"], EventText.objects.get(event=event).text) == (
        "withdraw_motion",
        motion.pk,
        WHY,
    )
    assert chain.verify().fault is None


def test_nothing_is_decided_and_the_same_is_put_again_in_the_right_words(board: Board) -> None:
    play = withdrawn(board)
    assert motions.carried(play.case, Body.COMMITTEE, "charge") is None
    with pytest.raises(Refused, match="has to carry a motion"):
        play.take("charge", board.chair)
    play.resolve("charge", sanction="suspension", months=6, text="That charges be issued.")
    assert play.case.has("charged") or play.case.status == "charged"


def test_once_a_single_ballot_is_cast_it_is_not_withdrawn(board: Board) -> None:
    play = put(board)
    motion = slip(play)
    play.take("cast_ballot", board.members[1], motion=motion, choice="yes", reason="")
    with pytest.raises(Refused, match="A vote that has begun is not withdrawn"):
        play.take("withdraw_motion", board.chair, motion=motion, reason=WHY)
    play.take("amend_motion", board.chair, motion=motion, text="That charges be issued. Six months.")
    with pytest.raises(Refused, match="Somebody has voted"):  # the ballot on the earlier text is void, and was cast
        play.take("withdraw_motion", board.chair, motion=motion, reason=WHY)
    motion.refresh_from_db()
    assert motion.is_open


def test_only_who_leads_the_vote_withdraws_it(board: Board) -> None:
    play = put(board)
    for person in (board.members[1], board.director, play.respondent):
        with pytest.raises(Refused, match=r"not yours to take|No vote of yours is open"):
            play.take("withdraw_motion", person, motion=slip(play), reason=WHY)


def test_drafts_and_reminders_of_it_are_gone(board: Board) -> None:
    play = put(board).later(1)
    motion = slip(play)
    play.take("remind_voters", board.chair, motion=motion)
    BallotDraft.objects.create(
        motion=motion, person=board.members[1], choice="yes", text_hash=motion.text_hash, saved_at=play.now
    )
    play.take("withdraw_motion", board.chair, motion=motion, reason=WHY)
    assert not BallotDraft.objects.exists()
    assert set(Notice.objects.filter(kind="vote_reminder").values_list("state", flat=True)) <= {Notice.State.WITHDRAWN}


def test_those_who_could_vote_read_that_it_was_withdrawn(board: Board) -> None:
    play = put(board)
    play.take("declare", board.members[1])
    page = votes_page(play.take("withdraw_motion", board.chair, motion=slip(play), reason=WHY), board)
    assert "Withdrawn before anybody voted" in page
    assert "in favor" not in page


def test_the_page_asks_which_motion_and_why_and_says_what_follows(board: Board) -> None:
    play = put(board)
    with time_machine.travel(play.now, tick=False):
        client, address = signed_in(board.chair), f"/desk/cases/{play.case.number}/do/withdraw_motion/"
        shown = text_of(client.get(address))
        empty = client.post(address, {"motion": slip(play).pk, "reason": ""})
        sent = client.post(address, {"motion": slip(play).pk, "reason": WHY})
    assert "The vote ends, and nothing is decided. The same can be put to the vote again." in shown
    assert (empty.status_code, "Write why you withdraw it" in text_of(empty), sent.status_code) == (400, True, 302)
