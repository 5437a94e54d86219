"""For every value of the rule set: a change, a case on which it shows, what is read there, and what it reads before and after.

`before` is read under the default, `after` where the one value is `value`. Dates stand written out; they are counted from
the days on which tests/plays.py and tests/rule_plays.py act.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from ccb_ethics.demo.play import Board, Play
from tests import plays
from tests import rule_plays as at
from tests import rule_readings as read


@dataclass(frozen=True)
class Probe:
    value: int | str
    play: Callable[[Board], Play]
    read: read.Read
    before: Any
    after: Any


INTAKE = {
    "receipt_days": Probe(6, plays.filed, read.due("receipt"), date(2025, 1, 13), date(2025, 1, 14)),
    "cure_days": Probe(31, at.incomplete, read.due("cure"), date(2025, 2, 7), date(2025, 2, 10)),
    "screening_days": Probe(15, plays.filed, read.due("screening"), date(2025, 1, 27), date(2025, 1, 28)),
    "screening_slip_days": Probe(
        11, plays.alleged, read.slipped, "Screening is extended by at most 10 business days.", ""
    ),
    "screening_notice_days": Probe(8, plays.dismissed, read.due("outcome_notice"), date(2025, 1, 31), date(2025, 2, 3)),
    "limitation_years": Probe(3, at.long_ago, read.ruling("G3"), "pass", "fail"),
    "reporter_flag_days": Probe(91, at.by_a_professional, read.reporting_until, date(2025, 2, 10), date(2025, 2, 11)),
    "client_tail_years": Probe(
        4,
        at.once_a_client,
        read.tail,
        "Within: window to June 17, 2024.",
        "Needs a ruling: the dates that are known do not decide it.",
    ),
    "review_days": Probe(37, plays.dismissed, read.due("review"), date(2025, 2, 24), date(2025, 3, 3)),
    "review_size": Probe(1, at.review_asked, read.reviewers_of_three, "", "Name 1 different people."),
    "cut_off": Probe(
        "office_hours",
        at.incomplete,
        read.completed_at_six,
        "",
        "What comes after 5 p.m. or on a closed day counts on the next day the office is open. This would be filed on Monday, February 10, 2025, and the last day was Friday, February 7, 2025.",
    ),
    "jurisdiction_basis": Probe("current", at.lapsed, read.ruling("G1"), "pass", "fail"),
    "limitation_waiver": Probe("off", at.too_late, read.ruling("G3"), "needs_ruling", "fail"),
    "notarization": Probe("on", at.in_order, read.ruling("G4"), "pass", "needs_ruling"),
    "complainant_review": Probe("off", plays.dismissed, lambda play: play.case.status, "dismissed", "closed"),
    "client_tail_provisions": Probe(
        "none",
        at.unknown_client,
        lambda play: read.why(play, "rule_on_client_link", play.chair),
        "",
        "The rules of this case do not count these years for CPRS-11 and CPRS-12: no ruling is needed.",
    ),
    "proc_charges": Probe(
        "off",
        plays.alleged,
        read.proc_1,
        "",
        "The rules of this case do not allow PROC-1 to be charged. Choose a rule of the code.",
    ),
}

INQUIRY = {
    "notice_days": Probe(8, plays.accepted, read.due("notice"), date(2025, 1, 31), date(2025, 2, 3)),
    "answer_days": Probe(31, plays.served, read.due("answer"), date(2025, 2, 26), date(2025, 2, 27)),
    "answer_extension_days": Probe(16, plays.served, read.extended(16), "Give between 1 and 15 days.", ""),
    "answer_grace_days": Probe(15, at.unanswered, read.due("second_answer"), date(2025, 3, 13), date(2025, 3, 14)),
    "complainant_sees_answer": Probe("yes", plays.investigating, read.kinds_read_by_the_complainant, set(), {"answer"}),
    "investigation_days": Probe(
        97, plays.investigating, read.due("investigation"), date(2025, 5, 27), date(2025, 6, 2)
    ),
    "comment_days": Probe(22, plays.determining, read.due("comment"), date(2025, 4, 2), date(2025, 4, 3)),
    "determination_days": Probe(31, plays.determining, read.due("determination"), date(2025, 4, 11), date(2025, 4, 14)),
    "outcome_notice_days": Probe(8, plays.charged, read.due("outcome_notice"), date(2025, 4, 17), date(2025, 4, 18)),
    "election_days": Probe(31, plays.charged, read.due("election"), date(2025, 5, 14), date(2025, 5, 15)),
    "joinder_objection_days": Probe(11, at.joined, read.due("joinder_objection"), date(2025, 2, 10), date(2025, 2, 11)),
    "hearing_for_heavy": Probe(
        "always",
        at.charged_with_suspension,
        lambda play: read.why(play, "waive_hearing", play.respondent),
        "",
        "The rules of this case give a hearing whenever Suspension or Revocation is proposed.",
    ),
    "status_note_days": Probe(31, plays.investigating, read.notes_after_a_month, 1, 0),
    "ordinary_mail_days": Probe(7, at.served_by_mail, read.due("answer"), date(2025, 3, 3), date(2025, 3, 5)),
    "abeyance_review_days": Probe(91, at.held, read.due("abeyance_review"), date(2025, 5, 29), date(2025, 5, 30)),
    "show_cause_days": Probe(37, at.judged, read.due("show_cause"), date(2025, 3, 31), date(2025, 4, 7)),
    "self_report_days": Probe(37, at.judged, read.due("self_report"), date(2025, 3, 24), date(2025, 3, 31)),
}

HEARING = {
    "hearing_within_days": Probe(97, at.hearing_asked, read.due("hearing_within"), date(2025, 6, 9), date(2025, 6, 16)),
    "hearing_notice_days": Probe(
        32,
        at.panel_appointed,
        read.hearing_in_thirty_days,
        "",
        "Choose a day at least 32 days from today: the notice needs that long.",
    ),
    "challenge_days": Probe(17, at.scheduled, read.due("challenge"), date(2025, 3, 24), date(2025, 3, 31)),
    "exchange_days": Probe(15, at.scheduled, read.due("exchange"), date(2025, 4, 8), date(2025, 4, 7)),
    "further_charge_days": Probe(
        15, at.further_charged, read.due("further_charge"), date(2025, 3, 21), date(2025, 3, 24)
    ),
    "appearance_days": Probe(12, at.scheduled, read.appearance, date(2025, 4, 11), date(2025, 4, 10)),
    "continuance_notice_days": Probe(
        6,
        at.scheduled,
        read.asked_on_april_15,
        "",
        "The last day to ask for another hearing day was April 14, 2025. Call the office about an emergency.",
    ),
    "continuance_total_days": Probe(61, at.put_off, read.put_off_until, date(2025, 6, 21), date(2025, 6, 22)),
    "continuances_each_side": Probe(
        0,
        at.scheduled,
        read.asked_on_april_15,
        "",
        "The hearing was put off once already because this side asked. The rules allow no more.",
    ),
    "panel_size": Probe(
        1,
        at.hearing_asked,
        read.panel_of_three,
        "",
        "Name a hearing officer, 0 members and an alternate, all different.",
    ),
    "panel_report_days": Probe(15, at.heard, read.due("panel_report"), date(2025, 5, 6), date(2025, 5, 7)),
    "exceptions_days": Probe(11, at.panel_reported, read.due("exceptions"), date(2025, 5, 8), date(2025, 5, 9)),
    "non_appearance": Probe("deemed_admitted", at.nobody_came, read.deemed, {False}, {True}),
}

DECISION = {
    "decision_days": Probe(37, at.cause_shown, read.due("decision"), date(2025, 4, 9), date(2025, 4, 16)),
    "decision_outer_days": Probe(91, at.heard, read.due("decision_outer"), date(2025, 7, 21), date(2025, 7, 22)),
    "decision_notice_days": Probe(8, at.decided, read.due("decision_notice"), date(2025, 3, 21), date(2025, 3, 24)),
    "committee_quorum": Probe(5, at.judged, read.vote("hold_in_abeyance", 4), "carried", "no_quorum"),
    "revocation_majority_of": Probe(
        3, at.agreed_revocation, read.vote("approve_consent_revocation", 4, 2), "carried", "failed"
    ),
    "revocation_majority_over": Probe(
        4, at.agreed_revocation, read.vote("approve_consent_revocation", 3, 2), "failed", "carried"
    ),
    "standard_of_proof": Probe(
        "clear_and_convincing",
        plays.waived,
        read.standard,
        "Standard of proof: Preponderance of the evidence. A tie is not sustained.",
        "Standard of proof: Clear and convincing evidence. A tie is not sustained.",
    ),
    "panel_votes_in_committee": Probe("no", at.heard, read.panel_votes, 4, 0),
    "complainant_told_of_caution": Probe("yes", at.cautioned, read.names_the_caution, False, True),
    "reconsideration_days": Probe(22, at.decided, read.due("reconsideration"), date(2025, 3, 31), date(2025, 4, 7)),
    "reconsideration_ruling_days": Probe(
        32, at.reconsidering, read.due("reconsideration_ruling"), date(2025, 4, 14), date(2025, 4, 21)
    ),
    "reconsidered_decision_days": Probe(
        97, at.decided_again, read.due("decision"), date(2025, 6, 16), date(2025, 6, 23)
    ),
    "appeal_days": Probe(37, at.decided, read.due("appeal"), date(2025, 4, 14), date(2025, 4, 21)),
    "appeal_decision_days": Probe(67, at.appealed, read.due("appeal_decision"), date(2025, 5, 27), date(2025, 6, 2)),
    "appeals_size": Probe(1, at.appealed, read.directors_of_three, "", "Name 1 different directors."),
    "reopening_majority_of": Probe(3, at.reopening_asked, read.vote("reopen_decided", 4, 2), "carried", "failed"),
    "reopening_majority_over": Probe(4, at.reopening_asked, read.vote("reopen_decided", 3, 2), "failed", "carried"),
}

SANCTION = {
    "suspension_least_days": Probe(40, at.suspended_for_a_month, read.ends_on, date(2025, 3, 14), date(2025, 3, 24)),
    "suspension_most_months": Probe(
        59, plays.served, read.long_suspension, "", "A suspension lasts from 30 days to 59 months."
    ),
    "publication_days": Probe(11, at.reprimanded, read.due("publication"), date(2025, 2, 27), date(2025, 2, 28)),
    "reprimand_listed_years": Probe(6, at.published_reprimand, read.live_until, date(2030, 2, 12), date(2031, 2, 12)),
    "suspension_listed_years": Probe(6, at.monitored, read.live_until, date(2030, 8, 12), date(2031, 8, 12)),
    "condition_reminder_days": Probe(15, at.monitored, read.reminded_fifteen_days_before, 0, 1),
    "reinstatement_opens_days": Probe(
        31,
        at.monitored,
        lambda play: read.why(play, "request_reinstatement", play.respondent),
        "You can ask from July 13, 2025 on.",
        "You can ask from July 12, 2025 on.",
    ),
    "reinstatement_days": Probe(
        46, at.reinstatement_asked, read.due("reinstatement"), date(2025, 9, 18), date(2025, 9, 19)
    ),
    "reinstatement_lapse_days": Probe(
        187, at.monitored, read.due("reinstatement_lapse"), date(2026, 2, 9), date(2026, 2, 17)
    ),
    "director_reinstates_months": Probe(
        5,
        at.reinstatement_asked,
        lambda play: read.why(play, "reinstate", play.director),
        "The suspension runs until August 12, 2025.",
        "A suspension of more than 5 months is ended by the committee's vote.",
    ),
    "denial_for_applicants": Probe(
        "on",
        at.applicant,
        read.revocation_of_an_application,
        "The respondent is an applicant: there is no credential to take. Choose a lighter sanction.",
        "",
    ),
    "data_sharing": Probe("on", at.reprimanded, read.told_outside, [], ["dph", "dmhas", "member_board"]),
    "kept_not_accepted_years": Probe(2, at.closed_incomplete, read.kept, date(2026, 2, 8), date(2027, 2, 8)),
    "kept_dismissed_years": Probe(6, at.closed_dismissed, read.kept, date(2030, 2, 25), date(2031, 2, 25)),
    "kept_sanctioned_years": Probe(11, at.closed_caution, read.kept, date(2035, 2, 12), date(2036, 2, 12)),
    "client_records_kept_years": Probe(
        2, at.closed_incomplete, read.client_records_kept, date(2026, 2, 8), date(2027, 2, 8)
    ),
}

SUMMARY = {
    "summary_confirm_days": Probe(6, at.ordered, read.due("summary_confirm"), date(2025, 1, 15), date(2025, 1, 16)),
    "summary_majority_of": Probe(3, at.ordered, read.vote("confirm_summary_suspension", 4, 2), "carried", "failed"),
    "summary_majority_over": Probe(4, at.ordered, read.vote("confirm_summary_suspension", 3, 2), "failed", "carried"),
    "summary_hearing_days": Probe(
        16, at.hearing_on_the_order, read.due("summary_hearing"), date(2025, 1, 31), date(2025, 2, 3)
    ),
    "summary_outer_days": Probe(67, at.ordered, read.due("summary_outer"), date(2025, 3, 10), date(2025, 3, 17)),
    "summary_ruling_days": Probe(
        6, at.hearing_on_the_order, read.due("summary_ruling"), date(2025, 1, 29), date(2025, 1, 30)
    ),
    "summary_issuer": Probe(
        "director",
        at.proposed,
        lambda play: read.why(play, "order_summary_suspension", play.board.director),
        "You proposed it. The other of the two, chair or executive director, orders it.",
        "",
    ),
    "summary_voters_on_panel": Probe("no", at.confirmed, read.barred_from_the_panel, 0, 4),
}

LIGHT = "Written Caution to Public Reprimand. Guideline: Written Caution."
MIDDLE = "Written Caution to Suspension of 12 months. Guideline: Public Reprimand."
SEXUAL = "Range for CPRS-11, sexual or romantic contact with a person served"
USUAL: dict[str, tuple[str, str, str]] = {
    "range_cprs_1": ("CPRS-1", "Range for CPRS-1", LIGHT),
    "range_cprs_2": ("CPRS-2", "Range for CPRS-2", LIGHT),
    "range_cprs_3": ("CPRS-3", "Range for CPRS-3", LIGHT),
    "range_cprs_4": (
        "CPRS-4", "Range for CPRS-4, misrepresentation", "Written Caution to Suspension. Guideline: Public Reprimand."
    ),
    "range_cprs_4_application": (
        "CPRS-4", "Range for CPRS-4, fraud in an application", "Revocation. Guideline: Revocation."
    ),
    "range_cprs_5": (
        "CRSS-6", "Range for CPRS-5", "Written Caution to Suspension. Guideline: Suspension with recovery conditions."
    ),
    "range_cprs_6": ("CRSS-7", "Range for CPRS-6", LIGHT),
    "range_cprs_7": ("CRSS-8", "Range for CPRS-7", LIGHT),
    "range_cprs_8": ("CRSS-10", "Range for CPRS-8", LIGHT),
    "range_cprs_9": ("CRSS-11", "Range for CPRS-9", "Public Reprimand to Suspension. Guideline: Public Reprimand."),
    "range_cprs_10": (
        "CRSS-12", "Range for CPRS-10", "Public Reprimand to Revocation. Guideline: Suspension of 12 months."
    ),
    "range_cprs_11": ("CRSS-14", SEXUAL, "Suspension of 24 months to Revocation. Guideline: Revocation."),
    "range_cprs_11_former_partner": ("CPRS-11", "Range for CPRS-11, serving a former partner", MIDDLE),
    "range_cprs_12": ("CRSS-15", "Range for CPRS-12", MIDDLE),
    "range_cprs_13": ("CRSS-16", "Range for CPRS-13", MIDDLE),
    "range_cprs_14": ("CRSS-17", "Range for CPRS-14", MIDDLE),
    "range_cprs_15": ("CRSS-18", "Range for CPRS-15", LIGHT),
    "range_proc_1": (
        "PROC-1", "Range for PROC-1",
        "Public Reprimand to Revocation. Guideline: Suspension until cooperation.",
    ),
    "range_proc_2": ("PROC-2", "Range for PROC-2", "Suspension to Revocation. Guideline: Revocation."),
}  # fmt: skip
GUIDELINE = {
    name: Probe(
        "suspension 3 to suspension 6; suspension 4",
        plays.filed,
        read.usual(reference, name),
        f"{label}: {before}",
        f"{label}: Suspension of 3 months to Suspension of 6 months. Guideline: Suspension of 4 months.",
    )
    for name, (reference, label, before) in USUAL.items()
}

PROBES: dict[str, Probe] = INTAKE | INQUIRY | HEARING | DECISION | SANCTION | SUMMARY | GUIDELINE
