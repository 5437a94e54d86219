"""The work of the investigation: plan, interviews, chronology, and the custody of evidence (procedure.md §1.3 row 8).

None of these moves a case. What was seen and heard is written down also while the main line stands still.
"""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from complaints.models import Status
from complaints.procedure.words import OPEN, step
from complaints.seats import OFFICE, Seat

KEEPERS = OFFICE | {Seat.INVESTIGATOR}
RULE = "§1.3 row 8; issue 5, Investigation"

TITLE = "The work of the investigation"
ROWS = (
    step(
        "plan_question", _("Plan what to find out"), Status.INVESTIGATION, None, Seat.INVESTIGATOR, RULE,
        effect="plan_question", form="plan_question", page="complaints:plan-question", main=False, tool=True, each=True,
    ),
    step(
        "record_interview", _("Record an interview"), Status.INVESTIGATION, None, Seat.INVESTIGATOR, RULE,
        effect="record_interview", form="interview", page="complaints:record-interview", main=False, tool=True, each=True,
    ),
    step(
        "enter_fact", _("Add a dated fact"), Status.INVESTIGATION, None, Seat.INVESTIGATOR, RULE,
        effect="enter_fact", form="dated_fact", page="complaints:enter-fact", main=False, tool=True, each=True,
    ),
    step(
        "record_source", _("Record where evidence came from"), OPEN, None, KEEPERS, RULE,
        guards=("evidence_is_on_file",), effect="record_source", form="evidence_source", page="complaints:record-source",
        main=False, tool=True, each=True,
    ),
    step(
        "hand_over_evidence", _("Record that evidence changed hands"), OPEN, None, KEEPERS, RULE,
        guards=("evidence_is_on_file",), effect="hand_over_evidence", form="hand_over",
        page="complaints:hand-over-evidence", main=False, tool=True, each=True,
    ),
    step(
        "check_files", _("Check that files are unchanged"), OPEN, None, KEEPERS, RULE,
        guards=("a_file_of_evidence_is_kept",), effect="check_files", form="check_files", page="complaints:check-files",
        main=False, tool=True, each=True,
    ),
)  # fmt: skip
STEPS = tuple(replace(row, in_abeyance=True) for row in ROWS)
