"""The stories T1, T2, T3, T5, T6 and T9 of scenarios.md, variant by variant, and what walks each of them.

`is_chief`: walked through the pages on every run; the others by `make soak`. Every walk is a test of
tests/test_story_*.py, which tells it by the actions; tests/test_stories_by_page.py tells it again by the pages. A walk
begins where its row says: what comes before is played once for all rows that begin there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from ccb_ethics.demo.play import Board, Play
from tests import test_story_t1 as t1
from tests import test_story_t2 as t2
from tests import test_story_t3 as t3
from tests import test_story_t5 as t5
from tests import test_story_t5_heard as t5_heard
from tests import test_story_t6 as t6
from tests import test_story_t9 as t9
from tests import test_story_t9_judged as t9_judged
from tests.beginnings import Beginning
from tests.hearing_plays import panel_named

MODULES = (t1, t2, t3, t5, t5_heard, t6, t9, t9_judged)
Walk = Callable[[Board], Any]


@dataclass(frozen=True)
class Variant:
    """One thing that scenarios.md says can happen. `walks`: the stories that tell it, from `begins` on."""

    name: str
    says: str
    is_chief: bool
    begins: Beginning | None
    walks: tuple[Walk, ...]


def of_a_play(story: Callable[[Play], Any]) -> Walk:
    """A story of T9 that takes the play on which its report has come in."""
    walk = partial(_from_the_report, story)
    walk.__name__ = story.__name__  # type: ignore[attr-defined]
    walk.tells = story  # type: ignore[attr-defined]
    return walk


def _from_the_report(story: Callable[[Play], Any], board: Board) -> None:
    story(t9.reported(board))


def with_(story: Callable[..., Any], name: str, *given: Any) -> Walk:
    """A story that is told of several values: this one."""
    walk = partial(_of_this_one, story, given)
    walk.__name__ = f"{story.__name__}[{name}]"  # type: ignore[attr-defined]
    walk.tells = story  # type: ignore[attr-defined]
    return walk


def _of_this_one(story: Callable[..., Any], given: tuple[Any, ...], board: Board) -> None:
    story(board, *given)


SETTING, SERVED_AGAIN = {"setting_last_on": t6.date(2021, 3, 1)}, {"served_again_on": t6.date(2024, 9, 2)}

CHIEF, FURTHER = True, False

VARIANTS = (
    Variant(
        "T1", "Straight to a Public Reprimand: every date, nothing public before FINAL, listed for five years, the"
        " employer not told, the complainant sees the outcome and no ballot.", CHIEF, None,
        (t1.test_the_straight_path_to_a_public_reprimand,),
    ),
    # ---- T2
    Variant("T2 window", "Panel named 03-03, so challenge due 03-13.", FURTHER, panel_named,
            (t2.test_the_parties_may_challenge_for_ten_days_from_the_names,)),
    Variant("T2 upheld", "Challenged on 03-13 and upheld: Pell loses access at that instant.", FURTHER, panel_named,
            (t2.test_an_upheld_challenge_ends_all_access_at_that_instant,)),
    Variant("T2 past views", "What Pell had opened before is listed.", FURTHER, panel_named,
            (t2.test_what_the_recused_member_had_opened_before_is_listed_for_the_executive_director,)),
    Variant("T2 alternate", "Shah steps in, served 03-19; the fresh window ends 03-31.", CHIEF, panel_named,
            (t2.test_the_parties_are_told_of_the_new_member_and_the_ten_days_run_from_that_letter,
             t2.test_until_the_letter_is_served_the_hearing_cannot_open)),
    Variant("T2 fresh window", "For Shah alone, to the end of its last day and not after.", FURTHER, panel_named,
            (t2.test_the_new_member_is_challenged_to_the_last_day_of_the_fresh_window,
             t2.test_after_the_fresh_window_the_new_member_is_challenged_no_more,
             t2.test_the_fresh_window_is_for_the_new_member_only)),
    Variant("T2 filed 03-14", "A day late on facts known before: waived, refused.", CHIEF, panel_named,
            (t2.test_variant_a_challenge_a_day_late_on_facts_known_before_is_waived,)),
    Variant("T2 learned 03-20", "First learned 03-20: allowed to Monday 03-31, and no longer.", FURTHER, panel_named,
            (t2.test_variant_what_was_first_learned_later_may_be_raised_for_ten_days,
             t2.test_variant_on_the_day_after_those_ten_it_is_too_late)),
    Variant("T2 to the end", "2-1 with a dissent, Suspension of 6 months, no certificate: stays suspended; reinstated"
            " on proof.", CHIEF, panel_named, (t2.test_from_the_challenge_to_the_reinstatement,)),
    # ---- T3
    Variant("T3 due", "Day 30 is a Sunday, so Monday 06-30.", FURTHER, t3.suspended,
            (t3.test_the_thirtieth_day_is_a_sunday_so_the_appeal_is_due_on_monday,)),
    Variant("T3 a", "06-30 at 23:58: in time.", CHIEF, t3.suspended,
            (t3.test_a_just_before_midnight_is_in_time,)),
    Variant("T3 a, office hours", "The same minute is late; 5 p.m. is not.", FURTHER, t3.suspended,
            (t3.test_a_under_office_hours_the_same_minute_is_late,
             t3.test_a_under_office_hours_five_o_clock_sharp_is_in_time)),
    Variant("T3 b", "07-01 at 00:07: FINAL at 00:00, cannot be heard; the letter states rule and dates; nothing waits.",
            FURTHER, t3.suspended,
            (t3.test_b_seven_minutes_past_midnight_the_decision_is_final_and_cannot_be_appealed,
             t3.test_b_the_letter_states_the_rule_and_the_dates_and_nothing_waits)),
    Variant("T3 b, who excuses", "Only a director named for it who had no part below, and only a late appeal on file.",
            FURTHER, t3.suspended,
            (t3.test_b_only_a_director_named_for_it_may_excuse_it,
             t3.test_b_nobody_who_had_a_part_below_may_excuse_it,
             t3.test_b_without_a_late_appeal_on_file_there_is_nothing_to_excuse)),
    Variant("T3 b, excused", "Service failed: lifts FINAL and withdraws the post.", CHIEF, t3.suspended,
            (t3.test_b_excused_it_lifts_final_and_withdraws_the_post,)),
    Variant("T3 b, not excused", "It ends there.", FURTHER, t3.suspended, (t3.test_b_not_excused_it_ends,)),
    Variant("T3 c", "Postmarked 06-27, received 07-02: late.", CHIEF, t3.suspended,
            (t3.test_c_posted_in_time_and_received_two_days_late_is_late,)),
    Variant("T3 c, the day of receipt", "Received in time and entered late is in time; a day that cannot be is a slip.",
            FURTHER, t3.suspended,
            (t3.test_c_received_in_time_and_entered_late_is_in_time,
             t3.test_c_a_day_of_receipt_before_service_or_ahead_is_a_slip_of_the_pen)),
    Variant("T3 d", "An exhibit not in the record is struck; the appeal is heard.", CHIEF, t3.suspended,
            (t3.test_d_a_new_exhibit_is_struck_and_the_appeal_is_heard,)),
    # ---- T5
    Variant("T5 gift", "The limit ended 2022-12-01: excluded, the reason shown; the fourth anniversary is in time.",
            FURTHER, t5.screening,
            (t5.test_the_gift_is_kept_and_excluded_with_the_day_its_limit_ended,
             with_(t5.test_the_fourth_anniversary_is_in_time, "a day late", t5.date(2019, 1, 16), True),
             with_(t5.test_the_fourth_anniversary_is_in_time, "in time", t5.date(2019, 1, 17), False))),
    Variant("T5 waived", "The committee may waive, for a late allegation whose code is loaded, by a motion that carries.",
            CHIEF, t5.screening,
            (t5.test_the_committee_may_waive_the_limit_and_the_gift_is_heard_again,
             t5.test_no_waiver_lets_in_an_allegation_whose_code_is_not_loaded,
             t5.test_a_motion_that_fails_leaves_the_gift_out_and_alone_it_cannot_be_accepted,
             t5.test_a_waiver_is_put_for_a_late_allegation_of_this_case_only)),
    Variant("T5 CPRS-10 on 03-15", "The form refuses it.", FURTHER, t5.screening,
            (t5.test_a_rule_of_2022_cannot_be_attached_to_march,)),
    Variant("T5 boundary", "2022-03-31 is the old code, 2022-04-01 the new.", FURTHER, t5.screening,
            (t5.test_the_days_around_the_new_code_belong_to_one_edition_each,)),
    Variant("T5 continuing", "One act over both is split.", FURTHER, t5.screening,
            (with_(t5.test_conduct_on_both_sides_is_split_and_the_refusal_names_the_parts, "not loaded", False),
             with_(t5.test_conduct_on_both_sides_is_split_and_the_refusal_names_the_parts, "loaded", True))),
    Variant("T5 no text", "The charge of March waits, severed; the other proceeds; once loaded it goes on.", CHIEF,
            t5.screening,
            (t5.test_without_the_text_the_charge_of_march_waits_in_a_case_of_its_own,
             t5.test_what_is_excluded_or_severed_is_neither_served_nor_answered_nor_shown_to_the_respondent,
             t5.test_once_the_text_is_loaded_the_severed_case_goes_on_for_the_same_people)),
    Variant("T5 finding", "Both codes, 3-0 and 1-2; a Caution: no public trace, the complainant told it is concluded.",
            FURTHER, t5_heard.heard_with_both_codes,
            (t5_heard.test_with_the_text_both_codes_are_heard_and_a_caution_leaves_no_public_trace,
             t5_heard.test_the_gift_is_cited_nowhere_in_the_charges_the_report_or_the_votes)),
    Variant("T5 statistics", "One Caution more.", FURTHER, t5_heard.heard_with_both_codes,
            (t5_heard.test_the_report_of_the_year_counts_one_caution_more_and_the_public_copy_tells_nobody,)),
    # ---- T6
    Variant("T6 a", "The fifth anniversary: within; accepted.", CHIEF, t6.screening,
            (t6.test_a_the_fifth_anniversary_is_within_and_the_case_is_accepted,)),
    Variant("T6 b", "A day later: outside by 1 day; dismissed; the respondent hears nothing; a review within 30 days.",
            CHIEF, t6.screening,
            (t6.test_b_a_day_later_two_screeners_dismiss_and_the_respondent_hears_nothing,
             t6.test_b_within_thirty_days_the_complainant_asks_for_a_review)),
    Variant("T6 c", "The same setting until 2021-03-01: accepted.", FURTHER, t6.screening,
            (with_(t6.test_c_and_d_the_same_setting_or_a_former_partner_served_again_is_accepted, "c", SETTING),)),
    Variant("T6 d", "A former partner served again: no limit; accepted.", FURTHER, t6.screening,
            (with_(t6.test_c_and_d_the_same_setting_or_a_former_partner_served_again_is_accepted, "d", SERVED_AGAIN),)),
    Variant("T6 e", "2020-02-29: within on 2025-02-28, outside on 2025-03-01.", FURTHER, t6.screening,
            (with_(t6.test_e_the_last_day_of_february_is_the_anniversary, "last day", "e, the last day"),
             with_(t6.test_e_the_last_day_of_february_is_the_anniversary, "day after", "e, the day after"))),
    Variant("T6 f", "Last service unknown: a ruling, which the dates alone never replace or allow.", CHIEF, t6.screening,
            (t6.test_f_an_unknown_last_service_is_ruled_on_by_the_chair,
             t6.test_what_the_dates_decide_is_not_ruled_on_and_new_dates_end_a_ruling,
             t6.test_a_date_and_not_known_are_not_both_said)),
    # ---- T9
    Variant("T9 notes", "Quarantined: the director alone; the screening uses the redacted copy.", FURTHER, t9.reported,
            (of_a_play(t9.test_the_notes_are_locked_for_all_but_the_director),
             of_a_play(t9.test_the_screening_reads_a_redacted_copy_and_not_the_notes))),
    Variant("T9 abuse report", "Recorded apart.", FURTHER, t9.reported,
            (of_a_play(t9.test_the_report_to_the_authorities_is_recorded_apart_at_once),)),
    Variant("T9 order", "Chair and director together; effective on service; confirmed by 5-1 within 5 business days.",
            FURTHER, t9.reported,
            (of_a_play(t9.test_one_hand_does_not_order),
             of_a_play(t9.test_the_order_is_in_force_from_service_and_confirmed_by_two_thirds))),
    Variant("T9 no vote", "Without a vote by 08-14 it lapses.", FURTHER, t9.reported,
            (of_a_play(t9.test_an_order_without_a_vote_lapses_after_five_business_days),)),
    Variant("T9 hearing", "Asked for 08-13, due 09-04, held 08-28, ruled 09-04: continues.", CHIEF, t9.reported,
            (of_a_play(t9.test_the_hearing_on_the_order_in_time_and_the_ruling),)),
    Variant("T9 no hearing", "None by 09-04: lapses, and the President is told; none asked for: 60 days.", FURTHER,
            t9.reported,
            (of_a_play(t9.test_without_a_hearing_in_time_the_order_lapses_and_the_president_is_told),
             of_a_play(t9.test_nobody_asks_for_a_hearing_and_it_lapses_sixty_days_after_the_order))),
    Variant("T9 3-2", "Not confirmed: void from the vote, status restored, corrections to everyone told.", CHIEF,
            t9.reported, (of_a_play(t9.test_an_order_that_is_not_confirmed_is_void_from_the_vote),)),
    Variant("T9 abeyance", "Held 09-05, reviewed 12-04, the suspension stays.", FURTHER, t9_judged.held,
            (t9_judged.test_abeyance_stops_the_main_line_and_its_dates_while_the_suspension_stays,)),
    Variant("T9 conviction", "Silence waives the hearing; revoked 6-0; FINAL 05-27; names no client.", CHIEF,
            t9_judged.held, (t9_judged.test_from_the_conviction_to_the_final_revocation,)),
    Variant("T9 conclusive", "What a judgment decided is not voted on again.", FURTHER, t9_judged.held,
            (t9_judged.test_the_proven_allegation_is_not_voted_on_again,)),
)  # fmt: skip

# Tests of these modules that are no walk of a story: why.
NOT_WALKED = {
    "test_the_interval_is_counted_and_said_in_words": "dates alone, no case",
    "test_days_are_cut_only_where_an_edition_begins": "dates alone, no case",
    "test_days_are_cut_at_the_first_of_april_2022": "dates alone, no case",
    "test_the_calculator_informs_the_ruling_on_g2_and_blocks_nothing": "a rule of the house beside the story",
    "test_where_the_tail_does_not_govern_the_interval_is_shown_as_information": "another rule set than the story's",
    "test_only_those_who_screen_see_it": "asks every seat; no step of the story",
}
