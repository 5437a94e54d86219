"""What makes a sanction heavier or lighter: a list to tick, with words beside it (procedure.md §3; COMAR 10.27.26.04)."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _


class Aggravating(models.TextChoices):
    PRIOR_DISCIPLINE = "prior_discipline", _("Prior discipline")
    DELIBERATE = "deliberate", _("Deliberate or reckless")
    SERIOUS_HARM = "serious_harm", _("Serious or potential harm")
    PATTERN = "pattern", _("A pattern, or several offenses")
    VULNERABLE = "vulnerable", _("A vulnerable person")
    OWN_GAIN = "own_gain", _("Own gain")
    CONCEALMENT = "concealment", _("Concealment or false evidence")
    OBSTRUCTION = "obstruction", _("Obstruction")
    NOT_ACKNOWLEDGED = "not_acknowledged", _("Refuses to acknowledge it")
    EXPERIENCE = "experience", _("Experience")


class Mitigating(models.TextChoices):
    CLEAN_RECORD = "clean_record", _("A clean record")
    LONG_AGO = "long_ago", _("A long time since earlier matters")
    SELF_REPORT = "self_report", _("Reported it without being asked")
    ADMISSION = "admission", _("Full admission and cooperation")
    REMEDIAL_STEPS = "remedial_steps", _("Remedial steps")
    RESTITUTION = "restitution", _("Restitution")
    REMORSE = "remorse", _("Remorse")
    INEXPERIENCE = "inexperience", _("Inexperience")
    NO_SELFISH_MOTIVE = "no_selfish_motive", _("No selfish motive")
    HEALTH = "health", _("A health condition in treatment")
    DELAY = "delay", _("Delay that the respondent did not cause")


def labels(choices: type[Aggravating] | type[Mitigating], ticked: Iterable[str]) -> str:
    """What was ticked, in the order of the list; blank when nothing was."""
    chosen = set(ticked)
    return "; ".join(str(choice.label) for choice in choices if choice.value in chosen)
