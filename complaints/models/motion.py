"""Motions and ballots: what was put to the vote, who could vote, and how each did."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from complaints.models.case import Body, SanctionKind
from people.clock import local_day


class MotionKind(models.TextChoices):
    STEP = "step", _("A step of the procedure")
    FINDING = "finding", _("A finding on one allegation")
    SANCTION = "sanction", _("A recommended sanction")


class Outcome(models.TextChoices):
    OPEN = "", _("Open")
    CARRIED = "carried", _("Carried")
    FAILED = "failed", _("Failed")
    TIED = "tied", _("Tied, so it failed")
    NO_QUORUM = "no_quorum", _("No quorum")


class Choice(models.TextChoices):
    YES = "yes", _("In favor")
    NO = "no", _("Against")
    ABSTAIN = "abstain", _("Abstain")


class Motion(models.Model):
    """A motion names a step, a finding or a sanction and carries the exact text voted on."""

    case = models.ForeignKey("complaints.Case", on_delete=models.PROTECT, related_name="motions")
    body = models.CharField(max_length=30, choices=Body)
    kind = models.CharField(max_length=20, choices=MotionKind, default=MotionKind.STEP)
    step = models.CharField(max_length=60, blank=True)
    allegation = models.ForeignKey(
        "complaints.Allegation", on_delete=models.PROTECT, null=True, blank=True, related_name="motions"
    )
    sanction = models.CharField(max_length=20, choices=SanctionKind, blank=True)
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    terms = models.TextField(blank=True)
    text = models.TextField()
    text_hash = models.CharField(max_length=64)
    round = models.PositiveSmallIntegerField(default=1, help_text="Counts remits and remands; older votes are spent.")
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True, default=Outcome.OPEN)
    tally = models.JSONField(default=dict, blank=True, help_text="The count as it stood when the vote closed.")
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["opened_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "body", "step"],
                condition=models.Q(closed_at__isnull=True, allegation__isnull=True),
                name="one_open_motion_on_one_step",
            ),
            models.UniqueConstraint(
                fields=["case", "body", "allegation"],
                condition=models.Q(closed_at__isnull=True, allegation__isnull=False),
                name="one_open_motion_on_one_allegation",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="finding") | models.Q(allegation__isnull=False),
                name="a_finding_is_on_an_allegation",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def sanction_words(self) -> str:
        """The sanction it proposes or decides on, by its name at this case; blank where it is about none."""
        if not self.sanction:
            return ""
        day = local_day(self.opened_at)
        return SanctionKind(self.sanction).called(of_applicant=self.case.is_applicants(day))

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class Voter(models.Model):
    """One who may vote on a motion: frozen when it opens (procedure.md §2.3)."""

    motion = models.ForeignKey(Motion, on_delete=models.PROTECT, related_name="voters")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="votes")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["motion", "person"], name="one_voter_once_on_a_motion")]

    def __str__(self) -> str:
        return f"{self.person} on {self.motion}"


class Ballot(models.Model):
    """One vote, bound to the text it was cast on; sealed until the motion closes."""

    motion = models.ForeignKey(Motion, on_delete=models.PROTECT, related_name="ballots")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="ballots")
    choice = models.CharField(max_length=10, choices=Choice)
    reason = models.TextField(blank=True)
    text_hash = models.CharField(max_length=64)
    cast_at = models.DateTimeField()

    class Meta:
        ordering = ["cast_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["motion", "person"], name="one_ballot_each_on_a_motion")]

    def __str__(self) -> str:
        return f"Ballot {self.pk}"
