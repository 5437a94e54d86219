"""What was written while the hearing went on: the log, which is part of the record, and each panelist's private notes.

Rows are only added (`hearings.append_only`): whoever mistyped adds a row that points to the old one.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hearings.models.hearing import Exhibit, Hearing
from record.models import Event


class LogEntry(models.Model):
    """A ruling, an exhibit or a break, as the hearing officer wrote it down.

    Its words, its writer and the moment it was received are those of its event on the docket, and stand nowhere else.
    `key` is made where it is typed, so that what is sent twice is written once.
    """

    class Kind(models.TextChoices):
        RULING = "ruling", _("Ruling")
        EXHIBIT = "exhibit", _("Exhibit")
        BREAK_START = "break_start", _("Break begins")
        BREAK_END = "break_end", _("Break ends")

    hearing = models.ForeignKey(Hearing, on_delete=models.PROTECT, related_name="log")
    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    key = models.CharField(max_length=64)
    typed_at = models.DateTimeField()
    exhibit = models.ForeignKey(Exhibit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrections")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["hearing", "key"], name="what_is_sent_twice_is_logged_once"),
            models.CheckConstraint(
                condition=models.Q(kind="exhibit", exhibit__isnull=False)
                | (~models.Q(kind="exhibit") & models.Q(exhibit__isnull=True)),
                name="an_entry_about_an_exhibit_names_it",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} at {self.hearing}"


class PrivateNote(models.Model):
    """A panelist's own note. Nobody else reads it, no export holds it, and the docket says nothing of it."""

    hearing = models.ForeignKey(Hearing, on_delete=models.PROTECT, related_name="notes")
    writer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=64)
    text = models.TextField()
    typed_at = models.DateTimeField()
    received_at = models.DateTimeField()
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrections")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["hearing", "writer", "key"], name="what_is_sent_twice_is_noted_once")
        ]

    def __str__(self) -> str:
        return f"Note of {self.writer_id} at {self.hearing}"
