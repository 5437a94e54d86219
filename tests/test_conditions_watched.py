"""While conditions run: the reminder, the later day, and who reads of them (procedure.md §1.3 row 20, §1.1)."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction

from ccb_ethics.demo.play import Play
from complaints.errors import Refused
from complaints.procedure import STEPS
from complaints.workflow import obstacle
from people.models import User
from record import letters, notices
from record.models import Event
from sanctions.models import Condition, ConditionDayChange, ConditionReminder, Sanction
from tests.factories import signed_in
from tests.visiting import text_of
from tests.watched import (
    LAST_DAY,
    SUPERVISION,
    TRAINING,
    as_respondent,
    breached,
    condition,
    desk,
    play,
    run_clock,
    sent_to_respondent,
    watched_once,
)

pytestmark = pytest.mark.django_db
__all__ = ["play", "watched_once"]

# ------------------------------------------------------------------------------------------------------- reminders


def test_a_reminder_is_drafted_two_weeks_before_the_last_day_and_once(play: Play) -> None:
    run_clock(play, date(2025, 6, 15))
    assert sent_to_respondent(play, "condition_reminder") == []
    run_clock(play, date(2025, 6, 16))
    (drafted,) = sent_to_respondent(play, "condition_reminder")
    run_clock(play, date(2025, 6, 17))
    play.release()
    for day in (date(2025, 6, 18), LAST_DAY, date(2025, 7, 1)):
        run_clock(play, day)
    assert sent_to_respondent(play, "condition_reminder") == [drafted]
    reminder = ConditionReminder.objects.get()
    assert (reminder.condition, reminder.due_on) == (condition(play), LAST_DAY)
    assert Event.objects.filter(docket=play.case.docket_id, kind="remind_of_conditions").count() == 1


def test_it_says_what_is_open_and_until_when_in_the_language_of_its_reader(play: Play) -> None:
    run_clock(play, date(2025, 6, 16))
    (drafted,) = sent_to_respondent(play, "condition_reminder")
    said = letters.render(drafted.kind, "en", drafted.context).body
    assert f"- {TRAINING}\n  Last day: June 30, 2025." in said
    assert f"- {SUPERVISION}\n" in said
    assert said.count("Last day:") == 1


def test_there_is_none_once_the_condition_is_met(play: Play) -> None:
    play.on(date(2025, 6, 2)).take("record_condition", play.clerk, condition=condition(play), evidence="Certificate.")
    run_clock(play, date(2025, 6, 16))
    assert sent_to_respondent(play, "condition_reminder") == []


def test_one_that_waits_is_set_aside_when_the_proof_comes(play: Play) -> None:
    run_clock(play, date(2025, 6, 16))
    play.take("record_condition", play.clerk, condition=condition(play), evidence="Certificate.")
    assert sent_to_respondent(play, "condition_reminder") == []


def test_a_day_that_is_over_before_the_clock_ran_is_not_reminded_of(play: Play) -> None:
    run_clock(play, date(2025, 7, 1))
    assert sent_to_respondent(play, "condition_reminder") == []


def test_nobody_takes_the_step_of_the_clock(play: Play) -> None:
    play.on(date(2025, 6, 16))
    for one in (play.director, play.clerk, play.chair, play.respondent):
        assert obstacle(STEPS["remind_of_conditions"], play.case, one, play.now) == "This step is not yours to take."


# ---------------------------------------------------------------------------------------------------- a later day

LATER = {"new_due_month": "8", "new_due_day": "15", "new_due_year": "2025", "reason": "The course was put off."}


def later(play: Play, day: date = date(2025, 8, 15), by: User | None = None, text: str = TRAINING) -> Play:
    given = {"condition": condition(play, text), "new_due": day, "reason": "The course was put off."}
    return play.take("change_condition_day", by or play.director, **given)


def test_the_director_gives_a_later_day_on_the_page_and_everybody_reads_it(play: Play) -> None:
    play.on(date(2025, 6, 2))
    page = desk(play, play.director)
    link = f"/desk/cases/{play.case.number}/do/change_condition_day/?condition={condition(play).pk}"
    assert link in page.content.decode()
    answer = desk(play, play.director, "do/change_condition_day/", LATER | {"condition": str(condition(play).pk)})
    assert answer.status_code == 302
    change = ConditionDayChange.objects.get()
    assert (change.old_due, change.new_due, change.changed_by, change.reason) == (
        LAST_DAY, date(2025, 8, 15), play.director, "The course was put off.",
    )  # fmt: skip
    assert condition(play).due_on == date(2025, 8, 15)
    told = f"{play.director.name} gave more time on June 2, 2025, from June 30, 2025 to August 15, 2025:"
    assert f"{told} The course was put off." in text_of(desk(play, play.director))
    assert "You got more time on June 2, 2025, from June 30, 2025 to August 15, 2025" in as_respondent(
        play, "/respond/conditions/"
    )
    assert "A condition of the sanction got a later day." in as_respondent(play, "/respond/")
    (letter,) = sent_to_respondent(play, "condition_day_changed")
    said = notices.preview(letter).body
    assert "The last day was June 30, 2025. It is now Aug. 15, 2025." in said
    assert "The reason: The course was put off." in said
    event = Event.objects.get(docket=play.case.docket_id, kind="change_condition_day")
    assert (event.actor, event.data["old_due"], event.data["new_due"]) == (play.director, "2025-06-30", "2025-08-15")


def test_the_later_day_is_reminded_of_anew_and_what_waits_for_the_old_one_is_set_aside(play: Play) -> None:
    run_clock(play, date(2025, 6, 16))
    later(play)
    assert sent_to_respondent(play, "condition_reminder") == []
    run_clock(play, date(2025, 8, 1))
    assert len(sent_to_respondent(play, "condition_reminder")) == 1


def test_a_letter_that_waits_gives_way_to_one_that_tells_both_changes(play: Play) -> None:
    later(play)
    later(play, date(2025, 9, 1))
    (letter,) = sent_to_respondent(play, "condition_day_changed")
    said = notices.preview(letter).body
    assert "It is now Aug. 15, 2025." in said
    assert "It is now Sept. 1, 2025." in said
    play.release()
    later(play, date(2025, 9, 20))
    (_first, second) = sent_to_respondent(play, "condition_day_changed")
    assert "Aug. 15, 2025." not in notices.preview(second).body


@pytest.mark.parametrize(
    ("day", "on", "text", "why"),
    [
        (date(2025, 6, 30), date(2025, 6, 2), TRAINING, "It is due on June 30, 2025 now. Give a later day"),
        (date(2025, 5, 30), date(2025, 6, 2), TRAINING, "an earlier one would make the sanction heavier"),
        (date(2025, 7, 15), date(2025, 7, 15), TRAINING, "This day is over or is today"),
        (date(2025, 8, 15), date(2025, 6, 2), SUPERVISION, "names no last day"),
    ],
)
def test_a_day_that_cannot_be_is_refused_with_the_reason(play: Play, day: date, on: date, text: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        later(play.on(on), day, text=text)
    assert ConditionDayChange.objects.count() == 0


def test_the_form_says_what_is_missing_and_what_is_refused(play: Play) -> None:
    play.on(date(2025, 6, 2))
    empty = desk(play, play.director, "do/change_condition_day/", {})
    assert empty.status_code == 400
    for words in ("Choose the condition", "Write the new last day", "Write why more time is given"):
        assert words in text_of(empty)
    earlier = LATER | {"condition": str(condition(play).pk), "new_due_month": "5"}
    refused = desk(play, play.director, "do/change_condition_day/", earlier)
    assert (refused.status_code, "Give a later day" in text_of(refused)) == (409, True)


def test_only_the_director_and_the_chair_may(play: Play) -> None:
    play.on(date(2025, 6, 2))
    step = "do/change_condition_day/"
    opened = {one.name: desk(play, one, step).status_code for one in (play.director, play.chair, play.clerk)}
    assert opened == {play.director.name: 200, play.chair.name: 200, play.clerk.name: 404}
    later(play, by=play.chair)
    for one in (play.clerk, play.respondent, play.complainant):
        with pytest.raises(Refused, match="not yours to take"):
            later(play, date(2025, 9, 1), by=one)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sanctions_conditiondaychange SET reason = 'none'",
        "DELETE FROM sanctions_conditiondaychange",
        "UPDATE sanctions_conditionreminder SET due_on = '2025-01-01'",
        "DELETE FROM sanctions_conditionreminder",
        "UPDATE sanctions_breach SET happened_on = '2025-01-01'",
        "DELETE FROM sanctions_breach",
    ],
)
def test_the_database_lets_nobody_rewrite_what_was_done(play: Play, statement: str) -> None:
    run_clock(play, date(2025, 6, 16))
    later(play)
    breached(play)
    with pytest.raises(IntegrityError, match="only added"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_database_knows_no_earlier_day(play: Play) -> None:
    row = ConditionDayChange(
        condition=condition(play), old_due=LAST_DAY, new_due=LAST_DAY, reason="No.", changed_by=play.director,
        changed_at=play.now,
    )  # fmt: skip
    with pytest.raises(IntegrityError, match="a_condition_gets_a_later_day"), transaction.atomic():
        row.save()


# ---------------------------------------------------------------------------------------------------- who reads what


def test_the_page_opens_for_the_office_and_the_chair_and_for_nobody_else(play: Play) -> None:
    play.take("record_condition", play.clerk, condition=condition(play), evidence="Certificate of the clinic.")
    for one in (play.director, play.clerk, play.chair):
        page = desk(play, one)
        assert (page.status_code, "Certificate of the clinic." in text_of(page)) == (200, True)
    undeclared = play.board.co_chair
    assert desk(play, undeclared).status_code in (302, 404)
    for one in (play.board.investigators[0], play.respondent, play.complainant):
        assert desk(play, one).status_code == 404
    own = as_respondent(play, "/respond/conditions/")
    assert ("Met" in own, "clinic" in own) == (True, False)


def test_the_list_of_sanctions_leads_there_and_names_a_day_that_is_over(play: Play) -> None:
    play.on(date(2025, 7, 7))
    with time_machine.travel(play.now, tick=False):
        page = signed_in(play.director).get("/desk/sanctions/")
    assert f"/desk/cases/{play.case.number}/conditions/" in page.content.decode()
    assert "The last day of a condition is over." in text_of(page)


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_the_page_takes_as_many_queries_for_fifty_conditions_as_for_one(
    play: Play, rows: int, django_assert_num_queries
) -> None:
    later(play)
    run_clock(play, date(2025, 8, 1))
    sanction = Sanction.objects.get(case=play.case)
    Condition.objects.bulk_create(
        [Condition(sanction=sanction, text=f"Paper {number}", due_on=LAST_DAY) for number in range(rows)]
    )
    client = signed_in(play.director)
    turn = 1 if connection.vendor == "postgresql" else 0  # in which the access log waits for its turn
    with time_machine.travel(play.now, tick=False), django_assert_num_queries(24 + turn):
        assert client.get(f"/desk/cases/{play.case.number}/conditions/").status_code == 200
