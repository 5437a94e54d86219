"""The virus scanner: clamd's own words over a socket, and what is told while it is away (ux.md §3, 45)."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ccb_ethics.demo.people import make_board
from complaints.errors import Refused
from complaints.models import Case, Document
from complaints.uploads import examine
from tests import scanner
from tests.factories import signed_in
from tests.visiting import begin, send, text_of, travel

__all__ = ["travel"]


@pytest.fixture
def clamd(settings: Any) -> Iterator[None]:
    with scanner.listening() as address:
        settings.CLAMD = address
        yield


def upload(content: bytes = b"only words") -> SimpleUploadedFile:
    return SimpleUploadedFile("notes.txt", content)


def test_a_clean_file_is_known_as_scanned(clamd: None) -> None:
    file = upload(b"x" * 300_000)
    assert examine(file).scanned is True
    assert file.read(3) == b"xxx", "left at its start, ready to be kept"


def test_requirement_45_a_virus_is_refused(clamd: None) -> None:
    with pytest.raises(Refused, match="This file holds a virus, and we did not keep it"):
        examine(upload(scanner.eicar()))


def test_what_the_scanner_did_not_look_through_is_not_told_as_clean(settings: Any) -> None:
    with scanner.listening(most=100_000) as address:
        settings.CLAMD = address
        assert examine(upload(b"x" * 300_000)).scanned is False


@pytest.mark.parametrize("address", ["/nowhere/clamd.ctl", "127.0.0.1:1"])
def test_requirement_45_while_the_scanner_is_away_nothing_is_kept_and_it_says_so(settings: Any, address: str) -> None:
    settings.CLAMD = address
    with pytest.raises(Refused, match="We cannot check files for viruses right now"):
        examine(upload())


def test_without_a_scanner_a_file_is_taken_and_told_as_not_scanned() -> None:
    assert examine(upload()).scanned is False


@pytest.mark.django_db
def test_staff_see_which_file_was_not_scanned_and_the_complainant_is_not_troubled(travel, settings: Any) -> None:
    staff = signed_in(make_board().staff[0])
    client = Client()
    begin(client)
    client.post("/complaint/files/", {"act": "add", "paper": upload()})
    with scanner.listening() as address:
        settings.CLAMD = address
        client.post("/complaint/files/", {"act": "add", "paper": SimpleUploadedFile("b.txt", b"words")})
    send(client)
    assert dict(Document.objects.values_list("title", "scanned")) == {"notes.txt": False, "b.txt": True}
    page = text_of(staff.get(f"/desk/cases/{Case.objects.get().number}/file/"))
    assert page.count("not scanned for viruses") == 1
    assert "scanned" not in text_of(client.get("/my/"))
