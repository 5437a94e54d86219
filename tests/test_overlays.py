"""Agreements, surrenders, withdrawals, petitions, reopenings and requests on hold (procedure.md §1.3, §1.4, §2.9, §2.17)."""

from __future__ import annotations

from datetime import date

import pytest

from ccb_ethics.demo.play import Board, Play
from complaints import workflow
from complaints.errors import Refused
from complaints.models import Disposition, Overlay, OverlayKind, RenewalRequest, Status
from complaints.procedure import STEPS
from people import clock
from people.models import CertifiedProfessional
from record import chain
from record.models import Deadline, Notice
from sanctions import register
from sanctions.models import Publication, Sanction, Surrender
from tests import plays
from tests.factories import signed_in

pytestmark = pytest.mark.django_db


def why(play: Play, step: str, person) -> str | None:
    return workflow.obstacle(STEPS[step], play.case, person, play.now)


def propose(play: Play, by, sanction: str = "reprimand", months: int | None = None, **given) -> Play:
    return play.take(
        "propose_consent", by, allegations=list(play.case.allegations.all()), sanction=sanction, months=months,
        text="Dana Reed borrowed $600 from a client and has paid it back.", terms="A course on boundaries",
        publication_text="The professional borrowed money from a client.", **given,
    )  # fmt: skip


# ---- consent agreement ------------------------------------------------------------------------------------------------


def test_an_agreement_ends_the_case_when_signed_voted_and_served(board: Board) -> None:
    play = plays.investigating(board)
    propose(play, play.respondent)
    assert why(play, "approve_consent_reprimand", board.chair) == "The respondent has not signed an agreement."
    play.take("sign_consent", play.respondent, signature="Dana Reed")
    assert why(play, "approve_consent_caution", board.chair) == "The agreement on the table names another sanction."
    play.vote("open_committee_motion", board.chair, 5, names="approve_consent_reprimand", text="Anything else.")
    motion = play.case.motions.latest("pk")
    assert motion.text == "Dana Reed borrowed $600 from a client and has paid it back."
    play.take("approve_consent_reprimand", board.chair)
    assert play.case.status == Status.DECISION_ISSUED
    assert Sanction.objects.get().terms == "A course on boundaries"
    play.later(3).serve("serve_decision")
    assert play.case.status == Status.FINAL  # the appeal was waived in it
    assert {"consented", "appeal_waived"} <= set(play.case.facts)
    play.publish("The professional borrowed money from a client.")
    publication = Publication.objects.get()
    assert (publication.provisions, publication.appeal_note) == ("CPRS-12", "No appeal: by agreement")


def test_an_agreement_on_a_suspension_needs_its_months_and_two_thirds_on_a_revocation(board: Board) -> None:
    play = plays.investigating(board)
    with pytest.raises(Refused, match="from 30 days to 60 months"):
        propose(play, play.respondent, "suspension")
    propose(play, board.director, "revocation").take("sign_consent", play.respondent, signature="Dana Reed")
    play.vote("open_committee_motion", board.chair, 3, 2, names="approve_consent_revocation", text="x")
    assert (
        why(play, "approve_consent_revocation", board.chair) == "Ethics Committee has to carry a motion for this first."
    )
    play.vote("open_committee_motion", board.chair, 4, 2, names="approve_consent_revocation", text="x")
    assert why(play, "approve_consent_revocation", board.chair) is None


def test_a_rejected_agreement_leaves_the_case_where_it_stood(board: Board) -> None:
    play = plays.investigating(board)
    before = play.case.status
    propose(play, play.respondent).take("sign_consent", play.respondent, signature="Dana Reed")
    play.take("reject_consent", board.chair, reason="Too light for what is admitted.")
    assert (play.case.status, play.case.has("consent_proposed"), play.case.has("consent_signed")) == (
        before,
        False,
        False,
    )
    assert Notice.objects.filter(kind="consent_rejected").count() == 1
    propose(play, play.respondent).take("withdraw_consent", play.respondent)
    assert Overlay.objects.filter(kind=OverlayKind.CONSENT, closed_at=None).count() == 0
    assert not Sanction.objects.exists()


def test_only_the_respondent_signs(board: Board) -> None:
    play = propose(plays.investigating(board), board.director)
    for person in (board.chair, board.director, play.complainant):
        assert why(play, "sign_consent", person) == "This step is not yours to take."
    with pytest.raises(Refused, match="Type your name"):
        play.take("sign_consent", play.respondent, signature=" ")


# ---- surrender --------------------------------------------------------------------------------------------------------


def standing(on: date) -> str:
    people = register.with_public_facts(CertifiedProfessional.objects.filter(name="Dana Reed"), on)
    return str(register.entry(people[0], on).standing.words)


def test_a_surrender_takes_effect_only_when_the_committee_accepts_it(board: Board) -> None:
    play = plays.charged(board).on(date(2025, 4, 20))
    play.take("offer_surrender", play.respondent, signature="D. Reed")
    assert standing(play.today).startswith("Certified")
    play.resolve("accept_surrender", 5, text="That the surrender be accepted.")
    assert play.case.status == Status.FINAL
    assert why(play, "close_sanctioned", board.director) == "The credential was surrendered."
    assert why(play, "close_surrendered", board.director) == "The sanction has not been published yet."
    listed = signed_in(board.director).get("/desk/publication/").context["to_draft"]
    assert [row.action for row in listed] == ["Surrendered while charges were pending"]
    play.publish("The credential was surrendered while charges were pending.")
    assert Publication.objects.get().live_until is None
    assert standing(play.today) == "Surrendered on April 20, 2025 while charges were pending."
    play.take("close_surrendered", board.director)
    assert (play.case.status, play.case.disposition) == (Status.CLOSED, Disposition.SURRENDERED)
    assert Surrender.objects.get().effective_on == date(2025, 4, 20)
    assert not Sanction.objects.exists()


def test_a_surrender_can_be_taken_back_or_refused(board: Board) -> None:
    play = plays.charged(board).on(date(2025, 4, 20))
    play.take("offer_surrender", play.respondent, signature="D. Reed").take("withdraw_surrender", play.respondent)
    play.take("offer_surrender", play.respondent, signature="D. Reed")
    play.take("refuse_surrender", board.chair, reason="The charges are to be heard.")
    assert play.case.status == Status.CHARGED
    assert not {"surrender_offered", "surrendered"} & set(play.case.facts)


# ---- withdrawal -------------------------------------------------------------------------------------------------------


def test_a_withdrawal_does_not_end_the_case_the_committee_decides(board: Board) -> None:
    play = plays.investigating(board)
    play.take("ask_withdrawal", play.complainant, reason="I am tired.")
    assert play.case.status == Status.INVESTIGATION
    play.resolve("refuse_withdrawal", 5, text="That the case go on: others may be harmed.")
    assert play.case.status == Status.INVESTIGATION
    play.take("ask_withdrawal", play.complainant, reason="").take("take_back_withdrawal", play.complainant)
    play.take("ask_withdrawal", play.complainant, reason="")
    play.resolve("allow_withdrawal", 4, 1, text="That the withdrawal be allowed.")
    assert (play.case.status, play.case.disposition) == (Status.CLOSED, Disposition.WITHDRAWN)
    outcomes = Overlay.objects.filter(kind=OverlayKind.WITHDRAWAL).values_list("outcome", flat=True)
    assert list(outcomes) == ["refuse_withdrawal", "take_back_withdrawal", "allow_withdrawal"]
    assert not Deadline.objects.filter(docket=play.case.docket).open().exists()


def test_a_withdrawal_before_screening_still_reaches_the_committee(board: Board) -> None:
    play = plays.filed(board)
    play.take("ask_withdrawal", play.complainant, reason="")
    play.resolve("allow_withdrawal", 4, text="That the withdrawal be allowed.")
    assert play.case.disposition == Disposition.WITHDRAWN


# ---- reconsideration ----------------------------------------------------------------------------------------------------


def petition(play: Play) -> Play:
    return play.take("petition_reconsideration", play.respondent, ground="error", text="The sum was $60.")


def test_a_petition_stops_the_appeal_time_and_its_ruling_starts_a_fresh_one(board: Board) -> None:
    """Served May 30: petition due June 16 (June 14 is a Saturday), ruled on in 25 days, then 30 days to appeal."""
    play = plays.decided(board)
    assert play.due("reconsideration") == date(2025, 6, 16)
    petition(play.on(date(2025, 6, 16)))
    assert play.due("reconsideration_ruling") == date(2025, 7, 11)
    assert why(play, "appeal", play.respondent) == (
        "The committee rules first on whether to reconsider. A fresh time to appeal follows its ruling."
    )
    play.on(date(2025, 7, 2))
    assert play.case.status == Status.DECISION_ISSUED  # June 30, the old last day, means nothing now
    play.resolve("deny_reconsideration", 4, 1, text="That the petition be denied.")
    assert play.due("appeal") == date(2025, 8, 1)
    play.on(date(2025, 7, 7)).serve("serve_reconsideration_ruling")
    assert play.due("appeal") == date(2025, 8, 6)  # who is told late has the whole time
    assert why(play, "petition_reconsideration", play.respondent) == (
        "The committee was asked to reconsider once, and ruled."
    )
    play.on(date(2025, 8, 7))
    assert play.case.status == Status.FINAL


def test_a_petition_a_day_late_is_refused(board: Board) -> None:
    play = plays.decided(board).on(date(2025, 6, 17))
    with pytest.raises(Refused, match="time to ask the committee to reconsider is over"):
        petition(play)


def test_a_petition_not_ruled_on_in_25_days_is_deemed_denied(board: Board) -> None:
    play = petition(plays.decided(board).on(date(2025, 6, 16))).on(date(2025, 7, 12))
    assert play.case.has("reconsideration_ruled")
    assert play.due("appeal") == date(2025, 8, 11)


def test_a_decision_reconsidered_is_decided_anew_within_90_days(board: Board) -> None:
    play = petition(plays.decided(board).on(date(2025, 6, 16))).on(date(2025, 7, 1))
    play.resolve("reconsider", 4, 1, text="That the decision be reconsidered.")
    assert play.case.status == Status.COMMITTEE_DECISION
    assert play.due("decision") == date(2025, 9, 29)
    assert "reprimand" not in play.case.facts
    assert Sanction.objects.standing().count() == 0
    play.decide("caution").later(2).serve("serve_decision")
    assert play.due("appeal") > date(2025, 7, 30)
    with pytest.raises(Refused, match="reconsidered once"):
        play.vote("open_committee_motion", board.chair, 5, names="reconsider", text="Again.")


def test_the_committee_reconsiders_on_its_own_motion_only_before_it_is_final(board: Board) -> None:
    play = plays.decided(board)
    assert play.resolve("reconsider", 5, text="On its own motion.").case.status == Status.COMMITTEE_DECISION
    other = plays.final(board)
    assert Status.FINAL not in STEPS["reconsider"].source
    assert other.case.status == Status.FINAL


# ---- reopening ----------------------------------------------------------------------------------------------------------


def closed_at_screening(board: Board) -> Play:
    return plays.dismissed(board).on(date(2025, 3, 3))


def ask(play: Play, by=None, ground: str = "evidence") -> Play:
    return play.take("ask_reopening", by or play.complainant, ground=ground, text="A bank statement turned up.")


def test_a_dismissed_case_is_reopened_on_new_evidence_by_a_majority(board: Board) -> None:
    play = closed_at_screening(board)
    assert play.case.disposition == Disposition.DISMISSED_PRELIM
    ask(play).resolve("reopen_screened", 3, 2, text="That the case be reopened.")
    assert (play.case.status, play.case.disposition, play.case.closed_on) == (Status.NOTICE_TO_RESPONDENT, "", None)
    play.serve("serve_complaint").answer()
    assert play.case.status == Status.INVESTIGATION
    assert chain.verify().fault is None


def test_a_reopening_outside_the_limit_is_refused(board: Board) -> None:
    play = closed_at_screening(board).on(date(2028, 11, 13))  # the act was on 2024-11-10
    ask(play)
    with pytest.raises(Refused, match="ended on November 10, 2028"):
        play.resolve("reopen_screened", 5, text="That the case be reopened.")
    play.resolve("refuse_reopening", 5, text="That the case stay closed.")
    assert not play.case.has("reopening_asked")


def test_a_decided_case_is_reopened_by_two_thirds_at_any_time_and_loses_its_publication(board: Board) -> None:
    play = plays.final(board).publish()
    play.take("close_sanctioned", board.director).on(date(2031, 2, 3))
    ask(play, play.respondent, "proof")
    play.vote("open_committee_motion", board.chair, 3, 2, names="reopen_decided", text="That it be reopened.")
    assert why(play, "reopen_decided", board.chair) == "Ethics Committee has to carry a motion for this first."
    play.resolve("reopen_decided", 4, 2, text="That it be reopened.")
    assert play.case.status == Status.DETERMINATION
    assert not {"reprimand", "published", "charged", "appeal_time_spent"} & set(play.case.facts)
    assert Publication.objects.get().withdrawn_at == play.case.entered_status_at
    assert Publication.objects.live(play.today).count() == 0
    play.resolve("charge", sanction="caution", text="That charges be issued.").serve("serve_charges")
    play.take("waive_hearing", play.respondent, signature="Dana Reed").decide("caution")
    assert play.case.status == Status.DECISION_ISSUED


def test_a_withdrawn_or_incomplete_case_is_not_reopened(board: Board) -> None:
    play = plays.filed(board)
    play.take("ask_withdrawal", play.complainant, reason="")
    play.resolve("allow_withdrawal", 4, text="That the withdrawal be allowed.")
    with pytest.raises(Refused, match="A new complaint can be filed"):
        ask(play)


# ---- renewal hold ---------------------------------------------------------------------------------------------------------


def test_a_renewal_waits_for_the_director_while_a_case_is_past_its_notice(board: Board) -> None:
    early = plays.accepted(board)
    assert why(early, "record_renewal_request", board.staff[0]) == (
        "The respondent has not been served with the complaint."
    )
    play = plays.served(board).take("record_renewal_request", board.staff[0], kind="renewal", note="Expires in March.")
    assert why(play, "sign_off_renewal", board.staff[0]) == "This step is not yours to take."
    play.take("sign_off_renewal", board.director, ruling="refuse", reason="The charge goes to the core of the work.")
    assert RenewalRequest.objects.get().allowed is False
    play.take("record_renewal_request", board.staff[0], kind="reciprocity", note="")
    play.take("sign_off_renewal", board.director, ruling="allow", reason="The other board was told.")
    assert list(RenewalRequest.objects.order_by("pk").values_list("allowed", flat=True)) == [False, True]


# ---- a hearing that was set when the case is held ---------------------------------------------------------------------------


def test_a_hearing_is_off_when_the_case_is_held_and_is_set_anew_when_it_goes_on(board: Board) -> None:
    play = (
        plays.scheduled(board).on(date(2025, 6, 2)).resolve("hold_in_abeyance", 5, text="Until the court has judged.")
    )
    assert not {"hearing_set", "hearing_noticed"} & set(play.case.facts)
    held = Deadline.objects.get(name="hearing_within", docket=play.case.docket)
    assert (held.stopped_on, held.due_on) == (date(2025, 6, 2), date(2025, 8, 7))
    assert why(play, "set_hearing", board.staff[0]) == (
        "The case is held in abeyance. It goes on when the committee ends that."
    )
    play.on(date(2025, 8, 20)).resolve("end_abeyance", 5, text="The court has judged.")
    held.refresh_from_db()
    assert held.due_on == date(2025, 10, 27)  # 66 days were left; October 25 is a Saturday
    play.set_hearing(date(2025, 9, 30)).serve("serve_hearing_notice").on(date(2025, 9, 30)).hear()
    assert play.case.status == Status.PANEL_REPORT


def test_the_moment_of_an_overlay_is_that_of_its_step(board: Board) -> None:
    play = plays.served(board)
    now = play.now
    play.resolve("hold_in_abeyance", 5, text="Until the court has judged.")
    overlay = Overlay.objects.get(kind=OverlayKind.ABEYANCE)
    assert now <= overlay.opened_at < play.now
    assert clock.local_day(overlay.opened_at) == play.today
