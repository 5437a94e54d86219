"""A list of cases that a person keeps under a name: its filters and its order, as they stand in the address."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class SavedView(models.Model):
    """One person's own. It holds what was asked for, never what was found: seats decide anew at each look.

    One that was removed can be brought back until its owner saves or removes another (`removed_at`).
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="saved_views")
    name = models.CharField(max_length=60)
    query = models.TextField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "name"],
                condition=models.Q(removed_at__isnull=True),
                name="a_name_stands_for_one_saved_view",
            )
        ]

    def __str__(self) -> str:
        return self.name
