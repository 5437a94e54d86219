"""`manage.py index_cases`: makes anew what cases and professionals are found by.

Steps keep it true by themselves. It is for a database whose rows were written before there was an index, or after a
change of how words are compared.
"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from complaints import full_text, indexing
from complaints.models import Case, SearchText
from people.models import CertifiedProfessional
from record import chain


class Command(BaseCommand):
    help = "Makes anew what cases and professionals are found by."

    def handle(self, *args: Any, **options: Any) -> None:
        """Case by case, each whole or not at all, so that the desk can be used meanwhile."""
        CertifiedProfessional.objects.renew_words(CertifiedProfessional.objects.all())
        numbers = list(Case.objects.order_by("pk").values_list("number", flat=True))
        for number in numbers:
            with transaction.atomic():
                case = Case.objects.select_related("complaint").get(number=number)
                chain.lock(case.docket_id)  # as a step does, so that the two do not write at once
                standing = SearchText.objects.filter(case=case)
                full_text.remove(list(standing.values_list("pk", flat=True)))
                standing.delete()
                indexing.index(case)
        self.stdout.write(f"{len(numbers)} cases can be found.")
