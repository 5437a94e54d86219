"""What each person did at a case, and who is walled off from it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Participant(models.Model):
    """One row for each person and case. The database itself refuses the forbidden pairs (procedure.md §2.7)."""

    case = models.ForeignKey("complaints.Case", on_delete=models.PROTECT, related_name="participants")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="participations")
    screened = models.BooleanField(default=False)
    investigated = models.BooleanField(default=False)
    on_panel = models.BooleanField(default=False)
    decided = models.BooleanField(default=False)
    reviewed = models.BooleanField(default=False)
    on_appeal = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "person"], name="one_participant_row_for_person_and_case"),
            models.CheckConstraint(
                condition=~(models.Q(on_panel=True) & (models.Q(screened=True) | models.Q(investigated=True))),
                name="panel_neither_screened_nor_investigated",
            ),
            models.CheckConstraint(
                condition=~(
                    models.Q(on_appeal=True)
                    & (
                        models.Q(screened=True)
                        | models.Q(investigated=True)
                        | models.Q(on_panel=True)
                        | models.Q(decided=True)
                        | models.Q(reviewed=True)
                    )
                ),
                name="appeal_is_heard_by_the_uninvolved",
            ),
            models.CheckConstraint(
                condition=~(
                    models.Q(reviewed=True)
                    & (models.Q(screened=True) | models.Q(investigated=True) | models.Q(decided=True))
                ),
                name="dismissal_is_reviewed_by_the_uninvolved",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} at {self.case}"


class Recusal(models.Model):
    """A row, not a revocation: it beats every seat, survives re-seating, and is evidence (procedure.md §2.6).

    `wall` says why: by a conflict of one's own, or because the complaint is about this person or names a witness (§2.8).
    """

    class Wall(models.TextChoices):
        CONFLICT = "conflict", _("Conflict of interest")
        RELATED = "related", _("Complained of in a related case")
        NAMESAKE = "namesake", _("Bears the name in the complaint")
        ACCUSED = "accused", _("Complained of")
        WITNESS = "witness", _("Witness")

    case = models.ForeignKey("complaints.Case", on_delete=models.PROTECT, related_name="recusals")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="recusals")
    wall = models.CharField(max_length=20, choices=Wall, default=Wall.CONFLICT)
    reason = models.TextField()
    recused_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "person"], name="one_recusal_for_person_and_case")]

    def __str__(self) -> str:
        return f"{self.person} recused from {self.case}"


class Declaration(models.Model):
    """'I have no conflict': made before any document opens."""

    case = models.ForeignKey("complaints.Case", on_delete=models.PROTECT, related_name="declarations")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="declarations")
    note = models.TextField(blank=True)
    declared_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "person"], name="one_declaration_for_person_and_case")]

    def __str__(self) -> str:
        return f"{self.person} on {self.case}"


class Designation(models.Model):
    """A person whom the President named to the Ethics Committee for one case only (procedure.md §2.2)."""

    case = models.ForeignKey("complaints.Case", on_delete=models.PROTECT, related_name="designations")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="designations")
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField()

    class Meta:
        ordering = ["named_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["case", "person"], name="one_designation_for_person_and_case")]

    def __str__(self) -> str:
        return f"{self.person}, designee at {self.case}"
