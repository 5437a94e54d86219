"""What a party writes to the Board between the steps. The Board answers by a letter of the kind `message`."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Message(models.Model):
    """Words of one party to the office. No other party reads them."""

    case = models.ForeignKey("complaints.Case", on_delete=models.PROTECT, related_name="messages")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["sent_at", "pk"]

    def __str__(self) -> str:
        return f"Message {self.pk}"
