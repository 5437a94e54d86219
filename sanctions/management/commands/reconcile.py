"""`manage.py reconcile`: says where sanctions, letters, register and publications disagree; exit code 1 where they do.

Run each night by a timer. It changes nothing; staff read the same on the page of the reconciliation.
"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from people import clock
from sanctions.reports.reconciliation import findings


class Command(BaseCommand):
    help = "Compares sanctions, letters, register entries and publications, and names what disagrees."

    def handle(self, *args: Any, **options: Any) -> None:
        found = findings(clock.today())
        if found:
            raise CommandError("\n".join(f"{finding.case or '-'}: {finding.sentence}" for finding in found))
        self.stdout.write("Everything agrees")
