"""The list of cases: what it is asked for stands in the address, and a person keeps it under a name (ux.md §3, 56)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction

from ccb_ethics.demo.play import Board, Play
from complaints.case_filters import CaseFilters
from complaints.models import Case, SavedView, Status
from people.models import User
from tests import plays
from tests.factories import professional, signed_in
from tests.visiting import text_of

pytestmark = pytest.mark.django_db
DAY = date(2025, 4, 20)


@pytest.fixture(autouse=True)
def _day():  # type: ignore[no-untyped-def]
    with time_machine.travel("2025-04-20T16:00:00Z", tick=False):
        yield


def numbers(who: User, **asked: str) -> list[str]:
    answer = signed_in(who).get("/desk/cases/", asked)
    assert answer.status_code == 200
    return [row.case.number for row in answer.context["rows"]]


@pytest.fixture
def three(board: Board) -> list[Play]:
    """Charged and served on April 14; just filed; and one of another class, with its answer long overdue."""
    charged = plays.charged(board).release("receipt")
    filed = plays.filed(board, replace(plays.ANSWERS, respondent_name="Rob Vale"))
    held = professional("Lou Hart", credential="crss", applied_on=date(2020, 1, 1))
    other = plays.filed(board, replace(plays.ANSWERS, name="Vera Roe")).pass_jurisdiction(held)
    return [charged, filed, other]


def filters(board: Board, **asked: str) -> CaseFilters:
    return CaseFilters(asked, board.director, DAY)


def test_each_filter_keeps_what_it_says(three: list[Play], board: Board) -> None:
    charged, filed, other = (play.case.number for play in three)
    expected: dict[tuple[str, str], set[str]] = {
        ("status", "open"): {charged, filed, other},
        ("status", "charged"): {charged},
        ("status", "closed"): set(),
        ("ball", "you"): {filed},
        ("ball", "respondent"): {charged},
        ("ball", "ethics-committee"): {other},
        ("credential", "crss"): {other},
        ("credential", "cprs"): {charged},
        ("seat", "executive_director"): {charged, filed, other},
        ("seat", "chair"): set(),
        ("due", "overdue"): {filed, other},
        ("due", "week"): set(),
        ("due", "none"): set(),
        ("q", "vale"): {filed},
        ("q", "Hrat"): {other},
        ("q", "EC-2025"): {charged, filed, other},
    }
    assert {one: set(numbers(board.director, **dict([one]))) for one in expected} == expected


def test_filters_are_joined_and_sorted(three: list[Play], board: Board) -> None:
    charged, filed, other = (play.case.number for play in three)
    assert numbers(board.director, due="overdue", credential="crss") == [other]
    assert numbers(board.director, sort="number", q="EC-2025") == [charged, filed, other]
    assert numbers(board.director, sort="due")[-1] == charged
    assert numbers(board.director, status="nonsense", ball="nobody-knows", sort="by-magic") == numbers(board.director)


def test_every_choice_of_every_filter_opens(three: list[Play], board: Board) -> None:
    browser = signed_in(board.director)
    wrong = []
    for box in filters(board).boxes:
        for value, _label in box.choices:
            for sort in ("due", "number"):
                answer = browser.get("/desk/cases/", {box.name: value, "sort": sort})
                if answer.status_code != 200 or [chip.label for chip in answer.context["filters"].chips] != [box.label]:
                    wrong.append((box.name, value))
    assert wrong == []


def test_a_credential_class_tells_nothing_before_the_declaration(three: list[Play], board: Board) -> None:
    charged = three[0]
    member = board.members[2]
    assert charged.case.number in numbers(member)
    before = numbers(member, credential="cprs")
    if not charged.case.declarations.filter(person=member).exists():
        assert before == []
        charged.take("declare", member)
    assert numbers(member, credential="cprs") == [charged.case.number]


def test_requirement_56_a_list_is_whole_in_its_address(three: list[Play], board: Board) -> None:
    asked = {"q": "2025", "status": "open", "due": "overdue", "seat": "executive_director", "sort": "number"}
    first = signed_in(board.director).get("/desk/cases/", asked)
    again = signed_in(board.director).get(first.wsgi_request.get_full_path())  # copied into another browser
    assert text_of(first) == text_of(again)
    assert "2 cases of 3" in text_of(first)

    chips = first.context["filters"].chips
    assert [(chip.label, str(chip.words)) for chip in chips] == [
        ("Number or name", "“2025”"),
        ("Status", "All that are open"),
        ("Date", "Overdue"),
        ("Your seat", "Executive director"),
    ]
    fewer = signed_in(board.director).get("/desk/cases/" + chips[2].without)
    assert [str(chip.words) for chip in fewer.context["filters"].chips] == [
        "“2025”",
        "All that are open",
        "Executive director",
    ]
    assert fewer.context["filters"].order == "number"
    assert chips[2].without.replace("&", "&amp;") in first.content.decode()


def test_a_long_list_has_pages_that_keep_the_filters(board: Board) -> None:
    for _time in range(26):
        plays.filed(board)
    page = signed_in(board.director).get("/desk/cases/", {"status": "open", "sort": "number"})
    assert "26 cases" in text_of(page)
    assert "Page 1 of 2" in text_of(page)
    second = signed_in(board.director).get("/desk/cases/?status=open&sort=number&page=2")
    assert [row.case.number for row in second.context["rows"]] == ["EC-2025-0026"]
    assert "status=open&amp;sort=number&amp;page=2" in page.content.decode()
    assert signed_in(board.director).get("/desk/cases/?page=99").context["page"].number == 2


@pytest.mark.requirement(56)
@pytest.mark.parametrize(
    ("address", "says", "leads_to"),
    [
        ("/desk/", "Nothing is waiting for you.", "/desk/cases/"),
        ("/desk/cases/", "You sit at no case now.", "/desk/"),
        ("/desk/cases/?status=closed", "No case of yours fits.", "/desk/cases/"),
        ("/desk/search/", "Write into the box at the top", "/desk/cases/"),
        ("/desk/search/?q=nobody", "Try fewer words", "/desk/cases/"),
        ("/desk/views/", "You keep no view yet.", "/desk/cases/"),
    ],
)
def test_an_empty_list_says_what_to_do_next(address: str, says: str, leads_to: str, board: Board) -> None:
    page = signed_in(board.director).get(address)
    assert says in text_of(page)
    empty = page.content.decode().split('class="empty"')[1].split("</p>")[0]
    assert f'href="{leads_to}"' in empty


# ---- The same values everywhere -----------------------------------------------------------------------------------------


@pytest.mark.requirement(48)
@pytest.mark.parametrize("status", plays.AT)
def test_the_list_the_search_and_the_case_say_the_same(status: Status, board: Board) -> None:
    play = plays.AT[status](board)
    for who in (board.director, board.chair, board.members[2]):
        browser = signed_in(who)
        if not Case.objects.visible_to(who).exists():
            continue
        header = browser.get(f"/desk/cases/{play.case.number}/", follow=True).context
        listed = browser.get("/desk/cases/").context["rows"][0]
        sought = browser.get("/desk/search/", {"q": play.case.number}).context["results"][0].row
        said: Any = (header["case"], header["status_words"], header["ball"], header["ball_mine"], header["deadline"])
        for row in (listed, sought):
            assert (row.case, row.words, row.ball, row.ball_mine, row.due) == said


# ---- Kept views ---------------------------------------------------------------------------------------------------------


def keep(who: User, name: str, query: str) -> Any:
    return signed_in(who).post("/desk/views/", {"name": name, "query": query})


def test_a_list_is_kept_under_a_name_and_opens_as_it_was(three: list[Play], board: Board) -> None:
    kept = keep(board.director, "Late ones", "due=overdue&sort=number&page=3&evil=<b>&status=nonsense")
    assert kept.status_code == 302
    view = SavedView.objects.get()
    assert (view.name, view.query) == ("Late ones", "due=overdue&sort=number")
    assert kept["Location"] == "/desk/cases/?due=overdue&sort=number"
    page = signed_in(board.director).get(kept["Location"])
    assert 'href="?due=overdue&amp;sort=number"' in page.content.decode()
    assert "Late ones" in text_of(signed_in(board.director).get("/desk/cases/"))
    assert "Late ones" not in text_of(signed_in(board.staff[0]).get("/desk/cases/"))


def test_a_kept_list_shows_what_may_be_seen_now(three: list[Play], board: Board) -> None:
    member = board.members[2]
    keep(member, "Mine", "status=open")
    assert three[0].case.number in numbers(member, status="open")
    three[0].take("recuse", member, reason="We are neighbours.")
    assert three[0].case.number not in numbers(member, status="open")


@pytest.mark.parametrize(
    ("name", "query", "says"),
    [
        ("", "due=overdue", "Write a name for this view."),
        ("x" * 61, "due=overdue", "no more than 60 letters"),
        ("All", "", "Choose a filter or an order first."),
        ("All", "status=nonsense", "Choose a filter or an order first."),
        ("Late", "due=overdue", "You have a view named “Late” already."),
    ],
)
def test_what_cannot_be_kept_is_told(name: str, query: str, says: str, board: Board) -> None:
    keep(board.director, "Late", "due=week")
    answer = keep(board.director, name, query)
    assert answer.status_code == 400
    assert says in text_of(answer)
    assert SavedView.objects.count() == 1


def test_no_more_than_thirty_are_kept(board: Board) -> None:
    for number in range(30):
        assert keep(board.director, f"View {number}", "due=overdue").status_code == 302
    assert "which is the most there can be" in text_of(keep(board.director, "One more", "due=overdue"))


def test_a_view_is_renamed_removed_and_brought_back(board: Board) -> None:
    keep(board.director, "Late", "due=overdue")
    keep(board.director, "Soon", "due=week")
    browser = signed_in(board.director)
    late, soon = SavedView.objects.order_by("pk")
    refused = browser.post(f"/desk/views/{late.pk}/", {"name": "Soon"})
    assert (refused.status_code, "You have a view named “Soon” already." in text_of(refused)) == (400, True)
    assert browser.post(f"/desk/views/{late.pk}/", {"name": "Behind"})["Location"] == "/desk/views/"
    browser.post(f"/desk/views/{late.pk}/remove/")
    assert ("Behind" in text_of(browser.get("/desk/cases/")), "Undo" in text_of(browser.get("/desk/views/"))) == (
        False,
        True,
    )
    browser.post(f"/desk/views/{late.pk}/remove/", {"undo": "1"})
    assert set(browser.get("/desk/cases/").context["views"]) == {late, soon}
    browser.post(f"/desk/views/{late.pk}/remove/")
    browser.post(f"/desk/views/{soon.pk}/remove/")  # only the last one can be brought back
    assert list(SavedView.objects.all()) == [soon]


def test_a_name_that_was_taken_meanwhile_is_told_on_undo(board: Board) -> None:
    keep(board.director, "Late", "due=overdue")
    view = SavedView.objects.get()
    browser = signed_in(board.director)
    browser.post(f"/desk/views/{view.pk}/remove/")
    keep(board.director, "Late", "due=week")
    answer = browser.post(f"/desk/views/{view.pk}/remove/", {"undo": "1"}, follow=True)
    assert "You have a view named “Late” already." in text_of(answer)


def test_the_view_of_another_is_not_found_and_nothing_is_done_to_it(board: Board) -> None:
    keep(board.director, "Late", "due=overdue")
    view = SavedView.objects.get()
    browser = signed_in(board.staff[0])
    assert browser.get(f"/desk/views/{view.pk}/").status_code == 404
    assert browser.post(f"/desk/views/{view.pk}/", {"name": "Mine"}).status_code == 404
    assert browser.post(f"/desk/views/{view.pk}/remove/").status_code == 404
    assert signed_in(board.director).get(f"/desk/views/{view.pk}/remove/").status_code == 405
    view.refresh_from_db()
    assert (view.name, view.removed_at) == ("Late", None)


def test_the_database_keeps_names_apart(board: Board) -> None:
    keep(board.director, "Late", "due=overdue")
    with pytest.raises(IntegrityError), transaction.atomic():
        SavedView.objects.create(owner=board.director, name="Late", query="due=week")


# ---- What it costs ------------------------------------------------------------------------------------------------------


def test_a_filtered_list_takes_one_number_of_queries_at_1_3_and_50_rows(
    board: Board, django_assert_num_queries
) -> None:
    browser = signed_in(board.director)
    keep(board.director, "Late", "due=overdue")
    made = 0
    for rows in (1, 3, 50):
        while made < rows:
            plays.filed(board)
            made += 1
        with django_assert_num_queries(12):
            page = browser.get("/desk/cases/?status=open&ball=you&due=overdue&seat=executive_director&sort=due")
        assert page.context["page"].paginator.count == rows
