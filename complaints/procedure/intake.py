"""From filing to the end of screening (procedure.md §1.3 rows 1–5, and the complainant's review)."""

from django.utils.translation import gettext_lazy as _

from complaints.models import Body, Disposition, Status
from complaints.procedure.words import CLOCK, Limit, step
from complaints.seats import OFFICE, Seat

S = Status
REVIEW = Limit(
    "review",
    _("Ask for a review of the dismissal"),
    "review_days",
    since="served",
    lapse=("close_dismissed_at_screening", "close_dismissed_after_investigation"),
)
REFUSE = {"effect": "give_reason", "form": "reason", "notices": ("not_accepted",), "settles": ("*",), "grave": True}

TITLE = "Intake and screening"
STEPS = (
    step(
        "file", _("File the complaint"), S.SUBMITTED, None, {Seat.COMPLAINANT, Seat.STAFF}, "§1.3 row 1",
        unless=("filed",), gives=("filed",), effect="file", notices=("receipt",), seating=("office",), form="",
        limits=(
            Limit("receipt", _("Send the receipt"), "receipt_days", since="received"),
            Limit("screening", _("Screen the complaint"), "screening_days", since="received"),
        ),
    ),
    step(
        "complete", _("Send what was missing"), S.INCOMPLETE, S.SUBMITTED, OFFICE | {Seat.COMPLAINANT}, "§1.3 row 3",
        effect="add_to_complaint", form="statement", settles=("cure",), guards=("filed_in_time",),
    ),
    step(
        "close_incomplete", _("Close as incomplete"), S.INCOMPLETE, S.CLOSED, CLOCK, "§1.3 row 3",
        disposition=Disposition.INCOMPLETE, notices=("not_accepted",), settles=("*",),
    ),
    step(
        "begin_jurisdiction", _("Begin the jurisdiction check"), S.SUBMITTED, S.JURISDICTION, OFFICE, "§1.3 row 4",
        needs=("filed",), effect="judge_form",
    ),
    step(
        "ask_completion", _("Ask the complainant for what is missing"), S.SUBMITTED, S.INCOMPLETE, OFFICE, "§1.3 row 3",
        needs=("filed",), effect="give_reason", form="reason", notices=("defects",),
        limits=(Limit("cure", _("Send what is missing"), "cure_days", lapse=("close_incomplete",)),),
    ),
    step(
        "match_respondent", _("Match the respondent with the registry"), S.JURISDICTION, None, OFFICE, "§1.2 G1",
        effect="match_respondent", form="match_respondent", main=False,
    ),
    step(
        "rule_on_guard", _("Rule on an intake guard"), {S.JURISDICTION, S.PRELIM_REVIEW}, None,
        {Seat.DIRECTOR, Seat.CHAIR}, "§1.2", effect="rule_on_guard", form="rule_on_guard", main=False,
    ),
    step(
        "send_to_screening", _("Send to screening"), S.JURISDICTION, S.PRELIM_REVIEW, Seat.DIRECTOR, "§1.3 row 4",
        guards=("respondent_matched", "jurisdiction_passed"), seating=("chair",),
    ),
    step(
        "close_no_jurisdiction", _("Close: no jurisdiction"), S.JURISDICTION, S.CLOSED, Seat.DIRECTOR, "§1.2 G1",
        guards=("person_guard_failed",), disposition=Disposition.NO_JURISDICTION, **REFUSE,
    ),
    step(
        "close_untimely", _("Close: filed too late"), S.JURISDICTION, S.CLOSED, Seat.DIRECTOR, "§1.2 G3",
        guards=("time_guard_failed",), disposition=Disposition.UNTIMELY, **REFUSE,
    ),
    step(
        "close_without_consent", _("Close: no name or no consent"), S.JURISDICTION, S.CLOSED, Seat.DIRECTOR,
        "§1.2 G5 and G6", guards=("identity_or_consent_guard_failed",), disposition=Disposition.INCOMPLETE, **REFUSE,
    ),
    step(
        "close_duplicate", _("Close: decided before"), S.JURISDICTION, S.CLOSED, Seat.DIRECTOR, "§1.2 G7",
        guards=("duplicate_guard_failed",), disposition=Disposition.DUPLICATE, **REFUSE,
    ),
    step(
        "appoint_screener", _("Name the screening member"), S.PRELIM_REVIEW, None, Seat.CHAIR, "§1.3 row 5",
        guards=("no_screener_yet",), effect="appoint_screener", form="appoint_screener",
    ),
    step(
        "draft_allegation", _("Draft an allegation"), {S.PRELIM_REVIEW, S.DISMISSAL_REVIEW}, None,
        OFFICE | {Seat.CHAIR, Seat.SCREENER, Seat.REVIEWER}, "§1.3 row 5",
        gives=("alleged",), effect="draft_allegation", form="allegation", main=False,
    ),
    step(
        "give_opinion", _("Give your screening opinion"), S.PRELIM_REVIEW, None, {Seat.CHAIR, Seat.SCREENER},
        "§1.3 row 5", guards=("opinion_not_given",), effect="give_opinion", form="opinion", each=True,
    ),
    step(
        "accept", _("Accept the complaint"), S.PRELIM_REVIEW, S.NOTICE_TO_RESPONDENT, Seat.CHAIR, "§1.3 row 5",
        needs=("alleged",), unless=("awaits_text",),
        guards=("both_opinions_in", "not_both_for_dismissal", "subject_guard_passed", "an_allegation_can_be_heard"),
        effect="name_respondent_party", settles=("screening",), notices=("accepted", "notice_of_complaint"),
        limits=(Limit("notice", _("Serve the complaint on the respondent"), "notice_days"),),
    ),
    step(
        "dismiss_at_screening", _("Dismiss at screening"), S.PRELIM_REVIEW, S.DISMISSED, Seat.CHAIR, "§1.3 row 5",
        guards=("both_opinions_in", "both_for_dismissal"), gives=("dismissed_at_screening",),
        settles=("screening",), notices=("dismissal",), grave=True,
        limits=(Limit("outcome_notice", _("Tell the complainant"), "screening_notice_days"),),
    ),
    step(
        "serve_dismissal", _("Record service of the dismissal"), S.DISMISSED, None, OFFICE, "§1.3 review",
        unless=("dismissal_served",), gives=("dismissal_served",), serves="dismissal", form="service",
        settles=("outcome_notice",), limits=(REVIEW,),
    ),
    step(
        "request_review", _("Ask for a review of the dismissal"), S.DISMISSED, S.DISMISSAL_REVIEW, Seat.COMPLAINANT,
        "§1.3 review", needs=("dismissal_served",), unless=("reviewed",),
        guards=("complainant_can_ask_for_review", "filed_in_time"), effect="add_to_complaint", form="statement",
        settles=("review",), seating=("president",), notices=("review_requested",),
    ),
    step(
        "close_dismissed_at_screening", _("Close: dismissed at screening"), S.DISMISSED, S.CLOSED, CLOCK, "§1.3 review",
        needs=("dismissed_at_screening", "dismissal_served"), guards=("no_review_can_be_asked_for",), sweep=True,
        disposition=Disposition.DISMISSED_PRELIM, notices=("closing",), settles=("*",),
    ),
    step(
        "close_dismissed_after_investigation", _("Close: dismissed after investigation"), S.DISMISSED, S.CLOSED, CLOCK,
        "§1.3 review", needs=("dismissed_after_investigation", "dismissal_served"),
        guards=("no_review_can_be_asked_for",), sweep=True, disposition=Disposition.DISMISSED,
        notices=("closing", "closing_respondent"), settles=("*",),
    ),
    step(
        "appoint_reviewers", _("Appoint three reviewers"), S.DISMISSAL_REVIEW, None, Seat.PRESIDENT, "§1.3 review",
        unless=("reviewers_appointed",), gives=("reviewers_appointed",), effect="appoint_reviewers",
        form="appoint_reviewers",
    ),
    step(
        "replace_reviewer", _("Replace a reviewer who cannot serve"), S.DISMISSAL_REVIEW, None, Seat.PRESIDENT,
        "§1.3 review", needs=("reviewers_appointed",), guards=("a_reviewer_is_missing",), effect="appoint_reviewers",
        form="appoint_reviewers", main=False, tool=True,
    ),
    step(
        "open_review_motion", _("Put a motion to the reviewers"), S.DISMISSAL_REVIEW, None, Seat.REVIEWER,
        "§1.3 review", needs=("reviewers_appointed",), effect="open_motion", form="motion", main=False,
    ),
    step(
        "uphold_dismissal_at_screening", _("Uphold the dismissal"), S.DISMISSAL_REVIEW, S.CLOSED, Seat.REVIEWER,
        "§1.3 review", needs=("dismissed_at_screening",), motion=Body.REVIEW, notices=("closing",), settles=("*",),
        disposition=Disposition.DISMISSED_PRELIM, grave=True,
    ),
    step(
        "uphold_dismissal_after_investigation", _("Uphold the dismissal"), S.DISMISSAL_REVIEW, S.CLOSED, Seat.REVIEWER,
        "§1.3 review", needs=("dismissed_after_investigation",), motion=Body.REVIEW, settles=("*",),
        notices=("closing", "closing_respondent"), disposition=Disposition.DISMISSED, grave=True,
    ),
    step(
        "reopen_screened_case", _("Set the dismissal aside and accept"), S.DISMISSAL_REVIEW, S.NOTICE_TO_RESPONDENT,
        Seat.REVIEWER, "§1.3 review", needs=("dismissed_at_screening", "alleged"), unless=("awaits_text",),
        guards=("an_allegation_can_be_heard",), motion=Body.REVIEW,
        gives=("reviewed",), clears=("dismissed_at_screening", "dismissal_served", "reviewers_appointed"),
        effect="name_respondent_party", notices=("accepted", "notice_of_complaint"), unseats=(Seat.REVIEWER,),
        limits=(Limit("notice", _("Serve the complaint on the respondent"), "notice_days"),),
    ),
    step(
        "reopen_investigated_case", _("Set the dismissal aside and decide again"), S.DISMISSAL_REVIEW, S.DETERMINATION,
        Seat.REVIEWER, "§1.3 review", needs=("dismissed_after_investigation",), motion=Body.REVIEW,
        gives=("reviewed",), clears=("dismissed_after_investigation", "dismissal_served", "reviewers_appointed"),
        notices=("dismissal_set_aside", "dismissal_set_aside_respondent"), unseats=(Seat.REVIEWER,),
        limits=(Limit("determination", _("Meet and decide"), "determination_days"),),
    ),
)  # fmt: skip
