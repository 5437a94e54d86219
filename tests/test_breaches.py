"""A breach of a sanction opens a new case, with the Board as complainant (procedure.md §1.3 row 20, §3 PROC-2)."""

from __future__ import annotations

from copy import copy
from datetime import date

import pytest

from ccb_ethics.demo.play import Play
from code_of_ethics.models import Provision
from complaints import rules
from complaints.actions.rule_setting import make_rule_set
from complaints.errors import Refused
from complaints.models import Case, RuleSet, Status
from complaints.seats import seats_of
from record.models import Event, Notice
from sanctions.models import Breach, Sanction
from tests import plays
from tests.factories import signed_in
from tests.visiting import text_of
from tests.watched import LAST_DAY, SUPERVISION, TRAINING, as_respondent, breached, condition, desk, play, watched_once

pytestmark = pytest.mark.django_db
__all__ = ["play", "watched_once"]

# ---------------------------------------------------------------------------------------------------------- breach


SENT = {"happened_on_month": "7", "happened_on_day": "1", "happened_on_year": "2025", "text": "No certificate came."}


def test_the_director_opens_a_case_from_the_page_of_the_conditions(play: Play) -> None:
    play.on(date(2025, 7, 7))
    page = desk(play, play.director)
    assert "The last day is over" in text_of(page)
    assert f"do/open_breach_case/?condition={condition(play).pk}" in page.content.decode()
    shown = desk(play, play.director, f"do/open_breach_case/?condition={condition(play).pk}")
    assert "A new case is opened, with the Board as complainant." in text_of(shown)
    assert (
        desk(play, play.director, "do/open_breach_case/", SENT | {"condition": str(condition(play).pk)}).status_code
        == 302
    )
    breach = Breach.objects.get()
    opened = breach.case
    assert (breach.sanction, breach.condition, breach.happened_on) == (
        Sanction.objects.get(case=play.case), condition(play), date(2025, 7, 1),
    )  # fmt: skip
    assert (opened.status, opened.complaint.relationship, opened.complaint.last_act_on) == (
        Status.SUBMITTED, "board", date(2025, 7, 1),
    )  # fmt: skip
    assert f"Breach of the order in case {play.case.number} (PROC-2)" in opened.complaint.narrative
    assert TRAINING in opened.complaint.narrative
    assert "No certificate came." in opened.complaint.narrative
    assert opened.complaint.chosen_in_register == play.case.respondent.public_id
    assert [party.name for party in opened.parties.all()] == ["Connecticut Certification Board"]
    assert opened.number in text_of(desk(play, play.director))
    event = Event.objects.get(docket=play.case.docket_id, kind="open_breach_case")
    assert (event.data["opened"], event.actor) == (opened.number, play.director)


def test_the_new_case_is_charged_with_proc_2_and_the_old_one_goes_on(play: Play) -> None:
    new = copy(play)
    new.case = breached(play)
    new.pass_jurisdiction(plays.dana())
    new.allege(Provision.objects.get(reference="PROC-2"), "Was not supervised in March.", date(2025, 3, 3))
    new.opine().accept().serve("serve_complaint")
    assert (new.case.status, new.case.respondent) == (Status.AWAITING_ANSWER, play.case.respondent)
    play.case.refresh_from_db()
    assert play.case.status == Status.MONITORING


def test_work_while_suspended_is_a_breach_of_the_suspension_itself(play: Play) -> None:
    opened = breached(play, None, date(2025, 3, 4))
    assert "The Suspension itself" in opened.complaint.narrative
    assert opened.number in text_of(desk(play, play.director))


def test_the_respondent_reads_nothing_of_the_new_case_before_it_is_accepted(play: Play) -> None:
    pages = ("/respond/", "/respond/conditions/", "/respond/documents/", "/respond/messages/")
    play.on(date(2025, 3, 3))
    before = [as_respondent(play, page) for page in pages]
    opened = breached(play)
    assert [as_respondent(play, page) for page in pages] == before
    assert not seats_of(play.respondent, opened)
    assert not Notice.objects.filter(recipient=play.respondent, docket=opened.docket_id).exists()
    assert not seats_of(play.complainant, opened)


@pytest.mark.parametrize(
    ("text", "on", "why"),
    [
        (SUPERVISION, date(2025, 7, 8), "This day lies ahead"),
        (SUPERVISION, date(2025, 2, 11), "in force since February 12, 2025. It could not be broken before"),
        (TRAINING, LAST_DAY, "has until June 30, 2025. It is broken from the day after on"),
    ],
)
def test_a_breach_that_cannot_be_is_refused_with_the_reason(play: Play, text: str, on: date, why: str) -> None:
    with pytest.raises(Refused, match=why):
        breached(play.on(date(2025, 7, 7)), text, on)
    assert (Breach.objects.count(), Case.objects.filter(complaint__relationship="board").count()) == (0, 0)


def test_a_condition_that_was_met_is_broken_by_nobody(play: Play) -> None:
    about = condition(play, SUPERVISION)
    play.take("record_condition", play.clerk, condition=about, evidence="Twelve reports.")
    with pytest.raises(Refused, match="This condition is met already"):
        breached(play)


def test_one_breach_opens_one_case_until_that_one_is_closed(play: Play) -> None:
    opened = breached(play)
    with pytest.raises(Refused, match="A case about this is open already"):
        breached(play, on=date(2025, 3, 5))
    assert breached(play, None, date(2025, 3, 4)) != opened  # the suspension itself is another order


def test_a_board_whose_rules_know_no_proc_2_opens_none(play: Play) -> None:
    values = rules.values_of(RuleSet.objects.in_force(play.today)) | {"proc_charges": "off"}
    make_rule_set(values, effective_from=date(2025, 3, 1), note="No PROC.", by=play.director, on=play.now)
    play.on(date(2025, 3, 3))
    with pytest.raises(Refused, match="do not allow PROC-2 to be charged"):
        breached(play)
    page = desk(play, play.director, "do/open_breach_case/")
    assert (page.status_code, "do not allow PROC-2" in text_of(page)) == (409, True)


def test_only_the_executive_director_may(play: Play) -> None:
    for one in (play.clerk, play.chair, play.board.members[0], play.board.investigators[0], play.respondent):
        with pytest.raises(Refused):
            breached(play, by=one)
    for one in (play.clerk, play.chair):
        assert desk(play, one, "do/open_breach_case/").status_code == 404
    assert Breach.objects.count() == 0


def test_who_is_recused_from_the_old_case_is_so_from_the_new_one(play: Play) -> None:
    member, staff = play.board.members[1], play.board.staff[1]
    for one in (member, staff):
        play.take("recuse", one, reason="A cousin of the respondent.")
    opened = breached(play)
    assert not seats_of(staff, opened)
    assert {row.person for row in opened.recusals.all()} >= {member, staff}
    assert opened.number not in text_of(signed_in(staff).get("/desk/"))


def test_the_page_offers_no_case_that_would_be_refused(play: Play) -> None:
    def offered(text: str) -> bool:
        return f"open_breach_case/?condition={condition(play, text).pk}" in desk(play, play.director).content.decode()

    play.on(date(2025, 6, 2))
    assert (offered(TRAINING), offered(SUPERVISION)) == (False, True)  # there is time until June 30
    breached(play)
    play.on(date(2025, 7, 7))
    assert (offered(TRAINING), offered(SUPERVISION)) == (True, False)  # a case about the supervision is open


def test_only_what_can_have_been_broken_is_to_choose_from(play: Play) -> None:
    """Not a condition whose last day is ahead, and not one about which a case is open."""
    breached(play, SUPERVISION, date(2025, 3, 3))
    shown = text_of(desk(play, play.director, "do/open_breach_case/"))
    assert "The Suspension itself" in shown
    assert not {TRAINING, SUPERVISION} & {line.strip() for line in shown.splitlines()}
    breached(play, None, date(2025, 3, 4))
    assert "Nothing can have been broken" in text_of(desk(play, play.director, "do/open_breach_case/"))
    play.on(date(2025, 7, 1))
    assert TRAINING in text_of(desk(play, play.director, "do/open_breach_case/"))
