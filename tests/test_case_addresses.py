"""Every address that names a case: found by those who sit there, not found by anybody else (done-when 7).

The addresses are taken from the URL list, so that a new page is tested without anybody remembering it.
"""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from ccb_ethics.demo.people import make_board
from complaints import urls as complaints_urls
from complaints.models import Document, Motion
from complaints.procedure import STEPS
from complaints.seats import Seat, seat
from hearings import urls as hearings_urls
from people.models import User
from record.models import AccessLog, Notice
from sanctions import urls as sanctions_urls
from tests import plays
from tests.factories import signed_in

pytestmark = pytest.mark.django_db

LISTS = (
    "/desk/",
    "/desk/cases/",
    "/desk/cases/?q=EC-",
    "/desk/cases/?q=Dana",
    "/desk/search/?q=EC-",
    "/desk/search/?q=2025",
    "/desk/search/?q=Dana",
    "/desk/search/?q=borrowed",
    "/desk/hearings/",
    "/desk/appeals/",
    "/desk/publication/",
    "/desk/sanctions/",
)


@pytest.fixture
def board(reference_data: None):
    return make_board()


def addresses(play: plays.Play) -> list[str]:
    """Every desk address that takes a case number, filled in with things that are really there."""
    case = play.case
    parts = {
        "number": case.number,
        "reference": Document.objects.filter(case=case).exclude(text="")[0].reference,
        "letter_id": Notice.objects.filter(docket=case.docket_id)[0].pk,
        "step": "recuse",
    }
    found = []
    for app in (complaints_urls, hearings_urls, sanctions_urls):
        for pattern in app.desk_urlpatterns:
            assert isinstance(pattern, URLPattern)
            wanted = set(pattern.pattern.converters)
            if "number" in wanted:
                values = {name: parts[name] for name in wanted}
                found.append(reverse(f"{app.app_name}:{pattern.name}", kwargs=values))
    number = case.number
    return found + [reverse("complaints:do", args=[number, name]) for name, step in STEPS.items() if step.form]


def everybody_else(play: plays.Play) -> dict[str, Client]:
    """People who have no business here, some of whom once had or would have by rank."""
    case, board = play.case, play.board
    recused = board.members[3]
    play.take("recuse", recused, reason="A cousin works there.")
    superuser = User.objects.create(username="root@board.example", name="Root", is_superuser=True, is_staff=True)
    inactive = User.objects.create(username="gone@board.example", name="Gone", is_active=False)
    for person in (superuser, inactive, recused):
        seat(person, case, Seat.MEMBER)
    other = plays.filed(board)
    return {
        "recused": signed_in(recused),
        "superuser": signed_in(superuser),
        "stranger": signed_in(board.directors[0]),
        "complainant at the desk": signed_in(play.complainant),
        "respondent at the desk": signed_in(play.respondent),
        "complainant of another case": signed_in(other.complainant),
        "inactive": signed_in(inactive),
        "anonymous": Client(),
    }


@pytest.mark.cells
def test_every_case_address_is_not_found_by_those_who_do_not_sit_there(board):
    play = plays.determining(board)
    visitors = everybody_else(play)
    found = addresses(play)
    insider = signed_in(board.director)
    assert insider.get(f"/desk/cases/{play.case.number}/").status_code == 200  # there is something to leak
    wrong = []
    for who, client in visitors.items():
        for address in found:
            answer = client.get(address)
            asked_to_sign_in = answer.status_code == 302 and answer["Location"].startswith("/sign-in/")
            own_step = who.endswith("at the desk") and "/do/" in address
            if asked_to_sign_in and who in ("anonymous", "inactive"):
                continue
            if answer.status_code != 404 and not own_step:
                wrong.append((who, address, answer.status_code))
    assert wrong == []


def test_a_case_shows_in_no_list_search_or_count_of_others(board):
    play = plays.determining(board)
    visitors = everybody_else(play)
    number = play.case.number
    assert number in signed_in(board.director).get("/desk/cases/?q=EC-").content.decode()
    shown = []
    for who, client in visitors.items():
        for address in LISTS:
            answer = client.get(address)
            body = answer.content.decode() if answer.status_code == 200 else ""
            if number in body or "Dana Reed" in body:
                shown.append((who, address))
    assert shown == []
    counted = visitors["recused"].get("/desk/cases/").content.decode()
    assert "0 cases" in counted


@pytest.mark.requirement(50)
def test_a_recusal_counts_from_the_next_request_in_another_browser(board):
    play = plays.determining(board)
    member = board.members[2]
    play.take("declare", member)
    second = signed_in(member)
    address = f"/desk/cases/{play.case.number}/"
    assert second.get(address).status_code == 200
    first = signed_in(member)
    assert first.post(f"{address}do/recuse/", {"reason": "We shared an office."}).status_code == 302
    assert second.get(address).status_code == 404
    assert AccessLog.objects.filter(action="open_case", person=member, outcome="not_found").exists()


def test_before_the_declaration_only_names_and_workplaces_show(board):
    play = plays.determining(board)
    client = signed_in(board.members[2])
    number = play.case.number
    for name in ("case", "case-file", "case-allegations", "case-people", "case-votes", "case-history"):
        answer = client.get(reverse(f"complaints:{name}", args=[number]))
        assert (answer.status_code, answer.get("Location")) == (302, f"/desk/cases/{number}/do/declare/")
    gate = client.get(f"/desk/cases/{number}/do/declare/").content.decode()
    assert "Dana Reed" in gate
    assert "$600" not in gate
    assert "Dana Reed" not in client.get("/desk/").content.decode()
    assert number not in client.get("/desk/cases/?q=Dana").content.decode()  # a search by name would tell it


@pytest.mark.requirement(51)
def test_ballots_are_sealed_until_the_vote_closes(board):
    play = plays.determining(board)
    play.take("open_committee_motion", board.chair, names="charge", text="Charge.", sanction="reprimand")
    motion = Motion.objects.get(case=play.case)
    voters = [board.chair, board.members[1], board.members[2], board.co_chair]
    for person in voters:
        play.take("cast_ballot", person, motion=motion, choice="no", reason="SECRET-REASON")
    votes = f"/desk/cases/{play.case.number}/votes/"
    readers = {"voter": board.members[1], "staff": board.staff[0], "director": board.director}
    before = {who: signed_in(person).get(votes).content.decode() for who, person in readers.items()}
    assert {who for who, page in before.items() if "SECRET-REASON" in page or "Against" in page} == set()
    play.take("close_motion", board.chair, motion=motion)
    after = {who: signed_in(person).get(votes).content.decode() for who, person in readers.items()}
    assert {who for who, page in after.items() if "SECRET-REASON" in page} == {"voter"}
    assert {who for who, page in after.items() if "4 against" in page} == set(readers)
    history = signed_in(board.staff[0]).get(f"/desk/cases/{play.case.number}/history/").content.decode()
    assert "SECRET-REASON" not in history


@pytest.mark.parametrize(("address", "queries"), [("/desk/", 9), ("/desk/cases/", 11)])
def test_lists_take_one_number_of_queries_at_1_3_and_50_rows(
    board, django_assert_num_queries, address: str, queries: int
):
    client = signed_in(board.director)
    made = 0
    for rows in (1, 3, 50):
        while made < rows:
            plays.filed(board)
            made += 1
        with django_assert_num_queries(queries):
            page = client.get(address)
        assert page.status_code == 200
