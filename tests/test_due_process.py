"""The due-process properties of the procedure, over every reachable status, facts and overlays. No sampling.

Each property is a function that names the offending states of a table, so that a table broken on purpose can be shown
to fail it. Sources stand beside each. `watches` are the facts that a property tells states apart by: those it speaks of, and
those it takes to know how they come about. The walk over all rows keeps them and takes everything else as allowed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from complaints.models import Disposition, Status
from complaints.procedure import HELD, PUBLIC_SANCTIONS, ROWS, SANCTIONS, STEPS, Step
from complaints.procedure.reopening import DECIDED_ANEW
from tests.walk import Edge, State, at_least

pytestmark = pytest.mark.cells
Property = Callable[[set[State], list[Edge]], list[str]]
FINAL_OR_LATER = {Status.FINAL, Status.MONITORING, Status.REINSTATEMENT}
WATCHES: dict[Property, frozenset[str]] = {}
HEARD = {"hearing_held", "hearing_waived", "hearing_waived_by_silence", "hearing_waived_on_conviction"}
DECIDED = ("charged", "consented", "surrendered")  # every decided case is one of these; a reopening tells by them
SPENT = {"appeal_time_spent", "appeal_decided", "appeal_waived"}


def watches(*facts: str) -> Callable[[Property], Property]:
    def register(offenders: Property) -> Property:
        WATCHES[offenders] = frozenset(facts)
        return offenders

    return register


def offending(offenders: Property, rows: tuple[Step, ...] = ROWS) -> list[str]:
    """The offenders among all that can be reached, told apart by the facts that the property watches."""
    return offenders(*at_least(rows, WATCHES[offenders]))


@watches("noticed", "answered", "answer_time_spent", "consented", *SANCTIONS)
def sanction_without_notice_and_answer(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §1.3 rows 6 and 7; CGS §4-177: notice, and a chance to answer, come before any sanction. Who signed
    # an agreement has answered (§2.19).
    had_a_say = {"answered", "answer_time_spent", "consented"}
    return [
        f"{status} {sorted(facts)}"
        for status, facts in states
        if facts & set(SANCTIONS) and not ("noticed" in facts and facts & had_a_say)
    ]


@watches("charges_served", *DECIDED, *SANCTIONS)
def sanction_without_charges_served(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §1.3 row 10: the charges are served, and the respondent could ask for a hearing.
    said = {"charges_served", "consented"}
    return [str(status) for status, facts in states if facts & set(SANCTIONS) and not facts & said]


@watches(*DECIDED, *HEARD, *SANCTIONS)
def sanction_without_hearing_or_waiver(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §1.3 rows 10 and 13, §1.4 conviction, §2.19.
    return [str(s) for s, facts in states if facts & set(SANCTIONS) and not facts & (HEARD | {"consented"})]


@watches("revocation", "denial", *DECIDED, *HEARD)
def revocation_on_silence(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §1.3 row 10: a proposed Revocation always gets a hearing unless it is waived in writing; §1.4: on a
    # conviction silence waives it.
    heard = HEARD - {"hearing_waived_by_silence"} | {"consented"}
    return [str(status) for status, facts in states if facts & {"revocation", "denial"} and not facts & heard]


@watches("hearing_waived_on_conviction", "convicted", "show_cause")
def silence_taken_as_waiver_without_a_conviction(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §1.4: only a certified judgment or final order is conclusive.
    return [str(s) for s, facts in states if "hearing_waived_on_conviction" in facts and "convicted" not in facts]


@watches("published", *SPENT)
def published_before_appeal_time_is_spent(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §1.3 row 19: never before the appeal time is spent.
    return [str(status) for status, facts in states if "published" in facts and not facts & SPENT]


@watches(*SPENT)
def final_before_appeal_time_is_spent(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §1.3 rows 16, 18 and 19.
    return [str(status) for status, facts in states if status in FINAL_OR_LATER and not facts & SPENT]


@watches("appeal_waived", "consented", "surrendered")
def appeal_waived_by_nobody(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §2.19, §1.4 surrender: only the respondent's own signature gives the appeal up.
    signed = {"consented", "surrendered"}
    return [str(status) for status, facts in states if "appeal_waived" in facts and not facts & signed]


@watches("decision_served", "surrendered")
def final_without_service_of_the_decision(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §1.3 row 16: the time to appeal runs from service. A surrender is no decision to serve.
    told = {"decision_served", "surrendered"}
    return [str(status) for status, facts in states if status in FINAL_OR_LATER and not facts & told]


@watches("caution", "published", *DECIDED, *SANCTIONS)
def caution_that_is_published(states: set[State], edges: list[Edge]) -> list[str]:
    # Glossary, "Written Caution": formal, private, non-publicized. procedure.md §3.
    found = [str(status) for status, facts in states if {"caution", "published"} <= facts]
    publishing = ("publish", "draft_publication")
    return found + [edge.step.name for edge in edges if edge.step.name in publishing and "caution" in edge.before[1]]


@watches("denial", "published")
def denial_that_is_published(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §3, the table: a Denial is not public. So it alone of what is heavier than a Caution closes unpublished.
    publishing = ("publish", "draft_publication")
    return [edge.step.name for edge in edges if edge.step.name in publishing and "denial" in edge.before[1]]


@watches(*DECIDED, *SANCTIONS)
def two_sanctions_at_once(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §3: one of the glossary's four.
    return [str(status) for status, facts in states if len(facts & set(SANCTIONS)) > 1]


@watches("commented", "comment_time_spent")
def decided_before_the_report_was_answered(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §1.3 row 8: the respondent gets the report and 21 days to comment.
    steps, spent = ("charge", "dismiss_after_investigation"), {"commented", "comment_time_spent"}
    return [edge.step.name for edge in edges if edge.step.name in steps and not edge.before[1] & spent]


@watches("panel_reported", "exceptions_filed", "exceptions_time_spent", *HEARD)
def decided_on_a_panel_report_without_exceptions_time(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §1.3 row 14: ten days for written exceptions.
    spent = {"exceptions_filed", "exceptions_time_spent"} | HEARD - {"hearing_held"}
    return [
        edge.step.name
        for edge in edges
        if edge.step.name.startswith(("decide_", "find_not"))
        and "panel_reported" in edge.before[1]
        and not edge.before[1] & spent
    ]


@watches("hearing_noticed")
def hearing_opened_without_notice(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §1.3 row 12; CGS §4-177(b).
    opened = [edge for edge in edges if edge.step.name == "open_hearing"]
    return [edge.step.name for edge in opened if "hearing_noticed" not in edge.before[1]]


@watches(*SANCTIONS)
def appeal_made_heavier(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §1.3 row 18: modified downwards only.
    return [
        edge.step.name
        for edge in edges
        if edge.before[0] is Status.APPEAL
        and edge.after[0] is Status.FINAL
        and _weight(edge.after) > _weight(edge.before)
    ]


@watches("published", *DECIDED, *SANCTIONS)
def public_sanction_closed_unpublished(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §3: what is public is published before the case is closed as sanctioned or surrendered.
    public = {*PUBLIC_SANCTIONS, "surrendered"}
    return [
        edge.step.name
        for edge in edges
        if edge.step.disposition in (Disposition.SANCTIONED, Disposition.SURRENDERED)
        and edge.before[1] & public
        and "published" not in edge.before[1]
    ]


@watches("reinstated")
def suspension_that_ends_by_itself(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §3, suspension end: never automatic. The clock may close the file, it never reinstates.
    return [edge.step.name for edge in edges if edge.step.clock and "reinstated" in edge.step.gives]


@watches("remitted", "remanded", "reconsidered")
def sent_back_twice(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §1.3 rows 15, 17 and 18: remit once, remand once, reconsider once.
    once = {
        "remit": "remitted", "remand_to_committee": "remanded", "remand_to_hearing": "remanded",
        "reconsider": "reconsidered",
    }  # fmt: skip
    return [e.step.name for e in edges if e.step.name in once and once[e.step.name] in e.before[1]]


@watches(HELD)
def held_case_that_moves(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §1.3 abeyance: the status stands still, main-line steps are blocked.
    return [edge.step.name for edge in edges if HELD in edge.before[1] and edge.before[0] is not edge.after[0]]


@watches("consent_signed", "surrender_offered", "consented", "surrendered")
def agreed_without_the_respondent(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §2.19, §1.4 surrender: the respondent signs before the committee votes.
    asks = {"consented": "consent_signed", "surrendered": "surrender_offered"}
    return [
        edge.step.name
        for edge in edges
        for given, asked in asks.items()
        if given in edge.step.gives and asked not in edge.before[1]
    ]


@watches("reconsideration_asked")
def appeal_while_the_committee_reconsiders(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §1.3 row 17: the ruling on a petition starts a fresh appeal period; the old one does not run out.
    ends = ("appeal", "become_final")
    return [edge.step.name for edge in edges if edge.step.name in ends and "reconsideration_asked" in edge.before[1]]


@watches("further_charge_open")
def decided_before_a_further_charge_was_answered(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §1.3 row 12b: new charges need two weeks' notice.
    return [
        edge.step.name
        for edge in edges
        if edge.step.name.startswith(("decide_", "find_not")) and "further_charge_open" in edge.before[1]
    ]


@watches("reopening_asked", "published", *SANCTIONS)
def reopened_case_that_keeps_its_decision(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §2.9: a decided case that is reopened is decided anew, with every right of the respondent.
    reopened = [edge for edge in edges if edge.step.name == "reopen_decided"]
    kept = [edge.step.name for edge in reopened if set(DECIDED_ANEW) - set(edge.step.clears)]
    return kept + [edge.step.name for edge in reopened if edge.after[1] & {"published", *SANCTIONS}]


@watches("reopening_asked")
def closed_case_that_moves_unasked(states: set[State], edges: list[Edge]) -> list[str]:
    # procedure.md §1.3 CLOSED, §2.9: only a reopening, on somebody's request and by a vote, leads out of it.
    leaving = [edge for edge in edges if edge.before[0] is Status.CLOSED and edge.after[0] is not Status.CLOSED]
    return [e.step.name for e in leaving if "reopening_asked" not in e.before[1] or e.step.motion is None]


def _weight(state: State) -> int:
    return max((SANCTIONS.index(fact) for fact in state[1] if fact in SANCTIONS), default=-1)


PROPERTIES = tuple(WATCHES)

# For each property, one row broken in a way that somebody might one day think of: the property must catch it.
BROKEN: dict[Property, Step] = {
    sanction_without_notice_and_answer: replace(STEPS["accept"], target=Status.DECISION_ISSUED, gives=("reprimand",)),
    sanction_without_charges_served: replace(STEPS["waive_hearing"], needs=()),
    sanction_without_hearing_or_waiver: replace(
        STEPS["request_hearing"], target=Status.DECISION_ISSUED, gives=("reprimand",)
    ),
    revocation_on_silence: replace(STEPS["decide_revocation"], any_of=STEPS["decide_suspension"].any_of),
    silence_taken_as_waiver_without_a_conviction: replace(STEPS["issue_show_cause"], needs=("noticed",)),
    published_before_appeal_time_is_spent: replace(
        STEPS["publish"], source=STEPS["publish"].source | {Status.DECISION_ISSUED}, any_of=()
    ),
    final_before_appeal_time_is_spent: replace(STEPS["become_final"], gives=()),
    appeal_waived_by_nobody: replace(STEPS["become_final_by_consent"], needs=("decision_served",)),
    final_without_service_of_the_decision: replace(STEPS["become_final"], needs=()),
    caution_that_is_published: replace(STEPS["publish"], any_of=(), unless=()),
    denial_that_is_published: replace(STEPS["draft_publication"], unless=("caution", "published")),
    two_sanctions_at_once: replace(STEPS["modify_to_caution"], clears=()),
    decided_before_the_report_was_answered: replace(STEPS["charge"], any_of=()),
    decided_on_a_panel_report_without_exceptions_time: replace(STEPS["decide_reprimand"], any_of=()),
    hearing_opened_without_notice: replace(STEPS["open_hearing"], needs=()),
    appeal_made_heavier: replace(STEPS["modify_to_suspension"], any_of=()),
    public_sanction_closed_unpublished: replace(STEPS["close_surrendered"], needs=("surrendered",)),
    suspension_that_ends_by_itself: replace(STEPS["lapse_suspension"], gives=("reinstated",)),
    sent_back_twice: replace(STEPS["reconsider"], unless=()),
    held_case_that_moves: replace(STEPS["file_report"], in_abeyance=True),
    agreed_without_the_respondent: replace(STEPS["approve_consent_caution"], needs=("noticed", "consent_proposed")),
    appeal_while_the_committee_reconsiders: replace(STEPS["become_final"], unless=()),
    decided_before_a_further_charge_was_answered: replace(STEPS["decide_revocation"], unless=()),
    reopened_case_that_keeps_its_decision: replace(STEPS["reopen_decided"], clears=("reopening_asked",)),
    closed_case_that_moves_unasked: replace(STEPS["reopen_investigated"], motion=None),
}


@pytest.mark.parametrize("offenders", PROPERTIES, ids=lambda p: p.__name__)
def test_no_reachable_case_shows(offenders: Property):
    assert offending(offenders) == []


@pytest.mark.parametrize("offenders", PROPERTIES, ids=lambda p: p.__name__)
def test_a_row_broken_on_purpose_is_caught_by(offenders: Property):
    broken = BROKEN[offenders]
    rows = tuple(broken if row.name == broken.name else row for row in ROWS)
    assert offending(offenders, rows) != []


def test_every_property_has_a_broken_row():
    assert set(BROKEN) == set(PROPERTIES)
