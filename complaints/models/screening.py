"""Screening opinions and the charges that the committee may issue."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from complaints.models.case import SanctionKind


class ScreeningOpinion(models.Model):
    """What the chair or the screening member thinks; both must agree to dismiss (procedure.md §1.3 row 5)."""

    class View(models.TextChoices):
        ACCEPT = "accept", _("Accept")
        DISMISS = "dismiss", _("Dismiss")

    case = models.ForeignKey("complaints.Case", on_delete=models.PROTECT, related_name="opinions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    view = models.CharField(max_length=10, choices=View)
    reason = models.TextField()
    given_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "person"], name="one_opinion_for_person_and_case")]

    def __str__(self) -> str:
        return self.view


class Charges(models.Model):
    """The statement of charges and the sanction proposed with it (procedure.md §1.3 row 10)."""

    case = models.OneToOneField("complaints.Case", on_delete=models.PROTECT, related_name="charges")
    text = models.TextField()
    proposed_sanction = models.CharField(max_length=20, choices=SanctionKind)
    proposed_months = models.PositiveSmallIntegerField(null=True, blank=True)
    issued_on = models.DateField()

    class Meta:
        verbose_name_plural = "charges"

    def __str__(self) -> str:
        return f"Charges in {self.case}"

    @property
    def proposal(self) -> str:
        """The proposed sanction in words, a Suspension with its length."""
        if self.proposed_months:
            words = {"sanction": self.get_proposed_sanction_display(), "months": self.proposed_months}
            return gettext("%(sanction)s, %(months)s months") % words
        kind = SanctionKind(self.proposed_sanction)
        return kind.called(of_applicant=self.case.is_applicants(self.issued_on))
