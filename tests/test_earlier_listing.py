"""Earlier discipline is listed publicly by two people, with the same frozen text and the same end as any other."""

from datetime import date, datetime

import pytest
import time_machine
from django.test import Client

from ccb_ethics.demo.play import Board
from complaints.errors import Refused
from complaints.models import SanctionKind
from people import clock
from people.models import Credential
from record.models import Event
from sanctions.actions import correcting, listing
from sanctions.actions.correcting import Corrected
from sanctions.actions.listing import Listed
from sanctions.models import EarlierDiscipline, Publication, PublicationLink
from sanctions.reports.reconciliation import findings
from tests.factories import professional, signed_in
from tests.visiting import text_of

pytestmark = pytest.mark.django_db
NOW = datetime(2025, 7, 1, 10, 0, tzinfo=clock.ZONE)
SUMMARY = "The Board found that money was borrowed from a client."
LIST = "/desk/register/discipline/"


@pytest.fixture(autouse=True)
def hour():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def held(board: Board) -> Credential:
    held = professional("Dana Reed", credential="cprs", applied_on=date(2010, 1, 1), certified_on=date(2010, 3, 1))
    held.number = "CPRS-1"
    held.save()
    return held


def entered(board: Board, held: Credential, kind: SanctionKind = SanctionKind.REPRIMAND, **dates) -> EarlierDiscipline:
    day = date(2023, 5, 1)
    said = {"decided_on": day, "effective_on": day, "ends_on": None, **dates}
    return EarlierDiscipline.objects.create(
        professional=held.professional, kind=kind, summary="Borrowed.", size=1, entered_by=board.staff[0],
        entered_at=NOW, **said,
    )  # fmt: skip


def drafted(board: Board, held: Credential, row: EarlierDiscipline, reinstated_on: date | None = None) -> Publication:
    listed = Listed(held, "CPRS-12", SUMMARY, "No appeal was filed", reinstated_on)
    return listing.draft_listing(row, listed, by=board.staff[0], on=NOW)


def answers(held: Credential, **other: object) -> dict[str, object]:
    return {"credential": held.pk, "provisions": "CPRS-12", "summary": SUMMARY, "appeal": "none", **other}


def everything_public(held: Credential) -> str:
    pages = ["/actions/", "/actions.json", "/actions.csv", "/actions/feed.atom", "/register/?q=reed"]
    pages.append(f"/register/{held.professional.public_id}/")
    return "".join(Client().get(address).content.decode() for address in pages)


def test_one_drafts_it_on_the_page_and_another_makes_it_public(board: Board, held: Credential) -> None:
    row = entered(board, held)
    clerk, director = signed_in(board.staff[0]), signed_in(board.director)
    assert "List it publicly" in text_of(clerk.get(LIST))
    begun = clerk.get(f"{LIST}{row.reference}/list/")
    assert "May 1, 2023. Sanction: Public Reprimand." in str(begun.context["form"].initial["summary"])
    answer = clerk.post(f"{LIST}{row.reference}/list/", answers(held))
    text = Publication.objects.get()
    page = f"/desk/publication/{text.slug}/"
    assert (answer["Location"], text.live_from) == (page, None)
    assert SUMMARY not in everything_public(held)
    assert text.slug in director.get("/desk/publication/").content.decode()  # it waits there
    assert clerk.post(page, {"text": text.slug}).status_code == 409
    assert director.post(page, {"text": text.slug}).status_code == 302
    text.refresh_from_db()
    assert (text.approved_by, text.live_from, text.live_until) == (board.director, date(2025, 7, 1), date(2028, 5, 1))
    shown = everything_public(held)
    for words in (SUMMARY, "CPRS-12", "Public Reprimand", "No appeal was filed", text.slug):
        assert words in shown
    assert [event.kind for event in Event.objects.filter(kind__startswith="listing")] == [
        "listing_drafted",
        "listing_approved",
    ]
    assert findings(date(2025, 7, 1)) == []
    assert "The public text" in text_of(clerk.get(LIST))


def test_it_is_taken_off_by_its_date(board: Board, held: Credential, hour) -> None:
    listing.approve_listing(drafted(board, held, entered(board, held)), by=board.director, on=NOW)
    hour.move_to(datetime(2028, 4, 30, 12, tzinfo=clock.ZONE))
    assert SUMMARY in everything_public(held)
    hour.move_to(datetime(2028, 5, 1, 0, 1, tzinfo=clock.ZONE))
    assert SUMMARY not in everything_public(held)


@pytest.mark.parametrize(
    ("kind", "ends_on", "reinstated_on", "until", "standing"),
    [
        ("revocation", None, None, None, "Revoked on May 1, 2023"),
        ("suspension", date(2023, 11, 1), date(2023, 11, 9), date(2028, 11, 1), "Certified."),
        ("suspension", date(2023, 11, 1), None, date(2028, 11, 1), "Suspended until the Board reinstates"),
    ],
)
def test_each_kind_is_listed_as_long_as_one_decided_here_and_changes_the_standing(
    board: Board, held: Credential, kind, ends_on, reinstated_on, until, standing: str
) -> None:
    row = entered(board, held, SanctionKind(kind), ends_on=ends_on)
    text = listing.approve_listing(drafted(board, held, row, reinstated_on), by=board.director, on=NOW)
    assert text.live_until == until
    assert standing in text_of(Client().get(f"/register/{held.professional.public_id}/"))


def test_a_written_caution_is_offered_to_nobody_and_refused(board: Board, held: Credential) -> None:
    row = entered(board, held, SanctionKind.CAUTION)
    clerk = signed_in(board.staff[0])
    assert "List it publicly" not in text_of(clerk.get(LIST))
    address = f"{LIST}{row.reference}/list/"
    assert "Written Caution is private" in text_of(clerk.get(address, follow=True))
    clerk.post(address, answers(held))
    with pytest.raises(Refused, match="never published"):
        drafted(board, held, row)
    assert not Publication.objects.exists()


def test_what_cannot_be_listed_is_refused_with_a_reason(board: Board, held: Credential) -> None:
    other = professional("Rob Vale", credential="cprs", applied_on=date(2010, 1, 1), certified_on=date(2010, 3, 1))
    row = entered(board, held)
    with pytest.raises(Refused, match="not that of the person"):
        drafted(board, other, row)
    with pytest.raises(Refused, match="Only a suspended credential"):
        drafted(board, held, row, date(2024, 1, 1))
    old = entered(board, held, decided_on=date(2019, 1, 1), effective_on=date(2019, 1, 1))
    with pytest.raises(Refused, match="is over already"):
        drafted(board, held, old)
    for person in (board.chair, board.president, board.members[0]):
        with pytest.raises(Refused, match="case staff"):
            listing.draft_listing(row, Listed(held, "CPRS-12", SUMMARY, ""), by=person, on=NOW)
    assert not Publication.objects.exists()
    drafted(board, held, row)
    with pytest.raises(Refused, match="drafted for it already"):
        drafted(board, held, row)


def test_empty_answers_keep_what_was_written_and_say_what_is_missing(board: Board, held: Credential) -> None:
    row = entered(board, held, SanctionKind.SUSPENSION, ends_on=date(2023, 11, 1))
    day = {"reinstated_on_month": "1", "reinstated_on_day": "1", "reinstated_on_year": "2020"}
    answer = signed_in(board.staff[0]).post(f"{LIST}{row.reference}/list/", {"provisions": "CPRS-9", **day})
    words = text_of(answer)
    assert answer.status_code == 400
    for said in ("Choose the credential", "Write the summary", "Choose if there was an appeal", "Check the day"):
        assert said in words
    assert 'value="CPRS-9"' in answer.content.decode()


def test_a_draft_put_aside_leaves_the_line_free_for_another(board: Board, held: Credential) -> None:
    row = entered(board, held)
    text = drafted(board, held, row)
    page = f"/desk/publication/{text.slug}/put-aside/"
    assert signed_in(board.director).post(page, {"reason": "The wrong rule."}).status_code == 302
    assert (Publication.objects.count(), PublicationLink.objects.count()) == (0, 0)
    drafted(board, held, row)


def test_what_is_listed_is_corrected_and_taken_down_like_any_other(board: Board, held: Credential) -> None:
    text = listing.approve_listing(drafted(board, held, entered(board, held)), by=board.director, on=NOW)
    words = Corrected.of(text)
    better = Corrected(words.name, words.credential, words.town, "CPRS-9", words.summary)
    draft = correcting.draft_correction(text, better, note="The rule was wrong.", by=board.director, on=NOW)
    with pytest.raises(Refused, match="A second person"):
        correcting.approve_correction(draft, by=board.director, on=NOW)
    second = correcting.approve_correction(draft, by=board.staff[1], on=NOW)
    assert (second.live_until, PublicationLink.objects.get().publication) == (date(2028, 5, 1), second)
    assert "Corrected on July 1, 2025: The rule was wrong." in text_of(Client().get(f"/actions/{text.slug}/"))
    correcting.take_down(text, reason="Wrong person.", by=board.staff[0], on=NOW)
    assert SUMMARY not in everything_public(held)
    assert Client().get(f"/actions/{text.slug}/").status_code == 410


def test_only_the_office_finds_the_page_of_the_draft(board: Board, held: Credential) -> None:
    row = entered(board, held)
    text = drafted(board, held, row)
    pages = (f"{LIST}{row.reference}/list/", f"/desk/publication/{text.slug}/")
    others = [board.chair, board.members[0], board.investigators[0], board.president, board.directors[0]]
    assert {signed_in(person).get(page).status_code for person in others for page in pages} == {404}
    assert signed_in(board.staff[1]).get(pages[1]).status_code == 200
