"""`manage.py send_notices`: tells recipients that a letter waits. Run by a timer; a second run sends nothing again."""

from typing import Any

from django.core.management.base import BaseCommand

from people import clock
from record import outbox


class Command(BaseCommand):
    help = "Sends one neutral e-mail for each released notice whose ten minutes are over."

    def handle(self, *args: Any, **options: Any) -> None:
        done = outbox.send_all(at=clock.now())
        self.stdout.write(f"{done.sent} sent, {done.paper} for paper, {done.failed} to try again")
