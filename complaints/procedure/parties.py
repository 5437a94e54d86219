"""The people of a case beside complainant and respondent: representatives, co-complainants, witnesses.

Sources: procedure.md §2.12 (attorneys), §2.18 (several complainants), §5 (the witness column of the access matrix).
"""

from django.utils.translation import gettext_lazy as _

from complaints.models import Status
from complaints.procedure.words import OPEN, step
from complaints.seats import ANSWERING, OFFICE, Seat

S = Status
AFTER_NOTICE = OPEN - {S.SUBMITTED, S.INCOMPLETE, S.JURISDICTION, S.PRELIM_REVIEW, S.NOTICE_TO_RESPONDENT}
# No new facts on appeal (§2.11), so nobody is heard as a witness from the decision on.
FACTS_ARE_OPEN = {
    S.AWAITING_ANSWER, S.INVESTIGATION, S.DETERMINATION, S.CHARGED, S.HEARING_SCHEDULED, S.HEARING, S.PANEL_REPORT,
    S.COMMITTEE_DECISION,
}  # fmt: skip
BEFORE_DECISION = {
    S.SUBMITTED, S.INCOMPLETE, S.JURISDICTION, S.PRELIM_REVIEW, S.DISMISSED, S.DISMISSAL_REVIEW,
    S.NOTICE_TO_RESPONDENT, *FACTS_ARE_OPEN,
}  # fmt: skip

TITLE = "People of a case"
STEPS = (
    step(
        "name_representative", _("Name who acts for you"), AFTER_NOTICE, None, Seat.RESPONDENT, "§2.12",
        needs=("noticed",), guards=("no_representative_yet",), effect="hearings.name_representative",
        form="name_representative", main=False, in_abeyance=True,
    ),
    step(
        "end_representation", _("End the representation"), AFTER_NOTICE, None, Seat.RESPONDENT, "§2.12",
        needs=("noticed",), guards=("a_representative_is_named",), effect="hearings.end_representation", main=False,
        tool=True, in_abeyance=True,
    ),
    step(
        "admit_representative", _("Give a late representative leave to appear"), {S.HEARING_SCHEDULED, S.HEARING}, None,
        Seat.OFFICER, "§2.12", guards=("a_representative_waits",), effect="hearings.admit_representative",
        form="reason", main=False, tool=True, in_abeyance=True,
    ),
    step(
        "name_co_complainant", _("Name another complainant"), BEFORE_DECISION, None, OFFICE | {Seat.COMPLAINANT},
        "§2.18", needs=("filed",), effect="name_co_complainant", form="name_co_complainant", main=False,
        in_abeyance=True,
    ),
    step(
        "name_witness", _("Name a witness"), FACTS_ARE_OPEN, None,
        OFFICE | ANSWERING | {Seat.COMPLAINANT, Seat.INVESTIGATOR}, "§5", effect="name_witness", form="name_witness",
        main=False, in_abeyance=True,
    ),
    step(
        "call_witness", _("Call a witness to the hearing"), S.HEARING_SCHEDULED, None, OFFICE | {Seat.OFFICER},
        "§1.3 row 12", needs=("hearing_set",), guards=("a_witness_is_named",), effect="call_witness",
        form="call_witness", main=False,
    ),
)  # fmt: skip
