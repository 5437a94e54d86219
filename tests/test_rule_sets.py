"""The versions of the rule set: a case keeps its own, only the executive director makes one, and none is ever edited."""

import re
from datetime import date, datetime

import pytest
import time_machine
from django.db import transaction
from django.test import Client

from ccb_ethics.demo.play import Board, Play
from complaints import rule_limits, rules
from complaints.actions.rule_setting import make_rule_set, replaced_by
from complaints.errors import Refused
from complaints.models import Case, RuleSet
from complaints.rule_numbers import STAGES
from people import clock
from people.models import User
from record.models import Deadline, Event
from tests import plays
from tests.factories import signed_in
from tests.visiting import text_of

pytestmark = pytest.mark.django_db

LIST, NEW = "/desk/settings/rules/", "/desk/settings/rules/new/"
NOW = datetime(2025, 1, 2, 10, 0, tzinfo=clock.ZONE)
DEFAULTS = {name: number.value for name, number in rules.DEFAULTS.items()}


@pytest.fixture(autouse=True)
def _on_that_day():
    with time_machine.travel(NOW, tick=False):
        yield


def make(board: Board, first: date, by: User | None = None, **changed) -> RuleSet:
    values = {**DEFAULTS, **changed}
    return make_rule_set(values, effective_from=first, note="As voted.", by=by or board.director, on=NOW)


def answers(day: str = "2/1/2025", **changed) -> dict[str, object]:
    month, day_of, year = day.split("/")
    first = {"effective_from_month": month, "effective_from_day": day_of, "effective_from_year": year}
    return {**DEFAULTS, **first, "note": "As voted in January.", **changed}


def typed_of(answer) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(\w+)"\s+value="([^"]*)">', answer.content.decode()))


# ------------------------------------------------------------------------------------------------------ the catalogue


def test_every_setting_has_a_label_a_source_and_a_possible_default() -> None:
    assert [name for name, number in rules.DEFAULTS.items() if not (number.label and "§" in number.source)] == []
    assert {name: why for name, value in DEFAULTS.items() if (why := rule_limits.why_not(name, value))} == {}
    assert rule_limits.contradictions(DEFAULTS) == {}
    assert sum(len(numbers) for _label, numbers in STAGES) == len(DEFAULTS)


def test_switches_have_choices_and_nothing_else_has() -> None:
    switches = {name for name, number in rules.DEFAULTS.items() if number.unit == rules.SWITCH}
    assert {name for name, number in rules.DEFAULTS.items() if number.choices} == switches
    assert {name: [value for value, _label in rules.DEFAULTS[name].choices] for name in switches} == {
        "cut_off": ["midnight", "office_hours"],
        "jurisdiction_basis": ["at_conduct", "current"],
        "denial_for_applicants": ["off", "on"],
        "limitation_waiver": ["on", "off"],
        "hearing_for_heavy": ["on_request", "always"],
        "complainant_review": ["on", "off"],
        "client_tail_provisions": ["both", "none"],
        "summary_issuer": ["chair_and_director", "chair", "director"],
        "proc_charges": ["on", "off"],
        "data_sharing": ["off", "on"],
        "non_appearance": ["evidence_still_required", "deemed_admitted"],
        "panel_votes_in_committee": ["yes", "no"],
        "summary_voters_on_panel": ["yes", "no"],
        "complainant_sees_answer": ["no", "yes"],
        "complainant_told_of_caution": ["no", "yes"],
        "standard_of_proof": ["preponderance", "clear_and_convincing"],
        "notarization": ["off", "on"],
    }


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("appeal_days", 0, "from 1 to 3650"),
        ("appeal_days", 4000, "from 1 to 3650"),
        ("appeal_days", True, "from 1 to 3650"),
        ("appeal_days", "30", "from 1 to 3650"),
        ("continuances_each_side", -1, "from 0 to 600"),
        ("panel_size", 4, "odd number"),
        ("cut_off", "noon", "Choose one"),
    ],
)
def test_an_impossible_value_is_named(name: str, value, says: str) -> None:
    assert says in str(rule_limits.why_not(name, value))


def test_two_numbers_at_odds_are_named_at_the_first() -> None:
    found = rule_limits.contradictions(
        {**DEFAULTS, "exchange_days": 31, "revocation_majority_of": 1, "reopening_majority_of": 4}
    )
    assert found == {
        "exchange_days": "This is more than “Least notice before a hearing” (30). Change one of the two.",
        "revocation_majority_of": "This is less than half of “Revocation: of so many cast” (3). Change one of the two.",
        "reopening_majority_of": "This is more than “Reopening a decided case: of so many cast” (3). Change one of the two.",
    }


# ------------------------------------------------------------------------------------------------------- the versions


def test_an_old_case_keeps_the_old_number_and_a_new_case_gets_the_new(board: Board) -> None:
    old = plays.filed(board)  # January 6
    make(board, date(2025, 2, 1), cure_days=10, receipt_days=2)
    new = Play(board, datetime(2025, 2, 3, 9, 0, tzinfo=clock.ZONE)).file(plays.ANSWERS)
    assert [(rules.number(play.case, "cure_days"), play.case.rule_set.version) for play in (old, new)] == [
        (30, 1),
        (10, 2),
    ]
    for play in (old, new):
        play.take("ask_completion", board.staff[0], reason="Who is it about?")
    due = {
        play.case.number: Deadline.objects.get(docket=play.case.docket_id, name="cure").rule_length
        for play in (old, new)
    }
    assert due == {old.case.number: 30, new.case.number: 10}


def test_a_version_says_everything_and_tells_the_board_s_docket_what_changed(board: Board) -> None:
    made = make(board, date(2025, 2, 1), appeal_days=20, cut_off="office_hours")
    assert (made.version, made.made_by, made.made_at, made.values.keys()) == (2, board.director, NOW, DEFAULTS.keys())
    event = Event.objects.get(kind="rule_set_made")
    assert (event.docket.number, event.actor, event.seat, event.texts.text) == (
        "BOARD", board.director, "executive_director", "As voted.",
    )  # fmt: skip
    assert event.data == {
        "version": 2,
        "replaces": 1,
        "effective_from": "2025-02-01",
        "changed": {"appeal_days": [30, 20], "cut_off": ["midnight", "office_hours"]},
    }


def test_the_comparison_shows_only_what_changed(board: Board) -> None:
    made = make(board, date(2025, 2, 1), appeal_days=20, cut_off="office_hours")
    before = replaced_by(made)
    assert before is not None
    changed = rules.changes(rules.values_of(before), rules.values_of(made))
    assert [(change.name, str(change.old), str(change.new)) for change in changed] == [
        ("cut_off", "At midnight", "When the office closes"),
        ("appeal_days", "30", "20"),
    ]


def test_a_version_is_compared_with_the_one_whose_place_it_took(board: Board) -> None:
    late = make(board, date(2025, 6, 1), appeal_days=20)
    early = make(board, date(2025, 3, 1), appeal_days=25)
    instead = make(board, date(2025, 6, 1), appeal_days=21)
    found = [replaced_by(made) for made in (RuleSet.objects.get(version=1), late, early, instead)]
    assert [before.version if before else None for before in found] == [None, 1, 1, late.version]
    days = [date(2025, 2, 28), date(2025, 3, 1), date(2025, 5, 31), date(2025, 6, 1)]
    assert [rules.number_in_force("appeal_days", day) for day in days] == [30, 25, 25, 21]


def test_a_version_is_never_edited_and_never_deleted(board: Board) -> None:
    made = make(board, date(2025, 2, 1), appeal_days=20)
    made.values["appeal_days"] = 1
    for edit in (
        made.save,
        made.delete,
        lambda: RuleSet.objects.filter(version=2).update(note="x"),
        lambda: RuleSet.objects.filter(version=2).delete(),
        lambda: RuleSet.objects.bulk_update([made], ["values"]),
    ):
        with pytest.raises(TypeError, match="never"), transaction.atomic():
            edit()
    assert RuleSet.objects.get(version=2).values["appeal_days"] == 20


@pytest.mark.parametrize(
    ("day", "changed", "says"),
    [
        (date(2025, 1, 1), {"appeal_days": 20}, "from today or a later day"),
        (date(2025, 2, 1), {}, "Nothing differs"),
        (date(2025, 2, 1), {"appeal_days": 0}, "Time to appeal: Write a whole number"),
        (date(2025, 2, 1), {"exchange_days": 40}, "Exhibits are in before the hearing by: This is more than"),
        (date(2025, 2, 1), {"made_up": 3}, "names every setting once"),
    ],
)
def test_what_cannot_be_a_rule_set_is_refused(board: Board, day: date, changed, says: str) -> None:
    with pytest.raises(Refused, match=says):
        make(board, day, **changed)
    assert RuleSet.objects.count() == 1


def test_today_is_not_the_past_and_a_reason_is_asked_for(board: Board) -> None:
    assert make(board, date(2025, 1, 2), appeal_days=20).version == 2
    with pytest.raises(Refused, match="why the rules change"):
        make_rule_set(
            {**DEFAULTS, "appeal_days": 5}, effective_from=date(2025, 2, 1), note=" ", by=board.director, on=NOW
        )


def test_only_the_executive_director_of_the_day_makes_one(board: Board) -> None:
    for person in (board.staff[0], board.chair, board.president, board.investigators[0]):
        with pytest.raises(Refused, match="Only the executive director"):
            make(board, date(2025, 2, 1), by=person, appeal_days=20)
    assert RuleSet.objects.count() == 1


# ---------------------------------------------------------------------------------------------------------- the pages


def test_office_and_chairs_read_and_everybody_else_finds_nothing(board: Board) -> None:
    readers = [board.director, board.staff[0], board.investigators[0], board.chair, board.co_chair]
    others = [board.members[0], board.president, board.directors[0], User.objects.create_superuser("root", name="Root")]
    for page in (LIST, f"{LIST}1/"):
        assert [signed_in(person).get(page).status_code for person in readers] == [200] * 5
        assert [signed_in(person).get(page).status_code for person in others] == [404] * 4
        assert Client().get(page).status_code == 302
    makers = [signed_in(person) for person in (*readers[1:], *others)]
    assert {answer.status_code for client in makers for answer in (client.get(NEW), client.post(NEW, answers()))} == {
        404
    }
    offered = [NEW in signed_in(person).get(LIST).content.decode() for person in readers]
    assert offered == [True, False, False, False, False]
    assert RuleSet.objects.count() == 1


def test_a_rule_set_is_compared_first_and_saved_then(board: Board) -> None:
    client = signed_in(board.director)
    assert 'name="appeal_days" value="30"' in client.get(NEW).content.decode()
    shown = client.post(NEW, answers(appeal_days=20, notarization="on"))
    words = text_of(shown)
    assert (shown.status_code, RuleSet.objects.count()) == (200, 1)
    assert "Time to appeal 30 20 §1.3 row 18" in words
    assert "notarized No Yes §1.2 G4" in words
    assert "Time to answer" not in words
    saved = client.post(NEW, {**typed_of(shown), "act": "save"})
    assert (saved.status_code, saved["Location"]) == (302, f"{LIST}2/")
    made = RuleSet.objects.get(version=2)
    assert (made.effective_from, made.note, rules.value_of(made, "appeal_days")) == (
        date(2025, 2, 1), "As voted in January.", 20,
    )  # fmt: skip
    page = text_of(client.get(f"{LIST}2/"))
    assert "What it changed against rule set 1" in page
    assert "Made by Maureen Kowalczyk" in page
    assert "In force today" in text_of(client.get(LIST))


def test_going_back_keeps_all_that_was_typed(board: Board) -> None:
    client = signed_in(board.director)
    shown = client.post(NEW, answers(appeal_days=20))
    back = client.post(NEW, {**typed_of(shown), "act": "change"})
    assert back.status_code == 200
    html = back.content.decode()
    assert 'name="appeal_days" value="20"' in html
    assert "As voted in January." in html
    assert RuleSet.objects.count() == 1


def test_what_is_wrong_is_told_at_its_question_and_nothing_typed_is_lost(board: Board) -> None:
    client = signed_in(board.director)
    wrong = client.post(NEW, answers("1/1/2025", appeal_days="soon", panel_size=4, exchange_days=40, note=""))
    words = text_of(wrong)
    assert wrong.status_code == 400
    for sentence in (
        "This day is over. Write today or a later day",
        "Write a whole number, like 30",
        "Write an odd number: there is no casting vote.",
        "This is more than “Least notice before a hearing” (30). Change one of the two.",
        "Write why the rules change",
    ):
        assert sentence in words
    assert 'value="soon"' in wrong.content.decode()


def test_nothing_changed_can_be_seen_and_not_saved(board: Board) -> None:
    client = signed_in(board.director)
    shown = client.post(NEW, answers())
    assert "Nothing differs from the rules that hold on that day." in text_of(shown)
    assert 'value="save"' not in shown.content.decode()
    refused = client.post(NEW, {**typed_of(shown), "act": "save"})
    assert (refused.status_code, "Nothing differs" in text_of(refused), RuleSet.objects.count()) == (409, True, 1)


def test_an_unknown_version_is_not_found(board: Board) -> None:
    assert signed_in(board.director).get(f"{LIST}99/").status_code == 404
    assert Case.objects.count() == 0
