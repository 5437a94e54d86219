"""What somebody said is wrong with a public text, and what the office answered (procedure.md §3, publication entry).

For the desk alone: nothing of it is public, and a dispute changes no text by itself.
"""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


def new_reference() -> str:
    return secrets.token_hex(8)


class Dispute(models.Model):
    """One dispute. `about` is the very text that was shown when it was written."""

    class Writer(models.TextChoices):
        NAMED = "named", _("I am the person named")
        FOR_THEM = "for_them", _("I write for the person named")
        OTHER = "other", _("I am someone else")

    class Outcome(models.TextChoices):
        STAYS = "stays", _("The text stays as it is")
        CORRECTED = "corrected", _("The text is corrected")
        TAKEN_DOWN = "taken_down", _("The text is taken down")

    reference = models.CharField(max_length=16, unique=True, default=new_reference, editable=False)
    about = models.ForeignKey("sanctions.Publication", on_delete=models.PROTECT, related_name="+")
    writer = models.CharField(max_length=10, choices=Writer)
    name = models.CharField(max_length=200)
    contact = models.CharField(max_length=300)
    text = models.TextField()
    language = models.CharField(max_length=10)
    made_at = models.DateTimeField()
    due_on = models.DateField(help_text="By then the writer is to hear from us.")
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("dispute")
        verbose_name_plural = _("disputes")
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True, answer="", outcome="")
                | (Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer="") & ~Q(outcome="")),
                name="dispute_is_answered_by_somebody_in_words",
            )
        ]

    def __str__(self) -> str:
        return f"Dispute {self.reference}"
