"""The first executive director of a new site. Every later term is begun on the page /desk/settings/people/."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from people import actions, bodies, clock
from people.errors import Refused
from people.models import Role


class Command(BaseCommand):
    help = "Opens an account and begins the executive director's term today; refused while somebody holds that role."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("name")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        today = clock.today()
        held_by = bodies.holder_of(Role.EXECUTIVE_DIRECTOR, today)
        if held_by:
            raise CommandError(f"{held_by} is executive director. Use /desk/settings/people/.")
        try:
            person = actions.invite(options["email"], name=options["name"])
            actions.begin_term(person, role=Role.EXECUTIVE_DIRECTOR, starts_on=today)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{person} is executive director from today.")
        self.stdout.write(f"Set the password with: manage.py changepassword {person.username}")
