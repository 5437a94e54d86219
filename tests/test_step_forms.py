"""The forms of the steps: what they offer, what they say about a wrong answer, what they hand to the workflow.

Screening, inquiry and votes have files of their own beside this one.
"""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from crispy_forms.utils import render_crispy_form
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from complaints.forms import FORMS
from complaints.models import (
    Case,
    Document,
    Status,
)
from complaints.procedure import ROWS
from complaints.uploads import MOST_FILES
from people.models import Role
from record import chain, notices
from record.models import Notice
from tests.stepping import (
    NOON,
    PDF,
    TODAY,
    allegation,
    errors,
    form,
    given,
    load_tables,
    new_case,
    offered,
    person,
    values,
)

OURS = sorted(name for name, form in FORMS.items() if form.__module__.startswith("complaints."))
BLAME = re.compile(r"\b(invalid|required|please|sorry|oops|forbidden|illegal|fields?)\b", re.IGNORECASE)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _tables(db: None) -> None:
    load_tables()


# ---------------------------------------------------------------------------------------------------------- all of them


def test_every_row_that_names_a_form_finds_one() -> None:
    assert {row.form for row in ROWS if row.form} - set(FORMS) == set()
    assert set(FORMS) - {row.form for row in ROWS} == set()


@pytest.mark.cells
@pytest.mark.parametrize("row", [row for row in ROWS if row.form in OURS], ids=lambda row: row.name)
def test_every_form_of_ours_opens_at_every_status_of_its_row_and_blames_nobody(row: Any) -> None:
    who = person("ana", Role.CHAIR)
    for number, status in enumerate(sorted(row.source)):
        case = new_case(status, f"EC-2027-{number:04}")
        allegation(case)
        assert not form(row.name, case, who).is_bound
        long = dict.fromkeys(form(row.name, case, who).fields, "x" * 20001)
        wrong = dict.fromkeys(long, "§")
        for data in ({}, long, wrong):
            sent = form(row.name, case, who, data)
            assert "csrf" not in render_crispy_form(sent)
            said = [str(message) for messages in sent.errors.values() for message in messages]
            assert [message for message in said if BLAME.search(message) or "this value" in message.lower()] == []


def test_words_that_are_too_long_are_kept_and_counted() -> None:
    case = new_case()
    said = errors("ask_completion", case, person("ana"), {"reason": "x" * 20_001})
    assert said == {"reason": ["Shorten this to at most 20000 characters. It has 20001"]}
    assert "maxlength" not in str(form("ask_completion", case, person("bo"))["reason"])


# ------------------------------------------------------------------------------------------- reasons, signatures, words


def test_a_confirmation_asks_nothing_and_gives_nothing() -> None:
    assert given("begin_jurisdiction", new_case(), person("ana"), {"anything": "else"}) == {}


def test_a_reason_says_where_it_will_be_read() -> None:
    case, who = new_case(), person("ana")
    asked = form("ask_completion", case, who).fields["reason"]
    assert (asked.label, asked.help_text) == (
        "What is missing?",
        "It goes on the record and into the letter, so write it for the person who gets the letter.",
    )
    assert form("continue_hearing", case, who).fields["reason"].help_text == "It goes on the record."
    assert given("ask_completion", case, who, {"reason": " The date. "}) == {"reason": "The date."}
    assert errors("ask_completion", case, who, {"reason": " "}) == {"reason": ["Write the reason in a sentence or two"]}


def test_a_signature_a_declaration_and_a_recusal_give_what_their_effects_read() -> None:
    case, who = new_case(), person("ana")
    assert given("waive_hearing", case, who, {"signature": "Ana Ruiz"}) == {"signature": "Ana Ruiz"}
    assert errors("waive_hearing", case, who, {"signature": ""}) == {"signature": ["Type your full name to sign"]}
    assert given("declare", case, who, {}) == {"note": ""}
    assert given("recuse", case, who, {"reason": "A friend."}) == {"reason": "A friend."}


# --------------------------------------------------------------------------------------------------------------- papers


def test_a_statement_is_words_or_a_file_or_both() -> None:
    case, who = new_case(Status.DETERMINATION), person("ana")
    assert given("comment", case, who, {"text": "I found this."}) == {"text": "I found this.", "file": None}
    both = given("comment", case, who, {"text": ""}, SimpleUploadedFile("a.pdf", PDF))
    assert (both["text"], both["file"].examined_type, both["file"].read()) == ("", "application/pdf", PDF)
    assert errors("comment", case, who, {"text": "  "}) == {"text": ["Write it here, or choose a file that says it"]}
    assert errors("comment", case, who, {"text": ""}, SimpleUploadedFile("a.pdf", b"")) == {
        "file": ["This file has nothing in it. Choose another one"]
    }


def test_a_document_gives_title_words_file_and_whether_it_shows_a_client() -> None:
    case, who = new_case(), person("ana")
    found = given(
        "add_evidence", case, who, {"title": "Letter", "client_identifying": "on"}, SimpleUploadedFile("a.pdf", PDF)
    )
    assert {name: found[name] for name in found if name != "file"} == {
        "title": "Letter",
        "text": "",
        "client_identifying": True,
    }
    assert list(found) == ["title", "text", "file", "client_identifying"]
    assert errors("add_evidence", case, who, {"title": "Letter"}) == {"text": ["Write something, or choose a file"]}


def test_one_person_sends_twenty_files_to_a_case_and_leaves_the_room_of_others_alone() -> None:
    case, who, other = new_case(), person("ana"), person("bo")
    for _number in range(MOST_FILES):
        Document.objects.create(case=case, kind="evidence", title="T", file="x", added_by=who, added_at=NOON)
    assert errors("add_evidence", case, who, {}, SimpleUploadedFile("a.pdf", PDF)) == {
        "file": ["You have sent 20 files, and this page takes no more. Send the others by mail"]
    }
    assert form("add_evidence", case, who, {"text": "Words still go."}).is_valid()
    assert form("add_evidence", case, other, {}, SimpleUploadedFile("a.pdf", PDF)).is_valid()


def test_a_basis_is_recorded_for_a_locked_paper_of_this_case_only() -> None:
    case, other, who = new_case(), new_case(number="EC-2027-0002"), person("ana")

    def paper(at: Case, **facts: Any) -> Document:
        return Document.objects.create(case=at, kind="evidence", title="T", added_by=who, added_at=NOON, **facts)

    locked = paper(case, client_identifying=True)
    paper(case)
    paper(case, client_identifying=True, release_basis="redacted")
    elsewhere = paper(other, client_identifying=True)
    shown = form("record_release_basis", case, who)
    assert offered(shown, "document") == [locked]
    assert values(shown.fields["basis"].choices) == {"own_information", "consent", "redacted", "court_order"}  # type: ignore[attr-defined]
    found = given("record_release_basis", case, who, {"document": locked.pk, "basis": "consent"})
    assert found == {"document": locked, "basis": "consent"}
    assert errors("record_release_basis", case, who, {"document": elsewhere.pk, "basis": "consent"}) == {
        "document": ["Choose one of the answers in the list"]
    }


# -------------------------------------------------------------------------------------------------------------- service


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            {"method": "certified_mail", "served_on": TODAY, "posted_on": TODAY, "proof": "7010"},
            {"method": "certified_mail", "served_on": TODAY, "posted_on": None, "proof": "7010"},
        ),
        (
            {"method": "ordinary_mail", "served_on": TODAY, "posted_on": date(2027, 2, 20)},
            {"method": "ordinary_mail", "served_on": None, "posted_on": date(2027, 2, 20), "proof": ""},
        ),
    ],
)
def test_service_counts_from_the_day_that_its_way_asks_for(data: dict[str, Any], expected: dict[str, Any]) -> None:
    assert given("serve_complaint", new_case(), person("ana"), data) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({}, {"method": ["Choose how it was served"]}),
        ({"method": "in_hand"}, {"served_on": ["Write the day the letter reached the person"]}),
        ({"method": "ordinary_mail", "served_on": TODAY}, {"posted_on": ["Write the day the letter was posted"]}),
        (
            {"method": "portal", "served_on": TODAY + timedelta(days=1)},
            {"served_on": ["This day lies ahead. Record it on the day or after"]},
        ),
    ],
)
def test_service_without_its_day_or_ahead_of_today_is_told(data: dict[str, Any], expected: dict[str, Any]) -> None:
    assert errors("serve_complaint", new_case(), person("ana"), data) == expected


def letter(case: Case, kind: str, state: str, key: str, **facts: Any) -> Notice:
    """A letter in a given state; release itself is tested with the record."""
    with transaction.atomic():
        event = chain.append(chain.lock(case.docket_id), kind="test", at=NOON)
    recipient = person(f"party-{key}")
    notice = notices.draft(case.docket, kind=kind, recipient=recipient, context={}, event=event, key=key)
    if state != Notice.State.DRAFTED:
        facts = {"released_by": recipient, "released_at": NOON, "not_before": NOON, "body": "x", **facts}
        facts |= {"sent_at": NOON} if state == Notice.State.SENT else {}
        Notice.objects.filter(pk=notice.pk).update(state=state, **facts)
    return Notice.objects.get(pk=notice.pk)


def test_each_step_on_letters_offers_only_the_letters_it_can_be_taken_with() -> None:
    case, other, who = new_case(), new_case(number="EC-2027-0002"), person("ana")
    drafted = letter(case, "receipt", "drafted", "a")
    held = letter(case, "accepted", "released", "b", not_before=NOON + timedelta(minutes=1))
    gone = letter(case, "final", "released", "c")
    sent = letter(case, "outcome", "sent", "d")
    letter(case, "closing", "withdrawn", "e")
    letter(case, "decision", "sent", "f")  # a limit runs from it: serve_decision is its step
    letter(other, "receipt", "drafted", "g")
    assert offered(form("release_notice", case, who), "notice") == [drafted]
    assert offered(form("undo_release", case, who), "notice") == [held]
    assert offered(form("record_service", case, who), "notice") == [held, gone, sent]
    assert given("release_notice", case, who, {"notice": drafted.pk}) == {"notice": drafted}
    words = [str(label) for _value, label in form("release_notice", case, who).fields["notice"].choices]  # type: ignore[attr-defined]
    assert words == ["Receipt and case number, to party-a (Complainant)"]
    served = given("record_service", case, who, {"notice": sent.pk, "method": "portal", "served_on": TODAY})
    assert served == {"notice": sent, "method": "portal", "served_on": TODAY, "posted_on": None, "proof": ""}
