"""The pages of filing: the code, saving, sending (ux.md §1.1)."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db.models import CharField, JSONField, TextField
from django.test import Client

from complaints.forms.filing_pages import PAGES, Page
from complaints.models import Case, Complaint, Draft
from people.models import AccessCode, CertifiedProfessional
from tests.boxes import EVERYTHING, all_boxes, as_boxes, boxes, links_of_summary
from tests.visiting import COMPULSORY, NOON, begin, enter, save, send, text_of, travel

__all__ = ["travel"]

pytestmark = pytest.mark.django_db


def everywhere() -> str:
    """All text that the database holds, in any table of ours."""
    said: list[str] = []
    for model in apps.get_models():
        names = [f.attname for f in model._meta.concrete_fields if isinstance(f, CharField | TextField | JSONField)]
        said += [str(value) for row in model._default_manager.values_list(*names) for value in row] if names else []
    return "\n".join(said)


# ---- the code ----------------------------------------------------------------------------------------------------


@pytest.mark.requirement(33)
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


@pytest.mark.requirement(33)
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
