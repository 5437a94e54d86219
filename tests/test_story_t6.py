"""Story T6, client tail: five years and one day (scenarios.md; procedure.md §0.1, §0.2)."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from ccb_ethics.demo.play import Board, Play
from code_of_ethics.models import Provision
from complaints import workflow
from complaints.actions.filing import Answers
from complaints.client_tail import Answer, Dates, Standing, judge
from complaints.errors import Refused
from complaints.models import ClientLink, RuleSet, Ruling, Status
from complaints.procedure import STEPS
from complaints.seats import INSIDE, Seat, seat
from complaints.tail_facts import tail_of
from people import clock
from people.models import User
from record.models import Event, Notice
from tests.beginnings import begins
from tests.factories import professional, signed_in
from tests.visiting import text_of

ENDED = date(2019, 6, 15)
FIFTH = date(2024, 6, 15)
A_DAY_LATE = date(2024, 6, 16)
OUTSIDE_BY_ONE = "Outside window by 1 day: it ended on June 15, 2024."
UNDECIDED = "Needs a ruling: the dates that are known do not decide it."

STORIES = {
    "a": (Dates(FIFTH, individual=ENDED), Answer(Standing.WITHIN, FIFTH), "Within: window to June 15, 2024."),
    "b": (Dates(A_DAY_LATE, individual=ENDED), Answer(Standing.OUTSIDE, FIFTH, 1), OUTSIDE_BY_ONE),
    "c": (
        Dates(A_DAY_LATE, individual=ENDED, setting=date(2021, 3, 1)),
        Answer(Standing.WITHIN, date(2026, 3, 1)),
        "Within: window to March 1, 2026.",
    ),
    "d": (
        Dates(A_DAY_LATE, individual=ENDED, served_again=date(2024, 9, 2)),
        Answer(Standing.NO_LIMIT),
        "Within: a former partner was served again, and for that there is no time limit.",
    ),
    "e, the last day": (
        Dates(date(2025, 2, 28), individual=date(2020, 2, 29)),
        Answer(Standing.WITHIN, date(2025, 2, 28)),
        "Within: window to February 28, 2025.",
    ),
    "e, the day after": (
        Dates(date(2025, 3, 1), individual=date(2020, 2, 29)),
        Answer(Standing.OUTSIDE, date(2025, 2, 28), 1),
        "Outside window by 1 day: it ended on February 28, 2025.",
    ),
    "f": (Dates(A_DAY_LATE, individual_unknown=True), Answer(Standing.NEEDS_RULING), UNDECIDED),
    "the setting is not known": (
        Dates(A_DAY_LATE, individual=ENDED, setting_unknown=True),
        Answer(Standing.NEEDS_RULING),
        UNDECIDED,
    ),
    "one known service decides it": (
        Dates(FIFTH, individual=ENDED, setting_unknown=True),
        Answer(Standing.WITHIN, FIFTH),
        "Within: window to June 15, 2024.",
    ),
    "the beginning is not known": (Dates(None, individual=ENDED), Answer(Standing.NEEDS_RULING), UNDECIDED),
    "no service is known of": (Dates(FIFTH), Answer(Standing.NEEDS_RULING), UNDECIDED),
    "two months late": (
        Dates(date(2024, 8, 14), individual=ENDED),
        Answer(Standing.OUTSIDE, FIFTH, 60),
        "Outside window by 60 days: it ended on June 15, 2024.",
    ),
}


@pytest.mark.parametrize("story", STORIES)
def test_the_interval_is_counted_and_said_in_words(story: str) -> None:
    dates, answer, words = STORIES[story]
    found = judge(dates, 5)
    assert (found, found.words) == (answer, words)


@begins
def screening(board: Board) -> Play:
    """At screening on September 9, 2024; the professional has held a CPRS credential throughout."""
    dana = professional("Dana Reed", credential="cprs", applied_on=date(2015, 1, 1), certified_on=date(2015, 3, 1))
    told = Answers(
        relationship="former_client", name="Mary Moe", contact="code", signature="Mary Moe", respondent_name="Dana Reed",
        topics=("sexual",), narrative="We were together.", last_act_on=date(2024, 8, 20), consents_to_disclosure=True,
    )  # fmt: skip
    return Play(board, datetime(2024, 9, 9, 9, 0, tzinfo=clock.ZONE)).file(told).pass_jurisdiction(dana)


def words_on_the_page(play: Play, person: User) -> str:
    return text_of(signed_in(person).get(f"/desk/cases/{play.case.number}/"))


def accepted_under_11(play: Play) -> Play:
    began = date(2024, 6, 15)
    play.allege(Provision.objects.get(reference="CPRS-11"), "A relationship with a client.", began, date(2024, 8, 20))
    return play.opine().accept()


@pytest.mark.django_db
def test_a_the_fifth_anniversary_is_within_and_the_case_is_accepted(board) -> None:
    play = screening(board).take("record_client_link", board.staff[0], individual_last_on=ENDED, began_on=FIFTH)
    assert "Within: window to June 15, 2024." in words_on_the_page(play, board.director)
    assert accepted_under_11(play).case.status == Status.NOTICE_TO_RESPONDENT


@pytest.mark.django_db
def test_b_a_day_later_two_screeners_dismiss_and_the_respondent_hears_nothing(board) -> None:
    play = screening(board).take("record_client_link", board.staff[0], individual_last_on=ENDED, began_on=A_DAY_LATE)
    assert OUTSIDE_BY_ONE in words_on_the_page(play, board.director)
    play.opine("dismiss", reason="No violation if true: not a client any more.")
    play.take("rule_on_guard", board.chair, guard="G2", ruling="fail", reason="Not a client any more.")
    play.take("dismiss_at_screening", board.chair).on(date(2024, 9, 12)).serve("serve_dismissal")
    assert play.case.status == Status.DISMISSED
    assert play.due("review") == date(2024, 10, 15)  # 30 d = Sat 10-12; Mon 10-14 is Columbus Day
    play.on(date(2024, 10, 16))
    assert (play.case.status, play.case.disposition) == (Status.CLOSED, "dismissed_prelim")
    assert set(play.case.parties.values_list("side", flat=True)) == {"complainant"}
    assert set(Notice.objects.filter(docket=play.case.docket).values_list("recipient__name", flat=True)) == {"Mary Moe"}


@pytest.mark.django_db
def test_b_within_thirty_days_the_complainant_asks_for_a_review(board) -> None:
    play = screening(board).take("record_client_link", board.staff[0], individual_last_on=ENDED, began_on=A_DAY_LATE)
    play.opine("dismiss", reason="No violation if true: not a client any more.")
    play.take("dismiss_at_screening", board.chair).on(date(2024, 9, 12)).serve("serve_dismissal")
    play.on(date(2024, 10, 15)).take("request_review", play.complainant, text="We met until July.")
    assert play.case.status == Status.DISMISSAL_REVIEW
    assert set(play.case.parties.values_list("side", flat=True)) == {"complainant"}


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["e, the last day", "e, the day after"])
def test_e_the_last_day_of_february_is_the_anniversary(board, name: str) -> None:
    dates, _answer, words = STORIES[name]
    play = screening(board).on(date(2025, 3, 3))
    play.take("record_client_link", board.staff[0], individual_last_on=dates.individual, began_on=dates.began)
    assert words in words_on_the_page(play, board.director)


@pytest.mark.django_db
@pytest.mark.parametrize("more", [{"setting_last_on": date(2021, 3, 1)}, {"served_again_on": date(2024, 9, 2)}])
def test_c_and_d_the_same_setting_or_a_former_partner_served_again_is_accepted(board, more: dict[str, date]) -> None:
    play = screening(board)
    play.take("record_client_link", board.staff[0], individual_last_on=ENDED, began_on=A_DAY_LATE, **more)
    tail = tail_of(play.case)
    assert tail is not None
    assert tail.answer.standing in (Standing.WITHIN, Standing.NO_LIMIT)
    assert accepted_under_11(play).case.status == Status.NOTICE_TO_RESPONDENT


@pytest.mark.django_db
def test_f_an_unknown_last_service_is_ruled_on_by_the_chair(board) -> None:
    play = screening(board).take("record_client_link", board.staff[0], individual_unknown=True, began_on=A_DAY_LATE)
    assert UNDECIDED in words_on_the_page(play, board.director)
    play.take("rule_on_client_link", board.chair, ruling="client", reason="The pay slips run to May 2020.")
    said = "Ruled: A client when the relationship began. The pay slips run to May 2020."
    assert said in words_on_the_page(play, board.director)
    link = ClientLink.objects.get()
    assert (link.ruled_by, link.ruling_reason) == (board.chair, "The pay slips run to May 2020.")
    assert Event.objects.filter(docket=play.case.docket, kind="rule_on_client_link").count() == 1


@pytest.mark.django_db
def test_what_the_dates_decide_is_not_ruled_on_and_new_dates_end_a_ruling(board) -> None:
    play = screening(board)
    rule = STEPS["rule_on_client_link"]
    play.take("declare", board.chair)
    assert workflow.obstacle(rule, play.case, board.chair, play.now) == (
        "Record first what is known of when the person was a client."
    )
    play.take("record_client_link", board.staff[0], individual_unknown=True, began_on=FIFTH)
    play.take("rule_on_client_link", board.chair, ruling="not_a_client", reason="Never seen there.")
    known = {"individual_last_on": ENDED, "individual_unknown": False, "began_on": FIFTH}
    play.take("record_client_link", board.staff[0], **known)
    assert ClientLink.objects.get().ruling == ""
    with pytest.raises(Refused, match="The dates decide this"):
        play.take("rule_on_client_link", board.chair, ruling="not_a_client", reason="Never seen there.")


@pytest.mark.django_db
def test_the_calculator_informs_the_ruling_on_g2_and_blocks_nothing(board) -> None:
    """§0.2: the app computes and shows the interval; a human rules."""
    play = screening(board).take("record_client_link", board.staff[0], individual_last_on=ENDED, began_on=A_DAY_LATE)
    assert not play.case.rulings.filter(guard="G2").exists()
    accepted_under_11(play)
    assert play.case.status == Status.NOTICE_TO_RESPONDENT
    assert play.case.rulings.get(guard="G2").ruling == Ruling.PASS


@pytest.mark.django_db
def test_where_the_tail_does_not_govern_the_interval_is_shown_as_information(board) -> None:
    RuleSet.objects.create(version=9, effective_from=date(2024, 1, 1), values={"client_tail_provisions": "none"})
    play = screening(board).take("record_client_link", board.staff[0], individual_last_on=ENDED, began_on=FIFTH)
    tail = tail_of(play.case)
    assert tail is not None
    assert (tail.answer, tail.governs) == (Answer(Standing.WITHIN, FIFTH), False)
    page = words_on_the_page(play, board.director)
    assert "Within: window to June 15, 2024. For information: the rules of this case do not count these years" in page
    play.take("declare", board.chair)
    why = workflow.obstacle(STEPS["rule_on_client_link"], play.case, board.chair, play.now)
    assert why == "The rules of this case do not count these years for CPRS-11 and CPRS-12: no ruling is needed."


@pytest.mark.django_db
def test_only_those_who_screen_see_it(board) -> None:
    play = screening(board).take("record_client_link", board.staff[0], individual_last_on=ENDED, began_on=A_DAY_LATE)
    seen = set()
    for place in INSIDE:
        person = User.objects.create(username=place.value, name=place.value)
        seat(person, play.case, place)
        if place not in (Seat.STAFF, Seat.DIRECTOR):
            play.take("declare", person)
        if OUTSIDE_BY_ONE in words_on_the_page(play, person):
            seen.add(place)
    assert seen == {Seat.STAFF, Seat.DIRECTOR, Seat.CHAIR, Seat.SCREENER, Seat.REVIEWER}
    assert OUTSIDE_BY_ONE not in text_of(signed_in(play.complainant).get("/my/"))


@pytest.mark.django_db
def test_a_date_and_not_known_are_not_both_said(board) -> None:
    play = screening(board)
    with pytest.raises(Refused, match="not both"):
        play.take("record_client_link", board.staff[0], setting_last_on=ENDED, setting_unknown=True, began_on=FIFTH)
    assert not ClientLink.objects.exists()
