"""The nightly reconciliation: each disagreement is planted once and found, and nothing else is (procedure.md §3)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from ccb_ethics.demo.play import Board, Play
from complaints.models import Case
from people.models import CertifiedProfessional, Credential
from record.models import Notice
from record.triggers import drop_triggers
from sanctions.models import Disclosure, InterimStatus, Publication, PublicationLink, Sanction
from sanctions.reports.reconciliation import findings
from tests import plays

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _as_somebody_who_took_the_triggers_down(board: Board, db: None) -> None:
    """Else the database would refuse most of what is planted here. Rolled back with the test."""
    connection.check_constraints()  # PostgreSQL takes no trigger from a table with checks still to do
    drop_triggers(connection)


def published(board: Board, kind: str = "suspension", months: int | None = 6) -> Play:
    play = plays.final(board, kind, months)
    play.take("draft_publication", board.staff[0], summary="A breach of CPRS-12.")
    play.take("publish", board.director)
    return play


def kinds(on: date) -> set[str]:
    return {finding.kind for finding in findings(on)}


def other_person() -> CertifiedProfessional:
    return CertifiedProfessional.objects.create(name="Somebody Else")


def untie(play: Play) -> None:
    PublicationLink.objects.all().delete()


def letter(play: Play) -> None:
    Notice.objects.filter(docket=play.case.docket_id, kind="final").update(
        state="drafted", body="", subject="", released_at=None, released_by=None, not_before=None, sent_at=None
    )


def unsent_telling(play: Play) -> None:
    told = Disclosure.objects.create(
        case=play.case, to="dph", name="DPH", text="Told.", made_at=play.now - timedelta(days=40), sent_on=play.today
    )
    Disclosure.objects.create(
        case=play.case, to="dph", name="DPH", text="Ended.", made_at=play.now - timedelta(days=30), corrects=told
    )


def interim(play: Play) -> None:
    InterimStatus.objects.create(professional=play.case.respondent, credential="CPRS 1", since=play.today)


PLANTED: dict[str, Callable[[Play], object]] = {
    "kind": lambda play: Publication.objects.update(kind="reprimand", live_until=date(2040, 1, 1)),
    "begins": lambda play: Publication.objects.update(effective_on=play.today - timedelta(days=1)),
    "ends": lambda play: Publication.objects.update(ends_on=date(2039, 1, 1)),
    "person": lambda play: Publication.objects.update(professional=other_person()),
    "name": lambda play: Publication.objects.update(name="Another Name"),
    "reinstated": lambda play: Publication.objects.update(reinstated_on=play.today),
    "set_aside": lambda play: Sanction.objects.update(set_aside_at=play.now),
    "certified": lambda play: Publication.objects.update(withdrawn_at=play.now),
    "short": lambda play: Publication.objects.update(live_until=date(2001, 1, 1)),
    "untied": untie,
    "term": lambda play: Sanction.objects.update(ends_on=None),
    "letter": letter,
    "interim": interim,
    "telling": unsent_telling,
}


@pytest.mark.parametrize("kind", PLANTED)
def test_a_planted_disagreement_is_found(kind: str, board: Board) -> None:
    play = published(board)
    later = play.today + timedelta(days=20)
    before = kinds(later) - {"letter", "telling"}
    PLANTED[kind](play)
    assert before == set()
    assert kind in kinds(later)


def test_a_caution_that_hangs_on_a_publication_is_found(board: Board) -> None:
    play = published(board, "reprimand", None)
    Sanction.objects.update(kind="caution")
    assert kinds(play.today) >= {"caution"}


def test_a_reprimand_without_an_end_is_found(board: Board) -> None:
    play = published(board, "reprimand", None)
    assert kinds(play.today) == set()
    Publication.objects.update(live_until=None)
    assert kinds(play.today) == {"no_end"}


def test_a_revoked_credential_that_the_registry_certified_later_is_found(board: Board) -> None:
    play = published(board, "revocation", None)
    assert kinds(play.today) == set()
    Credential.objects.filter(pk=play.case.credential_id).update(certified_on=play.today + timedelta(days=1))
    assert kinds(play.today) == {"renewed"}


def test_a_sanction_that_is_not_published_in_time_is_found(board: Board) -> None:
    play = plays.final(board, "reprimand", None)
    assert "unpublished" not in kinds(play.today)
    assert "unpublished" in kinds(play.today + timedelta(days=90))


def test_a_final_sanction_without_any_letter_is_found(board: Board) -> None:
    play = published(board)
    Notice.objects.filter(docket=play.case.docket_id).update(kind="general")
    assert "untold" in kinds(play.today)


def test_a_public_text_that_the_record_does_not_know_is_found(board: Board) -> None:
    play = published(board)
    Case.objects.filter(pk=play.case.pk).update(facts=[fact for fact in play.case.facts if fact != "published"])
    assert kinds(play.today) == {"record"}


def test_the_command_names_the_case_and_fails_only_when_something_disagrees(board: Board, capsys) -> None:
    play = published(board)
    Notice.objects.filter(state="drafted").delete()
    call_command("reconcile")
    assert "Everything agrees" in capsys.readouterr().out
    Publication.objects.update(name="Another Name")
    with pytest.raises(CommandError, match=play.case.number):
        call_command("reconcile")
