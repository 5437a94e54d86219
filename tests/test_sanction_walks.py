"""Each public sanction from the vote to its end, as the public and the office see it (procedure.md §3; stories T1 and T2).

A Written Caution has a file of its own: tests/test_caution_no_trace.py.
"""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from datetime import date, datetime, time

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoDbBlocker

from ccb_ethics.demo.play import Board, Play
from code_of_ethics.models import Provision
from complaints.errors import Refused
from complaints.models import Case, Status
from complaints.procedure import STEPS
from complaints.workflow import obstacle, offers
from people import clock
from people.models import CertifiedProfessional, Credential
from sanctions.actions.importing import import_register
from sanctions.models import Publication, Sanction
from sanctions.register import entry, with_public_facts
from tests import plays
from tests.factories import professional
from tests.visiting import text_of

pytestmark = pytest.mark.django_db

LISTS = ("/actions/", "/actions/feed.atom", "/actions.csv", "/actions.json")
FIRST_MOMENT, LAST_MOMENT = time(0, 0), time(23, 59, 59)


def again(play: Play) -> Play:
    """A case that was played once for the whole file, for a test to go on with: what it does is taken back."""
    other = copy(play)
    other.case = Case.objects.get(pk=play.case.pk)
    return other


def published(play: Play) -> Publication:
    return Publication.objects.get(pk=play.case.sanctions.get().publication_link.publication_id)


def seen(play: Play, on: date, at: time = FIRST_MOMENT) -> set[str]:
    """The public addresses that show the action at this moment in New York: the entry, the lists, and its own page."""
    publication = published(play)
    entry_page, own_page = f"/register/{play.case.respondent.public_id}/", f"/actions/{publication.slug}/"
    found = set()
    with time_machine.travel(datetime.combine(on, at, tzinfo=clock.ZONE), tick=False):
        for address in (*LISTS, entry_page):
            answer = Client().get(address)
            assert answer.status_code == 200
            if publication.slug in answer.content.decode():
                found.add(address)
        if Client().get(own_page).status_code == 200:
            found.add(own_page)
    return found


def everywhere(play: Play) -> set[str]:
    return {*LISTS, f"/register/{play.case.respondent.public_id}/", f"/actions/{published(play).slug}/"}


def said(play: Play, on: date) -> str:
    """What the register says of the person on this day."""
    people = with_public_facts(CertifiedProfessional.objects.all(), on)
    return entry(people.get(pk=play.case.respondent_id), on).standing.words


def waived_by(name: str, board: Board, reference: str, kind: str, months: int | None = None) -> Play:
    """Charged with this, the hearing waived in writing. Of a name of its own: no case of the file weighs on another."""
    about = professional(name, credential="cprs", applied_on=date(2020, 1, 1), certified_on=date(2020, 3, 1))
    play = plays.filed(board, replace(plays.ANSWERS, respondent_name=name)).pass_jurisdiction(about)
    play.on(date(2025, 1, 22)).allege(Provision.objects.get(reference=reference), "What was done.", plays.LENT)
    play.opine().accept().on(date(2025, 1, 27)).serve("serve_complaint").on(date(2025, 2, 24)).answer()
    play.on(date(2025, 3, 12)).report().serve("serve_report").on(date(2025, 4, 8))
    play.resolve("charge", sanction=kind, months=months).on(date(2025, 4, 14)).serve("serve_charges")
    return play.on(date(2025, 5, 9)).take("waive_hearing", play.respondent, signature=name)


def to_final(play: Play, kind: str, **given: object) -> Play:
    play.on(date(2025, 5, 28)).decide(kind, **given).on(date(2025, 5, 30)).serve("serve_decision")
    return play.on(date(2025, 7, 1))


# ------------------------------------------------------------------------------------------------- Public Reprimand


def test_a_reprimand_is_shown_from_its_publication_and_nowhere_from_august_26_2030_on(board: Board) -> None:
    """Story T1 from the vote on: FINAL on August 26, 2025, listed for five years."""
    play = plays.heard(board).on(date(2025, 7, 3)).panel_report("reprimand").serve("serve_panel_report")
    play.on(date(2025, 7, 22)).decide("reprimand", 4, 1).on(date(2025, 7, 25)).serve("serve_decision")
    play.on(date(2025, 8, 26), time(0, 1)).draft_publication()
    assert (play.case.status, seen(play, date(2025, 8, 26))) == (Status.FINAL, set())  # a draft is nobody's
    play.take("publish", play.director)
    assert seen(play, date(2025, 8, 25), LAST_MOMENT) == set()
    assert seen(play, date(2025, 8, 26)) == everywhere(play)
    assert "Certified" in said(play, date(2025, 8, 26))  # a reprimand takes nothing away
    assert seen(play, date(2030, 8, 25), LAST_MOMENT) == everywhere(play)
    assert seen(play, date(2030, 8, 26)) == set()
    play.take("close_sanctioned", board.director)
    assert (play.case.status, play.case.disposition) == (Status.CLOSED, "sanctioned")
    assert seen(play, date(2030, 8, 25), LAST_MOMENT) == everywhere(play)  # a closed case changes no day


# ------------------------------------------------------------------------------------------------------- Suspension


@pytest.fixture(scope="module")
def suspended_once(board: Board, django_db_blocker: DjangoDbBlocker) -> Play:
    with django_db_blocker.unblock():
        play = waived_by("Sam Orr", board, "CPRS-12", "suspension", 18)
        to_final(play, "suspension", months=18, terms="Training by 6/30/2026")
        return play.publish().take("begin_monitoring", board.director)


@pytest.fixture
def suspended(suspended_once: Play) -> Play:
    """For 18 months from July 1, 2025, with a condition; published and monitored."""
    return again(suspended_once)


def test_past_its_end_without_proof_a_suspension_stays_everywhere(suspended: Play) -> None:
    play, ends = suspended, date(2027, 1, 1)
    sanction = Sanction.objects.get(case=play.case)
    assert (sanction.effective_on, sanction.ends_on) == (date(2025, 7, 1), ends)
    assert said(play, date(2026, 12, 31)).startswith("Suspended until January 1, 2027")
    for day in (ends, date(2027, 6, 1), date(2040, 1, 1)):  # also after the five years of listing
        assert said(play, day) == "Suspended until the Board reinstates the credential."
        assert seen(play, day) == everywhere(play)
    play.on(ends)
    assert play.case.status == Status.MONITORING
    with pytest.raises(Refused, match="cannot be done while the case is at: Monitoring"):
        play.take("reinstate_by_vote", play.chair)


def test_over_twelve_months_it_ends_by_request_proof_and_vote_and_by_nothing_less(suspended: Play) -> None:
    play, board = suspended, suspended.board
    with pytest.raises(Refused, match="You can ask from December 2, 2026 on"):
        play.on(date(2026, 12, 1)).take("request_reinstatement", play.respondent, text="I did it all.")
    play.on(date(2026, 12, 2)).take("request_reinstatement", play.respondent, text="I did it all.")
    assert play.due("reinstatement") == date(2027, 1, 19)  # 45 days end on Saturday, January 16; Monday is a holiday
    play.on(date(2027, 1, 5))
    with pytest.raises(Refused, match="is ended by the committee's vote"):
        play.take("reinstate", board.director)
    with pytest.raises(Refused, match="Record the proof first"):
        play.take("reinstate_by_vote", play.chair)
    condition = Sanction.objects.get(case=play.case).conditions.get()
    play.take("record_condition", board.staff[0], condition=condition, evidence="Certificate of March 3, 2026.")
    with pytest.raises(Refused, match="Ethics Committee has to carry a motion"):
        play.take("reinstate_by_vote", play.chair)
    assert said(play, play.today) == "Suspended until the Board reinstates the credential."
    play.resolve("reinstate_by_vote", 4, 1)
    assert (play.case.status, play.case.disposition) == (Status.CLOSED, "sanctioned")


def test_a_reinstated_suspension_reads_so_in_public_and_leaves_five_years_after_its_period(suspended: Play) -> None:
    play, board = suspended, suspended.board
    condition = Sanction.objects.get(case=play.case).conditions.get()
    play.on(date(2027, 1, 5)).take("record_condition", board.staff[0], condition=condition, evidence="Certificate.")
    play.take("request_reinstatement", play.respondent, text="I did it all.").resolve("reinstate_by_vote", 4, 1)
    publication = published(play)
    assert publication.reinstated_on == date(2027, 1, 5)
    with time_machine.travel(datetime(2027, 1, 6, 9, 0, tzinfo=clock.ZONE), tick=False):
        assert "Reinstated on January 5, 2027." in text_of(Client().get(f"/actions/{publication.slug}/"))
        listed = Client().get("/actions.json").json()["actions"]
    action = next(one for one in listed if one["id"] == publication.slug)
    assert (action["ends_on"], action["reinstated_on"]) == ("2027-01-01", "2027-01-05")
    assert "Certified" in said(play, date(2027, 1, 6))
    assert seen(play, date(2031, 12, 31), LAST_MOMENT) == everywhere(play)
    assert seen(play, date(2032, 1, 1)) == set()


def test_whoever_never_asks_stays_suspended_when_the_case_closes(suspended: Play) -> None:
    """No request within 180 days of the end: an administrative lapse closes the case and ends nothing."""
    play = suspended.on(date(2027, 7, 1))
    assert (play.case.status, play.case.disposition) == (Status.CLOSED, "sanctioned")
    assert Sanction.objects.get(case=play.case).reinstated_on is None
    assert said(play, date(2027, 7, 1)) == "Suspended until the Board reinstates the credential."
    assert seen(play, date(2033, 1, 1)) == everywhere(play)


# ------------------------------------------------------------------------------------------------------- Revocation

HEAD = "Name,E-mail,Town,Credential,Cert #,Applied,Certified\n"


@pytest.fixture(scope="module")
def revoked_once(board: Board, django_db_blocker: DjangoDbBlocker) -> Play:
    with django_db_blocker.unblock():
        play = waived_by("Rae Ivers", board, "CPRS-11", "revocation")
        Credential.objects.filter(pk=play.case.credential_id).update(number="CPRS-11")
        CertifiedProfessional.objects.filter(pk=play.case.respondent_id).update(email="rae@example.org", town="Bristol")
        play.case.refresh_from_db()
        return to_final(play, "revocation", yes=4, no=1).publish()


@pytest.fixture
def revoked(revoked_once: Play) -> Play:
    """By a vote of four to one, after a hearing waived in writing; final on July 1, 2025, and published."""
    return again(revoked_once)


def applied(play: Play, line: str, *others: int) -> tuple[list[str], list[str]]:
    """Why the office is refused this line of the registry's file, and why it waits for a ruling."""
    made = import_register((HEAD + line + "\n").encode(), by=play.board.director, on=play.now, others=list(others))
    return [row.why for row in made.refused], [row.why for row in made.held]


def test_a_revocation_is_shown_for_good_and_the_case_closes(revoked: Play) -> None:
    for day in (date(2025, 7, 1), date(2030, 7, 2), date(2125, 7, 1)):
        assert seen(revoked, day) == everywhere(revoked)
        assert said(revoked, day) == "Revoked on July 1, 2025. A revocation is permanent."
    revoked.take("close_sanctioned", revoked.board.director)
    assert revoked.case.status == Status.CLOSED


def test_nobody_is_offered_a_reinstatement_after_a_revocation(revoked: Play) -> None:
    reinstating = {"request_reinstatement", "reinstate", "reinstate_by_vote"}
    assert reinstating == {name for name in STEPS if "reinstat" in name} - {"refuse_reinstatement"}
    people = {revoked.respondent, revoked.director, revoked.chair, revoked.board.staff[0]}
    for status in (Status.FINAL, Status.MONITORING, Status.REINSTATEMENT, Status.CLOSED):
        revoked.case.status = status  # wherever it might stand
        for one in people:
            named = {offer.step.name for offer in offers(revoked.case, one, revoked.now) if offer.is_open}
            assert not named & reinstating
            assert all(obstacle(STEPS[name], revoked.case, one, revoked.now) for name in reinstating)


FOR_GOOD = "A credential of this person was revoked for good. There is no new application."


@pytest.mark.parametrize(
    "line",
    [
        "Rae Ivers,rae@example.org,Bristol,CPRS,CPRS-88,2026-01-01,2026-02-01",  # the person, by name and e-mail
        "Rae Ivers,,Bristol,CPRS,CPRS-11,2026-01-01,2026-02-01",  # by the number of the revoked credential
        "Rae Ivers,rae@example.org,Bristol,CRSS,,2026-01-01,",  # for a credential of another kind
    ],
)
def test_a_later_application_of_the_person_is_refused_by_name_and_by_number(revoked: Play, line: str) -> None:
    before = list(Credential.objects.order_by("pk").values())
    assert applied(revoked, line) == ([FOR_GOOD], [])
    assert applied(revoked, line, 2) == ([FOR_GOOD], [])  # no ruling makes it another person
    assert list(Credential.objects.order_by("pk").values()) == before


def test_the_file_that_knows_the_revoked_credential_as_it_was_is_no_application(revoked: Play) -> None:
    assert applied(revoked, "Rae Ivers,rae@example.org,Bristol,CPRS,CPRS-11,2020-01-01,2020-03-01") == ([], [])


def test_a_person_rules_whether_a_namesake_is_the_one_whose_credential_was_revoked(revoked: Play) -> None:
    line = "RAE  IVERS,other@example.org,Hartford,CPRS,CPRS-77,2026-01-01,2026-02-01"
    refused, held = applied(revoked, line)
    assert (refused, len(held)) == ([], 1)
    assert not Credential.objects.filter(number="CPRS-77").exists()
    assert applied(revoked, line, 2) == ([], [])
    assert Credential.objects.get(number="CPRS-77").professional_id != revoked.case.respondent_id
