"""Summary suspension: an order before any finding, where going on is an imminent danger (procedure.md §1.4).

Ordered by two, confirmed by two-thirds of the committee, heard in short time, and gone by itself where that fails.
"""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from complaints.models import Body, Status
from complaints.procedure.words import CLOCK, Fact, Limit, step
from complaints.seats import ANSWERING, OFFICE, Seat

S = Status
PENDING = frozenset(Status) - {
    S.SUBMITTED, S.INCOMPLETE, S.DISMISSED, S.DISMISSAL_REVIEW, S.FINAL, S.MONITORING, S.REINSTATEMENT, S.JOINED,
    S.CLOSED,
}  # fmt: skip
OVER = {S.FINAL, S.CLOSED, S.DISMISSED, S.JOINED}
ISSUERS = {Seat.DIRECTOR, Seat.CHAIR}
ORDER = (
    "summary_ordered", "summary_served", "summary_confirmed", "summary_hearing_asked", "summary_heard", "summary_ruled",
)  # fmt: skip
LIMITS = ("summary_confirm", "summary_outer", "summary_hearing", "summary_ruling")
ENDS = {
    "needs": ("summary_ordered",), "clears": ORDER, "settles": LIMITS, "effect": "sanctions.end_summary_suspension",
    "notices": ("summary_ended",),
}  # fmt: skip

TITLE = "Overlay: summary suspension, and who is told"
FACTS = {
    "summary_proposed": Fact(
        _("Nobody has proposed a summary suspension."),
        _("A summary suspension is proposed and waits for the other hand."),
    ),
    "summary_ordered": Fact(_("No summary suspension was ordered."), _("A summary suspension was ordered.")),
    "summary_served": Fact(_("The order has not been served yet."), _("The order was served already.")),
    "summary_confirmed": Fact(
        _("The committee has not confirmed the order."), _("The committee has confirmed the order.")
    ),
    "summary_hearing_asked": Fact(
        _("The respondent has not asked for a hearing on the order."),
        _("A hearing on the order was asked for already."),
    ),
    "summary_heard": Fact(_("The hearing on the order was not held."), _("The hearing on the order was held.")),
    "summary_ruled": Fact("", _("The ruling after the hearing on the order was made.")),
    "summary_lapsed": Fact(_("No summary suspension lapsed unheard.")),
}
ROWS = (
    step(
        "propose_summary_suspension", _("Propose a summary suspension"), PENDING, None, ISSUERS, "§1.4",
        unless=("summary_proposed", "summary_ordered"), guards=("respondent_matched",), gives=("summary_proposed",),
        effect="propose_summary_suspension", form="reason", seating=("chair",), main=False, grave=True,
    ),
    step(
        "drop_summary_suspension", _("Drop the proposed summary suspension"), PENDING, None, ISSUERS, "§1.4",
        needs=("summary_proposed",), clears=("summary_proposed",), effect="lift_summary_suspension", form="reason",
        main=False,
    ),
    step(
        "order_summary_suspension", _("Order the summary suspension"), PENDING, None, ISSUERS, "§1.4",
        needs=("summary_proposed",), guards=("the_other_hand_orders",), gives=("summary_ordered",),
        clears=("summary_proposed", "summary_lapsed"), effect="sanctions.order_summary_suspension",
        seating=("committee",), notices=("summary_order",), grave=True, task=True,
        limits=(
            Limit("summary_confirm", _("Confirm the summary suspension"), "summary_confirm_days",
                  lapse=("lapse_summary_unconfirmed",)),
            Limit("summary_outer", _("Hold the hearing on the order at the latest"), "summary_outer_days",
                  lapse=("lapse_summary_unheard",)),
        ),
    ),
    step(
        "serve_summary_order", _("Record service of the order"), PENDING, None, OFFICE, "§1.4",
        needs=("summary_ordered",), unless=("summary_served",), gives=("summary_served",), serves="summary_order",
        form="service", effect="sanctions.begin_summary_suspension", seating=("respondent",),
    ),
    step(
        "confirm_summary_suspension", _("Confirm the summary suspension"), PENDING, None, Seat.CHAIR, "§1.4",
        needs=("summary_ordered",), unless=("summary_confirmed",), motion=Body.COMMITTEE, gives=("summary_confirmed",),
        settles=("summary_confirm",),
    ),
    step(
        "void_summary_suspension", _("Void: the committee did not confirm the order"), PENDING, None, CLOCK, "§1.4",
        unless=("summary_confirmed",), guards=("the_order_was_not_confirmed",), sweep=True, **ENDS,
    ),
    step(
        "lapse_summary_unconfirmed", _("Lapse: the order was not confirmed in time"), PENDING, None, CLOCK, "§1.4",
        unless=("summary_confirmed",), **ENDS,
    ),
    step(
        "request_summary_hearing", _("Ask for a hearing on the order"), PENDING, None, ANSWERING, "§1.4",
        needs=("summary_served",), unless=("summary_hearing_asked", "summary_heard"), gives=("summary_hearing_asked",),
        limits=(
            Limit("summary_hearing", _("Hold the hearing on the order"), "summary_hearing_days",
                  lapse=("lapse_summary_unheard",)),
        ),
    ),
    step(
        "hold_summary_hearing", _("Record that the hearing on the order was held"), PENDING, None, Seat.CHAIR, "§1.4",
        needs=("summary_served",), unless=("summary_heard",), gives=("summary_heard",), form="reason",
        effect="give_reason", settles=("summary_hearing", "summary_outer"), task=True,
        limits=(Limit("summary_ruling", _("Rule on the order"), "summary_ruling_days"),),
    ),
    step(
        "lapse_summary_unheard", _("Lapse: no hearing on the order was held in time"), PENDING, None, CLOCK, "§1.4",
        unless=("summary_heard",), gives=("summary_lapsed",), seating=("president",), **ENDS,
    ),
    step(
        "note_lapse", _("Take note that a summary suspension lapsed unheard"), frozenset(Status), None, Seat.PRESIDENT,
        "§1.4", needs=("summary_lapsed",), clears=("summary_lapsed",), task=True,
    ),
    step(
        "continue_summary_suspension", _("Rule: keep or change the summary suspension"), PENDING, None, Seat.CHAIR,
        "§1.4", needs=("summary_heard",), unless=("summary_ruled",), motion=Body.COMMITTEE, gives=("summary_ruled",),
        settles=("summary_ruling",), notices=("summary_kept",),
    ),
    step(
        "lift_summary_suspension", _("Lift the summary suspension"), PENDING, None, Seat.CHAIR, "§1.4",
        motion=Body.COMMITTEE, grave=True, **ENDS,
    ),
    step(
        "end_summary_suspension", _("End the summary suspension with the case"), OVER, None, CLOCK, "§1.4, §3 stay",
        sweep=True, **ENDS,
    ),
    step(
        "forget_summary_proposal", _("Drop the proposed summary suspension with the case"), OVER, None, CLOCK, "§1.4",
        needs=("summary_proposed",), clears=("summary_proposed",), effect="lift_summary_suspension", sweep=True,
    ),
    step(
        "disclose_status", _("Record that somebody outside was told the status"), frozenset(Status), None, OFFICE,
        "§3 who is told", guards=("there_is_a_status_to_tell",), effect="sanctions.disclose_status", form="disclosure",
        main=False, tool=True,
    ),
    step(
        "record_abuse_report", _("Record a report of abuse or danger to an authority"), frozenset(Status), None, OFFICE,
        "§3: at once, at any stage", effect="sanctions.record_abuse_report", form="abuse_report", main=False,
    ),
    step(
        "send_corrections", _("Record that the tellings were sent"), frozenset(Status), None, OFFICE,
        "§1.4, §3 who is told", guards=("a_telling_waits",), effect="sanctions.send_tellings", main=False, tool=True,
    ),
)  # fmt: skip
# An overlay's own deadlines run on while the main line is held.
STEPS = tuple(replace(row, in_abeyance=True) for row in ROWS)
