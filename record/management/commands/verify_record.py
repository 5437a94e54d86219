"""`manage.py verify_record`: is the record what was written? Exit code 1 when not."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from record import chain


class Command(BaseCommand):
    help = "Checks every event, text and seal of the record; names the first that is not what was written."

    def handle(self, *args: Any, **options: Any) -> None:
        report = chain.verify()
        if report.fault:
            raise CommandError(report.fault)
        self.stdout.write(f"{report.count} events, chain intact")
