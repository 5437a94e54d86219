"""Where the Board's own people work, and whom they supervise or answer to: told by themselves, for hints at conflicts."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Tie(models.Model):
    """One tie that a person of the Board named. It decides nothing; it is shown where a case may touch it."""

    class Kind(models.TextChoices):
        EMPLOYER = "employer", _("Works at")
        SUPERVISES = "supervises", _("Supervises")
        SUPERVISED_BY = "supervised_by", _("Is supervised by")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="ties")
    kind = models.CharField(max_length=20, choices=Kind)
    name = models.CharField(max_length=200)

    class Meta:
        verbose_name = _("tie")
        verbose_name_plural = _("ties")
        ordering = ["kind", "pk"]
        constraints = [models.UniqueConstraint(fields=["person", "kind", "name"], name="each_tie_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.name}"
