"""The case of story T2, played to the day on which the panel is named. Dates are those of scenarios.md."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from ccb_ethics.demo.play import Board, Play
from code_of_ethics.models import Provision
from complaints.models import Case, RuleSet
from people import clock
from people.models import User
from tests import plays
from tests.beginnings import begins
from tests.factories import signed_in

TOLD = date(2024, 6, 1)


def named(board: Board, name: str) -> User:
    """Somebody of the Ethics Committee by family name."""
    return next(person for person in board.committee if person.name.endswith(name))


def switch(**values: int | str) -> None:
    """A version with these values, under which every case of the test runs, those that were filed before too."""
    version = RuleSet.objects.order_by("-version")[0].version + 1
    made = RuleSet.objects.create(version=version, effective_from=date(2015, 1, 2), values=values)
    Case.objects.update(rule_set=made)


def before_the_panel(board: Board) -> Play:
    """Suspension is proposed, the charges are served, and the respondent has asked for a hearing."""
    answers = replace(plays.ANSWERS, last_act_on=TOLD, topics=("privacy",), narrative="Dana told others what I said.")
    play = Play(board, datetime(2024, 9, 3, 9, 0, tzinfo=clock.ZONE)).file(answers).pass_jurisdiction(plays.dana())
    play.on(date(2024, 9, 18)).allege(Provision.objects.get(reference="CPRS-13"), "Told others.", TOLD)
    play.opine().accept().on(date(2024, 9, 23)).serve("serve_complaint").on(date(2024, 10, 21)).answer()
    play.on(date(2024, 11, 20)).report().serve("serve_report").on(date(2024, 12, 16))
    play.resolve("charge", sanction="suspension", months=6).on(date(2024, 12, 20)).serve("serve_charges")
    return play.on(date(2025, 1, 15)).take("request_hearing", play.respondent)


@begins
def panel_named(board: Board) -> Play:
    """Monday, March 3: Ortiz presides, Pell and Quinn sit, Shah is the alternate. The hearing is set for April 10."""
    play = before_the_panel(board).on(date(2025, 3, 3))
    officer, pell, quinn, shah = (named(board, name) for name in ("Ortiz", "Pell", "Quinn", "Shah"))
    play.take("appoint_panel", play.chair, officer=officer, members=[pell, quinn], alternate=shah)
    play.set_hearing(date(2025, 4, 10)).serve("serve_hearing_notice")
    for member in (officer, pell, quinn, shah):
        if not play.case.declarations.filter(person=member).exists():
            play.take("declare", member, note="None.")
    return play


def challenged(play: Play, person: User, learned_on: date) -> Play:
    """The respondent says that this person supervised her."""
    grounds = "This person supervised me in 2023."
    return play.take("challenge", play.respondent, person=person, grounds=grounds, learned_on=learned_on)


def file_findings(case: Case, officer: User, written: dict[str, Any]) -> None:
    """Writes the findings on their page, reads the report as the parties will, and signs it."""
    client, page = signed_in(officer), f"/desk/hearings/{case.number}/findings/"
    answer = client.post(page, written | {"act": "preview"})
    assert answer.status_code == 302, answer.content.decode()
    seen = client.get(answer["Location"]).context["seen"]
    signed = client.post(answer["Location"], {"act": "sign", "seen": seen})
    assert (signed.status_code, signed["Location"]) == (302, page)
    case.refresh_from_db()


def room(case: Case) -> str:
    """The page of the hearing under way."""
    return f"/desk/hearings/{case.number}/run/"


def log_key() -> str:
    """A key as the page makes one."""
    return secrets.token_hex(16)
