"""What stands in the boxes of the pages of a complaint, and one of everything to put into them."""

import re
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.utils.html import escape

from complaints.forms.filing_pages import PAGES

EVERYTHING = {
    "relationship": "family",
    "respondent_name": "Dana <Reed> & Co",
    "respondent_description": "Tall",
    "respondent_workplace": "Harbor House",
    "serves_board": "no",
    "topics": ["money", "privacy"],
    "narrative": "Line one\nLine \u201ctwo\u201d",
    "first_act_on_month": "Smarch",
    "first_act_on_day": "45",
    "first_act_on_year": "20x4",
    "last_act_on_month": "2",
    "last_act_on_day": "",
    "last_act_on_year": "1",
    "continuing": "on",
    "when_text": "around Christmas",
    "discovered_on_month": "3",
    "discovered_on_day": "",
    "discovered_on_year": "2025",
    "witnesses": "My sister",
    "told": "Nobody yet",
    "urgent_danger": "on",
    "name": "Mary Moe",
    "contact": "e_mail",
    "email": "not an address",
    "phone": "call me",
    "address": "12 Elm Street\nNorwich",
    "accommodation": "Spanish",
    "message_is_safe": "no",
    "best_times": "After 6 p.m.",
    "shares_name": "back",
    "on_behalf_of": "My brother",
    "complains_with": "Nora Noe",
    "has_more_to_send": "on",
}


def boxes(answer: HttpResponse) -> dict[str, Any]:
    """What stands in the boxes of the form: what a browser would send if nothing were touched."""
    html = answer.content.decode()
    found: dict[str, Any] = {}
    for tag in re.findall(r"<input [^>]*>", html):
        facts = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if facts.get("type") in ("checkbox", "radio"):
            if facts["name"] != "client_identifying" and re.search(r"\bchecked\b", tag):
                found.setdefault(facts["name"], []).append(facts.get("value", "on"))
        elif facts.get("type") != "hidden" and facts.get("name") not in (None, "paper", "client_identifying"):
            found[facts["name"]] = [facts.get("value", "")]
    for name, value in re.findall(r'<textarea name="(\w+)"[^>]*>\n?(.*?)</textarea>', html, re.S):
        found[name] = [value]
    return found


def all_boxes(client: Client) -> dict[str, Any]:
    """The same of all pages together."""
    found: dict[str, Any] = {}
    for page in PAGES:
        found |= boxes(client.get(f"/complaint/{page.slug}/"))
    return found


def links_of_summary(answer: HttpResponse) -> list[str]:
    page = answer.content.decode()
    return re.findall(r'<a href="#(\w+)">', page[page.index("error-summary") :])


def as_boxes(typed: dict[str, Any]) -> dict[str, list[str]]:
    return {name: [escape(one) for one in (v if isinstance(v, list) else [v])] for name, v in typed.items()}
