"""`manage.py due 2025-01-31 30`: prints the last day of a period, and on standard error how it was found.

For staff who are asked "until when?" and for whoever checks the clock rules of procedure.md §1.1.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from record import deadlines, explaining
from record.days import Closed, Rule, due


class Command(BaseCommand):
    help = "Prints the last day of a period that begins with an event; on standard error how it was found."
    # The database is read only if it is there.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("start", type=date.fromisoformat, help="the day of the event, such as 2025-01-31")
        parser.add_argument("length", type=int, help="how many days; 5 or fewer are counted as business days")
        parser.add_argument("--business", action="store_true", help="count only days the office is open")
        parser.add_argument("--before", action="store_true", help="count back: at least so many days before")

    def handle(self, *, start: date, length: int, business: bool, before: bool, **_options: Any) -> None:
        if length < 1:
            raise CommandError("A period has at least one day.")
        closed = self.closed_days()
        rule = Rule(length=length, business=business, before=before)
        try:
            found = due(start, rule, closed)
        except OverflowError as fault:
            raise CommandError("The period leads out of the calendar.") from fault
        self.stdout.write(found.day.isoformat())
        for sentence in explaining.how(start, rule, found):
            self.stderr.write(sentence)
        self.warn_outside_calendar(closed, min(start, found.day), max(start, found.day))

    def closed_days(self) -> Closed:
        try:
            return deadlines.closed_days()
        except DatabaseError:
            return Closed()

    def warn_outside_calendar(self, closed: Closed, first: date, last: date) -> None:
        """A date counted without its holidays may be wrong by a day: say so."""
        years = {day.year for day in closed.closures}
        unknown = [str(year) for year in range(first.year, last.year + 1) if year not in years]
        if unknown:
            self.stderr.write(
                f"The calendar holds no closed days for {', '.join(unknown)}: only weekends were passed over."
            )
