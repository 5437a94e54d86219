"""Who has the form of a step open now. Gone after a minute; written by the page itself, never by opening it."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Presence(models.Model):
    """One person at one form of one case, last heard of at `at`."""

    case = models.ForeignKey("complaints.Case", on_delete=models.CASCADE, related_name="+")
    step = models.SlugField(max_length=60)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "step", "person"], name="one_presence_for_person_and_form")
        ]

    def __str__(self) -> str:
        return f"{self.person} at {self.step}"
