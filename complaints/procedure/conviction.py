"""The criminal and reciprocal route (procedure.md §1.4).

A certified judgment or another body's final order is conclusive of the fact; what is left is shown cause on.
"""

from django.utils.translation import gettext_lazy as _

from complaints.models import Status
from complaints.procedure.words import CLOCK, HELD, OPEN, Fact, Limit, step
from complaints.seats import OFFICE, Seat

S = Status
UNDER_INQUIRY = {S.NOTICE_TO_RESPONDENT, S.AWAITING_ANSWER, S.INVESTIGATION, S.DETERMINATION}
CHARGING = {S.CHARGED, S.HEARING_SCHEDULED, S.COMMITTEE_DECISION}
DECIDE = Limit("decision", _("Decide the case"), "decision_days")

TITLE = "Overlay: conviction or final order"
FACTS = {
    "convicted": Fact(_("No conviction or final order is on file."), _("The judgment is on file already.")),
    "self_reported": Fact(
        _("The respondent has not reported the judgment."), _("The respondent has reported the judgment.")
    ),
    "not_self_reported": Fact("", _("The time to report the judgment is over.")),
    "show_cause": Fact(_("No order to show cause was issued."), _("The case goes by the order to show cause.")),
    "hearing_waived_on_conviction": Fact(_("The time to show cause is not over.")),
    "further_charge_open": Fact(
        _("No further charge waits for an answer."), _("A further charge was made. Its time to answer comes first.")
    ),
}
STEPS = (
    step(
        "record_conviction", _("Put a conviction or final order on file"), UNDER_INQUIRY, None, Seat.DIRECTOR,
        "§1.4 conviction", needs=("alleged",), unless=("convicted",), gives=("convicted",), clears=(HELD,),
        effect="record_conviction", form="conviction", settles=("abeyance_review",), in_abeyance=True, main=False,
        limits=(
            Limit("self_report", _("Report the judgment to the Board"), "self_report_days", since="judged",
                  lapse=("note_missing_self_report",)),
        ),
    ),
    step(
        "report_conviction", _("Report a conviction or final order yourself"), UNDER_INQUIRY | {S.CHARGED}, None,
        Seat.RESPONDENT, "§1.4 conviction", unless=("self_reported", "not_self_reported"), gives=("self_reported",),
        effect="report_conviction", form="statement", settles=("self_report",), in_abeyance=True, main=False,
    ),
    step(
        "note_missing_self_report", _("Note that the judgment was not reported"), OPEN, None, CLOCK, "§1.4 conviction",
        needs=("convicted",), unless=("self_reported",), gives=("not_self_reported",), in_abeyance=True,
    ),
    step(
        "issue_show_cause", _("Order to show cause"), {S.AWAITING_ANSWER, S.INVESTIGATION, S.DETERMINATION}, S.CHARGED,
        Seat.DIRECTOR, "§1.4 conviction", needs=("noticed", "convicted"), gives=("charged", "show_cause"),
        effect="issue_show_cause", form="show_cause", notices=("show_cause", "charges_issued"), grave=True, main=False,
        settles=("answer", "second_answer", "investigation", "determination", "comment"), seating=("committee",),
        limits=(Limit("outcome_notice", _("Serve the charges"), "outcome_notice_days"),),
    ),
    step(
        "serve_show_cause", _("Record service of the order to show cause"), S.CHARGED, None, OFFICE, "§1.4 conviction",
        needs=("show_cause",), unless=("charges_served",), gives=("charges_served",), serves="show_cause",
        form="service", settles=("outcome_notice",),
        limits=(
            Limit("show_cause", _("Show cause, or ask for a hearing"), "show_cause_days", since="served",
                  lapse=("take_silence_on_conviction",)),
        ),
    ),
    step(
        "show_cause", _("Show cause in writing"), S.CHARGED, S.COMMITTEE_DECISION, Seat.RESPONDENT, "§1.4 conviction",
        needs=("show_cause", "charges_served"), gives=("answered", "hearing_waived_on_conviction"), effect="comment",
        form="statement", settles=("show_cause",), limits=(DECIDE,), grave=True,
    ),
    step(
        "take_silence_on_conviction", _("Take silence as a waiver: the judgment is conclusive"), S.CHARGED,
        S.COMMITTEE_DECISION, CLOCK, "§1.4 conviction", needs=("show_cause", "charges_served"),
        gives=("answer_time_spent", "hearing_waived_on_conviction"), limits=(DECIDE,),
    ),
    step(
        "charge_further", _("Add a charge"), CHARGING, None, {Seat.CHAIR, Seat.DIRECTOR}, "§1.3 row 12b, §2.16",
        needs=("charged",), unless=("further_charge_open",), gives=("further_charge_open",), effect="draft_allegation",
        form="allegation", notices=("further_charge",), main=False,
    ),
    step(
        "serve_further_charge", _("Record service of the further charge"), CHARGING, None, OFFICE, "§1.3 row 12b",
        needs=("further_charge_open",), guards=("a_letter_of_the_charge_waits",), serves="further_charge",
        form="service",
        limits=(
            Limit("further_charge", _("Answer the further charge"), "further_charge_days", since="served",
                  lapse=("further_charge_time_over",)),
        ),
    ),
    step(
        "answer_further_charge", _("Answer the further charge"), CHARGING, None, Seat.RESPONDENT, "§1.3 row 12b",
        needs=("further_charge_open",), clears=("further_charge_open",), effect="comment", form="statement",
        settles=("further_charge",), main=False,
    ),
    step(
        "further_charge_time_over", _("Note that the time to answer the further charge is over"), CHARGING, None, CLOCK,
        "§1.3 row 12b", needs=("further_charge_open",), clears=("further_charge_open",),
    ),
)  # fmt: skip
