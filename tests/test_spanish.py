"""The Spanish of the site: the compiled catalogue is the written one, and no page of the public or a side lacks a word.

For the second, each translated text is put in brackets, in a catalogue made for this test: what then stands on a page
without brackets was not translated, or never handed to the translation (ux.md §3, 57).
"""

import gettext
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings as django_settings
from django.test import Client
from django.utils import translation
from django.utils.translation import trans_real

from tests.access_world import NOW, World
from tests.factories import signed_in
from tests.side_pages import Visible, party_world, visits

__all__ = ["party_world"]

CATALOGUE = Path(django_settings.BASE_DIR) / "locale" / "es" / "LC_MESSAGES"
# Said alike in both languages, or no words: names, numbers, dates, signs.
SAME = re.compile(
    r"(911|988|SAMHSA|Español|English|CPRS|CRSS|PDF|JSON|ET|Connecticut|Board|Certification|Ethics|Office|CCB|bytes|office|example|org)"
)


def messages(path: Path) -> dict[Any, str]:
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]


def compiled(source: Path, to: Path) -> Path:
    assert shutil.which("msgfmt"), "Install gettext."
    subprocess.run(["msgfmt", "--check-format", "-o", str(to), str(source)], check=True)
    return to


def test_the_compiled_catalogue_is_the_written_one(tmp_path: Path) -> None:
    fresh = messages(compiled(CATALOGUE / "django.po", tmp_path / "django.mo"))
    assert fresh == messages(CATALOGUE / "django.mo"), "Run: make words"


def test_each_translation_has_the_placeholders_of_its_original() -> None:
    def parts(text: str) -> list[str]:
        return sorted(re.findall(r"%\(\w+\)s|</?\w+|\{\w+\}", text))

    wrong = [
        key
        for key, said in messages(CATALOGUE / "django.mo").items()
        if isinstance(key, str) and key and parts(key.split("\x04")[-1]) != parts(said)
    ]
    assert wrong == []


@pytest.fixture
def brackets(tmp_path: Path, settings: Any) -> Iterator[None]:
    """Every Spanish text in brackets."""
    text = (CATALOGUE / "django.po").read_text()
    marked = re.sub(
        r'^(msgstr(?:\[\d\])?) "(\\n)?(.+?)(\\n)?"$',
        lambda m: f'{m[1]} "{m[2] or ""}⟦{m[3]}⟧{m[4] or ""}"',
        text,
        flags=re.M,
    )
    folder = tmp_path / "es" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(marked)
    subprocess.run(["msgfmt", "-o", str(folder / "django.mo"), str(folder / "django.po")], check=True)
    settings.LOCALE_PATHS = [tmp_path]
    trans_real._translations.clear()
    yield
    trans_real._translations.clear()
    translation.activate("en")


@pytest.mark.django_db
@pytest.mark.cells
def test_requirement_57_no_page_of_the_public_or_a_side_lacks_a_word(party_world: World, brackets: None) -> None:
    missing: dict[str, str] = {}
    with time_machine.travel(NOW, tick=False):
        for visit in visits(party_world):
            client = signed_in(visit.kind.person) if visit.kind.person else Client()
            answer = client.get(f"/es{visit.address}", follow=True)
            if not answer["Content-Type"].startswith("text/html"):
                continue
            text = " ".join(Visible(answer.content.decode()).pieces)
            while text != (text := re.sub(r"⟦[^⟦⟧]*⟧", "|", text)):
                pass
            for piece in text.split("|"):
                words = [word for word in re.findall(r"[^\W\d_]{3,}", piece) if not SAME.fullmatch(word)]
                if words:
                    missing.setdefault(" ".join(words), f"{visit.kind.name} at {visit.address}")
    assert missing == {}, "\n".join(f"{said}   <- {place}" for said, place in sorted(missing.items()))
