"""Who people are: users, certified professionals and their credentials, bodies and terms, codes, throttle counts."""

from people.models.access_codes import AccessCode, Purpose
from people.models.attempts import Attempt
from people.models.committees import (
    BODY_ROLES,
    CHAIRS,
    RUN_THE_OFFICE,
    SINGLE_ROLES,
    Body,
    Committee,
    Role,
    Term,
)
from people.models.demo_clock import DemoClock
from people.models.form_keys import FormKey
from people.models.name_words import NameKey, NameWord
from people.models.professionals import CertifiedProfessional, Credential, CredentialType, Standing
from people.models.ties import Tie
from people.models.users import User

__all__ = [
    "BODY_ROLES",
    "CHAIRS",
    "RUN_THE_OFFICE",
    "SINGLE_ROLES",
    "AccessCode",
    "Attempt",
    "Body",
    "CertifiedProfessional",
    "Committee",
    "Credential",
    "CredentialType",
    "DemoClock",
    "FormKey",
    "NameKey",
    "NameWord",
    "Purpose",
    "Role",
    "Standing",
    "Term",
    "Tie",
    "User",
]
