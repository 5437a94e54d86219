"""The ranges that weigh on the sanction of one case, under the rule set it was filed under (procedure.md §3)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from complaints import guideline, motions, rules
from complaints.models import Allegation, Body, Case, SanctionKind
from people.words import Words


@dataclass(frozen=True)
class Usual:
    """One provision with its range; `range` None where the rule set has none. `setting` names the value of the rule set."""

    reference: str
    setting: str | None
    range: guideline.Range | None

    @property
    def label(self) -> Words:
        return rules.DEFAULTS[self.setting].label if self.setting else self.reference


def of_allegations(case: Case, allegations: Iterable[Allegation], conducts: Collection[str] = ()) -> list[Usual]:
    """Each provision that these allegations cite."""
    return of_references(case, [one.provision.reference for one in allegations], conducts)


def of_references(case: Case, references: Iterable[str], conducts: Collection[str] = ()) -> list[Usual]:
    """Each provision once, in order; `conducts` are the settings of conduct that has a range of its own."""
    found = []
    for reference in dict.fromkeys(references):
        name = guideline.setting_of(reference)
        own = guideline.OWN_RANGES.get(name or "")
        name = own if own in conducts else name
        found.append(Usual(reference, name, guideline.read(str(rules.setting(case, name))) if name else None))
    return found


def words(found: Iterable[Usual]) -> str:
    """Range and guideline of each provision in a few sentences; of one without a range it says so."""
    none = _("no range is set.")
    return " ".join(f"{one.label}: {one.range or none}" for one in found)


def sustained(case: Case, conducts: Collection[str] = ()) -> list[Usual]:
    """Of what the Ethics Committee sustained."""
    return of_allegations(case, motions.sustained(case, Body.COMMITTEE), conducts)


def own_ranges(case: Case) -> list[str]:
    """The settings of special conduct that the sustained provisions can have."""
    names = [one.setting for one in sustained(case)]
    return [guideline.OWN_RANGES[name] for name in names if name in guideline.OWN_RANGES]


def departs(case: Case, kind: SanctionKind, months: int | None, conducts: Collection[str] = ()) -> bool:
    """Whether this sanction lies outside the range of what was sustained, so that it needs a written reason."""
    ranges = [one.range for one in sustained(case, conducts) if one.range]
    return guideline.lies_outside(ranges, kind, months)
