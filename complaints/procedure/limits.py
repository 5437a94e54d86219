"""Client link and limitation: what the screeners are shown, and what only the committee waives (§0.1, §1.2 G2 and G3)."""

from django.utils.translation import gettext_lazy as _

from complaints.models import Body, Status
from complaints.procedure.words import step
from complaints.seats import OFFICE, Seat

S = Status
SCREENED = {S.JURISDICTION, S.PRELIM_REVIEW, S.DISMISSAL_REVIEW, S.INVESTIGATION}

TITLE = "Client link and time limit"
STEPS = (
    step(
        "record_client_link", _("Record when the person was a client"), SCREENED, None,
        OFFICE | {Seat.CHAIR, Seat.SCREENER}, "§0.1, §4.5", effect="record_client_link", form="client_link", main=False,
    ),
    step(
        "rule_on_client_link", _("Rule whether the person was a client"), SCREENED, None, Seat.CHAIR, "§0.2",
        guards=("client_link_needs_a_ruling",), effect="rule_on_client_link", form="rule_on_client_link", main=False,
    ),
    step(
        "refer_time_limit", _("Ask the committee to waive the time limit"), S.JURISDICTION, None, Seat.DIRECTOR,
        "§1.2 G3", guards=("time_guard_failed", "time_limit_not_referred"), effect="give_reason", form="reason",
        seating=("chair",), main=False,
    ),
    step(
        "open_waiver_motion", _("Put a waiver of the time limit to the committee"), {S.JURISDICTION, S.PRELIM_REVIEW},
        None, Seat.CHAIR, "§1.2 G3, §2.3", guards=("a_limit_can_be_waived",), effect="open_motion",
        form="waiver_motion", main=False, tool=True,
    ),
    step(
        "waive_limitation", _("Waive the time limit"), {S.JURISDICTION, S.PRELIM_REVIEW}, None, Seat.CHAIR, "§1.2 G3",
        guards=("a_limit_can_be_waived",), motion=Body.COMMITTEE, effect="waive_limitation", form="waive_limitation",
        main=False,
    ),
)  # fmt: skip
