"""How a person may be reached: the detail that each way of reaching needs. For every form that asks."""

from __future__ import annotations

from typing import Any

from django import forms

from complaints.models.complaint import Contact
from people.words import Words

NEEDED = {Contact.E_MAIL: "email", Contact.PHONE: "phone", Contact.MAIL: "address"}


def ask_for_detail(form: forms.Form, cleaned: dict[str, Any], missing: Words) -> None:
    """Says `missing` at the box for the way that was chosen, where it is empty and nothing else is wrong with it."""
    detail = NEEDED.get(cleaned.get("contact", ""))
    if detail in form.fields and not cleaned.get(detail) and not form.has_error(detail):
        form.add_error(detail, missing)
