"""Accounts: one spelling each, one name, and no short cut for a superuser."""

import asyncio
from types import SimpleNamespace

import pytest
from django.contrib.auth.backends import BaseBackend
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import RequestFactory

from people.address import client_address
from people.models import User

THING = SimpleNamespace()  # an object that no backend knows


class Granting(BaseBackend):
    def has_perm(self, user_obj: User, perm: str, obj: object = None) -> bool:
        return obj is THING and perm == "open"


class Refusing(BaseBackend):
    def has_perm(self, user_obj: User, perm: str, obj: object = None) -> bool:
        if obj is None:
            return False
        raise PermissionDenied


class BaseBackendAlone(BaseBackend):
    """Django's own: no permission on anything."""


class Silent:
    """A backend may answer nothing about permissions."""


def backends(*classes: type) -> list[str]:
    return [f"{__name__}.{one.__name__}" for one in classes]


def test_a_superuser_has_every_general_permission_and_none_on_an_object(settings) -> None:
    settings.AUTHENTICATION_BACKENDS = backends(BaseBackendAlone)
    root = User(username="root", is_superuser=True)
    assert root.has_perm("people.change_credential")
    assert not root.has_perm("open", THING)
    assert not root.has_perms(["open"], THING)
    assert not asyncio.run(root.ahas_perm("open", THING))


def test_the_backends_are_asked_in_turn_and_a_refusal_ends_it(settings) -> None:
    someone = User(username="someone")
    answers = {}
    for classes in [(Silent, Granting), (BaseBackendAlone, Granting), (Granting, Refusing), (Refusing, Granting), ()]:
        settings.AUTHENTICATION_BACKENDS = backends(*(classes or (BaseBackendAlone,)))
        answers[classes] = someone.has_perm("open", THING)
    assert answers == {
        (Silent, Granting): True,
        (BaseBackendAlone, Granting): True,
        (Granting, Refusing): True,
        (Refusing, Granting): False,
        (): False,
    }


def test_an_inactive_person_has_no_permission_on_an_object(settings) -> None:
    settings.AUTHENTICATION_BACKENDS = backends(Granting)
    assert User(username="here").has_perm("open", THING)
    assert not User(username="gone", is_active=False).has_perm("open", THING)


@pytest.mark.django_db
def test_an_account_has_one_spelling() -> None:
    ana = User.objects.create_user("Ana@Example.ORG", name="Ana Ruiz")
    assert ana.username == "ana@example.org"
    assert User.objects.get_by_natural_key("ANA@example.org") == ana
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(username="ANA@example.org")


def test_a_person_is_called_by_the_name_as_written() -> None:
    ana = User(username="ana@example.org", name="Ana Ruiz de la Cruz")
    assert {str(ana), ana.get_full_name(), ana.get_short_name()} == {"Ana Ruiz de la Cruz"}
    assert str(User(username="root")) == "root"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "direct", "expected"),
    [
        (0, "6.6.6.6", "203.0.113.9", "203.0.113.9"),
        (1, "6.6.6.6, 198.51.100.7", "10.0.0.1", "198.51.100.7"),
        (2, "6.6.6.6, 198.51.100.7, 10.0.0.2", "10.0.0.1", "198.51.100.7"),
        (2, "198.51.100.7", "10.0.0.1", "10.0.0.1"),
        (1, "", "10.0.0.1", "10.0.0.1"),
        (1, "not an address", "10.0.0.1", "10.0.0.1"),
        (1, "2001:db8:1:2:3:4:5:6", "10.0.0.1", "2001:db8:1:2::/64"),
        (0, "", "::ffff:203.0.113.9", "203.0.113.9"),
        (0, "", "", "unknown"),
    ],
)
def test_the_client_is_counted_from_the_right(
    settings, proxies: int, forwarded: str, direct: str, expected: str
) -> None:
    settings.TRUSTED_PROXY_COUNT = proxies
    request = RequestFactory().get("/", REMOTE_ADDR=direct, HTTP_X_FORWARDED_FOR=forwarded)
    assert client_address(request) == expected
