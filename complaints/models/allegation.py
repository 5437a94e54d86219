"""The allegation: one provision said to be breached, with its dates; the unit of answer, vote and finding."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class AnswerChoice(models.TextChoices):
    """The respondent's answer to one allegation (procedure.md §4)."""

    ADMIT = "admit", _("I admit this")
    DENY = "deny", _("I deny this")
    CANNOT_SAY = "cannot_say", _("I cannot say")


class AllegationQuerySet(models.QuerySet["Allegation"]):
    def excluded(self) -> AllegationQuerySet:
        """Made too late, and the committee has not waived the limit (procedure.md §1.2 G3)."""
        return self.filter(limit_ended_on__isnull=False, limit_waived_on__isnull=True)

    def heard(self) -> AllegationQuerySet:
        """Those that are served, answered, voted on and printed."""
        return self.exclude(limit_ended_on__isnull=False, limit_waived_on__isnull=True)


class Allegation(models.Model):
    """An untimely one is kept, excluded, with the day its limit ended, until the committee waives the limit."""

    case = models.ForeignKey("complaints.Case", on_delete=models.PROTECT, related_name="allegations")
    number = models.PositiveSmallIntegerField()
    provision = models.ForeignKey("code_of_ethics.Provision", on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    conduct_from = models.DateField()
    conduct_to = models.DateField()
    citing_reason = models.TextField(blank=True, help_text="Why a provision of another edition is cited.")
    limit_ended_on = models.DateField(null=True, blank=True, help_text="Only where it was filed after that day.")
    limit_waived_on = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=20, choices=AnswerChoice, blank=True)
    answer_text = models.TextField(blank=True)
    proven_by = models.ForeignKey(
        "complaints.Conviction", on_delete=models.PROTECT, null=True, blank=True, related_name="allegations"
    )
    deemed_admitted = models.BooleanField(
        default=False, help_text="The respondent did not come to the hearing (§2.14)."
    )

    objects: ClassVar[models.Manager[Allegation]] = models.Manager.from_queryset(AllegationQuerySet)()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="allegations_are_numbered_within_a_case"),
            models.CheckConstraint(
                condition=models.Q(conduct_to__gte=models.F("conduct_from")), name="conduct_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=models.Q(limit_waived_on__isnull=True) | models.Q(limit_ended_on__isnull=False),
                name="a_limit_is_waived_only_where_it_ended",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case} allegation {self.number}"

    @property
    def counted_answer(self) -> str:
        """The answer that counts: an admission where one is deemed; what the respondent answered stays beside it."""
        return AnswerChoice.ADMIT if self.deemed_admitted else self.answer

    @property
    def is_excluded(self) -> bool:
        return self.limit_ended_on is not None and self.limit_waived_on is None

    @property
    def timeliness(self) -> str:
        """What the Board reads about the limit; blank for an allegation made in time."""
        if self.limit_ended_on is None:
            return ""
        shown = {"day": date_format(self.limit_ended_on, "F j, Y")}
        if self.limit_waived_on is None:
            return gettext("Untimely: the limit ended on %(day)s.") % shown
        return gettext("The limit ended on %(day)s; the Ethics Committee waived it.") % shown


class WaiverGround(models.TextChoices):
    """The grounds on which the committee may waive the limit; there are no others (procedure.md §1.2 G3)."""

    VULNERABLE = "vulnerable", _("The client was a minor or incapacitated")
    SEXUAL = "sexual", _("Sexual conduct")
    CONTINUING = "continuing", _("A continuing act")
    LATE_DISCOVERY = "late_discovery", _("Discovered late")


class LimitWaiver(models.Model):
    """The committee's waiver of the limit: for one allegation or, without one, for the whole complaint."""

    case = models.ForeignKey("complaints.Case", on_delete=models.PROTECT, related_name="limit_waivers")
    allegation = models.OneToOneField(
        Allegation, on_delete=models.PROTECT, null=True, blank=True, related_name="limit_waiver"
    )
    motion = models.OneToOneField("complaints.Motion", on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(max_length=20, choices=WaiverGround)
    reason = models.TextField()
    waived_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    waived_at = models.DateTimeField()

    class Meta:
        ordering = ["waived_at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_ground_display()}: {self.case}"
