"""While conditions of a sanction run: reminders, a later day, and the new case that a breach opens (procedure.md §1.3 row 20)."""

from django.utils.translation import gettext_lazy as _

from complaints.models import Status
from complaints.procedure.words import CLOCK, step
from complaints.seats import Seat

S = Status
WATCHED = {S.MONITORING, S.REINSTATEMENT}
# An order binds from the day it is final, also before anybody begins to watch it.
BINDING = {S.FINAL, *WATCHED}

TITLE = "Conditions of a sanction"
STEPS = (
    step(
        "remind_of_conditions", _("Remind of a condition that is due soon"), WATCHED, None, CLOCK, "§1.3 row 20",
        guards=("a_condition_comes_due",), effect="sanctions.remind_of_conditions",
        notices=("condition_reminder",), on_round=True,
    ),
    step(
        "change_condition_day", _("Give a condition a later day"), WATCHED, None, {Seat.DIRECTOR, Seat.CHAIR},
        "§1.3 row 20, §1.1 extensions", guards=("a_condition_has_a_day",), effect="sanctions.change_condition_day",
        form="condition_day", notices=("condition_day_changed",), main=False, tool=True,
    ),
    step(
        "open_breach_case", _("Open a case for a breach"), BINDING, None, Seat.DIRECTOR, "§1.3 row 20, §3 PROC-2",
        guards=("something_can_be_breached", "a_breach_can_be_charged"), effect="sanctions.open_breach_case",
        form="breach", main=False, grave=True, tool=True,
    ),
)  # fmt: skip
