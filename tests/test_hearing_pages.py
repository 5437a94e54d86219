"""The desk pages of hearings and appeals: what each seat reads, what can be done, and who finds nothing."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from ccb_ethics.demo.play import Board, Play
from complaints.models import Declaration, Document, Recusal, Status
from complaints.seats import Seat, seat
from hearings.models import Appeal, Exhibit, Hearing
from people.models import Role, User
from record import chain, deadlines
from record.days import Rule
from tests import plays
from tests.factories import signed_in
from tests.stepping import NOON, TODAY, credential, load_tables, new_case, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def travel() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(datetime(2020, 1, 1), tick=False) as traveller:
        yield traveller


def at(play: Play, travel: time_machine.Traveller) -> Play:
    travel.move_to(play.now)
    return play


def hearing_of(play: Play) -> str:
    return reverse("hearings:hearing", kwargs={"number": play.case.number})


def appeal_of(play: Play) -> str:
    return reverse("hearings:appeal", kwargs={"number": play.case.number})


def declare_of(play: Play) -> str:
    return reverse("complaints:do", kwargs={"number": play.case.number, "step": "declare"})


def read(who: User, address: str) -> str:
    answer = signed_in(who).get(address)
    assert answer.status_code == 200, answer.status_code
    return " ".join(answer.content.decode().split())


def offered(who: User, address: str) -> dict[str, bool]:
    """The steps on a page: whether each can be taken now."""
    return {offer.step.name: not offer.why for offer in signed_in(who).get(address).context["offers"]}


def everyone(board: Board, play: Play) -> list[User]:
    outsider = person("outsider", Role.MEMBER)
    superuser = User.objects.create_superuser("root", name="Root", email="root@example.org")
    people = [board.director, *board.staff, *board.committee, *board.investigators, board.president]
    return [*people, *board.directors, play.complainant, play.respondent, outsider, superuser]


def asked_to_sign_in(play: Play, address: str) -> bool:
    """Somebody seated whose account was closed is a visitor like any other."""
    inactive = person("inactive")
    seat(inactive, play.case, Seat.MEMBER)
    client = signed_in(inactive)
    User.objects.filter(pk=inactive.pk).update(is_active=False)
    return str(client.get(address).headers.get("Location", "")).startswith(reverse("people:sign-in"))


def appealed(board: Board) -> Play:
    """Decided on May 28 without a hearing, appealed on June 20."""
    play = plays.decided(board, "suspension", 6).on(date(2025, 6, 20))
    return play.take("appeal", play.respondent, text="The terms are harsher than the facts.")


# ------------------------------------------------------------------------------------------------------------ one hearing


def test_the_page_shows_day_panel_and_declarations(board: Board, travel) -> None:
    play = at(plays.scheduled(board), travel)
    page = read(board.staff[0], hearing_of(play))
    assert "Tuesday, June 24, 2025, 9:30 a.m. ET" in page
    assert "Board office, hearing room" in page
    for member, role in zip(play.panel_members(), ["Hearing officer", "Panel member", "Panel member"], strict=True):
        assert f">{member.name}</th>" in page
        assert f">{role}</td>" in page
    assert "Not yet" in page
    assert "The panel has not reported yet." in page
    assert "Hand in exhibits" in page  # a limit that runs


def test_a_panel_member_declares_before_the_page_opens(board: Board, travel) -> None:
    play = at(plays.scheduled(board), travel)
    alternate = board.members[3]
    play.case.declarations.filter(person=alternate).delete()
    answer = signed_in(alternate).get(hearing_of(play))
    assert (answer.status_code, answer["Location"]) == (302, declare_of(play))
    listed = read(alternate, "/desk/hearings/")
    assert (play.case.number in listed, "Dana Reed" in listed) == (True, False)
    play.take("declare", alternate)
    assert "Dana Reed" in read(alternate, "/desk/hearings/")
    assert "Board office" in read(alternate, hearing_of(play))


def test_only_seats_inside_the_board_find_the_hearing(board: Board, travel) -> None:
    play = at(plays.scheduled(board), travel)
    recused = board.members[4]
    Recusal.objects.create(case=play.case, person=recused, reason="A neighbor.", recused_at=play.now)
    people = everyone(board, play)
    answers = {one.name: signed_in(one).get(hearing_of(play)).status_code for one in people}
    inside = {board.director, *board.staff, *board.committee, board.investigators[0]} - {recused}
    assert {name for name, status in answers.items() if status != 404} == {one.name for one in inside}
    assert Client().get(hearing_of(play))["Location"].startswith(reverse("people:sign-in"))
    assert asked_to_sign_in(play, hearing_of(play))
    listing = {one.name for one in inside if play.case.number in read(one, "/desk/hearings/")}
    assert listing == {one.name for one in inside}
    assert play.case.number not in read(recused, "/desk/hearings/")


def test_parties_and_superusers_find_no_lists(board: Board, travel) -> None:
    play = at(appealed(board), travel)
    superuser = User.objects.create_superuser("root", name="Root", email="root@example.org")
    for address in ("/desk/hearings/", "/desk/appeals/"):
        for one in (play.complainant, play.respondent, superuser):
            assert signed_in(one).get(address).status_code == 404, (address, one)
        assert Client().get(address).status_code == 302
        assert signed_in(board.director).post(address).status_code == 405


def test_the_page_offers_the_steps_of_a_hearing_and_no_others(board: Board, travel) -> None:
    play = at(plays.scheduled(board), travel)
    offers = offered(board.co_chair, hearing_of(play))
    assert offers["continue_hearing"] is True
    assert offers["open_hearing"] is False
    assert not {"declare", "recuse", "add_evidence", "release_notice"} & set(offers)
    address = signed_in(board.co_chair).get(hearing_of(play)).context["offers"][0].url
    assert address.startswith(f"/desk/cases/{play.case.number}/do/")


def test_challenges_and_rulings_stand_on_the_page(board: Board, travel) -> None:
    play = at(plays.scheduled(board), travel)
    member = board.members[1]
    grounds = "He used to employ me."
    play.take("challenge", play.respondent, person=member, grounds=grounds, learned_on=play.today)
    page = read(board.chair, hearing_of(play))
    assert grounds in page
    assert "Waits for a ruling" in page
    challenge = play.case.challenges.get()
    play.take("rule_on_challenge", board.co_chair, challenge=challenge, ruling="upheld", reason="The tie is recent.")
    page = read(board.chair, hearing_of(play))
    assert "Upheld" in page
    assert "The tie is recent." in page
    assert f">{member.name}</th>" not in page  # no longer on the panel
    assert signed_in(member).get(hearing_of(play)).status_code == 404


def test_exhibits_stand_with_their_rulings_and_a_locked_one_without_its_title(board: Board, travel) -> None:
    play = at(plays.scheduled(board), travel)
    for title in ("Bank letter", "Progress notes of a client"):
        play.take("offer_exhibit", play.respondent, title=title, text="Text of it.")
    open_one, locked = Exhibit.objects.order_by("number")
    Document.objects.filter(pk=locked.document_id).update(client_identifying=True)
    play.take("admit_exhibit", board.co_chair, exhibit=open_one, ruling="admitted", reason="")
    page = read(board.staff[0], hearing_of(play))
    assert "Bank letter" in page
    assert "Admitted" in page
    assert "Progress notes" not in page
    assert "Locked: it names a client." in page
    assert reverse("complaints:paper", args=[play.case.number, open_one.document.reference]) in page


def test_findings_show_only_once_the_vote_has_closed(board: Board, travel) -> None:
    play = at(plays.heard(board), travel)
    allegation = play.case.allegations.get()
    officer = board.co_chair
    play.take("open_panel_motion", officer, allegation=allegation, text="That allegation 1 is sustained.")
    motion = play.case.motions.latest("pk")
    play.take("cast_ballot", officer, motion=motion, choice="yes", reason="Shown by the bank letter.")
    page = read(board.director, hearing_of(play))
    assert "No vote has closed yet" in page
    assert "bank letter" not in page
    for member in play.panel_members()[1:]:
        play.take("cast_ballot", member, motion=motion, choice="yes", reason="")
    page = read(board.director, hearing_of(play))
    assert "Sustained" in page
    assert "bank letter" not in page
    text = "The panel heard both sides."
    given = {"text": text, "sanction": "suspension", "months": 3, "dissent": "Too light."}
    play.take("file_panel_report", officer, findings=play.written_findings(), **given)
    page = read(board.director, hearing_of(play))
    for shown in ("Suspension", "3 months", "Too light.", f"Signed by {officer.name}"):
        assert shown in page


def test_the_investigator_reads_no_findings_and_no_recommendation(board: Board, travel) -> None:
    play = at(plays.heard(board).panel_report(), travel)
    page = read(board.investigators[0], hearing_of(play))
    assert "Exhibits" in page
    assert "Findings of the panel" not in page
    assert "Recommendation" not in page


def test_attendance_and_a_hearing_put_off_stay_on_the_page(board: Board, travel) -> None:
    play = plays.scheduled(board).take("continue_hearing", board.co_chair, reason="A storm.")
    play.set_hearing(date(2025, 7, 24)).serve("serve_hearing_notice").on(date(2025, 7, 24)).hear()
    at(play, travel)
    page = read(board.chair, hearing_of(play))
    for shown in ("A storm.", "Put off", "Held", "July 24, 2025", "Who attended", "Dana Reed"):
        assert shown in page


# -------------------------------------------------------------------------------------------------------------- the list


def test_the_list_knows_what_is_to_be_set_ahead_and_past(board: Board, travel) -> None:
    play = plays.charged(board).on(date(2025, 5, 9))
    play.take("request_hearing", play.respondent)

    def groups() -> dict[str, list[str]]:
        at(play, travel)
        context = signed_in(board.director).get("/desk/hearings/").context
        return {name: [str(row.words) for row in context[name]] for name in ("to_set", "ahead", "page_obj")}

    assert groups() == {"to_set": ["Day not set"], "ahead": [], "page_obj": []}
    play.on(date(2025, 5, 16)).appoint_panel().set_hearing(date(2025, 6, 24)).serve("serve_hearing_notice")
    assert groups() == {"to_set": [], "ahead": ["Hearing set"], "page_obj": []}
    play.take("continue_hearing", board.co_chair, reason="A storm.")
    assert groups() == {"to_set": ["Day not set"], "ahead": [], "page_obj": ["Put off"]}
    play.set_hearing(date(2025, 7, 24)).serve("serve_hearing_notice").on(date(2025, 7, 24)).hear()
    assert groups() == {"to_set": [], "ahead": [], "page_obj": ["Held", "Put off"]}


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_the_list_of_hearings_takes_eight_queries_however_many(rows: int, django_assert_num_queries) -> None:
    load_tables()
    member = person("member", Role.MEMBER)
    for number in range(rows):
        held = credential(f"Reed {number}", f"CPRS-{number}")
        case = new_case(Status.HEARING_SCHEDULED, number=f"EC-2027-{number:04}", respondent=held.professional)
        seat(member, case, Seat.MEMBER)
        Declaration.objects.create(case=case, person=member, declared_at=NOON)
        past = {"put_off_at": NOON} if number % 3 == 1 else {}
        Hearing.objects.create(case=case, starts_at=NOON + timedelta(days=number), place="Office", set_at=NOON, **past)
    client = signed_in(member)
    with django_assert_num_queries(8):
        answer = client.get("/desk/hearings/")
    assert len(answer.context["ahead"]) + answer.context["page_obj"].paginator.count == rows


# --------------------------------------------------------------------------------------------------------------- appeals


def test_the_appeal_page_shows_decision_grounds_record_and_votes(board: Board, travel) -> None:
    play = appealed(board).on(date(2025, 6, 23)).appoint_appeals()
    director = board.directors[0]
    at(play, travel)
    assert signed_in(director).get(appeal_of(play))["Location"] == declare_of(play)
    play.take("declare", director)
    play.take("add_evidence", board.staff[0], title="A letter that came later", text="New.")
    at(play, travel)
    page = read(director, appeal_of(play))
    for shown in ("Suspension", "6 months", "The terms are harsher than the facts.", "Investigation report"):
        assert shown in page
    assert "A letter that came later" not in page  # no part of the record
    assert offered(director, appeal_of(play)).keys() >= {"open_appeal_motion", "affirm", "reverse"}
    play.take("open_appeal_motion", director, names="affirm", text="That the decision be affirmed.")
    motion = play.case.motions.latest("pk")
    play.take("cast_ballot", director, motion=motion, choice="no", reason="The terms are too hard.")
    page = read(board.director, appeal_of(play))
    assert "1 of 3 have voted" in page
    assert "The terms are too hard." not in page


def test_the_president_reads_no_paper_of_the_appeal(board: Board, travel) -> None:
    play = at(appealed(board), travel)
    page = read(board.president, appeal_of(play))
    assert "The terms are harsher than the facts." not in page
    assert "That the respondent receive a suspension." not in page
    assert "Investigation report" not in page
    assert offered(board.president, appeal_of(play)) == {
        "appoint_appeals_committee": True,
        "replace_appeals_member": False,
    }


def test_the_investigator_reads_the_decision_but_not_the_appeal(board: Board, travel) -> None:
    play = at(appealed(board), travel)
    page = read(board.investigators[0], appeal_of(play))
    assert "That the respondent receive a suspension." in page
    assert "The terms are harsher than the facts." not in page
    assert "Votes on the appeal" not in page


def test_only_the_seated_find_the_appeal(board: Board, travel) -> None:
    play = at(appealed(board).appoint_appeals(), travel)
    recused = board.members[4]
    Recusal.objects.create(case=play.case, person=recused, reason="A neighbor.", recused_at=play.now)
    people = everyone(board, play)
    answers = {one.name: signed_in(one).get(appeal_of(play)).status_code for one in people}
    inside = {board.director, *board.staff, *board.committee, board.investigators[0], board.president}
    seated = (inside | set(board.directors[:3])) - {recused}
    assert {name for name, status in answers.items() if status != 404} == {one.name for one in seated}
    assert asked_to_sign_in(play, appeal_of(play))
    listing = {one.name for one in seated if play.case.number in read(one, "/desk/appeals/")}
    assert listing == {one.name for one in seated}


def test_a_case_without_an_appeal_has_no_appeal_page(board: Board, travel) -> None:
    play = at(plays.decided(board), travel)
    assert signed_in(board.director).get(appeal_of(play)).status_code == 404


def test_an_appeal_leaves_the_waiting_list_when_it_is_decided(board: Board, travel) -> None:
    play = appealed(board).appoint_appeals()

    def groups() -> dict[str, int]:
        at(play, travel)
        context = signed_in(board.director).get("/desk/appeals/").context
        return {"waiting": len(context["waiting"]), "decided": len(context["page_obj"])}

    assert groups() == {"waiting": 1, "decided": 0}
    play.rule_on_appeal("affirm")
    assert groups() == {"waiting": 0, "decided": 1}


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_the_list_of_appeals_takes_eight_queries_however_many(rows: int, django_assert_num_queries) -> None:
    load_tables()
    staff = person("staff", Role.CASE_STAFF)
    for number in range(rows):
        held = credential(f"Reed {number}", f"CPRS-{number}")
        case = new_case(Status.APPEAL, number=f"EC-2027-{number:04}", respondent=held.professional)
        seat(staff, case, Seat.STAFF)
        paper = Document.objects.create(case=case, kind="appeal", title="Grounds", added_by=staff, added_at=NOON)
        Appeal.objects.create(case=case, document=paper, filed_at=NOON)
        if number % 3 == 0:
            event = chain.append(case.docket, kind="appeal", at=NOON, actor=staff)
            deadlines.start(
                case.docket,
                name="appeal_decision",
                label="Decide the appeal",
                rule=Rule(60),
                trigger="step:appeal",
                started_on=TODAY,
                event=event,
            )
    client = signed_in(staff)
    with django_assert_num_queries(8):
        answer = client.get("/desk/appeals/")
    assert len(answer.context["waiting"]) + answer.context["page_obj"].paginator.count == rows
