"""The allegation: one provision said to be breached, with its dates; the unit of answer, vote and finding."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class AnswerChoice(models.TextChoices):
    """The respondent's answer to one allegation (procedure.md §4)."""

    ADMIT = "admit", _("I admit this")
    DENY = "deny", _("I deny this")
    CANNOT_SAY = "cannot_say", _("I cannot say")


class Allegation(models.Model):
    case = models.ForeignKey("complaints.Case", on_delete=models.PROTECT, related_name="allegations")
    number = models.PositiveSmallIntegerField()
    provision = models.ForeignKey("code_of_ethics.Provision", on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    conduct_from = models.DateField()
    conduct_to = models.DateField()
    citing_reason = models.TextField(blank=True, help_text="Why a provision of another edition is cited.")
    answer = models.CharField(max_length=20, choices=AnswerChoice, blank=True)
    answer_text = models.TextField(blank=True)
    deemed_admitted = models.BooleanField(
        default=False, help_text="The respondent did not come to the hearing (§2.14)."
    )

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="allegations_are_numbered_within_a_case"),
            models.CheckConstraint(
                condition=models.Q(conduct_to__gte=models.F("conduct_from")), name="conduct_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case} allegation {self.number}"

    @property
    def counted_answer(self) -> str:
        """The answer that counts: an admission where one is deemed; what the respondent answered stays beside it."""
        return AnswerChoice.ADMIT if self.deemed_admitted else self.answer
