"""Changes on the way to the hearing: a new panel member is told of, and a side asks for another day (§1.3 row 12a, §2.15)."""

from django.utils.translation import gettext_lazy as _

from complaints.models import Status
from complaints.procedure.hearing import HEARING_RIGHTS
from complaints.procedure.words import Fact, Limit, step
from complaints.seats import ANSWERING, OFFICE, Seat

S = Status
SIDES = ANSWERING | {Seat.INVESTIGATOR}

TITLE = "Changes before the hearing"
FACTS = {
    "panel_changed": Fact(
        _("The panel has not changed since the parties were told of it."),
        _("The parties have not been told of the new panel member yet. Serve that letter first."),
    ),
}
STEPS = (
    step(
        "serve_panel_change", _("Record service of the letter about the new panel member"), S.HEARING_SCHEDULED, None,
        OFFICE, "§1.3 row 12a", needs=("panel_changed",), clears=("panel_changed",), serves="panel_change",
        form="service",
        limits=(
            Limit("challenge_new_member", _("Challenge the new panel member"), "challenge_days", since="served",
                  right=True),
        ),
    ),
    step(
        "ask_continuance", _("Ask to put the hearing off"), S.HEARING_SCHEDULED, None, SIDES, "§2.15",
        needs=("hearing_set",),
        guards=("continuance_is_asked_in_time", "my_side_has_a_continuance_left", "no_continuance_waits"),
        effect="hearings.ask_continuance", form="reason", main=False,
    ),
    step(
        "withdraw_continuance", _("Take back your request for another hearing day"), S.HEARING_SCHEDULED, None, SIDES,
        "§2.15", guards=("my_side_waits_for_a_continuance",), effect="hearings.withdraw_continuance", form="confirm",
        main=False, tool=True,
    ),
    step(
        "grant_continuance", _("Put the hearing off as a side asked"), S.HEARING_SCHEDULED, None, Seat.OFFICER,
        "§2.15", needs=("hearing_set",), guards=("a_continuance_waits",),
        clears=("hearing_set", "hearing_noticed", "attendance_recorded"), effect="hearings.grant_continuance",
        form="reason", settles=HEARING_RIGHTS, notices=("continuance_granted", "hearing_put_off"), tool=True,
    ),
    step(
        "refuse_continuance", _("Refuse to put the hearing off"), S.HEARING_SCHEDULED, None, Seat.OFFICER, "§2.15",
        guards=("a_continuance_waits",), effect="hearings.refuse_continuance", form="reason",
        notices=("continuance_refused",), main=False, tool=True,
    ),
)  # fmt: skip
