"""Papers in the file of a case. The bytes lie outside the web root; who may read is asked of `seats`."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


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
    client_identifying = models.BooleanField(default=False)
    release_basis = models.CharField(max_length=200, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["added_at", "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def reading_kind(self) -> str:
        """What `seats.READS` is asked: client-identifying material stays locked until a basis is recorded."""
        if self.client_identifying and not self.release_basis:
            return DocumentKind.CLIENT_RECORD.value
        return self.kind
