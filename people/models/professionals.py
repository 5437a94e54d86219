"""Whom a complaint can be about: certified professionals, and the credentials that bind them to a code."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from people.models.name_words import BATCH, NameWord
from people.names import LONGEST_KEY, folded, name_keys

# No 0/o, 1/l/i: the address may be read out over the telephone.
PUBLIC_ID_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"


def new_public_id() -> str:
    """Ten random signs for an address: tells nothing and cannot be counted up."""
    return "".join(secrets.choice(PUBLIC_ID_LETTERS) for _sign in range(10))


class CredentialType(models.Model):
    """A class of credential. Data, because the board adds classes (`procedure.md` §0.2)."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=200)
    code_of_ethics = models.SlugField(
        _("code of ethics"), max_length=40, blank=True, help_text=_("Blank while the code is not loaded here.")
    )

    class Meta:
        verbose_name = _("credential type")
        verbose_name_plural = _("credential types")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class CertifiedProfessionalQuerySet(models.QuerySet["CertifiedProfessional"]):
    def named(self, query: str) -> CertifiedProfessionalQuerySet:
        """Those whose present or former name holds every word of `query`, or whose credential has that number.

        Accents, case, hyphens and apostrophes do not matter. An empty query finds no one.
        """
        words = folded(query).split()
        if not words:
            return self.none()
        by_name = models.Q()
        for word in words:
            by_name &= models.Q(search_name__contains=word)
        by_number = models.Exists(
            Credential.objects.filter(professional=models.OuterRef("pk"), number__iexact=query.strip())
        )
        return self.filter(by_name | models.Q(by_number))

    def resembling(self, words: Sequence[str]) -> CertifiedProfessionalQuerySet:
        """Those whose names hold each of these folded words, in part or with a slip. No words find no one.

        Two letters may differ: who tells people of it asks `names.is_near` of what was found.
        """
        found = self.all() if words else self.none()
        for word in words:
            slips = NameWord.objects.filter(keys__key__in=name_keys(word)).values("holders")
            found = found.filter(models.Q(search_name__contains=word) | models.Q(pk__in=slips))
        return found

    def renew_words(self, professionals: Iterable[CertifiedProfessional]) -> None:
        """Makes anew what these people are found by; for whoever writes names without passing by `save`."""
        held = CertifiedProfessional.words.through
        people = list(professionals)
        for start in range(0, len(people), BATCH):
            some = people[start : start + BATCH]
            held.objects.filter(certifiedprofessional__in=some).delete()
            numbers = NameWord.objects.numbers({word for one in some for word in one.words_of_names()})
            pairs = ((one.pk, numbers[word]) for one in some for word in sorted(one.words_of_names()))
            rows = [held(certifiedprofessional_id=person, nameword_id=word) for person, word in pairs]
            held.objects.bulk_create(rows, BATCH)


class CertifiedProfessional(models.Model):
    """One who holds or applies for a credential, the Registry included: the glossary's Certified Professional."""

    public_id = models.SlugField(_("public id"), max_length=12, unique=True, default=new_public_id, editable=False)
    name = models.CharField(_("name"), max_length=200)
    former_names = models.TextField(_("former names"), blank=True, help_text=_("One on each line."))
    town = models.CharField(_("town"), max_length=100, blank=True)
    state = models.CharField(_("state"), max_length=2, default="CT", blank=True)
    employer = models.CharField(_("employer"), max_length=200, blank=True)
    address_of_record = models.TextField(_("address of record"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="professional",
        verbose_name=_("account at the Board"),
        help_text=_("Only for one who works for the Board or serves on it: a complaint then walls this person off."),
    )
    search_name = models.TextField(editable=False)
    words = models.ManyToManyField(NameWord, related_name="holders", editable=False)

    # What no public page shows. The public site does not ask for it, and its database role may not read it.
    NOT_PUBLIC = ("employer", "address_of_record", "email", "user")

    objects = CertifiedProfessionalQuerySet.as_manager()

    class Meta:
        verbose_name = _("certified professional")
        verbose_name_plural = _("certified professionals")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keeps `search_name` and the words true to the names, also when only some columns are saved."""
        before, self.search_name = self.search_name, self.names_folded()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "search_name"}
        with transaction.atomic():
            super().save(*args, **kwargs)
            if self.search_name != before:
                CertifiedProfessional.objects.renew_words([self])

    @property
    def names(self) -> list[str]:
        """The present name, then the former ones."""
        return [self.name, *(line.strip() for line in self.former_names.splitlines() if line.strip())]

    def names_folded(self) -> str:
        return "\n".join(folded(name) for name in self.names)

    def words_of_names(self) -> set[str]:
        return {word[:LONGEST_KEY] for word in self.search_name.split()}


class Standing(models.TextChoices):
    """What the registry facts alone say of a credential on a day; sanctions are the upper layers' to add."""

    NOT_YET = "not yet", _("Not yet applied")
    APPLICANT = "applicant", _("Applicant")
    CERTIFIED = "certified", _("Certified")
    EXPIRED = "expired", _("Expired")


class Credential(models.Model):
    """One credential of one person, from the day of application."""

    professional = models.ForeignKey(
        CertifiedProfessional, on_delete=models.PROTECT, related_name="credentials", verbose_name=_("professional")
    )
    type = models.ForeignKey(
        CredentialType, on_delete=models.PROTECT, related_name="credentials", verbose_name=_("type")
    )
    number = models.CharField(_("number"), max_length=40, blank=True, help_text=_("Blank while none is given."))
    applied_on = models.DateField(_("applied on"))
    certified_on = models.DateField(_("certified on"), null=True, blank=True)
    expires_on = models.DateField(_("expires on"), null=True, blank=True, help_text=_("The last day it is valid."))

    class Meta:
        verbose_name = _("credential")
        verbose_name_plural = _("credentials")
        ordering = ["applied_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["number"], condition=~models.Q(number=""), name="credential_number_given_once"
            ),
            models.CheckConstraint(
                condition=models.Q(certified_on__isnull=True) | models.Q(certified_on__gte=models.F("applied_on")),
                name="credential_certified_after_application",
            ),
            models.CheckConstraint(
                condition=models.Q(expires_on__isnull=True)
                | models.Q(certified_on__isnull=True)
                | models.Q(expires_on__gte=models.F("certified_on")),
                name="credential_expires_after_certification",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.number}".strip()

    def covers(self, day: date) -> bool:
        """Whether the code bound its holder on `day`: from application to the last valid day.

        `procedure.md` §1.2 G1: held a credential, was on the Registry, or was an applicant on the date of conduct.
        """
        if day < self.applied_on:
            return False
        return self.expires_on is None or day <= self.expires_on or self.certified_on is None

    def standing(self, day: date) -> Standing:
        """What the registry says of it on `day`."""
        if day < self.applied_on:
            return Standing.NOT_YET
        if self.certified_on is None or day < self.certified_on:
            return Standing.APPLICANT
        if self.expires_on is not None and day > self.expires_on:
            return Standing.EXPIRED
        return Standing.CERTIFIED
