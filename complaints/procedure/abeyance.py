"""Abeyance: the status stands still while a court or an agency is at work (procedure.md §1.3, §1.4).

The main line is blocked, its deadlines stop and resume with the days that were left; overlays and letters go on.
"""

from django.utils.translation import gettext_lazy as _

from complaints.models import Body, Status
from complaints.procedure.words import HELD, Limit, step
from complaints.seats import Seat

S = Status
HOLDABLE = {
    S.PRELIM_REVIEW, S.NOTICE_TO_RESPONDENT, S.AWAITING_ANSWER, S.INVESTIGATION, S.DETERMINATION, S.CHARGED,
    S.HEARING_SCHEDULED, S.PANEL_REPORT, S.COMMITTEE_DECISION,
}  # fmt: skip
REVIEW = Limit("abeyance_review", _("Review the abeyance"), "abeyance_review_days")
TELLS_BOTH = {"notices": ("abeyance", "abeyance_respondent")}

TITLE = "Overlay: abeyance"
STEPS = (
    step(
        "hold_in_abeyance", _("Hold in abeyance"), HOLDABLE, None, Seat.CHAIR, "§1.3 abeyance", motion=Body.COMMITTEE,
        gives=(HELD,), clears=("hearing_set", "hearing_noticed"), effect="hearings.hold_in_abeyance",
        settles=("challenge", "exchange"), limits=(REVIEW,), main=False, grave=True, **TELLS_BOTH,
    ),
    step(
        "review_abeyance", _("Review the abeyance and continue it"), HOLDABLE, None, Seat.CHAIR, "§1.3 abeyance",
        needs=(HELD,), motion=Body.COMMITTEE, limits=(REVIEW,), in_abeyance=True, **TELLS_BOTH,
    ),
    step(
        "end_abeyance", _("End the abeyance"), HOLDABLE, None, Seat.CHAIR, "§1.3 abeyance", needs=(HELD,),
        motion=Body.COMMITTEE, clears=(HELD,), effect="end_abeyance", settles=("abeyance_review",), in_abeyance=True,
        notices=("abeyance_ended", "abeyance_ended_respondent"),
    ),
)  # fmt: skip
