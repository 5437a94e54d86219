"""Story T2 of scenarios.md, date by date, with its variants: the conflicted panel member."""

from __future__ import annotations

from datetime import date, time

import pytest
import time_machine

from ccb_ethics.demo.play import Board, Play
from complaints.errors import Refused
from complaints.models import Case, Motion, Status
from complaints.seats import Seat, seats_of
from hearings import panel
from hearings.models import Challenge, PanelReport
from record.models import Notice
from sanctions.models import Publication, Sanction
from sanctions.register import entry, with_public_facts
from tests.beginnings import of_the_module
from tests.factories import signed_in
from tests.hearing_plays import challenged, named, panel_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("begun")]
begun = of_the_module(panel_named)
LONG_KNOWN, LEARNED = date(2023, 9, 1), date(2025, 3, 20)


def upheld(play: Play) -> Play:
    """March 13: the challenge is made on its last day and upheld on the spot."""
    play.on(date(2025, 3, 13))
    challenged(play, named(play.board, "Pell"), LONG_KNOWN)
    challenge = Challenge.objects.get(case=play.case)
    return play.take("rule_on_challenge", play.officer, challenge=challenge, ruling="upheld", reason="Supervision.")


def shah_steps_in(play: Play) -> Play:
    play.on(date(2025, 3, 17)).take("seat_alternate", play.chair)
    return play.on(date(2025, 3, 19)).serve("serve_panel_change")


def test_the_parties_may_challenge_for_ten_days_from_the_names(board: Board):
    assert panel_named(board).due("challenge") == date(2025, 3, 13)


def test_an_upheld_challenge_ends_all_access_at_that_instant(board: Board):
    play = panel_named(board)
    pell = named(board, "Pell")
    assert Seat.PANELIST in seats_of(pell, play.case)
    upheld(play)
    assert seats_of(pell, play.case) == frozenset()
    assert not Case.objects.visible_to(pell).filter(pk=play.case.pk).exists()
    assert signed_in(pell).get(f"/desk/cases/{play.case.number}/").status_code == 404


def test_what_the_recused_member_had_opened_before_is_listed_for_the_executive_director(board: Board):
    play = panel_named(board)
    pell, quinn = named(board, "Pell"), named(board, "Quinn")
    report = play.case.documents.get(kind="report")
    with time_machine.travel(play.now, tick=False):
        for reader in (pell, pell, quinn):
            address = f"/desk/cases/{play.case.number}/papers/{report.reference}/"
            assert signed_in(reader).get(address).status_code == 200
    upheld(play)
    with time_machine.travel(play.now, tick=False):
        assert signed_in(pell).get(f"/desk/cases/{play.case.number}/papers/{report.reference}/").status_code == 404
        seen = signed_in(board.director).get(f"/desk/cases/{play.case.number}/people/").context["recusals"]
        hidden = signed_in(board.staff[0]).get(f"/desk/cases/{play.case.number}/people/").context["recusals"]
    assert [(row.person, len(lines)) for row, lines in seen] == [(pell, 2)]
    assert {line.what for line in seen[0][1]} == {f"Investigation report, no. {report.pk}"}
    assert [lines for _row, lines in hidden] == [None]


def test_the_parties_are_told_of_the_new_member_and_the_ten_days_run_from_that_letter(board: Board):
    play = shah_steps_in(upheld(panel_named(board)))
    kinds = Notice.objects.filter(docket=play.case.docket_id, kind__startswith="panel_change")
    assert set(kinds.values_list("kind", flat=True)) == {"panel_change", "panel_change_complainant"}
    body = kinds.get(kind="panel_change").body
    assert "New on the hearing panel: Farid Shah." in body
    assert "Thomas Pell" not in body
    assert play.due("challenge_new_member") == date(2025, 3, 31)


def test_until_the_letter_is_served_the_hearing_cannot_open(board: Board):
    play = upheld(panel_named(board)).on(date(2025, 3, 17))
    play.take("seat_alternate", play.chair).on(date(2025, 4, 10))
    with pytest.raises(Refused, match="have not been told of the new panel member"):
        play.take("open_hearing", play.officer)


def test_the_new_member_is_challenged_to_the_last_day_of_the_fresh_window(board: Board):
    play = shah_steps_in(upheld(panel_named(board))).on(date(2025, 3, 31), time(23, 50))
    challenged(play, named(board, "Shah"), LONG_KNOWN)
    assert Challenge.objects.filter(case=play.case, ruling="").get().person == named(board, "Shah")


def test_after_the_fresh_window_the_new_member_is_challenged_no_more(board: Board):
    play = shah_steps_in(upheld(panel_named(board))).on(date(2025, 4, 1))
    with pytest.raises(Refused, match="The time to challenge is over"):
        challenged(play, named(board, "Shah"), LONG_KNOWN)


def test_the_fresh_window_is_for_the_new_member_only(board: Board):
    play = shah_steps_in(upheld(panel_named(board))).on(date(2025, 3, 24))
    with pytest.raises(Refused, match="The time to challenge is over"):
        challenged(play, named(board, "Quinn"), LONG_KNOWN)


def test_variant_a_challenge_a_day_late_on_facts_known_before_is_waived(board: Board):
    play = panel_named(board).on(date(2025, 3, 14))
    with pytest.raises(Refused, match="The time to challenge is over"):
        challenged(play, named(board, "Pell"), LONG_KNOWN)
    assert Challenge.objects.count() == 0


def test_variant_what_was_first_learned_later_may_be_raised_for_ten_days(board: Board):
    """Learned on March 20: ten days end on Sunday, March 30, so on Monday."""
    pell = named(board, "Pell")
    play = panel_named(board).on(date(2025, 3, 31))
    challenged(play, pell, LEARNED)
    assert Challenge.objects.get(case=play.case).person == pell


def test_variant_on_the_day_after_those_ten_it_is_too_late(board: Board):
    play = panel_named(board).on(date(2025, 4, 1))
    with pytest.raises(Refused, match="The time to challenge is over"):
        challenged(play, named(board, "Pell"), LEARNED)


def test_from_the_challenge_to_the_reinstatement(board: Board):
    play = shah_steps_in(upheld(panel_named(board)))
    pell, ortiz = named(board, "Pell"), named(board, "Ortiz")
    assert {row.person.name.split()[-1] for row in panel.sitting(play.case)} == {"Ortiz", "Quinn", "Shah"}
    play.on(date(2025, 4, 10), time(9, 30)).hear()
    dissent = "One member believes the respondent's account of the phone call."
    play.on(date(2025, 4, 21)).panel_report("suspension", 6, yes=2, no=1, dissent=dissent)
    assert PanelReport.objects.get(case=play.case).dissent == dissent
    finding = Motion.objects.get(case=play.case, body="hearing_panel")
    assert (finding.outcome, finding.ballots.filter(choice="yes").count(), finding.ballots.count()) == ("carried", 2, 3)
    play.serve("serve_panel_report")
    assert play.due("exceptions") == date(2025, 5, 1)

    play.on(date(2025, 5, 6)).decide("suspension", months=6, terms="An ethics course")
    decided = Motion.objects.get(case=play.case, step="decide_suspension")
    assert pell not in {voter.person for voter in decided.voters.all()}
    assert ortiz in {voter.person for voter in decided.voters.all()}
    play.on(date(2025, 5, 9)).serve("serve_decision")
    assert play.due("appeal") == date(2025, 6, 9)
    play.on(date(2025, 6, 9), time(23, 59))
    assert play.case.status == Status.DECISION_ISSUED
    play.on(date(2025, 6, 10))
    sanction = Sanction.objects.get(case=play.case)
    assert (play.case.status, sanction.effective_on, sanction.ends_on) == (
        Status.FINAL,
        date(2025, 6, 10),
        date(2025, 12, 10),
    )
    play.publish().take("begin_monitoring", board.director)

    play.on(date(2025, 12, 10))
    people = with_public_facts(type(play.case.respondent).objects.all(), date(2025, 12, 10))
    said = entry(people.get(pk=play.case.respondent_id), date(2025, 12, 10)).standing.words
    assert (play.case.status, said) == (Status.MONITORING, "Suspended until the Board reinstates the credential.")
    play.on(date(2026, 1, 5)).take("request_reinstatement", play.respondent, text="The course is done.")
    assert play.due("reinstatement") == date(2026, 2, 19)
    with pytest.raises(Refused, match="still open"):
        play.take("reinstate", board.director)
    condition = sanction.conditions.get()
    play.take("record_condition", board.staff[0], condition=condition, evidence="Certificate of January 3.")
    play.take("reinstate", board.director)
    assert (play.case.status, play.case.disposition) == (Status.CLOSED, "sanctioned")
    assert Publication.objects.get().reinstated_on == date(2026, 1, 5)
    people = with_public_facts(type(play.case.respondent).objects.all(), date(2026, 1, 5))
    assert "Certified" in entry(people.get(pk=play.case.respondent_id), date(2026, 1, 5)).standing.words
