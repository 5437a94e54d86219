"""The respondent asks for more time, and what was said to it (procedure.md §1.3 row 7)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class TimeRequest(models.Model):
    """Asked for a limit that runs, by its name. It holds nothing up: the limit runs on until more time is given."""

    class Ruling(models.TextChoices):
        PENDING = "", _("Waits for an answer")
        GRANTED = "granted", _("Granted")
        REFUSED = "refused", _("Refused")
        WITHDRAWN = "withdrawn", _("Taken back")

    case = models.ForeignKey("complaints.Case", on_delete=models.PROTECT, related_name="time_requests")
    limit = models.SlugField(max_length=60)
    days = models.PositiveSmallIntegerField()
    reason = models.TextField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    ruling = models.CharField(max_length=10, choices=Ruling, blank=True, default=Ruling.PENDING)
    ruling_reason = models.TextField(blank=True)
    ruled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ruled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "limit"], condition=models.Q(ruling=""), name="one_request_for_a_limit_waits_at_a_case"
            )
        ]

    def __str__(self) -> str:
        return f"{self.days} more days for {self.limit}"
