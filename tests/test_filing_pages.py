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

from complaints.actions import drafting, filing
from complaints.errors import Refused
from complaints.forms.filing_pages import PAGES, Page
from complaints.models import Case, Complaint, Document, Draft, Status
from people.models import AccessCode, CertifiedProfessional, User
from record.models import Notice
from tests import plays
from tests.visiting import COMPULSORY, NOON, begin, enter, save, send, text_of, travel

__all__ = ["travel"]

pytestmark = pytest.mark.django_db

EVERYTHING = {
    "relationship": "family",
    "respondent_name": "Dana <Reed> & Co",
    "respondent_description": "Tall",
    "respondent_workplace": "Harbor House",
    "serves_board": "no",
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
    "message_is_safe": "no",
    "best_times": "After 6 p.m.",
    "shares_name": "back",
    "on_behalf_of": "My brother",
    "complains_with": "Nora Noe",
    "has_more_to_send": "on",
}


def boxes(answer: HttpResponse) -> dict[str, Any]:
    """What stands in the boxes of the form: what a browser would send if nothing were touched."""
    html = answer.content.decode()
    found: dict[str, Any] = {}
    for tag in re.findall(r"<input [^>]*>", html):
        facts = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if facts.get("type") in ("checkbox", "radio"):
            if facts["name"] != "client_identifying" and re.search(r"\bchecked\b", tag):
                found.setdefault(facts["name"], []).append(facts.get("value", "on"))
        elif facts.get("type") != "hidden" and facts.get("name") not in (None, "paper", "client_identifying"):
            found[facts["name"]] = [facts.get("value", "")]
    for name, value in re.findall(r'<textarea name="(\w+)"[^>]*>\n?(.*?)</textarea>', html, re.S):
        found[name] = [value]
    return found


def all_boxes(client: Client) -> dict[str, Any]:
    """The same of all pages together."""
    found: dict[str, Any] = {}
    for page in PAGES:
        found |= boxes(client.get(f"/complaint/{page.slug}/"))
    return found


def links_of_summary(answer: HttpResponse) -> list[str]:
    page = answer.content.decode()
    return re.findall(r'<a href="#(\w+)">', page[page.index("error-summary") :])


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
    for address in ("/complaint/", "/complaint/you-are/", "/complaint/list/", "/complaint/return/"):
        page = client.get(address).content.decode()
        assert code not in page
        assert digits not in page
    assert code not in str(dict(client.session.items()))


def test_the_page_of_the_code_can_be_read_again_but_by_nobody_else_and_not_for_long(travel) -> None:
    client = Client()
    code = begin(client)
    again = client.get("/complaint/code/")
    assert code in text_of(again)
    kept = client.cookies["shown"]
    assert (kept["path"], kept["max-age"], kept["httponly"]) == ("/complaint/code/", 600, True)
    assert Draft.objects.count() == 1
    client.get("/exit/")
    assert client.cookies["shown"].value == ""
    other = Client()
    other.cookies["shown"] = code
    assert other.get("/complaint/code/")["Location"] == "/complaint/safety/"


@pytest.mark.parametrize("typed", ["{0}{1}{2}{3}", "{0}-{1}-{2}-{3}", " {0}  {1} {2} {3} ", "{0} {1}\t{2}-{3}"])
def test_the_code_opens_the_draft_on_another_computer_however_it_is_typed(travel, typed: str) -> None:
    code = begin(Client())
    second = Client()
    answer = enter(second, typed.format(*code.split()))
    assert (answer.status_code, answer["Location"]) == (302, "/complaint/list/")
    assert second.get("/complaint/you-are/").status_code == 200


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


@pytest.mark.parametrize(
    "address",
    [
        "/complaint/who/",
        "/complaint/check/",
        "/complaint/list/",
        "/complaint/sent/",
        "/my/",
        "/my/add/",
        "/my/letters/1/",
    ],
)
def test_a_visitor_without_a_code_is_asked_for_it(travel, address: str) -> None:
    assert Client().get(address)["Location"] == "/complaint/return/"


# ---- saving -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_every_page_is_saved_with_nothing_filled_in(travel, page: Page) -> None:
    client = Client()
    begin(client)
    answer = client.post(f"/complaint/{page.slug}/", {"act": "save"}, follow=True)
    assert answer.redirect_chain == [("/complaint/list/", 302)]
    assert "Saved." in text_of(answer)
    assert f"You stopped at: {page.short}" in text_of(answer)
    assert "There is a problem" not in text_of(answer)


def test_everything_that_was_typed_is_back_on_another_computer(travel) -> None:
    client = Client()
    code = begin(client)
    save(client, EVERYTHING)
    second = Client()
    enter(second, code)
    assert all_boxes(second) == as_boxes(EVERYTHING)
    assert "Error:" not in second.get("/complaint/when/").content.decode()
    assert Case.objects.count() == 0


def test_a_page_keeps_what_the_others_were_told_and_forgets_what_is_emptied(travel) -> None:
    client = Client()
    begin(client)
    save(client, {"narrative": "First", "topics": ["money"], "told": "Nobody"})
    save(client, {"narrative": ""})
    client.post("/complaint/about/", {"act": "save"})
    assert Draft.objects.get().answers == {"narrative": [""], "told": ["Nobody"]}


@pytest.mark.parametrize(
    ("page", "typed", "wrong"),
    [
        ("you-are", {}, ["id_relationship_0"]),
        ("who", {"respondent_workplace": "Harbor House"}, ["id_respondent_name"]),
        ("about", {"topics": "nothing we know"}, ["id_topics_0"]),
        ("when", {name: EVERYTHING[name] for name in EVERYTHING if "_on_" in name}, ["id_first_act_on_0", "id_last_act_on_0"]),
        ("what-happened", {"narrative": ""}, ["id_narrative"]),
        ("what-happened", {"narrative": "x" * 10_001}, ["id_narrative"]),
        ("your-name", {"name": "M" * 201, "shares_name": "perhaps"}, ["id_name", "id_shares_name_0"]),
        ("safe-contact", {}, ["id_contact_0"]),
        ("safe-contact", {"contact": "e_mail", "email": "not an address"}, ["id_email"]),
        ("safe-contact", {"contact": "phone"}, ["id_phone"]),
    ],
)  # fmt: skip
def test_going_on_with_errors_says_what_to_do_and_keeps_everything(travel, page: str, typed: Any, wrong: Any) -> None:
    client = Client()
    begin(client)
    answer = client.post(f"/complaint/{page}/", typed | {"act": "continue"})
    html = answer.content.decode()
    assert answer.status_code == 400
    assert "<title>Error: " in html
    assert html.count("There is a problem") == 1
    assert links_of_summary(answer) == wrong
    assert all(f'id="{name}"' in html for name in wrong)
    written = {name: [value] for name, value in typed.items() if value not in ("nothing we know", "perhaps")}
    assert {name: value for name, value in boxes(answer).items() if any(value)} == {
        k: v for k, v in written.items() if any(v)
    }
    assert boxes(client.get(f"/complaint/{page}/")) == boxes(answer)  # kept as a draft, too


def test_skipping_every_page_asks_for_the_compulsory_answers_at_the_end_and_for_no_other(travel) -> None:
    client = Client()
    begin(client)
    assert "We cannot act without these answers" in text_of(client.get("/complaint/check/"))
    answer = client.post("/complaint/check/", {"act": "send"})
    assert answer.status_code == 400
    assert links_of_summary(answer) == [
        "id_relationship_0", "id_respondent_name", "id_topics_0", "id_contact_0", "id_states_truth", "id_signature",
    ]  # fmt: skip
    assert all(f'id="{anchor}"' in answer.content.decode() for anchor in links_of_summary(answer))


def test_what_is_wrong_is_told_before_it_is_sent_and_stays_as_it_was_typed(travel) -> None:
    client = Client()
    begin(client)
    save(client, EVERYTHING)
    answer = client.post("/complaint/check/", {"act": "send", "signature": "M", "states_truth": "on"})
    assert answer.status_code == 400
    assert links_of_summary(answer) == ["id_first_act_on_0", "id_last_act_on_0", "id_email"]
    assert all_boxes(client) == as_boxes(EVERYTHING)
    assert Draft.objects.get().answers["signature"] == ["M"]
    assert Case.objects.count() == 0


# ---- the pages ----------------------------------------------------------------------------------------------------


def test_requirement_37_the_safety_page_comes_before_the_code_and_cannot_be_skipped(travel) -> None:
    client = Client()
    assert 'href="/complaint/safety/"' in client.get("/complaint/").content.decode()
    said = text_of(client.get("/complaint/safety/"))
    assert "It does not clear the list of pages in your browser." in said
    assert "You need your code to come back to them." in said
    assert client.post("/complaint/code/")["Location"] == "/complaint/safety/"
    assert Draft.objects.count() == 0
    begin(client)
    assert client.get("/complaint/safety/")["Location"] == "/complaint/list/"  # once for each draft


def test_from_the_start_to_the_sending_it_takes_fourteen_presses_of_continue(travel) -> None:
    client = Client()
    begin(client)
    presses, place = 2, "/complaint/you-are/"  # the safety page and the code
    while place != "/complaint/check/":
        names = {name for page in PAGES if f"/{page.slug}/" in place for name in page.form().boxes()}
        typed = {name: value for name, value in COMPULSORY.items() if name in names}
        place = client.post(place, typed | {"act": "continue"})["Location"]
        presses += 1
    signing = {name: COMPULSORY[name] for name in ("signature", "states_truth")}
    assert client.post(place, signing | {"act": "send"})["Location"] == "/complaint/sent/"
    assert presses + 1 == 14


def test_requirement_21_each_page_has_one_question_in_its_heading(travel) -> None:
    client = Client()
    begin(client)
    for page in PAGES:
        html = client.get(f"/complaint/{page.slug}/").content.decode()
        form = html[html.index('id="filing"') : html.index("</form>", html.index('id="filing"'))]
        assert html.count("<h1") == form.count("<h1") == 1, page.slug
        heading = re.search(r"<(legend|label)[^>]*>\s*<h1|<h1[^>]*>\s*<(label)", form)
        assert heading, page.slug
        assert "required" not in re.sub(r"<textarea.*?</textarea>", "", form)


def test_requirement_30_each_change_leads_straight_back(travel) -> None:
    client = Client()
    begin(client)
    save(client, COMPULSORY)
    shown = client.get("/complaint/check/").content.decode()
    links = re.findall(r'href="(/complaint/[\w-]+/\?change=1)">Change<span class="visually-hidden">', shown)
    assert links == [f"/complaint/{page.slug}/?change=1" for page in PAGES]
    for page, link in zip(PAGES, links, strict=True):
        names = page.form().boxes()
        typed = {name: value for name, value in COMPULSORY.items() if name in names}
        assert client.post(link, typed | {"act": "continue"})["Location"] == "/complaint/check/"
    assert text_of(client.get("/complaint/check/")).count("Not answered") > 10


def test_requirement_34_coming_back_shows_where_it_stopped_and_what_is_done(travel) -> None:
    client = Client()
    code = begin(client)
    client.post("/complaint/you-are/", {"relationship": "client", "act": "continue"})
    second = Client()
    page = second.get(enter(second, code)["Location"])
    assert "You stopped at: Who it is about" in text_of(page)
    rows = re.findall(
        r'<a href="/complaint/([\w-]+)/">[^<]*</a>\s*<span class="status[^>]*>([^<]*)</span>', page.content.decode()
    )
    assert rows == [(p.slug, "Answered" if p.slug == "you-are" else "Not answered") for p in PAGES]
    assert 'href="/complaint/who/">Go on where you stopped' in page.content.decode()
    assert "If you do not send your complaint, we delete it after March 7, 2025." in text_of(page)


def test_requirement_57_the_other_language_keeps_what_was_typed(travel) -> None:
    client = Client()
    begin(client)
    answer = client.post("/complaint/what-happened/?change=1", {"narrative": "Half a sent", "act": "language"})
    assert answer["Location"] == "/es/complaint/what-happened/?change=1"
    assert boxes(client.get(answer["Location"])) == {"narrative": ["Half a sent"]}
    assert client.post(answer["Location"], {"narrative": "x", "act": "language"})["Location"].startswith("/complaint/")


@pytest.mark.parametrize("typed", [{"urgent_danger": "on"}, {"topics": ["sexual"]}, {"topics": ["threats", "money"]}])
def test_an_answer_that_tells_of_danger_brings_up_whom_to_call(travel, typed: Any) -> None:
    client = Client()
    begin(client)
    calm = client.get("/complaint/when/").content.decode()
    save(client, typed)
    for page in ("when", "check", "support"):
        assert "If you or someone else is not safe" in client.get(f"/complaint/{page}/").content.decode()
    assert "If you or someone else is not safe" not in calm


def test_looking_in_the_register_offers_and_never_blocks(travel) -> None:
    CertifiedProfessional.objects.create(name="Dana Reed", town="Norwich")
    client = Client()
    begin(client)
    page = client.post("/complaint/who/", {"respondent_name": "reed", "act": "find"})
    chosen = re.search(r'name="choose"\s+value="(\w+)"', page.content.decode())
    assert chosen
    assert "It is Dana Reed, Norwich" in text_of(page)
    client.post("/complaint/who/", {"respondent_name": "reed", "choose": chosen[1]})
    page = client.get("/complaint/who/")
    assert boxes(page)["respondent_name"] == ["Dana Reed"]
    assert "You chose from our register: Dana Reed, Norwich" in text_of(page)
    client.post("/complaint/who/", {"respondent_name": "Somebody Else", "act": "save"})
    assert "You chose from our register" not in text_of(client.get("/complaint/who/"))
    page = client.post("/complaint/who/", {"respondent_name": "Nobody Known", "act": "find"})
    assert "We did not find this name. That does not matter" in text_of(page)
    assert client.post("/complaint/who/", {"respondent_name": "Nobody", "act": "continue"}).status_code == 302
    for forged in ("", "nothing", "\x00"):
        assert client.post("/complaint/who/", {"respondent_name": "Nobody", "choose": forged}).status_code == 302


def test_what_was_chosen_in_the_register_is_kept_with_the_complaint(travel) -> None:
    dana = CertifiedProfessional.objects.create(name="Dana Reed", town="Norwich")
    client = Client()
    begin(client)
    client.post("/complaint/who/", {"respondent_name": "reed", "choose": dana.public_id})
    send(client, {name: value for name, value in COMPULSORY.items() if name != "respondent_description"})
    complaint = Complaint.objects.get()
    assert (complaint.respondent_name, complaint.chosen_in_register) == ("Dana Reed", dana.public_id)


# ---- files --------------------------------------------------------------------------------------------------------


def pdf(name: str = "loan.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"%PDF-1.7 a loan", content_type="application/pdf")


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
    assert b"".join(download.streaming_content) == b"%PDF-1.7 a loan"


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
