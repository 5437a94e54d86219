"""Complaints about the Board's own: who is walled off, and who acts in place of the office (procedure.md §2.8)."""

from django.utils.translation import gettext_lazy as _

from complaints.models import Status
from complaints.procedure.words import CLOCK, OPEN, step
from complaints.seats import Seat

S = Status
ACTS = frozenset({Seat.DIRECTOR, Seat.PRESIDENT})

TITLE = "People of the Board in a case"
STEPS = (
    step(
        "name_insider", _("Say who of the Board is complained of"), OPEN, None, ACTS, "§2.8",
        effect="name_insider", form="name_insider", main=False, grave=True, in_abeyance=True,
    ),
    step(
        "wall_off_insider", _("Wall off the one complained of"), OPEN - {S.SUBMITTED, S.INCOMPLETE}, None, CLOCK, "§2.8",
        guards=("an_insider_is_not_walled_off",), effect="wall_off_insider", sweep=True, in_abeyance=True,
    ),
    step(
        "name_board_witness", _("Say who of the Board is a witness"), OPEN, None, ACTS | {Seat.CHAIR}, "§2.8",
        effect="name_board_witness", form="name_insider", main=False, grave=True, in_abeyance=True,
    ),
    step(
        "release_to_office", _("Hand the case to the office"), OPEN, None, ACTS, "§2.8",
        guards=("case_is_kept_from_office", "nobody_of_the_office_is_accused"), effect="release_to_office",
        form="reason", unseats=(Seat.STAFF, Seat.DIRECTOR, Seat.PRESIDENT), main=False, tool=True, in_abeyance=True,
        seating=("office", "president_with_a_task"),
    ),
    step(
        "call_second_person", _("Call a second person for the publication"), {S.FINAL, S.MONITORING, S.REINSTATEMENT},
        None, Seat.DIRECTOR, "§2.8, §3", guards=("case_is_kept_from_office", "nobody_stands_beside_the_president"),
        effect="call_second_person", main=False, tool=True, in_abeyance=True,
    ),
)  # fmt: skip
