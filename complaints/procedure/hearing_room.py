"""While the hearing is prepared and held: what is arranged for those who come, and the log (procedure.md §2.13; ux.md §1.4)."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from complaints.models import Status
from complaints.procedure.words import step
from complaints.seats import OFFICE, Seat

S = Status

TITLE = "In the hearing room"
STEPS = (
    step(
        "arrange_help", _("Note how to join and what help is arranged"), {S.HEARING_SCHEDULED, S.HEARING}, None,
        OFFICE | {Seat.OFFICER}, "§4 field 1", needs=("hearing_set",), guards=("a_hearing_is_ahead",),
        effect="hearings.arrange_help", form="arrange_help", main=False, tool=True,
    ),
    # What was typed in the room may arrive when the hearing is over already: the network had failed.
    replace(
        step(
            "enter_in_log", _("Write in the log of the hearing"), {S.HEARING_SCHEDULED, S.HEARING, S.PANEL_REPORT}, None,
            Seat.OFFICER, "§2.5, §2.13", guards=("a_hearing_was_opened",), effect="hearings.enter_in_log",
            form="log_entry", page="hearings:run", main=False, tool=True,
        ),
        in_abeyance=True,
    ),
)  # fmt: skip
