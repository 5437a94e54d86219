"""More time: the respondent asks, the executive director answers, and the office's own limits are lengthened (§1.1).

Process limits may be extended, with who, why and both dates on record. The limits that are a party's right or duty
(appeal, reconsideration, review, challenge, exceptions, election, answer, comment) never are by `extend_limit`.
"""

from django.utils.translation import gettext_lazy as _

from complaints.models import Status
from complaints.procedure.words import Fact, step
from complaints.seats import ANSWERING, Seat

S = Status
# Where one of the limits that may be extended (`complaints.more_time.PROCESS`) can run.
RUNNING = (
    S.SUBMITTED, S.JURISDICTION, S.PRELIM_REVIEW, S.INVESTIGATION, S.DETERMINATION, S.HEARING_SCHEDULED, S.HEARING,
    S.PANEL_REPORT, S.COMMITTEE_DECISION, S.APPEAL, S.REINSTATEMENT,
)  # fmt: skip

TITLE = "More time"
FACTS = {"comment_extended": Fact("", _("The time to comment was extended once; the rules allow no second time."))}
STEPS = (
    step(
        "ask_more_time", _("Ask for more time"), {S.AWAITING_ANSWER, S.DETERMINATION}, None, ANSWERING, "§1.3 row 7",
        guards=("more_time_can_be_asked",), effect="ask_more_time", form="extension", main=False,
    ),
    step(
        "withdraw_more_time", _("Take back your request for more time"), {S.AWAITING_ANSWER, S.DETERMINATION}, None,
        ANSWERING, "§1.3 row 7", guards=("more_time_was_asked",), effect="withdraw_more_time", form="confirm",
        main=False, tool=True,
    ),
    step(
        "extend_comment", _("Give more time to comment"), S.DETERMINATION, None, Seat.DIRECTOR, "§1.1 extensions",
        needs=("report_served",), unless=("comment_extended", "commented", "comment_time_spent"),
        gives=("comment_extended",), effect="extend_comment", form="extension", main=False,
    ),
    step(
        "refuse_more_time", _("Refuse more time"), {S.AWAITING_ANSWER, S.DETERMINATION}, None, Seat.DIRECTOR,
        "§1.3 row 7", guards=("more_time_was_asked",), effect="refuse_more_time", form="reason",
        notices=("more_time_refused",), main=False, tool=True,
    ),
    step(
        "extend_limit", _("Extend a limit of the Board"), RUNNING, None, {Seat.DIRECTOR, Seat.CHAIR}, "§1.1 extensions",
        guards=("a_process_limit_runs",), effect="extend_limit", form="extend_limit", main=False, tool=True,
    ),
)  # fmt: skip
