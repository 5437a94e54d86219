"""Publication at the desk: two people, the exact text, and nothing for those without a place at the case."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from ccb_ethics.demo.play import Board, Play
from complaints.models import Case, Recusal, SanctionKind, Status
from complaints.seats import Seat, seat
from people.models import Role, User
from record.models import AccessLog
from sanctions.models import Condition, Publication, PublicationLink, Sanction
from tests import plays
from tests.factories import signed_in
from tests.stepping import NOON, TODAY, credential, errors, form, given, load_tables, new_case, person

pytestmark = pytest.mark.django_db
SUMMARY = "The Ethics Committee found a breach of CPRS-12."


@pytest.fixture
def travel() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(datetime(2020, 1, 1), tick=False) as traveller:
        yield traveller


def final(board: Board, travel: time_machine.Traveller, kind: str = "reprimand", months: int | None = None) -> Play:
    """A case with this sanction, final since July 1, 2025; the pages are read on that day."""
    play = plays.final(board, kind, months)
    travel.move_to(play.now + timedelta(hours=1))
    return play


def drafted(board: Board, travel: time_machine.Traveller, kind: str = "reprimand", months: int | None = None) -> Play:
    play = final(board, travel, kind, months)
    return play.take("draft_publication", board.staff[0], summary=SUMMARY)


def preview(play: Play) -> str:
    return reverse("sanctions:preview", kwargs={"number": play.case.number})


def words(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


# ----------------------------------------------------------------------------------------------------------- the preview


def test_the_preview_shows_the_very_text_that_the_public_reads(board: Board, travel) -> None:
    play = drafted(board, travel)
    shown = signed_in(board.director).get(preview(play))
    assert (shown.status_code, "Drafted by Jordan Cole" in words(shown)) == (200, True)
    answer = signed_in(board.director).post(preview(play))
    assert (answer.status_code, answer["Location"]) == (302, preview(play))
    published = Publication.objects.get()
    assert (published.approved_by, published.live_from, published.summary) == (
        board.director,
        date(2025, 7, 1),
        SUMMARY,
    )

    def text_of(html: str) -> str:
        start = html.index('<dl class="facts">', html.index("</h1>"))
        return html[start : html.index("</div>", start)]

    public = Client().get(f"/actions/{published.slug}/").content.decode()
    assert text_of(shown.content.decode()) == text_of(public)
    for hidden in ("Jordan Cole", "Maureen", "Mary Moe", play.case.number):
        assert hidden not in public


def test_who_drafted_reads_the_reason_and_is_refused(board: Board, travel) -> None:
    play = drafted(board, travel)
    client = signed_in(board.staff[0])
    shown = client.get(preview(play))
    assert "You drafted this text. A second person approves it." in words(shown)
    assert "Approve and publish" not in words(shown)
    answer = client.post(preview(play))
    assert (answer.status_code, Publication.objects.get().approved_by) == (409, None)
    line = AccessLog.objects.latest("pk")
    assert (line.person, line.action, line.what, line.outcome) == (board.staff[0], "step", "publish", "refused")
    assert Client().get("/actions/").content.decode().count("Dana Reed") == 0


def test_a_second_approval_is_refused_with_the_reason(board: Board, travel) -> None:
    play = drafted(board, travel)
    assert signed_in(board.director).post(preview(play)).status_code == 302
    again = signed_in(board.staff[1]).post(preview(play))
    assert again.status_code == 409
    assert Publication.objects.get().approved_by == board.director


def test_before_there_is_a_draft_the_preview_says_so(board: Board, travel) -> None:
    play = final(board, travel)
    answer = signed_in(board.director).get(preview(play))
    assert (answer.status_code, "Draft the publication first." in words(answer)) == (200, True)


def test_a_revocation_asks_for_the_name_and_keeps_what_was_typed(board: Board, travel) -> None:
    play = drafted(board, travel, "revocation")
    client = signed_in(board.director)
    assert "It is listed for good." in words(client.get(preview(play)))
    wrong = client.post(preview(play), {"typed_name": "Dan Reed"})
    assert (wrong.status_code, 'value="Dan Reed"' in wrong.content.decode()) == (400, True)
    assert client.post(preview(play)).status_code == 400
    assert Publication.objects.get().approved_by is None
    assert client.post(preview(play), {"typed_name": " dana reed "}).status_code == 302
    assert Publication.objects.get().live_until is None


def test_a_written_caution_has_no_publication_anywhere(board: Board, travel) -> None:
    play = final(board, travel, "caution")
    client = signed_in(board.director)
    assert play.case.number not in client.get("/desk/publication/").content.decode()
    shown = words(client.get(preview(play)))
    assert "A Written Caution is private and is never published." in shown
    assert "Approve and publish" not in shown
    assert client.post(preview(play)).status_code == 409
    assert not Publication.objects.exists()


# ----------------------------------------------------------------------------------------------------------- who finds it


def test_only_the_office_and_the_chair_of_the_case_find_the_preview(board: Board, travel) -> None:
    play = drafted(board, travel)
    superuser = User.objects.create_superuser("root", name="Root", email="root@example.org")
    recused = board.staff[1]
    Recusal.objects.create(case=play.case, person=recused, reason="A neighbor.", recused_at=play.now)
    people = [*board.staff, board.director, *board.committee, *board.investigators, *board.directors, board.president]
    people += [play.complainant, play.respondent, superuser]
    answers = {one.name: signed_in(one).get(preview(play)).status_code for one in people}
    assert {name for name, status in answers.items() if status == 200} == {
        board.staff[0].name,
        board.director.name,
        board.chair.name,
    }
    assert set(answers.values()) == {200, 404}
    assert Client().get(preview(play))["Location"].startswith(reverse("people:sign-in"))


def test_a_chair_who_has_not_declared_declares_first(board: Board, travel) -> None:
    play = drafted(board, travel)
    seat(board.co_chair, play.case, Seat.CHAIR)
    play.case.declarations.filter(person=board.co_chair).delete()
    answer = signed_in(board.co_chair).get(preview(play))
    declare = reverse("complaints:do", kwargs={"number": play.case.number, "step": "declare"})
    assert (answer.status_code, answer["Location"]) == (302, declare)
    listed = signed_in(board.co_chair).get("/desk/publication/").content.decode()
    assert (play.case.number in listed, "Dana Reed" in listed, "Reprimand" in listed) == (True, False, False)


def test_parties_and_superusers_find_no_list(board: Board, travel) -> None:
    play = drafted(board, travel)
    superuser = User.objects.create_superuser("root", name="Root", email="root@example.org")
    for one in (play.complainant, play.respondent, superuser):
        assert signed_in(one).get("/desk/publication/").status_code == 404
    assert Client().get("/desk/publication/").status_code == 302


# --------------------------------------------------------------------------------------------------------------- the list


def groups(person: User) -> dict[str, list[str]]:
    context = signed_in(person).get("/desk/publication/").context
    return {name: [row.case.number for row in context[name]] for name in ("to_draft", "waiting", "page_obj")}


def test_a_sanction_goes_from_drafting_to_the_second_person_to_the_public(board: Board, travel) -> None:
    play = final(board, travel)
    number = play.case.number
    assert groups(board.director) == {"to_draft": [number], "waiting": [], "page_obj": []}
    play.take("draft_publication", board.staff[0], summary=SUMMARY)
    assert groups(board.director) == {"to_draft": [], "waiting": [number], "page_obj": []}
    assert "Look at your draft" in words(signed_in(board.staff[0]).get("/desk/publication/"))
    assert "Check and approve" in words(signed_in(board.director).get("/desk/publication/"))
    play.take("publish", board.director)
    assert groups(board.chair) == {"to_draft": [], "waiting": [], "page_obj": [number]}
    assert groups(board.members[2]) == {"to_draft": [], "waiting": [], "page_obj": []}
    assert "The public can read it" in words(signed_in(board.director).get("/desk/publication/"))
    travel.move_to(datetime(2030, 7, 1, 12))
    assert "Taken down" in words(signed_in(board.director).get("/desk/publication/"))


def public_sanctions(rows: int, staff: User) -> None:
    drafter = person("drafter")
    for number in range(rows):
        held = credential(f"Reed {number}", f"CPRS-{number}")
        case = new_case(Status.FINAL, number=f"EC-2027-{number:04}", respondent=held.professional, credential=held)
        seat(staff, case, Seat.STAFF)
        sanction = Sanction.objects.create(case=case, kind=SanctionKind.REPRIMAND, decided_at=NOON, effective_on=TODAY)
        if number % 3 < 2:
            publication = Publication.objects.create(
                professional=held.professional,
                kind="reprimand",
                name=held.professional.name,
                credential="CPRS",
                provisions="CPRS-12",
                summary=SUMMARY,
                effective_on=TODAY,
                drafted_by=drafter,
                drafted_at=NOON,
                approved_by=staff if number % 3 == 0 else None,
                live_from=TODAY if number % 3 == 0 else None,
            )
            PublicationLink.objects.create(sanction=sanction, publication=publication)


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_the_list_takes_eleven_queries_however_many(rows: int, db: None, django_assert_num_queries) -> None:
    load_tables()
    staff = person("staff", Role.CASE_STAFF)
    public_sanctions(rows, staff)
    client = signed_in(staff)
    with django_assert_num_queries(11):
        answer = client.get("/desk/publication/")
    shown = [*answer.context["to_draft"], *answer.context["waiting"], *answer.context["page_obj"].paginator.object_list]
    assert len(shown) == rows


# -------------------------------------------------------------------------------------------------------------- the forms


@pytest.fixture
def case(db: None) -> Case:
    load_tables()
    held = credential("Dana Reed", "CPRS-2")
    return new_case(Status.MONITORING, respondent=held.professional, credential=held, facts=["suspension"])


def test_the_draft_begins_with_a_neutral_proposal(case: Case) -> None:
    staff = person("staff", Role.CASE_STAFF)
    Sanction.objects.create(case=case, kind=SanctionKind.SUSPENSION, months=6, decided_at=NOON, effective_on=TODAY)
    shown = form("draft_publication", case, staff)
    assert str(shown.initial["summary"]).startswith("The Ethics Committee found a breach of ")
    assert given("draft_publication", case, staff, {"summary": "  What was found. "}) == {"summary": "What was found."}
    assert errors("draft_publication", case, staff, {}) == {"summary": ["Write the summary that the public will read"]}


def test_a_caution_proposes_no_text(case: Case) -> None:
    Sanction.objects.create(case=case, kind=SanctionKind.CAUTION, decided_at=NOON)
    assert "summary" not in form("draft_publication", case, person("staff")).initial


def test_publishing_gives_nothing_to_the_step(case: Case) -> None:
    assert given("publish", case, person("staff"), {}) == {}


def test_a_condition_is_met_with_its_evidence(case: Case) -> None:
    staff = person("staff", Role.CASE_STAFF)
    sanction = Sanction.objects.create(case=case, kind=SanctionKind.SUSPENSION, months=6, decided_at=NOON)
    course, done = (Condition.objects.create(sanction=sanction, text=text) for text in ("Course", "Essay"))
    Condition.objects.filter(pk=done.pk).update(met_on=TODAY)
    shown = form("record_condition", case, staff)
    assert list(shown.fields["condition"].queryset) == [course]  # type: ignore[attr-defined]
    sent = {"condition": course.pk, "evidence": "A certificate."}
    assert given("record_condition", case, staff, sent) == {"condition": course, "evidence": "A certificate."}
    assert errors("record_condition", case, staff, {"condition": done.pk}) == {
        "condition": ["Choose one of the answers in the list"],
        "evidence": ["Write what shows that the condition is met"],
    }
