"""The working file of the investigation: plan, interviews, chronology, custody of evidence (issue 5, "Investigation")."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from ccb_ethics.demo.play import Board, Play
from complaints import indexing
from complaints.errors import Refused
from complaints.finding import Search
from complaints.manifest import manifest_for
from complaints.models import (
    Case,
    DatedFact,
    Document,
    EvidenceSource,
    FileCheck,
    HandOver,
    Interview,
    PlanEntry,
    SearchText,
)
from complaints.procedure import STEPS
from complaints.uploads import examine
from people.models import User
from record.models import Event
from tests import plays
from tests.factories import signed_in
from tests.visiting import text_of

pytestmark = pytest.mark.django_db
DAY = date(2025, 3, 3)
TABLES = (PlanEntry, Interview, DatedFact, EvidenceSource, HandOver, FileCheck)


@pytest.fixture(scope="module")
def played(board: Board, django_db_blocker: Any) -> Iterator[Play]:
    """An answer is in, an investigator is appointed, a file came from the complainant."""
    with django_db_blocker.unblock():
        play = plays.served(board)
        play.take("add_information", play.complainant, title="Bank statement", text="", file=sent(b"$600 on Nov 10."))
        play.on(date(2025, 2, 24)).answer()
        play.take("appoint_investigator", board.director, person=board.investigators[0])
        play.take("declare", board.investigators[0])
        yield play.on(date(2025, 3, 12))


@pytest.fixture
def play(played: Play) -> Play:
    played.case = Case.objects.get(pk=played.case.pk)
    return played


def sent(content: bytes) -> SimpleUploadedFile:
    upload = SimpleUploadedFile("statement.txt", content)
    examine(upload)
    return upload


def investigator(play: Play) -> User:
    return play.board.investigators[0]


def statement(play: Play) -> Document:
    return play.case.documents.get(title="Bank statement")


def day(name: str, value: date) -> dict[str, str]:
    return {f"{name}_month": str(value.month), f"{name}_day": str(value.day), f"{name}_year": str(value.year)}


def page(play: Play, person: User, end: str = "", **typed: Any) -> Any:
    with time_machine.travel(play.now, tick=False):
        client, address = signed_in(person), f"/desk/cases/{play.case.number}/investigation/{end}"
        return client.post(address, typed) if typed else client.get(address)


def write_all(play: Play, which: int = 0, **more: Any) -> None:
    """One entry of each kind, by the actions."""
    person, paper = investigator(play), statement(play)
    play.take("plan_question", person, question=f"Who lent whom? {which}", source="Mary Moe", due_on=DAY, **more)
    play.take(
        "record_interview", person, heard=f"Mary Moe {which}", held_on=DAY, how="phone", present="Her sister.",
        summary=f"She lent the money, {which}.", document=paper, **more,
    )  # fmt: skip
    play.take(
        "enter_fact", person, happened_on=DAY, fact=f"The money was drawn, {which}.", document=paper, page=2, **more
    )
    play.take(
        "hand_over_evidence", person, document=paper, from_whom="Staff", to_whom=f"Lab {which}", handed_on=DAY,
        reason="To look at the ink.", **more,
    )  # fmt: skip


# ---- writing by the page ----------------------------------------------------------------------------------------------


def test_a_question_is_planned_and_marked_done_by_a_new_entry(play: Play) -> None:
    person, allegation = investigator(play), play.case.allegations.get()
    typed = {"question": "Was it a loan?", "allegation": allegation.pk, "source": "The bank", **day("due_on", DAY)}
    answer = page(play, person, "plan/", **typed)
    assert (answer.status_code, answer["Location"]) == (302, f"/desk/cases/{play.case.number}/investigation/")
    first = PlanEntry.objects.get()
    assert "Was it a loan? Allegation 1" in text_of(page(play, person))
    assert "Late" in text_of(page(play, person))
    shown = page(play, person, f"plan/?corrects={first.pk}").content.decode()
    assert all(words in shown for words in ("Was it a loan?", "The bank", 'value="2025"'))
    unsaid = page(play, person, "plan/", **typed, corrects=first.pk, done="on")
    assert unsaid.context["form"].errors == {"outcome": ["Write what came of it, or leave the question open"]}
    page(play, person, "plan/", **typed, corrects=first.pk, done="on", outcome="The bank calls it a loan.")
    assert list(PlanEntry.objects.values_list("done", "corrects")) == [(False, None), (True, first.pk)]
    said = text_of(page(play, person))
    assert "Done The bank calls it a loan." in said
    assert "Earlier words Was it a loan?" in said


def test_an_interview_and_a_dated_fact_are_written_on_their_pages(play: Play) -> None:
    person, paper = investigator(play), statement(play)
    page(
        play, person, "interview/", heard="Mary Moe", how="video", present="Her sister.", summary="She lent it.",
        document=paper.pk, **day("held_on", DAY),
    )  # fmt: skip
    page(play, person, "fact/", fact="The money was drawn.", document=paper.pk, page="2", **day("happened_on", DAY))
    said = text_of(page(play, person))
    assert "Mary Moe , March 3, 2025 By video. Also there: Her sister. Kept in: Bank statement" in said
    assert "The money was drawn." in said
    assert "Bank statement page 2" in said
    events = Event.objects.filter(docket=play.case.docket_id, kind__in=("record_interview", "enter_fact"))
    assert [event.actor for event in events.order_by("sequence")] == [person, person]


def test_what_is_wrong_is_told_beside_its_question_and_what_was_typed_stays(play: Play) -> None:
    person, ahead = investigator(play), date(2025, 3, 13)
    late = page(play, person, "interview/", heard="Mary Moe", summary="She lent it.", **day("held_on", ahead))
    assert late.status_code == 400
    assert dict(late.context["form"].errors) == {
        "held_on": ["This day lies ahead. Write the day on which it happened"],
        "how": ["Choose how the interview was held"],
    }
    assert "She lent it." in late.content.decode()
    no_paper = page(play, person, "fact/", fact="The money was drawn.", page="2", **day("happened_on", DAY))
    assert dict(no_paper.context["form"].errors) == {
        "document": ["Choose the paper that has this page, or take the page out"]
    }
    assert not Interview.objects.exists()
    assert not DatedFact.objects.exists()


@pytest.mark.parametrize(("change", "why"), [
    ({"step": "enter_fact", "happened_on": date(2025, 3, 13), "fact": "It rained."}, "lies ahead"),
    ({"step": "enter_fact", "happened_on": DAY, "fact": "It rained.", "page": 3}, "Choose the paper"),
    ({"step": "enter_fact", "happened_on": DAY, "fact": " "}, "Write what is to be kept"),
    ({"step": "plan_question", "question": "Who?", "done": True}, "Write what came of it"),
    ({"step": "hand_over_evidence", "from_whom": "A", "to_whom": "B", "handed_on": DAY, "reason": "C"}, "piece of"),
    ({"step": "check_files", "documents": []}, "Choose a file"),
])  # fmt: skip
def test_the_act_itself_refuses(play: Play, change: dict[str, Any], why: str) -> None:
    given = dict(change)
    with pytest.raises(Refused, match=why):
        play.take(given.pop("step"), investigator(play), **given)


def test_an_entry_is_corrected_once_and_only_at_its_own_case(play: Play) -> None:
    write_all(play)
    old = DatedFact.objects.get()
    play.take("enter_fact", investigator(play), happened_on=DAY, fact="It was paid back.", corrects=old)
    with pytest.raises(Refused, match="corrected already"):
        play.take("enter_fact", investigator(play), happened_on=DAY, fact="Or not.", corrects=old)
    twice = page(play, investigator(play), "fact/", corrects=old.pk, fact="Or not.", **day("happened_on", DAY))
    assert list(twice.context["form"].errors) == ["corrects"]
    with pytest.raises(DatabaseError), transaction.atomic():
        DatedFact.objects.create(case=play.case, event=Event.objects.latest("pk"), happened_on=DAY, corrects=old)


# ---- custody ----------------------------------------------------------------------------------------------------------


def test_a_paper_has_one_source_that_can_be_corrected_and_every_hand_over_is_an_event(play: Play) -> None:
    staff, paper = play.board.staff[0], statement(play)
    assert "no other source is recorded" in text_of(page(play, staff))
    typed = {"document": paper.pk, "given_by": "Mary Moe", "how": "handed_over", **day("received_on", DAY)}
    page(play, staff, "source/", **typed)
    assert "Mary Moe : Handed over, March 3, 2025." in text_of(page(play, staff))
    again = page(play, staff, "source/", **typed)
    assert list(again.context["form"].errors) == ["document"]
    first = EvidenceSource.objects.get()
    page(play, staff, "source/", **typed | {"given_by": "Mary Moe's sister", "corrects": first.pk})
    assert EvidenceSource.objects.count() == 2
    hands = {"document": paper.pk, "from_whom": "Staff", "to_whom": "The lab", "reason": "To look at the ink."}
    page(play, staff, "hands/", **hands, **day("handed_on", DAY))
    page(play, staff, "hands/", **hands | {"from_whom": "The lab", "to_whom": "Staff"}, **day("handed_on", DAY))
    said = text_of(page(play, staff))
    assert said.index("Staff to The lab") < said.index("The lab to Staff")
    assert Event.objects.filter(docket=play.case.docket_id, kind="hand_over_evidence", actor=staff).count() == 2


def overwritten(paper: Document) -> None:
    with paper.file.storage.open(paper.file.name, "wb") as stored:
        stored.write(b"$900 on Nov 10.")


def removed(paper: Document) -> None:
    paper.file.storage.delete(paper.file.name)


def without_hash(paper: Document) -> None:
    Document.objects.filter(pk=paper.pk).update(sha256="")


@pytest.mark.parametrize(("happens", "result", "told"), [
    (lambda paper: None, "unchanged", "Unchanged"),
    (overwritten, "changed", "Changed since it arrived"),
    (removed, "gone", "The file is gone"),
    (without_hash, "no_hash", "No hash was taken"),
])  # fmt: skip
def test_a_check_hashes_the_stored_file_again(
    board: Board, happens: Callable[[Document], None], result: str, told: str
) -> None:
    play = plays.served(board)
    play.take("add_evidence", board.staff[0], title="Bank statement", text="", file=sent(b"$600 on Nov 10."))
    paper = statement(play)
    happens(paper)
    assert "Not checked since it came in." in text_of(page(play, board.staff[0]))
    assert page(play, board.staff[0], "check/", documents=paper.pk).status_code == 302
    assert FileCheck.objects.get(document=paper).result == result
    assert f"Last check {told}" in text_of(page(play, board.staff[0]))
    event = Event.objects.get(docket=play.case.docket_id, kind="check_files")
    assert event.data["checked"] == {str(paper.pk): result}


# ---- who comes here, and what is found ---------------------------------------------------------------------------------


def test_the_office_and_the_investigator_read_it_and_nobody_else(play: Play) -> None:
    write_all(play)
    board = play.board
    readers = {
        person: page(play, person).status_code for person in (investigator(play), board.director, board.staff[0])
    }
    assert set(readers.values()) == {200}
    for person in (board.chair, board.members[0]):
        if not play.case.declarations.filter(person=person).exists():
            play.take("declare", person)
        assert page(play, person).status_code == 404
        assert page(play, person, "plan/").status_code == 404
    assert page(play, play.respondent).status_code == page(play, play.complainant).status_code == 404
    assert page(play, board.investigators[1]).status_code == 404
    assert page(play, board.staff[0], "plan/").status_code == 404, "the office reads the plan and does not write it"


def test_its_words_are_found_by_who_reads_it_and_by_nobody_else(play: Play) -> None:
    write_all(play, 4711)
    person = investigator(play)
    play.take("enter_fact", person, happened_on=DAY, fact="Nightingale.", corrects=DatedFact.objects.get())
    for words in ("lent whom 4711", "sister", "Nightingale", "ink"):
        assert list(Search(person, words).everywhere(Case.objects.visible_to(person))) == [play.case], words
        chair = play.board.chair
        assert not Search(chair, words).everywhere(Case.objects.visible_to(chair)).exists(), words
    assert not SearchText.objects.filter(text__contains="drawn, 4711").exists(), "what was corrected is not searched"
    kinds = SearchText.objects.filter(audience="investigation").values_list("source", flat=True)
    assert {source.partition("/")[0] for source in kinds} == {"plan", "interview", "fact", "hands"}
    indexing.index(play.case)
    with time_machine.travel(play.now, tick=False):
        found = signed_in(person).get("/desk/search/", {"q": "Nightingale"})
    assert f"/desk/cases/{play.case.number}/investigation/" in found.content.decode()


def test_it_lies_in_the_record_for_its_readers_alone(play: Play) -> None:
    write_all(play)
    play.take("check_files", investigator(play), documents=[statement(play)])
    play.number_record(play.board.director)
    wanted = {"Interview with Mary Moe 0", "Plan of the investigation", "Chronology", "Custody of the evidence"}
    assert wanted <= {row.title for row in manifest_for(play.case, play.board.director).included}
    chair = manifest_for(play.case, play.board.chair)
    assert not wanted & {row.title for row in (*chair.included, *chair.excluded)}


def test_a_locked_record_is_called_by_its_number(board: Board) -> None:
    play = plays.served(board)
    play.take("add_evidence", board.staff[0], title="Jane Doe", text="April.", client_identifying=True)
    locked = play.case.documents.get(title="Jane Doe")
    assert "Jane Doe" not in text_of(page(play, board.staff[0]))
    said = text_of(page(play, board.director))
    assert f"Client record no. {locked.pk}" in said


def test_nothing_is_ever_changed_or_removed(play: Play) -> None:
    write_all(play)
    staff, paper = play.board.staff[0], statement(play)
    play.take("record_source", staff, document=paper, given_by="Mary Moe", how="mail", received_on=DAY)
    play.take("check_files", staff, documents=[paper])
    for table in TABLES:
        row = table.objects.get()
        for change in (table.objects.filter(pk=row.pk).update, row.delete):
            values = {"event": Event.objects.latest("pk")} if change != row.delete else {}
            with pytest.raises(DatabaseError), transaction.atomic():
                change(**values)


def test_the_working_file_takes_one_number_of_queries_at_1_3_and_50_entries(board: Board) -> None:
    play = plays.served(board)
    play.on(date(2025, 2, 24)).answer().take("appoint_investigator", board.director, person=board.investigators[0])
    person, counts, made = board.investigators[0], [], 0
    play.take("declare", person).on(date(2025, 3, 12))
    client = signed_in(person)
    for wanted in (1, 3, 50):
        for number in range(made, wanted):
            play.take("add_evidence", person, title="Bank statement" if not number else f"No. {number}", text="Words.")
            event = Event.objects.filter(docket=play.case.docket_id).latest("sequence")
            paper = Document.objects.latest("pk")
            FileCheck.objects.create(document=paper, event=event, result="no_hash")
            more = {"case": play.case, "event": event}
            PlanEntry.objects.create(
                question=f"Who? {number}", **more, corrects=PlanEntry.objects.order_by("pk").last()
            )
            Interview.objects.create(heard="Mary", held_on=DAY, how="phone", summary="Yes.", document=paper, **more)
            DatedFact.objects.create(happened_on=DAY, fact="It rained.", document=paper, **more)
            HandOver.objects.create(document=paper, from_whom="A", to_whom="B", handed_on=DAY, reason="C", **more)
            EvidenceSource.objects.create(document=paper, given_by="A", how="mail", received_on=DAY, **more)
        made = wanted
        with time_machine.travel(play.now, tick=False), CaptureQueriesContext(connection) as asked:
            answer = client.get(f"/desk/cases/{play.case.number}/investigation/")
        assert len(re.findall("<article", answer.content.decode())) == 2 * wanted + 1  # and the answer
        counts.append(len(asked))
    assert counts == [18, 18, 18]


def test_the_work_goes_on_while_the_case_is_held() -> None:
    assert all(STEPS[name].in_abeyance and STEPS[name].target is None for name in (
        "plan_question", "record_interview", "enter_fact", "record_source", "hand_over_evidence", "check_files",
    ))  # fmt: skip
