"""Joined cases in full: told, objected to, heard in the lead, and never shown to the other complainant (§2.18)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from ccb_ethics.demo.play import Board, Play
from code_of_ethics.models import Provision
from complaints import workflow
from complaints.errors import Refused
from complaints.forms import FORMS
from complaints.hearable import allegations_of, number_in
from complaints.models import Body, Joinder, Overlay, Status
from complaints.motions import findings
from complaints.procedure import STEPS
from complaints.seats import Seat, seats_of
from people import clock
from record.models import Deadline, Notice
from tests import plays
from tests.factories import signed_in
from tests.visiting import text_of

pytestmark = pytest.mark.django_db
NORA = replace(plays.ANSWERS, name="Nora Noe", signature="Nora Noe", narrative="Dana took my ring as a pledge.")
FORMER = {
    Status.PRELIM_REVIEW: ("uphold_objection_to_screening", "screening"),
    Status.NOTICE_TO_RESPONDENT: ("uphold_objection_to_notice", "notice"),
    Status.AWAITING_ANSWER: ("uphold_objection_to_answer", "answer"),
    Status.INVESTIGATION: ("uphold_objection_to_investigation", "investigation"),
}


def second(board: Board, lead: Play, at: Status = Status.PRELIM_REVIEW) -> Play:
    """Nora's complaint about Dana, alleged and brought to this status on January 28 and 29."""
    play = Play(board, datetime(2025, 1, 28, 9, 0, tzinfo=clock.ZONE)).file(NORA).pass_jurisdiction(plays.dana())
    play.allege(Provision.objects.get(reference="CPRS-10"), "Took a ring from a client as a pledge.", plays.LENT)
    if at is not Status.PRELIM_REVIEW:
        play.opine().accept()
    if at in (Status.AWAITING_ANSWER, Status.INVESTIGATION):
        play.serve("serve_complaint")
    if at is Status.INVESTIGATION:
        play.on(date(2025, 1, 29)).answer()
    assert play.case.status == at
    return play


def joined(board: Board, lead: Play, at: Status = Status.PRELIM_REVIEW, on: date = date(2025, 1, 30)) -> Play:
    play = second(board, lead, at).on(on)
    return play.take("join", board.chair, lead=lead.case, reason="The same month, the same need of money.")


def told(board: Board, lead: Play, at: Status = Status.PRELIM_REVIEW) -> Play:
    """Joined on Thursday, January 30, and served on Friday the 31st."""
    return joined(board, lead, at).on(date(2025, 1, 31)).serve("serve_joinder")


# ---- told, and the right to object -----------------------------------------------------------------------------------


def test_the_respondent_is_told_and_has_ten_days_to_object(board) -> None:
    lead = plays.served(board)
    play = joined(board, lead)
    assert (play.respondent, seats_of(play.respondent, play.case)) == (lead.respondent, frozenset())
    play.on(date(2025, 1, 31)).serve("serve_joinder")
    assert seats_of(play.respondent, play.case) == {Seat.RESPONDENT}
    assert play.due("joinder_objection") == date(2025, 2, 10)
    letter = Notice.objects.get(docket=play.case.docket, kind="joined_respondent").body
    assert [word in letter for word in (play.case.number, lead.case.number, "Took a ring", "Feb. 10, 2025")] == [
        True, True, True, True,
    ]  # fmt: skip
    assert "invitation_code" not in play.shown  # the code of the lead case opens this one


@pytest.mark.parametrize(("day", "late"), [(date(2025, 2, 10), False), (date(2025, 2, 11), True)])
def test_the_tenth_day_is_in_time_and_the_eleventh_is_not(board, day: date, late: bool) -> None:
    play = told(board, plays.served(board)).on(day)
    why = workflow.obstacle(STEPS["object_to_joinder"], play.case, play.respondent, play.now)
    assert why == ("The time to object is over." if late else None)


def test_an_objection_that_is_overruled_leaves_the_cases_joined_and_is_not_made_again(board) -> None:
    play = told(board, plays.served(board)).on(date(2025, 2, 4))
    play.take("object_to_joinder", play.respondent, text="It is unfair.")
    play.take("overrule_objection", board.chair, reason="The facts overlap.").release("joinder_overruled")
    assert play.case.status == Status.JOINED
    assert "The facts overlap." in Notice.objects.get(docket=play.case.docket, kind="joinder_overruled").body
    with pytest.raises(Refused, match="The chair has ruled"):
        play.take("object_to_joinder", play.respondent, text="It is still unfair.")
    assert Overlay.objects.get(case=play.case).closed_at is None


@pytest.mark.parametrize("former", FORMER)
def test_an_objection_that_is_upheld_sends_the_case_back_with_fresh_time(board, former: Status) -> None:
    play = told(board, plays.served(board), former)
    assert not Deadline.objects.filter(docket=play.case.docket, name=FORMER[former][1]).open().exists()
    play.on(date(2025, 2, 4)).take("object_to_joinder", play.respondent, text="It is unfair.").on(date(2025, 2, 6))
    step, limit = FORMER[former]
    for other, _limit in FORMER.values():
        assert (workflow.obstacle(STEPS[other], play.case, board.chair, play.now) is None) is (other == step), other
    play.take(step, board.chair, reason="The facts are too different.")
    assert (play.case.status, Joinder.objects.exists()) == (former, False)
    assert not {fact for fact in play.case.facts if fact.startswith("joinder")}
    running = Deadline.objects.filter(docket=play.case.docket, name=limit).open().get()
    assert running.started_on == date(2025, 2, 6)
    overlay = Overlay.objects.get(case=play.case)
    assert (overlay.outcome, overlay.outcome_reason) == (step, "The facts are too different.")
    was_noticed = former in (Status.AWAITING_ANSWER, Status.INVESTIGATION)
    assert seats_of(play.respondent, play.case) == ({Seat.RESPONDENT} if was_noticed else frozenset())


def test_a_case_that_came_back_goes_on_and_may_be_joined_again(board) -> None:
    lead = plays.served(board)
    play = told(board, lead, Status.NOTICE_TO_RESPONDENT).on(date(2025, 2, 4))
    play.take("object_to_joinder", play.respondent, text="It is unfair.")
    play.take("uphold_objection_to_notice", board.chair, reason="It is.").serve("serve_complaint")
    assert (play.case.status, play.due("answer")) == (Status.AWAITING_ANSWER, date(2025, 3, 6))
    play.take("join", board.chair, lead=lead.case, reason="More facts overlap.")
    assert play.case.joinder.former_status == Status.AWAITING_ANSWER


def test_a_case_closes_with_its_lead_only_once_an_objection_is_ruled_on(board) -> None:
    lead = plays.served(board).on(date(2025, 1, 28)).answer().on(date(2025, 1, 29)).report()
    lead.serve("serve_report").past("comment").resolve("dismiss_after_investigation").serve("serve_dismissal")
    other_lead = plays.served(board)
    play = told(board, other_lead).take("object_to_joinder", other_lead.respondent, text="It is unfair.")
    Joinder.objects.filter(member=play.case).update(lead=lead.case)  # the lead has meanwhile come to its end
    lead.past("review")
    assert lead.case.status == Status.CLOSED
    play.on(lead.today + timedelta(days=1))
    assert play.case.status == Status.JOINED
    play.take("overrule_objection", board.chair, reason="The facts overlap.")
    assert (play.case.status, play.case.disposition) == (Status.CLOSED, "dismissed")


# ---- heard in the lead -----------------------------------------------------------------------------------------------


def test_the_lead_case_hears_answers_and_votes_on_the_allegations_of_all(board) -> None:
    lead = plays.served(board)
    play = told(board, lead)
    own, ring = lead.case.allegations.get(), play.case.allegations.get()
    assert list(allegations_of(lead.case)) == [own, ring]
    assert list(allegations_of(play.case)) == [ring]
    numbers = [number_in(lead.case, found) for found in allegations_of(lead.case)]
    assert numbers == ["1", f"{play.case.number}/1"]
    form = FORMS["answer"](case=lead.case, person=lead.respondent, step=STEPS["answer"], on=lead.now)
    assert {name for name in form.fields if name.startswith("choice")} == {f"choice_{a.pk}" for a in (own, ring)}
    with pytest.raises(Refused, match=rf"still open: {play.case.number}/1\."):
        lead.on(date(2025, 2, 3)).take("answer", lead.respondent, answers={own.pk: ("deny", "")})
    lead.answer("admit")
    ring.refresh_from_db()
    assert ring.answer == "admit"
    lead.on(date(2025, 3, 12)).report().serve("serve_report").past("comment")
    lead.resolve("charge", sanction="reprimand", text="That charges be issued.").serve("serve_charges")
    charges = Notice.objects.get(docket=lead.case.docket, kind="statement_of_charges").body
    assert f"Allegation {play.case.number}/1 (CPRS-10): Took a ring" in charges
    lead.take("waive_hearing", lead.respondent, signature="Dana Reed")
    lead.vote("open_finding_motion", board.chair, 5, allegation=own, text="That allegation 1 is sustained.")
    why = workflow.obstacle(STEPS["decide_reprimand"], lead.case, board.chair, lead.now)
    assert why == f"The committee votes on each allegation first; still to vote: {play.case.number}/1."
    lead.vote("open_finding_motion", board.chair, 5, allegation=ring, text="That the other is sustained.")
    assert [allegation for allegation, _vote in findings(lead.case, Body.COMMITTEE)] == [own, ring]
    lead.resolve("decide_reprimand").serve("serve_decision").past("appeal").publish()
    lead.take("close_sanctioned", board.director)
    play.on(lead.today)
    assert (play.case.status, play.case.disposition) == (Status.CLOSED, "sanctioned")


def test_the_respondent_sees_and_answers_only_what_was_served(board) -> None:
    lead = plays.served(board)
    play = joined(board, lead)
    theirs = signed_in(lead.respondent)
    assert "Took a ring" not in text_of(theirs.get("/respond/"))
    lead.on(date(2025, 1, 30)).answer()
    assert play.case.allegations.get().answer == ""
    play.on(date(2025, 1, 31)).serve("serve_joinder")
    assert f"Allegation {play.case.number}/1: CPRS-10" in text_of(theirs.get("/respond/"))
    answers = {play.case.allegations.get().pk: ("deny", "It was a gift.")}
    lead.on(date(2025, 2, 3)).take("answer_joined", lead.respondent, answers=answers, text="")
    assert play.case.allegations.get().answer_text == "It was a gift."
    assert not Deadline.objects.filter(docket=play.case.docket, name="joined_answer").open().exists()
    with pytest.raises(Refused, match="Every joined allegation is answered"):
        lead.take("answer_joined", lead.respondent, answers=answers, text="")


def test_nothing_is_charged_before_the_respondent_was_told_could_object_and_could_answer(board) -> None:
    lead = plays.served(board).on(date(2025, 1, 28)).answer().on(date(2025, 1, 29))
    play = joined(board, lead, on=date(2025, 3, 3))
    lead.on(date(2025, 2, 10)).report().serve("serve_report").on(date(2025, 3, 4))

    def why() -> str:
        with pytest.raises(Refused) as refused:
            lead.resolve("charge", sanction="reprimand")
        lead.case.refresh_from_db()
        return str(refused.value)

    number = play.case.number
    assert why() == f"The respondent has not been told yet that {number} was joined."
    play.on(date(2025, 3, 4)).serve("serve_joinder")
    assert why() == f"The respondent may object to the joining of {number} until March 14, 2025."
    play.take("object_to_joinder", play.respondent, text="It is unfair.")
    assert why() == f"The respondent objects to the joining of {number}. Rule on that first."
    play.take("overrule_objection", board.chair, reason="The facts overlap.")
    assert why() == f"The respondent may answer the allegations of {number} until April 3, 2025."
    lead.on(date(2025, 4, 4)).take("charge", board.chair)
    assert lead.case.status == Status.CHARGED


def test_a_case_is_joined_only_with_an_allegation_that_can_be_heard(board) -> None:
    lead = plays.served(board)
    play = Play(board, datetime(2025, 1, 28, 9, 0, tzinfo=clock.ZONE)).file(NORA).pass_jurisdiction(plays.dana())
    with pytest.raises(Refused, match="Draft at least one allegation first"):
        play.take("join", board.chair, lead=lead.case, reason="The same need of money.")


# ---- walls -----------------------------------------------------------------------------------------------------------


def test_neither_complainant_ever_sees_the_other(board) -> None:
    lead = plays.served(board)
    play = told(board, lead)
    lead.on(date(2025, 2, 3)).answer("admit", "Both are true.").release()
    play.release()
    of_the_lead = (lead.case.number, "Mary Moe", "$600", "Both are true.")
    of_the_other = (play.case.number, "Nora", "Took a ring", "my ring", "Both are true.")
    for mine, other, secrets in ((lead, play, of_the_other), (play, lead, of_the_lead)):
        client = signed_in(mine.complainant)
        home = client.get("/my/")
        seen = [text_of(home)]
        seen += [text_of(client.get(f"/my/letters/{letter.pk}/")) for letter in home.context["letters"]]
        drafted = Notice.objects.filter(docket=mine.case.docket, recipient=mine.complainant)
        seen += [str(context) for context in drafted.values_list("context", flat=True)]
        assert mine.case.number in seen[0]
        assert [word for word in secrets for page in seen if word in page] == []
        assert client.get("/my/", {"case": other.case.number}).status_code == 404
        for paper in other.case.documents.all():
            assert client.get(f"/my/papers/{paper.reference}/").status_code == 404


def test_who_is_walled_off_from_the_joined_case_is_walled_off_from_its_lead(board) -> None:
    lead = plays.investigating(board)
    member, screener = board.members[3], board.members[1]
    play = second(board, lead)
    play.take("appoint_screener", board.chair, person=screener)
    seat_of_member = seats_of(member, lead.case)
    play.case.recusals.create(person=member, reason="A cousin.", recused_at=play.now)
    play.take("join", board.chair, lead=lead.case, reason="The same month.")
    assert (seat_of_member, lead.case.recusals.filter(person=member).exists()) == (frozenset(), True)
    assert lead.case.participants.get(person=screener).screened


# ---- pages -----------------------------------------------------------------------------------------------------------


PAGES = {
    "the allegations at the desk": (17, "/desk/cases/{number}/allegations/", "director"),
    "the respondent's page": (21, "/respond/", "respondent"),
}


@pytest.mark.parametrize("joins", [1, 3])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_lead_costs_the_same_however_many_cases_are_joined(
    board, name: str, joins: int, django_assert_num_queries
) -> None:
    lead = plays.served(board)
    for _time in range(joins):
        told(board, lead)
    queries, path, who = PAGES[name]
    path = path.format(number=lead.case.number)
    client = signed_in(board.director if who == "director" else lead.respondent)
    client.get(path)
    with django_assert_num_queries(queries):
        page = client.get(path)
    assert text_of(page).count("Took a ring") == joins
