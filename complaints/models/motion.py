"""Motions and ballots: what was put to the vote, who could vote, and how each did."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from complaints.models.case import Body, SanctionKind
from complaints.models.document import Document
from people.clock import local_day
from people.models import User


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
    WITHDRAWN = "withdrawn", _("Withdrawn before anybody voted")


# Closed, and nothing was decided: the same may be put to the vote again.
UNDECIDED = (Outcome.NO_QUORUM, Outcome.WITHDRAWN)


class Choice(models.TextChoices):
    YES = "yes", _("In favor")
    NO = "no", _("Against")
    ABSTAIN = "abstain", _("Abstain")


class MotionQuerySet(models.QuerySet["Motion"]):
    """Questions about many motions."""

    def waiting_for(self, person: User | None) -> MotionQuerySet:
        """Open votes in which this person is a voter and has no ballot that is settled: none, one on an earlier text, or
        one cast before new material came, which its owner confirms or changes."""
        settled = Ballot.objects.settled().filter(person=person)
        return self.filter(closed_at__isnull=True, voters__person=person).exclude(pk__in=settled.values("motion"))


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
    conducts = models.JSONField(default=list, blank=True, help_text="Conduct with a range of its own: rule-set names.")
    aggravating = models.JSONField(default=list, blank=True, help_text="Values of `complaints.factors.Aggravating`.")
    mitigating = models.JSONField(default=list, blank=True, help_text="Values of `complaints.factors.Mitigating`.")
    factors = models.TextField(blank=True)
    departure = models.TextField(blank=True, help_text="Why the sanction lies outside the range; else blank.")
    text = models.TextField()
    text_hash = models.CharField(max_length=64)
    round = models.PositiveSmallIntegerField(default=1, help_text="Counts remits and remands; older votes are spent.")
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    seconded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    cites = models.ManyToManyField("complaints.Document", blank=True, related_name="+")
    earlier_texts = models.JSONField(
        default=list, blank=True, help_text="What was put before the text was changed; ballots on it are void."
    )
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True, default=Outcome.OPEN)
    tally = models.JSONField(default=dict, blank=True, help_text="The count as it stood when the vote closed.")
    used_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[MotionQuerySet] = MotionQuerySet.as_manager()  # type: ignore[assignment]

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


class BallotQuerySet(models.QuerySet["Ballot"]):
    """Questions about many ballots."""

    def standing(self) -> BallotQuerySet:
        """Those that count: not replaced by their owner, and cast on the text as it is now."""
        return self.filter(replaced_at__isnull=True, text_hash=models.F("motion__text_hash"))

    def settled(self) -> BallotQuerySet:
        """Those that stand and about which nothing is asked any more."""
        return self.standing().exclude(models.Exists(new_material()))

    def unsettled(self) -> BallotQuerySet:
        """Those that stand but were cast before material came in that the voters can read."""
        return self.standing().filter(models.Exists(new_material()))


def new_material() -> models.QuerySet[Document]:
    """What came into the file after a ballot was cast, and while the vote was open."""
    papers = Document.objects.open_to_voters().filter(case=models.OuterRef("motion__case"))
    until = Coalesce(models.OuterRef("motion__closed_at"), models.F("added_at"))
    return papers.filter(added_at__gt=models.OuterRef("cast_at"), added_at__lte=until)


class Ballot(models.Model):
    """One vote, bound to the text it was cast on; sealed until the motion closes.

    Its owner may cast it anew when the text was changed or new material came. The earlier one is kept, replaced.
    """

    motion = models.ForeignKey(Motion, on_delete=models.PROTECT, related_name="ballots")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="ballots")
    choice = models.CharField(max_length=10, choices=Choice)
    reason = models.TextField(blank=True)
    text_hash = models.CharField(max_length=64)
    cast_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[BallotQuerySet] = BallotQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["cast_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["motion", "person"],
                condition=models.Q(replaced_at__isnull=True),
                name="one_ballot_each_on_a_motion",
            )
        ]

    def __str__(self) -> str:
        return f"Ballot {self.pk}"


class BallotDraft(models.Model):
    """What a voter has in mind, as typed. Nobody but its writer sees it; it is gone once the vote is cast."""

    motion = models.ForeignKey(Motion, on_delete=models.CASCADE, related_name="drafts")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="ballot_drafts")
    choice = models.CharField(max_length=10, choices=Choice, blank=True)
    reason = models.TextField(blank=True)
    text_hash = models.CharField(max_length=64)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["motion", "person"], name="one_draft_of_a_ballot_each")]

    def __str__(self) -> str:
        return f"Draft of a ballot on motion {self.motion_id}"
