"""`manage.py seal_record`: seals the record as it stands. Run by a timer; keep what it prints outside the database."""

from typing import Any

from django.core.management.base import BaseCommand

from people import clock
from record import sealing


class Command(BaseCommand):
    help = "Adds a seal over all dockets, the access log and the seal before, and prints it."

    def handle(self, *args: Any, **options: Any) -> None:
        seal = sealing.seal(at=clock.now())
        self.stdout.write(f"Seal {seal.number} {seal.made_at.isoformat()} {seal.digest}")
