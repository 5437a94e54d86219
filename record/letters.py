"""Makes the text of letters from templates/notices/. For `record.notices` and pages that show a preview.

A letter is read behind sign-in or on paper. The e-mail never holds it: `neutral_email` says only that something waits.
"""

import re
import secrets
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, cast

from django.conf import settings
from django.template import Context, Engine, TemplateDoesNotExist, engines
from django.template.backends.django import DjangoTemplates
from django.urls import reverse
from django.utils import translation

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MARK = secrets.token_hex(16)  # stands around the name of a missing fact; nobody can type it


@dataclass(frozen=True)
class Letter:
    """A text to read: its subject line and its body."""

    subject: str
    body: str


class NoSuchLetter(LookupError):
    """There is no template for this kind of letter."""


class MissingFact(LookupError):
    """The letter prints a fact that its context does not hold: it may not go out with a gap."""


def render(kind: str, language: str, context: dict[str, Any]) -> Letter:
    """The letter of this kind in this language. The first line of its template is the subject.

    Facts named `…_on` that hold an ISO date print as a date of the language. The board's name, phone, e-mail and
    address are always there. Refused: a kind without a template, a fact that is missing.
    """
    if not re.fullmatch(r"[a-z0-9_]+", kind) or kind == "email":
        raise NoSuchLetter(kind)
    with translation.override(language):
        return _render(kind, context)


def neutral_email(language: str, page: str) -> Letter:
    """The e-mail that tells nothing but that something waits, with the address of the page (URL name) to sign in."""
    with translation.override(language):
        return _render("email", {"address": settings.SITE_ADDRESS.rstrip("/") + reverse(page)})


def _render(name: str, context: dict[str, Any]) -> Letter:
    try:
        template = _engine().get_template(f"notices/{name}.txt")
    except TemplateDoesNotExist as error:
        raise NoSuchLetter(name) from error
    facts = {key: _fact(key, value) for key, value in context.items()}
    # Plain text: escaping would print O&#x27;Brien.
    text = template.render(Context({**_board(), **facts}, autoescape=False))
    if gap := re.search(f"{MARK}(.*?){MARK}", text):
        raise MissingFact(f"{name}: {gap.group(1)}")
    subject, _newline, body = text.strip().partition("\n")
    return Letter(subject.strip(), re.sub(r"\n{3,}", "\n\n", body).strip() + "\n")


@lru_cache(maxsize=1)
def _engine() -> Engine:
    """The site's template engine, but a fact that is missing leaves a mark instead of nothing."""
    site = cast(DjangoTemplates, engines["django"]).engine
    return Engine(
        dirs=site.dirs,
        app_dirs=site.app_dirs,
        libraries=site.libraries,
        builtins=["django.templatetags.i18n"],
        string_if_invalid=f"{MARK}%s{MARK}",
    )


def _board() -> dict[str, str]:
    return {
        "board_name": settings.BOARD_NAME,
        "board_phone": settings.BOARD_PHONE,
        "board_email": settings.BOARD_EMAIL,
        "board_address": settings.BOARD_ADDRESS,
    }


def _fact(key: str, value: Any) -> Any:
    if isinstance(value, list):  # rows of a letter that lists something: their days too
        return [
            {name: _fact(name, fact) for name, fact in row.items()} if isinstance(row, dict) else row for row in value
        ]
    if key.endswith("_on") and isinstance(value, str) and ISO_DAY.fullmatch(value):
        return date.fromisoformat(value)
    return value
