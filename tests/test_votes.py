"""The votes of a case as they are seen and led: meter, missing, reminder, draft, changed text, new material (ux.md §1.3, F 51)."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.http import HttpResponse

from ccb_ethics.demo.play import Board, Play
from complaints import disclosure, motions
from complaints.errors import Refused
from complaints.models import Ballot, BallotDraft, Document, Motion
from people.models import User
from record import outbox
from record.models import Event, Notice
from tests import plays
from tests.factories import signed_in
from tests.visiting import text_of

pytestmark = pytest.mark.django_db
TEXT = "That more be asked."


def opened(board: Board, **given: object) -> tuple[Play, Motion]:
    play = plays.determining(board)
    return play, play.put("open_committee_motion", board.chair, names="investigate_more", text=TEXT, **given)


def cast(play: Play, motion: Motion, *people: User, choice: str = "yes") -> None:
    for person in people:
        play.take("cast_ballot", person, motion=motion, choice=choice, reason="So I find.")


def page(play: Play, person: User, address: str = "votes/", **typed: object) -> HttpResponse:
    with time_machine.travel(play.now, tick=False):
        client, path = signed_in(person), f"/desk/cases/{play.case.number}/{address}"
        return client.post(path, typed) if typed else client.get(path)


def declared(play: Play, *people: User) -> None:
    for person in people:
        if not play.case.declarations.filter(person=person).exists():
            play.take("declare", person)


# ---- the meter and who is missing --------------------------------------------------------------------------------------


def test_the_quorum_is_told_in_words_and_the_chair_alone_reads_who_is_missing(board: Board) -> None:
    play, motion = opened(board)
    cast(play, motion, *board.committee[:4])
    declared(play, board.members[3])
    said = {who: text_of(page(play, who)) for who in (board.chair, board.members[3], board.staff[0])}
    assert all("4 of 7 voted; 4 needed." in words for words in said.values())
    missing = "Still to vote: " + ", ".join(sorted(person.name for person in board.committee[4:])) + "."
    assert {who for who, words in said.items() if "Still to vote" in words} == {board.chair}
    assert missing in said[board.chair]
    play.take("recuse", board.members[4], reason="A cousin.")
    assert "4 of 6 voted; 4 needed." in text_of(page(play, board.chair))
    assert board.members[4].name not in text_of(page(play, board.chair)).partition("Still to vote")[2].partition(".")[0]


def test_the_votes_take_one_number_of_queries_at_1_3_and_50_motions(board: Board, django_assert_num_queries) -> None:
    play, motion = opened(board)
    cast(play, motion, board.chair)
    client = signed_in(board.chair)
    with time_machine.travel(play.now, tick=False):
        for rows in (1, 3, 50):
            for number in range(play.case.motions.count(), rows):
                more = Motion.objects.create(
                    case=play.case, body="ethics_committee", step=f"step-{number}", text=f"That {number}.",
                    text_hash="x", opened_by=board.chair, opened_at=play.now, closed_at=play.now, outcome="failed",
                    tally={"yes": 0, "no": 1, "abstain": 0, "eligible": 7, "quorum": 4},
                )  # fmt: skip
                more.voters.create(person=board.chair)
                more.ballots.create(person=board.chair, choice="no", text_hash="x", cast_at=play.now)
            Motion.objects.exclude(pk=motion.pk).update(step="charge")
            with django_assert_num_queries(31):
                assert client.get(f"/desk/cases/{play.case.number}/votes/").status_code == 200


# ---- the reminder -----------------------------------------------------------------------------------------------------


def test_requirement_54_a_reminder_waits_ten_minutes_and_undo_leaves_no_mail(board: Board) -> None:
    play, motion = opened(board)
    cast(play, motion, *board.committee[:5])
    assert page(play, board.chair, "votes/remind/", motion=motion.pk).status_code == 302
    shown = text_of(page(play, board.chair))
    assert "2 reminders leave in ten minutes at the latest. Undo" in shown
    assert "Remind them" not in shown  # once a day
    assert page(play, board.chair, "votes/undo/", undo="yes").status_code == 302
    assert outbox.send_all(at=play.now + timedelta(minutes=11)).sent == 0
    assert (mail.outbox, set(Notice.objects.filter(kind="vote_reminder").values_list("state", flat=True))) == (
        [],
        {"withdrawn"},
    )
    kinds = list(Event.objects.filter(docket=play.case.docket_id).order_by("-sequence").values_list("kind", flat=True))
    assert kinds[:2] == ["undo_reminder", "remind_voters"]


def test_a_reminder_says_nothing_and_goes_only_to_those_who_are_missing(board: Board) -> None:
    play, motion = opened(board)
    cast(play, motion, *board.committee[:4])
    page(play, board.chair, "votes/remind/", motion=motion.pk)
    play.now += timedelta(minutes=5)
    cast(play, motion, board.committee[4])  # has voted meanwhile
    play.take("recuse", board.committee[5], reason="A cousin.")  # and one has stepped aside
    play.now += timedelta(minutes=6)
    assert outbox.send_all(at=play.now).sent == 1
    (letter,) = mail.outbox
    assert letter.to == [board.committee[6].email]
    said = letter.subject + letter.body
    assert [word for word in ("EC-", "Dana", "Reed", "vote", "motion", "asked") if word in said] == []
    assert "/desk/" in said
    late = page(play, board.chair, "votes/undo/", undo="yes")
    assert (late.status_code, "after ten minutes it is on its way" in text_of(late)) == (409, True)
    again = page(play, board.chair, "votes/remind/", motion=motion.pk)
    assert (again.status_code, "was reminded today" in text_of(again)) == (409, True)


def test_only_who_presides_reminds_and_no_letter_list_shows_it(board: Board) -> None:
    play, motion = opened(board)
    declared(play, board.members[3])
    assert page(play, board.members[3], "votes/remind/", motion=motion.pk).status_code == 404
    page(play, board.chair, "votes/remind/", motion=motion.pk)
    notice = Notice.objects.filter(kind="vote_reminder")[0]
    assert "A vote waits" not in text_of(page(play, board.director, "letters/"))
    assert page(play, board.director, f"letters/{notice.pk}/").status_code == 404
    assert "No letter can be taken back" in text_of(page(play, board.director, "do/undo_release/"))


# ---- one's own draft, and the page before the vote is cast ------------------------------------------------------------


def test_a_draft_is_seen_by_its_writer_alone_and_is_gone_once_cast(board: Board) -> None:
    play, motion = opened(board)
    mine, other = board.members[3], board.members[2]
    declared(play, mine, other)
    answer = page(play, mine, "ballot/", motion=motion.pk, choice="no", reason="Wiedehopf", act="save")
    assert answer.status_code == 302
    assert (BallotDraft.objects.count(), Ballot.objects.count()) == (1, 0)
    assert "Wiedehopf" in page(play, mine, "ballot/").content.decode()
    for person in (other, board.chair, board.director, board.staff[0]):
        for address in ("votes/", "ballot/", "history/", ""):
            assert "Wiedehopf" not in page(play, person, address).content.decode()
    cast(play, motion, mine, choice="no")
    assert not BallotDraft.objects.exists()


def test_requirement_53_a_vote_is_looked_at_once_more_before_it_is_cast(board: Board) -> None:
    play, motion = opened(board)
    mine = board.members[3]
    declared(play, mine)
    typed = {"motion": motion.pk, "choice": "yes", "reason": ""}
    first = page(play, mine, "ballot/", **typed)
    check = f"/desk/cases/{play.case.number}/ballot/?check={motion.pk}"
    assert (first.status_code, first.get("Location"), Ballot.objects.count()) == (302, check, 0)
    shown = page(play, mine, f"ballot/?check={motion.pk}")
    words = text_of(shown)
    assert TEXT in words
    assert "What will happen" in words
    assert "Your vote is cast: In favor." in words
    assert "autofocus" not in shown.content.decode()
    assert "btn-danger" not in page(play, mine, "ballot/").content.decode()
    done = page(play, mine, "ballot/", **typed, text_hash=motion.text_hash, act="cast")
    assert (done.status_code, Ballot.objects.get().choice) == (302, "yes")


def test_after_a_vote_the_next_one_that_waits_is_shown_and_then_the_desk(board: Board) -> None:
    play, motion = opened(board)
    other, second = opened(board)
    mine = board.members[3]
    declared(play, mine)
    declared(other, mine)
    first = page(other, mine, "ballot/", motion=second.pk, choice="yes", act="cast")
    assert first["Location"] == f"/desk/cases/{play.case.number}/ballot/?motion={motion.pk}"
    last = page(play, mine, "ballot/", motion=motion.pk, choice="yes", act="cast")
    assert last["Location"] == "/desk/"


# ---- a text that changes ----------------------------------------------------------------------------------------------


def test_a_changed_text_voids_earlier_ballots_and_everybody_sees_it(board: Board) -> None:
    play, motion = opened(board)
    cast(play, motion, *board.committee[:5])
    play.take("amend_motion", board.chair, motion=motion, text="That more be asked by May 1.")
    motion.refresh_from_db()
    assert (motions.count(motion).present, motion.is_open) == (0, True)
    for person in (board.members[1], board.staff[0]):
        words = text_of(page(play, person))
        assert "5 ballots were cast on an earlier text and do not count." in words
        assert "0 of 7 voted; 4 needed." in words
        assert TEXT in words  # the earlier text, folded away
    assert "The text was changed after you voted" in text_of(page(play, board.members[1]))
    assert "The text was changed after you voted" not in text_of(page(play, board.staff[0]))
    assert play.case.number in text_of(page_of_desk(play, board.members[1]))
    cast(play, motion, *board.committee)
    motion.refresh_from_db()
    assert (motion.outcome, motion.tally["yes"]) == ("carried", 7)
    assert Ballot.objects.filter(replaced_at__isnull=False).count() == 5


def page_of_desk(play: Play, person: User) -> HttpResponse:
    with time_machine.travel(play.now, tick=False):
        return signed_in(person).get("/desk/")


def test_a_ballot_on_a_text_that_was_changed_meanwhile_is_not_cast(board: Board) -> None:
    play, motion = opened(board)
    mine, seen = board.members[3], motion.text_hash
    declared(play, mine)
    page(play, mine, "ballot/", motion=motion.pk, choice="yes")
    play.take("amend_motion", board.chair, motion=motion, text="That nothing be asked.")
    assert page(play, mine, f"ballot/?check={motion.pk}").status_code == 302  # back to the ballot
    late = page(play, mine, "ballot/", motion=motion.pk, choice="yes", text_hash=seen, act="cast")
    assert (late.status_code, "The text was changed while you were voting." in text_of(late)) == (409, True)
    assert not Ballot.objects.exists()
    assert "The text was changed since. Read it again." in text_of(page(play, mine, "ballot/"))


def test_who_presides_changes_an_open_text_only_and_really(board: Board) -> None:
    play, motion = opened(board)
    with pytest.raises(Refused, match="This is the text already"):
        play.take("amend_motion", board.chair, motion=motion, text=TEXT)
    with pytest.raises(Refused, match="not yours to take"):
        play.take("amend_motion", board.members[3], motion=motion, text="Other.")
    play.take("close_motion", board.chair, motion=motion)
    with pytest.raises(Refused, match="No vote of yours is open"):
        play.take("amend_motion", board.chair, motion=motion, text="Other.")


# ---- new material -----------------------------------------------------------------------------------------------------


def test_new_material_marks_earlier_ballots_and_their_owners_confirm_or_change(board: Board) -> None:
    play, motion = opened(board)
    early, late = board.members[1], board.members[3]
    cast(play, motion, early, board.chair)
    play.take("add_evidence", board.staff[0], title="A new letter", text="He paid it back.")
    cast(play, motion, late)
    asked = "Your vote was cast before new material."
    assert {who for who in (early, late) if asked in text_of(page(play, who))} == {early}
    told = "Voted before new material came, and asked to confirm or change: " + ", ".join(
        sorted((early.name, board.chair.name))
    )
    assert told in text_of(page(play, board.chair))
    assert motions.count(motion).yes == 3  # it still counts until its owner changes it
    assert play.case.number in text_of(page_of_desk(play, early)).partition("Waiting on others")[0]
    form = page(play, early, "ballot/").content.decode()
    assert 'value="yes"' in form.partition("checked")[0][-120:] + form.partition("checked")[2][:40]
    cast(play, motion, early, choice="no")
    assert (motions.count(motion).yes, motions.count(motion).no) == (2, 1)
    with pytest.raises(Refused, match="You have voted"):
        cast(play, motion, early)
    play.take("close_motion", board.chair, motion=motion)
    shown = text_of(page(play, late))
    assert f"{board.chair.name}: In favor. Cast before new material." in shown
    assert f"{early.name}: Against. Cast before" not in shown


def test_a_vote_stays_open_while_somebody_is_asked_to_confirm(board: Board) -> None:
    play, motion = opened(board)
    cast(play, motion, board.chair)
    play.take("add_evidence", board.staff[0], title="A new letter", text="He paid it back.")
    cast(play, motion, *board.committee[1:])
    motion.refresh_from_db()
    assert motion.is_open
    cast(play, motion, board.chair)
    motion.refresh_from_db()
    assert motion.outcome == "carried"


def test_a_paper_that_voters_cannot_read_marks_nothing(board: Board) -> None:
    play, motion = opened(board)
    cast(play, motion, board.members[1])
    play.take("add_evidence", board.staff[0], title="Notes", text="Jane Doe.", client_identifying=True)
    assert "new material" not in text_of(page(play, board.members[1]))


# ---- what a motion rests on, and who seconds it -----------------------------------------------------------------------


def test_a_decision_that_cites_what_was_not_disclosed_is_not_put_to_the_vote(board: Board) -> None:
    play = plays.determining(board)
    play.take("add_evidence", board.staff[0], title="Notes", text="Jane Doe.", client_identifying=True)
    play.take("add_evidence", board.staff[0], title="A letter", text="He owes me.")
    locked, letter = Document.objects.get(title="Notes"), Document.objects.get(title="A letter")
    why = "Not disclosed to the respondent: “Notes”."
    with pytest.raises(Refused, match=why):
        play.put("open_committee_motion", board.chair, names="investigate_more", text=TEXT, cites=[letter, locked])
    typed = {"names": "investigate_more", "text": TEXT, "cites": [locked.pk]}
    answer = page(play, board.chair, "do/open_committee_motion/", **typed)
    assert (answer.status_code, why in text_of(answer), Motion.objects.count()) == (409, True, 0)
    motion = play.put("open_committee_motion", board.chair, names="investigate_more", text=TEXT, cites=[letter])
    assert list(motion.cites.all()) == [letter]
    assert "It rests on: A letter" in text_of(page(play, board.chair))


def test_nothing_can_be_cited_before_the_respondent_was_told(board: Board) -> None:
    play = plays.screening(board)
    play.take("add_evidence", board.staff[0], title="A letter", text="He owes me.")
    paper = Document.objects.get(title="A letter")
    assert disclosure.undisclosed(play.case, [paper]) == [paper]
    play.case.facts.append("noticed")  # served, and yet no party: nobody could have read it
    assert disclosure.undisclosed(play.case, [paper]) == [paper]
    served = plays.served(board)
    served.take("add_evidence", board.staff[0], title="A letter", text="He owes me.")
    assert disclosure.undisclosed(served.case, served.case.documents.all()) == []


def test_somebody_else_who_can_vote_seconds(board: Board) -> None:
    play = plays.determining(board)
    put = {"names": "investigate_more", "text": TEXT}
    for wrong in (board.chair, board.staff[0]):
        with pytest.raises(Refused, match="Somebody else who can vote on this seconds it"):
            play.put("open_committee_motion", board.chair, **put, seconded_by=wrong)
    play.put("open_committee_motion", board.chair, **put, seconded_by=board.members[3])
    assert f"Seconded by {board.members[3].name}." in text_of(page(play, board.staff[0]))
