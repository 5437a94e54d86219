"""Cases played to where a value of the rule set shows, for tests/rule_probes.py. All are filed on January 6, 2025.

Each takes as few steps as the value needs: an agreement ends a case sooner than a hearing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from ccb_ethics.demo.play import Board, Play
from code_of_ethics.models import Provision
from complaints.models import Case
from people import clock
from people.models import Credential
from tests import plays

FILED = datetime(2025, 1, 6, 9, 0, tzinfo=clock.ZONE)


def told(board: Board, **said: object) -> Play:
    """Filed with these answers in place of the usual ones."""
    return Play(board, FILED).file(replace(plays.ANSWERS, **said))  # type: ignore[arg-type]


def matched(play: Play, credential: Credential | None = None) -> Play:
    staff = play.board.staff[0]
    play.take("begin_jurisdiction", staff)
    return play.take("match_respondent", staff, credential=credential or plays.dana())


# ---- intake ------------------------------------------------------------------------------------------------------------


def incomplete(board: Board) -> Play:
    return plays.filed(board).on(date(2025, 1, 8)).take("ask_completion", board.staff[0], reason="Who is it about?")


def closed_incomplete(board: Board) -> Play:
    return incomplete(board).on(date(2025, 4, 1))


def long_ago(board: Board) -> Play:
    """The last act was three and a half years before filing."""
    return matched(told(board, last_act_on=date(2021, 6, 7)))


def too_late(board: Board) -> Play:
    return matched(told(board, last_act_on=date(2020, 6, 1), continuing=True))


def lapsed(board: Board) -> Play:
    """Certified on the day of the conduct, and no more on the day of filing."""
    held = plays.dana()
    Credential.objects.filter(pk=held.pk).update(expires_on=date(2024, 12, 15))
    return matched(plays.filed(board), Credential.objects.get(pk=held.pk))


def in_order(board: Board) -> Play:
    return matched(plays.filed(board))


def by_a_professional(board: Board) -> Play:
    return told(board, relationship="professional", discovered_on=date(2024, 11, 12))


def once_a_client(board: Board) -> Play:
    """Served last in June 2020; when the relationship began is known, the setting is not."""
    served = {"individual_last_on": date(2019, 6, 17), "began_on": date(2024, 6, 3), "setting_unknown": True}
    play = plays.screening(board).take("record_client_link", board.staff[0], **served)
    return play.take("declare", board.chair)


def unknown_client(board: Board) -> Play:
    play = plays.screening(board)
    play.take("record_client_link", board.staff[0], individual_unknown=True, began_on=date(2024, 6, 3))
    return play.take("declare", board.chair)


def review_asked(board: Board) -> Play:
    play = plays.dismissed(board).on(date(2025, 1, 29))
    return play.take("request_review", play.complainant, text="Nobody asked my sister.")


def closed_dismissed(board: Board) -> Play:
    return plays.dismissed(board).on(date(2025, 4, 1))


def ordered(board: Board) -> Play:
    """A summary suspension is ordered while the case is at the jurisdiction check, and served the day after."""
    play = in_order(board)
    play.take("propose_summary_suspension", board.director, reason="Imminent danger.").on(date(2025, 1, 8))
    play.take("order_summary_suspension", board.chair).on(date(2025, 1, 9))
    return play.serve("serve_summary_order", method="in_hand")


def proposed(board: Board) -> Play:
    return in_order(board).take("propose_summary_suspension", board.director, reason="Imminent danger.")


def confirmed(board: Board) -> Play:
    return ordered(board).resolve("confirm_summary_suspension", 4, text="That the order be confirmed.")


def hearing_on_the_order(board: Board) -> Play:
    play = confirmed(board)
    play.take("request_summary_hearing", play.respondent).on(date(2025, 1, 22))
    return play.take("hold_summary_hearing", board.chair, reason="Both sides were heard.")


# ---- inquiry -----------------------------------------------------------------------------------------------------------


def served_by_mail(board: Board) -> Play:
    """Posted on Monday, January 27."""
    play = plays.accepted(board).on(date(2025, 1, 27)).release("notice_of_complaint").on(date(2025, 2, 10))
    return play.serve("serve_complaint", method="ordinary_mail", posted_on=date(2025, 1, 27), served_on=None)


def unanswered(board: Board) -> Play:
    return plays.served(board).on(date(2025, 2, 28))


def joined(board: Board) -> Play:
    """A second complaint, joined on January 30; told on the 31st."""
    lead = plays.served(board)
    nora = {"name": "Nora Noe", "signature": "Nora Noe", "narrative": "Dana took my ring as a pledge."}
    play = told(board, **nora).pass_jurisdiction(plays.dana()).on(date(2025, 1, 28))
    play.allege(Provision.objects.get(reference="CPRS-10"), "Took a ring as a pledge.", plays.LENT)
    play.on(date(2025, 1, 30)).take("join", board.chair, lead=lead.case, reason="The same month.")
    return play.on(date(2025, 1, 31)).serve("serve_joinder")


def judged(board: Board) -> Play:
    """A judgment of February 20 is put on file on the 26th; the order to show cause is served on the 28th."""
    play = plays.investigating(board).on(date(2025, 2, 26))
    play.take(
        "record_conviction", board.director, kind="conviction", body="Superior Court", judged_on=date(2025, 2, 20),
        allegations=list(play.case.allegations.all()), text="Certified copy.",
    )  # fmt: skip
    play.take("issue_show_cause", board.director, sanction="reprimand", months=None, text="On the judgment.")
    return play.on(date(2025, 2, 28)).serve("serve_show_cause")


def held(board: Board) -> Play:
    return judged(board).resolve("hold_in_abeyance", 4, text="That the case be held.")


# ---- charges and hearing -----------------------------------------------------------------------------------------------


def charged_with_suspension(board: Board) -> Play:
    return plays.charged(board, "suspension", 6)


def further_charged(board: Board) -> Play:
    play = judged(board).on(date(2025, 3, 5))
    cprs_4 = Provision.objects.get(reference="CPRS-4")
    given = {"conduct_from": plays.LENT, "conduct_to": plays.LENT}
    play.take("charge_further", board.director, provision=cprs_4, text="Denied the loan in writing.", **given)
    return play.on(date(2025, 3, 7)).serve("serve_further_charge")


def hearing_asked(board: Board) -> Play:
    """On Monday, March 10, in answer to the order to show cause."""
    play = judged(board).on(date(2025, 3, 10))
    return play.take("request_hearing", play.respondent).on(date(2025, 3, 12))


def panel_appointed(board: Board) -> Play:
    return hearing_asked(board).appoint_panel()


def scheduled(board: Board) -> Play:
    """For Tuesday, April 22; the notice is served on March 12."""
    return panel_appointed(board).set_hearing(date(2025, 4, 22)).serve("serve_hearing_notice")


def put_off(board: Board) -> Play:
    """Put off because the respondent asked."""
    play = scheduled(board).on(date(2025, 3, 31))
    play.take("ask_continuance", play.respondent, reason="My witness has surgery that week.")
    return play.take("grant_continuance", play.officer, reason="Surgery is good cause.")


def nobody_came(board: Board) -> Play:
    play = scheduled(board).on(date(2025, 4, 22)).open_hearing()
    absent = [{"name": "Dana Reed", "role": "respondent", "present": False}]
    return play.take("record_attendance", play.officer, attendance=absent)


def heard(board: Board) -> Play:
    play = nobody_came(board)
    return play.take("close_hearing", play.officer)


def panel_reported(board: Board) -> Play:
    play = heard(board).on(date(2025, 4, 28))
    play.take("file_panel_report", play.officer, sanction="reprimand", months=None, text="The judgment is conclusive.")
    return play.serve("serve_panel_report")


# ---- decision and after ------------------------------------------------------------------------------------------------


def on_the_table(board: Board, sanction: str = "reprimand", months: int | None = None) -> Play:
    """Two weeks after the complaint was served the respondent signs an agreement."""
    play = plays.served(board).on(date(2025, 2, 10))
    propose(play, sanction, months)
    return play.take("sign_consent", play.respondent, signature="Dana Reed")


def propose(play: Play, sanction: str, months: int | None = None) -> Play:
    return play.take(
        "propose_consent", play.respondent, allegations=list(play.case.allegations.all()), sanction=sanction,
        months=months, text="Dana Reed borrowed $600 from a client.", publication_text="Borrowed from a client.",
    )  # fmt: skip


def agreed(board: Board, sanction: str, months: int | None = None) -> Play:
    """Approved on February 10 and served on the 12th: final that day, the appeal is waived in it."""
    play = on_the_table(board, sanction, months)
    play.resolve(f"approve_consent_{sanction}", 4, text="As agreed.")
    return play.on(date(2025, 2, 12)).serve("serve_decision")


def agreed_revocation(board: Board) -> Play:
    return on_the_table(board, "revocation")


def cautioned(board: Board) -> Play:
    return agreed(board, "caution")


def reprimanded(board: Board) -> Play:
    return agreed(board, "reprimand")


def published_reprimand(board: Board) -> Play:
    return agreed(board, "reprimand").publish()


def suspended_for_a_month(board: Board) -> Play:
    return agreed(board, "suspension", 1)


def monitored(board: Board) -> Play:
    """Six months from February 12, published and monitored."""
    return agreed(board, "suspension", 6).publish().take("begin_monitoring", board.director)


def reinstatement_asked(board: Board) -> Play:
    play = monitored(board).on(date(2025, 8, 4))
    return play.take("request_reinstatement", play.respondent, text="I did all of it.")


def closed_caution(board: Board) -> Play:
    return cautioned(board).take("close_sanctioned", board.director)


def reopening_asked(board: Board) -> Play:
    ground = {"ground": "fraud", "text": "The record was forged."}
    return closed_caution(board).on(date(2025, 3, 3)).take("ask_reopening", board.director, **ground)


def cause_shown(board: Board) -> Play:
    """On March 10, in writing: the case is before the committee."""
    play = judged(board).on(date(2025, 3, 10))
    return play.take("show_cause", play.respondent, text="I paid it back.")


def decided(board: Board) -> Play:
    """On March 12, on the judgment, and served on the 14th."""
    play = cause_shown(board).on(date(2025, 3, 12))
    play.resolve("decide_reprimand", 4, text="That the respondent receive a Public Reprimand.")
    return play.on(date(2025, 3, 14)).serve("serve_decision")


def reconsidering(board: Board) -> Play:
    play = decided(board).on(date(2025, 3, 18))
    return play.take("petition_reconsideration", play.respondent, ground="error", text="The sum is wrong.")


def decided_again(board: Board) -> Play:
    return decided(board).on(date(2025, 3, 18)).resolve("reconsider", text="That the case be decided again.")


def appealed(board: Board) -> Play:
    play = decided(board).on(date(2025, 3, 25))
    return play.take("appeal", play.respondent, text="The sum is wrong.")


def applicant(board: Board) -> Play:
    """The respondent has applied and is not certified yet."""
    held = plays.dana()
    Credential.objects.filter(pk=held.pk).update(certified_on=None)
    play = plays.served(board).on(date(2025, 2, 10))
    play.case = Case.objects.get(pk=play.case.pk)
    return play
