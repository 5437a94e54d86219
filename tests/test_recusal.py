"""Stepping aside (procedure.md §2.6): a row that beats every seat, at once and for good."""

from datetime import date

import pytest

from complaints import motions, workflow
from complaints.errors import Refused
from complaints.models import Case, Recusal, Status
from complaints.reading import papers_for
from complaints.seats import PARTIES, Seat, seat, seats_by_case, seats_of
from hearings import panel
from hearings.models import Challenge
from people.models import User
from record.models import Event
from tests import plays
from tests.cells import cell

pytestmark = pytest.mark.django_db


def step_aside(play: plays.Play, person: User) -> None:
    play.take("recuse", person, reason="We are cousins.")


def finds_nothing(person: User, play: plays.Play) -> bool:
    """Neither seat nor list nor paper nor button nor vote."""
    case = play.case
    return not (
        seats_of(person, case)
        or seats_by_case(person, [case])[case.pk]
        or Case.objects.visible_to(person).exists()
        or papers_for(case, person)
        or workflow.offers(case, person, play.now)
        or motions.open_for_closing(case, person)
    )


@pytest.mark.parametrize("place", [place for place in Seat if place not in PARTIES])
def test_whoever_steps_aside_finds_nothing_from_then_on(place: Seat, board) -> None:
    here = cell(board)
    play, person = here.play, here.seated[place]
    assert not finds_nothing(person, play)
    step_aside(play, person)
    assert finds_nothing(person, play)
    for again in Seat:
        seat(person, play.case, again)
    assert finds_nothing(person, play)
    event = Event.objects.get(docket=play.case.docket_id, kind="recuse")
    recusal = Recusal.objects.get(person=person)
    assert (event.actor, event.seat, event.texts.text) == (person, place, "We are cousins.")
    assert event.data == {
        "from": play.case.status, "to": play.case.status, "recusal": recusal.pk, "person": person.pk
    }  # fmt: skip


@pytest.mark.parametrize("place", sorted(PARTIES))
def test_a_party_has_nothing_to_step_aside_from(place: Seat, board) -> None:
    here = cell(board)
    with pytest.raises(Refused, match="not yours to take"):
        step_aside(here.play, here.seated[place])


def test_who_stepped_aside_can_neither_declare_nor_step_aside_again(board) -> None:
    play = plays.determining(board)
    step_aside(play, board.members[0])
    for step in ("declare", "recuse"):
        with pytest.raises(Refused, match="not yours to take"):
            workflow.take(step, play.case, by=board.members[0], on=play.now, reason="Again.")


def test_the_co_chair_follows_a_chair_who_steps_aside(board) -> None:
    play = plays.alleged(board)
    assert seats_of(board.co_chair, play.case) == frozenset()
    step_aside(play, board.chair)
    assert seats_of(board.co_chair, play.case) == {Seat.CHAIR}
    play.take("appoint_screener", board.co_chair, person=board.members[0])


def test_the_vice_president_follows_a_president_who_steps_aside(board) -> None:
    play = plays.decided(board)
    play.take("appeal", play.respondent, text="Too much.")
    step_aside(play, board.president)
    assert seats_of(board.vice_president, play.case) == {Seat.PRESIDENT}
    play.take("appoint_appeals_committee", board.vice_president, people=board.directors[:3])


def test_an_opinion_of_one_who_stepped_aside_does_not_count(board) -> None:
    play = plays.alleged(board).opine("dismiss")
    step_aside(play, board.members[0])
    with pytest.raises(Refused, match="1 still missing"):
        play.take("dismiss_at_screening", board.chair)
    play.take("appoint_screener", board.chair, person=board.members[1])
    play.take("give_opinion", board.members[1], view="accept", reason="It would be a breach.")
    assert play.accept().case.status == Status.NOTICE_TO_RESPONDENT


def test_another_investigator_follows_one_who_steps_aside(board) -> None:
    play = plays.investigating(board)
    first, second = board.investigators
    play.take("appoint_investigator", board.director, person=first)
    with pytest.raises(Refused, match="appointed already"):
        play.take("appoint_investigator", board.director, person=second)
    step_aside(play, first)
    play.take("appoint_investigator", board.director, person=second).take("file_report", second, parts=play.parts())
    assert play.case.status == Status.DETERMINATION


def challenged(play: plays.Play, person: User) -> Challenge:
    play.take("challenge", play.respondent, person=person, learned_on=play.today, grounds="He supervised me.")
    return Challenge.objects.get(case=play.case)


def test_an_upheld_challenge_walls_the_member_off_and_the_alternate_sits(board) -> None:
    play = plays.scheduled(board).on(date(2025, 5, 20))
    officer, member, _other = play.panel_members()
    challenge = challenged(play, member)
    play.take("rule_on_challenge", officer, challenge=challenge, ruling="upheld", reason="He did.")
    assert finds_nothing(member, play)
    assert panel.gap(play.case) == 1
    play.take("seat_alternate", officer).serve("serve_panel_change")
    assert (panel.gap(play.case), play.due("challenge_new_member")) == (0, date(2025, 5, 30))
    assert seats_of(board.members[3], play.case) >= {Seat.PANELIST}


def test_a_challenge_to_one_who_stepped_aside_meanwhile_can_still_be_upheld(board) -> None:
    play = plays.scheduled(board).on(date(2025, 5, 20))
    officer, member, _other = play.panel_members()
    challenge = challenged(play, member)
    step_aside(play, member)
    play.take("rule_on_challenge", officer, challenge=challenge, ruling="upheld", reason="He did.")
    assert Recusal.objects.get(case=play.case, person=member).reason == "We are cousins."


def test_a_challenge_to_the_officer_is_ruled_on_by_the_chair(board) -> None:
    play = plays.scheduled(board).on(date(2025, 5, 20))
    officer = play.panel_members()[0]
    challenge = challenged(play, officer)
    with pytest.raises(Refused, match="for somebody else to rule on"):
        play.take("rule_on_challenge", officer, challenge=challenge, ruling="refused", reason="No.")
    play.take("rule_on_challenge", board.chair, challenge=challenge, ruling="upheld", reason="He did.")
    play.take("seat_alternate", board.chair)
    assert seats_of(board.members[3], play.case) >= {Seat.OFFICER}


def test_who_came_to_a_hearing_is_recorded_anew_after_it_was_put_off(board) -> None:
    play = plays.scheduled(board).on(date(2025, 6, 24))
    for person in play.panel_members():
        if not play.case.declarations.filter(person=person).exists():
            play.take("declare", person)
    officer = board.co_chair
    came = [{"name": "Dana Reed", "role": "respondent", "present": True}]
    play.take("open_hearing", officer).take("record_attendance", officer, attendance=came)
    play.take("continue_hearing", officer, reason="The respondent fell ill.")
    play.set_hearing(date(2025, 8, 5)).serve("serve_hearing_notice").on(date(2025, 8, 5)).take("open_hearing", officer)
    with pytest.raises(Refused, match="Record who attended first"):
        play.take("close_hearing", officer)
