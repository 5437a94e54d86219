"""Walks a case through its pages as people do: every act is a POST to the page of a step, on the day it happens."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

import time_machine
from django.test import Client

from ccb_ethics.demo.play import Board
from complaints.models import Case, Motion
from people import clock
from people.models import User
from record.models import Deadline, Notice
from tests.factories import signed_in


def parts(day: date, name: str) -> dict[str, str]:
    """A day as the three boxes of a date question."""
    return {f"{name}_month": str(day.month), f"{name}_day": str(day.day), f"{name}_year": str(day.year)}


class Walk:
    """One case, its people, and a clock that the test moves."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.traveller: Any = None
        self.case: Case

    def on(self, day: date, at: time = time(10, 0)) -> Walk:
        self.leave()
        moment = datetime.combine(day, at, tzinfo=clock.ZONE)
        self.traveller = time_machine.travel(moment, tick=False)
        self.traveller.start()
        return self

    def leave(self) -> None:
        if self.traveller:
            self.traveller.stop()
            self.traveller = None

    def post(self, actor: User, step: str, /, side: str = "desk", **data: Any) -> Walk:
        """Takes a step on its page; the page answers with a redirect, or shows a code once."""
        address = f"/desk/cases/{self.case.number}/do/{step}/" if side == "desk" else f"/{side}/do/{step}/"
        client = signed_in(actor)
        shown = client.get(address)
        assert shown.status_code == 200, (step, shown.status_code, problems(shown))
        answer = client.post(address, data)
        assert answer.status_code == 302 or step == "serve_complaint", (step, answer.status_code, problems(answer))
        self.case.refresh_from_db()
        return self

    def refused(self, person: User, step: str, side: str = "desk", **data: Any) -> str:
        """The reason why a step is refused, as its page says it."""
        address = f"/desk/cases/{self.case.number}/do/{step}/" if side == "desk" else f"/{side}/do/{step}/"
        answer = signed_in(person).post(address, data)
        assert answer.status_code == 409, answer.status_code
        return problems(answer)

    def declare(self, *people: User) -> Walk:
        for person in people:
            self.post(person, "declare")
        return self

    def serve(self, step: str, kind: str) -> Walk:
        """The director approves the letter, staff record that it was opened on the portal the same day."""
        notice = Notice.objects.get(docket=self.case.docket_id, kind=kind, state=Notice.State.DRAFTED)
        self.post(self.board.director, "release_notice", notice=notice.pk)
        return self.post(self.board.staff[0], step, method="portal", **parts(clock.today(), "served_on"))

    def vote(self, opens: str, by: User, votes: dict[User, str], **data: Any) -> Motion:
        self.post(by, opens, **data)
        motion = Motion.objects.filter(case=self.case, closed_at__isnull=True).latest("pk")
        for person, choice in votes.items():
            self.post(person, "cast_ballot", motion=motion.pk, choice=choice, reason="For the reasons discussed.")
        motion.refresh_from_db()
        if motion.is_open:
            self.post(by, "close_motion", motion=motion.pk)
            motion.refresh_from_db()
        return motion

    def due(self, name: str) -> date:
        return Deadline.objects.filter(docket=self.case.docket_id, name=name).latest("pk").due_on

    def page(self, person: User | None, address: str) -> str:
        client = signed_in(person) if person else Client()
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return answer.content.decode()


def problems(answer: Any) -> str:
    """What a page says is wrong, or why it must wait."""
    html = answer.content.decode()
    found = re.findall(r'<div class="error-summary".*?</div>|<p class="notice">.*?</p>', html, re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", " ".join(found)).split())
