"""Who acts for the respondent: what a representative may do and read, and where letters go (procedure.md §2.12)."""

from datetime import date, timedelta

import pytest
from django.test import Client

from ccb_ethics.demo.people import make_board
from complaints import correspondence, representation, workflow
from complaints.errors import Refused
from complaints.models import Case, Document, Party, Representation, Status
from complaints.procedure import ROWS, STEPS
from complaints.reading import papers_for
from complaints.seats import Seat, seats_of
from people import codes
from people.models import Purpose, User
from record.models import Notice
from tests import plays
from tests.factories import signed_in
from tests.visiting import enter, text_of, travel

__all__ = ["travel"]
pytestmark = pytest.mark.django_db
# What the respondent says or signs in person (§2.12): an attorney advises and argues, and testifies for nobody.
PERSONAL = {
    "answer", "answer_late", "answer_joined", "answer_further_charge", "show_cause", "report_conviction", "waive_hearing",
    "sign_consent", "offer_surrender", "withdraw_surrender", "name_representative", "end_representation",
}  # fmt: skip


def named(play: plays.Play, *, attorney: bool = True, name: str = "Ada Counsel") -> User:
    play.take("name_representative", play.respondent, name=name, is_attorney=attorney, email="ada@mail.example")
    return Party.objects.get(case=play.case, name=name).user


def test_a_representative_takes_every_step_of_the_respondent_but_the_personal_ones() -> None:
    respondent = {row.name for row in ROWS if Seat.RESPONDENT in row.seats}
    representative = {row.name for row in ROWS if Seat.REPRESENTATIVE in row.seats}
    assert respondent - representative == PERSONAL
    assert representative - respondent == set()
    assert all(row.form != "signed" for row in ROWS if Seat.REPRESENTATIVE in row.seats)


def test_before_notice_nobody_is_named(board) -> None:
    play = plays.accepted(board)
    with pytest.raises(Refused, match="cannot be done while the case is at"):
        named(play)
    assert not Representation.objects.exists()


def test_the_code_is_handed_on_and_opens_the_respondents_pages(reference_data, travel) -> None:
    play = plays.served(make_board())
    person = named(play)
    travel.move_to(play.now)
    client = Client()
    assert enter(client, play.shown["representative_code"], "/respond/code/")["Location"] == "/respond/"
    page = text_of(client.get("/respond/"))
    assert "You act for Dana Reed." in page
    assert "Borrowed $600 from a client." in page
    offered = {offer.step.name for offer in client.get("/respond/").context["offers"]}
    assert {name for name, row in STEPS.items() if name in offered and Seat.REPRESENTATIVE not in row.seats} == set()
    assert "name_witness" in offered
    assert client.get("/respond/answer/").status_code == 404
    assert client.get("/respond/do/waive_hearing/").status_code == 404
    assert client.get("/my/")["Location"] == "/complaint/return/"
    for address in ("/desk/", "/desk/cases/", f"/desk/cases/{play.case.number}/"):
        assert client.get(address).status_code == 404
    assert seats_of(person, play.case) == {Seat.REPRESENTATIVE}
    assert "You act for" not in text_of(signed_in(play.respondent).get("/respond/"))


def test_the_page_that_answers_shows_the_code_once_to_hand_on(reference_data, travel) -> None:
    play = plays.served(make_board())
    travel.move_to(play.now)
    client = signed_in(play.respondent)
    missing = client.post("/respond/do/name_representative/", {"name": "Ada Counsel", "is_attorney": "yes"})
    assert missing.status_code == 400
    assert "so that letters can arrive" in text_of(missing)
    typed = {"name": "Ada Counsel", "is_attorney": "yes", "email": "ada@mail.example"}
    answer = client.post("/respond/do/name_representative/", typed)
    assert "Give it to the person who acts for you" in text_of(answer)
    assert representation.counsel(Case.objects.get()).name == "Ada Counsel"


def test_a_representative_reads_what_the_respondent_reads_and_acts_for_both(board) -> None:
    play = plays.served(board)
    person = named(play)
    play.on(date(2025, 2, 24)).answer().on(date(2025, 3, 12)).report().serve("serve_report")
    assert papers_for(play.case, person) == papers_for(play.case, play.respondent) != []
    play.take("comment", person, text="The report counts one brush twice.")
    assert papers_for(play.case, person) == papers_for(play.case, play.respondent)
    with pytest.raises(Refused, match="not yours to take"):
        play.take("end_representation", person)


def test_letters_go_to_counsel_who_has_appeared_and_the_respondent_reads_them(reference_data, travel) -> None:
    play = plays.investigating(make_board())
    person = named(play)
    play.on(date(2025, 3, 12)).report().serve("serve_report")
    letter = Notice.objects.get(kind="report")
    assert letter.recipient == person
    assert "Dear Ada Counsel, for Dana Reed," in letter.body
    travel.move_to(play.now + timedelta(days=1))
    for reader in (person, play.respondent):
        assert signed_in(reader).get(f"/respond/letters/{letter.pk}/").status_code == 200
    assert signed_in(play.complainant).get(f"/my/letters/{letter.pk}/").status_code == 404


def test_a_helper_who_is_no_attorney_gets_no_letters_in_the_respondents_place(board) -> None:
    play = plays.investigating(board)
    named(play, attorney=False)
    play.on(date(2025, 3, 12)).report()
    assert Notice.objects.get(kind="report").recipient == play.respondent


def test_letters_that_still_wait_follow_counsel_in_and_out(board) -> None:
    play = plays.investigating(board).on(date(2025, 3, 12)).report()
    person = named(play)
    assert Notice.objects.get(kind="report").recipient == person
    correspondence.refresh(play.case, Notice.objects.get(kind="report"), play.today)
    play.take("end_representation", play.respondent)
    assert Notice.objects.get(kind="report").recipient == play.respondent
    play.serve("serve_report")
    assert "Dear Dana Reed," in Notice.objects.get(kind="report").body


def test_when_it_ends_the_seat_the_code_and_the_pages_are_gone(board) -> None:
    play = plays.served(board)
    person = named(play)
    code = play.shown["representative_code"]
    assert codes.find(code, purpose=Purpose.INVITATION) == person
    play.take("end_representation", play.respondent)
    assert seats_of(person, play.case) == frozenset()
    assert codes.find(code, purpose=Purpose.INVITATION) is None
    assert signed_in(person).get("/respond/")["Location"] == "/respond/code/"
    other = named(play, name="Ben Second")
    assert seats_of(other, play.case) == {Seat.REPRESENTATIVE}


def test_one_representative_at_a_time(board) -> None:
    play = plays.served(board)
    named(play)
    with pytest.raises(Refused, match="named already"):
        named(play, name="Ben Second")


@pytest.mark.parametrize(("day", "in_time"), [(date(2025, 6, 13), True), (date(2025, 6, 16), False)])
def test_an_appearance_is_due_ten_days_before_the_hearing(board, day: date, in_time: bool) -> None:
    """The hearing is on June 24; ten days before is Saturday, June 14, and a closed day moves it to Friday, June 13."""
    play = plays.scheduled(board).on(day)
    person = named(play)
    assert bool(seats_of(person, play.case)) is in_time
    assert (representation.waiting(play.case) is None) is in_time
    assert ("representative_code" in play.shown) is in_time


def test_a_late_representative_sees_nothing_until_the_officer_gives_leave(board) -> None:
    play = plays.scheduled(board).on(date(2025, 6, 20))
    person = named(play)
    assert signed_in(person).get("/respond/")["Location"] == "/respond/code/"
    assert representation.counsel(play.case) is None
    with pytest.raises(Refused, match="not yours to take"):
        play.take("admit_representative", board.chair, reason="Yes.")
    play.take("admit_representative", play.officer, reason="The first attorney fell ill.")
    assert seats_of(person, play.case) == {Seat.REPRESENTATIVE}
    assert Representation.objects.get().admitted_by == play.officer
    why = workflow.obstacle(STEPS["admit_representative"], play.case, play.officer, play.now)
    assert why == "No representative waits for leave."


def test_a_representative_of_one_case_finds_nothing_of_another(board) -> None:
    play, other = plays.investigating(board), plays.investigating(board)
    person = named(play)
    other.on(date(2025, 3, 12)).report().release()
    client = signed_in(person)
    for paper in Document.objects.filter(case=other.case):
        assert client.get(f"/respond/papers/{paper.reference}/").status_code == 404
    for letter in Notice.objects.filter(docket=other.case.docket):
        assert client.get(f"/respond/letters/{letter.pk}/").status_code == 404
    assert list(Case.objects.visible_to(person)) == [play.case]


def test_counsel_asks_for_the_hearing_and_appeals(board) -> None:
    play = plays.charged(board)
    person = named(play)
    play.take("request_hearing", person)
    assert play.case.status == Status.HEARING_SCHEDULED


def test_counsel_hands_in_a_late_appeal_for_the_respondent(board) -> None:
    play = plays.decided(board)
    person = named(play)
    play.on(date(2025, 7, 2)).take("appeal_late", person, text="The letter lay at the wrong door.")
    assert play.case.has("late_appeal")
