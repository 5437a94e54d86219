"""What the complainant is told and may read at the end, prior discipline, and the directors' list (procedure.md §5)."""

from __future__ import annotations

from datetime import date, time

import pytest
import time_machine

from ccb_ethics.demo.play import Board, Play
from complaints.models import Status
from complaints.reading import papers_for, reading_seats, reads
from record.models import Notice
from sanctions.earlier import earlier_discipline
from tests import plays
from tests.factories import signed_in
from tests.hearing_plays import switch

pytestmark = pytest.mark.django_db


def panel_reported(board: Board) -> Play:
    play = plays.heard(board).on(date(2025, 7, 3)).panel_report().serve("serve_panel_report")
    return play.on(date(2025, 7, 22))


def kinds_read(play: Play) -> set[str]:
    return {paper.kind for paper in papers_for(play.case, play.complainant)}


# ---- the panel report and the answer ---------------------------------------------------------------------------------


def test_the_complainant_reads_the_panel_report_at_final_and_not_before(board: Board):
    play = panel_reported(board).decide("reprimand").on(date(2025, 7, 25)).serve("serve_decision")
    assert kinds_read(play) == set()
    play.on(date(2025, 8, 26))
    assert (play.case.status, kinds_read(play)) == (Status.FINAL, {"panel_report"})
    play.publish().take("close_sanctioned", board.director)
    assert kinds_read(play) == {"panel_report"}


def test_the_complainant_never_reads_the_panel_report_of_a_caution(board: Board):
    play = panel_reported(board).decide("caution").on(date(2025, 7, 25)).serve("serve_decision").on(date(2025, 8, 26))
    assert (play.case.status, kinds_read(play)) == (Status.FINAL, set())
    play.take("close_sanctioned", board.director)
    assert kinds_read(play) == set()


def test_a_late_appeal_that_is_excused_takes_the_report_back(board: Board):
    play = panel_reported(board).decide("reprimand").on(date(2025, 7, 25)).serve("serve_decision").on(date(2025, 8, 26))
    first = board.directors[0]
    play.take("appeal_late", play.respondent, text="It bounced.")
    play.take("name_appeals_chair", board.president, person=first)
    play.take("excuse_late_appeal", first, failure="notice_bounced", reason="It did.")
    assert kinds_read(play) == set()


@pytest.mark.parametrize(("told", "read"), [("no", set()), ("yes", {"answer"})])
def test_the_complainant_reads_the_answer_only_where_the_board_says_so(told: str, read: set[str], board: Board):
    switch(complainant_sees_answer=told)
    play = plays.investigating(board)
    assert kinds_read(play) == read
    with time_machine.travel(play.now, tick=False):
        page = signed_in(play.complainant).get("/my/").content.decode()
    assert ("This is my answer." in page) is (told == "yes")


# ---- a private Caution -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("told", "said"), [("no", False), ("yes", True)])
def test_the_complainant_is_told_of_a_caution_only_where_the_board_says_so(told: str, said: bool, board: Board):
    switch(complainant_told_of_caution=told)
    play = plays.waived(board, "caution").on(date(2025, 5, 28)).decide("caution").release()
    mine = Notice.objects.filter(docket=play.case.docket_id, recipient=play.complainant)
    letter = mine.get(kind="outcome_confidential").body
    assert ("Written Caution" in letter, "Any outcome is confidential" in letter) == (said, not said)
    others = mine.exclude(kind="outcome_confidential")
    assert [other.kind for other in others if "Caution" in other.body] == []
    theirs = Notice.objects.get(docket=play.case.docket_id, recipient=play.respondent, kind="decision")
    assert "Written Caution" in theirs.body


# ---- prior discipline ------------------------------------------------------------------------------------------------


def cautioned_before(board: Board) -> Play:
    """Dana had a Written Caution; a second case about her is before the panel."""
    plays.final(board, "caution")
    return plays.scheduled(board)


def test_final_sanctions_of_other_cases_count_a_caution_too(board: Board):
    first = plays.final(board, "caution")
    assert earlier_discipline(first.case.respondent, apart_from=first.case) == []
    (row,) = earlier_discipline(first.case.respondent)
    assert (row.sanction, row.effective_on, row.provisions) == ("Written Caution", date(2025, 7, 1), ("CPRS-12",))


def test_one_that_is_not_final_or_was_set_aside_is_no_prior_discipline(board: Board):
    play = plays.decided(board)
    assert earlier_discipline(play.case.respondent) == []
    play.take("appeal", play.respondent, text="Too heavy.").appoint_appeals().rule_on_appeal("reverse")
    assert earlier_discipline(play.case.respondent) == []
    assert earlier_discipline(None) == []


def test_the_panel_reads_it_only_after_it_has_found(board: Board):
    """§3: the panel's members sit on the committee too, and read it from that seat no sooner."""
    play = cautioned_before(board)
    officer, member, _third = play.panel_members()
    other = board.members[4]
    play.on(date(2025, 6, 24), time(9, 30)).hear()

    if not play.case.declarations.filter(person=other).exists():
        play.take("declare", other)

    def readers() -> set[str]:
        people = (officer, member, other, board.director, board.investigators[0], play.respondent, play.complainant)
        return {who.name for who in people if reads("prior_discipline", play.case, reading_seats(play.case, who))}

    before = {other.name, board.director.name, board.investigators[0].name, "Dana Reed"}
    assert readers() == before
    play.find("open_panel_motion", officer, 3)
    assert readers() == before | {officer.name, member.name}


def test_the_page_tells_it_and_where_there_is_none_says_so(board: Board):
    none = plays.charged(board)
    with time_machine.travel(none.now, tick=False):
        page = signed_in(board.director).get(f"/desk/cases/{none.case.number}/earlier/").content.decode()
    assert "There is no prior discipline." in page
    plays.final(board, "caution")
    second = plays.charged(board)
    with time_machine.travel(second.now, tick=False):
        desk = signed_in(board.director).get(f"/desk/cases/{second.case.number}/earlier/").content.decode()
        own = signed_in(second.respondent).get("/respond/earlier/").content.decode()
        assert signed_in(second.complainant).get("/respond/earlier/").status_code == 302
    assert ("Written Caution" in desk, "Written Caution" in own) == (True, True)


# ---- the directors' list ---------------------------------------------------------------------------------------------


def test_the_list_of_decisions_names_nobody_who_was_cautioned(board: Board):
    cautioned, suspended = plays.final(board, "caution"), plays.final(board, "suspension", 6)
    play = plays.decided(board, "reprimand")  # not final
    page = signed_in(board.directors[3]).get("/desk/decisions/")
    shown = {(sanction.case.number, sanction.kind, name) for sanction, name in page.context["rows"]}
    assert shown == {(cautioned.case.number, "caution", ""), (suspended.case.number, "suspension", "Dana Reed")}
    assert play.case.number not in page.content.decode()


def test_a_recused_director_finds_the_case_in_no_list(board: Board):
    play = plays.decided(board)
    play.take("appeal", play.respondent, text="Too heavy.").appoint_appeals()
    play.take("recuse", board.directors[2], reason="A neighbor.")
    play.take("replace_appeals_member", board.president, people=[board.directors[3]]).rule_on_appeal("affirm")
    rows = {who.name: len(signed_in(who).get("/desk/decisions/").context["rows"]) for who in board.directors[:3]}
    assert rows == {board.directors[0].name: 1, board.directors[1].name: 1, board.directors[2].name: 0}


def test_only_directors_of_the_board_find_the_list(board: Board):
    people = [board.director, board.chair, board.members[0], board.president, board.vice_president, *board.directors]
    found = {who.name for who in people if signed_in(who).get("/desk/decisions/").status_code == 200}
    assert found == {who.name for who in (board.president, board.vice_president, *board.directors)}


@pytest.mark.parametrize("decisions", [1, 3])
def test_a_longer_list_costs_no_more_queries(decisions: int, board: Board, django_assert_num_queries):
    for _ in range(decisions):
        plays.final(board)
    client = signed_in(board.directors[3])
    client.get("/desk/decisions/")
    with django_assert_num_queries(6):
        client.get("/desk/decisions/")
