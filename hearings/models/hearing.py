"""Panel, settings of the hearing, challenges, exhibits, report and appeal."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from complaints.models import SanctionKind
from people.clock import local_day
from record.models import Service


class PanelSeat(models.Model):
    """One place on the hearing panel of a case: two members, the officer who votes as one of the three, an alternate."""

    class Role(models.TextChoices):
        OFFICER = "officer", _("Hearing officer")
        MEMBER = "member", _("Panel member")
        ALTERNATE = "alternate", _("Alternate")
        RELEASED = "released", _("No longer on the panel")

    case = models.ForeignKey("complaints.Case", on_delete=models.PROTECT, related_name="panel_seats")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=Role)
    named_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "person"], condition=~models.Q(role="released"), name="one_panel_seat_for_a_person"
            ),
            models.UniqueConstraint(fields=["case"], condition=models.Q(role="officer"), name="one_officer_on_a_panel"),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display()}"


class Hearing(models.Model):
    """One setting of the hearing: when, where, and when it opened and closed. A continuance makes the next one."""

    case = models.ForeignKey("complaints.Case", on_delete=models.PROTECT, related_name="hearings")
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=300)
    how_to_join = models.TextField(blank=True)
    set_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    put_off_at = models.DateTimeField(null=True, blank=True)
    put_off_reason = models.TextField(blank=True)
    accommodation = models.TextField(blank=True)
    help_arranged = models.TextField(blank=True)

    class Meta:
        ordering = ["set_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(closed_at__isnull=True, put_off_at__isnull=True),
                name="one_hearing_ahead_at_a_case",
            )
        ]

    def __str__(self) -> str:
        return f"Hearing of {self.case}"


class Continuance(models.Model):
    """A side asks for another day of the hearing, and what the officer said (procedure.md §2.15). Both days are kept."""

    class Side(models.TextChoices):
        RESPONDENT = "respondent", _("Respondent")
        INVESTIGATION = "investigation", _("Investigator")

    class Ruling(models.TextChoices):
        PENDING = "", _("Waits for a ruling")
        GRANTED = "granted", _("Granted")
        REFUSED = "refused", _("Refused")
        WITHDRAWN = "withdrawn", _("Taken back")

    case = models.ForeignKey("complaints.Case", on_delete=models.PROTECT, related_name="continuances")
    hearing = models.ForeignKey(Hearing, on_delete=models.PROTECT, related_name="continuances")
    side = models.CharField(max_length=20, choices=Side)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    cause = models.TextField()
    old_day = models.DateField()
    new_day = models.DateField(null=True, blank=True)
    ruling = models.CharField(max_length=10, choices=Ruling, blank=True, default=Ruling.PENDING)
    ruling_reason = models.TextField(blank=True)
    ruled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ruled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(ruling=""), name="one_continuance_waits_at_a_case"
            ),
            models.CheckConstraint(
                condition=models.Q(new_day__isnull=True) | models.Q(ruling="granted"),
                name="only_a_granted_continuance_has_a_new_day",
            ),
        ]

    def __str__(self) -> str:
        return f"Continuance asked by {self.asked_by}"


class Attendance(models.Model):
    hearing = models.ForeignKey(Hearing, on_delete=models.PROTECT, related_name="attendances")
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=100)
    present = models.BooleanField()
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.name


class Challenge(models.Model):
    """A party objects to a panel member (procedure.md §1.3 row 12a)."""

    class Ruling(models.TextChoices):
        PENDING = "", _("Waits for a ruling")
        UPHELD = "upheld", _("Upheld")
        REFUSED = "refused", _("Refused")

    case = models.ForeignKey("complaints.Case", on_delete=models.PROTECT, related_name="challenges")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    grounds = models.TextField()
    learned_on = models.DateField()
    made_at = models.DateTimeField()
    ruling = models.CharField(max_length=10, choices=Ruling, blank=True, default=Ruling.PENDING)
    ruling_reason = models.TextField(blank=True)
    ruled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ruled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["made_at"]

    def __str__(self) -> str:
        return f"Challenge to {self.person}"


class Exhibit(models.Model):
    """A paper handed in for the hearing, and the officer's ruling on it."""

    class Ruling(models.TextChoices):
        PENDING = "", _("Waits for a ruling")
        ADMITTED = "admitted", _("Admitted")
        EXCLUDED = "excluded", _("Excluded")

    case = models.ForeignKey("complaints.Case", on_delete=models.PROTECT, related_name="exhibits")
    number = models.PositiveSmallIntegerField()
    document = models.OneToOneField("complaints.Document", on_delete=models.PROTECT, related_name="exhibit")
    offered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    offered_at = models.DateTimeField()
    ruling = models.CharField(max_length=10, choices=Ruling, blank=True, default=Ruling.PENDING)
    ruling_reason = models.TextField(blank=True)
    ruled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="exhibits_are_numbered_within_a_case")]

    def __str__(self) -> str:
        return f"Exhibit {self.number}"


class PanelReport(models.Model):
    """What the panel found and recommends. It recommends; the Ethics Committee decides."""

    case = models.ForeignKey("complaints.Case", on_delete=models.PROTECT, related_name="panel_reports")
    document = models.OneToOneField("complaints.Document", on_delete=models.PROTECT, related_name="+")
    recommended_sanction = models.CharField(max_length=20, choices=SanctionKind, blank=True)
    recommended_months = models.PositiveSmallIntegerField(null=True, blank=True)
    aggravating = models.JSONField(default=list, blank=True)
    mitigating = models.JSONField(default=list, blank=True)
    factors = models.TextField(blank=True)
    dissent = models.TextField(blank=True)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    filed_at = models.DateTimeField()

    class Meta:
        ordering = ["filed_at"]

    def __str__(self) -> str:
        return f"Panel report in {self.case}"

    @property
    def recommendation(self) -> str:
        """The recommended sanction by its name at this case; blank where nothing is sustained."""
        if not self.recommended_sanction:
            return ""
        day = local_day(self.filed_at)
        return SanctionKind(self.recommended_sanction).called(of_applicant=self.case.is_applicants(day))


class Appeal(models.Model):
    """The respondent's appeal and its grounds. The ruling is a step of the case.

    `received_on` is the day that counts: of a paper appeal the day it came in, which may lie before its entry here.
    """

    case = models.ForeignKey("complaints.Case", on_delete=models.PROTECT, related_name="appeals")
    document = models.OneToOneField("complaints.Document", on_delete=models.PROTECT, related_name="+")
    filed_at = models.DateTimeField()
    received_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["filed_at"]

    def __str__(self) -> str:
        return f"Appeal in {self.case}"


class LateAppeal(models.Model):
    """An appeal that came after its last day: kept and refused. Only a director who is uninvolved may excuse it (T3)."""

    class Ruling(models.TextChoices):
        PENDING = "", _("Refused as late")
        EXCUSED = "excused", _("Excused: service had failed")
        REFUSED = "refused", _("Not excused")

    case = models.ForeignKey("complaints.Case", on_delete=models.PROTECT, related_name="late_appeals")
    document = models.OneToOneField("complaints.Document", on_delete=models.PROTECT, related_name="+")
    received_on = models.DateField()
    due_on = models.DateField()
    filed_at = models.DateTimeField()
    ruling = models.CharField(max_length=10, choices=Ruling, blank=True, default=Ruling.PENDING)
    failure = models.CharField(max_length=20, choices=Service.Failure, blank=True)
    ruling_reason = models.TextField(blank=True)
    ruled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ruled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["filed_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(received_on__gt=models.F("due_on")), name="a_late_appeal_is_late"
            ),
            models.CheckConstraint(
                condition=~models.Q(ruling="excused") | ~models.Q(failure=""), name="an_excuse_says_how_service_failed"
            ),
        ]

    def __str__(self) -> str:
        return f"Late appeal in {self.case}"
