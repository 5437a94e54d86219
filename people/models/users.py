"""Who may sign in: members of the bodies, staff, and the parties of a case (who have no password)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from asgiref.sync import sync_to_async
from django.contrib import auth
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.models import AbstractUser, UserManager
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from guardian.mixins import GuardianUserMixin


class People(UserManager["User"]):
    """Questions about accounts."""

    def get_by_natural_key(self, username: str | None) -> User:
        """The user who signs in by that name, in whatever case it is typed."""
        return self.get(username=self.model.normalize_username(username or ""))

    def able_to_sit(self) -> models.QuerySet[User]:
        """Those who can hold a term: active, no superuser, and no party (whose username is not an e-mail address)."""
        return self.filter(is_active=True, is_superuser=False, username__contains="@").order_by("name", "pk")

    def waiting_for_password(self) -> models.QuerySet[User]:
        """Those able to sit who were invited and have not chosen a password yet."""
        return self.able_to_sit().filter(password__startswith=UNUSABLE_PASSWORD_PREFIX)


class User(GuardianUserMixin, AbstractUser):
    """A person who signs in.

    A member of a body or of the office signs in with an e-mail address as `username`. A party (complainant or
    respondent) has an opaque `username` and no usable password, and comes in by a code (`people.codes`).
    """

    class Language(models.TextChoices):
        ENGLISH = "en", _("English")
        SPANISH = "es", _("Spanish")

    # One name, as the person writes it: not everyone has a first and a last one.
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    name = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.ENGLISH)

    objects: ClassVar[People] = People()

    REQUIRED_FIELDS = ["name", "email"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            # One spelling per account, so that the throttle counts every spelling as the same account.
            models.CheckConstraint(condition=models.Q(username=Lower("username")), name="user_username_is_lower_case"),
        ]

    def __str__(self) -> str:
        return self.name or self.username

    @classmethod
    def normalize_username(cls, username: Any) -> Any:
        """The one spelling under which a username is kept and looked up: NFKC, lower case."""
        normal = super().normalize_username(username)
        return normal.strip().lower() if isinstance(normal, str) else normal

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Django's answer, except that a superuser gets no short cut to an object: rank opens no case.

        With `obj`, every authentication backend is asked in turn; one that raises PermissionDenied ends the
        question with no (`architecture.md`, "A superuser sits on no case").
        """
        if obj is None:
            return super().has_perm(perm)
        if not self.is_active:
            return False
        for backend in auth.get_backends():
            ask: Callable[..., bool] | None = getattr(backend, "has_perm", None)
            if ask is None:
                continue
            try:
                if ask(self, perm, obj):
                    return True
            except PermissionDenied:
                return False
        return False

    async def ahas_perm(self, perm: str, obj: Any = None) -> bool:
        return await sync_to_async(self.has_perm)(perm, obj)
