"""From the decision to the closed case: appeal, publication, monitoring, reinstatement (procedure.md §1.3 rows 16–21)."""

from django.utils.translation import gettext_lazy as _

from complaints.models import Body, Disposition, Status
from complaints.procedure.words import CLOCK, PUBLIC_SANCTIONS, SANCTIONS, Limit, Step, Words, step
from complaints.seats import ANSWERING, OFFICE, Seat

S = Status
TO_PUBLISH = {S.FINAL, S.MONITORING, S.REINSTATEMENT}
SPENT = ("appeal_time_spent", "appeal_decided", "appeal_waived")
TO_PUBLISH_FACTS = (*PUBLIC_SANCTIONS, "surrendered")
PUBLISH = Limit("publication", _("Publish the sanction"), "publication_days", only_if=PUBLIC_SANCTIONS)
# From receipt: of a paper appeal that is the day it came in (row 18).
DECIDE_APPEAL = Limit("appeal_decision", _("Decide the appeal"), "appeal_decision_days", since="received")
HEAVIEST = ("suspension", "revocation", "denial")
FINISH = {"effect": "sanctions.take_effect", "limits": (PUBLISH,)}
AGAIN = (*SANCTIONS, "decision_served", "appealed", "appeals_appointed", "reconsideration_ruled")
HEARD_AGAIN = (
    "hearing_held", "hearing_waived", "hearing_waived_by_silence", "hearing_waived_on_conviction", "panel_appointed", "hearing_set", "hearing_noticed",
    "attendance_recorded", "panel_reported", "panel_report_served", "exceptions_filed", "exceptions_time_spent",
)  # fmt: skip


def rule_on_appeal(name: str, label: Words, target: Status, **columns: object) -> Step:
    """A ruling of the Appeals Committee: carried by it, and told to both sides."""
    columns = {
        "gives": ("appeal_decided",),
        "notices": ("appeal_ruling", "appeal_outcome"),
        "settles": ("appeal_decision",),
        **columns,
    }
    return step(
        name, label, target=target, source=S.APPEAL, who=Seat.APPEALS, rule="§1.3 row 18",
        needs=("appealed",), motion=Body.APPEALS, grave=True, **columns,
    )  # fmt: skip


def modify(kind: str, label: Words, heavier: tuple[str, ...], clears: tuple[str, ...]) -> Step:
    """Downwards only: each row names the heavier sanctions it may replace."""
    return rule_on_appeal(
        f"modify_to_{kind}", label, S.FINAL, any_of=(heavier,), clears=clears, gives=("appeal_decided", kind),
        effect="sanctions.modify", limits=(PUBLISH,),
    )  # fmt: skip


TITLE = "Appeal, publication and sanction"
STEPS = (
    step(
        "serve_decision", _("Record service of the decision"), S.DECISION_ISSUED, None, OFFICE, "§1.3 row 16",
        unless=("decision_served",), gives=("decision_served",), serves="decision", form="service",
        settles=("decision_notice",),
        limits=(
            Limit("reconsideration", _("Ask the committee to reconsider"), "reconsideration_days", since="served", right=True),
            Limit("appeal", _("Appeal the decision"), "appeal_days", since="served", lapse=("become_final",)),
        ),
    ),
    step(
        "become_final", _("Become final: no appeal"), S.DECISION_ISSUED, S.FINAL, CLOCK, "§1.3 rows 16 and 19",
        needs=("decision_served",), unless=("reconsideration_asked", "consented"), gives=("appeal_time_spent",),
        settles=("reconsideration",), notices=("final",),
        **FINISH,
    ),
    step(
        "appeal", _("Appeal the decision"), S.DECISION_ISSUED, S.APPEAL, ANSWERING, "§1.3 row 18",
        needs=("decision_served",), unless=("reconsideration_asked", "consented"), gives=("appealed",),
        effect="hearings.appeal", form="appeal",
        page="complaints:respond-appeal", settles=("appeal", "reconsideration"), seating=("president",),
        notices=("appeal_received", "appeal_filed"),
        guards=("filed_in_time",), limits=(DECIDE_APPEAL,),
    ),
    step(
        "appoint_appeals_committee", _("Appoint the Appeals Committee"), S.APPEAL, None, Seat.PRESIDENT,
        "§1.3 who appoints, §2.7", unless=("appeals_appointed",), gives=("appeals_appointed",),
        guards=("enough_directors_are_free",), effect="hearings.appoint_appeals", form="appoint_appeals",
    ),
    step(
        "replace_appeals_member", _("Replace an appeals member who cannot serve"), S.APPEAL, None, Seat.PRESIDENT,
        "§1.3 who appoints, §2.7", needs=("appeals_appointed",), guards=("an_appeals_member_is_missing", "enough_directors_are_free"),
        effect="hearings.appoint_appeals", form="appoint_appeals", main=False,
    ),
    step(
        "open_appeal_motion", _("Put a motion to the Appeals Committee"), S.APPEAL, None, Seat.APPEALS, "§2.3",
        needs=("appeals_appointed",), effect="open_motion", form="motion", main=False,
    ),
    rule_on_appeal("affirm", _("Affirm the decision"), S.FINAL, **FINISH),
    modify("caution", _("Change to a Written Caution"), (*PUBLIC_SANCTIONS, "denial"), (*PUBLIC_SANCTIONS, "denial")),
    modify("reprimand", _("Change to a Public Reprimand"), HEAVIEST, HEAVIEST),
    modify("suspension", _("Change to a (shorter) Suspension"), ("suspension", "revocation"), ("revocation",)),
    rule_on_appeal(
        "reverse", _("Set the decision aside"), S.CLOSED, disposition=Disposition.REVERSED, clears=SANCTIONS,
        effect="sanctions.set_aside", settles=("*",),
    ),
    rule_on_appeal(
        "remand_to_committee", _("Send back to the committee"), S.COMMITTEE_DECISION, unless=("remanded",),
        gives=("remanded",), clears=AGAIN, effect="sanctions.set_aside", unseats=(Seat.APPEALS,),
        limits=(Limit("decision", _("Decide the case again"), "decision_days"),),
    ),
    rule_on_appeal(
        "remand_to_hearing", _("Send back for a new hearing"), S.HEARING_SCHEDULED, unless=("remanded",),
        gives=("remanded",), clears=AGAIN + HEARD_AGAIN, effect="hearings.hear_again", unseats=(Seat.APPEALS,),
        limits=(Limit("hearing_within", _("Hold the new hearing"), "hearing_within_days"),),
    ),
    step(
        "draft_publication", _("Draft the publication"), TO_PUBLISH, None, OFFICE, "§3 publication entry",
        any_of=(TO_PUBLISH_FACTS, SPENT), unless=("caution", "denial", "published"), guards=("no_publication_waits",),
        effect="sanctions.draft_publication", form="draft_publication",
    ),
    step(
        "discard_publication", _("Put the draft of the publication aside"), TO_PUBLISH, None, OFFICE,
        "§3 publication entry", guards=("a_publication_waits",), effect="sanctions.discard_publication", form="reason",
        main=False, tool=True,
    ),
    step(
        "explain_finding", _("Say why a piece of the text gives nobody away"), TO_PUBLISH, None, OFFICE,
        "§3 publication entry", guards=("a_publication_waits", "a_piece_is_open"), effect="sanctions.explain_finding",
        form="explain_finding", page="sanctions:preview", main=False, tool=True,
    ),
    step(
        "publish", _("Approve and publish"), TO_PUBLISH, None, OFFICE, "§3 publication entry",
        any_of=(TO_PUBLISH_FACTS, SPENT), unless=("caution", "denial", "published"), gives=("published",),
        guards=("a_publication_waits", "drafted_by_another_person", "nothing_leaks"), effect="sanctions.publish",
        form="publish",
        page="sanctions:preview", settles=("publication",), grave=True,
    ),
    step(
        "begin_monitoring", _("Begin monitoring"), S.FINAL, S.MONITORING, Seat.DIRECTOR, "§1.3 row 20",
        unless=("surrendered",),
        guards=("something_to_monitor",), effect="sanctions.begin_monitoring",
        limits=(
            Limit("reinstatement_lapse", _("Ask for reinstatement at the latest"), "reinstatement_lapse_days",
                  since="suspension_ends", lapse=("lapse_suspension",)),
        ),
    ),
    step(
        "close_sanctioned", _("Close the case"), S.FINAL, S.CLOSED, Seat.DIRECTOR, "§1.3 row 19",
        any_of=(("caution", "denial", "published"),), unless=("suspension", "surrendered"), guards=("nothing_to_monitor",),
        disposition=Disposition.SANCTIONED, settles=("*",), notices=("closing_respondent", "closing"),
    ),
    step(
        "record_condition", _("Record that a condition is met"), {S.MONITORING, S.REINSTATEMENT}, None, OFFICE,
        "§1.3 row 20", guards=("a_condition_is_open",), effect="sanctions.record_condition", form="condition",
        main=False, tool=True,
    ),
    step(
        "end_monitoring", _("End monitoring and close"), S.MONITORING, S.CLOSED, Seat.DIRECTOR, "§1.3 row 20",
        any_of=(("caution", "denial", "published"),), unless=("suspension",), guards=("conditions_are_met",),
        disposition=Disposition.SANCTIONED, settles=("*",), notices=("closing_respondent", "closing"),
    ),
    step(
        "request_reinstatement", _("Ask for reinstatement"), S.MONITORING, S.REINSTATEMENT, ANSWERING,
        "§1.3 row 21", needs=("suspension",), guards=("reinstatement_may_be_asked",),
        effect="sanctions.request_reinstatement", form="statement", settles=("reinstatement_lapse",),
        limits=(Limit("reinstatement", _("Answer the request"), "reinstatement_days"),),
    ),
    step(
        "reinstate", _("Reinstate"), S.REINSTATEMENT, S.CLOSED, Seat.DIRECTOR, "§1.3 row 21",
        needs=("suspension", "published"), guards=("director_may_reinstate", "conditions_are_met", "suspension_is_over"),
        gives=("reinstated",), effect="sanctions.reinstate", disposition=Disposition.SANCTIONED, settles=("*",),
        notices=("reinstated",), grave=True,
    ),
    step(
        "reinstate_by_vote", _("Reinstate after the committee's vote"), S.REINSTATEMENT, S.CLOSED, Seat.CHAIR,
        "§1.3 row 21", needs=("suspension", "published"), guards=("committee_must_reinstate", "conditions_are_met",
                                                    "suspension_is_over"),
        motion=Body.COMMITTEE, gives=("reinstated",), effect="sanctions.reinstate",
        disposition=Disposition.SANCTIONED, settles=("*",), notices=("reinstated",), grave=True,
    ),
    step(
        "refuse_reinstatement", _("Refuse reinstatement"), S.REINSTATEMENT, S.MONITORING, Seat.DIRECTOR,
        "§1.3 row 21", effect="sanctions.refuse_reinstatement", form="reason", settles=("reinstatement",),
        notices=("reinstatement_refused",), grave=True,
        limits=(
            Limit("reinstatement_lapse", _("Ask for reinstatement at the latest"), "reinstatement_lapse_days",
                  since="suspension_ends", lapse=("lapse_suspension",)),
        ),
    ),
    step(
        "lapse_suspension", _("Close: reinstatement was never asked for"), S.MONITORING, S.CLOSED, CLOCK,
        "§3 suspension end", needs=("suspension", "published"), disposition=Disposition.SANCTIONED, settles=("*",),
        notices=("closing_respondent", "closing"),
    ),
)  # fmt: skip
