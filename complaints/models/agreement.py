"""What two overlays rest on: the text of a consent agreement, and a conviction or another body's final order."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from complaints.models.case import SanctionKind


class ConsentAgreement(models.Model):
    """A proposed end by agreement: facts, provisions, one of the four sanctions, conditions, the public text, and the
    waiver of appeal that the respondent signs (procedure.md §2.19). The chair signs by taking the step that approves it.
    """

    overlay = models.OneToOneField("complaints.Overlay", on_delete=models.PROTECT, related_name="agreement")
    text = models.TextField(help_text="The admitted or uncontested facts, word for word as voted on.")
    allegations = models.ManyToManyField("complaints.Allegation", related_name="+")
    sanction = models.CharField(max_length=20, choices=SanctionKind)
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    terms = models.TextField(blank=True)
    publication_text = models.TextField(blank=True)
    signature = models.CharField(max_length=200, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sanction="suspension", months__isnull=False) | ~models.Q(sanction="suspension"),
                name="an_agreed_suspension_says_how_long",
            ),
            models.CheckConstraint(
                condition=models.Q(signature="", signed_at__isnull=True)
                | (~models.Q(signature="") & models.Q(signed_at__isnull=False)),
                name="an_agreement_is_signed_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"Agreement in {self.overlay.case}"


class Conviction(models.Model):
    """A certified judgment or another body's final order: conclusive of the fact (procedure.md §1.4)."""

    class Kind(models.TextChoices):
        CONVICTION = "conviction", _("Conviction")
        FINAL_ORDER = "final_order", _("Final order of another body")

    overlay = models.OneToOneField("complaints.Overlay", on_delete=models.PROTECT, related_name="conviction")
    kind = models.CharField(max_length=20, choices=Kind)
    body = models.CharField(max_length=200)
    judged_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.body}, {self.judged_on}"


class RenewalRequest(models.Model):
    """A renewal, an upgrade or a move to another board, asked for while a case is pending (procedure.md §1.4)."""

    class Kind(models.TextChoices):
        RENEWAL = "renewal", _("Renewal")
        UPGRADE = "upgrade", _("Upgrade")
        RECIPROCITY = "reciprocity", _("Reciprocity with another board")

    overlay = models.OneToOneField("complaints.Overlay", on_delete=models.PROTECT, related_name="renewal")
    kind = models.CharField(max_length=20, choices=Kind)
    allowed = models.BooleanField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} asked for in {self.overlay.case}"
