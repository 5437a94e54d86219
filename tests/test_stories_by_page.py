"""The stories of scenarios.md told a second time, each step typed into its page and sent, with the clock moved (issue 5).

Each story with its chief variants; all variants are told by the actions in tests/test_story_*.py.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from ccb_ethics.demo.play import Board
from tests import test_story_t1 as t1
from tests import test_story_t2 as t2
from tests import test_story_t3 as t3
from tests import test_story_t5 as t5
from tests import test_story_t6 as t6
from tests import test_story_t9 as t9
from tests.by_page import ByPage

pytestmark = [pytest.mark.django_db, pytest.mark.cells]

OF_A_BOARD: tuple[Callable[[Board], Any], ...] = (
    t1.test_the_straight_path_to_a_public_reprimand,
    t2.test_until_the_letter_is_served_the_hearing_cannot_open,
    t2.test_variant_a_challenge_a_day_late_on_facts_known_before_is_waived,
    t2.test_from_the_challenge_to_the_reinstatement,
    t3.test_a_just_before_midnight_is_in_time,
    t3.test_b_excused_it_lifts_final_and_withdraws_the_post,
    t3.test_c_posted_in_time_and_received_two_days_late_is_late,
    t3.test_d_a_new_exhibit_is_struck_and_the_appeal_is_heard,
    t5.test_without_the_text_the_charge_of_march_waits_in_a_case_of_its_own,
    t5.test_once_the_text_is_loaded_the_severed_case_goes_on_for_the_same_people,
    t5.test_the_committee_may_waive_the_limit_and_the_gift_is_heard_again,
    t6.test_a_the_fifth_anniversary_is_within_and_the_case_is_accepted,
    t6.test_b_a_day_later_two_screeners_dismiss_and_the_respondent_hears_nothing,
    t6.test_f_an_unknown_last_service_is_ruled_on_by_the_chair,
)
OF_T9 = (
    t9.test_an_order_that_is_not_confirmed_is_void_from_the_vote,
    t9.test_the_hearing_on_the_order_in_time_and_the_ruling,
    t9.test_from_the_conviction_to_the_final_revocation,
)


@pytest.fixture
def by_page(board: Board) -> Board:
    """The same people, acting through the pages."""
    return replace(board, hand=ByPage())


@pytest.mark.parametrize("story", OF_A_BOARD, ids=lambda story: story.__name__.removeprefix("test_"))
def test_the_pages_tell_the_story(by_page: Board, story: Callable[[Board], Any]) -> None:
    story(by_page)


@pytest.mark.parametrize("story", OF_T9, ids=lambda story: story.__name__.removeprefix("test_"))
def test_the_pages_tell_story_t9(by_page: Board, story: Callable[[Any], Any]) -> None:
    story(t9.reported(by_page))
