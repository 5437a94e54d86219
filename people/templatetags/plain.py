"""What the templates under templates/bootstrap5/ and templates/components/ ask about a form or a list of steps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms, template

from people.plain_forms import Problem
from people.plain_forms import problems as problems_of

register = template.Library()


@register.filter
def problems(form: forms.BaseForm | None) -> list[Problem]:
    """The lines of the error summary."""
    return problems_of(form) if isinstance(form, forms.BaseForm) and form.is_bound else []


@register.filter
def is_optional(bound: forms.BoundField) -> bool:
    """Whether the label says "(optional)"."""
    return not bound.field.required and getattr(bound.field, "says_optional", True)


@register.filter
def is_heading(bound: forms.BoundField) -> bool:
    """Whether this question is the page's h1."""
    return getattr(bound.field, "is_heading", False)


@register.filter
def open_offers(offers: Iterable[Any] | None) -> list[Any]:
    """The steps that the reader can take now."""
    return [offer for offer in offers or () if not offer.why]


@register.filter
def waiting_offers(offers: Iterable[Any] | None) -> list[Any]:
    """The steps that must wait, each with its reason in `why`."""
    return [offer for offer in offers or () if offer.why]
