"""Each of the requirements of ux.md §3 that concern the sides or the committee has a test that carries its number, or a sentence why not."""

import re

import pytest
from django.test import Client

from ccb_ethics.demo.play import Board
from complaints.forms.filing_pages import PAGES
from tests import plays
from tests.boxes import boxes
from tests.factories import signed_in
from tests.source import ROOT
from tests.visiting import begin, text_of, travel

__all__ = ["travel"]

WANTED = {*range(1, 48), 50, 51, 53, 54, *range(57, 61)}
# Words that say nothing to do (ux.md §3, 24).
BANNED = re.compile(r"\b(invalid|required|please|sorry|oops|forbidden|illegal|field)\b", re.IGNORECASE)


def carried() -> set[int]:
    found: set[int] = set()
    for path in (ROOT / "tests").rglob("test_*.py"):
        text = path.read_text()
        found |= {int(number) for number in re.findall(r"def test_requirement_(\d+)_", text)}
        for numbers in re.findall(r"^@pytest\.mark\.requirement\(([\d, ]+)\)", text, re.MULTILINE):
            found |= {int(number) for number in numbers.split(",")}
    return found


def excused() -> set[int]:
    told = (ROOT / "docs" / "decisions.md").read_text()
    return {int(number) for number in re.findall(r"Requirement (\d+) has no test", told)}


def test_each_requirement_has_a_test_or_a_sentence() -> None:
    assert WANTED - carried() - excused() == set()
    assert carried() & excused() == set()


@pytest.mark.django_db
def test_requirement_8_what_was_told_once_is_not_asked_again(board: Board) -> None:
    play = plays.filed(board)
    play.take("change_contact", play.complainant, contact="phone", phone="203-555-0100", best_times="After 6 p.m.")
    told = boxes(signed_in(play.complainant).get("/my/contact/"))
    assert (told["contact"], told["phone"], told["best_times"]) == (["phone"], ["203-555-0100"], ["After 6 p.m."])


@pytest.mark.django_db
def test_requirement_9_codes_and_passwords_can_be_pasted_and_filled_in_by_a_manager(travel) -> None:
    for address, name, hint in (
        ("/complaint/return/", "code", "one-time-code"),
        ("/respond/code/", "code", "one-time-code"),
        ("/sign-in/", "password", "current-password"),
    ):
        html = Client().get(address).content.decode()
        box = re.search(rf'<input[^>]*name="{name}"[^>]*>', html)
        assert box, address
        assert f'autocomplete="{hint}"' in box[0]
        assert "onpaste" not in html
    assert 'autocomplete="username"' in Client().get("/sign-in/").content.decode()


@pytest.mark.django_db
def test_requirement_17_each_box_brings_up_the_right_keys(travel) -> None:
    client = Client()
    begin(client)
    html = "".join(client.get(f"/complaint/{page.slug}/").content.decode() for page in PAGES)
    wanted = {
        "phone": ('inputmode="tel"', 'autocomplete="tel"'),
        "email": ('type="email"', 'autocomplete="email"'),
        "name": ('autocomplete="name"',),
        "first_act_on_year": ('inputmode="numeric"',),
    }
    for name, facts in wanted.items():
        box = re.search(rf'<input[^>]*name="{name}"[^>]*>', html)
        assert box, name
        assert [fact for fact in facts if fact not in box[0]] == []


@pytest.mark.django_db
@pytest.mark.parametrize("long", [False, True])
def test_requirement_24_what_is_wrong_says_what_to_do(travel, long: bool) -> None:
    client = Client()
    begin(client)
    said: list[str] = []
    for page in PAGES:
        typed = dict.fromkeys(page.form().boxes(), "x" * 30_000) if long else {}
        answer = client.post(f"/complaint/{page.slug}/", typed | {"act": "continue"})
        summary = re.search(r'class="error-summary".*?</div>', answer.content.decode(), re.DOTALL)
        if summary:
            in_summary = [" ".join(line.split()) for line in re.findall(r"<a[^>]*>(.*?)</a>", summary[0], re.DOTALL)]
            assert all(text_of(answer).count(line) >= 2 for line in in_summary), "the same words at the box"
            said += in_summary
    assert len(said) > 3
    assert [line for line in said if BANNED.search(line)] == []


@pytest.mark.django_db
@pytest.mark.requirement(59)
def test_a_limit_ends_with_the_day_in_new_york_and_says_so_with_the_month_written_out(board: Board) -> None:
    play = plays.served(board)
    page = text_of(signed_in(play.respondent).get("/respond/"))
    assert "Wednesday, February 26, 2025" in page
    assert "ET" in page
