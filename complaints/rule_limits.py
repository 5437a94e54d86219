"""Which values a rule set can hold. Asked by the page that makes one and by the action that saves it."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from complaints import guideline
from complaints.rule_numbers import BUSINESS, CALENDAR, DEFAULTS, RANGE, SWITCH, YEARS

MOST = {CALENDAR: 3650, BUSINESS: 1000, YEARS: 100}
MOST_OF_ANYTHING = 600
LONGEST_RANGE = 200  # characters
# A number of times may be none; a limit of no days is none (record.days), and nobody votes in a body of none.
MAY_BE_NONE = frozenset({"continuances_each_side"})
# The first is not more than the second, or one of the two could never be kept.
NOT_MORE_THAN = (
    ("exchange_days", "hearing_notice_days"),
    ("further_charge_days", "hearing_notice_days"),
    ("appearance_days", "hearing_notice_days"),
    ("decision_days", "decision_outer_days"),
    ("revocation_majority_of", "revocation_majority_over"),
    ("summary_majority_of", "summary_majority_over"),
    ("reopening_majority_of", "reopening_majority_over"),
    ("director_reinstates_months", "suspension_most_months"),
)
# Panels and the bodies like them decide by majority without a casting vote (§2.4), so their number is odd.
ODD = frozenset({"panel_size", "review_size", "appeals_size"})
# A larger majority than usual is at least a half.
MAJORITIES = ("revocation", "summary", "reopening")


def why_not(name: str, value: int | str) -> str | None:
    """None when the setting can have this value; else the reason with what to do."""
    number = DEFAULTS[name]
    if number.unit == SWITCH:
        allowed = [choice for choice, _label in number.choices]
        return None if value in allowed else _("Choose one of the answers in the list.")
    if number.unit == RANGE:
        return (
            None
            if guideline.read(str(value)) and len(str(value)) <= LONGEST_RANGE
            else _("Write the range and the guideline like this: caution to suspension 12; reprimand.")
        )
    least, most = (0 if name in MAY_BE_NONE else 1), MOST.get(number.unit, MOST_OF_ANYTHING)
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        return _("Write a whole number from %(least)s to %(most)s.") % {"least": least, "most": most}
    if name in ODD and value % 2 == 0:
        return _("Write an odd number: there is no casting vote.")
    return None


def contradictions(values: Mapping[str, int | str]) -> dict[str, str]:
    """What is wrong between two numbers that are each possible: setting → sentence. Those absent are passed over."""
    found: dict[str, str] = {}
    for less, more in NOT_MORE_THAN:
        if less in values and more in values and int(values[less]) > int(values[more]):
            found[less] = _("This is more than “%(other)s” (%(value)s). Change one of the two.") % {
                "other": DEFAULTS[more].label,
                "value": values[more],
            }
    for name in MAJORITIES:
        of, over = f"{name}_majority_of", f"{name}_majority_over"
        if {of, over} <= values.keys() and of not in found and 2 * int(values[of]) < int(values[over]):
            found[of] = _("This is less than half of “%(other)s” (%(value)s). Change one of the two.") % {
                "other": DEFAULTS[over].label,
                "value": values[over],
            }
    return found
