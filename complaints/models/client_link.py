"""When the person was a client and when the relationship began: what the five-year tail is counted from (§0.1, §4.5)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ClientLink(models.Model):
    """The dates as the office knows them, one row a case. A date is given, not known, or there was no such service."""

    class Ruling(models.TextChoices):
        CLIENT = "client", _("A client when the relationship began")
        NOT_A_CLIENT = "not_a_client", _("Not a client when the relationship began")

    case = models.OneToOneField("complaints.Case", on_delete=models.PROTECT, related_name="client_link")
    individual_last_on = models.DateField(null=True, blank=True)
    individual_unknown = models.BooleanField(default=False)
    setting_last_on = models.DateField(null=True, blank=True)
    setting_unknown = models.BooleanField(default=False)
    began_on = models.DateField(null=True, blank=True, help_text="The relationship; empty where it is not known.")
    served_again_on = models.DateField(null=True, blank=True, help_text="A former partner was served again.")
    note = models.TextField(blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    ruling = models.CharField(max_length=20, choices=Ruling, blank=True)
    ruling_reason = models.TextField(blank=True)
    ruled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ruled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(models.Q(individual_unknown=False) | models.Q(individual_last_on__isnull=True))
                & (models.Q(setting_unknown=False) | models.Q(setting_last_on__isnull=True)),
                name="a_last_day_of_service_is_known_or_not",
            ),
            models.CheckConstraint(
                condition=models.Q(ruling="", ruled_by__isnull=True, ruled_at__isnull=True)
                | (~models.Q(ruling="") & models.Q(ruled_by__isnull=False, ruled_at__isnull=False)),
                name="a_ruling_on_a_client_link_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"Client link in {self.case}"
