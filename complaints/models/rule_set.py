"""The board's numbers, versioned; a case keeps the version that was in force when it was filed."""

from __future__ import annotations

from datetime import date

from django.db import models


class RuleSetQuerySet(models.QuerySet["RuleSet"]):
    def in_force(self, on: date) -> RuleSet:
        """The rule set in force on this day; there always is one once the fixtures are loaded."""
        return self.filter(effective_from__lte=on).order_by("-effective_from", "-version")[0]


class RuleSet(models.Model):
    version = models.PositiveIntegerField(unique=True)
    effective_from = models.DateField()
    values = models.JSONField(default=dict, blank=True, help_text="Only what differs from `rules.DEFAULTS`.")
    note = models.TextField(blank=True)

    objects = RuleSetQuerySet.as_manager()

    class Meta:
        ordering = ["version"]

    def __str__(self) -> str:
        return f"Rule set {self.version}"
