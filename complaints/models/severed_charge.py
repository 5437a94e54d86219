"""A charge that waits for the text of its code, severed into a case of its own (procedure.md §1.2)."""

from __future__ import annotations

from django.db import models


class SeveredCharge(models.Model):
    """What the severed case is about, before there is a provision to cite. Who severed it and why lies on the overlay."""

    case = models.OneToOneField("complaints.Case", on_delete=models.PROTECT, related_name="severed_charge")
    text = models.TextField()
    conduct_from = models.DateField()
    conduct_to = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(conduct_to__gte=models.F("conduct_from")),
                name="severed_conduct_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"Severed charge in {self.case}"
