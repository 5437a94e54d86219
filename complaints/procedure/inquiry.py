"""From notice to the respondent to charges (procedure.md §1.3 rows 6–10)."""

from django.utils.translation import gettext_lazy as _

from complaints.models import Body, Status
from complaints.procedure.words import CLOCK, Limit, step
from complaints.seats import ANSWERING, OFFICE, Seat

S = Status
INVESTIGATE = Limit("investigation", _("Finish the investigation"), "investigation_days")
HEAR = Limit("hearing_within", _("Hold the hearing"), "hearing_within_days")
DECIDE = Limit("decision", _("Decide the case"), "decision_days")
# Where a row of the table waits for a vote of the committee; a test holds the two together.
COMMITTEE_MAY_VOTE = frozenset(Status) - {
    S.DISMISSED, S.DISMISSAL_REVIEW, S.FINAL, S.MONITORING, S.JOINED,
}  # fmt: skip
HEARD_ON_REPORT = ("commented", "comment_time_spent")

TITLE = "Inquiry and charges"
STEPS = (
    step(
        "serve_complaint", _("Record service of the complaint"), S.NOTICE_TO_RESPONDENT, S.AWAITING_ANSWER, OFFICE,
        "§1.3 row 6", gives=("noticed",), serves="notice_of_complaint", form="service", effect="invite_respondent",
        settles=("notice",), seating=("respondent",),
        limits=(
            Limit("answer", _("Answer the complaint"), "answer_days", since="served",
                  lapse=("second_notice", "go_without_answer")),
        ),
    ),
    step(
        "extend_answer", _("Give more time to answer"), S.AWAITING_ANSWER, None, Seat.DIRECTOR, "§1.3 row 7",
        unless=("answer_extended", "second_noticed"), gives=("answer_extended",), effect="extend_answer",
        form="extension", main=False,
    ),
    step(
        "answer", _("Answer the complaint"), S.AWAITING_ANSWER, S.INVESTIGATION, Seat.RESPONDENT, "§1.3 row 7",
        needs=("noticed",), gives=("answered",), effect="answer", form="answer", page="complaints:respond-answer",
        settles=("answer", "second_answer"), notices=("answer_received",), limits=(INVESTIGATE,),
        guards=("filed_in_time",),
    ),
    step(
        "second_notice", _("Draft the second notice"), S.AWAITING_ANSWER, None, CLOCK, "§1.3 row 7",
        unless=("second_noticed",), gives=("second_noticed",), notices=("second_notice",),
        limits=(
            Limit("second_answer", _("Answer after the second notice"), "answer_grace_days",
                  lapse=("go_without_answer",)),
        ),
    ),
    step(
        "go_without_answer", _("Go on without an answer"), S.AWAITING_ANSWER, S.INVESTIGATION, CLOCK, "§1.3 row 7",
        needs=("noticed", "second_noticed"), gives=("answer_time_spent",), limits=(INVESTIGATE,),
    ),
    step(
        "answer_late", _("Answer late"), S.INVESTIGATION, None, Seat.RESPONDENT, "§1.3 row 7",
        unless=("answered",), gives=("answered",), effect="answer", form="answer", main=False,
        page="complaints:respond-answer",
    ),
    step(
        "appoint_investigator", _("Appoint the investigator"), S.INVESTIGATION, None, {Seat.DIRECTOR, Seat.CHAIR},
        "§1.3 row 8", guards=("no_investigator_yet",), effect="appoint_investigator", form="appoint_investigator",
    ),
    step(
        "file_report", _("File the investigation report"), S.INVESTIGATION, S.DETERMINATION, Seat.INVESTIGATOR,
        "§1.3 row 8", any_of=(("answered", "answer_time_spent"),), gives=("reported",), effect="file_report",
        form="investigation_report", settles=("investigation",), notices=("report",), seating=("committee",),
        limits=(Limit("determination", _("Meet and decide"), "determination_days"),),
    ),
    step(
        "serve_report", _("Record service of the report"), S.DETERMINATION, None, OFFICE, "§1.3 row 8",
        needs=("reported",), unless=("report_served",), gives=("report_served",), serves="report", form="service",
        limits=(
            Limit("comment", _("Comment on the report"), "comment_days", since="served",
                  lapse=("comment_time_over",)),
        ),
    ),
    step(
        "comment", _("Comment on the report"), S.DETERMINATION, None, ANSWERING, "§1.3 row 8",
        needs=("report_served",), unless=("commented", "comment_time_spent"), gives=("commented",), effect="comment",
        form="statement", settles=("comment",), guards=("filed_in_time",),
    ),
    step(
        "comment_time_over", _("Note that the time to comment is over"), S.DETERMINATION, None, CLOCK, "§1.3 row 8",
        needs=("report_served",), unless=("commented", "comment_time_spent"), gives=("comment_time_spent",),
    ),
    step(
        "open_committee_motion", _("Put a motion to the committee"), COMMITTEE_MAY_VOTE, None, Seat.CHAIR, "§2.3",
        effect="open_motion", form="motion", main=False, in_abeyance=True,
    ),
    step(
        "dismiss_after_investigation", _("Dismiss after investigation"), S.DETERMINATION, S.DISMISSED, Seat.CHAIR,
        "§1.3 row 9", any_of=(HEARD_ON_REPORT,), motion=Body.COMMITTEE, gives=("dismissed_after_investigation",),
        settles=("determination",), notices=("dismissal", "dismissal_respondent"), grave=True,
        limits=(Limit("outcome_notice", _("Tell both sides"), "outcome_notice_days"),),
    ),
    step(
        "investigate_more", _("Investigate further"), S.DETERMINATION, S.INVESTIGATION, Seat.CHAIR, "§1.3 row 9",
        motion=Body.COMMITTEE, clears=("reported", "report_served", "commented", "comment_time_spent"),
        settles=("determination", "comment"), limits=(INVESTIGATE,),
    ),
    step(
        "charge", _("Issue charges"), S.DETERMINATION, S.CHARGED, Seat.CHAIR, "§1.3 rows 9 and 10",
        needs=("noticed",), any_of=(HEARD_ON_REPORT, ("answered", "answer_time_spent")), motion=Body.COMMITTEE,
        guards=("joined_cases_are_ripe",), gives=("charged",), effect="issue_charges", settles=("determination",),
        notices=("statement_of_charges", "charges_issued"), grave=True,
        limits=(Limit("outcome_notice", _("Serve the charges"), "outcome_notice_days"),),
    ),
    step(
        "serve_charges", _("Record service of the charges"), S.CHARGED, None, OFFICE, "§1.3 row 10",
        needs=("charged",), unless=("charges_served", "show_cause"), gives=("charges_served",), serves="statement_of_charges",
        form="service", settles=("outcome_notice",),
        limits=(
            Limit("election", _("Ask for a hearing, or waive it"), "election_days", since="served",
                  lapse=("set_down_for_hearing", "take_silence_as_waiver")),
        ),
    ),
    step(
        "request_hearing", _("Ask for a hearing"), S.CHARGED, S.HEARING_SCHEDULED, ANSWERING, "§1.3 row 10",
        needs=("charges_served",), guards=("filed_in_time",), settles=("election", "show_cause"), limits=(HEAR,),
    ),
    step(
        "waive_hearing", _("Waive the hearing in writing"), S.CHARGED, S.COMMITTEE_DECISION, Seat.RESPONDENT,
        "§1.3 row 10", needs=("charges_served",), unless=("show_cause",),
        guards=("hearing_can_be_waived", "filed_in_time"), gives=("hearing_waived",), effect="waive_hearing",
        form="signed", settles=("election",), limits=(DECIDE,), grave=True,
    ),
    step(
        "order_hearing", _("Order a hearing"), S.CHARGED, S.HEARING_SCHEDULED, Seat.CHAIR, "§1.3 row 10",
        needs=("charges_served",), motion=Body.COMMITTEE, settles=("election", "show_cause"), limits=(HEAR,),
    ),
    step(
        "set_down_for_hearing", _("Set down for hearing because of the proposed sanction"), S.CHARGED, S.HEARING_SCHEDULED,
        CLOCK, "§1.3 row 10", needs=("charges_served",), guards=("revocation_proposed",), limits=(HEAR,),
    ),
    step(
        "take_silence_as_waiver", _("Take silence as a waiver of the hearing"), S.CHARGED, S.COMMITTEE_DECISION, CLOCK,
        "§1.3 row 10", needs=("charges_served",), guards=("revocation_not_proposed",),
        gives=("hearing_waived_by_silence",), limits=(DECIDE,),
    ),
    step(
        "join", _("Join to another case about the same person"),
        {S.PRELIM_REVIEW, S.NOTICE_TO_RESPONDENT, S.AWAITING_ANSWER, S.INVESTIGATION}, S.JOINED, Seat.CHAIR, "§2.18",
        needs=("alleged",), unless=("awaits_text",),
        guards=("another_case_on_the_respondent", "an_allegation_can_be_heard"), effect="join", form="join",
        settles=("*",), notices=("joined", "joined_respondent"), main=False, grave=True,
    ),
    step(
        "close_with_lead", _("Close with the lead case"), S.JOINED, S.CLOSED, CLOCK, "§2.18",
        guards=("lead_case_closed",), disposition="lead", effect="follow_lead", notices=("closing",), settles=("*",),
        sweep=True,
    ),
)  # fmt: skip
