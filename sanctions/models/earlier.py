"""Discipline decided before this app kept the record, entered from its document (procedure.md §3, §5 prior discipline).

No public page has a path to it. To list it publicly, two people make a publication of it (`sanctions.actions.listing`);
a Written Caution is never listed.
"""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from complaints.models import SanctionKind


def new_reference() -> str:
    return secrets.token_hex(16)


def private_name(row: EarlierDiscipline, filename: str) -> str:
    """A random name: neither the person nor the sanction shows on disk."""
    return f"{row.reference[:2]}/{row.reference}"


class EarlierDiscipline(models.Model):
    """One of the four sanctions, as its document says it. `sanctions.actions.earlier` is the only writer."""

    reference = models.CharField(max_length=32, unique=True, default=new_reference, editable=False)
    professional = models.ForeignKey(
        "people.CertifiedProfessional", on_delete=models.PROTECT, related_name="earlier_discipline"
    )
    kind = models.CharField(_("sanction"), max_length=20, choices=SanctionKind)
    decided_on = models.DateField(_("decided on"))
    effective_on = models.DateField(_("in force from"))
    ends_on = models.DateField(_("ended on"), null=True, blank=True)
    summary = models.TextField(_("summary"))
    document = models.FileField(_("document"), upload_to=private_name, max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        verbose_name = _("earlier discipline")
        verbose_name_plural = _("earlier discipline")
        ordering = ["-decided_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(effective_on__gte=F("decided_on")), name="earlier_discipline_takes_effect_after_decision"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | (Q(kind="suspension") & Q(ends_on__gt=F("effective_on"))),
                name="only_an_earlier_suspension_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.professional}: {self.get_kind_display()}"

    @property
    def is_public(self) -> bool:
        """Whether it may be listed at all."""
        return SanctionKind(self.kind).is_public
