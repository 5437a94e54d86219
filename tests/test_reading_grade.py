"""Words that people can read (ux.md §3, 58): Flesch-Kincaid at most 8 in English, Fernández-Huerta at least 70 in Spanish.

Measured on the visible words of each page of the public and the sides, and on each letter and e-mail, without what is
marked `data-quoted` (provisions, names, people's own words). An alarm, not a proof.
"""

import re
from collections.abc import Iterator

import pytest
import textstat
import time_machine
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation
from textstat.backend.utils._get_cmudict import get_cmudict
from textstat.backend.utils._get_pyphen import get_pyphen

from record import letters
from record.models import Notice
from tests.access_world import NOW, World
from tests.factories import signed_in
from tests.side_pages import Visible, party_world, visits

__all__ = ["party_world"]

pytestmark = [pytest.mark.django_db, pytest.mark.cells]
FEWEST = 40  # words; below, one long word decides


@pytest.fixture(autouse=True)
def _that_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def sentences(blocks: list[str]) -> str:
    """Each heading, label and list item counts as a sentence, as it is read."""
    blocks = [re.sub(r"\S*\d\S*", "ten", block) for block in blocks]  # the syllables of a number are not counted
    kept = [block for block in blocks if re.search(r"[^\W\d_]{2,}", block)]
    return " ".join(block if block[-1] in ".!?" else f"{block}." for block in kept)


def flesch_kincaid(text: str) -> float:
    """The formula over textstat's dictionaries: its own function breaks at a word that is in none."""
    said, hyphens = get_cmudict("en_US"), get_pyphen("en_US")
    words = [word for word in (re.sub(r"[^a-z']", "", part) for part in text.lower().split()) if word]
    syllables = sum(
        sum(sound[-1].isdigit() for sound in said[word][0]) if word in said else len(hyphens.positions(word)) + 1
        for word in words
    )
    of_sentences = max(1, len(re.findall(r"[.!?](?:\s|$)", text)))
    return 0.39 * len(words) / of_sentences + 11.8 * syllables / len(words) - 15.59


def too_hard(text: str, language: str) -> str | None:
    """The grade, where it is worse than allowed."""
    if len(text.split()) < FEWEST:
        return None
    if language == "en":
        grade = flesch_kincaid(text)
        return f"grade {grade:.1f}" if grade > 8 else None
    textstat.set_lang("es")
    ease = textstat.fernandez_huerta(text)
    return f"ease {ease}" if ease < 70 else None


def test_requirement_58_every_page_and_letter_is_plain(party_world: World) -> None:
    for language in ("en", "es"):
        pages_are_plain(party_world, language)
        letters_are_plain(language)


def pages_are_plain(party_world: World, language: str) -> None:
    hard, measured = [], 0
    for visit in visits(party_world):
        client = signed_in(visit.kind.person) if visit.kind.person else Client()
        prefix = "/es" if language == "es" else ""
        answer = client.get(prefix + visit.address)
        if answer.status_code in (200, 409) and answer["Content-Type"].startswith("text/html"):
            html = answer.content.decode()
            main = html[html.index("<main") : html.index("</main>")]
            measured += 1
            worse = too_hard(sentences(Visible(f'<html lang="{language}">{main}').blocks), language)
            if worse:
                hard.append(f"{visit.kind.name} at {visit.address}: {worse}")
    assert measured > 60
    assert hard == [], "\n".join(hard)


def letters_are_plain(language: str) -> None:
    hard = {}
    for notice in Notice.objects.order_by("kind", "pk"):
        context = notice.context | {"allegations": [], "reason": "", "respondent_name": "Dana"}
        letter = letters.render(notice.kind, language, context)
        body = re.sub(r"(Connecticut Certification Board.*)$", "", letter.body, flags=re.S)
        worse = too_hard(sentences([line for line in body.splitlines() if line.strip()]), language)
        if worse:
            hard[notice.kind] = worse
    assert hard == {}


@pytest.mark.parametrize("language", ["en", "es"])
def test_requirement_58_the_e_mail_is_plain(language: str) -> None:
    with translation.override(language):
        text = render_to_string("notices/email.txt", {"address": "", "board_phone": "", "board_name": ""})
    assert too_hard(sentences(text.splitlines() * 3), language) is None
