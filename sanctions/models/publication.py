"""What the public sees of a sanction. A publication holds no path to a case: the link lies in a table of its own,
which the public role cannot read (procedure.md §3, architecture.md "projections only").
"""

from __future__ import annotations

import secrets
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


def new_slug() -> str:
    return secrets.token_hex(6)


class PublicKind(models.TextChoices):
    """What can be public: three sanctions, and a surrender. There is no word here for a Written Caution."""

    REPRIMAND = "reprimand", _("Public Reprimand")
    SUSPENSION = "suspension", _("Suspension")
    REVOCATION = "revocation", _("Revocation")
    SURRENDER = "surrender", _("Surrendered while charges were pending")


class PublicationQuerySet(models.QuerySet["Publication"]):
    def live(self, on: date) -> PublicationQuerySet:
        """What the public sees on this day: approved, begun, not expired, not withdrawn.

        A suspension whose holder was never reinstated stays listed after its period: it never ends by itself.
        """
        running = Q(live_until__isnull=True) | Q(live_until__gt=on) | Q(kind=PublicKind.SUSPENSION, reinstated_on=None)
        return self.filter(running, approved_by__isnull=False, live_from__lte=on, withdrawn_at__isnull=True)


class Publication(models.Model):
    """The public text of one sanction: drafted by one person, approved by another, then frozen."""

    slug = models.SlugField(unique=True, default=new_slug, editable=False)
    professional = models.ForeignKey(
        "people.CertifiedProfessional", on_delete=models.PROTECT, related_name="publications"
    )
    kind = models.CharField(max_length=20, choices=PublicKind)
    name = models.CharField(max_length=200)
    credential = models.CharField(max_length=200)
    town = models.CharField(max_length=200, blank=True)
    provisions = models.TextField()
    summary = models.TextField()
    appeal_note = models.CharField(max_length=100, blank=True)
    effective_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    reinstated_on = models.DateField(null=True, blank=True)
    live_from = models.DateField(null=True, blank=True)
    live_until = models.DateField(null=True, blank=True)
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ["-live_from", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("drafted_by")),
                name="published_by_two_people",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["reprimand", "suspension", "revocation", "surrender"]),
                name="a_written_caution_is_never_published",
            ),
            models.CheckConstraint(
                condition=Q(live_from__isnull=True) | Q(approved_by__isnull=False),
                name="nothing_is_live_before_it_is_approved",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_kind_display()}"


class PublicationLink(models.Model):
    """Ties a sanction or a surrender to its publication, for staff."""

    sanction = models.OneToOneField(
        "sanctions.Sanction", on_delete=models.PROTECT, null=True, blank=True, related_name="publication_link"
    )
    surrender = models.OneToOneField(
        "sanctions.Surrender", on_delete=models.PROTECT, null=True, blank=True, related_name="publication_link"
    )
    publication = models.OneToOneField(Publication, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sanction__isnull=False, surrender__isnull=True)
                | Q(sanction__isnull=True, surrender__isnull=False),
                name="publication_is_of_a_sanction_or_a_surrender",
            )
        ]

    def __str__(self) -> str:
        return f"{self.publication}"
