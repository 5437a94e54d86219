"""How every form of this project behaves; any app may build on it.

A plain form has no `required` attributes (the server answers in words), no colon after a label, and refuses to exist
while a compulsory answer lacks words of its own for "nothing was written" (ux.md §3, 22 to 25 and Appendix A).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from people.words import Words

# Django's own words for these name no thing and say nothing to do.
CLEARER_WORDS: dict[str, Words] = {
    "invalid_choice": _("Choose one of the answers in the list"),
    "invalid_list": _("Choose one or more of the answers in the list"),
    "invalid_pk_value": _("Choose one of the answers in the list"),
    "empty": _("This file has nothing in it. Choose another one"),
    "missing": _("Choose a file"),
}


@dataclass(frozen=True)
class Problem:
    """One line of the error summary; `anchor` is the id to go to, blank when the whole form is meant."""

    message: str
    anchor: str


class PlainBehaviour:
    """Mixed into `PlainForm` and `PlainModelForm`; also into a form of Django's that is to look like them."""

    use_required_attribute = False
    # Answers that are compulsory only together with another: they do not say "(optional)".
    conditional: tuple[str, ...] = ()
    # The one question of a page: its label or legend becomes the page's h1.
    heading: str = ""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False  # components/form.html writes the tag
        self.helper.disable_csrf = True  # and the token
        for name, answer in self.fields.items():
            refuse_silent_field(type(self).__name__, name, answer)
            _speak_plainly(answer)
            answer.says_optional = name not in self.conditional  # type: ignore[attr-defined]
            answer.is_heading = name == self.heading  # type: ignore[attr-defined]


class PlainForm(PlainBehaviour, forms.Form):
    """A form of ours. Each compulsory answer needs `error_messages={"required": ...}` that says what to do."""


class PlainModelForm(PlainBehaviour, forms.ModelForm):
    """The same over a model; give the messages in `Meta.error_messages`."""


def refuse_silent_field(form_name: str, name: str, answer: forms.Field) -> None:
    """Raises ImproperlyConfigured when a compulsory answer would fall back on Django's "This field is required."."""
    if answer.required and _is_default(answer, "required"):
        raise ImproperlyConfigured(
            f"{form_name}.{name} is compulsory but has no words of its own: "
            'give it error_messages={"required": _("what to do")}.'
        )


def problems(form: forms.BaseForm) -> list[Problem]:
    """What is wrong, in the order of the questions; what concerns the whole form comes first."""
    found = [Problem(message=str(message), anchor="") for message in form.non_field_errors()]
    for bound in form:
        anchor = "" if bound.is_hidden else first_input(bound)
        found += [Problem(message=str(message), anchor=anchor) for message in bound.errors]
    return found


def first_input(bound: forms.BoundField) -> str:
    """The id of the box to go to: the box itself, or the first of a group."""
    return bound.id_for_label or f"{bound.auto_id}_0"


def _is_default(answer: forms.Field, key: str) -> bool:
    said = answer.error_messages.get(key)
    return any(
        said is ancestor.__dict__.get("default_error_messages", {}).get(key, _NOTHING)
        for ancestor in type(answer).__mro__
    )


def _speak_plainly(answer: forms.Field) -> None:
    for key, words in CLEARER_WORDS.items():
        if key in answer.error_messages and _is_default(answer, key):
            answer.error_messages[key] = words


_NOTHING = object()
