"""The public register finds whom is meant, though the name is typed with a slip or is a short form."""

import random
import statistics
import time
from collections.abc import Callable, Iterable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from playwright.sync_api import Page

from people.models import CertifiedProfessional, NameKey, NameWord
from people.names import folded
from people.nicknames import nicknames_of
from sanctions.register_search import found
from tests.register_names import register_of

LETTERS = "abcdefghijklmnopqrstuvwxyz"
ASKED_OF_EACH_SORT = 34  # of six sorts: 204 in all
AN_ANSWER_TAKES = 0.3  # seconds at most, in the middle of what was asked
QUERIES = 6  # words alike, count, people, credentials, publications, interim statuses


# --------------------------------------------------------------------------------------------------- among twenty thousand


def another_letter(word: str, at: int, chance: random.Random) -> str:
    return word[:at] + chance.choice(LETTERS) + word[at + 1 :]


def one_letter_more(word: str, at: int, chance: random.Random) -> str:
    return word[:at] + chance.choice(LETTERS) + word[at:]


def one_letter_less(word: str, at: int, chance: random.Random) -> str:
    return word[:at] + word[at + 1 :]


def two_letters_changed_about(word: str, at: int, chance: random.Random) -> str:
    return word[:at] + word[at : at + 2][::-1] + word[at + 2 :]


SLIPS = (another_letter, one_letter_more, one_letter_less, two_letters_changed_about)


def questions(people: list[CertifiedProfessional]) -> Iterable[tuple[str, str, CertifiedProfessional]]:
    """What is asked, how it was typed, and who is meant; the same on every run."""
    chance = random.Random(11)  # noqa: S311 - a sample, not a secret
    accented = [one for one in people if folded(one.name) != one.name.lower().replace("-", " ")]
    renamed = [one for one in people if one.former_names]
    for _one in range(ASKED_OF_EACH_SORT):
        for slip in SLIPS:
            meant = chance.choice(people)
            words = meant.name.split()
            spoilt = chance.choice([place for place, word in enumerate(words) if len(word) > 3] or [0])
            words[spoilt] = slip(words[spoilt], chance.randrange(len(words[spoilt]) - 1), chance)
            yield slip.__name__, " ".join(words), meant
        meant = chance.choice(accented)
        yield "no accents", folded(meant.name), meant
        meant = chance.choice(renamed)
        yield "an earlier name", meant.former_names, meant


@pytest.mark.django_db
def test_of_twenty_thousand_the_one_meant_is_in_the_first_five_though_the_name_is_not_typed_as_it_stands() -> None:
    people = register_of(20_000)
    missed, took = [], []
    for sort, typed, meant in questions(people):
        began = time.monotonic()
        first_five = list(found(typed)[:5])
        took.append(time.monotonic() - began)
        if meant not in first_five:
            missed.append((sort, typed, meant.name, [one.name for one in first_five]))
    assert len(took) == 204
    assert missed == []
    assert statistics.median(took) < AN_ANSWER_TAKES
    for typed in ("Bob Nuñes Quintana", "Mary", "e"):
        took = []
        for _again in range(5):
            with CaptureQueriesContext(connection) as asked:
                began = time.monotonic()
                answer = Client().get("/register/", {"q": typed})
                took.append(time.monotonic() - began)
            assert len(asked) == QUERIES, typed
        assert min(took) < AN_ANSWER_TAKES, typed
        assert answer.context["page_obj"].paginator.count > 0, typed


# -------------------------------------------------------------------------------------------------------- among a few


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query",
    ["Robert Nunez", "Robret Nuñez", "Bob Quintana", "Alderson", "Aldersen", "Quintna", "quint norwich", "NORWICH"],
)
def test_the_person_meant_is_first_of_few(query: str) -> None:
    for name in ("Roberta Nunn", "Alder Quint", "Nora Wichmann"):
        CertifiedProfessional.objects.create(name=name, town="Groton")
    CertifiedProfessional.objects.create(name="Robert Núñez-Quintana", former_names="Robert Alderson", town="Norwich")
    assert Client().get("/register/", {"q": query}).context["entries"][0].professional.town == "Norwich"


@pytest.mark.django_db
def test_who_is_called_just_so_comes_first_then_beginnings_then_slips_then_parts() -> None:
    for name in ("Ann Marlo", "Ann Marlowe", "Ann Marl", "Ann Demarlo"):
        CertifiedProfessional.objects.create(name=name)
    shown = Client().get("/register/", {"q": "Marlo"}).context["entries"]
    assert [one.professional.name for one in shown] == ["Ann Marlo", "Ann Marlowe", "Ann Marl", "Ann Demarlo"]


@pytest.mark.django_db
def test_a_whole_name_comes_before_its_words_in_longer_ones_also_with_a_slip() -> None:
    CertifiedProfessional.objects.create(name="Ann Marlo", former_names="Ann Featherstonehaugh-Cholmondeley")
    for name in ("Ann Rose Marlo", "Al Ann Marlo"):
        CertifiedProfessional.objects.create(name=name)
    for typed in ("Ann Marlo", "Ann Marlp", "Amn Marlo"):
        assert found(typed)[0].name == "Ann Marlo"


@pytest.mark.django_db
def test_two_letters_wrong_find_nobody() -> None:
    CertifiedProfessional.objects.create(name="Ann Rivera")
    assert (found("riviero").count(), found("rveria").count(), found("riviera").count()) == (0, 0, 1)


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["\0", "rivera\0", "\0'; --", "%", "_", "\\", "x" * 5000, "a b c d e f g h"])
def test_no_sign_that_is_typed_breaks_the_search(typed: str) -> None:
    CertifiedProfessional.objects.create(name="Ann Rivera")
    answer = Client().get("/register/", {"q": typed})
    assert (answer.status_code, len(answer.context["entries"])) == (200, int(typed == "rivera\0"))


@pytest.mark.django_db
def test_a_word_is_kept_once_however_many_bear_it() -> None:
    for name in ("Ann Marlo", "Marlo Reed", "Ann Reed"):
        CertifiedProfessional.objects.create(name=name)
    assert sorted(NameWord.objects.values_list("word", flat=True)) == ["ann", "marlo", "reed"]
    assert NameKey.objects.filter(word__word="ann").count() == 3, "the word, and it less each of its letters"


def test_a_short_form_stands_for_the_name_and_the_name_for_it() -> None:
    assert "robert" in nicknames_of("bob")
    assert "pepe" in nicknames_of("jose")
    assert nicknames_of("quintana") == frozenset()


# ------------------------------------------------------------------------------------------------------- in a browser


@pytest.mark.browser
def test_a_name_typed_and_a_link_followed_tell_how_somebody_stands_without_a_script(
    open_page: Callable[..., Page], site: str
) -> None:
    """Two interactions: the box, and the name that was found."""
    CertifiedProfessional.objects.create(name="Robert Núñez-Quintana", town="Norwich")
    page = open_page(width=360, height=740, script=False)
    page.goto(f"{site}/register/")
    page.get_by_role("searchbox").fill("Bob Nunes")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Robert Núñez-Quintana").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Robert Núñez-Quintana"
    assert page.locator(".status").first.inner_text() == "We have no credential on record for this person."
