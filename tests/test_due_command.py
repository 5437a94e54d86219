"""`manage.py due` and the page /desk/due/: both count with record/days.py over the board's calendar."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from people import actions, clock
from people.models import Role, User
from record.models import AccessLog, Closure

pytestmark = pytest.mark.django_db

TODAY = clock.local_day(clock.timezone.now())
ADDRESS = "/desk/due/"


@pytest.fixture(autouse=True)
def _fixtures() -> None:
    call_command("loaddata", "closures", "committees", verbosity=0)


def printed(*words: str) -> tuple[str, list[str]]:
    out, told = StringIO(), StringIO()
    call_command("due", *words, stdout=out, stderr=told)
    return out.getvalue(), told.getvalue().splitlines()


# ---- the command -----------------------------------------------------------------------------------------------------------


def test_the_command_prints_the_day_alone_and_tells_beside_it_how_it_was_found() -> None:
    assert printed("2025-01-31", "30") == (
        "2025-03-03\n",
        [
            "30 days from January 31, 2025. The next day is day 1.",
            "The count ends on Sunday, March 2, 2025.",
            "The office is closed on March 2, 2025 (Sunday).",
            "So the time runs to the end of the next open day.",
            "The last day is Monday, March 3, 2025.",
        ],
    )


def test_the_command_counts_business_days_and_backwards() -> None:
    asked = [
        ("2025-01-06", "14", "--business"),
        ("2025-06-24", "30", "--before"),
        ("2025-07-11", "5", "--before", "--business"),
        ("2025-07-03", "3"),
        ("2025-06-04", "15"),
    ]
    assert [printed(*words)[0] for words in asked] == [
        "2025-01-27\n",
        "2025-05-23\n",
        "2025-07-03\n",
        "2025-07-09\n",
        "2025-06-20\n",
    ]


def test_the_command_follows_the_boards_calendar() -> None:
    Closure.objects.create(day=date(2025, 3, 3), reason="Snow", source="The board")
    assert printed("2025-01-31", "30")[0] == "2025-03-04\n"


def test_the_command_says_when_the_calendar_is_silent_about_a_year() -> None:
    assert printed("2035-12-20", "60") == (
        "2036-02-18\n",
        [
            "60 days from December 20, 2035. The next day is day 1.",
            "The last day is Monday, February 18, 2036.",
            "The calendar holds no closed days for 2036: only weekends were passed over.",
        ],
    )
    Closure.objects.all().delete()
    assert printed("2025-05-16", "10")[0] == "2025-05-26\n"
    assert "no closed days for 2025" in printed("2025-05-16", "10")[1][-1]


def test_the_command_refuses_what_is_no_period() -> None:
    for words in (("2025-01-31", "0"), ("2025-02-30", "3"), ("2025-01-31", "soon"), ("9999-12-31", "30")):
        with pytest.raises(CommandError):
            printed(*words)


# ---- the page --------------------------------------------------------------------------------------------------------------


def sit(name: str, role: str, starts_on: date = TODAY, ends_on: date | None = None) -> User:
    person = actions.invite(f"{name.lower()}@example.org", name=name)
    return actions.begin_term(person, role=role, starts_on=starts_on, ends_on=ends_on).person


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def asks(**changes: str) -> dict[str, str]:
    return {"start_month": "1", "start_day": "31", "start_year": "2025", "length": "30", **changes}


def test_the_page_is_for_everyone_who_sits_on_a_body_today() -> None:
    assert reverse("record:due") == ADDRESS
    answers = {role: signed_in(sit(role.value, role)).get(ADDRESS).status_code for role in Role}
    assert answers == dict.fromkeys(Role, 200)


def test_everyone_else_finds_nothing(client) -> None:
    others = [
        sit("Former", "member", TODAY - timedelta(9), TODAY - timedelta(1)),
        sit("Next", "member", TODAY + timedelta(1)),
        User.objects.create_superuser("root", name="Root"),
        User.objects.create_user("party-1", name="Dana Rivera"),
    ]
    assert {signed_in(person).get(ADDRESS, asks()).status_code for person in others} == {404}
    assert client.get(ADDRESS).url == f"{reverse('people:sign-in')}?next={ADDRESS}"


def test_the_page_shows_the_day_and_how_it_was_found() -> None:
    page = signed_in(sit("Ana", "case_staff")).get(ADDRESS, asks())
    assert page.status_code == 200
    assert page.context["last_day"] == date(2025, 3, 3)
    text = " ".join(page.content.decode().split())
    assert '<time datetime="2025-03-03">Monday, March 3, 2025</time>' in text
    assert "The office is closed on March 2, 2025 (Sunday)." in text


def test_the_page_counts_business_days_and_backwards() -> None:
    client = signed_in(sit("Ana", "investigator"))
    found = [
        client.get(ADDRESS, asks(**changes)).context["last_day"]
        for changes in ({"business": "on"}, {"before": "on"}, {"business": "on", "before": "on"})
    ]
    assert found == [date(2025, 3, 17), date(2025, 1, 1) - timedelta(1), date(2024, 12, 17)]


def test_a_first_look_asks_and_finds_nothing_wrong_yet() -> None:
    page = signed_in(sit("Ana", "chair")).get(ADDRESS)
    assert "last_day" not in page.context
    assert not page.context["form"].is_bound


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"start_day": ""}, "Add the day, like 14"),
        ({"start_month": "", "start_day": "", "start_year": ""}, "Write the date from which to count."),
        ({"start_month": "2"}, "There is no February 31 in 2025. That month has 28 days"),
        ({"length": ""}, "Write how many days."),
        ({"length": "ten"}, "Write the number of days in digits, like 30."),
        ({"length": "0"}, "Write a number of at least 1."),
        ({"length": "3651"}, "Write a number of at most 3650."),
    ],
)
def test_the_page_says_what_to_write(changes, sentence) -> None:
    page = signed_in(sit("Ana", "chair")).get(ADDRESS, asks(**changes))
    errors = page.context["form"].errors
    assert [message for messages in errors.values() for message in messages] == [sentence]
    assert "last_day" not in page.context


def test_the_page_counts_over_the_whole_range_of_dates_it_takes() -> None:
    client = signed_in(sit("Ana", "chair"))
    for year in ("1900", "2100"):
        for before in ({}, {"before": "on"}):
            assert client.get(ADDRESS, asks(start_year=year, length="3650", **before)).context["last_day"]


def test_the_page_writes_nothing_and_asks_the_same_few_questions(django_assert_num_queries) -> None:
    client = signed_in(sit("Ana", "chair"))
    before = (AccessLog.objects.count(), Closure.objects.count())
    for question in (asks(), asks(length="3650")):
        with django_assert_num_queries(5):
            client.get(ADDRESS, question)
    assert client.post(ADDRESS, asks()).status_code == 405
    assert (AccessLog.objects.count(), Closure.objects.count()) == before
