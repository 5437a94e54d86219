"""Requests of a credential holder on hold: while a case is past its notice, nothing is renewed, upgraded or moved
without the executive director's sign-off (procedure.md §1.4)."""

from django.utils.translation import gettext_lazy as _

from complaints.models import Status
from complaints.procedure.words import OPEN, Fact, step
from complaints.seats import OFFICE, Seat

TITLE = "Overlay: renewal hold"
FACTS = {
    "renewal_asked": Fact(
        _("No request of the credential holder waits."), _("A request waits for the sign-off already.")
    ),
}
STEPS = (
    step(
        "record_renewal_request", _("Put a renewal, upgrade or move on hold"), OPEN, None, OFFICE, "§1.4 hold renewal",
        needs=("noticed",), unless=("renewal_asked",), gives=("renewal_asked",), effect="record_renewal_request",
        form="renewal", in_abeyance=True, main=False,
    ),
    step(
        "sign_off_renewal", _("Rule on the request that is on hold"), frozenset(Status), None, Seat.DIRECTOR,
        "§1.4 hold renewal", needs=("renewal_asked",), clears=("renewal_asked",), effect="sign_off_renewal",
        form="sign_off_renewal", in_abeyance=True, main=False, task=True,
    ),
)  # fmt: skip
