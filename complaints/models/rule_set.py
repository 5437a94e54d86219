"""The board's numbers, versioned; a case keeps the version that was in force when it was filed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models


class RuleSetQuerySet(models.QuerySet["RuleSet"]):
    def in_force(self, on: date) -> RuleSet:
        """The rule set in force on this day; there always is one once the fixtures are loaded.

        Of two that begin on one day the later version counts: it was made to take the other's place.
        """
        return self.filter(effective_from__lte=on).order_by("-effective_from", "-version")[0]

    def update(self, **kwargs: Any) -> int:
        raise TypeError("A rule set is never edited. Make a new version.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError("A rule set is never deleted: cases run under it.")


class RuleSet(models.Model):
    """One version. Once saved it stays as it is; `complaints.actions.rule_setting` makes the next one."""

    version = models.PositiveIntegerField(unique=True)
    effective_from = models.DateField()
    values = models.JSONField(default=dict, blank=True, help_text="What is missing has the default of `rule_numbers`.")
    note = models.TextField(blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(null=True, blank=True)

    objects = RuleSetQuerySet.as_manager()

    class Meta:
        ordering = ["version"]

    def __str__(self) -> str:
        return f"Rule set {self.version}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refuses a second saving. Fixtures write their rows another way and are the board's own first version."""
        if not self._state.adding:
            raise TypeError("A rule set is never edited. Make a new version.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("A rule set is never deleted: cases run under it.")
