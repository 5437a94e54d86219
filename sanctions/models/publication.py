"""What the public sees of a sanction. A publication holds no path to a case: the link lies in a table of its own,
which the public role cannot read (procedure.md §3, architecture.md "projections only").

An entry is one public action at one address. Its first text never changes; a correction is a text of its own that
takes the place of the one before, with a note that the public reads. All texts of an entry are kept.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from people import clock


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
        shown = self.filter(running, approved_by__isnull=False, live_from__lte=on, withdrawn_at__isnull=True)
        return shown.select_related("corrects")  # for the address

    def of_entry(self, text: Publication) -> PublicationQuerySet:
        """All texts of the entry to which this one belongs, the first first; drafts too."""
        first = text.corrects_id or text.pk
        return self.filter(Q(pk=first) | Q(corrects=first)).order_by("pk")

    def at(self, address: str) -> PublicationQuerySet:
        """All texts of the entry at this public address, the first first; drafts too."""
        return self.filter(Q(slug=address, corrects=None) | Q(corrects__slug=address)).order_by("pk")

    def seen(self, on: date) -> PublicationQuerySet:
        """What the public could read at some moment of the day `on`, whatever became of it since."""
        running = Q(live_until__isnull=True) | Q(live_until__gt=on)
        running |= Q(kind=PublicKind.SUSPENSION) & (Q(reinstated_on__isnull=True) | Q(reinstated_on__gt=on))
        stood = Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=clock.start_of(on))
        return self.filter(running, stood, approved_by__isnull=False, live_from__lte=on).select_related("corrects")

    def notes_on(self, texts: Iterable[Publication]) -> dict[int, list[Publication]]:
        """By key of each text that corrects another: the corrections up to it, whose notes stand with it, newest first.

        No query where nothing was corrected, else one.
        """
        corrected = [text for text in texts if text.corrects_id]
        if not corrected:
            return {}
        made = self.filter(corrects__in={text.corrects_id for text in corrected}, approved_by__isnull=False)
        rows = list(made.order_by("-approved_at", "-pk"))
        return {
            text.pk: [row for row in rows if row.corrects_id == text.corrects_id and row.pk <= text.pk]
            for text in corrected
        }


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
    corrects = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
        help_text="The first text of the entry.",
    )
    correction_note = models.TextField(blank=True, help_text="What was corrected, as the public reads it.")

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ["-live_from", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(corrects__isnull=True, correction_note="")
                | (Q(corrects__isnull=False) & ~Q(correction_note="")),
                name="a_correction_says_what_it_corrects",
            ),
            models.UniqueConstraint(
                fields=["corrects"],
                condition=Q(approved_by__isnull=True, corrects__isnull=False),
                name="one_correction_of_an_entry_waits",
            ),
            models.UniqueConstraint(
                fields=["corrects"],
                condition=Q(approved_by__isnull=False, withdrawn_at__isnull=True, corrects__isnull=False),
                name="one_correction_of_an_entry_is_shown",
            ),
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

    @property
    def address(self) -> str:
        """The last part of the public address: that of the first text, so that a correction moves nothing."""
        return self.corrects.slug if self.corrects else self.slug

    @property
    def corrected_on(self) -> date | None:
        """The day this text took the place of the one before; None for the first."""
        return self.live_from if self.corrects_id else None


class PublicationLink(models.Model):
    """Ties a sanction, a surrender or earlier discipline to the text that the public reads of it, for staff."""

    sanction = models.OneToOneField(
        "sanctions.Sanction", on_delete=models.PROTECT, null=True, blank=True, related_name="publication_link"
    )
    surrender = models.OneToOneField(
        "sanctions.Surrender", on_delete=models.PROTECT, null=True, blank=True, related_name="publication_link"
    )
    earlier = models.OneToOneField(
        "sanctions.EarlierDiscipline", on_delete=models.PROTECT, null=True, blank=True, related_name="publication_link"
    )
    publication = models.OneToOneField(Publication, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sanction__isnull=False, surrender__isnull=True, earlier__isnull=True)
                | Q(sanction__isnull=True, surrender__isnull=False, earlier__isnull=True)
                | Q(sanction__isnull=True, surrender__isnull=True, earlier__isnull=False),
                name="publication_is_of_one_decision",
            )
        ]

    def __str__(self) -> str:
        return f"{self.publication}"
