"""Story T9 of scenarios.md from the abeyance on: the review, the conviction, silence, the revocation."""

from __future__ import annotations

from datetime import date

import pytest

from ccb_ethics.demo.play import Board, Play
from code_of_ethics.models import Provision
from complaints import workflow
from complaints.errors import Refused
from complaints.models import Status
from complaints.procedure import HELD, STEPS
from people import clock
from record import chain
from record.models import Deadline, Notice
from sanctions.models import Disclosure, Publication, Sanction, SummarySuspension
from tests.beginnings import begins, of_the_module
from tests.by_page import NOT_OFFERED
from tests.test_story_t9 import ASSAULT, confirmed, reported, shown

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("begun")]


def to_abeyance(play: Play) -> Play:
    """The main case goes on to the inquiry, is answered, and is held at the prosecutor's request on 2025-09-05."""
    confirmed(play)
    board = play.board
    for ruling in play.case.rulings.filter(guard__in=("G1", "G3", "G5", "G6", "G7"), ruling="needs_ruling"):
        play.take("rule_on_guard", board.director, guard=ruling.guard, ruling="pass", reason="In order.")
    play.take("send_to_screening", board.director)
    play.allege(Provision.objects.get(reference="CPRS-11"), "Assaulted a client.", ASSAULT).opine().accept()
    play.serve("serve_complaint").on(date(2025, 8, 13)).take("request_summary_hearing", play.respondent)
    play.on(date(2025, 8, 28)).take("hold_summary_hearing", board.chair, reason="Both sides were heard.")
    play.on(date(2025, 9, 4)).resolve("continue_summary_suspension", 5, text="That the suspension continue.")
    return play.on(date(2025, 9, 5)).answer().resolve("hold_in_abeyance", 5, text="Held until the court has judged.")


@begins
def held(board: Board) -> Play:
    """The main case is held in abeyance."""
    return to_abeyance(reported(board))


begun = of_the_module(held)


def test_abeyance_stops_the_main_line_and_its_dates_while_the_suspension_stays(board: Board) -> None:
    play = held(board)
    assert play.case.has(HELD)
    assert play.due("abeyance_review") == date(2025, 12, 4)
    investigation = Deadline.objects.get(name="investigation")
    assert (investigation.stopped_on, investigation.days_left) == (date(2025, 9, 5), 90)
    waits = "The case is held in abeyance. It goes on when the committee ends that."
    assert workflow.obstacle(STEPS["appoint_investigator"], play.case, play.board.director, play.now) == waits
    with pytest.raises(Refused, match="held in abeyance"):
        play.report()
    play.on(date(2025, 12, 4)).resolve("review_abeyance", 5, text="That the abeyance continue.")
    assert play.due("abeyance_review") == date(2026, 3, 4)
    play.on(date(2026, 1, 15))
    assert shown(date(2026, 1, 15)).startswith("Suspended since August 8, 2025")
    assert Notice.objects.filter(kind__in=("abeyance", "abeyance_respondent")).count() == 4


def test_from_the_conviction_to_the_final_revocation(board: Board) -> None:
    play = held(board)
    play.on(date(2025, 12, 4)).resolve("review_abeyance", 5, text="That the abeyance continue.")
    allegations = list(play.case.allegations.all())
    play.on(date(2026, 2, 24)).take(
        "record_conviction", board.director, kind="conviction", body="Superior Court, New London",
        judged_on=date(2026, 2, 18), allegations=allegations, text="Certified copy of the judgment.",
    )  # fmt: skip
    assert not play.case.has(HELD)
    assert play.due("self_report") == date(2026, 3, 20)
    assert Deadline.objects.get(name="investigation").due_on == date(2026, 5, 26)  # 90 days were left; Memorial Day
    play.take(
        "issue_show_cause", board.director, sanction="revocation", text="On the judgment: CPRS-11."
    ).on(date(2026, 2, 27)).serve("serve_show_cause")  # fmt: skip
    assert play.due("show_cause") == date(2026, 3, 30)
    play.on(date(2026, 3, 21))
    assert play.case.has("not_self_reported")
    play.take(
        "charge_further", board.chair, provision=Provision.objects.get(reference="PROC-1"),
        text="Did not report the judgment within 30 days.", conduct_from=date(2026, 3, 21),
        conduct_to=date(2026, 3, 21),
    ).serve("serve_further_charge")  # fmt: skip
    play.on(date(2026, 3, 30))
    assert play.case.status == Status.CHARGED
    play.on(date(2026, 3, 31))
    assert play.case.status == Status.COMMITTEE_DECISION  # silence waives the hearing on this route
    assert play.case.has("hearing_waived_on_conviction")
    play.on(date(2026, 4, 21))
    further = play.case.allegations.get(proven_by=None)
    text = "That the further charge is sustained."
    play.vote("open_finding_motion", board.chair, 6, allegation=further, text=text)
    play.resolve("decide_revocation", 6, text="That the credential be revoked.")
    play.on(date(2026, 4, 24)).serve("serve_decision")
    assert play.due("appeal") == date(2026, 5, 26)
    play.on(date(2026, 5, 26))
    assert shown(date(2026, 5, 26)).startswith("Suspended since August 8, 2025")
    play.on(date(2026, 5, 27))
    assert play.case.status == Status.FINAL
    assert SummarySuspension.objects.get().ended_at == clock.start_of(date(2026, 5, 27))
    assert Sanction.objects.get().effective_on == date(2026, 5, 27)
    play.publish()
    publication = Publication.objects.get()
    assert shown(date(2026, 5, 27)) == "Revoked on May 27, 2026. A revocation is permanent."
    assert {"client", "Agency", "agency"} & set(publication.summary.split()) == set()
    assert chain.verify().fault is None
    assert not Disclosure.objects.filter(corrects__isnull=False).exists()


def test_the_proven_allegation_is_not_voted_on_again(board: Board) -> None:
    play = held(board)
    allegation = play.case.allegations.get()
    play.take(
        "record_conviction", play.board.director, kind="final_order", body="Another board",
        judged_on=date(2025, 9, 1), allegations=[allegation], text="The order.",
    )  # fmt: skip
    play.take("issue_show_cause", play.board.director, sanction="suspension", months=12, text="On the order.")
    play.serve("serve_show_cause").take("show_cause", play.respondent, text="I have appealed there.")
    assert play.case.status == Status.COMMITTEE_DECISION
    with pytest.raises(Refused, match=f"A judgment decides this allegation|{NOT_OFFERED}"):
        play.take("open_finding_motion", play.board.chair, allegation=allegation, text="Sustained.")
    play.resolve("decide_suspension", 5, months=12, text="That the credential be suspended.")
    assert play.case.status == Status.DECISION_ISSUED
