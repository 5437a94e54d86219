"""What a case runs under: every limit, quorum, majority and switch of procedure.md, by name.

A case asks `number(case, "answer_days")` or `setting(case, "cut_off")`; the answer comes from the rule set in force when
it was filed. The catalogue with defaults, units and sources is `complaints.rule_numbers`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from complaints import guideline
from complaints.models import Case, RuleSet
from complaints.rule_numbers import BUSINESS, CALENDAR, COUNT, DEFAULTS, RANGE, STAGES, SWITCH, YEARS, Number
from people.words import Words
from record.days import Rule

__all__ = [
    "BUSINESS",
    "CALENDAR",
    "COUNT",
    "DEFAULTS",
    "RANGE",
    "STAGES",
    "SWITCH",
    "YEARS",
    "Change",
    "Number",
    "changes",
    "number",
    "number_in_force",
    "period",
    "setting",
    "shown",
    "value_of",
    "values_of",
]


def value_of(rule_set: RuleSet, name: str) -> int | str:
    """What this rule set says, else the default. An unknown name is an error."""
    default = DEFAULTS[name]
    value: int | str = rule_set.values.get(name, default.value)
    return value


def values_of(rule_set: RuleSet) -> dict[str, int | str]:
    """The whole rule set, in the order of the catalogue."""
    return {name: value_of(rule_set, name) for name in DEFAULTS}


def setting(case: Case, name: str) -> int | str:
    """The value this case runs under."""
    return value_of(case.rule_set, name)


def number(case: Case, name: str) -> int:
    return int(setting(case, name))


def setting_in_force(name: str, on: date) -> int | str:
    """The value for what belongs to no case, such as a draft: from the rule set in force on this day."""
    return value_of(RuleSet.objects.in_force(on), name)


def number_in_force(name: str, on: date) -> int:
    return int(setting_in_force(name, on))


def period(case: Case, name: str, *, before: bool = False) -> Rule:
    """The named limit as a rule for `record.days`."""
    return Rule(length=number(case, name), business=DEFAULTS[name].unit == BUSINESS, before=before)


def shown(name: str, value: int | str) -> Words:
    """A value as people read it: the words of a switch or of a range, the bare number of anything else."""
    if DEFAULTS[name].unit == RANGE:
        return str(guideline.read(str(value)) or value)
    return dict(DEFAULTS[name].choices).get(str(value), str(value))


@dataclass(frozen=True)
class Change:
    """One setting that differs between two rule sets."""

    name: str
    label: Words
    unit: str
    source: str
    old: Words
    new: Words


def changes(old: dict[str, int | str], new: dict[str, int | str]) -> list[Change]:
    """Only what differs, in the order of the catalogue."""
    return [
        Change(name, number.label, number.unit, number.source, shown(name, old[name]), shown(name, new[name]))
        for name, number in DEFAULTS.items()
        if old[name] != new[name]
    ]
