"""A complaint about one of the Board's own: the office kept away, walls, powers that pass on (procedure.md §2.8)."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from ccb_ethics.demo.play import Board, Play
from code_of_ethics.models import Provision
from complaints import insiders, participation, workflow
from complaints.errors import Refused
from complaints.models import Case, Recusal
from complaints.procedure import STEPS
from complaints.seats import Seat, seats_of
from people import clock
from people.models import Credential, User
from record.models import Event
from tests import plays
from tests.factories import professional, signed_in

pytestmark = pytest.mark.django_db
WHY = "He said so himself."


def filed(board: Board, day: int = 6, **answers: str) -> Play:
    moment = datetime(2025, 1, day, 9, 0, tzinfo=clock.ZONE)
    return Play(board, moment).file(replace(plays.ANSWERS, **answers))


def who_sits(play: Play) -> dict[str, frozenset[Seat]]:
    everybody = insiders.people_of_the_board(play.today)
    return {person.name: places for person in everybody if (places := seats_of(person, play.case))}


def linked(board: Board, person: User) -> Credential:
    credential = plays.dana()
    credential.professional.user = person
    credential.professional.save()
    return credential


ALONE = frozenset({Seat.PRESIDENT, Seat.DIRECTOR})


def test_a_yes_at_filing_seats_the_president_alone(board) -> None:
    assert who_sits(filed(board, serves_board="yes")) == {board.president.name: ALONE}


@pytest.mark.parametrize("answer", ["", "no", "unknown"])
def test_any_other_answer_seats_the_office(board, answer: str) -> None:
    seated = who_sits(filed(board, serves_board=answer))
    assert seated == {
        board.director.name: {Seat.DIRECTOR},
        **{person.name: {Seat.STAFF} for person in board.staff},
    }


def test_nobody_of_the_office_finds_a_case_that_is_kept_from_it(board) -> None:
    play = filed(board, serves_board="yes")
    number = play.case.number
    assert number in signed_in(board.president).get("/desk/cases/").content.decode()
    for person in [board.director, *board.staff, *board.investigators, board.chair, board.vice_president]:
        client = signed_in(person)
        assert client.get(f"/desk/cases/{number}/").status_code == 404
        for address in ("/desk/", "/desk/cases/", "/desk/cases/?q=EC-2025", "/desk/cases/?q=Dana"):
            assert number not in client.get(address).content.decode()
        assert "0 cases" in client.get("/desk/cases/").content.decode()


def test_whose_name_was_typed_is_walled_off_before_anybody_is_seated(board) -> None:
    """With or without a title, whatever was answered; a president so named is followed by the vice president."""
    member = filed(board, respondent_name="helen okafor")
    assert who_sits(member) == {board.president.name: ALONE}
    assert [row.person for row in member.case.recusals.all()] == [board.chair]
    president = filed(board, respondent_name="Walter Lindqvist, the president", serves_board="yes")
    assert who_sits(president) == {board.vice_president.name: ALONE}


def test_one_word_or_another_name_walls_nobody_off(board) -> None:
    for name in ("Walter", "Walter Prescott", ""):
        play = filed(board, respondent_name=name, respondent_description="Tall")
        assert not play.case.recusals.exists()
        assert Seat.DIRECTOR in seats_of(board.director, play.case)


def test_the_president_does_the_offices_work_and_may_hand_the_case_over(board) -> None:
    play = filed(board, serves_board="yes")
    play.take("begin_jurisdiction", board.president).take("match_respondent", board.president, credential=plays.dana())
    play.take("release_to_office", board.president, reason="Dana Reed never served the Board.")
    assert who_sits(play) == {
        board.director.name: {Seat.DIRECTOR},
        **{person.name: {Seat.STAFF} for person in board.staff},
    }
    with pytest.raises(Refused, match="not yours to take"):
        play.take("release_to_office", board.president, reason="Again.")
    why = workflow.obstacle(STEPS["release_to_office"], play.case, board.director, play.now)
    assert why == "The office has this case already."


def test_the_president_adds_what_was_missing_where_no_staff_is_left_to_do_it(board) -> None:
    play = filed(board, serves_board="yes")
    play.take("ask_completion", board.president, reason="No date.")
    play.take("complete", board.president, text="She called: it was in November.")
    assert play.case.status == "submitted"


def test_a_case_about_somebody_of_the_office_is_not_handed_to_it(board) -> None:
    play = filed(board, serves_board="yes").take("name_insider", board.president, person=board.staff[0], reason=WHY)
    why = workflow.obstacle(STEPS["release_to_office"], play.case, board.president, play.now)
    assert why == "The complaint is about somebody who works in the office, so it stays with you."


def test_a_named_member_finds_nothing_and_is_never_seated(board) -> None:
    play = filed(board, serves_board="yes")
    accused = board.members[1]
    play.take("begin_jurisdiction", board.president).take("match_respondent", board.president, credential=plays.dana())
    play.take("name_insider", board.president, person=accused, reason=WHY)
    play.take("release_to_office", board.president, reason="Not of the office.").take(
        "send_to_screening", board.director
    )
    play.on(date(2025, 1, 22)).allege(Provision.objects.get(reference="CPRS-12"), "A loan.", plays.LENT)
    play.opine().accept().on(date(2025, 1, 27)).serve("serve_complaint").on(date(2025, 2, 24)).answer().report()
    assert seats_of(accused, play.case) == frozenset()
    assert Seat.MEMBER in seats_of(board.members[2], play.case)
    assert not Case.objects.visible_to(accused).exists()
    assert accused not in participation.committee_for(play.case, "decided", play.today)


@pytest.mark.parametrize(
    ("accused", "followed_by", "place"),
    [("director", "president", Seat.DIRECTOR), ("chair", "co_chair", Seat.CHAIR)],
)
def test_powers_pass_on(board, accused: str, followed_by: str, place: Seat) -> None:
    play = plays.alleged(board)
    person = getattr(board, accused)
    play.take("name_insider", board.director, person=person, reason=WHY)
    assert seats_of(person, play.case) == frozenset()
    assert place in seats_of(getattr(board, followed_by), play.case)
    assert [row for row in board.staff if seats_of(row, play.case)] == []  # the office lost the case
    assert play.case.overlays.standing().get().kind == "kept_from_office"


def test_after_the_president_the_vice_president(board) -> None:
    play = filed(board, serves_board="yes").take("name_insider", board.president, person=board.president, reason=WHY)
    assert who_sits(play) == {board.vice_president.name: ALONE}


def test_a_witness_of_the_board_is_walled_off_the_same_way(board) -> None:
    """§2.8: if the ED is party or witness, the President takes the ED's powers. The staff stay."""
    play = filed(board).take("name_board_witness", board.director, person=board.director, reason="She was there.")
    assert who_sits(play) == {
        board.president.name: {Seat.DIRECTOR},
        **{person.name: {Seat.STAFF} for person in board.staff},
    }
    assert Recusal.objects.get(case=play.case).wall == "witness"


def test_only_who_serves_can_be_named(board) -> None:
    play = filed(board)
    for step in ("name_insider", "name_board_witness"):
        with pytest.raises(Refused, match="neither serves on the Board nor works for it"):
            play.take(step, board.director, person=play.complainant, reason=WHY)
    assert not Recusal.objects.exists()


def test_a_name_of_the_registry_walls_off_its_holder_at_filing(board) -> None:
    linked(board, board.chair)
    play = filed(board, respondent_name="Reed, Dana")
    assert who_sits(play) == {board.president.name: ALONE}
    assert Recusal.objects.get(case=play.case).wall == "namesake"


def test_a_match_with_a_linked_professional_puts_the_wall_up_by_itself(board) -> None:
    play, staff = filed(board, respondent_name="D."), board.staff[0]
    play.take("begin_jurisdiction", staff).take("match_respondent", staff, credential=linked(board, board.members[2]))
    assert who_sits(play) == {board.president.name: ALONE}
    assert Recusal.objects.get(case=play.case).person == board.members[2]
    last = Event.objects.filter(docket=play.case.docket_id).latest("sequence")
    assert (last.kind, last.actor, last.data["person"]) == ("wall_off_insider", None, board.members[2].pk)


def test_naming_links_the_registry_and_walls_off_related_cases(board) -> None:
    other, play = plays.screening(board), filed(board, serves_board="yes")
    president, chair = board.president, board.chair
    assert Seat.CHAIR in seats_of(chair, other.case)
    play.take("begin_jurisdiction", president).take("name_insider", president, person=chair, reason=WHY)
    assert Seat.CHAIR in seats_of(chair, other.case)  # nobody knows yet that it is about the same person
    play.take("match_respondent", president, credential=plays.dana())
    play.case.respondent.refresh_from_db()
    assert play.case.respondent.user == chair
    workflow.sweep(other.case, other.now)
    assert seats_of(chair, other.case) == frozenset()
    assert Seat.CHAIR in seats_of(board.co_chair, other.case)
    assert Event.objects.filter(docket=other.case.docket_id, kind="wall_off_insider").count() == 1


def test_naming_after_the_match_walls_off_related_cases_at_once(board) -> None:
    other, play = plays.screening(board), plays.screening(board)
    play.take("name_insider", board.director, person=board.chair, reason=WHY)
    assert seats_of(board.chair, other.case) == frozenset()
    assert Seat.CHAIR in seats_of(board.co_chair, other.case)


def test_a_person_linked_to_another_entry_is_not_linked_twice(board) -> None:
    linked(board, board.chair)
    other = professional("Somebody Else", credential="cprs", applied_on=date(2020, 1, 1))
    play = filed(board, respondent_name="Somebody Else")
    play.take("begin_jurisdiction", board.director).take("match_respondent", board.director, credential=other)
    with pytest.raises(Refused, match="linked to another entry"):
        play.take("name_insider", board.director, person=board.chair, reason=WHY)


def charged_insider(board: Board, accused: User) -> Play:
    credential = plays.dana()
    play = plays.determining(board)
    credential.professional.user = accused
    credential.professional.save()
    workflow.sweep(play.case, play.now)
    play.case.refresh_from_db()
    return play.resolve("charge", sanction="reprimand", text="That charges be issued.")


def test_once_charged_off_all_committee_work(board) -> None:
    """COMAR 10.31.01.03(D): no screener, investigator, panelist, reviewer or appeals member, and no vote on a new motion."""
    accused = board.members[3]
    other = plays.determining(board)
    seat_before = seats_of(accused, other.case)
    Case.objects.filter(pk=other.case.pk).update(
        respondent=professional("X Y", credential="cprs", applied_on=plays.LENT).professional
    )
    other.case.refresh_from_db()
    charged_insider(board, accused)
    assert (seat_before, seats_of(accused, other.case)) == ({Seat.MEMBER}, frozenset())
    for role in ("screened", "investigated", "on_panel", "reviewed", "on_appeal"):
        assert accused not in participation.committee_for(other.case, role, other.today)
        with pytest.raises(Refused, match="cannot take this on at present"):
            participation.enter(other.case, accused, role)
    motion = other.put("open_committee_motion", board.chair, names="charge", sanction="reprimand", text="Charge.")
    assert accused not in [voter.person for voter in motion.voters.all()]
    fresh = plays.filed(board)
    assert seats_of(accused, fresh.case) == frozenset()


def test_a_chair_who_is_charged_is_followed_at_the_other_cases(board) -> None:
    other = plays.screening(board)
    Case.objects.filter(pk=other.case.pk).update(
        respondent=professional("X Y", credential="cprs", applied_on=plays.LENT).professional
    )
    charged_insider(board, board.chair)
    assert seats_of(board.chair, other.case) == frozenset()
    assert Seat.CHAIR in seats_of(board.co_chair, other.case)


def test_who_was_charged_and_cleared_may_serve_again(board) -> None:
    play = charged_insider(board, board.members[3])
    assert list(insiders.off_duty()) == [board.members[3]]
    Case.objects.filter(pk=play.case.pk).update(status="closed", disposition="not_sustained", closed_on=play.today)
    assert list(insiders.off_duty()) == []
    Case.objects.filter(pk=play.case.pk).update(disposition="sanctioned")
    assert list(insiders.off_duty()) == [board.members[3]]


def test_a_kept_case_is_published_by_two_people(board) -> None:
    play = plays.final(board)
    play.take("name_board_witness", board.director, person=board.director, reason="She was there.")
    play.take("name_insider", board.president, person=board.investigators[1], reason=WHY)
    with pytest.raises(Refused, match="A second person approves it"):
        play.publish()
    play.take("call_second_person", board.president)
    assert seats_of(board.vice_president, play.case) == {Seat.STAFF}
    with pytest.raises(Refused, match="seated already"):
        play.take("call_second_person", board.president)
    play.take("discard_publication", board.president, reason="To be drafted by the other.").publish()
    assert play.case.has("published")


def test_who_runs_the_office_at_a_case_does_not_hear_its_appeal(board) -> None:
    play = plays.decided(board).take("recuse", board.director, reason="We are cousins.")
    assert Seat.DIRECTOR in seats_of(board.president, play.case)
    assert board.president not in participation.directors_for(play.case, play.today)
    with pytest.raises(Refused, match="runs the office"):
        participation.enter(play.case, board.president, "on_appeal")
