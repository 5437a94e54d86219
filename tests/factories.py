"""People and papers for tests: plain functions that do what their name says and nothing else. No demo data here."""

from datetime import date

from django.core.management import call_command
from django.test import Client

from people import actions
from people.models import CertifiedProfessional, Credential, CredentialType, Term, User
from tests.source import ROOT

LONG_AGO = date(2020, 1, 1)
REFERENCE_DATA = sorted(path.stem for path in (ROOT / "fixtures").glob("*.json"))


def load_reference_data() -> None:
    """What `make demo-data` loads before it makes the demo board: bodies, codes, closed days, the rule set."""
    call_command("loaddata", *REFERENCE_DATA, verbosity=0)


def person(name: str) -> User:
    """An account with an e-mail address made of the name, in the shape that an invitation gives it."""
    return actions.invite(f"{'.'.join(name.lower().split())}@example.org", name=name)


def sit(name: str, role: str, *, starts_on: date = LONG_AGO, ends_on: date | None = None) -> Term:
    """A new person who holds a role. Needs the committees."""
    return actions.begin_term(person(name), role=role, starts_on=starts_on, ends_on=ends_on)


def professional(name: str, *, credential: str, applied_on: date, certified_on: date | None = None) -> Credential:
    """A new certified professional with one credential, of the class `credential`. Needs the credential types."""
    return Credential.objects.create(
        professional=CertifiedProfessional.objects.create(name=name),
        type=CredentialType.objects.get(code=credential),
        applied_on=applied_on,
        certified_on=certified_on,
    )


def signed_in(person: User) -> Client:
    """A visitor who has signed in as this person."""
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client
