"""Reconsideration: a decision that the committee looks at again before it is final (procedure.md §1.3 row 17)."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from complaints.models import Body, Status
from complaints.procedure.outcome import AGAIN
from complaints.procedure.words import CLOCK, Fact, Limit, step
from complaints.seats import ANSWERING, OFFICE, Seat

S = Status
APPEAL = Limit("appeal", _("Appeal the decision"), "appeal_days", lapse=("become_final",))
FRESH_APPEAL = replace(APPEAL, since="served")

TITLE = "Overlay: reconsideration"
FACTS = {
    "reconsideration_asked": Fact(
        _("Nobody has asked the committee to reconsider."),
        _("The committee rules first on whether to reconsider. A fresh time to appeal follows its ruling."),
    ),
    "reconsideration_ruled": Fact(
        _("The committee has not ruled on whether to reconsider."),
        _("The committee was asked to reconsider once, and ruled."),
    ),
    "reconsidered": Fact("", _("The committee has reconsidered once.")),
}
STEPS = (
    step(
        "petition_reconsideration", _("Ask the committee to reconsider"), S.DECISION_ISSUED, None, ANSWERING,
        "§1.3 row 17", needs=("decision_served",),
        unless=("reconsideration_asked", "reconsideration_ruled", "consented"),
        guards=("reconsideration_is_in_time",), gives=("reconsideration_asked",), effect="petition_reconsideration",
        form="reconsideration", settles=("reconsideration", "appeal"), main=False,
        limits=(
            Limit("reconsideration_ruling", _("Rule on the petition"), "reconsideration_ruling_days",
                  lapse=("deem_reconsideration_denied",)),
        ),
    ),
    step(
        "deny_reconsideration", _("Deny the petition to reconsider"), S.DECISION_ISSUED, None, Seat.CHAIR, "§1.3 row 17",
        needs=("reconsideration_asked",), motion=Body.COMMITTEE, clears=("reconsideration_asked",),
        gives=("reconsideration_ruled",), effect="end_reconsideration", settles=("reconsideration_ruling",),
        notices=("reconsideration_denied",), limits=(APPEAL,),
    ),
    step(
        "deem_reconsideration_denied", _("Deem the petition denied: no ruling came in time"), S.DECISION_ISSUED, None,
        CLOCK, "§1.3 row 17", needs=("reconsideration_asked",), clears=("reconsideration_asked",),
        gives=("reconsideration_ruled",), effect="end_reconsideration", notices=("reconsideration_denied",),
        limits=(APPEAL,),
    ),
    step(
        "serve_reconsideration_ruling", _("Record service of the ruling on the petition"), S.DECISION_ISSUED, None,
        OFFICE, "§1.3 row 17", needs=("reconsideration_ruled",),
        guards=("a_letter_of_the_ruling_waits",), serves="reconsideration_denied", form="service",
        limits=(FRESH_APPEAL,),
    ),
    step(
        "reconsider", _("Reconsider: decide again"), S.DECISION_ISSUED, S.COMMITTEE_DECISION, Seat.CHAIR, "§1.3 row 17",
        unless=("reconsidered", "consented"), motion=Body.COMMITTEE, gives=("reconsidered",),
        clears=(*AGAIN, "reconsideration_asked", "reconsideration_ruled"), effect="sanctions.reconsider", settles=("*",),
        notices=("reconsidered", "reconsidered_complainant"), main=False, grave=True,
        limits=(Limit("decision", _("Decide the case again"), "reconsidered_decision_days"),),
    ),
)  # fmt: skip
