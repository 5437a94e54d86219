"""What an investigation leaves behind. Rows are only added (`complaints.append_only`): a correction is a row that points to
the old one (issue 5, "Investigation"; procedure.md §1.3 row 8).
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ReportPart(models.Model):
    """What the report says on one allegation. The filed paper is made of these words, and of no others."""

    document = models.ForeignKey("complaints.Document", on_delete=models.PROTECT, related_name="parts")
    allegation = models.ForeignKey("complaints.Allegation", on_delete=models.PROTECT, related_name="report_parts")
    found = models.TextField()
    unknown = models.TextField(blank=True, help_text="What could not be found out.")
    cites = models.ManyToManyField("complaints.Document", related_name="cited_in_reports", blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["document", "allegation"], name="one_part_of_a_report_for_an_allegation")
        ]

    def __str__(self) -> str:
        return f"{self.document} on {self.allegation}"


class Entry(models.Model):
    """One entry of the workspace. Its event says who wrote it and when; it is corrected once at most, by a later one."""

    case = models.ForeignKey("complaints.Case", on_delete=models.PROTECT, related_name="%(class)s_entries")
    event = models.OneToOneField("record.Event", on_delete=models.PROTECT, related_name="+")
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="correction")

    class Meta:
        abstract = True
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} of {self.case}"


class PlanEntry(Entry):
    """A question that the investigation is to answer: of whom or from what, by when, and what came of it."""

    allegation = models.ForeignKey(
        "complaints.Allegation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    question = models.TextField()
    source = models.TextField(blank=True, help_text="Who is asked, or what is looked at.")
    due_on = models.DateField(null=True, blank=True)
    done = models.BooleanField(default=False)
    outcome = models.TextField(blank=True)


class Interview(Entry):
    """Somebody was heard: when, how, who else was there, and what was said."""

    class How(models.TextChoices):
        IN_PERSON = "in_person", _("In person")
        VIDEO = "video", _("By video")
        PHONE = "phone", _("By telephone")
        WRITING = "writing", _("In writing")

    heard = models.CharField(max_length=200)
    held_on = models.DateField()
    how = models.CharField(max_length=20, choices=How)
    present = models.TextField(blank=True)
    summary = models.TextField()
    document = models.ForeignKey(
        "complaints.Document", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )


class DatedFact(Entry):
    """One line of the chronology: what happened on a day, and where that stands."""

    happened_on = models.DateField()
    about_when = models.CharField(max_length=200, blank=True, help_text="The hour, or how sure the day is.")
    fact = models.TextField()
    document = models.ForeignKey(
        "complaints.Document", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    page = models.PositiveIntegerField(null=True, blank=True)


class EvidenceSource(Entry):
    """Where a paper came from: who gave it, how, and when it was received."""

    class How(models.TextChoices):
        HANDED_OVER = "handed_over", _("Handed over")
        MAIL = "mail", _("By mail")
        E_MAIL = "e_mail", _("By e-mail")
        COLLECTED = "collected", _("Collected by the investigator")
        PUBLIC = "public", _("From a public source")

    document = models.ForeignKey("complaints.Document", on_delete=models.PROTECT, related_name="sources")
    given_by = models.CharField(max_length=200)
    how = models.CharField(max_length=20, choices=How)
    received_on = models.DateField()
    note = models.TextField(blank=True)


class HandOver(Entry):
    """A paper, or the thing it shows, went from one keeper to the next."""

    document = models.ForeignKey("complaints.Document", on_delete=models.PROTECT, related_name="hand_overs")
    from_whom = models.CharField(max_length=200)
    to_whom = models.CharField(max_length=200)
    handed_on = models.DateField()
    reason = models.TextField()


class FileCheck(models.Model):
    """The stored file was hashed again and compared with the hash taken on arrival (SHA-256, in hex)."""

    class Result(models.TextChoices):
        UNCHANGED = "unchanged", _("Unchanged")
        CHANGED = "changed", _("Changed since it arrived")
        NO_HASH = "no_hash", _("No hash was taken")
        GONE = "gone", _("The file is gone")

    document = models.ForeignKey("complaints.Document", on_delete=models.PROTECT, related_name="checks")
    event = models.ForeignKey("record.Event", on_delete=models.PROTECT, related_name="+")
    result = models.CharField(max_length=20, choices=Result)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["document", "event"], name="a_file_is_checked_once_in_an_act")]

    def __str__(self) -> str:
        return f"{self.document}: {self.get_result_display()}"


class InvestigationNote(models.Model):
    """The investigator's own working note. Nobody else reads it, no search and no export holds it."""

    case = models.ForeignKey("complaints.Case", on_delete=models.PROTECT, related_name="investigation_notes")
    writer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    written_at = models.DateTimeField()
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="correction")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Note of {self.writer_id} at {self.case}"
