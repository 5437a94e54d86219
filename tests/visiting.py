"""What a visitor does on the pages of the two sides: begins a complaint, comes in by a code, reads what is there."""

import re
from collections.abc import Iterator
from datetime import datetime

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from people import clock

NOON = datetime(2025, 1, 6, 12, 0, tzinfo=clock.ZONE)
COMPULSORY = {
    "act": "send",
    "relationship": "client",
    "respondent_description": "A tall man at the front desk",
    "narrative": "He borrowed $600 from me.",
    "name": "Mary Moe",
    "contact": "code",
    "signature": "Mary Moe",
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
    answer = client.post("/complaint/code/")
    shown = re.findall(r"\b\d{4} \d{4} \d{4} \d{4}\b", answer.content.decode())
    assert (answer.status_code, len(shown)) == (200, 1)
    return shown[0]


def enter(client: Client, code: str, address: str = "/complaint/return/") -> HttpResponse:
    return client.post(address, {"code": code})
