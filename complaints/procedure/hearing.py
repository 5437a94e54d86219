"""From the hearing to the decision (procedure.md §1.3 rows 12–16)."""

from django.utils.translation import gettext_lazy as _

from complaints.models import Body, Disposition, Status
from complaints.procedure.words import CLOCK, Limit, Step, Words, step
from complaints.seats import ANSWERING, OFFICE, PARTIES, Seat

S = Status
REPORT = Limit("panel_report", _("File the panel report"), "panel_report_days")
HEAR = Limit("hearing_within", _("Hold the hearing"), "hearing_within_days")
DECIDE = Limit("decision", _("Decide the case"), "decision_days")
HEARD = ("hearing_held", "hearing_waived", "hearing_waived_by_silence", "hearing_waived_on_conviction")
HEARD_ON_PANEL_REPORT = (
    "exceptions_filed", "exceptions_time_spent", "hearing_waived", "hearing_waived_by_silence", "hearing_waived_on_conviction",
)  # fmt: skip
CHALLENGE = Limit("challenge", _("Challenge a panel member"), "challenge_days", since="served", right=True)
# Whoever joins the panel later is told of by a letter of its own; the time to challenge runs from its service.
TELL = {"gives": ("panel_changed",), "notices": ("panel_change", "panel_change_complainant")}
HEARING_RIGHTS = ("challenge", "challenge_new_member", "exchange")


def decide(kind: str, label: Words, outcome: str, heard: tuple[str, ...]) -> Step:
    """One row for each of the four sanctions, so that each can say what it needs."""
    return step(
        f"decide_{kind}", label, S.COMMITTEE_DECISION, S.DECISION_ISSUED, Seat.CHAIR, "§1.3 row 15, §3",
        needs=("noticed",), any_of=(heard, HEARD_ON_PANEL_REPORT, ("answered", "answer_time_spent")),
        unless=("further_charge_open",),
        guards=("findings_complete", "an_allegation_is_sustained", "not_heavier_than_proposed_unless_heard", "there_is_a_credential_to_take"),
        motion=Body.COMMITTEE, gives=(kind,),
        effect="sanctions.impose", settles=("decision", "decision_outer"), notices=("decision", outcome), grave=True,
        limits=(Limit("decision_notice", _("Serve the decision"), "decision_notice_days"),),
    )  # fmt: skip


TITLE = "Hearing and decision"
STEPS = (
    step(
        "appoint_panel", _("Appoint the hearing panel"), S.HEARING_SCHEDULED, None, Seat.CHAIR, "§2.1, §2.7",
        unless=("panel_appointed",), gives=("panel_appointed",), effect="hearings.appoint_panel", form="appoint_panel",
    ),
    step(
        "set_hearing", _("Set day and place of the hearing"), S.HEARING_SCHEDULED, None, OFFICE | {Seat.OFFICER},
        "§1.3 row 12", needs=("panel_appointed",), unless=("hearing_set",), gives=("hearing_set",),
        effect="hearings.set_hearing", form="set_hearing", notices=("notice_of_hearing", "hearing_date"),
    ),
    step(
        "serve_hearing_notice", _("Record service of the notice of hearing"), S.HEARING_SCHEDULED, None, OFFICE,
        "§1.3 row 12", needs=("hearing_set",), unless=("hearing_noticed",), gives=("hearing_noticed",),
        serves="notice_of_hearing", form="service", effect="hearings.dates", guards=("hearing_is_ahead",),
        limits=(
            CHALLENGE,
            Limit("exchange", _("Hand in exhibits"), "exchange_days", since="hearing_day", before=True, right=True),
        ),
    ),
    step(
        "challenge", _("Challenge a panel member"), S.HEARING_SCHEDULED, None, PARTIES,
        "§1.3 row 12a", needs=("hearing_noticed",), effect="hearings.challenge", form="challenge", main=False,
    ),
    step(
        "rule_on_challenge", _("Rule on a challenge"), S.HEARING_SCHEDULED, None, {Seat.OFFICER, Seat.CHAIR},
        "§1.3 row 12a", guards=("challenge_waits_for_me",), effect="hearings.rule_on_challenge",
        form="rule_on_challenge", tool=True,
    ),
    step(
        "seat_alternate", _("Seat the alternate"), S.HEARING_SCHEDULED, None, {Seat.CHAIR, Seat.OFFICER},
        "§2.1", guards=("panel_has_a_gap", "alternate_is_free"), effect="hearings.seat_alternate", **TELL,
    ),
    step(
        "seat_alternate_in_hearing", _("Seat the alternate"), {S.HEARING, S.PANEL_REPORT}, None,
        {Seat.CHAIR, Seat.OFFICER}, "§2.1", guards=("panel_has_a_gap", "alternate_is_free"),
        effect="hearings.seat_alternate", main=False,
    ),
    step(
        "name_panel_member", _("Name another panel member"), S.HEARING_SCHEDULED, None, Seat.CHAIR, "§2.1, §2.7",
        guards=("panel_has_a_gap", "no_alternate_is_left"), effect="hearings.name_panel_member",
        form="name_panel_member", main=False, **TELL,
    ),
    step(
        "hear_again", _("Hear the case again with a full panel"), {S.HEARING, S.PANEL_REPORT}, S.HEARING_SCHEDULED,
        Seat.CHAIR, "§2.1", guards=("panel_has_a_gap", "no_alternate_is_left"), effect="hearings.panel_fell_apart",
        clears=("hearing_set", "hearing_noticed", "attendance_recorded", "hearing_held"),
        settles=("panel_report", "decision_outer"), limits=(HEAR,), main=False, grave=True,
    ),
    step(
        "offer_exhibit", _("Hand in an exhibit"), S.HEARING_SCHEDULED, None, ANSWERING | {Seat.INVESTIGATOR},
        "§1.3 row 12b", needs=("hearing_noticed",), guards=("exchange_is_open",), effect="hearings.offer_exhibit",
        form="document", main=False,
    ),
    step(
        "admit_exhibit", _("Rule on an exhibit"), {S.HEARING_SCHEDULED, S.HEARING}, None, Seat.OFFICER, "§2.5",
        guards=("exhibit_waits",), effect="hearings.admit_exhibit", form="admit_exhibit", main=False, tool=True,
    ),
    step(
        "continue_hearing", _("Put the hearing off"), {S.HEARING_SCHEDULED, S.HEARING}, S.HEARING_SCHEDULED,
        Seat.OFFICER, "§2.15", needs=("hearing_set",), clears=("hearing_set", "hearing_noticed", "attendance_recorded"),
        effect="hearings.continue_hearing", form="reason", settles=HEARING_RIGHTS, main=False,
    ),
    step(
        "open_hearing", _("Open the hearing"), S.HEARING_SCHEDULED, S.HEARING, Seat.OFFICER, "§1.3 row 12",
        needs=("hearing_noticed",), unless=("panel_changed",), settles=HEARING_RIGHTS, effect="hearings.open_hearing",
        guards=(
            "panel_is_complete", "panel_has_declared", "challenges_are_ruled", "notice_was_long_enough",
            "hearing_day_has_come",
        ),
    ),
    step(
        "record_attendance", _("Record who attended"), S.HEARING, None, Seat.OFFICER, "§1.3 row 13, §2.14",
        gives=("attendance_recorded",), effect="hearings.record_attendance", form="attendance",
    ),
    step(
        "close_hearing", _("Close the hearing"), S.HEARING, S.PANEL_REPORT, Seat.OFFICER, "§1.3 row 13",
        needs=("attendance_recorded",), gives=("hearing_held",), guards=("panel_is_complete",),
        effect="hearings.close_hearing", settles=("hearing_within",),
        limits=(REPORT, Limit("decision_outer", _("Decide at the latest"), "decision_outer_days")),
    ),
    step(
        "open_panel_motion", _("Put a finding to the panel"), S.PANEL_REPORT, None, Seat.OFFICER, "§2.3",
        effect="open_motion", form="finding_motion", main=False,
    ),
    step(
        "file_panel_report", _("Sign and file the panel report"), S.PANEL_REPORT, S.COMMITTEE_DECISION, Seat.OFFICER,
        "§1.3 row 14", needs=("hearing_held",), guards=("panel_findings_complete",), gives=("panel_reported",),
        effect="hearings.file_panel_report", form="recommendation", settles=("panel_report",),
        page="hearings:findings", notices=("panel_report",), limits=(DECIDE,),
    ),
    step(
        "serve_panel_report", _("Record service of the panel report"), S.COMMITTEE_DECISION, None, OFFICE,
        "§1.3 row 14", needs=("panel_reported",), unless=("panel_report_served",), gives=("panel_report_served",),
        serves="panel_report", form="service",
        limits=(
            Limit("exceptions", _("File exceptions to the panel report"), "exceptions_days", since="served",
                  lapse=("exceptions_time_over",)),
        ),
    ),
    step(
        "file_exceptions", _("File exceptions to the panel report"), S.COMMITTEE_DECISION, None, ANSWERING,
        "§1.3 row 14", needs=("panel_report_served",), unless=("exceptions_filed", "exceptions_time_spent"),
        gives=("exceptions_filed",), effect="file_exceptions", form="statement", settles=("exceptions",),
        guards=("filed_in_time",),
    ),
    step(
        "exceptions_time_over", _("Note that the time for exceptions is over"), S.COMMITTEE_DECISION, None, CLOCK,
        "§1.3 row 14", needs=("panel_report_served",), unless=("exceptions_filed", "exceptions_time_spent"),
        gives=("exceptions_time_spent",),
    ),
    step(
        "open_finding_motion", _("Put a finding to the committee"), S.COMMITTEE_DECISION, None, Seat.CHAIR,
        "§1.3 row 15, §2.3", any_of=(HEARD_ON_PANEL_REPORT,), effect="open_motion", form="finding_motion", main=False,
    ),
    step(
        "remit", _("Send back to the panel"), S.COMMITTEE_DECISION, S.PANEL_REPORT, Seat.CHAIR, "§1.3 row 15",
        needs=("panel_reported",), unless=("remitted",), motion=Body.COMMITTEE, gives=("remitted",),
        clears=("panel_reported", "panel_report_served", "exceptions_filed", "exceptions_time_spent"),
        settles=("decision", "exceptions"), limits=(REPORT,),
    ),
    decide("caution", _("Decide: Written Caution"), "outcome_confidential", HEARD),
    decide("reprimand", _("Decide: Public Reprimand"), "outcome", HEARD),
    decide("suspension", _("Decide: Suspension"), "outcome", HEARD),
    # Silence never leads to Revocation: a hearing held, or waived in writing (§1.3 row 10). Only a conviction is
    # conclusive without one (§1.4).
    decide(
        "revocation", _("Decide: Revocation"), "outcome",
        ("hearing_held", "hearing_waived", "hearing_waived_on_conviction"),
    ),
    step(
        "find_not_sustained", _("Close: nothing sustained"), S.COMMITTEE_DECISION, S.CLOSED, Seat.CHAIR, "§1.3 row 15",
        any_of=(HEARD, HEARD_ON_PANEL_REPORT), unless=("further_charge_open",),
        guards=("findings_complete", "no_allegation_is_sustained"),
        disposition=Disposition.NOT_SUSTAINED, settles=("*",), notices=("not_sustained", "not_sustained_complainant"),
        grave=True,
    ),
)  # fmt: skip
