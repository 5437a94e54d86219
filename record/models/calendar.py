"""Closed days and deadlines: when something is due, how the date was found, and what became of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people import clock
from record.models.docket import Docket, Event


class Closure(models.Model):
    """A day on which the office is closed beside the weekends; the board edits the list."""

    day = models.DateField(unique=True)
    reason = models.CharField(max_length=100)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["day"]
        verbose_name = gettext_lazy("closed day")
        verbose_name_plural = gettext_lazy("closed days")

    def __str__(self) -> str:
        return f"{self.day} {self.reason}"


class DeadlineQuerySet(models.QuerySet["Deadline"]):
    def open(self) -> DeadlineQuerySet:
        """Neither settled by a step nor lapsed."""
        return self.filter(settled_by__isnull=True, lapsed_by__isnull=True)

    def overdue(self, on: date) -> DeadlineQuerySet:
        return self.open().filter(due_on__lt=on)

    def lapsing(self, at: datetime) -> DeadlineQuerySet:
        """Open ones whose last day is over and after which the clock has a step to take, the earliest first."""
        return self.overdue(clock.local_day(at)).exclude(lapse=[]).order_by("due_on", "pk")


class Deadline(models.Model):
    """One limit that ran, runs or was met, with everything needed to explain its date."""

    docket = models.ForeignKey(Docket, on_delete=models.PROTECT, related_name="deadlines")
    name = models.SlugField(max_length=60)
    label = models.CharField(max_length=200)
    rule_length = models.PositiveSmallIntegerField()
    rule_business = models.BooleanField(default=False)
    rule_before = models.BooleanField(default=False)
    trigger = models.CharField(max_length=100)
    started_on = models.DateField()
    due_on = models.DateField()
    skipped = models.JSONField(default=list, blank=True)
    how = models.JSONField(default=list, blank=True)
    lapse = models.JSONField(default=list, blank=True)
    set_by = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="deadlines_set")
    settled_by = models.ForeignKey(Event, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    settled_on = models.DateField(null=True, blank=True)
    lapsed_by = models.ForeignKey(Event, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects: ClassVar[models.Manager[Deadline]] = models.Manager.from_queryset(DeadlineQuerySet)()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["docket", "name"],
                condition=models.Q(settled_by__isnull=True, lapsed_by__isnull=True),
                name="one_open_deadline_of_a_name",
            )
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.due_on}"

    @property
    def sentence(self) -> str:
        """How the date was found, in plain words; the whole last day counts, in New York."""
        return " ".join([*self.how, _("The whole day counts, until midnight in New York.")])

    @property
    def shown(self) -> str:
        return date_format(self.due_on, "F j, Y")


class DeadlineExtension(models.Model):
    """More time: who gave it, why, and the old and the new date (procedure.md §1.1)."""

    deadline = models.ForeignKey(Deadline, on_delete=models.PROTECT, related_name="extensions")
    old_due = models.DateField()
    new_due = models.DateField()
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="+")
    given_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(new_due__gt=models.F("old_due")), name="an_extension_gives_more_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.deadline.label}: {self.old_due} to {self.new_due}"
