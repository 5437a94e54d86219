"""Makes the demo board and prints how to come in. A second run changes nothing. Refused where DEBUG is off."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from ccb_ethics.demo import board, registry
from ccb_ethics.demo.people import PASSWORD, WHO
from code_of_ethics.models import Edition
from complaints.models import Case, RuleSet
from people import clock, codes
from people.errors import Refused
from people.models import CertifiedProfessional, Committee, CredentialType, Purpose, User
from record.models import Closure

FIXTURES = (Committee, CredentialType, Edition, Closure, RuleSet)
PAGES = {Purpose.RETURN: "complaints:return", Purpose.INVITATION: "complaints:respond-code"}


class Command(BaseCommand):
    help = "Makes a board with fictional people and cases to try out. Only where DEBUG is on."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("The demo board is made only where DEBUG is on, never beside real cases.")
        missing = [model._meta.verbose_name_plural for model in FIXTURES if not model._default_manager.exists()]
        if missing:
            raise CommandError(
                f"Load the fixtures first (make demo-data does). Missing: {', '.join(map(str, missing))}."
            )
        if registry.is_made():
            self.stdout.write("The demo board was made before. Nothing was changed.\n\n")
        else:
            self._make()
        self._print_people()
        self._print_ways()

    def _make(self) -> None:
        try:
            ways = board.make(clock.today())
        except Refused as refusal:
            raise CommandError(f"The demo board wants a database of its own. {refusal}") from refusal
        _remember(ways)
        counts = (
            f"{len(WHO)} people, {CertifiedProfessional.objects.count()} certified professionals, "
            f"{Case.objects.count()} cases"
        )
        self.stdout.write(f"The demo board is made: {counts}. Everybody in it is made up.\n\n")

    def _print_people(self) -> None:
        sign_in = f"{settings.SITE_ADDRESS}{reverse('people:sign-in')}"
        self.stdout.write(f"Sign in at {sign_in} with the password {PASSWORD}\n\n")
        people = {person.username: person for person in User.objects.filter(username__contains="@")}
        rows = [
            (str(role.label), people[f"{login}@board.example"].name, f"{login}@board.example")
            for login, _name, role in WHO
        ]
        self._print_table(("Role", "Name", "Sign-in name"), rows)

    def _print_ways(self) -> None:
        """Codes are kept only as keyed hashes; those of the demo lie in a file beside its database as well."""
        ways = [way for way in _remembered() if codes.find(way.code, purpose=way.purpose)]
        if not ways:
            self.stdout.write("No codes are at hand. They are shown when the demo board is made anew.\n\n")
            return
        for purpose, title in ((Purpose.RETURN, "Complainants"), (Purpose.INVITATION, "Respondents")):
            self.stdout.write(f"{title} come in at {settings.SITE_ADDRESS}{reverse(PAGES[purpose])} with a code\n\n")
            rows = [(way.code, way.person, way.case, way.can) for way in ways if way.purpose == purpose]
            self._print_table(("Code", "Name", "Case", "What there is to do"), rows)

    def _print_table(self, head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
        widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
        for row in (head, *rows):
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            self.stdout.write(f"  {'   '.join(cells)}".rstrip())
        self.stdout.write("")


def _file() -> Path:
    return settings.VAR_DIR / "demo-codes.json"


def _remember(ways: list[board.Way]) -> None:
    path = _file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_text(json.dumps([asdict(way) for way in ways], indent=1))


def _remembered() -> list[board.Way]:
    path = _file()
    return [board.Way(**way) for way in json.loads(path.read_text())] if path.exists() else []
