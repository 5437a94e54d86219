"""What a visitor does on the pages of the two sides: begins a complaint, comes in by a code, reads what is there."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from complaints.forms.filing_pages import PAGES, SIGNING
from people import clock

NOON = datetime(2025, 1, 6, 12, 0, tzinfo=clock.ZONE)
COMPULSORY = {
    "relationship": "client",
    "respondent_description": "A tall man at the front desk",
    "narrative": "He borrowed $600 from me.",
    "name": "Mary Moe",
    "contact": "code",
    "signature": "Mary Moe",
    "states_truth": "on",
}


@pytest.fixture
def travel(reference_data: None) -> Iterator[time_machine.Traveller]:
    """Noon of the day on which story T1 begins; `travel.move_to` moves on."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def text_of(answer: HttpResponse) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def begin(client: Client) -> str:
    """Starts a complaint and gives the code as it is shown."""
    answer = client.post("/complaint/code/", {"understood": "yes"}, follow=True)
    shown = re.findall(r"\b\d{4} \d{4} \d{4} \d{4}\b", answer.content.decode())
    assert (answer.status_code, len(shown)) == (200, 1)
    return shown[0]


def enter(client: Client, code: str, address: str = "/complaint/return/") -> HttpResponse:
    return client.post(address, {"code": code})


def save(client: Client, answers: dict[str, Any], prefix: str = "") -> None:
    """Writes the answers on the pages that ask for them, and saves each page as it is, without being judged."""
    for page in PAGES:
        typed = {box: answers[box] for box in page.form().boxes() if box in answers}
        if typed:
            assert client.post(f"{prefix}/complaint/{page.slug}/", typed | {"act": "save"}).status_code == 302


def send(client: Client, answers: dict[str, Any] | None = None, prefix: str = "", *, follow: bool = False) -> Any:
    """Writes a complaint page by page, signs and sends it; gives the answer to the last press."""
    answers = COMPULSORY if answers is None else answers
    save(client, answers, prefix)
    signing = {name: answers[name] for name in SIGNING if name in answers}
    return client.post(f"{prefix}/complaint/check/", signing | {"act": "send"}, follow=follow)
