"""How votes are opened, cast and counted (procedure.md §2.2–§2.4)."""

from fractions import Fraction
from itertools import product

import pytest

from complaints import motions
from complaints.errors import Refused
from complaints.models import Body, Motion, Outcome, Recusal
from complaints.motions import Tally
from complaints.seats import Seat, seat, unseat
from record.models import Event
from tests import plays

pytestmark = pytest.mark.django_db
SIMPLE, TWO_THIRDS = Fraction(1, 2), Fraction(2, 3)


def by_the_book(yes: int, no: int, present: int, *, quorum: int, share: Fraction, least: int) -> str:
    """The rule in plain fractions, written from procedure.md §2.2–§2.4 without looking at the program."""
    if present < quorum:
        return "no_quorum"
    if yes == no:
        return "tied"
    of_those_cast = Fraction(yes, yes + no)
    enough = of_those_cast > share if share == SIMPLE else of_those_cast >= share
    return "carried" if enough and yes >= least else "failed"


def test_every_count_up_to_nine_votes_is_by_the_book() -> None:
    counts = [c for c in product(range(10), repeat=3) if sum(c) <= 9]
    seen = set()
    for (yes, no, abstain), quorum, share, least in product(counts, range(1, 10), (SIMPLE, TWO_THIRDS), (0, 2)):
        tally = Tally(yes, no, abstain, 9, quorum, share.numerator, share.denominator, least)
        expected = by_the_book(yes, no, yes + no + abstain, quorum=quorum, share=share, least=least)
        assert tally.outcome == expected, tally
        seen.add(expected)
    assert seen == {"no_quorum", "tied", "failed", "carried"}


@pytest.mark.parametrize(
    ("eligible", "quorum"), [(1, 3), (2, 3), (3, 3), (4, 3), (5, 3), (6, 4), (7, 4), (8, 5), (9, 5)]
)
def test_the_committee_needs_a_majority_of_the_eligible_and_at_least_three(eligible: int, quorum: int, board) -> None:
    assert motions.quorum(plays.filed(board).case, Body.COMMITTEE, eligible) == quorum


@pytest.mark.parametrize("body", [Body.PANEL, Body.REVIEW, Body.APPEALS])
def test_the_bodies_of_three_need_all_three(body: Body, board) -> None:
    assert {motions.quorum(plays.filed(board).case, body, eligible) for eligible in range(6)} == {3}


@pytest.mark.parametrize(
    ("yes", "no", "abstain", "outcome"),
    [(4, 2, 0, Outcome.CARRIED), (3, 2, 1, Outcome.FAILED), (2, 1, 3, Outcome.CARRIED), (3, 3, 0, Outcome.TIED)],
)
def test_a_revocation_needs_two_thirds_of_the_votes_cast(yes, no, abstain, outcome, board) -> None:
    play = plays.waived(board, "revocation").find("open_finding_motion", board.chair, 6)
    motion = vote(play, "decide_revocation", yes, no, abstain)
    assert motion.outcome == outcome


def vote(play: plays.Play, step: str, yes: int, no: int = 0, abstain: int = 0) -> Motion:
    return play.vote("open_committee_motion", play.board.chair, yes, no, abstain, names=step, text="That it be so.")


def opened(play: plays.Play, step: str = "investigate_more", text: str = "That more be asked.") -> Motion:
    play.take("open_committee_motion", play.board.chair, names=step, text=text)
    return Motion.objects.get(case=play.case, step=step, closed_at__isnull=True)


def ballot(play: plays.Play, person, motion: Motion, choice: str = "yes") -> None:
    play.take("cast_ballot", person, motion=motion, choice=choice)


@pytest.mark.parametrize(("votes", "outcome"), [((1, 0, 2), Outcome.FAILED), ((2, 0, 1), Outcome.CARRIED)])
def test_a_panel_finds_with_two_of_three(votes: tuple[int, int, int], outcome: Outcome, board) -> None:
    """procedure.md §2.3: not with one vote and two abstentions."""
    play = plays.heard(board)
    put = {"allegation": play.case.allegations.get(), "text": "That it is sustained."}
    assert play.vote("open_panel_motion", board.co_chair, *votes, **put).outcome == outcome


@pytest.mark.parametrize("yes", [0, 3, 6])
def test_an_allegation_that_was_voted_on_is_not_voted_on_again(yes: int, board) -> None:
    play = plays.waived(board).find("open_finding_motion", board.chair, yes, 6 - yes)
    with pytest.raises(Refused, match="The vote on this allegation is over"):
        play.put(
            "open_finding_motion", board.chair, allegation=play.case.allegations.get(), text="That it is sustained."
        )


def test_a_vote_without_quorum_decides_nothing_and_is_taken_again(board) -> None:
    play = plays.waived(board).find("open_finding_motion", board.chair, 2)
    play.find("open_finding_motion", board.chair, 5)
    assert [motions.is_sustained(finding) for _a, finding in motions.findings(play.case, Body.COMMITTEE)] == [True]


def test_a_tie_on_a_charge_is_not_sustained(board) -> None:
    play = plays.waived(board).find("open_finding_motion", board.chair, 3, 3)
    assert [motions.is_sustained(finding) for _a, finding in motions.findings(play.case, Body.COMMITTEE)] == [False]
    play.take("find_not_sustained", board.chair)
    assert play.case.disposition == "not_sustained"


def test_a_ballot_counts_for_the_text_it_was_cast_on(board) -> None:
    play = plays.determining(board)
    motion = opened(play)
    assert motion.text_hash == motions.hash_of("That more be asked.")
    for person in board.committee[:4]:
        ballot(play, person, motion)
    assert set(motion.ballots.values_list("text_hash", flat=True)) == {motion.text_hash}
    assert motions.count(motion).yes == 4
    motion.text_hash = motions.hash_of("That something else be asked.")
    assert motions.count(motion).present == 0


def test_those_who_may_vote_are_frozen_when_the_motion_opens(board) -> None:
    play = plays.determining(board)
    seated = set(board.committee)
    motion = opened(play)
    late = board.directors[0]
    seat(late, play.case, Seat.MEMBER)
    assert {voter.person for voter in motion.voters.all()} == seated
    with pytest.raises(Refused, match="No vote waits for you"):
        ballot(play, late, motion)
    risen = board.members[0]
    unseat(risen, play.case, Seat.MEMBER)
    unseat(risen, play.case, Seat.SCREENER)
    with pytest.raises(Refused, match="not yours to take"):
        ballot(play, risen, motion)


def test_nobody_votes_twice(board) -> None:
    play = plays.determining(board)
    motion, other = opened(play), opened(play, "dismiss_after_investigation")
    ballot(play, board.chair, motion)
    with pytest.raises(Refused, match="You have voted on this already"):
        ballot(play, board.chair, motion, "no")
    ballot(play, board.chair, other)
    with pytest.raises(Refused, match="You have voted"):
        ballot(play, board.chair, motion, "no")
    assert motion.ballots.get().choice == "yes"


def test_the_last_ballot_closes_the_vote(board) -> None:
    play = plays.determining(board)
    motion = opened(play)
    *first, last = board.committee
    for person in first:
        ballot(play, person, motion)
    motion.refresh_from_db()
    assert motion.is_open
    ballot(play, last, motion)
    motion.refresh_from_db()
    assert (motion.is_open, motion.outcome) == (False, Outcome.CARRIED)
    told = Event.objects.filter(docket=play.case.docket, kind="cast_ballot").latest("sequence").data
    assert (told["count"], told["eligible"], told["quorum"]) == ([7, 0, 0], 7, 4)


def test_a_ballot_says_nothing_on_the_record_before_the_vote_is_closed(board) -> None:
    play = plays.determining(board)
    motion = opened(play)
    ballot(play, board.chair, motion, "no")
    event = Event.objects.filter(docket=play.case.docket).latest("sequence")
    assert set(event.data) == {"from", "to", "motion", "ballot"}


def test_who_steps_aside_after_the_vote_was_opened_is_not_counted(board) -> None:
    play = plays.determining(board)
    motion = opened(play)
    for person in board.committee[:4]:
        ballot(play, person, motion, "yes" if person == board.committee[3] else "no")
    before = motions.count(motion)
    play.take("recuse", board.committee[3], reason="A cousin.")
    after = motions.count(motion)
    assert (before.yes, before.no, before.eligible, before.quorum) == (1, 3, 7, 4)
    assert (after.yes, after.no, after.eligible, after.quorum) == (0, 3, 6, 4)
    assert after.outcome == Outcome.NO_QUORUM


def test_who_steps_aside_later_leaves_a_closed_count_as_it_was(board) -> None:
    play = plays.determining(board)
    motion = vote(play, "investigate_more", 4, 3)
    before = motions.count(motion)
    play.take("recuse", board.members[2], reason="A cousin.")
    motion.refresh_from_db()
    assert (motions.count(motion), motion.outcome) == (before, Outcome.CARRIED)


def test_the_vote_closes_when_the_last_who_had_not_voted_steps_aside_and_the_chair_says_so(board) -> None:
    play = plays.determining(board)
    motion = opened(play)
    for person in board.committee[:-1]:
        ballot(play, person, motion)
    play.take("recuse", board.committee[-1], reason="A cousin.")
    play.take("close_motion", board.chair, motion=motion)
    motion.refresh_from_db()
    assert motion.outcome == Outcome.CARRIED


def test_only_who_presides_closes_a_vote(board) -> None:
    play = plays.determining(board)
    motion = opened(play)
    with pytest.raises(Refused, match="not yours to take"):
        play.take("close_motion", board.members[3], motion=motion)
    other = plays.determining(board)
    others = opened(other)
    with pytest.raises(Refused, match="not yours to close"):
        play.take("close_motion", board.chair, motion=others)


def test_a_carried_motion_is_used_once(board) -> None:
    play = plays.determining(board).resolve("investigate_more").report(text="More.").serve("serve_report")
    play.take("comment", play.respondent, text="Nothing new.")
    with pytest.raises(Refused, match="has to carry a motion"):
        play.take("investigate_more", board.chair)


def test_a_motion_carried_at_an_earlier_status_is_spent(board) -> None:
    play = plays.determining(board)
    assert vote(play, "dismiss_after_investigation", 5).outcome == Outcome.CARRIED
    play.resolve("investigate_more").report(text="More.").serve("serve_report")
    play.take("comment", play.respondent, text="Nothing new.")
    with pytest.raises(Refused, match="has to carry a motion"):
        play.take("dismiss_after_investigation", board.chair)


def test_a_vote_needs_its_quorum_before_it_opens(board) -> None:
    play = plays.determining(board)
    for person in (*board.members, board.co_chair):
        Recusal.objects.create(case=play.case, person=person, reason="A cousin.", recused_at=play.now)
    with pytest.raises(Refused, match="Too few can vote: 1, and 3 are needed"):
        opened(play)


def test_one_vote_at_a_time_on_one_thing(board) -> None:
    play = plays.determining(board)
    opened(play)
    with pytest.raises(Refused, match="open already"):
        opened(play)


@pytest.mark.parametrize("names", ["decide_caution", "affirm", "comment", "", "nothing"])
def test_a_body_votes_only_on_what_it_can_decide_now(names: str, board) -> None:
    with pytest.raises(Refused, match="Choose a step that this body can decide on now"):
        opened(plays.determining(board), names)


def test_charges_are_not_voted_on_while_the_respondent_can_still_comment(board) -> None:
    """procedure.md §1.3 row 8: 21 days to comment on the report, before the committee decides."""
    play = plays.investigating(board).report().serve("serve_report")
    with pytest.raises(Refused, match="The respondent has not commented on the report"):
        play.take("open_committee_motion", board.chair, names="charge", sanction="caution", text="That charges issue.")


def test_a_sanction_is_voted_on_after_the_findings(board) -> None:
    """procedure.md §2.3: per charge, then on sanction."""
    play = plays.waived(board)
    with pytest.raises(Refused, match="votes on each allegation first"):
        opened(play, "decide_caution")
    play.find("open_finding_motion", board.chair, 1, 4)
    with pytest.raises(Refused, match="No allegation is sustained"):
        opened(play, "decide_caution")


def test_an_older_vote_is_spent_when_the_case_goes_back_to_the_panel(board) -> None:
    play = plays.heard(board).panel_report().serve("serve_panel_report")
    play.take("file_exceptions", play.respondent, text="The panel misread the dates.")
    play.find("open_finding_motion", board.chair, 5)
    play.resolve("remit")
    assert motions.round_of(play.case) == 2
    assert motions.findings(play.case, Body.PANEL)[0][1] is None
    with pytest.raises(Refused, match="The panel votes on each allegation first"):
        play.take("file_panel_report", board.co_chair, text="Again.", sanction="", months=None)
    play.later(1).panel_report(yes=1, no=2).serve("serve_panel_report")
    play.take("file_exceptions", play.respondent, text="None.")
    assert motions.findings(play.case, Body.COMMITTEE)[0][1] is None
    with pytest.raises(Refused, match="went back to the panel once"):
        play.take("remit", board.chair)


def test_after_a_remand_the_committee_decides_anew(board) -> None:
    play = plays.decided(board, "suspension", 6)
    play.take("appeal", play.respondent, text="Too long.").appoint_appeals().rule_on_appeal("remand_to_committee")
    assert (play.case.status, motions.round_of(play.case)) == ("committee_decision", 2)
    with pytest.raises(Refused, match="votes on each allegation first"):
        play.take("decide_suspension", board.chair)
    play.decide("caution").later(1).serve("serve_decision")
    play.take("appeal", play.respondent, text="Still.").appoint_appeals()
    with pytest.raises(Refused, match="sent back once"):
        play.take("remand_to_committee", board.directors[0])


def test_who_reviewed_a_dismissal_is_no_voter_afterwards(board) -> None:
    """They cannot vote (procedure.md §2.7), so they do not count for the quorum either."""
    play = plays.determining(board)
    reviewers = board.members[2:5]
    vote_of = [person for person in board.committee if person not in reviewers]
    motion = opened(play, "dismiss_after_investigation", "That it be dismissed.")
    for person in vote_of:
        ballot(play, person, motion)
    play.take("close_motion", board.chair, motion=motion).take("dismiss_after_investigation", board.chair)
    play.serve("serve_dismissal").take("request_review", play.complainant, text="Look again.")
    play.take("appoint_reviewers", board.president, people=reviewers)
    play.vote("open_review_motion", reviewers[0], 3, names="reopen_investigated_case", text="That it be reopened.")
    play.take("reopen_investigated_case", reviewers[0])
    again = opened(play)
    assert {voter.person for voter in again.voters.all()} == set(vote_of)
    assert motions.count(again).quorum == 3
    for person in vote_of:
        ballot(play, person, again)
    again.refresh_from_db()
    assert again.outcome == Outcome.CARRIED
