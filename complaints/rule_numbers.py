"""The catalogue of the board's numbers and switches: default, unit, source and plain label of each (procedure.md).

Data only. `complaints.rules` answers what a case runs under, `complaints.rule_limits` which values can be. The order is
the order of the page on which the executive director makes a new rule set.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from people.words import Words


@dataclass(frozen=True)
class Number:
    """A setting: its default, its unit, where it comes from, what people call it; of a switch, what it may be set to."""

    value: int | str
    unit: str
    source: str
    label: Words = ""
    choices: tuple[tuple[str, Words], ...] = ()


CALENDAR, BUSINESS, COUNT, YEARS, SWITCH = "calendar days", "business days", "count", "years", "switch"
RANGE = "range"  # of sanctions, as `complaints.guideline` reads it
UNIT_LABELS: dict[str, Words] = {
    CALENDAR: _("calendar days"),
    BUSINESS: _("business days"),
    COUNT: _("a number"),
    YEARS: _("years"),
    SWITCH: _("a choice"),
    RANGE: _("lightest to heaviest sanction; guideline; words on it"),
}


def switch(source: str, label: Words, *choices: tuple[str, Words]) -> Number:
    """A choice between words; the first is the default."""
    return Number(choices[0][0], SWITCH, source, label, choices)


ON, OFF = ("on", _("Yes")), ("off", _("No"))
YES, NO = ("yes", _("Yes")), ("no", _("No"))

INTAKE: dict[str, Number] = {
    "draft_days": Number(60, CALENDAR, "§1.3 row 1", _("A complaint being written is kept for")),
    "receipt_days": Number(5, BUSINESS, "§1.3 row 2", _("Send the receipt within")),
    "cure_days": Number(30, CALENDAR, "§1.3 row 3", _("Time to send what was missing")),
    "screening_days": Number(14, BUSINESS, "§1.3 row 5", _("Screen the complaint within")),
    "screening_slip_days": Number(10, BUSINESS, "§1.3 row 5", _("The one longer time to screen, with reasons")),
    "screening_notice_days": Number(7, BUSINESS, "§1.3 row 5", _("Tell the complainant of a dismissal within")),
    "limitation_years": Number(4, YEARS, "§1.2 G3", _("A complaint can be filed for")),
    "reporter_flag_days": Number(90, CALENDAR, "§1.2 G3", _("A certified reporter is expected to report within")),
    "client_tail_years": Number(5, YEARS, "§0.1, glossary: Client", _("A person stays a client for")),
    "review_days": Number(30, CALENDAR, "§1.3 complainant's review", _("Time to ask for a review of a dismissal")),
    "review_size": Number(3, COUNT, "§1.3 complainant's review", _("Reviewers of a dismissal")),
    "cut_off": switch(
        "§1.1", _("A day ends for filing"), ("midnight", _("At midnight")), ("office_hours", _("When the office closes"))
    ),
    "jurisdiction_basis": switch(
        "§1.2 G1, §8 question 1", _("A person is judged bound by the Code"),
        ("at_conduct", _("On the day of the conduct")), ("current", _("On the day of filing")),
    ),
    "limitation_waiver": switch("§1.2 G3, §8 question 3", _("The time limit for complaints can be waived"), ON, OFF),
    "notarization": switch("§1.2 G4", _("The signature of the complainant is notarized"), OFF, ON),
    "complainant_review": switch("§1.3, §8 question 6", _("The complainant can ask for a review of a dismissal"), ON, OFF),
    "client_tail_provisions": switch(
        "§0.2, §8 question 7", _("The years after the last service count for"),
        ("both", _("CPRS-11 and CPRS-12")), ("none", _("Neither of them")),
    ),
    "proc_charges": switch("§2.16, §8 question 10", _("PROC-1 and PROC-2 can be charged"), ON, OFF),
}  # fmt: skip

ANSWER: dict[str, Number] = {
    "notice_days": Number(7, BUSINESS, "§1.3 row 6", _("Serve the complaint on the respondent within")),
    "answer_days": Number(30, CALENDAR, "§1.3 row 7", _("Time to answer the complaint")),
    "answer_extension_days": Number(15, CALENDAR, "§1.3 row 7", _("Longest extension of the time to answer")),
    "answer_grace_days": Number(14, CALENDAR, "§1.3 row 7", _("Time to answer after the second notice")),
    "complainant_sees_answer": switch("§5", _("The complainant reads the answer"), NO, YES),
}

INQUIRY: dict[str, Number] = {
    "investigation_days": Number(90, CALENDAR, "§1.3 row 8", _("Finish the investigation within")),
    "comment_days": Number(21, CALENDAR, "§1.3 row 8", _("Time to comment on the report")),
    "determination_days": Number(30, CALENDAR, "§1.3 row 9", _("The committee decides on charges within")),
    "outcome_notice_days": Number(7, BUSINESS, "§1.3 rows 9 and 16", _("Tell both sides of a dismissal or charges within")),
    "election_days": Number(30, CALENDAR, "§1.3 row 10", _("Time to ask for a hearing")),
    "joinder_objection_days": Number(10, CALENDAR, "§2.18", _("Time to object when cases are joined")),
    "hearing_for_heavy": switch(
        "§1.3 row 10, §8 question 4", _("Where Suspension or Revocation is proposed, there is a hearing"),
        ("on_request", _("On request, and when the respondent is silent about a Revocation")), ("always", _("Always")),
    ),
}  # fmt: skip

HEARING: dict[str, Number] = {
    "hearing_within_days": Number(90, CALENDAR, "§1.3 row 12", _("Hold the hearing within")),
    "hearing_notice_days": Number(30, CALENDAR, "§1.3 row 12", _("Least notice before a hearing")),
    "challenge_days": Number(10, CALENDAR, "§1.3 row 12a", _("Time to challenge a panel member")),
    "exchange_days": Number(14, CALENDAR, "§1.3 row 12b", _("Exhibits are in before the hearing by")),
    "further_charge_days": Number(14, CALENDAR, "§1.3 row 12b", _("Further charges are told before the hearing by")),
    "appearance_days": Number(10, CALENDAR, "§2.12", _("An attorney is announced before the hearing by")),
    "continuance_notice_days": Number(5, BUSINESS, "§2.15", _("Putting off is asked for before the hearing by")),
    "continuance_total_days": Number(60, CALENDAR, "§2.15", _("A hearing is put off by at most")),
    "continuances_each_side": Number(1, COUNT, "§2.15", _("How often each side can have it put off")),
    "panel_size": Number(3, COUNT, "§2.1", _("Members of a hearing panel")),
    "panel_report_days": Number(14, CALENDAR, "§1.3 row 14", _("The panel reports within")),
    "exceptions_days": Number(10, CALENDAR, "§1.3 row 14", _("Time for exceptions to the panel report")),
    "non_appearance": switch(
        "§2.14", _("When the respondent does not appear"),
        ("evidence_still_required", _("The panel still decides on the evidence")),
        ("deemed_admitted", _("The allegations count as admitted")),
    ),
}  # fmt: skip

DECISION: dict[str, Number] = {
    "decision_days": Number(30, CALENDAR, "§1.3 row 15", _("The committee decides within")),
    "decision_outer_days": Number(90, CALENDAR, "§1.3 row 15", _("After the hearing it decides at the latest within")),
    "decision_notice_days": Number(7, BUSINESS, "§1.3 row 16", _("Serve the decision within")),
    "committee_quorum": Number(3, COUNT, "§2.2", _("Least number of committee members at a vote")),
    "revocation_majority_of": Number(2, COUNT, "§2.3: two-thirds of votes cast", _("Revocation: this many votes")),
    "revocation_majority_over": Number(3, COUNT, "§2.3: two-thirds of votes cast", _("Revocation: of so many cast")),
    "standard_of_proof": switch(
        "§2.10", _("Standard of proof"), ("preponderance", _("Preponderance of the evidence")),
        ("clear_and_convincing", _("Clear and convincing evidence")),
    ),
    "panel_votes_in_committee": switch("§2.7", _("Panel members also vote in the committee"), YES, NO),
    "complainant_told_of_caution": switch("§1.3 row 16", _("The complainant is told of a Written Caution"), NO, YES),
}  # fmt: skip

AFTER: dict[str, Number] = {
    "reconsideration_days": Number(15, CALENDAR, "§1.3 row 17", _("Time to ask for reconsideration")),
    "reconsideration_ruling_days": Number(25, CALENDAR, "§1.3 row 17", _("Rule on reconsideration within")),
    "reconsidered_decision_days": Number(90, CALENDAR, "§1.3 row 17", _("Decide again after reconsideration within")),
    "appeal_days": Number(30, CALENDAR, "§1.3 row 18", _("Time to appeal")),
    "appeal_decision_days": Number(60, CALENDAR, "§1.3 row 18", _("Decide the appeal within")),
    "appeals_size": Number(3, COUNT, "§2.1", _("Members of the Appeals Committee")),
    "reopening_majority_of": Number(2, COUNT, "§2.9: two-thirds", _("Reopening a decided case: this many votes")),
    "reopening_majority_over": Number(3, COUNT, "§2.9: two-thirds", _("Reopening a decided case: of so many cast")),
}  # fmt: skip

SANCTION: dict[str, Number] = {
    "suspension_least_days": Number(30, CALENDAR, "§3", _("Shortest Suspension")),
    "suspension_most_months": Number(60, COUNT, "§3", _("Longest Suspension, in months")),
    "publication_days": Number(10, BUSINESS, "§3", _("Publish within")),
    "reprimand_listed_years": Number(5, YEARS, "§3", _("A Public Reprimand is listed for")),
    "suspension_listed_years": Number(5, YEARS, "§3", _("A Suspension is listed after its end for")),
    "condition_reminder_days": Number(14, CALENDAR, "§1.3 row 20", _("Remind of a condition before its last day by")),
    "reinstatement_opens_days": Number(30, CALENDAR, "§1.3 row 21", _("Reinstatement can be asked for before the end by")),
    "reinstatement_days": Number(45, CALENDAR, "§1.3 row 21", _("Answer a request for reinstatement within")),
    "reinstatement_lapse_days": Number(180, CALENDAR, "§3 suspension end", _("Time to ask for reinstatement after the end")),
    "director_reinstates_months": Number(12, COUNT, "§1.3 row 21", _("The director reinstates alone up to so many months")),
    "denial_for_applicants": switch("§3, §8 question 2", _("Denial is a sanction for applicants"), OFF, ON),
    "data_sharing": switch("§8 question 11", _("Sanctions are shared with DPH, DMHAS and IC&RC as a standing practice"), OFF, ON),
}  # fmt: skip

OVERLAYS: dict[str, Number] = {
    "summary_confirm_days": Number(5, BUSINESS, "§1.4", _("The committee confirms a summary suspension within")),
    "summary_majority_of": Number(2, COUNT, "§1.4: two-thirds of those voting", _("Confirmation: this many votes")),
    "summary_majority_over": Number(3, COUNT, "§1.4: two-thirds of those voting", _("Confirmation: of so many cast")),
    "summary_hearing_days": Number(15, BUSINESS, "§1.4", _("Hear a summary suspension after the request within")),
    "summary_outer_days": Number(60, CALENDAR, "§1.4", _("Hear it after the order at the latest within")),
    "summary_ruling_days": Number(5, BUSINESS, "§1.4", _("Rule after that hearing within")),
    "summary_issuer": switch(
        "§1.4, §8 question 9", _("A summary suspension is ordered by"),
        ("chair_and_director", _("The chair and the executive director together")), ("chair", _("The chair")),
        ("director", _("The executive director")),
    ),
    "summary_voters_on_panel": switch("§1.4", _("Who voted on the order can sit on the panel"), YES, NO),
    "abeyance_review_days": Number(90, CALENDAR, "§1.3 abeyance", _("Look at a case held in abeyance again every")),
    "show_cause_days": Number(30, CALENDAR, "§1.4 criminal and reciprocal", _("Time to show cause after a conviction")),
    "self_report_days": Number(30, CALENDAR, "§1.4 criminal and reciprocal", _("A conviction is reported by oneself within")),
}  # fmt: skip

RECORDS: dict[str, Number] = {
    "status_note_days": Number(30, CALENDAR, "§1.3 row 8", _("Write to both sides at least every")),
    "ordinary_mail_days": Number(3, CALENDAR, "§1.1", _("Ordinary mail counts as served after")),
    "kept_not_accepted_years": Number(1, YEARS, "§5 retention", _("Incomplete, or no jurisdiction: kept for")),
    "kept_dismissed_years": Number(5, YEARS, "§5 retention", _("A dismissed case is kept for")),
    "kept_sanctioned_years": Number(10, YEARS, "§5 retention", _("The evidence of a case with a sanction is kept for")),
    "client_records_kept_years": Number(1, YEARS, "§5 retention", _("Client records are kept after the end for")),
}  # fmt: skip


def usual(value: str, label: Words) -> Number:
    """The range and guideline of a provision."""
    return Number(value, RANGE, "§3 guidelines", label)


LIGHT = "caution to reprimand; caution"
MIDDLE = "caution to suspension 12; reprimand"

GUIDELINE: dict[str, Number] = {
    "range_cprs_1": usual(LIGHT, _("Range for CPRS-1")),
    "range_cprs_2": usual(LIGHT, _("Range for CPRS-2")),
    "range_cprs_3": usual(LIGHT, _("Range for CPRS-3")),
    "range_cprs_4": usual("caution to suspension; reprimand", _("Range for CPRS-4, misrepresentation")),
    "range_cprs_4_application": usual("revocation; revocation", _("Range for CPRS-4, fraud in an application")),
    "range_cprs_5": usual("caution to suspension; suspension; with recovery conditions", _("Range for CPRS-5")),
    "range_cprs_6": usual(LIGHT, _("Range for CPRS-6")),
    "range_cprs_7": usual(LIGHT, _("Range for CPRS-7")),
    "range_cprs_8": usual(LIGHT, _("Range for CPRS-8")),
    "range_cprs_9": usual("reprimand to suspension; reprimand", _("Range for CPRS-9")),
    "range_cprs_10": usual("reprimand to revocation; suspension 12", _("Range for CPRS-10")),
    "range_cprs_11": usual(
        "suspension 24 to revocation; revocation",
        _("Range for CPRS-11, sexual or romantic contact with a person served"),
    ),
    "range_cprs_11_former_partner": usual(MIDDLE, _("Range for CPRS-11, serving a former partner")),
    "range_cprs_12": usual(MIDDLE, _("Range for CPRS-12")),
    "range_cprs_13": usual(MIDDLE, _("Range for CPRS-13")),
    "range_cprs_14": usual(MIDDLE, _("Range for CPRS-14")),
    "range_cprs_15": usual(LIGHT, _("Range for CPRS-15")),
    "range_proc_1": usual("reprimand to revocation; suspension; until cooperation", _("Range for PROC-1")),
    "range_proc_2": usual("suspension to revocation; revocation", _("Range for PROC-2")),
}

STAGES: tuple[tuple[Words, dict[str, Number]], ...] = (
    (_("Filing and screening"), INTAKE),
    (_("Notice and answer"), ANSWER),
    (_("Investigation and charges"), INQUIRY),
    (_("Hearing"), HEARING),
    (_("Decision"), DECISION),
    (_("Reconsideration, appeal and reopening"), AFTER),
    (_("Sanction and publication"), SANCTION),
    (_("Summary suspension, abeyance and conviction"), OVERLAYS),
    (_("Mail and records"), RECORDS),
    (_("Usual sanctions: range and guideline of each provision"), GUIDELINE),
)
DEFAULTS: dict[str, Number] = {name: number for _stage, numbers in STAGES for name, number in numbers.items()}
