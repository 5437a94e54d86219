"""record/deadlines.py and the rows it writes."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import translation

from people.errors import Refused
from people.models import User
from record import chain, deadlines
from record.days import Rule
from record.models import Closure, Deadline, DeadlineExtension, Docket, Event

pytestmark = pytest.mark.django_db

AT = datetime(2025, 1, 27, 15, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _calendar() -> None:
    call_command("loaddata", "closures", verbosity=0)


@pytest.fixture
def docket() -> Docket:
    return chain.open_docket("EC-2025-0001")


@pytest.fixture
def director() -> User:
    return User.objects.create_user("rosa@example.org", name="Rosa")


def happened(docket: Docket, kind: str = "serve_notice") -> Event:
    return chain.append(chain.lock(docket), kind=kind, at=AT)


def begin(
    docket: Docket, name: str = "answer", *, on: date = date(2025, 1, 27), event: Event | None = None, **given
) -> Deadline:
    given = {"rule": Rule(30), "trigger": "served:serve_notice", "label": "Answer the complaint", **given}
    return deadlines.start(docket, name=name, started_on=on, event=event or happened(docket), **given)


# ---- setting -------------------------------------------------------------------------------------------------------------


def test_a_deadline_keeps_everything_its_date_was_found_from(docket) -> None:
    event = happened(docket)
    made = begin(docket, on=date(2025, 1, 31), event=event, lapse=("second_notice", "go_on"))
    kept = Deadline.objects.values().get()
    assert kept == {
        "id": made.pk,
        "docket_id": docket.pk,
        "name": "answer",
        "label": "Answer the complaint",
        "rule_length": 30,
        "rule_business": False,
        "rule_before": False,
        "trigger": "served:serve_notice",
        "started_on": date(2025, 1, 31),
        "due_on": date(2025, 3, 3),
        "skipped": ["2025-03-02"],
        "skipped_because": ["Sunday"],
        "lapse": ["second_notice", "go_on"],
        "set_by_id": event.pk,
        "settled_by_id": None,
        "settled_on": None,
        "lapsed_by_id": None,
        "stopped_on": None,
        "days_left": None,
    }
    assert made.rule == Rule(30)


def test_a_date_once_set_stands_when_the_calendar_changes_later(docket) -> None:
    begin(docket, on=date(2025, 4, 27), rule=Rule(29))
    Closure.objects.all().delete()
    kept = Deadline.objects.get()
    assert (kept.due_on, kept.skipped_because) == (date(2025, 5, 27), ["Memorial Day"])
    assert "May 26, 2025 (Memorial Day)" in kept.sentence


def test_a_new_time_of_the_same_name_settles_the_old_one(docket) -> None:
    old, other = begin(docket), begin(docket, "screening")
    event = happened(docket, "remand")
    new = begin(docket, on=date(2025, 3, 3), event=event)
    old.refresh_from_db()
    assert (old.settled_by, old.settled_on) == (event, date(2025, 3, 3))
    assert set(Deadline.objects.open()) == {new, other}


def test_a_name_is_open_in_each_docket_by_itself(docket) -> None:
    other = chain.open_docket("EC-2025-0002")
    assert {begin(docket), begin(other)} == set(Deadline.objects.open())


# ---- settling ------------------------------------------------------------------------------------------------------------


def test_settling_closes_the_open_ones_of_these_names_only(docket) -> None:
    other = chain.open_docket("EC-2025-0002")
    answer, screening, elsewhere = begin(docket), begin(docket, "screening"), begin(other)
    event = happened(docket, "answer")
    assert deadlines.settle(docket, ["answer", "receipt"], event=event, on=date(2025, 2, 24)) == 1
    assert deadlines.settle(docket, ["answer"], event=happened(docket), on=date(2025, 2, 25)) == 0
    answer.refresh_from_db()
    assert (answer.settled_by, answer.settled_on) == (event, date(2025, 2, 24))
    assert set(Deadline.objects.open()) == {screening, elsewhere}


# ---- lapsing -------------------------------------------------------------------------------------------------------------


def test_a_lapse_is_marked_and_closes_the_deadline(docket) -> None:
    made, event = begin(docket), happened(docket, "second_notice")
    deadlines.lapse(made, event=event)
    made.refresh_from_db()
    assert (made.lapsed_by, made.settled_by, made.settled_on) == (event, None, None)
    assert list(Deadline.objects.open()) == []


def test_a_lapse_undoes_what_its_own_step_settled_in_passing(docket) -> None:
    made, event = begin(docket), happened(docket, "close_incomplete")
    deadlines.settle(docket, ["answer"], event=event, on=date(2025, 2, 27))
    deadlines.lapse(made, event=event)
    made.refresh_from_db()
    assert (made.lapsed_by, made.settled_by, made.settled_on) == (event, None, None)


def test_a_deadline_that_was_met_cannot_lapse_nor_lapse_twice(docket) -> None:
    met, gone = begin(docket), begin(docket, "election")
    deadlines.settle(docket, ["answer"], event=happened(docket, "answer"), on=date(2025, 2, 24))
    event = happened(docket, "default")
    deadlines.lapse(gone, event=event)
    before = list(Deadline.objects.values())
    for made in (met, gone):
        with pytest.raises(ValueError, match="closed before"):
            deadlines.lapse(made, event=event)
    assert list(Deadline.objects.values()) == before


# ---- asking --------------------------------------------------------------------------------------------------------------


def test_a_deadline_is_overdue_from_the_day_after_its_last_day(docket) -> None:
    made = begin(docket)  # February 26
    assert list(Deadline.objects.overdue(date(2025, 2, 26))) == []
    assert list(Deadline.objects.overdue(date(2025, 2, 27))) == [made]
    deadlines.settle(docket, ["answer"], event=happened(docket), on=date(2025, 2, 27))
    assert list(Deadline.objects.overdue(date(2025, 2, 27))) == []


def test_a_time_lapses_at_midnight_in_new_york(docket) -> None:
    made = begin(docket, lapse=["second_notice"])  # February 26, winter: New York is five hours behind
    midnight = datetime(2025, 2, 27, 5, 0, tzinfo=UTC)
    assert list(Deadline.objects.lapsing(midnight - timedelta(microseconds=1))) == []
    assert list(Deadline.objects.lapsing(midnight)) == [made]


def test_only_what_is_open_and_has_steps_lapses_first_come_first(docket) -> None:
    later = begin(docket, "exceptions", rule=Rule(60), lapse=["go_on"])
    sooner = begin(docket, "comment", rule=Rule(21), lapse=["go_on", "stop"])
    begin(docket, "investigation", rule=Rule(21))  # a target: nothing follows
    begin(docket, "answer", lapse=["second_notice"])
    deadlines.settle(docket, ["answer"], event=happened(docket), on=date(2025, 2, 1))
    deadlines.lapse(begin(docket, "election", rule=Rule(7), lapse=["default"]), event=happened(docket))
    assert list(Deadline.objects.lapsing(datetime(2025, 12, 31, tzinfo=UTC))) == [sooner, later]


# ---- extending -----------------------------------------------------------------------------------------------------------


def extend(made: Deadline, director: User, **given) -> DeadlineExtension:
    given = {"reason": "Asked for in writing.", "on": date(2025, 2, 20), **given}
    return deadlines.extend(made, by=director, event=happened(made.docket, "extend_answer"), **given)


def test_an_extension_keeps_who_why_and_both_dates(docket, director) -> None:
    made = begin(docket)
    given = extend(made, director, days=18)
    made.refresh_from_db()
    kept = DeadlineExtension.objects.values().get()
    assert kept == {
        "id": given.pk,
        "deadline_id": made.pk,
        "old_due": date(2025, 2, 26),
        "new_due": date(2025, 3, 17),
        "skipped": ["2025-03-16"],
        "skipped_because": ["Sunday"],
        "reason": "Asked for in writing.",
        "by_id": director.pk,
        "event_id": given.event.pk,
        "given_on": date(2025, 2, 20),
        "stopped_on": None,
        "days_left": None,
    }
    assert (made.due_on, made.skipped) == (date(2025, 3, 17), [])


def test_an_extension_may_name_its_day(docket, director) -> None:
    made = begin(docket)
    assert extend(made, director, to=date(2025, 3, 12)).new_due == date(2025, 3, 12)


def test_a_target_may_be_moved_after_it_has_passed(docket, director) -> None:
    made = begin(docket, "investigation")
    assert extend(made, director, days=30, on=date(2025, 3, 5)).new_due == date(2025, 3, 28)


def test_more_time_is_refused_with_a_sentence(docket, director) -> None:
    made = begin(docket, lapse=["second_notice"])
    before_hearing = begin(docket, "exchange", on=date(2025, 6, 24), rule=Rule(14, before=True))
    met = begin(docket, "screening")
    deadlines.settle(docket, ["screening"], event=happened(docket), on=date(2025, 2, 1))
    before = list(Deadline.objects.values())
    asked = [
        (made, {"days": 15, "reason": "  "}),
        (made, {"days": 0}),
        (made, {"to": date(2025, 3, 15)}),
        (made, {"to": date(2025, 2, 26)}),
        (made, {"days": 15, "on": date(2025, 2, 27)}),
        (met, {"days": 15}),
        (before_hearing, {"days": 14}),
        (before_hearing, {"to": date(2025, 6, 24)}),
    ]
    sentences = []
    for deadline, given in asked:
        with pytest.raises(Refused) as refusal:
            extend(deadline, director, **given)
        sentences.append(str(refusal.value))
    assert sentences == [
        "Say why more time is given.",
        "Give at least one more day.",
        "The office is closed on Saturday, March 15, 2025. Choose an open day, like Monday, March 17, 2025.",
        "Choose a day after Wednesday, February 26, 2025.",
        "The last day was Wednesday, February 26, 2025. More time is given before it is over.",
        "This time is over or no longer needed, so it cannot be made longer.",
        "Choose a day before Tuesday, June 24, 2025.",
        "Choose a day before Tuesday, June 24, 2025.",
    ]
    assert (list(Deadline.objects.values()), DeadlineExtension.objects.count()) == (before, 0)


def test_more_time_that_would_roll_back_to_the_same_day_is_refused(docket, director) -> None:
    made = begin(docket, "exchange", on=date(2025, 6, 27), rule=Rule(14, before=True))  # Friday, June 13
    with pytest.raises(Refused, match=r"Choose a day after Friday, June 13, 2025\."):
        extend(made, director, days=2)


def test_an_extension_is_by_days_or_to_a_day_not_both_nor_neither(docket, director) -> None:
    made = begin(docket)
    for given in ({}, {"days": 3, "to": date(2025, 3, 12)}):
        with pytest.raises(ValueError, match="Give either"):
            extend(made, director, **given)


# ---- the sentence ---------------------------------------------------------------------------------------------------


def test_a_deadline_tells_from_what_it_keeps_how_its_date_was_counted(docket) -> None:
    begin(docket, on=date(2026, 4, 24), trigger="served:issue_decision")
    begin(docket, "screening", rule=Rule(14, business=True), trigger="step:file")
    told = {deadline.name: deadline.sentence for deadline in Deadline.objects.all()}
    assert told == {
        "answer": "30 days from the day the letter was served, April 24, 2026. The next day is day 1. "
        "The count ends on Sunday, May 24, 2026. "
        "The office is closed on May 24, 2026 (Sunday) and May 25, 2026 (Memorial Day). "
        "So the time runs to the end of the next open day. The last day is Tuesday, May 26, 2026.",
        "screening": "14 business days from January 27, 2025. The next day is day 1. Weekends do not count. "
        "The last day is Friday, February 14, 2025.",
    }


def test_the_sentence_tells_of_each_extension_but_not_of_people_and_reasons(docket, director) -> None:
    made = begin(docket, on=date(2025, 1, 31), trigger="step:file")
    extend(made, director, days=13, reason="A death in the family.")
    extend(made, director, to=date(2025, 3, 25), on=date(2025, 3, 14))
    assert Deadline.objects.get().how == [
        "30 days from January 31, 2025. The next day is day 1.",
        "The count ends on Sunday, March 2, 2025.",
        "The office is closed on March 2, 2025 (Sunday).",
        "So the time runs to the end of the next open day.",
        "The last day is Monday, March 3, 2025.",
        "On February 20, 2025 the last day was moved from March 3, 2025 to Monday, March 17, 2025.",
        "The office is closed on March 16, 2025 (Sunday).",
        "On March 14, 2025 the last day was moved from March 17, 2025 to Tuesday, March 25, 2025.",
    ]


def test_the_sentence_is_made_when_it_is_read_in_the_language_of_the_reader(docket) -> None:
    with translation.override("es"):
        begin(docket)
    assert "February" in Deadline.objects.get().sentence


def test_a_list_of_sentences_asks_two_questions_however_long_it_is(docket, director, django_assert_num_queries) -> None:
    made = 0
    for rows in (1, 3, 50):
        while made < rows:
            extend(begin(docket, f"time-{made}"), director, days=7)
            made += 1
        with django_assert_num_queries(2):
            assert len({deadline.sentence for deadline in Deadline.objects.explained()}) == 1


# ---- what the database itself refuses --------------------------------------------------------------------------------------


def test_the_database_refuses_what_no_deadline_can_be(docket, director) -> None:
    made, event = begin(docket), happened(docket)
    given = extend(made, director, days=15)
    row = Deadline.objects.values().get()
    del row["id"]
    more = DeadlineExtension.objects.values().get(pk=given.pk)
    del more["id"]
    tried = {
        "deadline_of_a_name_is_open_once_in_a_docket": lambda: Deadline.objects.create(**row),
        "deadline_has_at_least_one_day": lambda: Deadline.objects.create(**row | {"name": "a", "rule_length": 0}),
        "deadline_is_settled_on_a_day_and_then_does_not_lapse": lambda: Deadline.objects.create(
            **row | {"name": "b", "settled_by_id": event.pk, "settled_on": date(2025, 2, 1), "lapsed_by_id": event.pk}
        ),
        "deadline_lies_on_the_right_side_of_its_event": lambda: Deadline.objects.create(
            **row | {"name": "c", "due_on": row["started_on"]}
        ),
        "stopped_deadline_keeps_the_days_that_were_left": lambda: Deadline.objects.create(
            **row | {"name": "d", "stopped_on": date(2025, 2, 1)}
        ),
        "extension_says_why": lambda: DeadlineExtension.objects.create(**more | {"reason": ""}),
        "extension_leads_to_a_later_day": lambda: DeadlineExtension.objects.create(
            **more | {"new_due": more["old_due"]}
        ),
        "closure_says_why": lambda: Closure.objects.create(day=date(2025, 2, 12), reason="", source="The board"),
    }
    names = {
        constraint.name for model in (Deadline, DeadlineExtension, Closure) for constraint in model._meta.constraints
    }
    assert set(tried) == names
    before = (Deadline.objects.count(), DeadlineExtension.objects.count(), Closure.objects.count())
    for act in tried.values():
        with pytest.raises(IntegrityError), transaction.atomic():
            act()
    assert (Deadline.objects.count(), DeadlineExtension.objects.count(), Closure.objects.count()) == before


def test_a_settled_deadline_has_its_day(docket) -> None:
    made, event = begin(docket), happened(docket)
    for change in ({"settled_by": event}, {"settled_on": date(2025, 2, 1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Deadline.objects.filter(pk=made.pk).update(**change)
