"""Imports the register of professionals and credentials from a CSV file; without --save it only shows what it would do."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from people import clock
from people.errors import Refused
from people.registry_plan import Plan, plan_for
from sanctions.actions.importing import import_register
from sanctions.barred import barred


class Command(BaseCommand):
    help = "Shows what a registry file would add and change, and each line it refuses; --save takes it over."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the CSV file")
        parser.add_argument("--save", action="store_true", help="save it; without this nothing is written")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            data = options["file"].read_bytes()
        except OSError as missing:
            raise CommandError(f"The file cannot be opened: {missing.strerror}.") from missing
        try:
            plan = import_register(data, by=None, on=clock.now()) if options["save"] else plan_for(data, barred())
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        self._print(plan)
        self.stdout.write(f"{plan.summary} {'Saved.' if options['save'] else 'Nothing was saved.'}")

    def _print(self, plan: Plan) -> None:
        if plan.passed_over:
            self.stdout.write(f"Headings passed over: {', '.join(plan.passed_over)}")
        for added in plan.added:
            what = "new" if added.new_person else "new credential"
            self.stdout.write(f"line {added.line}: {added.name}: {what}: {added.credential}")
        for changed in plan.changed:
            said = "; ".join(f"{d.label}: {d.old or 'nothing'} -> {d.new}" for d in changed.differences)
            self.stdout.write(f"line {changed.line}: {changed.name}: {said}")
        for refused in (*plan.refused, *plan.held):
            self.stdout.write(f"line {refused.line}: {refused.name}: refused: {refused.why}")
