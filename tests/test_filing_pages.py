"""The pages of filing: the code, saving, sending (ux.md §1.1)."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import CharField, JSONField, TextField
from django.http import HttpResponse
from django.test import Client
from django.utils.html import escape

from complaints.actions import filing
from complaints.errors import Refused
from complaints.models import Case, Complaint, Document, Draft, Status
from people.models import AccessCode, User
from record.models import Notice
from tests import plays
from tests.visiting import COMPULSORY, NOON, begin, enter, text_of, travel

__all__ = ["travel"]

pytestmark = pytest.mark.django_db

EVERYTHING = {
    "relationship": "family",
    "respondent_name": "Dana <Reed> & Co",
    "respondent_description": "Tall",
    "respondent_workplace": "Harbor House",
    "topics": ["money", "privacy"],
    "narrative": "Line one\nLine \u201ctwo\u201d",
    "first_act_on_month": "Smarch",
    "first_act_on_day": "45",
    "first_act_on_year": "20x4",
    "last_act_on_month": "2",
    "last_act_on_day": "",
    "last_act_on_year": "1",
    "continuing": "on",
    "when_text": "around Christmas",
    "discovered_on_month": "3",
    "discovered_on_day": "",
    "discovered_on_year": "2025",
    "witnesses": "My sister",
    "told": "Nobody yet",
    "urgent_danger": "on",
    "name": "Mary Moe",
    "contact": "e_mail",
    "email": "not an address",
    "phone": "call me",
    "address": "12 Elm Street\nNorwich",
    "accommodation": "Spanish",
    "consents_to_disclosure": "on",
    "signature": "M",
}


def boxes(answer: HttpResponse) -> dict[str, Any]:
    """What stands in the boxes of the form: what a browser would send if nothing were touched."""
    html = answer.content.decode()
    found: dict[str, Any] = {}
    for tag in re.findall(r"<input [^>]*>", html):
        facts = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if facts.get("type") in ("checkbox", "radio"):
            if re.search(r"\bchecked\b", tag):
                found.setdefault(facts["name"], []).append(facts.get("value", "on"))
        elif facts.get("type") != "hidden" and facts.get("name") not in (None, "paper"):
            found[facts["name"]] = [facts.get("value", "")]
    for name, value in re.findall(r'<textarea name="(\w+)"[^>]*>\n?(.*?)</textarea>', html, re.S):
        found[name] = [value]
    return found


def as_boxes(typed: dict[str, Any]) -> dict[str, list[str]]:
    return {name: [escape(one) for one in (v if isinstance(v, list) else [v])] for name, v in typed.items()}


def everywhere() -> str:
    """All text that the database holds, in any table of ours."""
    said: list[str] = []
    for model in apps.get_models():
        names = [f.attname for f in model._meta.concrete_fields if isinstance(f, CharField | TextField | JSONField)]
        said += [str(value) for row in model._default_manager.values_list(*names) for value in row] if names else []
    return "\n".join(said)


# ---- the code ----------------------------------------------------------------------------------------------------


def test_the_code_is_shown_once_and_only_its_digest_is_kept(travel) -> None:
    client = Client()
    code = begin(client)
    digits = code.replace(" ", "")
    kept = everywhere()
    assert AccessCode.objects.get().digest in kept
    assert code not in kept
    assert digits not in kept
    for address in ("/complaint/", "/complaint/write/", "/complaint/return/"):
        page = client.get(address).content.decode()
        assert code not in page
        assert digits not in page
    assert code not in str(dict(client.session.items()))


@pytest.mark.parametrize("typed", ["{0}{1}{2}{3}", "{0}-{1}-{2}-{3}", " {0}  {1} {2} {3} ", "{0} {1}\t{2}-{3}"])
def test_the_code_opens_the_draft_on_another_computer_however_it_is_typed(travel, typed: str) -> None:
    code = begin(Client())
    second = Client()
    answer = enter(second, typed.format(*code.split()))
    assert (answer.status_code, answer["Location"]) == (302, "/complaint/write/")
    assert second.get("/complaint/write/").status_code == 200


def test_a_code_that_nobody_has_is_said_calmly_and_the_eleventh_try_waits(travel) -> None:
    code, client = begin(Client()), Client()
    for _try in range(10):
        answer = enter(client, "1111 2222 3333 4444")
        assert answer.status_code == 400
        assert "We do not know this code" in text_of(answer)
    answer = enter(client, code)
    assert answer.status_code == 429
    assert "Take a short break" in text_of(answer)
    assert "Nothing is lost" in text_of(answer)
    travel.move_to(NOON + timedelta(minutes=15, seconds=1))
    assert enter(client, code).status_code == 302


@pytest.mark.parametrize("typed", ["", "1234", "x" * 61])
def test_what_is_no_code_is_asked_for_again(travel, typed: str) -> None:
    answer = enter(Client(), typed)
    assert answer.status_code == 400
    assert "Error: " in answer.content.decode()


@pytest.mark.parametrize("address", ["/complaint/write/", "/complaint/sent/", "/my/", "/my/add/", "/my/letters/1/"])
def test_a_visitor_without_a_code_is_asked_for_it(travel, address: str) -> None:
    assert Client().get(address)["Location"] == "/complaint/return/"


# ---- saving -------------------------------------------------------------------------------------------------------


def test_a_draft_is_saved_with_nothing_filled_in(travel) -> None:
    client = Client()
    begin(client)
    answer = client.post("/complaint/write/", {"act": "save"}, follow=True)
    assert answer.redirect_chain == [("/complaint/write/", 302)]
    assert "Saved." in text_of(answer)
    assert "There is a problem" not in text_of(answer)


def test_everything_that_was_typed_is_back_on_another_computer(travel) -> None:
    client = Client()
    code = begin(client)
    assert client.post("/complaint/write/", EVERYTHING | {"act": "save"}).status_code == 302
    second = Client()
    enter(second, code)
    page = second.get("/complaint/write/")
    assert boxes(page) == as_boxes(EVERYTHING)
    assert "Error:" not in page.content.decode()
    assert Case.objects.count() == 0


def test_sending_with_errors_says_what_to_do_and_keeps_everything(travel) -> None:
    client = Client()
    begin(client)
    answer = client.post("/complaint/write/", EVERYTHING | {"act": "send"})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "<title>Error: " in page
    assert page.count("There is a problem") == 1
    links = re.findall(r'<a href="#(\w+)">', page[page.index("error-summary") :])
    assert links == ["id_first_act_on_0", "id_last_act_on_0", "id_email"]  # in the order of the questions
    assert all(f'id="{name}"' in page for name in links)
    assert boxes(answer) == as_boxes(EVERYTHING)
    assert boxes(client.get("/complaint/write/")) == as_boxes(EVERYTHING)  # kept as a draft, too
    assert Case.objects.count() == 0


def test_an_empty_form_asks_for_the_compulsory_answers_and_no_other(travel) -> None:
    client = Client()
    begin(client)
    answer = client.post("/complaint/write/", {"act": "send"})
    page = answer.content.decode()
    links = re.findall(r'<a href="#(\w+)">', page[page.index("error-summary") :])
    assert answer.status_code == 400
    assert links == [
        "id_relationship_0", "id_respondent_name", "id_topics_0", "id_name", "id_contact_0", "id_signature",
    ]  # fmt: skip


def test_a_paper_stays_with_the_draft_and_goes_along_when_it_is_sent(travel) -> None:
    client = Client()
    begin(client)
    paper = SimpleUploadedFile("loan.pdf", b"%PDF-1.7 a loan", content_type="application/pdf")
    assert client.post("/complaint/write/", {"act": "save", "paper": paper}).status_code == 302
    assert "loan.pdf" in text_of(client.get("/complaint/write/"))
    assert client.post("/complaint/write/", COMPULSORY).status_code == 302
    document = Document.objects.get()
    assert (document.case, document.draft, document.title) == (Case.objects.get(), None, "loan.pdf")
    mine = client.get("/my/").content.decode()
    download = client.get(f"/my/file/{document.reference}/")
    assert f"/my/file/{document.reference}/" in mine
    assert b"".join(download.streaming_content) == b"%PDF-1.7 a loan"


def test_a_file_of_another_kind_is_refused_and_the_rest_is_kept(travel) -> None:
    client = Client()
    begin(client)
    paper = SimpleUploadedFile("run.exe", b"MZ\x90\x00", content_type="application/pdf")
    answer = client.post("/complaint/write/", EVERYTHING | {"act": "save", "paper": paper})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert re.findall(r'<a href="#(\w+)">', page[page.index("error-summary") :]) == ["id_paper"]
    assert boxes(answer) == as_boxes(EVERYTHING)
    assert Document.objects.count() == 0


# ---- sending ------------------------------------------------------------------------------------------------------


def test_the_compulsory_answers_are_enough_and_the_number_is_shown(travel) -> None:
    client = Client()
    code = begin(client)
    sent = client.post("/complaint/write/", COMPULSORY, follow=True)
    assert sent.redirect_chain == [("/complaint/sent/", 302)]
    case = Case.objects.get()
    assert case.number == "EC-2025-0001"
    assert "EC-2025-0001" in text_of(sent)
    assert "Monday, January 13, 2025" in text_of(sent)  # the receipt
    assert "Monday, January 27, 2025" in text_of(sent)  # the screening
    assert (case.status, Draft.objects.count()) == (Status.SUBMITTED, 0)
    second = Client()
    assert enter(second, code)["Location"] == "/my/"
    assert "We have it and are checking if we can act on it." in text_of(second.get("/my/"))


def test_a_second_sending_says_calmly_that_it_arrived(travel) -> None:
    client = Client()
    begin(client)
    client.post("/complaint/write/", COMPULSORY)
    for act in ("send", "save"):
        again = client.post("/complaint/write/", COMPULSORY | {"act": act}, follow=True)
        assert again.redirect_chain == [("/complaint/sent/", 302)]
        assert "This complaint was sent already. It cannot be sent twice." in text_of(again)
        assert "EC-2025-0001" in text_of(again)
    assert (Case.objects.count(), Complaint.objects.count()) == (1, 1)


def test_a_draft_sent_from_another_page_is_neither_saved_nor_sent(travel) -> None:
    """The page that lost the race holds a draft that is gone."""
    client = Client()
    begin(client)
    late = Draft.objects.get()
    client.post("/complaint/write/", COMPULSORY)
    with pytest.raises(Refused, match="sent already"):
        filing.save_draft(late, answers={}, on=NOON)
    with pytest.raises(Refused, match="sent already"):
        filing.file_complaint(late, answers=plays.ANSWERS, on=NOON)
    assert Draft.objects.count() == 0


def test_no_address_of_filing_holds_a_name_a_code_or_an_answer(travel) -> None:
    client = Client()
    code = begin(client)
    seen = []
    for address, data in (
        ("/complaint/return/", {"code": code}),
        ("/complaint/write/", EVERYTHING | {"act": "save"}),
        ("/complaint/write/", COMPULSORY),
    ):
        answer = client.post(address, data, follow=True)
        seen += [target for target, _status in answer.redirect_chain]
        seen += re.findall(r'(?:href|action)="([^"]*)"', answer.content.decode())
    joined = " ".join(seen)
    assert {
        word for word in ("Mary", "Moe", "Dana", "Reed", "money", code, code.replace(" ", "")) if word in joined
    } == set()


def test_the_spanish_pages_carry_their_language_on(travel) -> None:
    client = Client()
    page = client.get("/es/complaint/")
    assert '<html lang="es">' in page.content.decode()
    assert client.post("/es/complaint/code/").status_code == 200
    sent = client.post("/es/complaint/write/", COMPULSORY, follow=True)
    assert sent.redirect_chain == [("/es/complaint/sent/", 302)]
    assert Complaint.objects.get().language == "es"
    assert User.objects.get().language == "es"
    assert Notice.objects.get(kind="receipt").language == "es"
