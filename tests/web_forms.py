"""The forms of a page as a browser finds them: where each is sent, its boxes, what stands in them and what can be chosen.

Read from the page's HTML alone, so that what the page does not ask is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any

FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.S)
CONTROL = re.compile(
    r"<(?:(input)\b([^>]*)>|(textarea)\b([^>]*)>(.*?)</textarea>|(select)\b([^>]*)>(.*?)</select>|(button)\b([^>]*)>)",
    re.S,
)
OPTION = re.compile(r"<option\b([^>]*)>")
ATTRIBUTE = re.compile(r'([\w-]+)(?:="([^"]*)")?')
CHOSEN_FROM = ("radio", "checkbox", "select")
NEVER_TYPED = ("csrfmiddlewaretoken",)


@dataclass
class Box:
    """One name of a form: what kind of control, what a browser would send untouched, and, for a choice, the answers."""

    kind: str
    standing: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)

    @property
    def is_blank(self) -> bool:
        return not any(self.standing)


@dataclass
class PageForm:
    """One form of a page; sent by POST to `action` (empty: to the page itself)."""

    action: str
    boxes: dict[str, Box]
    buttons: set[tuple[str, str]]

    def filled(self, told: dict[str, Any]) -> dict[str, Any]:
        """What a browser sends when these boxes are filled in and all others are left. Lists are several choices."""
        return {name: box.standing for name, box in self.boxes.items() if box.standing} | told

    def not_asked(self, told: dict[str, Any]) -> list[str]:
        """Of these answers those for which the form has no box: a browser could not send them."""
        return sorted(name for name in told if name not in self.boxes)


def forms_of(html: str) -> list[PageForm]:
    """The forms of the page that are sent by POST, in their order."""
    found = []
    for opening, inside in FORM.findall(html):
        facts = _facts(opening)
        if facts.get("method") == "post":
            found.append(_form(facts.get("action", ""), inside))
    return found


def form_for(html: str, address: str, button: tuple[str, str] | None = None) -> PageForm | None:
    """The form on which the page at this address does its own work: the one sent back to it, or with this button."""
    here = address.partition("?")[0]
    own = [form for form in forms_of(html) if form.action.partition("?")[0] in ("", here)]
    if button is not None:
        own = [form for form in own if button in form.buttons]
    if len(own) > 1:
        raise AssertionError(f"Several forms at {address}: {[sorted(form.boxes) for form in own]}")
    return own[0] if own else None


def _form(action: str, inside: str) -> PageForm:
    form = PageForm(action, {}, set())
    for found in CONTROL.finditer(inside):
        if found[1]:
            _input(form, _facts(found[2]))
        elif found[3]:
            form.boxes[_facts(found[4])["name"]] = Box("textarea", [unescape(found[5]).removeprefix("\n")])
        elif found[6]:
            form.boxes[_facts(found[7])["name"]] = _select(found[8], is_single="multiple" not in found[7])
        else:
            facts = _facts(found[10])
            form.buttons.add((facts.get("name", ""), facts.get("value", "")))
    return form


def _input(form: PageForm, facts: dict[str, str]) -> None:
    name, kind = facts.get("name", ""), facts.get("type", "text")
    if not name or name in NEVER_TYPED:
        return
    box = form.boxes.setdefault(name, Box(kind))
    value = facts.get("value", "on" if kind in CHOSEN_FROM else "")
    if kind in CHOSEN_FROM:
        box.answers.append(value)
        if "checked" not in facts:
            return
    if kind != "file":
        box.standing.append(value)


def _select(inside: str, *, is_single: bool) -> Box:
    options = [_facts(option) for option in OPTION.findall(inside)]
    chosen = [option.get("value", "") for option in options if "selected" in option]
    if is_single and not chosen and options:
        chosen = [options[0].get("value", "")]
    return Box("select", chosen, [option.get("value", "") for option in options])


def _facts(tag: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in ATTRIBUTE.findall(tag)}
