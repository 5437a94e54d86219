"""Story T9 of scenarios.md: emergency, abeyance, conviction, a client record without consent."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from ccb_ethics.demo.play import Board, Play
from complaints import workflow
from complaints.actions.filing import Answers
from complaints.errors import Refused
from complaints.models import DocumentKind
from complaints.reading import papers_for
from people import clock
from people.models import CertifiedProfessional
from record.models import Deadline, Notice
from sanctions import register
from sanctions.models import Disclosure, InterimStatus, SummarySuspension
from tests import plays
from tests.beginnings import begins

pytestmark = pytest.mark.django_db
ASSAULT = date(2025, 8, 4)
EMERGENCY = date(2025, 8, 7)


@begins
def reported(board: Board) -> Play:
    """Thu 2025-08-07: an agency director reports an alleged assault, attaching treatment notes."""
    play = Play(board, datetime.combine(EMERGENCY, time(9), tzinfo=clock.ZONE))
    play.file(
        Answers(
            relationship="employer", name="Agency Director", contact="e_mail", email="agency@mail.example",
            signature="Agency Director", respondent_name="Dana Reed", topics=("sexual", "danger"),
            narrative="A client says she was assaulted.", last_act_on=ASSAULT, urgent_danger=True,
            consents_to_disclosure=True,
        )
    )  # fmt: skip
    play.take("add_information", play.complainant, title="Treatment notes", text="Notes.", client_identifying=True)
    staff = board.staff[0]
    play.take("begin_jurisdiction", staff).take("match_respondent", staff, credential=plays.dana())
    return play


@pytest.fixture
def play(board: Board) -> Play:
    return reported(board)


def shown(on: date) -> str:
    people = register.with_public_facts(CertifiedProfessional.objects.filter(name="Dana Reed"), on)
    return str(register.entry(people[0], on).standing.words)


def ordered(play: Play) -> Play:
    board = play.board
    play.take("propose_summary_suspension", board.director, reason="Credible evidence of an imminent danger.")
    return play.take("order_summary_suspension", board.chair)


def suspended(play: Play) -> Play:
    return ordered(play).on(date(2025, 8, 8)).serve("serve_summary_order", method="in_hand")


def confirm(play: Play, yes: int, no: int) -> None:
    text = "That the order of summary suspension be confirmed."
    play.vote("open_committee_motion", play.board.chair, yes, no, names="confirm_summary_suspension", text=text)


def test_the_notes_are_locked_for_all_but_the_director(play: Play) -> None:
    notes = play.case.documents.get(title="Treatment notes")
    assert notes.reading_kind == DocumentKind.CLIENT_RECORD
    board = play.board
    assert notes in papers_for(play.case, board.director)
    assert notes not in papers_for(play.case, board.staff[0])
    assert notes in papers_for(play.case, play.complainant)  # its own


def test_the_screening_reads_a_redacted_copy_and_not_the_notes(play: Play) -> None:
    notes = play.case.documents.get(title="Treatment notes")
    board = play.board
    play.take("add_redacted_copy", board.director, document=notes, title="Notes, redacted", text="Client A, August 4.")
    read = papers_for(play.case, board.staff[0])
    assert {paper.title for paper in read} & {"Treatment notes", "Notes, redacted"} == {"Notes, redacted"}


def test_the_report_to_the_authorities_is_recorded_apart_at_once(play: Play) -> None:
    words = "By telephone, by the executive director, at 9:40 a.m."
    play.take("record_abuse_report", play.board.staff[0], name="Department of Children and Families", text=words)
    report = Disclosure.objects.get()
    assert (report.to, report.text, report.sent_on) == ("authority", words, EMERGENCY)


def test_one_hand_does_not_order(play: Play) -> None:
    board = play.board
    play.take("propose_summary_suspension", board.director, reason="Imminent danger.")
    with pytest.raises(Refused, match="You proposed it"):
        play.take("order_summary_suspension", board.director)
    assert not SummarySuspension.objects.exists()


def test_the_order_is_in_force_from_service_and_confirmed_by_two_thirds(play: Play) -> None:
    ordered(play)
    assert play.due("summary_confirm") == date(2025, 8, 14)
    assert play.due("summary_outer") == date(2025, 10, 6)
    assert shown(EMERGENCY).startswith("Certified")
    play.on(date(2025, 8, 8)).serve("serve_summary_order", method="in_hand")
    assert SummarySuspension.objects.get().effective_on == date(2025, 8, 8)
    assert shown(date(2025, 8, 8)) == "Suspended since August 8, 2025 – proceedings pending. Nothing has been decided."
    play.on(date(2025, 8, 12))
    confirm(play, 5, 1)  # 83 per cent
    play.take("confirm_summary_suspension", play.board.chair)
    assert not Deadline.objects.filter(name="summary_confirm").open().exists()
    play.on(date(2025, 8, 20))
    assert play.case.has("summary_confirmed")


def test_an_order_that_is_not_confirmed_is_void_from_the_vote(play: Play) -> None:
    """Variant: 3-2 is 60 per cent. Void from the vote, the public status restored, corrections to everyone told."""
    suspended(play)
    staff = play.board.staff[0]
    for to, name in (("employer", "Blue Heron Recovery Rooms"), ("dmhas", "DMHAS, peer certification")):
        play.take("disclose_status", staff, to=to, name=name)
    assert "suspended since August 8, 2025, proceedings pending" in Disclosure.objects.first().text
    play.on(date(2025, 8, 12))
    confirm(play, 3, 2)
    play.case.refresh_from_db()
    assert not {fact for fact in play.case.facts if fact.startswith("summary")}
    assert shown(date(2025, 8, 12)).startswith("Certified")
    corrections = Disclosure.objects.filter(corrects__isnull=False)
    assert {(c.to, c.name, c.sent_on) for c in corrections} == {
        ("employer", "Blue Heron Recovery Rooms", None),
        ("dmhas", "DMHAS, peer certification", None),
    }
    play.take("send_corrections", staff)
    assert {c.sent_on for c in corrections.all()} == {date(2025, 8, 12)}
    assert Notice.objects.filter(kind="summary_ended").count() == 1
    with pytest.raises(Refused):
        play.take("send_corrections", staff)


def test_an_order_without_a_vote_lapses_after_five_business_days(play: Play) -> None:
    suspended(play).on(date(2025, 8, 14))
    assert play.case.has("summary_ordered")
    play.on(date(2025, 8, 15))
    assert not play.case.has("summary_ordered")
    assert InterimStatus.objects.get().until == date(2025, 8, 15)


def confirmed(play: Play) -> Play:
    suspended(play).on(date(2025, 8, 12))
    confirm(play, 5, 1)
    return play.take("confirm_summary_suspension", play.board.chair)


def test_the_hearing_on_the_order_in_time_and_the_ruling(play: Play) -> None:
    confirmed(play).on(date(2025, 8, 13)).take("request_summary_hearing", play.respondent)
    assert play.due("summary_hearing") == date(2025, 9, 4)  # 15 business days, Labor Day skipped
    play.on(date(2025, 8, 28)).take("hold_summary_hearing", play.board.chair, reason="Both sides were heard.")
    assert play.due("summary_ruling") == date(2025, 9, 5)
    play.on(date(2025, 9, 4)).resolve("continue_summary_suspension", 5, text="That the suspension continue.")
    play.on(date(2025, 12, 1))
    assert play.case.has("summary_ruled")
    assert shown(date(2025, 12, 1)).startswith("Suspended since")


def test_without_a_hearing_in_time_the_order_lapses_and_the_president_is_told(play: Play) -> None:
    confirmed(play).on(date(2025, 8, 13)).take("request_summary_hearing", play.respondent)
    play.on(date(2025, 9, 4))
    assert play.case.has("summary_ordered")
    play.on(date(2025, 9, 5))
    assert not play.case.has("summary_ordered")
    assert shown(date(2025, 9, 5)).startswith("Certified")
    president = play.board.president
    offered = {offer.step.name for offer in workflow.offers(play.case, president, play.now) if offer.is_open}
    assert "note_lapse" in offered
    play.take("note_lapse", president)
    assert not play.case.has("summary_lapsed")


def test_nobody_asks_for_a_hearing_and_it_lapses_sixty_days_after_the_order(play: Play) -> None:
    confirmed(play).on(date(2025, 10, 6))
    assert play.case.has("summary_ordered")
    play.on(date(2025, 10, 7))
    assert not play.case.has("summary_ordered")
