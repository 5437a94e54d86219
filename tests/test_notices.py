"""Notices: drafted, released by a person, told of once without case content, served. Their text: test_letters.py."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.conf import LazySettings
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse

from people import clock
from people.errors import Refused
from people.models import User
from record import chain, letters, notices, outbox
from record.models import Event, Notice, Service
from tests.races import at_once

AT = datetime(2027, 1, 27, 15, 30, tzinfo=UTC)
OUT = AT + notices.UNDO_FOR
MINUTE = timedelta(minutes=1)
NUMBER = "EC-2027-0042"
CONTEXT = {
    "case_number": NUMBER,
    "name": "Siobhán O'Brien <so>",
    "due_on": "2027-03-01",
    "text": "Daniel Ruiz reported you.",
}


class NoServer(BaseEmailBackend):
    """A mail server that cannot be reached."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        raise ConnectionRefusedError("siobhan@example.org: connection refused")


class Stopped(BaseEmailBackend):
    """Somebody stops the program while the mail server answers slowly."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        raise KeyboardInterrupt


@pytest.fixture(autouse=True)
def _address(settings: LazySettings) -> None:
    settings.SITE_ADDRESS = "https://ethics.example.org"


def person(name: str, email: str = "", language: str = "en") -> User:
    return User.objects.create(username=name.lower(), name=name, email=email, language=language)


@pytest.fixture
def staff(db: None) -> User:
    return person("Staff", "staff@example.org")


@pytest.fixture
def reader(db: None) -> User:
    return person("Siobhan", "siobhan@example.org")


def event(kind: str = "send_notice") -> Event:
    with transaction.atomic():
        if not Event.objects.exists():
            chain.open_docket(NUMBER)
        return chain.append(chain.lock(NUMBER), kind=kind, at=AT)


def draft(recipient: User, **given: Any) -> Notice:
    made_by = event()
    values = {"kind": "general", "context": CONTEXT, "key": f"{NUMBER}:{made_by.sequence}"} | given
    return notices.draft(made_by.docket, recipient=recipient, event=made_by, **values)


def released(recipient: User, by: User, at: datetime = AT, **given: Any) -> Notice:
    return notices.release(draft(recipient, **given), by=by, at=at)


def counts(done: outbox.Sent) -> tuple[int, int, int]:
    return (done.sent, done.paper, done.failed)


# Drafting, release, undo


def test_a_draft_holds_facts_and_no_text_and_is_in_the_language_of_its_reader(staff: User) -> None:
    notice = draft(person("Lucía", language="es"))
    assert (notice.state, notice.subject, notice.body, notice.language) == (Notice.State.DRAFTED, "", "", "es")
    assert notices.preview(notice) == letters.render("general", "es", CONTEXT)


def test_a_step_that_is_taken_twice_drafts_one_letter(reader: User) -> None:
    draft(reader, key="once")
    with pytest.raises(IntegrityError), transaction.atomic():
        draft(reader, key="once")
    assert Notice.objects.count() == 1


def test_release_freezes_the_text_and_waits_ten_minutes(staff: User, reader: User) -> None:
    notice = draft(reader)
    shown = notices.preview(notice)
    notices.release(notice, by=staff, at=AT)
    notice.refresh_from_db()
    assert (notice.subject, notice.body) == (shown.subject, shown.body)
    assert (notice.released_by, notice.released_at, notice.not_before) == (staff, AT, AT + timedelta(minutes=10))
    notice.context = {}
    assert notices.preview(notice) == shown


def test_a_letter_is_released_once(staff: User, reader: User) -> None:
    notice = released(reader, staff)
    stale = Notice.objects.get(pk=notice.pk)
    stale.state = Notice.State.DRAFTED
    for again in (notice, stale):
        with pytest.raises(Refused):
            notices.release(again, by=staff, at=AT + MINUTE)
    assert Notice.objects.get().released_at == AT


def test_a_letter_without_a_template_is_not_released(staff: User, reader: User) -> None:
    notice = draft(reader, kind="unheard_of")
    with pytest.raises(letters.NoSuchLetter):
        notices.release(notice, by=staff, at=AT)
    assert Notice.objects.get().state == Notice.State.DRAFTED


def test_a_release_can_be_undone_until_the_last_moment_of_the_ten_minutes(staff: User, reader: User) -> None:
    notice = released(reader, staff)
    notices.undo_release(notice, by=staff, at=OUT - timedelta(microseconds=1))
    notice.refresh_from_db()
    assert (notice.state, notice.body, notice.released_by, notice.not_before) == (Notice.State.DRAFTED, "", None, None)
    assert counts(outbox.send_all(at=OUT)) == (0, 0, 0)
    assert notices.release(notice, by=staff, at=OUT).not_before == OUT + timedelta(minutes=10)


def test_a_release_cannot_be_undone_later_nor_after_service_nor_before_it_was_made(staff: User, reader: User) -> None:
    late, served, never = released(reader, staff), released(reader, staff), draft(reader)
    notices.serve(served, method="in_hand", served_on=date(2027, 1, 27), by=staff, event=event("serve"))
    for notice, at in ((late, OUT), (served, AT), (never, AT)):
        with pytest.raises(Refused) as refusal:
            notices.undo_release(notice, by=staff, at=at)
        assert str(refusal.value).endswith(".")
    assert set(Notice.objects.values_list("state", flat=True)) == {Notice.State.RELEASED, Notice.State.DRAFTED}


def test_only_a_draft_can_be_withdrawn_and_it_never_goes_out(staff: User, reader: User) -> None:
    notice = notices.withdraw(draft(reader))
    with pytest.raises(Refused):
        notices.release(notice, by=staff, at=AT)
    with pytest.raises(Refused):
        notices.withdraw(released(reader, staff))
    assert counts(outbox.send_all(at=OUT - MINUTE)) == (0, 0, 0)


def test_the_database_lets_no_notice_out_without_a_person_and_a_text(staff: User, reader: User) -> None:
    notice = draft(reader)
    for values in (
        {"state": "released"},
        {"state": "sent", "sent_at": AT},
        {"state": "released", "body": "x", "released_at": AT, "not_before": AT},
        {"state": "released", "released_by": staff, "released_at": AT, "not_before": AT},
        {"body": "x"},
        {"sent_at": AT},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Notice.objects.filter(pk=notice.pk).update(**values)


# Sending


def test_nothing_is_sent_before_the_ten_minutes_are_over(staff: User, reader: User) -> None:
    released(reader, staff)
    assert counts(outbox.send_all(at=OUT - timedelta(microseconds=1))) == (0, 0, 0)
    assert counts(outbox.send_all(at=OUT)) == (1, 0, 0)


def test_a_letter_is_told_of_once(staff: User, reader: User) -> None:
    released(reader, staff)
    rounds = [counts(outbox.send_all(at=OUT + hour * timedelta(hours=1))) for hour in range(3)]
    assert rounds == [(1, 0, 0), (0, 0, 0), (0, 0, 0)]
    assert len(mail.outbox) == 1
    notice = Notice.objects.get()
    assert (notice.state, notice.sent_at, notice.attempts) == (Notice.State.SENT, OUT, 1)


def test_the_email_holds_nothing_of_the_case(staff: User, reader: User) -> None:
    released(reader, staff)
    outbox.send_all(at=OUT)
    (message,) = mail.outbox
    assert message.to == ["siobhan@example.org"]
    assert message.subject == "You have an update"
    link = "https://ethics.example.org" + reverse("people:sign-in")
    assert link in message.body
    whole = message.message().as_string()
    for told in (NUMBER, "Siobh", "Brien", "Ruiz", "complaint", "case", "general", "ethics committee", "reported"):
        assert told not in whole.replace("siobhan@example.org", "").replace("ethics.example.org", ""), told
    assert message.message()["Auto-Submitted"] == "auto-generated"


def test_every_reader_and_every_letter_gets_the_same_email(staff: User, reader: User) -> None:
    released(reader, staff)
    released(person("Another", "another@example.org"), staff, context=CONTEXT | {"text": "Something else."})
    outbox.send_all(at=OUT)
    one, other = mail.outbox
    assert (one.subject, one.body) == (other.subject, other.body)


def test_the_email_leads_to_the_page_the_drafter_named(staff: User, reader: User) -> None:
    released(reader, staff, page="people:sign-in")
    outbox.send_all(at=OUT)
    assert re.findall(r"https?://\S+", mail.outbox[0].body) == [
        "https://ethics.example.org" + reverse("people:sign-in")
    ]


def test_who_has_no_address_or_did_not_agree_or_left_is_marked_for_paper(staff: User, reader: User) -> None:
    left = person("Left", "left@example.org")
    left.is_active = False
    left.save()
    for recipient, agreed in ((person("Paper"), True), (reader, False), (left, True)):
        released(recipient, staff, by_email=agreed)
    assert counts(outbox.send_all(at=OUT)) == (0, 3, 0)
    assert mail.outbox == []
    assert set(Notice.objects.for_paper()) == set(Notice.objects.all())
    assert set(Notice.objects.values_list("state", "attempts", "try_after")) == {(Notice.State.RELEASED, 0, None)}


def test_who_gets_an_address_later_is_told_then(staff: User) -> None:
    recipient = person("Paper")
    released(recipient, staff)
    assert counts(outbox.send_all(at=OUT)) == (0, 1, 0)
    recipient.email = "paper@example.org"
    recipient.save()
    assert counts(outbox.send_all(at=OUT + MINUTE)) == (1, 0, 0)
    assert Notice.objects.get().last_error == ""


def test_a_letter_for_paper_can_still_be_served(staff: User) -> None:
    notice = released(person("Paper"), staff)
    outbox.send_all(at=OUT)
    service = notices.serve(
        notice,
        method="ordinary_mail",
        posted_on=date(2027, 1, 28),
        served_on=date(2027, 1, 31),
        by=staff,
        event=event("serve"),
    )
    assert Service.objects.get() == service


def test_a_failed_attempt_is_tried_again_after_a_longer_and_longer_wait(
    staff: User, reader: User, settings: LazySettings
) -> None:
    released(reader, staff)
    works, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, "tests.test_notices.NoServer"
    failed_at = []
    at = OUT
    while at < OUT + timedelta(hours=1):
        if outbox.send_all(at=at).failed:
            failed_at.append((at - OUT) // MINUTE)
        at += MINUTE
    assert failed_at == [0, 5, 15, 35]
    notice = Notice.objects.get()
    assert (notice.state, notice.attempts, notice.last_error) == (Notice.State.RELEASED, 4, "ConnectionRefusedError")
    settings.EMAIL_BACKEND = works
    assert counts(outbox.send_all(at=at + timedelta(hours=1))) == (1, 0, 0)


def test_one_address_that_no_email_can_carry_holds_up_nobody(staff: User, reader: User) -> None:
    released(person("Broken", "two\nlines@example.org"), staff)
    released(reader, staff)
    assert counts(outbox.send_all(at=OUT)) == (1, 0, 1)
    assert [message.to for message in mail.outbox] == [["siobhan@example.org"]]


def test_a_sender_that_was_stopped_leaves_a_claim_that_ends(staff: User, reader: User, settings: LazySettings) -> None:
    released(reader, staff)
    works, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, "tests.test_notices.Stopped"
    with pytest.raises(KeyboardInterrupt):
        outbox.send_all(at=OUT)
    settings.EMAIL_BACKEND = works
    assert counts(outbox.send_all(at=OUT + outbox.CLAIM_FOR - MINUTE)) == (0, 0, 0)
    assert counts(outbox.send_all(at=OUT + outbox.CLAIM_FOR)) == (1, 0, 0)


def test_a_release_that_a_sender_holds_cannot_be_undone(staff: User, reader: User) -> None:
    notice = released(reader, staff)
    next(outbox._claimed(OUT))
    with pytest.raises(Refused):
        notices.undo_release(notice, by=staff, at=OUT - MINUTE)


def test_the_command_sends_and_says_how_much(staff: User, reader: User) -> None:
    released(reader, staff, at=clock.now() - timedelta(hours=1))
    released(person("Paper"), staff, at=clock.now() - timedelta(hours=1))
    released(reader, staff, at=clock.now())
    said = []
    for _round in range(2):
        out = StringIO()
        call_command("send_notices", stdout=out)
        said.append(out.getvalue())
    assert said == ["1 sent, 1 for paper, 0 to try again\n", "0 sent, 1 for paper, 0 to try again\n"]
    assert len(mail.outbox) == 1


@pytest.mark.race
def test_eight_senders_at_once_tell_of_each_letter_once(own_database: str) -> None:
    staff = person("Staff")
    for number in range(20):
        released(person(f"Reader{number}", f"reader{number}@example.org"), staff)
    done = at_once(*[lambda: outbox.send_all(at=OUT).sent] * 8)
    assert sum(done) == 20
    assert sorted(message.to[0] for message in mail.outbox) == sorted(f"reader{n}@example.org" for n in range(20))


@pytest.mark.race
def test_release_and_undo_have_one_winner_each(own_database: str) -> None:
    staff = person("Staff")
    notice = draft(person("Reader"))
    for act in (notices.release, notices.undo_release):
        done = at_once(*[lambda act=act: act(Notice.objects.get(pk=notice.pk), by=staff, at=AT)] * 8)
        refused = [one for one in done if isinstance(one, Refused)]
        assert (len(refused), len(done)) == (7, 8)


# Service


def test_service_says_how_when_by_whom_and_with_what_proof(staff: User, reader: User) -> None:
    notice, recorded = released(reader, staff), event("serve")
    service = notices.serve(
        notice,
        method=Service.Method.CERTIFIED_MAIL,
        served_on=date(2027, 2, 1),
        posted_on=date(2027, 1, 28),
        by=staff,
        event=recorded,
        proof="Return receipt 7",
    )
    service.refresh_from_db()
    assert (service.notice, service.method, service.served_on, service.posted_on) == (
        notice,
        "certified_mail",
        date(2027, 2, 1),
        date(2027, 1, 28),
    )
    assert (service.recorded_by, service.event, service.proof) == (staff, recorded, "Return receipt 7")


@pytest.mark.parametrize(
    "wrong",
    [
        {"method": "ordinary_mail", "served_on": date(2027, 2, 1)},
        {"method": "certified_mail", "served_on": date(2027, 2, 1), "posted_on": date(2027, 2, 2)},
    ],
)
def test_service_whose_dates_cannot_be_is_refused(staff: User, reader: User, wrong: dict[str, Any]) -> None:
    notice = released(reader, staff)
    with pytest.raises(Refused):
        notices.serve(notice, **wrong, by=staff, event=event("serve"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Service.objects.create(notice=notice, **wrong, recorded_by=staff, event=event("serve"))


def test_a_draft_a_withdrawn_letter_and_a_served_one_are_not_served(staff: User, reader: User) -> None:
    served = released(reader, staff)
    notices.serve(served, method="portal", served_on=date(2027, 1, 27), by=staff, event=event("serve"))
    for notice in (draft(reader), notices.withdraw(draft(reader)), served):
        with pytest.raises(Refused):
            notices.serve(notice, method="portal", served_on=date(2027, 1, 28), by=staff, event=event("serve"))
    assert [service.served_on for service in Service.objects.all()] == [date(2027, 1, 27)]
