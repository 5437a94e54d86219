"""What happens to a condition while it runs: a later day, a reminder, a breach (procedure.md §1.3 row 20).

Rows of all three are only ever added.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from record.triggers import DELETE, REPLACE, TRUNCATE, UPDATE, append_only

append_only("sanctions_conditiondaychange", UPDATE, DELETE, REPLACE, TRUNCATE)
append_only("sanctions_conditionreminder", UPDATE, DELETE, REPLACE, TRUNCATE)
append_only("sanctions_breach", UPDATE, DELETE, REPLACE, TRUNCATE)


class ConditionDayChange(models.Model):
    """A condition got a later day: which, why and by whom (§1.1: who, why, old date and new date)."""

    condition = models.ForeignKey("sanctions.Condition", on_delete=models.PROTECT, related_name="day_changes")
    old_due = models.DateField()
    new_due = models.DateField()
    reason = models.TextField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["changed_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(new_due__gt=F("old_due")), name="a_condition_gets_a_later_day"),
            models.CheckConstraint(condition=~Q(reason=""), name="a_later_day_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.condition}: {self.old_due} → {self.new_due}"


class ConditionReminder(models.Model):
    """The respondent was reminded that this condition is due on this day; a later day is reminded of anew."""

    condition = models.ForeignKey("sanctions.Condition", on_delete=models.PROTECT, related_name="reminders")
    due_on = models.DateField()
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["written_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["condition", "due_on"], name="one_reminder_for_a_condition_and_its_day")
        ]

    def __str__(self) -> str:
        return f"{self.condition}: {self.due_on}"


class Breach(models.Model):
    """The case that was opened because an order was not kept. Without a condition: the Suspension itself."""

    sanction = models.ForeignKey("sanctions.Sanction", on_delete=models.PROTECT, related_name="breaches")
    condition = models.ForeignKey(
        "sanctions.Condition", on_delete=models.PROTECT, null=True, blank=True, related_name="breaches"
    )
    case = models.OneToOneField("complaints.Case", on_delete=models.PROTECT, related_name="breach")
    happened_on = models.DateField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "breaches"
        ordering = ["opened_at", "pk"]

    def __str__(self) -> str:
        return f"{self.case}: {self.condition or self.sanction}"
