"""The board's numbers: every limit, quorum and majority of procedure.md, with its unit and source.

A case asks `number(case, "answer_days")`; the answer comes from the rule set in force when it was filed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from complaints.models import RuleSet
from record.days import Rule

if TYPE_CHECKING:
    from complaints.models import Case


@dataclass(frozen=True)
class Number:
    """A setting: its default, its unit and where it comes from."""

    value: int | str
    unit: str
    source: str


CALENDAR, BUSINESS, COUNT, YEARS, SWITCH = "calendar days", "business days", "count", "years", "switch"

DEFAULTS: dict[str, Number] = {
    "receipt_days": Number(5, BUSINESS, "§1.3 row 2"),
    "screening_days": Number(14, BUSINESS, "§1.3 row 5"),
    "cure_days": Number(30, CALENDAR, "§1.3 row 3"),
    "screening_notice_days": Number(7, BUSINESS, "§1.3 row 5"),
    "notice_days": Number(7, BUSINESS, "§1.3 row 6"),
    "answer_days": Number(30, CALENDAR, "§1.3 row 7"),
    "answer_extension_days": Number(15, CALENDAR, "§1.3 row 7"),
    "answer_grace_days": Number(14, CALENDAR, "§1.3 row 7"),
    "investigation_days": Number(90, CALENDAR, "§1.3 row 8"),
    "comment_days": Number(21, CALENDAR, "§1.3 row 8"),
    "determination_days": Number(30, CALENDAR, "§1.3 row 9"),
    "outcome_notice_days": Number(7, BUSINESS, "§1.3 rows 9 and 16"),
    "review_days": Number(30, CALENDAR, "§1.3 complainant's review"),
    "review_size": Number(3, COUNT, "§1.3 complainant's review"),
    "election_days": Number(30, CALENDAR, "§1.3 row 10"),
    "hearing_within_days": Number(90, CALENDAR, "§1.3 row 12"),
    "hearing_notice_days": Number(30, CALENDAR, "§1.3 row 12"),
    "challenge_days": Number(10, CALENDAR, "§1.3 row 12a"),
    "appearance_days": Number(10, CALENDAR, "§2.12"),
    "exchange_days": Number(14, CALENDAR, "§1.3 row 12b"),
    "panel_report_days": Number(14, CALENDAR, "§1.3 row 14"),
    "exceptions_days": Number(10, CALENDAR, "§1.3 row 14"),
    "decision_days": Number(30, CALENDAR, "§1.3 row 15"),
    "decision_outer_days": Number(90, CALENDAR, "§1.3 row 15"),
    "decision_notice_days": Number(7, BUSINESS, "§1.3 row 16"),
    "reconsideration_days": Number(15, CALENDAR, "§1.3 row 17"),
    "appeal_days": Number(30, CALENDAR, "§1.3 row 18"),
    "appeal_decision_days": Number(60, CALENDAR, "§1.3 row 18"),
    "publication_days": Number(10, BUSINESS, "§3"),
    "reinstatement_opens_days": Number(30, CALENDAR, "§1.3 row 21"),
    "reinstatement_days": Number(45, CALENDAR, "§1.3 row 21"),
    "reinstatement_lapse_days": Number(180, CALENDAR, "§3 suspension end"),
    "director_reinstates_months": Number(12, COUNT, "§1.3 row 21"),
    "limitation_years": Number(4, YEARS, "§1.2 G3"),
    "draft_days": Number(60, CALENDAR, "§1.3 row 1"),
    "panel_size": Number(3, COUNT, "§2.1"),
    "appeals_size": Number(3, COUNT, "§2.1"),
    "committee_quorum": Number(3, COUNT, "§2.2"),
    "revocation_majority_over": Number(3, COUNT, "§2.3: two-thirds of votes cast"),
    "revocation_majority_of": Number(2, COUNT, "§2.3: two-thirds of votes cast"),
    "suspension_least_days": Number(30, CALENDAR, "§3"),
    "suspension_most_months": Number(60, COUNT, "§3"),
    "reprimand_listed_years": Number(5, YEARS, "§3"),
    "suspension_listed_years": Number(5, YEARS, "§3"),
    "cut_off": Number("midnight", SWITCH, "§1.1"),
}


def setting(case: Case, name: str) -> int | str:
    """The value this case runs under: its rule set's, else the default. An unknown name is an error."""
    default = DEFAULTS[name]
    value: int | str = case.rule_set.values.get(name, default.value)
    return value


def number(case: Case, name: str) -> int:
    return int(setting(case, name))


def number_in_force(name: str, on: date) -> int:
    """The same for what belongs to no case, such as a draft: from the rule set in force on this day."""
    return int(RuleSet.objects.in_force(on).values.get(name, DEFAULTS[name].value))


def period(case: Case, name: str, *, before: bool = False) -> Rule:
    """The named limit as a rule for `record.days`."""
    return Rule(length=number(case, name), business=DEFAULTS[name].unit == BUSINESS, before=before)
