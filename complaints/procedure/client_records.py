"""Client records that stay locked: redacted copies, grants to single people, and the end of a consent (§5)."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from complaints.procedure.words import OPEN, step
from complaints.seats import OFFICE, Seat

TITLE = "Client records"
ROWS = (
    step(
        "add_redacted_copy", _("Add a redacted copy of a client record"), OPEN, None, OFFICE, "§5 upload gate",
        guards=("a_client_record_is_on_file",), effect="add_redacted_copy", form="redacted_copy", main=False, tool=True,
    ),
    step(
        "grant_client_record", _("Let one person read a client record"), OPEN, None, Seat.DIRECTOR, "§5 access matrix",
        guards=("a_client_record_may_be_granted",), effect="grant_client_record", form="grant_client_record",
        main=False, tool=True,
    ),
    step(
        "revoke_release", _("End the release of a client record"), OPEN, None, Seat.DIRECTOR, "§5 consent",
        guards=("a_release_stands",), effect="revoke_release", form="revoke_release", main=False, tool=True, grave=True,
    ),
)  # fmt: skip
# A consent that ends shuts the record at once, whatever else stands still.
STEPS = tuple(replace(row, in_abeyance=True) for row in ROWS)
