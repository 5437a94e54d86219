"""Which bodies there are, and who sits on them from when to when."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Body(models.TextChoices):
    """The bodies of the glossary, and the office that serves them."""

    ETHICS_COMMITTEE = "ethics_committee", _("Ethics Committee")
    BOARD_OF_DIRECTORS = "board_of_directors", _("Board of Directors")
    OFFICE = "office", _("Office")


class Role(models.TextChoices):
    """What a person is on a body."""

    CHAIR = "chair", _("Ethics Chair")
    CO_CHAIR = "co_chair", _("Ethics Co-Chair")
    MEMBER = "member", _("Ethics Committee member")
    DESIGNEE = "designee", _("Ethics Committee designee")
    PRESIDENT = "president", _("Board President")
    VICE_PRESIDENT = "vice_president", _("Board Vice President")
    DIRECTOR = "director", _("Director")
    EXECUTIVE_DIRECTOR = "executive_director", _("Executive Director")
    CASE_STAFF = "case_staff", _("Case staff")
    INVESTIGATOR = "investigator", _("Investigator")


BODY_ROLES: dict[Body, tuple[Role, ...]] = {
    Body.ETHICS_COMMITTEE: (Role.CHAIR, Role.CO_CHAIR, Role.MEMBER, Role.DESIGNEE),
    Body.BOARD_OF_DIRECTORS: (Role.PRESIDENT, Role.VICE_PRESIDENT, Role.DIRECTOR),
    Body.OFFICE: (Role.EXECUTIVE_DIRECTOR, Role.CASE_STAFF, Role.INVESTIGATOR),
}
RUN_THE_OFFICE = frozenset({Role.EXECUTIVE_DIRECTOR, Role.CASE_STAFF})
CHAIRS = frozenset({Role.CHAIR, Role.CO_CHAIR})
# One holder at a time: notices and powers of these roles go to exactly one person.
SINGLE_ROLES = frozenset({Role.CHAIR, Role.CO_CHAIR, Role.PRESIDENT, Role.VICE_PRESIDENT, Role.EXECUTIVE_DIRECTOR})


class Committee(models.Model):
    """A body whose members hold terms."""

    code = models.SlugField(_("code"), max_length=40, unique=True, choices=Body)
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles a person can hold here, in order of rank."""
        return BODY_ROLES[Body(self.code)]


class TermQuerySet(models.QuerySet["Term"]):
    def running(self, on: date) -> TermQuerySet:
        """The terms that hold on the day `on`: first and last day included."""
        return self.filter(models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=on), starts_on__lte=on)

    def overlapping(self, starts_on: date, ends_on: date | None) -> TermQuerySet:
        """The terms that share at least one day with the time from `starts_on` to `ends_on` (None: open)."""
        late_enough = self.filter(models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=starts_on))
        return late_enough if ends_on is None else late_enough.filter(starts_on__lte=ends_on)


class Term(models.Model):
    """One person's time in one role on one body. `people.actions` is the only writer."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="terms", verbose_name=_("body"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="terms", verbose_name=_("person")
    )
    role = models.CharField(_("role"), max_length=30, choices=Role)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="term_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display()}"

    def runs(self, on: date) -> bool:
        return self.starts_on <= on and (self.ends_on is None or on <= self.ends_on)
