"""The access log (record/access.py): it outlives rollbacks and holds no words."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from people.models import User
from record import access, chain
from record.models import AccessLog

AT = datetime(2027, 1, 27, 15, 30, tzinfo=UTC)


def test_a_line_says_who_did_what_where_and_how_it_ended(db: None) -> None:
    reader = User.objects.create(username="reader", name="A Reader")
    docket = chain.open_docket("EC-2027-0001")
    access.log(person=reader, docket=docket, action="read", what="document:12", outcome="shown", at=AT)
    assert list(AccessLog.objects.values_list("at", "person", "docket", "action", "what", "outcome")) == [
        (AT, reader.pk, docket.pk, "read", "document:12", "shown")
    ]


def test_a_stranger_without_a_name_is_logged_too(db: None) -> None:
    line = access.log(person=None, action="refused", what="/desk/cases/", at=AT)
    assert (line.person, line.docket) == (None, None)


def test_a_line_stays_when_the_work_after_it_is_rolled_back(own_database: str) -> None:
    def work() -> None:
        access.log(person=None, action="export", at=AT)
        with transaction.atomic():
            chain.open_docket("EC-2027-0001")
            raise InterruptedError

    with pytest.raises(InterruptedError):
        work()
    assert AccessLog.objects.count() == 1


def test_a_line_inside_a_transaction_is_refused_since_a_rollback_would_take_it_along(own_database: str) -> None:
    with transaction.atomic(), pytest.raises(RuntimeError):
        access.log(person=None, action="read", at=AT)
    assert AccessLog.objects.count() == 0


@pytest.mark.parametrize(
    "words",
    [
        {"action": "read it"},
        {"action": "read", "what": "Letter to Mary Ann.pdf"},
        {"action": "read", "what": "mary@example.org"},
        {"action": "read", "outcome": "está"},
        {"action": "read\n"},
    ],
)
def test_words_are_refused_so_that_no_name_gets_into_the_log(db: None, words: dict[str, str]) -> None:
    with pytest.raises(ValueError):
        access.log(person=None, at=AT, **words)
    assert AccessLog.objects.count() == 0


def test_a_moment_without_a_zone_is_refused(db: None) -> None:
    with pytest.raises(ValueError):
        access.log(person=None, action="read", at=datetime(2027, 1, 1))
