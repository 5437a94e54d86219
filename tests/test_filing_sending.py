"""Files with a complaint, and the sending of it (ux.md §1.1)."""

import re
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ccb_ethics.demo.play import Board, Play
from complaints.actions import drafting, filing
from complaints.errors import Refused
from complaints.forms.filing_pages import PAGES
from complaints.models import Case, Complaint, Document, Draft, Status
from people.models import CertifiedProfessional, User
from record.models import Notice
from tests import pdfs, plays
from tests.boxes import EVERYTHING, boxes, links_of_summary
from tests.factories import signed_in
from tests.visiting import COMPULSORY, NOON, begin, enter, save, send, text_of, travel

__all__ = ["travel"]

pytestmark = pytest.mark.django_db


# ---- files --------------------------------------------------------------------------------------------------------


def pdf(name: str = "loan.pdf") -> SimpleUploadedFile:
    return pdfs.upload(name, pdfs.pdf("A loan."))


def test_a_paper_stays_with_the_draft_and_goes_along_when_it_is_sent(travel) -> None:
    client = Client()
    begin(client)
    answer = client.post("/complaint/files/", {"act": "add", "paper": pdf()}, follow=True)
    assert answer.redirect_chain == [("/complaint/files/", 302)]
    assert "loan.pdf was added." in text_of(answer)
    assert "loan.pdf" in text_of(client.get("/complaint/check/"))
    send(client)
    document = Document.objects.get()
    assert (document.case, document.draft, document.title) == (Case.objects.get(), None, "loan.pdf")
    mine = client.get("/my/").content.decode()
    download = client.get(f"/my/file/{document.reference}/")
    assert f"/my/file/{document.reference}/" in mine
    assert pdfs.words_of(b"".join(download.streaming_content)) == ["A loan."]


def test_requirement_44_one_file_at_a_time_then_the_list_and_another(travel) -> None:
    client = Client()
    begin(client)
    for name in ("one.pdf", "two.pdf"):
        client.post("/complaint/files/", {"act": "add", "paper": pdf(name)})
    answer = client.post("/complaint/files/", {"act": "continue", "paper": pdf("three.pdf")})
    assert answer["Location"] == "/complaint/told-anyone/"  # a chosen file goes along with Continue
    shown = text_of(client.get("/complaint/files/"))
    assert [name in shown for name in ("one.pdf", "two.pdf", "three.pdf")] == [True] * 3
    nothing = client.post("/complaint/files/", {"act": "add"})
    assert (nothing.status_code, links_of_summary(nothing)) == (400, ["id_paper"])


def test_requirement_47_a_file_is_taken_off_at_once_and_put_back_until_it_is_sent(travel) -> None:
    client = Client()
    begin(client)
    for name in ("stays.pdf", "goes.pdf", "returns.pdf"):
        client.post("/complaint/files/", {"act": "add", "paper": pdf(name)}, follow=True)
    goes, returns = Document.objects.get(title="goes.pdf"), Document.objects.get(title="returns.pdf")
    for paper in (goes, returns):
        client.post("/complaint/files/", {"remove": paper.reference})
    assert "goes.pdf" not in text_of(client.get("/complaint/check/"))
    client.post("/complaint/files/", {"undo": returns.reference})
    send(client)
    assert sorted(Document.objects.values_list("title", flat=True)) == ["returns.pdf", "stays.pdf"]
    assert client.post("/complaint/files/", {"remove": returns.reference})["Location"] == "/complaint/sent/"
    assert Document.objects.filter(removed_at__isnull=False).count() == 0


def test_nobody_takes_off_the_file_of_another_draft(travel) -> None:
    client, other = Client(), Client()
    begin(client)
    begin(other)
    client.post("/complaint/files/", {"act": "add", "paper": pdf()})
    paper = Document.objects.get()
    other.post("/complaint/files/", {"remove": paper.reference})
    paper.refresh_from_db()
    assert paper.removed_at is None


@pytest.mark.requirement(26)
def test_a_file_of_another_kind_is_refused_and_the_rest_is_kept(travel) -> None:
    client = Client()
    begin(client)
    paper = SimpleUploadedFile("run.exe", b"MZ\x90\x00", content_type="application/pdf")
    answer = client.post("/complaint/files/", {"act": "continue", "has_more_to_send": "on", "paper": paper})
    assert answer.status_code == 400
    assert links_of_summary(answer) == ["id_paper"]
    assert boxes(answer) == {"has_more_to_send": ["on"]}
    assert Document.objects.count() == 0


# ---- sending ------------------------------------------------------------------------------------------------------


def test_requirement_27_the_compulsory_answers_are_enough_and_the_number_is_shown(travel) -> None:
    client = Client()
    code = begin(client)
    few = {
        n: COMPULSORY[n]
        for n in ("relationship", "respondent_description", "narrative", "contact", "signature", "states_truth")
    }
    sent = send(client, few, follow=True)
    assert sent.redirect_chain == [("/complaint/sent/", 302)]
    case = Case.objects.get()
    assert case.number == "EC-2025-0001"
    assert case.parties.get().name == "Mary Moe"  # as it was signed
    assert "EC-2025-0001" in text_of(sent)
    assert "Monday, January 13, 2025" in text_of(sent)  # the receipt
    assert "Monday, January 27, 2025" in text_of(sent)  # the screening
    assert (case.status, Draft.objects.count()) == (Status.SUBMITTED, 0)
    second = Client()
    assert enter(second, code)["Location"] == "/my/"
    assert "We have it and are checking if we can act on it." in text_of(second.get("/my/"))


def test_what_was_said_stands_in_the_complaint(travel) -> None:
    client = Client()
    begin(client)
    told = EVERYTHING | {
        "email": "mary@mail.example",
        "last_act_on_year": "2025",
        "signature": "M. Moe",
        "states_truth": "on",
    }
    told |= {"first_act_on_month": "1", "first_act_on_day": "5", "first_act_on_year": "2024"}
    send(client, told)
    complaint, party = Complaint.objects.get(), Case.objects.get().parties.get()
    kept = (
        complaint.on_behalf_of,
        complaint.complains_with,
        complaint.has_more_to_send,
        complaint.consents_to_disclosure,
    )
    assert kept == ("My brother", "Nora Noe", True, False)
    assert (party.message_is_safe, party.best_times, party.name) == ("no", "After 6 p.m.", "Mary Moe")


def test_a_second_sending_says_calmly_that_it_arrived(travel) -> None:
    client = Client()
    begin(client)
    send(client)
    for address, act in (("check", "send"), ("check", "save"), ("who", "continue"), ("who", "save")):
        again = client.post(f"/complaint/{address}/", COMPULSORY | {"act": act}, follow=True)
        assert again.redirect_chain == [("/complaint/sent/", 302)]
        assert "This complaint was sent already. It cannot be sent twice." in text_of(again)
        assert "EC-2025-0001" in text_of(again)
    assert (Case.objects.count(), Complaint.objects.count()) == (1, 1)


def test_a_draft_sent_from_another_page_is_neither_saved_nor_sent(travel) -> None:
    """The page that lost the race holds a draft that is gone."""
    client = Client()
    begin(client)
    late = Draft.objects.get()
    send(client)
    with pytest.raises(Refused, match="sent already"):
        drafting.save_draft(late, typed={}, boxes=(), place="who", on=NOON)
    with pytest.raises(Refused, match="sent already"):
        filing.file_complaint(late, answers=plays.ANSWERS, on=NOON)
    assert Draft.objects.count() == 0


def test_no_address_of_filing_holds_a_name_a_code_or_an_answer(travel) -> None:
    client = Client()
    code = begin(client)
    answers = [client.post("/complaint/return/", {"code": code}, follow=True)]
    save(client, EVERYTHING)
    answers += [client.get(f"/complaint/{page.slug}/") for page in PAGES]
    save(client, COMPULSORY | {name: "" for name in EVERYTHING if "_on_" in name or name == "email"})
    answers.append(send(client, follow=True))
    seen = [target for answer in answers for target, _status in getattr(answer, "redirect_chain", [])]
    seen += [one for answer in answers for one in re.findall(r'(?:href|action)="([^"]*)"', answer.content.decode())]
    joined = " ".join(seen)
    assert {
        word for word in ("Mary", "Moe", "Dana", "Reed", "money", code, code.replace(" ", "")) if word in joined
    } == set()


def test_the_spanish_pages_carry_their_language_on(travel) -> None:
    client = Client()
    page = client.get("/es/complaint/")
    assert '<html lang="es">' in page.content.decode()
    assert client.post("/es/complaint/code/", {"understood": "yes"}, follow=True).status_code == 200
    sent = send(client, COMPULSORY, "/es", follow=True)
    assert sent.redirect_chain == [("/es/complaint/sent/", 302)]
    assert Complaint.objects.get().language == "es"
    assert User.objects.get().language == "es"
    assert Notice.objects.get(kind="receipt").language == "es"


def test_the_office_reads_what_was_said_beside_the_story_and_members_read_no_contact(board: Board) -> None:
    dana = CertifiedProfessional.objects.create(name="Dana Reed")
    answers = replace(
        plays.ANSWERS,
        on_behalf_of="My brother Ned",
        complains_with="Nora Noe, 12 Elm Street",
        has_more_to_send=True,
        chosen_in_register=dana.public_id,
        message_is_safe="no",
        best_times="After 6 p.m.",
    )
    case = Play(board, NOON).file(answers).case
    office = signed_in(board.staff[0])
    page = text_of(office.get(f"/desk/cases/{case.number}/"))
    assert "My brother Ned" in page
    assert "Nora Noe, 12 Elm Street" in page
    assert "The complainant has something that could not be sent yet." in page
    assert f'href="/register/{dana.public_id}/"' in office.get(f"/desk/cases/{case.number}/").content.decode()
    people = text_of(office.get(f"/desk/cases/{case.number}/people/"))
    assert "Safe to leave a message: No. Do not leave a message" in people
    assert "Best times: After 6 p.m." in people
