"""The case: one complaint about one respondent as it proceeds. It holds the only status there is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from guardian.models import UserObjectPermissionBase

from complaints import seats
from people.models import Standing, User


class Status(models.TextChoices):
    """The one list of statuses (procedure.md §1.3)."""

    SUBMITTED = "submitted", _("Submitted")
    INCOMPLETE = "incomplete", _("Incomplete")
    JURISDICTION = "jurisdiction", _("Jurisdiction check")
    PRELIM_REVIEW = "prelim_review", _("Preliminary review")
    DISMISSED = "dismissed", _("Dismissed, review possible")
    DISMISSAL_REVIEW = "dismissal_review", _("Review of a dismissal")
    NOTICE_TO_RESPONDENT = "notice_to_respondent", _("Notice to respondent")
    AWAITING_ANSWER = "awaiting_answer", _("Awaiting answer")
    INVESTIGATION = "investigation", _("Investigation")
    DETERMINATION = "determination", _("Determination")
    CHARGED = "charged", _("Charged")
    HEARING_SCHEDULED = "hearing_scheduled", _("Hearing scheduled")
    HEARING = "hearing", _("Hearing")
    PANEL_REPORT = "panel_report", _("Panel report")
    COMMITTEE_DECISION = "committee_decision", _("Committee decision")
    DECISION_ISSUED = "decision_issued", _("Decision issued")
    APPEAL = "appeal", _("Appeal")
    FINAL = "final", _("Final")
    MONITORING = "monitoring", _("Monitoring")
    REINSTATEMENT = "reinstatement", _("Reinstatement")
    JOINED = "joined", _("Joined")
    CLOSED = "closed", _("Closed")


class Disposition(models.TextChoices):
    """How a closed case ended (procedure.md §1.3)."""

    INCOMPLETE = "incomplete", _("Incomplete")
    NO_JURISDICTION = "no_jurisdiction", _("No jurisdiction")
    UNTIMELY = "untimely", _("Untimely")
    DUPLICATE = "duplicate", _("Duplicate")
    DISMISSED_PRELIM = "dismissed_prelim", _("Dismissed at screening")
    DISMISSED = "dismissed", _("Dismissed after investigation")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    NOT_SUSTAINED = "not_sustained", _("Not sustained")
    SANCTIONED = "sanctioned", _("Sanctioned")
    SURRENDERED = "surrendered", _("Surrendered")
    REVERSED = "reversed", _("Reversed on appeal")


class SanctionKind(models.TextChoices):
    """The glossary's four sanctions, lightest first. Nothing else is a sanction (procedure.md §0.1, §3)."""

    CAUTION = "caution", _("Written Caution")
    REPRIMAND = "reprimand", _("Public Reprimand")
    SUSPENSION = "suspension", _("Suspension")
    REVOCATION = "revocation", _("Revocation")

    @property
    def weight(self) -> int:
        return list(SanctionKind).index(self)

    @property
    def is_public(self) -> bool:
        """A Written Caution is private for ever; the other three are published."""
        return self is not SanctionKind.CAUTION

    def called(self, *, of_applicant: bool) -> str:
        """What is revoked of an applicant is the application: a Denial (procedure.md §3)."""
        return (
            gettext("Denial of the application")
            if of_applicant and self is SanctionKind.REVOCATION
            else str(self.label)
        )


class Body(models.TextChoices):
    """Those who vote together on a case."""

    COMMITTEE = "ethics_committee", _("Ethics Committee")
    PANEL = "hearing_panel", _("Hearing Panel")
    REVIEW = "dismissal_review", _("Reviewers of the dismissal")
    APPEALS = "appeals_committee", _("Appeals Committee")


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, user: User) -> CaseQuerySet:
        """The start of every view that touches a case: what is not here is not found."""
        return seats.visible(self, user)  # type: ignore[return-value]


class Case(models.Model):
    """One complaint about one respondent as it proceeds. Its status is written only by `workflow.take`."""

    docket = models.OneToOneField("record.Docket", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=20, unique=True)
    status = models.CharField(max_length=30, choices=Status, default=Status.SUBMITTED)
    facts = models.JSONField(default=list, blank=True, help_text="What has happened, as the procedure names it.")
    disposition = models.CharField(max_length=30, choices=Disposition, blank=True)
    rule_set = models.ForeignKey("complaints.RuleSet", on_delete=models.PROTECT, related_name="cases")
    complaint = models.ForeignKey("complaints.Complaint", on_delete=models.PROTECT, related_name="cases")
    severed_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="severed_cases"
    )
    respondent = models.ForeignKey(
        "people.CertifiedProfessional", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    credential = models.ForeignKey(
        "people.Credential", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    filed_at = models.DateTimeField()
    entered_status_at = models.DateTimeField()
    closed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-filed_at", "-pk"]
        permissions = seats.PERMISSIONS
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=(models.Q(status="closed") & ~models.Q(disposition="") & models.Q(closed_on__isnull=False))
                | (~models.Q(status="closed") & models.Q(disposition="") & models.Q(closed_on__isnull=True)),
                name="a_closed_case_has_a_disposition",
            )
        ]

    def __str__(self) -> str:
        return self.number

    def has(self, fact: str) -> bool:
        return fact in self.facts

    def is_applicants(self, on: date) -> bool:
        """Whether the credential was applied for and not certified yet on this day."""
        return self.credential is not None and self.credential.standing(on) == Standing.APPLICANT

    @property
    def respondent_name(self) -> str:
        """The matched professional's name or, before the match, the name as the complainant typed it."""
        return self.respondent.name if self.respondent else self.complaint.respondent_name

    @staticmethod
    def seat_rows(user: User, cases: Iterable[Case]) -> list[tuple[int, str]]:
        """Case and permission for each seat of this person at these cases; none at a case the person is recused from."""
        rows = CaseUserSeat.objects.filter(user=user, content_object__in=[case.pk for case in cases])
        rows = rows.exclude(content_object__in=user.recusals.values("case"))
        return list(rows.values_list("content_object_id", "permission__codename"))


class CaseUserSeat(UserObjectPermissionBase):
    """Guardian's table of seats, with a real foreign key so that no seat outlives its case."""

    content_object = models.ForeignKey(Case, on_delete=models.CASCADE)

    class Meta(UserObjectPermissionBase.Meta):
        pass


class Joinder(models.Model):
    """`member` waits on `lead`; joining moves nothing else (procedure.md §2.18).

    It stands while the cases are joined: an objection that is upheld ends it, and who joined what when stays with the
    overlay. `former_status` is where the member goes back to then; `served_on`, when the respondent was told.
    """

    lead = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="joined_cases")
    member = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="joinder")
    former_status = models.CharField(max_length=30, choices=Status)
    joined_on = models.DateField()
    served_on = models.DateField(null=True, blank=True)
    reason = models.TextField()
    joined_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(lead=models.F("member")), name="a_case_is_not_joined_to_itself")
        ]

    def __str__(self) -> str:
        return f"{self.member} joined to {self.lead}"
