"""The forms of hearing and appeal: who can be chosen, what they give to the step, and what they say."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict

from ccb_ethics.demo.play import Board, Play
from complaints.forms import FORMS, StepForm
from complaints.models import Party
from complaints.procedure import STEPS
from hearings.models import Attendance, Exhibit
from people import clock
from people.models import User
from people.time_of_day import read_time
from tests import plays

pytestmark = pytest.mark.django_db


def ask(play: Play, step: str, who: User, answers: dict[str, Any] | None = None) -> StepForm:
    """The form of a step at this case now, shown, or sent with these answers."""
    row, sent = STEPS[step], ()
    if answers is not None:
        data = QueryDict(mutable=True)
        for name, value in answers.items():
            data.setlist(name, [str(one) for one in value] if isinstance(value, list) else [str(value)])
        sent = (data,)
    return FORMS[row.form](*sent, case=play.case, person=who, step=row, on=play.now)


def day(name: str, value: date) -> dict[str, int]:
    return {f"{name}_month": value.month, f"{name}_day": value.day, f"{name}_year": value.year}


def rows(form: StepForm, name: str) -> set[Any]:
    return set(form.fields[name].queryset)  # type: ignore[attr-defined]


def given(form: StepForm) -> dict[str, Any]:
    assert form.is_valid(), form.errors
    return form.given()


def messages(form: StepForm) -> dict[str, list[str]]:
    assert not form.is_valid()
    return {name: [str(one) for one in found] for name, found in form.errors.items()}


def to_panel(board: Board) -> Play:
    play = plays.charged(board).on(date(2025, 5, 9))
    return play.take("request_hearing", play.respondent).on(date(2025, 5, 16))


# ------------------------------------------------------------------------------------------------------------- the panel


def test_the_panel_is_chosen_among_those_who_did_not_screen(board: Board) -> None:
    play = to_panel(board)
    form = ask(play, "appoint_panel", board.chair)
    screeners = {board.chair, board.members[0]}  # both gave a screening opinion
    for name in ("officer", "members", "alternate"):
        assert rows(form, name) == set(board.committee) - screeners
    officer, first, second, alternate = board.co_chair, *board.members[1:4]
    answers = {"officer": officer.pk, "members": [first.pk, second.pk], "alternate": alternate.pk}
    chosen = given(ask(play, "appoint_panel", board.chair, answers))
    assert chosen | {"members": set(chosen["members"])} == {
        "officer": officer,
        "members": {first, second},
        "alternate": alternate,
    }
    play.take("appoint_panel", board.chair, **chosen)


def test_somebody_who_screened_cannot_be_typed_in_and_the_page_says_why(board: Board) -> None:
    play = to_panel(board)
    answers = {"officer": board.members[0].pk, "members": [board.members[0].pk]}
    why = f"{board.members[0].name} cannot serve here: this person screened this case."
    assert messages(ask(play, "appoint_panel", board.chair, answers)) == {
        "officer": [why],
        "members": [why],
        "alternate": ["Choose the alternate"],
    }


# --------------------------------------------------------------------------------------------------------------- the day


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("9:00 a.m.", time(9)),
        ("9 am", time(9)),
        ("9:05PM", time(21, 5)),
        ("12:30 p.m.", time(12, 30)),
        ("12 a.m.", time(0)),
        ("14.30", time(14, 30)),
        ("0:15", time(0, 15)),
    ],
)
def test_a_time_is_read_as_people_write_it(text: str, meant: time) -> None:
    assert read_time(text) == meant


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("9:30", "Say whether 9:30 is a.m. or p.m."),
        ("12", "Say whether 12 is a.m. or p.m."),
        ("25:00", "25:00 is not a time. Write it like 9:00 a.m."),
        ("9:75 a.m.", "9:75 a.m. is not a time. Write it like 9:00 a.m."),
        ("13 p.m.", "13 p.m. is not a time. Write it like 9:00 a.m."),
        ("morning", "morning is not a time. Write it like 9:00 a.m."),
        ("9 a", "9 a is not a time. Write it like 9:00 a.m."),
    ],
)
def test_what_is_no_time_is_named(text: str, said: str) -> None:
    with pytest.raises(ValidationError) as refused:
        read_time(text)
    assert refused.value.messages == [said]


def test_day_and_time_are_those_of_new_york_in_summer_and_winter(board: Board) -> None:
    play = to_panel(board).appoint_panel()
    for on, offset in ((date(2025, 6, 24), "-04:00"), (date(2025, 12, 2), "-05:00")):
        answers = {**day("day_of_hearing", on), "time_of_day": "9:30 a.m.", "place": " Board office "}
        asked = given(ask(play, "set_hearing", board.staff[0], answers))
        assert asked.pop("starts_at").isoformat() == f"{on}T09:30:00{offset}"
        assert asked == {"place": "Board office", "how_to_join": "", "accommodation": ""}


def test_help_that_a_party_asked_for_stands_in_the_form(board: Board) -> None:
    play = to_panel(board).appoint_panel()
    Party.objects.filter(case=play.case, side="complainant").update(accommodation="Interpreter, Spanish")
    form = ask(play, "set_hearing", board.staff[0])
    assert form.initial["accommodation"] == "Interpreter, Spanish"
    assert "30 days" in str(form.fields["day_of_hearing"].help_text)
    assert set(messages(ask(play, "set_hearing", board.staff[0], {}))) == {"day_of_hearing", "time_of_day", "place"}


# -------------------------------------------------------------------------------------------------- challenge and exhibit


def test_a_party_challenges_one_of_the_panel(board: Board) -> None:
    play = plays.scheduled(board)
    form = ask(play, "challenge", play.respondent)
    assert rows(form, "person") == {*play.panel_members(), board.members[3]}
    answers = {"person": board.members[1].pk, "grounds": "A tie.", **day("learned_on", play.today)}
    asked = given(ask(play, "challenge", play.respondent, answers))
    assert asked == {"person": board.members[1], "grounds": "A tie.", "learned_on": play.today}
    play.take("challenge", play.respondent, **asked)


def test_each_rules_on_the_challenges_that_are_theirs(board: Board) -> None:
    play = plays.scheduled(board)
    officer, member = board.co_chair, board.members[1]
    for person in (officer, member):
        play.take("challenge", play.respondent, person=person, grounds="A tie.", learned_on=play.today)
    on_officer, on_member = (play.case.challenges.get(person=person) for person in (officer, member))
    assert rows(ask(play, "rule_on_challenge", officer), "challenge") == {on_member}
    form = ask(play, "rule_on_challenge", board.chair)
    assert rows(form, "challenge") == {on_officer}
    assert form.initial["challenge"] == on_officer.pk  # the only one is chosen already
    assert form.fields["challenge"].label_from_instance(on_officer) == (  # type: ignore[attr-defined]
        f"{officer.name}, challenged by {play.respondent.name} on May 16, 2025: A tie."
    )
    answers = {"challenge": on_officer.pk, "ruling": "refused", "reason": "An old tie."}
    assert given(ask(play, "rule_on_challenge", board.chair, answers)) == {
        "challenge": on_officer,
        "ruling": "refused",
        "reason": "An old tie.",
    }
    assert set(messages(ask(play, "rule_on_challenge", board.chair, {"ruling": ""}))) == {
        "challenge",
        "ruling",
        "reason",
    }


def test_an_exhibit_is_left_out_only_with_a_reason(board: Board) -> None:
    play = plays.scheduled(board)
    for title in ("Bank letter", "Photo"):
        play.take("offer_exhibit", play.respondent, title=title, text="Text of it.")
    first, second = Exhibit.objects.order_by("number")
    play.take("admit_exhibit", board.co_chair, exhibit=first, ruling="admitted")
    assert rows(ask(play, "admit_exhibit", board.co_chair), "exhibit") == {second}
    answers = {"exhibit": second.pk, "ruling": "excluded"}
    assert messages(ask(play, "admit_exhibit", board.co_chair, answers)) == {
        "reason": ["Write why the exhibit is left out"]
    }
    asked = given(ask(play, "admit_exhibit", board.co_chair, {**answers, "ruling": "admitted"}))
    assert asked == {"exhibit": second, "ruling": "admitted", "reason": ""}


# ---------------------------------------------------------------------------------------------- attendance and the report


def test_attendance_asks_for_each_one_who_is_expected(board: Board) -> None:
    play = plays.scheduled(board).on(date(2025, 6, 24))
    for member in play.panel_members():
        if not play.case.declarations.filter(person=member).exists():
            play.take("declare", member)
    play.take("open_hearing", board.co_chair)
    form = ask(play, "record_attendance", board.co_chair)
    expected = [
        ("Mary Moe", "Complainant", "complainant"),
        ("Dana Reed", "Respondent", "respondent"),
        (board.co_chair.name, "Hearing officer", ""),
        (board.members[1].name, "Panel member", ""),
        (board.members[2].name, "Panel member", ""),
        (board.members[3].name, "Alternate", ""),
        (board.investigators[0].name, "Investigator", ""),
    ]
    assert form.expected == expected  # type: ignore[attr-defined]
    assert list(form.fields)[-1] == "witnesses"
    answers = {f"present_{place}": "yes" for place in range(7)} | {"present_0": "no", "note_0": "Was ill."}
    asked = given(ask(play, "record_attendance", board.co_chair, {**answers, "witnesses": "Ann Wright\n\n Bo Lee "}))
    assert asked["attendance"][0] == {
        "name": "Mary Moe",
        "role": "Complainant",
        "side": "complainant",
        "present": False,
        "note": "Was ill.",
    }
    assert [(row["name"], row["role"], row["present"]) for row in asked["attendance"][1:]] == [
        *((name, role, True) for name, role, _side in expected[1:]),
        ("Ann Wright", "Witness or guest", True),
        ("Bo Lee", "Witness or guest", True),
    ]
    play.take("record_attendance", board.co_chair, **asked)
    assert Attendance.objects.count() == 9
    del answers["present_1"]
    assert messages(ask(play, "record_attendance", board.co_chair, answers)) == {
        "present_1": ["Say whether Dana Reed came"]
    }


def test_the_report_names_a_sanction_and_months_only_for_a_suspension(board: Board) -> None:
    play = plays.heard(board)
    play.find("open_panel_motion", board.co_chair, 3)
    officer = board.co_chair
    assert ask(play, "file_panel_report", officer).fields["sanction"].help_text == (
        "The panel sustained allegation 1. "
        "Range for CPRS-12: Written Caution to Suspension of 12 months. Guideline: Public Reprimand."
    )
    allegation = play.case.allegations.get()
    pk, said = (
        allegation.pk,
        {"facts": "She lent $600.", "uncited": "The parties agree on it.", "reasons": "Both say so."},
    )
    answers: dict[str, Any] = {f"{name}_{pk}": words for name, words in said.items()}
    answers |= {"text": "What we heard.", "aggravating": ["own_gain"], "sanction": "suspension", "months": "6"}
    asked = given(ask(play, "file_panel_report", officer, answers))
    assert asked == {
        "text": "What we heard.",
        "findings": [{"allegation": allegation, "citations": [], **said}],
        "aggravating": ["own_gain"],
        "mitigating": [],
        "factors": "",
        "sanction": "suspension",
        "months": 6,
        "dissent": "",
    }
    wrong = {"months": ["Only a suspension has months. Take the number out, or choose Suspension"]}
    assert messages(ask(play, "file_panel_report", officer, {**answers, "sanction": "caution"})) == wrong
    assert messages(ask(play, "file_panel_report", officer, {**answers, "months": "soon"})) == {
        "months": ["Write the months as a number, like 6"]
    }
    play.take("file_panel_report", officer, **asked)


# -------------------------------------------------------------------------------------------------------------- the appeal


def test_the_appeal_is_heard_by_directors_who_had_no_part(board: Board) -> None:
    play = plays.decided(board).on(date(2025, 6, 20))
    play.take("appeal", play.respondent, text="Too hard.")
    form = ask(play, "appoint_appeals_committee", board.president)
    possible = {*board.directors, board.president, board.vice_president}
    assert rows(form, "people") == possible
    assert "Choose 3." in str(form.fields["people"].help_text)
    three = board.directors[:3]
    asked = given(ask(play, "appoint_appeals_committee", board.president, {"people": [one.pk for one in three]}))
    assert (set(asked), set(asked["people"])) == ({"people"}, set(three))
    play.take("appoint_appeals_committee", board.president, **asked)


def test_too_few_directors_are_told_before_anyone_chooses(board: Board) -> None:
    play = plays.decided(board).on(date(2025, 6, 20))
    play.take("appeal", play.respondent, text="Too hard.")
    everyone = [*board.directors, board.president, board.vice_president]
    User.objects.filter(pk__in=[one.pk for one in everyone[2:]]).update(is_active=False)
    form = ask(play, "appoint_appeals_committee", board.president)
    assert "waits for a new director" in str(form.fields["people"].help_text)


def test_a_hearing_is_set_far_enough_ahead_or_the_step_says_why(board: Board) -> None:
    play = to_panel(board).appoint_panel()
    soon = datetime.combine(play.today + timedelta(days=29), time(9), tzinfo=clock.ZONE)
    answers = {**day("day_of_hearing", soon.date()), "time_of_day": "9 am", "place": "Board office"}
    assert (
        given(ask(play, "set_hearing", board.staff[0], answers))["starts_at"] == soon
    )  # the effect decides, not the form
