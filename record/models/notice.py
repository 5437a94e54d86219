"""What a person must be told, and how it was served. Written by `record.notices` alone.

A step drafts a notice, a person releases it, `manage.py send_notices` tells the recipient that a letter waits.
"""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from record.models.docket import Docket, Event


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Questions about many notices."""

    def sendable(self, at: datetime) -> NoticeQuerySet:
        """Released, past the ten minutes in which a release can be undone, not claimed or waiting after a failure."""
        waited = models.Q(try_after__isnull=True) | models.Q(try_after__lte=at)
        return self.filter(waited, state=Notice.State.RELEASED, not_before__lte=at)

    def for_paper(self) -> NoticeQuerySet:
        """Released, but nobody can be told by e-mail: the letter has to be printed and mailed."""
        return self.filter(state=Notice.State.RELEASED, last_error=Notice.NO_ADDRESS)


class Notice(models.Model):
    """One letter to one person. Its text is made from `context` until release and frozen from then on."""

    class State(models.TextChoices):
        DRAFTED = "drafted", _("Drafted")
        RELEASED = "released", _("Approved")
        SENT = "sent", _("Sent")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    NO_ADDRESS = "no_address"  # of last_error: no e-mail address that may be used, so the letter goes by paper

    docket = models.ForeignKey(Docket, on_delete=models.PROTECT, related_name="notices")
    key = models.CharField(max_length=120, unique=True)
    kind = models.SlugField(max_length=60)
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=5, default="en")
    context = models.JSONField(default=dict, blank=True, help_text=_("Ids and facts that the letter prints."))
    by_email = models.BooleanField(default=True, help_text=_("The person agreed to be told by e-mail."))
    page = models.CharField(max_length=100, help_text=_("URL name of the page to which the e-mail leads."))
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFTED)
    drafted_by = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="notices")
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    released_at = models.DateTimeField(null=True, blank=True)
    not_before = models.DateTimeField(null=True, blank=True)
    try_after = models.DateTimeField(null=True, blank=True, help_text=_("When the next attempt may be made."))
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    last_error = models.CharField(max_length=60, blank=True)

    objects: ClassVar[NoticeQuerySet] = NoticeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        indexes = [models.Index(fields=["state", "not_before"], name="notice_state_not_before")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="drafted") | models.Q(body="", released_at__isnull=True),
                name="notice_text_is_not_frozen_before_release",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["released", "sent"])
                | (
                    ~models.Q(body="")
                    & models.Q(released_at__isnull=False, not_before__isnull=False, released_by__isnull=False)
                ),
                name="notice_is_released_by_a_person_with_its_text",
            ),
            models.CheckConstraint(
                condition=models.Q(state="sent", sent_at__isnull=False)
                | (~models.Q(state="sent") & models.Q(sent_at__isnull=True)),
                name="notice_is_sent_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return self.key


class Service(models.Model):
    """Proof that a letter reached its reader: limits run from `served_on` (procedure.md §1.1)."""

    class Method(models.TextChoices):
        PORTAL = "portal", _("Opened on this site")
        E_MAIL = "e_mail", _("E-mail, with consent")
        CERTIFIED_MAIL = "certified_mail", _("Certified mail")
        ORDINARY_MAIL = "ordinary_mail", _("Ordinary mail")
        IN_HAND = "in_hand", _("Handed over")

    class Failure(models.TextChoices):
        """How a service that was recorded can turn out to have failed."""

        NOTICE_BOUNCED = "notice_bounced", _("The notice on this site or by e-mail did not arrive")
        NO_RECEIPT = "no_receipt", _("There is no receipt of certified mail")
        WRONG_ADDRESS = "wrong_address", _("It went to an address that was not the address of record")

    notice = models.OneToOneField(Notice, on_delete=models.PROTECT, related_name="service")
    method = models.CharField(max_length=20, choices=Method)
    served_on = models.DateField()
    posted_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="services")
    proof = models.TextField(blank=True)

    class Meta:
        verbose_name = _("service")
        verbose_name_plural = _("services")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(posted_on__isnull=True) | models.Q(posted_on__lte=models.F("served_on")),
                name="service_is_not_before_posting",
            ),
            models.CheckConstraint(
                condition=~models.Q(method="ordinary_mail") | models.Q(posted_on__isnull=False),
                name="service_by_ordinary_mail_has_a_day_of_posting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.method} {self.served_on}"
