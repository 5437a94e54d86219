"""What must happen by when: the days on which the office is closed, the deadlines of a docket, and their extensions.

`record.deadlines` is the only writer of deadlines and extensions.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from people.clock import local_day
from record import explaining
from record.days import Due, Rule
from record.models.docket import Docket, Event


class ClosureManager(models.Manager["Closure"]):
    def get_by_natural_key(self, day: str) -> Closure:
        """By the day, so that the fixture can be loaded over a calendar that the board has edited."""
        return self.get(day=day)


class Closure(models.Model):
    """A day other than a weekend on which the office is closed. The board edits this calendar (procedure.md §1.1)."""

    day = models.DateField(_("day"), unique=True)
    reason = models.CharField(_("reason"), max_length=100, help_text=_("Shown where a date is explained."))
    source = models.CharField(_("source"), max_length=200, help_text=_("The law or the decision of the board."))

    objects: ClassVar[ClosureManager] = ClosureManager()

    class Meta:
        verbose_name = _("closed day")
        verbose_name_plural = _("closed days")
        ordering = ["day"]
        constraints = [models.CheckConstraint(condition=~models.Q(reason=""), name="closure_says_why")]

    def __str__(self) -> str:
        return f"{self.day}: {self.reason}"

    def natural_key(self) -> tuple[str]:
        return (str(self.day),)


class DeadlineQuerySet(models.QuerySet["Deadline"]):
    """Questions about many deadlines."""

    def unfinished(self) -> DeadlineQuerySet:
        """Neither met nor lapsed, running or stopped."""
        return self.filter(settled_by__isnull=True, lapsed_by__isnull=True)

    def open(self) -> DeadlineQuerySet:
        """Neither met nor lapsed, and running. What an abeyance stopped is left out here, so everywhere."""
        return self.unfinished().filter(stopped_on__isnull=True)

    def overdue(self, on: date) -> DeadlineQuerySet:
        """Open though the last day was before the day `on`."""
        return self.open().filter(due_on__lt=on)

    def lapsing(self, at: datetime) -> DeadlineQuerySet:
        """Open, over at the moment `at`, and with steps to take for it; the one that fell due first comes first."""
        return self.overdue(local_day(at)).exclude(lapse=[]).order_by("due_on", "pk")

    def explained(self) -> DeadlineQuerySet:
        """With what `sentence` needs, and who gave more time, in one more query for all of them."""
        return self.prefetch_related(
            models.Prefetch("extensions", DeadlineExtension.objects.select_related("by")),
        )


class Deadline(models.Model):
    """One limit that runs in a docket, with everything its date was found from.

    `due_on` is the one date that counts: extensions move it, and the days left are counted to it. An abeyance keeps the
    days that were left beside it (`days_left`) and sets it anew when the case goes on.
    """

    docket = models.ForeignKey(Docket, on_delete=models.PROTECT, related_name="deadlines")
    name = models.SlugField(max_length=60)
    label = models.CharField(max_length=200)
    rule_length = models.PositiveSmallIntegerField()
    rule_business = models.BooleanField(default=False)
    rule_before = models.BooleanField(default=False)
    trigger = models.CharField(max_length=120, help_text=_("What set it off, such as served:notice_of_complaint."))
    started_on = models.DateField(help_text=_("The day of that event; the day after is day 1."))
    due_on = models.DateField(db_index=True)
    skipped = models.JSONField(default=list, blank=True, help_text=_("Closed days passed over, in ISO form."))
    skipped_because = models.JSONField(default=list, blank=True, help_text=_("Why each of them was closed."))
    lapse = models.JSONField(
        default=list, blank=True, help_text=_("Steps of which the clock takes the first that it may.")
    )
    set_by = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="deadlines_set")
    settled_by = models.ForeignKey(
        Event, on_delete=models.PROTECT, null=True, blank=True, related_name="deadlines_settled"
    )
    settled_on = models.DateField(null=True, blank=True)
    lapsed_by = models.ForeignKey(
        Event, on_delete=models.PROTECT, null=True, blank=True, related_name="deadlines_lapsed"
    )

    stopped_on = models.DateField(null=True, blank=True, help_text=_("The day on which an abeyance stopped it."))
    days_left = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text=_("Days of its kind that were left on that day.")
    )

    objects: ClassVar[models.Manager[Deadline]] = models.Manager.from_queryset(DeadlineQuerySet)()

    class Meta:
        verbose_name = _("deadline")
        verbose_name_plural = _("deadlines")
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["docket", "name"],
                condition=models.Q(settled_by__isnull=True, lapsed_by__isnull=True),
                name="deadline_of_a_name_is_open_once_in_a_docket",
            ),
            models.CheckConstraint(condition=models.Q(rule_length__gte=1), name="deadline_has_at_least_one_day"),
            models.CheckConstraint(
                condition=models.Q(settled_by__isnull=True, settled_on__isnull=True)
                | models.Q(settled_by__isnull=False, settled_on__isnull=False, lapsed_by__isnull=True),
                name="deadline_is_settled_on_a_day_and_then_does_not_lapse",
            ),
            models.CheckConstraint(
                condition=models.Q(rule_before=False, due_on__gt=models.F("started_on"))
                | models.Q(rule_before=True, due_on__lt=models.F("started_on")),
                name="deadline_lies_on_the_right_side_of_its_event",
            ),
            models.CheckConstraint(
                condition=models.Q(stopped_on__isnull=True, days_left__isnull=True)
                | models.Q(stopped_on__isnull=False, days_left__isnull=False),
                name="stopped_deadline_keeps_the_days_that_were_left",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.due_on}"

    @property
    def rule(self) -> Rule:
        return Rule(length=self.rule_length, business=self.rule_business, before=self.rule_before)

    @property
    def how(self) -> list[str]:
        """How the date was found, sentence by sentence, in the reader's language. Lists ask for `explained()` first."""
        extensions = list(self.extensions.all())
        counted = extensions[0].old_due if extensions else self.due_on
        found = _due(counted, self.skipped, self.skipped_because)
        told = explaining.how(self.started_on, self.rule, found, served=self.trigger.startswith("served"))
        for extension in extensions:
            told += extension.how
        if self.stopped_on is not None and self.days_left is not None:
            told.append(explaining.how_stopped(self.stopped_on, self.days_left, self.rule))
        return told

    @property
    def sentence(self) -> str:
        """The same as one paragraph, for every reader of the case: it names no person and no reason."""
        return " ".join(self.how)


class DeadlineExtension(models.Model):
    """More time: who gave it, why, and both dates (procedure.md §1.1).

    With `stopped_on` the time was not lengthened but stood still from that day, and goes on with `days_left` days.
    """

    deadline = models.ForeignKey(Deadline, on_delete=models.PROTECT, related_name="extensions")
    old_due = models.DateField()
    new_due = models.DateField()
    skipped = models.JSONField(default=list, blank=True, help_text=_("Closed days passed over, in ISO form."))
    skipped_because = models.JSONField(default=list, blank=True, help_text=_("Why each of them was closed."))
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="extensions")
    given_on = models.DateField()
    stopped_on = models.DateField(null=True, blank=True)
    days_left = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="extension_says_why"),
            models.CheckConstraint(
                condition=models.Q(new_due__gt=models.F("old_due")), name="extension_leads_to_a_later_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old_due} to {self.new_due}"

    @property
    def how(self) -> list[str]:
        found = _due(self.new_due, self.skipped, self.skipped_because)
        if self.stopped_on is not None and self.days_left is not None:
            stopped = explaining.how_stopped(self.stopped_on, self.days_left, self.deadline.rule)
            return [stopped, *explaining.how_resumed(self.given_on, found)]
        return explaining.how_extended(self.given_on, self.old_due, found)


def _due(day: date, skipped: list[str], because: list[str]) -> Due:
    return Due(day=day, skipped=tuple(map(date.fromisoformat, skipped)), because=tuple(because))
