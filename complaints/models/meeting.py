"""Meetings of the Ethics Committee: when and where, what is on the agenda, who came, and the approved minutes.

A meeting is the Board's own, not a case's. Its acts stand on the Board's docket (architecture.md, "Docket").
"""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Questions about many meetings."""

    def ahead(self, at: datetime) -> MeetingQuerySet:
        """Those to come, the next first; none that was called off."""
        return self.filter(called_off_at__isnull=True, starts_at__gte=at).order_by("starts_at", "pk")


class Meeting(models.Model):
    """One meeting; its number stands in the address and counts up from 1."""

    number = models.PositiveIntegerField(unique=True)
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=300, blank=True)
    how_to_join = models.TextField(
        blank=True, help_text="The link or the telephone number, for those who are elsewhere."
    )
    note = models.TextField(blank=True, help_text="What the minutes say beside the agenda.")
    called_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    called_at = models.DateTimeField()
    called_off_at = models.DateTimeField(null=True, blank=True)
    called_off_reason = models.TextField(blank=True)

    objects: ClassVar[MeetingQuerySet] = MeetingQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(place="") | ~models.Q(how_to_join=""), name="a_meeting_is_somewhere"
            )
        ]

    def __str__(self) -> str:
        return f"Meeting {self.number}"


class AgendaItem(models.Model):
    """A case, or other business by its title. Taken off, it stays on the record and on no list."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    case = models.ForeignKey(
        "complaints.Case", on_delete=models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    title = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True, help_text="What the minutes say of it beside the record.")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    taken_off_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["added_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(case__isnull=True) & ~models.Q(title="")
                | models.Q(case__isnull=False) & models.Q(title=""),
                name="an_agenda_item_is_a_case_or_has_a_title",
            ),
            models.UniqueConstraint(
                fields=["meeting", "case"],
                condition=models.Q(taken_off_at__isnull=True),
                name="one_agenda_item_for_a_case_and_meeting",
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"Agenda item {self.pk}"


class Attendance(models.Model):
    """Whether one who belongs to the committee came. Recorded at the meeting or after it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendance")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    was_present = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="one_attendance_for_a_person")]

    def __str__(self) -> str:
        return f"{self.person} at {self.meeting}"


class MinutesPart(models.Model):
    """A part of the approved minutes, frozen: one for the meeting, one for each item, and one for the dissents on a vote.

    Parts, because not everybody reads them all: a part about a case is read by those who may read the case, and who voted
    against by those who could vote (`voters_of`, procedure.md §2.3). The hash of each stands on the Board's docket.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="parts")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    voters_of = models.ForeignKey(
        "complaints.Motion", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    text = models.TextField()
    text_hash = models.CharField(max_length=64)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting"], condition=models.Q(item__isnull=True), name="one_part_on_the_meeting"
            ),
            models.UniqueConstraint(
                fields=["item"],
                condition=models.Q(item__isnull=False, voters_of__isnull=True),
                name="one_part_on_an_item",
            ),
            models.UniqueConstraint(
                fields=["item", "voters_of"],
                condition=models.Q(voters_of__isnull=False),
                name="one_part_on_the_dissents_of_a_vote",
            ),
        ]

    def __str__(self) -> str:
        return f"Part {self.pk} of the minutes of {self.meeting}"
