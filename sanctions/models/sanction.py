"""The sanction of a case: one of the glossary's four, its terms and its dates (procedure.md §3)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from complaints.models import SanctionKind
from people.clock import local_day


class SanctionQuerySet(models.QuerySet["Sanction"]):
    def standing(self) -> SanctionQuerySet:
        """Neither set aside nor replaced."""
        return self.filter(set_aside_at__isnull=True)


class Sanction(models.Model):
    """Decided, but stayed until it is final: only then do its dates run."""

    case = models.ForeignKey("complaints.Case", on_delete=models.PROTECT, related_name="sanctions")
    kind = models.CharField(max_length=20, choices=SanctionKind)
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    terms = models.TextField(blank=True)
    decided_at = models.DateTimeField()
    effective_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    reinstatement_asked_on = models.DateField(null=True, blank=True)
    reinstated_on = models.DateField(null=True, blank=True)
    set_aside_at = models.DateTimeField(null=True, blank=True)

    objects = SanctionQuerySet.as_manager()

    class Meta:
        ordering = ["decided_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(set_aside_at__isnull=True), name="one_standing_sanction_at_a_case"
            ),
            models.CheckConstraint(
                condition=models.Q(kind="suspension", months__isnull=False) | ~models.Q(kind="suspension"),
                name="a_suspension_says_how_long",
            ),
            models.CheckConstraint(
                condition=models.Q(reinstated_on__isnull=True) | models.Q(kind="suspension"),
                name="only_a_suspension_is_reinstated",
            ),
        ]

    def __str__(self) -> str:
        if self.kind == SanctionKind.SUSPENSION:
            return f"{self.get_kind_display()}, {self.months} months"
        return SanctionKind(self.kind).called(of_applicant=self.is_denial)

    @property
    def is_denial(self) -> bool:
        """A revocation decided while the respondent was an applicant: the application is denied (§3)."""
        if self.kind != SanctionKind.REVOCATION:
            return False
        return self.case.is_applicants(local_day(self.decided_at))

    @property
    def is_public(self) -> bool:
        """Neither a Written Caution nor a Denial is published (§3, the table)."""
        return SanctionKind(self.kind).is_public and not self.is_denial


class Condition(models.Model):
    """Something the respondent must do under a sanction: training, supervision, evaluation, restitution."""

    sanction = models.ForeignKey(Sanction, on_delete=models.PROTECT, related_name="conditions")
    text = models.TextField()
    due_on = models.DateField(null=True, blank=True)
    met_on = models.DateField(null=True, blank=True)
    evidence = models.TextField(blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text[:80]


class Surrender(models.Model):
    """A credential given up while charges were pending, accepted by the committee: no sanction, and for good unless the
    agreement names a day (procedure.md §1.4)."""

    kind = "surrender"  # the word of `PublicKind`

    case = models.OneToOneField("complaints.Case", on_delete=models.PROTECT, related_name="surrender")
    effective_on = models.DateField(help_text="The day on which the committee accepted it.")
    ends_on = models.DateField(null=True, blank=True, help_text="Blank: for good.")

    def __str__(self) -> str:
        return str(_("Surrendered while charges were pending"))
