"""The board's codes of ethics as adopted: editions, their provisions and their glossary.

Any app may read these. The words are the documents' own; once an edition's text is held it is never reworded,
because decisions rest on it: a revision is a new edition.
"""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class EditionQuerySet(models.QuerySet["Edition"]):
    def get_by_natural_key(self, code: str, slug: str) -> "Edition":
        return self.get(code=code, slug=slug)

    def covering(self, on: date) -> "EditionQuerySet":
        """Editions whose period holds the day `on` (America/New_York); an edition without dates holds every day."""
        return self.filter(
            Q(effective_from__isnull=True) | Q(effective_from__lte=on),
            Q(effective_to__isnull=True) | Q(effective_to__gte=on),
        )

    def in_force(self, code: str, on: date) -> "Edition | None":
        """The edition of `code` that governs conduct on the day `on` (procedure.md §1.2, effective-date rule)."""
        return self.covering(on).filter(code=code).first()

    def newest_held(self, code: str) -> "Edition | None":
        """The edition of `code` that begins last among those whose text we hold."""
        return self.filter(code=code, text_held=True).first()


class Edition(models.Model):
    """One adopted text of one code. An edition whose text is not held stands empty, so that a charge waits for it."""

    code = models.SlugField(_("code"), max_length=40, help_text=_("Short name of the code, for example cprs."))
    slug = models.SlugField(_("edition"), max_length=40, help_text=_("Short name of this edition, for example 2022."))
    credential = models.CharField(_("credential"), max_length=200)
    any_credential = models.BooleanField(
        _("governs every credential"),
        default=False,
        help_text=_("Its provisions may be cited whatever credential the person holds."),
    )
    effective_from = models.DateField(_("first day in force"), null=True, blank=True)
    effective_to = models.DateField(_("last day in force"), null=True, blank=True)
    text_held = models.BooleanField(
        _("text is complete"),
        default=False,
        help_text=_("Tick this when every word is in. From then on the words cannot be changed."),
    )
    arranged_by_us = models.BooleanField(
        _("numbers and columns are ours"),
        default=False,
        help_text=_("The document does not number its rules, or its columns run together."),
    )
    title = models.CharField(_("title"), max_length=200)
    adopted_note = models.CharField(_("note on adoption"), max_length=200, blank=True)
    heading = models.CharField(_("heading"), max_length=200, blank=True)
    preamble_heading = models.CharField(_("heading of the preamble"), max_length=200, blank=True)
    preamble = models.TextField(_("preamble"), blank=True)
    glossary_heading = models.CharField(_("heading of the glossary"), max_length=200, blank=True)
    provisions_heading = models.CharField(_("heading of the rules"), max_length=200, blank=True)
    purposes_heading = models.CharField(_("words before the purposes"), max_length=200, blank=True)
    purposes = models.TextField(_("purposes"), blank=True, help_text=_("One on each line, without numbers."))
    ethic_heading = models.CharField(_("heading of the first column"), max_length=200, blank=True)
    importance_heading = models.CharField(_("heading of the second column"), max_length=200, blank=True)
    credit_line = models.TextField(_("credit line"), blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        # Nulls are placed by name: SQLite and PostgreSQL put them at opposite ends.
        ordering = ["any_credential", "code", F("effective_from").desc(nulls_last=True)]
        constraints = [
            models.UniqueConstraint(fields=["code", "slug"], name="edition_slug_unique_within_code"),
            models.CheckConstraint(
                condition=Q(effective_from__isnull=True)
                | Q(effective_to__isnull=True)
                | Q(effective_to__gte=F("effective_from")),
                name="edition_ends_on_or_after_its_first_day",
                violation_error_message=_("The last day in force comes before the first. Change one of them."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.slug})"

    def get_absolute_url(self) -> str:
        return reverse("codes:edition", args=[self.code, self.slug])

    def natural_key(self) -> tuple[str, str]:
        return (self.code, self.slug)

    def clean(self) -> None:
        """Refuses a period that shares a day with another edition of the same code: one day, one text."""
        others = Edition.objects.filter(code=self.code).exclude(pk=self.pk)
        if self.effective_from:
            others = others.exclude(effective_to__lt=self.effective_from)
        if self.effective_to:
            others = others.exclude(effective_from__gt=self.effective_to)
        if others.exists():
            raise ValidationError(
                gettext("Another edition of this code is in force on some of these days. Set its last day first.")
            )

    @property
    def purpose_list(self) -> list[str]:
        return self.purposes.splitlines()

    @property
    def period(self) -> str:
        """The days in force as a sentence."""
        if self.effective_from and self.effective_to:
            return gettext("In force from %(first)s to %(last)s.") % {
                "first": date_format(self.effective_from),
                "last": date_format(self.effective_to),
            }
        if self.effective_from:
            return gettext("In force from %(first)s.") % {"first": date_format(self.effective_from)}
        if self.effective_to:
            return gettext("In force before %(next)s.") % {"next": date_format(self.effective_to + timedelta(days=1))}
        return gettext("This text bears no date, so it is used for any date.")


class ProvisionQuerySet(models.QuerySet["Provision"]):
    def get_by_natural_key(self, code: str, slug: str, number: int) -> "Provision":
        return self.get(edition__code=code, edition__slug=slug, number=number)

    def public(self) -> "ProvisionQuerySet":
        """Provisions anyone may read: those of complete texts, and our own descriptions, which are marked as ours."""
        return self.filter(Q(edition__text_held=True) | Q(own_words=True))


class Provision(models.Model):
    """One rule of an edition: what the professional will do (the ethic) and why it matters (the importance)."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="provisions", verbose_name=_("edition"))
    number = models.PositiveSmallIntegerField(_("number"))
    reference = models.CharField(_("reference"), max_length=40, help_text=_("How letters cite it, such as CPRS-11."))
    ethic = models.TextField(_("ethic"))
    importance = models.TextField(_("importance"), blank=True)
    own_words = models.BooleanField(
        _("our own words"),
        default=False,
        help_text=_("A neutral description of ours that stands in until the document's text is held."),
    )

    objects = ProvisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("provision")
        verbose_name_plural = _("provisions")
        ordering = ["edition", "number"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="provision_number_unique_within_edition"),
            models.UniqueConstraint(fields=["edition", "reference"], name="provision_reference_unique_within_edition"),
            models.CheckConstraint(condition=Q(number__gte=1), name="provision_numbers_begin_at_one"),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return f"{self.edition.get_absolute_url()}#provision-{self.number}"

    def natural_key(self) -> tuple[str, str, int]:
        return (*self.edition.natural_key(), self.number)

    natural_key.dependencies = ["code_of_ethics.edition"]  # type: ignore[attr-defined]


class GlossaryTermQuerySet(models.QuerySet["GlossaryTerm"]):
    def get_by_natural_key(self, code: str, slug: str, term: str) -> "GlossaryTerm":
        return self.get(edition__code=code, edition__slug=slug, term=term)

    def public(self) -> "GlossaryTermQuerySet":
        """Terms anyone may read: those of complete texts."""
        return self.filter(edition__text_held=True)


class GlossaryTerm(models.Model):
    """A word the code defines, in the document's order."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="glossary_terms", verbose_name=_("edition"))
    order = models.PositiveSmallIntegerField(_("order"))
    term = models.CharField(_("term"), max_length=200)
    definition = models.TextField(_("definition"))

    objects = GlossaryTermQuerySet.as_manager()

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
        ordering = ["edition", "order"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "term"], name="glossary_term_unique_within_edition"),
            models.UniqueConstraint(fields=["edition", "order"], name="glossary_order_unique_within_edition"),
        ]

    def __str__(self) -> str:
        return self.term

    def natural_key(self) -> tuple[str, str, str]:
        return (*self.edition.natural_key(), self.term)

    natural_key.dependencies = ["code_of_ethics.edition"]  # type: ignore[attr-defined]
