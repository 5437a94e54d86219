"""The chain of events as it is written (record/chain.py). What is done to it afterwards: test_tampering.py."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from record import access, chain, sealing
from record.models import Event, Seal
from tests.races import at_once

AT = datetime(2027, 1, 27, 15, 30, 12, 345678, tzinfo=UTC)
NEW_YORK = ZoneInfo("America/New_York")
FIRST = "EC-2027-0001"


@transaction.atomic
def append(number: str, kind: str, **given: Any) -> Event:
    return chain.append(chain.lock(number), kind=kind, at=given.pop("at", AT), **given)


def fault() -> str | None:
    return chain.verify().fault


def test_a_moment_in_another_zone_is_the_same_moment(db: None) -> None:
    chain.open_docket(FIRST)
    append(FIRST, "file", at=AT.astimezone(NEW_YORK))
    event = Event.objects.get()
    assert event.at == AT
    assert fault() is None


def test_the_chain_holds_ids_and_codes_only_and_the_words_lie_apart(db: None) -> None:
    chain.open_docket(FIRST)
    event = append(FIRST, "file", data={"document": 3}, text="He shouted at me.")
    assert event.texts.text == "He shouted at me."
    assert len(event.texts.salt) == 64
    row = Event.objects.filter(pk=event.pk).values().get()
    assert "shouted" not in repr(row)


def test_the_same_words_have_another_hash_each_time(db: None) -> None:
    chain.open_docket(FIRST)
    hashes = {append(FIRST, "file", text="No.").text_hash for _ in range(3)}
    assert len(hashes) == 3


@pytest.mark.parametrize("data", [{"x": 1.5}, {"x": AT}, {"x": {1, 2}}, {1: "x"}, {"x": [b"x"]}])
def test_data_that_the_two_databases_would_keep_differently_is_refused(db: None, data: Any) -> None:
    chain.open_docket(FIRST)
    with pytest.raises(TypeError):
        append(FIRST, "file", data=data)


@pytest.mark.parametrize("given_", [{"data": {"x": "\x00"}}, {"text": "a\x00"}, {"at": datetime(2027, 1, 1)}])
def test_nul_characters_and_moments_without_a_zone_are_refused(db: None, given_: dict[str, Any]) -> None:
    chain.open_docket(FIRST)
    with pytest.raises(ValueError):
        append(FIRST, "file", **given_)


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)
TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    data=st.dictionaries(TEXT, TREES, max_size=4),
    text=TEXT,
    at=st.datetimes(datetime(2000, 1, 1), timezones=st.just(UTC)),
)
def test_whatever_is_written_reads_back_intact(db: None, data: dict[str, Any], text: str, at: datetime) -> None:
    with transaction.atomic():
        chain.open_docket(FIRST)
        append(FIRST, "file", data=data, text=text, at=at)
        assert chain.verify() == chain.Report(count=1, fault=None)
        transaction.set_rollback(True)


def test_a_docket_that_moved_on_takes_no_event_from_who_read_it_before(db: None) -> None:
    stale = chain.open_docket(FIRST)
    append(FIRST, "file")
    with transaction.atomic(), pytest.raises(RuntimeError):
        chain.append(stale, kind="file", at=AT)
    assert Event.objects.count() == 1


def test_nothing_is_written_or_locked_outside_a_transaction(own_database: str) -> None:
    docket = chain.open_docket(FIRST)
    for call in (
        lambda: chain.append(docket, kind="x", at=AT),
        lambda: chain.lock(FIRST),
        lambda: chain.next_number(1),
    ):
        with pytest.raises(RuntimeError):
            call()
    assert Event.objects.count() == 0


def test_a_docket_is_locked_by_itself_its_number_or_its_key(db: None) -> None:
    docket = chain.open_docket(FIRST)
    with transaction.atomic():
        assert {chain.lock(docket), chain.lock(docket.pk), chain.lock(FIRST)} == {docket}


def test_numbers_count_up_within_a_year_and_past_four_digits(db: None) -> None:
    with transaction.atomic():
        assert chain.next_number(2027) == "EC-2027-0001"
        for number in ("EC-2027-0041", "EC-2026-0099", "EC-2028-0007"):
            chain.open_docket(number)
        assert chain.next_number(2027) == "EC-2027-0042"
        chain.open_docket("EC-2027-9999")
        assert chain.next_number(2027) == "EC-2027-10000"
        chain.open_docket("EC-2027-10000")
        assert chain.next_number(2027) == "EC-2027-10001"


@pytest.mark.race
def test_eight_writers_at_once_make_one_chain(own_database: str) -> None:
    chain.open_docket(FIRST)
    written = at_once(*(lambda n=n: append(FIRST, "note", data={"n": n}).sequence for n in range(8)))
    assert sorted(written) == list(range(1, 9))
    assert chain.verify() == chain.Report(count=8, fault=None)


@pytest.mark.race
def test_eight_who_file_at_once_get_eight_numbers(own_database: str) -> None:
    @transaction.atomic
    def file() -> str:
        return chain.open_docket(chain.next_number(2027)).number

    assert sorted(at_once(*[file] * 8)) == [f"EC-2027-{n:04}" for n in range(1, 9)]


@pytest.mark.race
def test_seals_made_while_others_write_still_hold(own_database: str) -> None:
    chain.open_docket(FIRST)
    at_once(
        *(lambda n=n: append(FIRST, "note", data={"n": n}) for n in range(4)),
        *(lambda n=n: access.log(person=None, action="read", what=str(n), at=AT) for n in range(4)),
        *[lambda: sealing.seal(at=AT)] * 3,
    )
    sealing.seal(at=AT)
    assert chain.verify() == chain.Report(count=8, fault=None)
    assert sum(Seal.objects.values_list("access_log_count", flat=True)) == 4
