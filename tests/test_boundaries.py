"""The boundaries of scenarios.md, each as something that happens at a case or to a date."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from django.db import IntegrityError, transaction

from ccb_ethics.demo.people import make_board
from ccb_ethics.demo.play import Board, Play
from code_of_ethics.models import Provision
from complaints import intake
from complaints.actions.filing import Answers
from complaints.errors import Refused
from complaints.models import Ballot, Case, Choice, Motion, Ruling
from complaints.procedure import STEPS
from people import clock
from people.models import Credential
from record import deadlines
from record.days import Rule, due
from sanctions.models import Publication
from tests.factories import professional

pytestmark = pytest.mark.django_db


@pytest.fixture
def board(reference_data: None) -> Board:
    return make_board()


@pytest.fixture
def credential(reference_data: None) -> Credential:
    return professional("Robin Vale", credential="cprs", applied_on=date(2023, 2, 1), certified_on=date(2023, 6, 1))


def filed(board: Board, credential: Credential, *, on: date, last_act: date, at: time = time(9)) -> Play:
    play = Play(board, datetime.combine(on, at, tzinfo=clock.ZONE))
    answers = Answers(
        relationship="client", name="Ana Ruiz", contact="code", signature="Ana Ruiz", topics=("money",),
        respondent_name="Robin Vale", narrative="It happened.", last_act_on=last_act, consents_to_disclosure=True,
    )  # fmt: skip
    return play.file(answers)


def at_determination(board: Board, credential: Credential) -> Play:
    play = filed(board, credential, on=date(2025, 1, 6), last_act=date(2024, 11, 12)).pass_jurisdiction(credential)
    play.allege(Provision.objects.get(reference="CPRS-12"), "A loan.", date(2024, 11, 12)).opine().accept()
    play.serve("serve_complaint").answer().report()
    play.serve("serve_report")
    return play.take("comment", play.respondent, text="I have read it.")


@pytest.mark.parametrize(
    ("start", "rule", "expected"),
    [
        (date(2025, 1, 31), Rule(30), date(2025, 3, 3)),
        (date(2025, 6, 4), Rule(15), date(2025, 6, 20)),
        (date(2025, 7, 3), Rule(3), date(2025, 7, 9)),
    ],
)
def test_due_dates_of_the_boundaries(reference_data: None, start: date, rule: Rule, expected: date):
    assert due(start, rule, deadlines.closed_days()).day == expected


def test_the_night_the_clocks_change_is_one_day(board: Board, credential: Credential):
    """2025-11-02 01:30 happens twice in New York; both are that day, and the limits run from it once."""
    dues = set()
    for moment in (datetime(2025, 11, 2, 5, 30, tzinfo=UTC), datetime(2025, 11, 2, 6, 30, tzinfo=UTC)):
        assert clock.local_day(moment) == date(2025, 11, 2)
        play = Play(board, moment)
        play.file(Answers(relationship="client", name="Ana", contact="code", signature="Ana", narrative="It happened."))
        dues.add((play.due("receipt"), play.due("screening")))
    assert dues == {(date(2025, 11, 7), date(2025, 11, 21))}


@pytest.mark.parametrize(
    ("conduct", "ruling"), [(date(2023, 1, 31), Ruling.FAIL), (date(2023, 2, 1), Ruling.PASS)], ids=["before", "on"]
)
def test_an_applicant_is_bound_from_the_day_of_application(
    board: Board, credential: Credential, conduct: date, ruling: Ruling
):
    play = filed(board, credential, on=date(2025, 1, 6), last_act=conduct)
    play.take("begin_jurisdiction", board.staff[0]).take("match_respondent", board.staff[0], credential=credential)
    assert play.case.rulings.get(guard="G1").ruling == ruling


def test_four_years_from_the_last_act_to_the_day(board: Board, credential: Credential):
    found = {}
    for day in (date(2027, 3, 1), date(2027, 3, 2)):
        play = filed(board, credential, on=day, last_act=date(2023, 3, 1))
        play.case.credential = credential
        found[day] = intake.time(play.case).ruling
    assert found == {date(2027, 3, 1): Ruling.PASS, date(2027, 3, 2): Ruling.FAIL}


def test_a_voter_votes_once(board: Board, credential: Credential):
    play = at_determination(board, credential)
    play.take("open_committee_motion", board.chair, names="charge", text="Charge.", sanction="reprimand")
    motion = Motion.objects.get(case=play.case)
    play.take("cast_ballot", board.chair, motion=motion, choice=Choice.YES)
    with pytest.raises(Refused, match="You have voted"):
        play.take("cast_ballot", board.chair, motion=motion, choice=Choice.NO)
    assert list(Ballot.objects.values_list("person", "choice")) == [(board.chair.pk, "yes")]
    with pytest.raises(IntegrityError), transaction.atomic():
        Ballot.objects.create(
            motion=motion, person=board.chair, choice="no", text_hash=motion.text_hash, cast_at=play.now
        )


def test_a_recused_member_casts_no_ballot(board: Board, credential: Credential):
    play = at_determination(board, credential)
    member = board.members[1]
    play.take("open_committee_motion", board.chair, names="charge", text="Charge.", sanction="reprimand")
    motion = Motion.objects.get(case=play.case)
    play.take("recuse", member, reason="We worked together in 2023.")
    with pytest.raises(Refused, match="not yours"):
        play.take("cast_ballot", member, motion=motion, choice=Choice.YES)
    assert not Ballot.objects.exists()
    assert not Case.objects.visible_to(member).exists()


def test_a_written_caution_has_no_publication_to_make(board: Board, credential: Credential):
    play = at_determination(board, credential)
    play.resolve("charge", 5, sanction="caution", text="Charge.").serve("serve_charges")
    play.take("waive_hearing", play.respondent, signature="Robin Vale")
    play.decide("caution").serve("serve_decision").later(40)
    assert play.case.status == "final"
    for step in ("draft_publication", "publish"):
        assert workflow_refusal(play, step) == "A Written Caution is private and is never published."
    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.create(
            professional=credential.professional, kind="caution", name="x", credential="x", provisions="x", summary="x",
            effective_on=play.today, drafted_by=board.staff[0], drafted_at=play.now,
        )  # fmt: skip
    play.take("close_sanctioned", board.director)
    assert (play.case.disposition, Publication.objects.count()) == ("sanctioned", 0)


def workflow_refusal(play: Play, step: str) -> str:
    person = play.board.director if "publish" in STEPS[step].name else play.board.staff[0]
    with pytest.raises(Refused) as refused:
        play.take(step, person, summary="x")
    return str(refused.value)
