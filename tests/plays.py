"""Cases played to a point of the procedure, for the tests of the engine. Dates are those of story T1 (scenarios.md).

Every step is taken as a person would take it (`ccb_ethics.demo.play`): no row is written by hand. Needs `board`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from ccb_ethics.demo.play import Board, Play
from code_of_ethics.models import Provision
from complaints.actions.filing import Answers
from complaints.models import Status
from people import clock
from people.models import Credential
from tests.factories import professional

LENT = date(2024, 11, 10)
ANSWERS = Answers(
    relationship="client",
    name="Mary Moe",
    contact="code",
    signature="Mary Moe",
    respondent_name="Dana Reed",
    topics=("money",),
    narrative="Dana borrowed $600 from me.",
    last_act_on=LENT,
    consents_to_disclosure=True,
)


def dana() -> Credential:
    """The professional complained of; the same one for every case of a test."""
    known = Credential.objects.filter(professional__name="Dana Reed").first()
    return known or professional(
        "Dana Reed", credential="cprs", applied_on=date(2020, 1, 1), certified_on=date(2020, 3, 1)
    )


def filed(board: Board, answers: Answers = ANSWERS) -> Play:
    return Play(board, datetime(2025, 1, 6, 9, 0, tzinfo=clock.ZONE)).file(answers)


def screening(board: Board) -> Play:
    return filed(board).pass_jurisdiction(dana())


def alleged(board: Board) -> Play:
    """One allegation is drafted; the opinions are not in."""
    play = screening(board).on(date(2025, 1, 22))
    return play.allege(Provision.objects.get(reference="CPRS-12"), "Borrowed $600 from a client.", LENT)


def dismissed(board: Board) -> Play:
    play = alleged(board).opine("dismiss").take("dismiss_at_screening", board.chair)
    return play.on(date(2025, 1, 24)).serve("serve_dismissal")


def accepted(board: Board) -> Play:
    return alleged(board).opine().accept()


def served(board: Board) -> Play:
    return accepted(board).on(date(2025, 1, 27)).serve("serve_complaint")


def investigating(board: Board) -> Play:
    return served(board).on(date(2025, 2, 24)).answer()


def determining(board: Board) -> Play:
    """The report is served and the time to comment is over."""
    return investigating(board).on(date(2025, 3, 12)).report().serve("serve_report").on(date(2025, 4, 8))


def charged(board: Board, sanction: str = "reprimand", months: int | None = None) -> Play:
    play = determining(board).resolve("charge", sanction=sanction, months=months, text="That charges be issued.")
    return play.on(date(2025, 4, 14)).serve("serve_charges")


def scheduled(board: Board) -> Play:
    """A panel is appointed, the hearing is set for June 24 and its notice is served on May 16."""
    play = charged(board).on(date(2025, 5, 9))
    play.take("request_hearing", play.respondent)
    return play.on(date(2025, 5, 16)).appoint_panel().set_hearing(date(2025, 6, 24)).serve("serve_hearing_notice")


def heard(board: Board) -> Play:
    return scheduled(board).on(date(2025, 6, 24)).hear()


def waived(board: Board, sanction: str = "reprimand", months: int | None = None) -> Play:
    """Before the committee, without a hearing: waived in writing."""
    play = charged(board, sanction, months).on(date(2025, 5, 9))
    return play.take("waive_hearing", play.respondent, signature="Dana Reed")


def decided(board: Board, sanction: str = "reprimand", months: int | None = None) -> Play:
    """Decided without a hearing, and served on May 30: the appeal is due on June 30 (story T3)."""
    play = waived(board, sanction, months).on(date(2025, 5, 28)).decide(sanction, months=months)
    return play.on(date(2025, 5, 30)).serve("serve_decision")


def final(board: Board, sanction: str = "reprimand", months: int | None = None) -> Play:
    return decided(board, sanction, months).on(date(2025, 7, 1))


AT: dict[Status, Callable[[Board], Play]] = {
    Status.SUBMITTED: filed,
    Status.PRELIM_REVIEW: screening,
    Status.DISMISSED: dismissed,
    Status.NOTICE_TO_RESPONDENT: accepted,
    Status.AWAITING_ANSWER: served,
    Status.INVESTIGATION: investigating,
    Status.DETERMINATION: determining,
    Status.CHARGED: charged,
    Status.HEARING_SCHEDULED: scheduled,
    Status.PANEL_REPORT: heard,
    Status.COMMITTEE_DECISION: waived,
    Status.DECISION_ISSUED: decided,
    Status.FINAL: final,
}
