"""Which sanctions are usual for which provision: the range and the guideline of procedure.md §3, read from the rule set.

A range is written as people say it: `caution to suspension 12; reprimand` is the range, then the guideline, then, after
another semicolon, words on it. A number is months. A CRSS rule has the range of its CPRS twin (ux.md Appendix B); CRSS 5,
9 and 13 have no twin and so no range. Of several provisions the highest lower end and the highest upper end count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

from django.utils.translation import gettext as _

from complaints.models import SanctionKind

TWINS = {1: 1, 2: 2, 3: 3, 4: 4, 6: 5, 7: 6, 8: 7, 10: 8, 11: 9, 12: 10, 14: 11, 15: 12, 16: 13, 17: 14, 18: 15}
# Conduct under the same provision that has a range of its own: setting of the provision → setting of that conduct.
OWN_RANGES = {"range_cprs_4": "range_cprs_4_application", "range_cprs_11": "range_cprs_11_former_partner"}
END = re.compile(r"(caution|reprimand|suspension|revocation)(?: ([1-9][0-9]{0,2}))?")


@dataclass(frozen=True)
class End:
    """One end of a range, or a guideline: a sanction, and for a Suspension its months if it names any."""

    kind: SanctionKind
    months: int | None = None

    def __str__(self) -> str:
        if self.months is None:
            return str(self.kind.label)
        return _("%(sanction)s of %(months)s months") % {"sanction": self.kind.label, "months": self.months}

    def height(self, *, unsaid: float) -> tuple[int, float]:
        """How heavy it is; `unsaid` stands for the months of a Suspension that names none."""
        return self.kind.weight, (self.months or unsaid) if self.kind is SanctionKind.SUSPENSION else 0


@dataclass(frozen=True)
class Range:
    """From the lightest to the heaviest usual sanction, and the one that is the guide."""

    lower: End
    upper: End
    guide: End
    note: str = ""

    def __str__(self) -> str:
        guide = f"{self.guide} {self.note}".strip()
        if self.lower == self.upper:
            return _("%(only)s. Guideline: %(guide)s.") % {"only": self.lower, "guide": guide}
        return _("%(lower)s to %(upper)s. Guideline: %(guide)s.") % {
            "lower": self.lower,
            "upper": self.upper,
            "guide": guide,
        }


def _end(words: str) -> End | None:
    found = END.fullmatch(words.strip().lower())
    if found is None or (found[2] and found[1] != SanctionKind.SUSPENSION):
        return None
    return End(SanctionKind(found[1]), int(found[2]) if found[2] else None)


def read(words: str) -> Range | None:
    """The range that these words write; None where they write none, or its lower end lies above its upper end."""
    ends, _semicolon, rest = words.partition(";")
    guide_words, _semicolon, note = rest.partition(";")
    first, _to, last = ends.partition(" to ")
    lower, upper, guide = _end(first), _end(last or first), _end(guide_words)
    if lower is None or upper is None or guide is None:
        return None
    if lower.height(unsaid=0) > upper.height(unsaid=inf):
        return None
    return Range(lower, upper, guide, note.strip())


def setting_of(reference: str) -> str | None:
    """The name of the rule-set value for a provision such as CPRS-11, CRSS-14 or PROC-2; None where none is set."""
    code, _dash, number = reference.rpartition("-")
    if not number.isdecimal():
        return None
    if code == "CRSS":
        twin = TWINS.get(int(number))
        return f"range_cprs_{twin}" if twin else None
    if (code == "CPRS" and 1 <= int(number) <= 15) or (code == "PROC" and 1 <= int(number) <= 2):
        return f"range_{code.lower()}_{int(number)}"
    return None


def lies_outside(ranges: Iterable[Range], kind: SanctionKind, months: int | None) -> bool:
    """Whether a sanction is lighter or heavier than the ranges allow together; without any range nothing is outside."""
    known = list(ranges)
    if not known:
        return False
    height = End(kind, months).height(unsaid=0)
    least = max(one.lower.height(unsaid=0) for one in known)
    most = max(one.upper.height(unsaid=inf) for one in known)
    return not least <= height <= most
