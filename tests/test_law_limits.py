"""Steps and limits that must not outrun a person's right (procedure.md §1.3 rows 10, 13, 15 and 21, §2.18, §3)."""

from datetime import date

import pytest

from complaints import workflow
from complaints.errors import Refused
from complaints.guards.committee import joinable_to
from complaints.models import Ruling, Status
from complaints.procedure import STEPS
from people.models import Credential
from sanctions.models import Publication, Sanction
from tests import plays
from tests.factories import professional, signed_in

pytestmark = pytest.mark.django_db


def test_a_hearing_that_was_put_off_records_its_attendance_anew(board):
    """§2.14: whether the respondent came decides how the hearing goes on; that is known for each day anew."""
    play = plays.scheduled(board).on(date(2025, 6, 24)).open_hearing()
    officer = play.officer
    play.take("continue_hearing", officer, reason="A witness is ill.")
    play.set_hearing(date(2025, 8, 12)).serve("serve_hearing_notice").on(date(2025, 8, 12))
    play.take("open_hearing", officer)
    with pytest.raises(Refused, match="who attended"):
        play.take("close_hearing", officer)


def test_after_a_refused_reinstatement_there_is_time_to_ask_again(board):
    """§3: the case lapses when no request came. One that came in time and was refused is no silence."""
    play = plays.final(board, "suspension", 6).publish().take("begin_monitoring", board.director)
    asked = play.due("reinstatement_lapse")
    play.on(asked).take("request_reinstatement", play.respondent, text="I did all that was asked.")
    play.later(20).take("refuse_reinstatement", board.director, reason="The course is not finished.")
    play.later(1)
    assert play.case.status == Status.MONITORING
    assert play.due("reinstatement_lapse") > play.today


def test_a_suspension_lasts_at_least_thirty_days(board):
    """§3: 30 days to 5 years. A month that begins in February is shorter."""
    play = plays.decided(board, "suspension", 1)
    play.take("appeal", play.respondent, text="Too heavy.").appoint_appeals().on(date(2026, 2, 2))
    play.rule_on_appeal("affirm")
    sanction = Sanction.objects.get(case=play.case)
    assert (sanction.effective_on, sanction.ends_on) == (date(2026, 2, 2), date(2026, 3, 4))


def test_a_respondent_may_ask_for_reinstatement_whether_or_not_the_board_has_published(board):
    """Row 21: the request opens 30 days before the end. It does not wait for an act of the Board."""
    play = plays.final(board, "suspension", 6).take("begin_monitoring", board.director)
    play.on(date(2025, 12, 15)).take("request_reinstatement", play.respondent, text="All is done.")
    play.on(date(2026, 1, 5))
    assert workflow.obstacle(STEPS["reinstate"], play.case, board.director, play.now)
    play.publish().take("reinstate", board.director)
    assert (play.case.status, Publication.objects.get().reinstated_on) == (Status.CLOSED, play.today)


def test_a_case_joins_only_one_that_can_still_hear_its_allegations(board):
    """§2.18: the lead hears the allegations of all. One already charged or decided hears nothing new."""
    for lead, joinable in ((plays.charged, False), (plays.filed, False), (plays.served, True)):
        first = lead(board)
        if lead is plays.filed:
            first.take("begin_jurisdiction", board.staff[0])
            first.take("match_respondent", board.staff[0], credential=plays.dana())
        second = plays.screening(board)
        assert joinable_to(second.case, board.chair).filter(pk=first.case.pk).exists() is joinable, lead.__name__


def test_without_a_hearing_nothing_heavier_than_proposed_is_decided(board):
    """Row 10: the statement of charges names the proposed sanction, and on that the respondent waived the hearing."""
    play = plays.waived(board, "reprimand").on(date(2025, 5, 28)).find("open_finding_motion", board.chair, 5)
    assert workflow.obstacle(STEPS["decide_suspension"], play.case, board.chair, play.now) == (
        "A hearing was waived on a proposed Public Reprimand. Nothing heavier can be decided without a hearing."
    )
    with pytest.raises(Refused, match="Nothing heavier"):
        play.vote("open_committee_motion", board.chair, 5, names="decide_revocation", text="Revoke.")
    play.resolve("decide_caution")


def test_after_a_hearing_the_committee_is_not_bound_by_the_proposal(board):
    play = plays.heard(board).panel_report("suspension", 6).serve("serve_panel_report").past("exceptions")
    play.decide("suspension", months=6)
    assert play.case.status == Status.DECISION_ISSUED


def test_a_ruling_about_the_person_falls_when_another_person_is_matched(board):
    """G1 and G7 are about the one who was matched. Ruled on for one, they say nothing of another."""
    late: Credential = professional("Dana Reedy", credential="cprs", applied_on=date(2024, 12, 1))
    play = plays.filed(board).take("begin_jurisdiction", board.staff[0])
    play.take("match_respondent", board.staff[0], credential=plays.dana())
    play.take("rule_on_guard", board.director, guard="G1", ruling="pass", reason="On the Registry.")
    play.take("rule_on_guard", board.director, guard="G6", ruling="pass", reason="Said so by phone.")
    play.take("match_respondent", board.staff[0], credential=late)
    rulings = {row.guard: row.ruling for row in play.case.rulings.all()}
    assert (rulings["G1"], rulings["G6"]) == (Ruling.FAIL, Ruling.PASS)
    assert play.case.rulings.get(guard="G6").reason == "Said so by phone."


def test_a_draft_of_a_publication_that_reads_wrong_is_put_aside_and_written_anew(board):
    """§3: the second person approves the exact text, or sends it back. Nobody is left to publish a mistake."""
    play = plays.final(board).draft_publication("It names Mary Moe.")
    play.take("discard_publication", board.director, reason="It names the complainant.")
    assert not Publication.objects.exists()
    play.publish()
    assert play.case.has("published")


def test_a_remanded_case_is_not_published_as_if_no_appeal_had_been_filed(board):
    play = plays.decided(board)
    play.take("appeal", play.respondent, text="Too heavy.").appoint_appeals().rule_on_appeal("remand_to_committee")
    play.decide("reprimand").serve("serve_decision").past("appeal").publish()
    assert Publication.objects.get().appeal_note == "Decided again after an appeal"


def test_the_complainant_cannot_tell_a_watched_caution_from_one_that_is_done(board):
    """§5: of a caution only that the matter is concluded; that its conditions run would give it away."""
    play = plays.waived(board, "caution").on(date(2025, 5, 28)).decide("caution", terms="A course.")
    play.serve("serve_decision").on(date(2025, 7, 1))
    page = signed_in(play.complainant)
    seen = [page.get("/my/").content.split(b'class="ball"')[1].split(b"</p>")[0]]
    play.take("begin_monitoring", board.director)
    seen.append(page.get("/my/").content.split(b'class="ball"')[1].split(b"</p>")[0])
    assert seen[0] == seen[1]
