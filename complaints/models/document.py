"""Papers in the file of a case. The bytes lie outside the web root; who may read is asked of `seats`."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ReleaseBasis(models.TextChoices):
    """The four grounds of the upload gate (procedure.md §5)."""

    OWN_INFORMATION = "own_information", _("The person who sent it is the client: own information")
    CONSENT = "consent", _("The client signed a consent that meets 42 CFR Part 2")
    REDACTED = "redacted", _("This copy is redacted: no client can be known from it")
    COURT_ORDER = "court_order", _("A court ordered it")


OPENING = frozenset({ReleaseBasis.OWN_INFORMATION.value, ReleaseBasis.REDACTED.value})
STRUCK = "struck"


class DocumentKind(models.TextChoices):
    EVIDENCE = "evidence", _("Evidence")
    COMPLAINT = "complaint", _("Paper with the complaint")
    ANSWER = "answer", _("Paper with the answer")
    REPORT = "report", _("Investigation report")
    COMMENT = "comment", _("Comment on the report")
    EXHIBIT = "exhibit", _("Exhibit")
    PANEL_REPORT = "panel_report", _("Panel report")
    EXCEPTIONS = "exceptions", _("Exceptions to the panel report")
    DECISION = "decision", _("Decision")
    APPEAL = "appeal", _("Appeal paper")
    RECONSIDERATION = "reconsideration", _("Petition to reconsider")
    REOPENING = "reopening", _("Request to reopen")
    CLIENT_RECORD = "client_record", _("Client record, locked")


def private_name(document: Document, filename: str) -> str:
    """A random name: neither the case nor the person shows on disk."""
    return f"{document.reference[:2]}/{document.reference}"


def new_reference() -> str:
    return secrets.token_hex(16)


class DocumentQuerySet(models.QuerySet["Document"]):
    """Questions about many papers."""

    def open_to_voters(self) -> DocumentQuerySet:
        """What those who vote may read: not struck, and no client record that is locked."""
        locked = models.Q(client_identifying=True) & ~models.Q(release_basis__in=OPENING)
        return self.filter(struck_at__isnull=True).exclude(locked)


class Document(models.Model):
    """A paper: written text (a report, an answer) or an uploaded file, or both."""

    reference = models.CharField(max_length=32, unique=True, default=new_reference, editable=False)
    case = models.ForeignKey(
        "complaints.Case", on_delete=models.PROTECT, null=True, blank=True, related_name="documents"
    )
    draft = models.ForeignKey(
        "complaints.Draft", on_delete=models.SET_NULL, null=True, blank=True, related_name="documents"
    )
    kind = models.CharField(max_length=20, choices=DocumentKind)
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    file = models.FileField(upload_to=private_name, blank=True, max_length=200)
    content_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    scanned = models.BooleanField(default=False, help_text="A virus scanner looked through it and found nothing.")
    client_identifying = models.BooleanField(default=False)
    release_basis = models.CharField(max_length=200, blank=True)
    redacted_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="redacted_copies"
    )
    removed_at = models.DateTimeField(
        null=True, blank=True, help_text="Taken off a draft by its writer, who may put it back until it is sent."
    )
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_reason = models.TextField(blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    objects: ClassVar[DocumentQuerySet] = DocumentQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["added_at", "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def reading_kind(self) -> str:
        """What `seats.READS` is asked. A struck paper is no part of the record, and a client record stays locked.

        Only what the client gave of their own, and what names nobody any more, is read like any other paper: a consent or
        a court order lets single people read, by a grant (procedure.md §5).
        """
        if self.struck_at:
            return STRUCK
        if self.client_identifying and self.release_basis not in OPENING:
            return DocumentKind.CLIENT_RECORD.value
        return self.kind

    @property
    def carries_notice(self) -> bool:
        """Whether the notice of 42 CFR §2.32 goes with each page that shows it."""
        return self.client_identifying and self.release_basis != ReleaseBasis.REDACTED


class ClientRecordGrant(models.Model):
    """Lets one person with a seat read one locked client record, on the basis recorded for it, until it ends."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="grants")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    basis = models.CharField(max_length=200)
    reason = models.TextField()
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    granted_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["granted_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "person"],
                condition=models.Q(ended_at__isnull=True),
                name="one_standing_grant_for_a_person_and_record",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} reads {self.document}"
