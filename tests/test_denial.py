"""Suspension and Revocation have no object for an applicant; where the board has Denial, it is never public (§3, §8 question 2)."""

from __future__ import annotations

from datetime import date

import pytest

from ccb_ethics.demo.play import Board, Play
from complaints import workflow
from complaints.errors import Refused
from complaints.models import RuleSet, Status
from complaints.procedure import STEPS
from people.models import Credential
from record.letters import render
from record.models import Deadline, Notice
from sanctions.earlier import earlier_discipline
from sanctions.models import Disclosure, Sanction
from tests import plays
from tests.factories import signed_in
from tests.rule_plays import applicant, propose
from tests.visiting import text_of

pytestmark = pytest.mark.django_db
NOTHING_TO_TAKE = "The respondent is an applicant: there is no credential to take. Choose a lighter sanction."
NOTHING_TO_SUSPEND = "The respondent is an applicant: there is no credential to suspend. Choose another sanction."


def under(**values: str) -> None:
    RuleSet.objects.create(version=2, effective_from=date(2024, 12, 2), values=values)


def not_certified() -> None:
    Credential.objects.filter(pk=plays.dana().pk).update(certified_on=None)


def denied(board: Board) -> Play:
    """By agreement, served and final on February 12."""
    under(denial_for_applicants="on", data_sharing="on")
    play = propose(applicant(board), "revocation")
    play.take("sign_consent", play.respondent, signature="Dana Reed")
    play.resolve("approve_consent_revocation", 4, text="As agreed.")
    return play.on(date(2025, 2, 12)).serve("serve_decision")


def letter(play: Play, kind: str) -> str:
    notice = Notice.objects.get(docket=play.case.docket_id, kind=kind)
    return render(kind, "en", notice.context).body


def why(play: Play, step: str, by) -> str | None:
    return workflow.obstacle(STEPS[step], play.case, by, play.now)


@pytest.mark.parametrize(
    ("has_denial", "suspension", "revocation"),
    [("off", NOTHING_TO_TAKE, NOTHING_TO_TAKE), ("on", NOTHING_TO_SUSPEND, "")],
)
def test_charges_propose_to_an_applicant_what_the_board_can_take(
    board: Board, has_denial: str, suspension: str, revocation: str
) -> None:
    not_certified()
    under(denial_for_applicants=has_denial)
    play = plays.determining(board)
    said = {}
    for sanction, months in (("suspension", 6), ("revocation", None)):
        given = {"names": "charge", "text": "That charges be issued.", "sanction": sanction, "months": months}
        try:
            play.put("open_committee_motion", board.chair, **given)
        except Refused as refused:
            said[sanction] = str(refused)
    assert (said.get("suspension", ""), said.get("revocation", "")) == (suspension, revocation)


@pytest.mark.parametrize("step", ["decide_suspension", "decide_revocation"])
def test_neither_is_decided_against_an_applicant_where_there_is_no_denial(board: Board, step: str) -> None:
    not_certified()
    play = plays.waived(board).on(date(2025, 5, 28))
    play.find("open_finding_motion", board.chair, 5)
    play.case.charges.proposed_sanction = "revocation"
    play.case.charges.save()
    with pytest.raises(Refused, match="there is no credential to take"):
        play.vote("open_committee_motion", board.chair, 5, names=step, months=6, text="As moved.")
    assert why(play, step, board.chair) == NOTHING_TO_TAKE
    play.resolve("decide_reprimand", text="A Public Reprimand.")
    assert play.case.status == Status.DECISION_ISSUED


def test_a_denial_is_called_so_and_not_published_and_the_case_closes(board: Board) -> None:
    play = denied(board)
    assert (play.case.status, play.case.has("denial"), play.case.has("revocation")) == (Status.FINAL, True, False)
    assert str(Sanction.objects.get()) == "Denial of the application"
    for kind in ("decision", "outcome", "final"):
        assert "Denial of the application" in letter(play, kind)
        assert "Revocation" not in letter(play, kind)
    assert why(play, "draft_publication", board.staff[0]) == "The denial of an application is not public."
    assert not Deadline.objects.filter(docket=play.case.docket_id, name="publication").exists()
    assert not Disclosure.objects.exists()
    assert play.case.number not in text_of(signed_in(board.director).get("/desk/publication/"))
    assert [(row.sanction, row.is_public) for row in earlier_discipline(play.case.respondent)] == [
        ("Denial of the application", False)
    ]
    play.take("close_sanctioned", board.director)
    assert (play.case.status, play.case.disposition) == (Status.CLOSED, "sanctioned")


def test_what_was_denied_stays_a_denial_when_the_person_is_certified_later(board: Board) -> None:
    play = denied(board)
    Credential.objects.filter(pk=play.case.credential_id).update(certified_on=date(2026, 3, 1))
    assert str(Sanction.objects.get()) == "Denial of the application"


def test_a_revocation_of_a_credential_stays_one_where_the_board_has_denial(board: Board) -> None:
    under(denial_for_applicants="on")
    play = propose(plays.served(board).on(date(2025, 2, 10)), "revocation")
    play.take("sign_consent", play.respondent, signature="Dana Reed")
    play.resolve("approve_consent_revocation", 4, text="As agreed.").on(date(2025, 2, 12)).serve("serve_decision")
    assert (play.case.has("denial"), str(Sanction.objects.get())) == (False, "Revocation")
    assert play.due("publication") == date(2025, 2, 27)


def test_the_appeals_committee_can_make_a_denial_lighter_and_never_a_suspension() -> None:
    rows = [STEPS[f"modify_to_{kind}"] for kind in ("caution", "reprimand", "suspension")]
    assert [("denial" in row.any_of[0], "denial" in row.clears) for row in rows] == [
        (True, True), (True, True), (False, False),
    ]  # fmt: skip
