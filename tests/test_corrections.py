"""A published text is frozen: a correction by two people takes its place, and what is taken down leaves a bare note."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client

from ccb_ethics.demo.play import Board, Play
from complaints.errors import Refused
from complaints.models import Recusal
from people.models import User
from record import chain
from record.models import AccessLog, Event
from sanctions.actions import correcting
from sanctions.actions.correcting import Corrected
from sanctions.actions.publishing import withdraw
from sanctions.entries import keeps, kept
from sanctions.models import Publication, PublicationLink
from sanctions.reports.reconciliation import findings
from tests import plays
from tests.factories import signed_in
from tests.visiting import text_of

pytestmark = pytest.mark.django_db
NOTE = "The town was wrong."


@pytest.fixture
def travel() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(datetime(2020, 1, 1), tick=False) as traveller:
        yield traveller


@pytest.fixture
def play(board: Board, travel) -> Play:
    """A Public Reprimand, published on July 1, 2025; the pages are read an hour later."""
    play = plays.final(board, "reprimand").publish()
    travel.move_to(play.now + timedelta(hours=1))
    return play


def entry() -> Publication:
    return Publication.objects.get(corrects=None)


def page(part: str = "") -> str:
    return f"/desk/publication/{entry().slug}/{part}"


def public(text: Publication) -> str:
    return f"/actions/{text.slug}/"


def answers(**other: str) -> dict[str, str]:
    text = entry()
    said = {name: getattr(text, name) for name in ("name", "credential", "town", "provisions", "summary")}
    return {**said, "note": NOTE, "town": "Mystic", **other}


def corrected(play: Play, board: Board) -> Publication:
    now = play.now + timedelta(hours=1)
    text = Corrected(**{name: value for name, value in answers().items() if name != "note"})
    draft = correcting.draft_correction(entry(), text, note=NOTE, by=board.staff[0], on=now)
    return correcting.approve_correction(draft, by=board.director, on=now)


def everything_public() -> str:
    held = entry().professional
    pages = ["/actions/", "/actions.json", "/actions.csv", "/actions/feed.atom", f"/register/{held.public_id}/"]
    return "".join(Client().get(address).content.decode() for address in pages)


# ------------------------------------------------------------------------------------------------------------- correcting


def test_a_correction_is_drafted_by_one_and_approved_by_another_and_read_with_its_note(
    play: Play, board: Board
) -> None:
    first = entry()
    staff, director = signed_in(board.staff[0]), signed_in(board.director)
    begun = staff.get(page("correct/"))
    assert begun.context["form"].initial["summary"] == first.summary
    assert staff.post(page("correct/"), answers())["Location"] == page()
    draft = Publication.objects.get(corrects=first)
    assert "Mystic" not in text_of(Client().get(public(first))) + everything_public()  # it waits
    assert "You drafted this text" in text_of(staff.get(page()))
    assert f"Corrected on July 1, 2025: {NOTE}" in text_of(director.get(page()))
    assert director.post(page(), {"text": draft.slug})["Location"] == page()
    draft.refresh_from_db()
    assert (draft.drafted_by, draft.approved_by, draft.live_until) == (
        board.staff[0], board.director, first.live_until,
    )  # fmt: skip
    for address in (public(first), f"/register/{first.professional.public_id}/"):
        shown = text_of(Client().get(address))
        assert "Mystic" in shown
        assert f"Corrected on July 1, 2025: {NOTE}" in shown
        assert "Jordan Cole" not in shown
    assert Client().get(public(draft))["Location"] == public(first)  # one address, whatever is corrected


def test_the_first_text_stays_word_for_word_and_is_shown_to_the_office(play: Play, board: Board) -> None:
    frozen = {name: getattr(entry(), name) for name in ("name", "town", "summary", "drafted_by_id", "approved_at")}
    second = corrected(play, board)
    first = entry()
    assert {name: getattr(first, name) for name in frozen} == frozen
    assert (first.withdrawn_at, PublicationLink.objects.get().publication) == (second.approved_at, second)
    assert "approved by" in text_of(signed_in(board.chair).get(page()))
    assert [
        event.kind for event in Event.objects.filter(docket__number=chain.BOARD, kind__startswith="correction")
    ] == [
        "correction_drafted",
        "correction_approved",
    ]
    assert [found.kind for found in findings(play.today) if found.kind not in ("letter", "untold")] == []


def test_the_open_data_keep_the_number_and_say_what_was_corrected(play: Play, board: Board) -> None:
    first = entry()
    before = Client().get("/actions.json").json()["actions"][0]
    corrected(play, board)
    after = Client().get("/actions.json").json()["actions"]
    assert len(after) == 1
    assert {name: value for name, value in after[0].items() if before[name] != value} == {
        "town": "Mystic",
        "corrected_on": "2025-07-01",
        "correction": NOTE,
    }
    feed = Client().get("/actions/feed.atom").content.decode()
    assert feed.count(f"/actions/{first.slug}/") == 2  # its link and its id
    assert f"Corrected on July 1, 2025: {NOTE}" in feed
    assert NOTE in Client().get("/actions.csv").content.decode()


def test_each_further_correction_adds_a_note_and_the_newest_text_is_shown(play: Play, board: Board, travel) -> None:
    corrected(play, board)
    later = play.now + timedelta(days=40)
    travel.move_to(later)
    last = kept(entry()).last
    assert last is not None
    text = Corrected.of(last)
    draft = correcting.draft_correction(
        entry(), Corrected(text.name, text.credential, "Noank", text.provisions, text.summary), note="The town again.",
        by=board.director, on=later,
    )  # fmt: skip
    correcting.approve_correction(draft, by=board.staff[1], on=later)
    shown = text_of(Client().get(public(entry())))
    assert "Noank" in shown
    assert "Corrected on August 10, 2025: The town again. Corrected on July 1, 2025: The town was wrong." in shown


def test_who_drafted_cannot_approve_by_page_by_post_or_in_the_database(play: Play, board: Board) -> None:
    staff = signed_in(board.staff[0])
    staff.post(page("correct/"), answers())
    draft = Publication.objects.get(approved_by=None)
    assert "Approve and publish" not in text_of(staff.get(page()))
    forged = staff.post(page(), {"text": draft.slug})
    assert (forged.status_code, "A second person approves it" in text_of(forged)) == (409, True)
    assert AccessLog.objects.latest("pk").outcome == "refused"
    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.filter(pk=draft.pk).update(approved_by=board.staff[0])
    assert Publication.objects.get(pk=draft.pk).approved_by is None


def test_what_cannot_be_corrected_is_refused_with_a_reason(play: Play, board: Board) -> None:
    staff = signed_in(board.staff[0])
    wrong = {
        "Nothing is changed yet": answers(town=entry().town),
        "The registry knows no such name": answers(name="Somebody Else"),
        "Write what you correct": answers(note=""),
        "Write the summary": answers(summary=" "),
    }
    for why, said in wrong.items():
        answer = staff.post(page("correct/"), said)
        assert (answer.status_code, why in text_of(answer)) == (400, True), why
    assert staff.post(page("correct/"), answers()).status_code == 302
    again = staff.get(page("correct/"), follow=True)
    assert "A correction waits already" in text_of(again)
    assert Publication.objects.count() == 2


def test_a_draft_is_put_aside_with_its_reason_and_another_can_be_drafted(play: Play, board: Board) -> None:
    staff = signed_in(board.staff[0])
    staff.post(page("correct/"), answers())
    assert staff.post(page("put-aside/"), {"reason": ""}).status_code == 400
    assert staff.post(page("put-aside/"), {"reason": "Wrong town again."}).status_code == 302
    assert Publication.objects.count() == 1
    assert Event.objects.get(kind="correction_discarded").texts.text == "Wrong town again."
    assert staff.post(page("correct/"), answers()).status_code == 302


def test_no_correction_outlives_the_time_of_the_entry(play: Play, board: Board, travel) -> None:
    corrected(play, board)
    until = entry().live_until
    assert until == date(2030, 7, 1)
    travel.move_to(datetime(2030, 7, 1, 12))
    assert Client().get(public(entry())).status_code == 404
    assert "Its time on the public list is over." in text_of(signed_in(board.director).get(page()))
    assert "Its time on the public list is over." in text_of(
        signed_in(board.director).get(page("correct/"), follow=True)
    )


def test_a_decision_that_falls_takes_the_corrected_text_and_its_draft_along(play: Play, board: Board) -> None:
    second = corrected(play, board)
    signed_in(board.staff[0]).post(page("correct/"), answers(town="Noank"))
    with transaction.atomic():
        withdraw(play.case, play.now + timedelta(hours=2))
    assert list(Publication.objects.order_by("pk").values_list("withdrawn_at", flat=True)) == [
        second.approved_at,
        play.now + timedelta(hours=2),
    ]
    with pytest.raises(Refused, match="does not stand"):
        correcting.draft_correction(entry(), Corrected.of(second), note=NOTE, by=board.staff[0], on=play.now)


# ------------------------------------------------------------------------------------------------------------ taking down


def test_what_is_taken_down_leaves_no_trace_but_a_note_that_names_nobody(play: Play, board: Board) -> None:
    text = entry()
    client = signed_in(board.staff[0])
    assert client.post(page("take-down/"), {"reason": ""}).status_code == 400
    assert client.post(page("take-down/"), {"reason": "It names the wrong person."}).status_code == 302
    shown = everything_public()
    assert (text.slug in shown, text.summary in shown) == (False, False)
    answer = Client().get(public(text))
    words = text_of(answer)
    assert (answer.status_code, "This text was withdrawn" in words, "July 1, 2025" in words) == (410, True, True)
    for hidden in (text.name, "Reprimand", "CPRS", "wrong person"):
        assert hidden not in words
    assert "It names the wrong person." in text_of(client.get(page()))
    assert client.post(page("take-down/"), {"reason": "Again."}).status_code == 400


def test_to_show_it_again_takes_two_people(play: Play, board: Board) -> None:
    client = signed_in(board.staff[0])
    client.post(page("take-down/"), {"reason": "The town is wrong."})
    taken_at = entry().withdrawn_at
    assert client.post(page("correct/"), answers()).status_code == 302
    assert Client().get(public(entry())).status_code == 410
    draft = Publication.objects.get(approved_by=None)
    assert signed_in(board.director).post(page(), {"text": draft.slug}).status_code == 302
    assert "Mystic" in text_of(Client().get(public(entry())))
    assert entry().withdrawn_at == taken_at


def test_the_note_goes_when_the_time_of_the_text_is_over(play: Play, board: Board, travel) -> None:
    signed_in(board.staff[0]).post(page("take-down/"), {"reason": "Wrong."})
    travel.move_to(datetime(2030, 7, 1, 12))
    assert Client().get(public(entry())).status_code == 404


# -------------------------------------------------------------------------------------------------------- who may, and how


def test_only_who_may_publish_at_the_case_keeps_its_entry(play: Play, board: Board) -> None:
    Recusal.objects.create(case=play.case, person=board.staff[1], reason="A neighbor.", recused_at=play.now)
    superuser = User.objects.create_superuser("root", name="Root", email="root@example.org")
    people = [*board.staff, board.director, board.chair, board.members[0], board.president, board.directors[0]]
    people += [play.complainant, play.respondent, superuser]
    looks = {one.name for one in people if signed_in(one).get(page()).status_code == 200}
    changes = {one.name for one in people if signed_in(one).get(page("correct/")).status_code == 200}
    assert looks == {board.staff[0].name, board.director.name, board.chair.name}
    assert changes == {board.staff[0].name, board.director.name}
    assert Client().get(page()).status_code == 302
    with pytest.raises(Refused, match="looked after by the office"):
        correcting.take_down(entry(), reason="No.", by=board.staff[1], on=play.now)


def test_nobody_keeps_an_entry_about_themselves(play: Play, board: Board) -> None:
    person = board.staff[0]
    professional = entry().professional
    professional.user = person
    professional.save()
    assert not keeps(kept(entry()), person, play.today)


def test_a_correction_that_waits_stands_on_the_page_of_publications(play: Play, board: Board) -> None:
    signed_in(board.staff[0]).post(page("correct/"), answers())
    heading = "Corrections and earlier discipline that wait"
    assert heading in text_of(signed_in(board.director).get("/desk/publication/"))
    Recusal.objects.create(case=play.case, person=board.staff[1], reason="A neighbor.", recused_at=play.now)
    assert heading not in text_of(signed_in(board.staff[1]).get("/desk/publication/"))


@pytest.mark.parametrize("corrections", [1, 3])
def test_a_corrected_text_is_read_in_as_many_queries_however_often_it_was_corrected(
    play: Play, board: Board, corrections: int, django_assert_num_queries
) -> None:
    for _time in range(corrections):
        last = kept(entry()).last
        assert last is not None
        draft = Publication.objects.get(pk=last.pk)
        draft.pk, draft.slug, draft.corrects, draft.correction_note = None, f"{_time:012}", entry(), NOTE
        Publication.objects.filter(pk=last.pk).update(withdrawn_at=play.now)
        draft.save()
    address = public(entry())
    with django_assert_num_queries(2):
        Client().get(address)
    with django_assert_num_queries(1):
        Client().get("/actions.csv")


def test_a_correction_that_may_give_somebody_away_waits_until_each_piece_is_explained(play: Play, board: Board) -> None:
    said = Corrected.of(entry())
    summary = "The professional borrowed money from Jane Roe, in the month of May."
    now = play.now + timedelta(hours=1)
    play.case.parties.filter(side="complainant").update(name="Jane Roe")
    draft = correcting.draft_correction(entry(), replace(said, summary=summary), note=NOTE, by=board.staff[0], on=now)
    director = signed_in(board.director)
    with pytest.raises(Refused, match="may give somebody away"):
        correcting.approve_correction(draft, by=board.director, on=now)
    assert "may give somebody away" in text_of(director.post(page(), {"text": draft.slug}))
    shown = director.get(page())
    pieces = [piece.weighed.finding for piece in shown.context["pieces"]]
    assert "Jane Roe" in [piece.piece for piece in pieces]
    assert "Approve and publish" not in text_of(shown)
    empty = director.post(page(), {"finding": pieces[0].key, "reason": ""})
    assert (empty.status_code, "Write why this gives nobody away" in text_of(empty)) == (400, True)
    assert director.post(page(), {"finding": "another", "reason": "No."}).status_code == 409
    assert signed_in(board.chair).post(page(), {"finding": pieces[0].key, "reason": "No."}).status_code == 409
    for piece in pieces:
        director.post(page(), {"finding": piece.key, "reason": "She agreed to be named, in writing."})
    assert "Approve and publish" in text_of(director.get(page()))
    assert correcting.approve_correction(draft, by=board.director, on=now).approved_by == board.director
    assert Event.objects.filter(docket__number=chain.BOARD, kind="correction_explained").count() == len(pieces)
