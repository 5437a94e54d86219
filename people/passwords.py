"""Whether a password opens an account, and the links by which one is chosen. For the sign-in pages.

At most 5 wrong tries per account and 20 per address in 15 minutes. A try is counted before the password is looked at,
so that tries sent at once count too; the right password gives its place back. While an account is locked the right
password does not open it either: else a guesser would learn that he has it.
"""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.db import transaction
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import force_bytes, force_str
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from people import throttle
from people.models import User

ACCOUNT, ADDRESS = "sign-in account", "sign-in address"
WINDOW_SECONDS = 15 * 60
ACCOUNT_LIMIT = 5
ADDRESS_LIMIT = 20

LINK_ACCOUNT, LINK_ADDRESS = "password link account", "password link address"
LINK_WINDOW_SECONDS = 60 * 60


@dataclass(frozen=True)
class Answer:
    """The person whose password it was; or when to try again; or neither: it did not match."""

    person: User | None = None
    try_again_at: datetime | None = None


def try_password(request: HttpRequest, *, username: str, password: str, address: str, at: datetime) -> Answer:
    """Judges one try, counted against the account and the address."""
    account = User.normalize_username(username)
    if not throttle.hit(ACCOUNT, account, limit=ACCOUNT_LIMIT, seconds=WINDOW_SECONDS, at=at):
        return Answer(try_again_at=_free(ACCOUNT, account, ACCOUNT_LIMIT, at))
    if not throttle.hit(ADDRESS, address, limit=ADDRESS_LIMIT, seconds=WINDOW_SECONDS, at=at):
        throttle.give_back(ACCOUNT, account, at=at)  # the password was not looked at
        return Answer(try_again_at=_free(ADDRESS, address, ADDRESS_LIMIT, at))
    person = authenticate(request, username=account, password=password)
    if not isinstance(person, User):
        return Answer()
    throttle.clear(ACCOUNT, account)
    throttle.give_back(ADDRESS, address, at=at)
    throttle.forget_old(at)
    return Answer(person=person)


def send_forgotten(email: str, *, base_url: str, address: str, at: datetime) -> None:
    """Sends a link to choose a new password to those who have that e-mail address and a password.

    Tells the caller nothing: the page reads the same whether an account exists or not. At most 5 an hour for one
    e-mail address and 20 from one network address; what goes beyond is dropped.
    """
    wanted = email.strip().casefold()
    if not throttle.hit(LINK_ADDRESS, address, limit=20, seconds=LINK_WINDOW_SECONDS, at=at):
        return
    if not throttle.hit(LINK_ACCOUNT, wanted, limit=5, seconds=LINK_WINDOW_SECONDS, at=at):
        return
    for person in User.objects.filter(email__iexact=wanted, is_active=True):
        # The second comparison: a database may take two different addresses for one.
        if person.has_usable_password() and person.email.casefold() == wanted:
            _send(person, letter="forgotten", base_url=base_url)


def send_invitation(person: User, *, base_url: str) -> None:
    """Sends a new person the link to choose the first password. Raises what the mail server raises."""
    _send(person, letter="invitation", base_url=base_url)


def link_to_choose(person: User) -> str:
    """The path of the page where `person` chooses a password. It works until it is used, or for three days."""
    ends = {
        "uidb64": urlsafe_base64_encode(force_bytes(person.pk)),
        "token": default_token_generator.make_token(person),
    }
    return reverse("people:choose-password", kwargs=ends)


def whose_link(uidb64: str, token: str) -> User | None:
    """Who may choose a password by this link; None when it was used or its time is over. Changes nothing."""
    try:
        person = User.objects.get(pk=force_str(urlsafe_base64_decode(uidb64)), is_active=True)
    except (User.DoesNotExist, ValueError, OverflowError):
        return None
    return person if default_token_generator.check_token(person, token) else None


@transaction.atomic
def choose_password(uidb64: str, token: str, *, password: str) -> bool:
    """Sets the password by a link, once; False when the link no longer works. A lock on the account ends."""
    person = whose_link(uidb64, token)
    if person is None:
        return False
    # Locked and judged again: of two at once, the second finds the link used.
    person = User.objects.select_for_update().get(pk=person.pk)
    if not default_token_generator.check_token(person, token):
        return False
    person.set_password(password)
    person.save(update_fields=["password"])
    throttle.clear(ACCOUNT, person.username)
    return True


def _send(person: User, *, letter: str, base_url: str) -> None:
    with translation.override(person.language):
        words = {"board": settings.BOARD_NAME, "link": base_url + link_to_choose(person), "name": person.name}
        text = render_to_string(f"people/email_{letter}.txt", words)
    subject, _gap, body = text.partition("\n\n")
    send_mail(" ".join(subject.split()), body, None, [person.email])


def _free(scope: str, key: str, limit: int, at: datetime) -> datetime:
    return throttle.try_again_at(scope, key, limit=limit, seconds=WINDOW_SECONDS, at=at) or at
