"""What happened: the docket of a case, its events, the seals over all dockets, and who looked at what.

Rows of Event, Seal and AccessLog are only ever added (`record.triggers` holds the databases to it). Events are written
by `record.chain.append` alone, seals by `record.sealing.seal`, the access log by `record.access.log`.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Docket(models.Model):
    """The spine of a case: its number and the head of its chain. Board-wide acts use the docket numbered BOARD."""

    number = models.CharField(_("number"), max_length=20, unique=True)
    last_sequence = models.PositiveIntegerField(default=0)
    head_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("docket")
        verbose_name_plural = _("dockets")

    def __str__(self) -> str:
        return self.number


class Event(models.Model):
    """One line of the record. `data` holds ids and codes only; words lie in EventText, so that they can be disposed of.

    The hash over everything else is the key of the row: no column of an event is outside its hash.
    """

    hash = models.CharField(primary_key=True, max_length=64)
    docket = models.ForeignKey(Docket, on_delete=models.PROTECT, related_name="events")
    sequence = models.PositiveIntegerField()
    at = models.DateTimeField()
    kind = models.CharField(max_length=60)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Who acted; empty when the clock did."),
    )
    seat = models.CharField(max_length=40, blank=True, help_text=_("The seat from which the person acted."))
    data = models.JSONField(default=dict, blank=True)
    text_hash = models.CharField(max_length=64, blank=True)
    previous_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["docket_id", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["docket", "sequence"], name="event_sequence_is_unique_in_its_docket"),
            models.CheckConstraint(condition=models.Q(sequence__gte=1), name="event_sequence_starts_at_one"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.kind}"


class EventText(models.Model):
    """The words of an event and the salt of their hash. May be deleted by lawful disposal; never changed."""

    event = models.OneToOneField(Event, on_delete=models.PROTECT, primary_key=True, related_name="texts")
    salt = models.CharField(max_length=64)
    text = models.TextField()

    class Meta:
        verbose_name = _("text of an event")
        verbose_name_plural = _("texts of events")

    def __str__(self) -> str:
        return self.event_id


class Seal(models.Model):
    """A hash over the head of every docket, the access log and the seal before: one chain for the whole board.

    `heads` lists only dockets that moved since the seal before; the others are under the earlier seals.
    """

    number = models.PositiveIntegerField(primary_key=True)
    made_at = models.DateTimeField()
    heads = models.JSONField(default=dict, blank=True, help_text=_("Docket number: last sequence and head hash."))
    access_log_through = models.BigIntegerField(default=0, help_text=_("Number of the last line under this seal."))
    access_log_count = models.PositiveIntegerField(default=0)
    access_log_digest = models.CharField(max_length=64)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = _("seal")
        verbose_name_plural = _("seals")
        ordering = ["number"]

    def __str__(self) -> str:
        return f"Seal {self.number}"


class AccessLog(models.Model):
    """Who read, exported or was refused what. Codes and ids only, no names and no words of a case."""

    at = models.DateTimeField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    docket = models.ForeignKey(Docket, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    action = models.CharField(max_length=60)
    what = models.CharField(max_length=100, blank=True)
    outcome = models.CharField(max_length=60, blank=True)

    class Meta:
        verbose_name = _("line of the access log")
        verbose_name_plural = _("access log")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.action} {self.what}".strip()
