"""An appeal on paper, and one that came late (procedure.md §1.1 receipt rule, §1.3 row 18; scenarios.md T3).

A late appeal stops nothing: the letter that refuses it leaves, the sanction is published, the case can close. Excused,
it takes back what made the case final.
"""

from django.utils.translation import gettext_lazy as _

from complaints.models import Status
from complaints.procedure.outcome import DECIDE_APPEAL
from complaints.procedure.words import Fact, Limit, step
from complaints.seats import ANSWERING, OFFICE, Seat

S = Status
SPENT = {S.FINAL, S.MONITORING}
# Who signed the appeal away in an agreement, or gave the credential up, appeals no more, on paper or late.
WAIVED = ("consented", "surrendered")
# What made the case final falls: the time that was spent, the posting, and the times that ran from it.
LIFTED = {
    "gives": ("appealed",),
    "clears": ("appeal_time_spent", "late_appeal", "published"),
    "settles": ("appeal", "reconsideration", "publication", "reinstatement_lapse"),
    "notices": ("appeal_received", "appeal_filed"),
    "seating": ("president",),
    "grave": True,
}

TITLE = "Appeals on paper and late appeals"
FACTS = {
    "late_appeal": Fact(_("No late appeal is on file."), _("A late appeal is on file already.")),
    "late_appeal_refused": Fact("", _("A late appeal was not excused. The decision stays final.")),
}
STEPS = (
    step(
        "record_paper_appeal", _("Record an appeal on paper that came in time"), {S.DECISION_ISSUED, *SPENT}, S.APPEAL,
        OFFICE, "§1.1 filing date, §1.3 row 18", needs=("decision_served",), unless=("appealed", "appeal_decided", *WAIVED),
        effect="hearings.record_paper_appeal", form="paper_appeal", limits=(DECIDE_APPEAL,), main=False, **LIFTED,
    ),
    step(
        "appeal_late", _("Hand in a late appeal"), SPENT, None, OFFICE | ANSWERING, "§1.3 row 18",
        needs=("appeal_time_spent",), unless=("late_appeal", "late_appeal_refused", "appeal_decided", *WAIVED),
        gives=("late_appeal",), effect="hearings.appeal_late", form="late_appeal", notices=("appeal_rejected",),
        seating=("president",), main=False,
    ),
    step(
        "name_appeals_chair", _("Name the director who rules on the late appeal"), SPENT, None, Seat.PRESIDENT,
        "§1.3 who appoints, §2.7", needs=("late_appeal",), guards=("no_appeals_chair_yet",),
        effect="hearings.name_appeals_chair", form="appeals_chair", task=True,
    ),
    step(
        "excuse_late_appeal", _("Excuse the late appeal: service had failed"), SPENT, S.APPEAL, Seat.APPEALS,
        "§1.3 row 18", needs=("late_appeal",), unless=WAIVED, guards=("a_late_appeal_is_on_file",),
        effect="hearings.excuse_late_appeal", form="excuse_late_appeal", task=True,
        limits=(Limit("appeal_decision", _("Decide the appeal"), "appeal_decision_days"),), **LIFTED,
    ),
    step(
        "refuse_late_appeal", _("Do not excuse the late appeal"), SPENT, None, Seat.APPEALS, "§1.3 row 18",
        needs=("late_appeal",), guards=("a_late_appeal_is_on_file",), clears=("late_appeal",),
        gives=("late_appeal_refused",), effect="hearings.refuse_late_appeal", form="reason",
        notices=("late_appeal_refused",), unseats=(Seat.APPEALS,), grave=True,
    ),
)  # fmt: skip
