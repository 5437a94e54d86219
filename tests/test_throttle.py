"""people.throttle: never more than the limit in any stretch of the window, and never fewer."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from people import throttle
from people.models import Attempt

AT = datetime(2027, 1, 15, 15, 0, tzinfo=UTC)
WINDOW = 15 * 60

pytestmark = pytest.mark.django_db


def hit(seconds: float = 0, *, scope: str = "test", key: str = "someone", limit: int = 5) -> bool:
    return throttle.hit(scope, key, limit=limit, seconds=WINDOW, at=AT + timedelta(seconds=seconds))


def test_five_tries_pass_and_the_sixth_does_not() -> None:
    assert [hit(second) for second in range(7)] == [True] * 5 + [False] * 2


def test_a_place_is_free_again_exactly_when_the_window_has_passed() -> None:
    assert [hit(second) for second in range(5)] == [True] * 5
    assert hit(WINDOW - 0.001) is False
    assert hit(WINDOW) is True
    assert hit(WINDOW + 0.5) is False
    assert hit(WINDOW + 1) is True


def test_a_refused_try_does_not_lengthen_the_wait() -> None:
    assert all(hit() for _try in range(5))
    assert not any(hit(second) for second in range(1, WINDOW, 60))
    assert hit(WINDOW) is True


def test_ten_tries_around_the_end_of_a_window_do_not_pass() -> None:
    assert hit(0)
    assert [hit(WINDOW - 1) for _try in range(4)] == [True] * 4
    assert [hit(WINDOW + 1) for _try in range(5)] == [True] + [False] * 4


def test_scopes_and_keys_count_apart() -> None:
    assert all(hit() for _try in range(5))
    assert hit(key="someone else")
    assert hit(scope="another page")
    assert not hit()


def test_the_moment_of_the_next_try_is_told() -> None:
    def next_try(seconds: float) -> datetime | None:
        at = AT + timedelta(seconds=seconds)
        return throttle.try_again_at("test", "someone", limit=5, seconds=WINDOW, at=at)

    for second in range(4):
        assert hit(second)
    assert next_try(4) is None
    assert hit(4)
    assert next_try(5) == AT + timedelta(seconds=WINDOW)
    assert next_try(WINDOW) is None


def test_a_try_is_given_back_and_a_key_is_cleared() -> None:
    for second in range(5):
        assert hit(second)
    throttle.give_back("test", "someone", at=AT + timedelta(seconds=2))
    assert [hit(5), hit(6)] == [True, False]
    throttle.clear("test", "someone")
    assert hit(7)


def test_one_place_taken_by_two_at_the_same_moment_is_given_once() -> None:
    window = timedelta(seconds=WINDOW)
    digest = throttle._digest("test", "someone")
    assert [throttle._take_place("test", digest, 0, window, AT) for _try in range(2)] == [True, False]
    late = AT - timedelta(milliseconds=3)  # another process read its clock a little earlier
    assert throttle._take_place("test", digest, 0, window, late) is False


def test_a_clock_set_back_locks_nobody_out() -> None:
    assert all(hit() for _try in range(5))
    assert hit(-2 * WINDOW)


def test_the_key_is_kept_only_as_a_digest(settings) -> None:
    assert hit(key="rosa@example.org")
    row = Attempt.objects.get()
    assert "rosa" not in "".join(str(value) for value in vars(row).values())
    settings.CODE_KEY = "another key"
    assert throttle._digest("test", "rosa@example.org") != row.digest


def test_old_tries_are_forgotten() -> None:
    assert hit()
    assert hit(3600)
    throttle.forget_old(AT + timedelta(days=1))
    assert list(Attempt.objects.values_list("taken_at", flat=True)) == [AT + timedelta(seconds=3600)]


def test_a_window_longer_than_a_day_is_refused() -> None:
    with pytest.raises(ValueError, match="at most a day"):
        throttle.hit("test", "someone", limit=5, seconds=86_401, at=AT)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 120), max_size=40))
def test_any_stretch_holds_the_limit_and_a_refusal_means_it_is_full(gaps: list[int]) -> None:
    throttle.clear("any", "someone")
    passed: list[int] = []
    moment = 0
    for gap in gaps:
        moment += gap
        at = AT + timedelta(seconds=moment)
        within = [second for second in passed if second > moment - 300]
        allowed = throttle.hit("any", "someone", limit=3, seconds=300, at=at)
        assert allowed == (len(within) < 3)
        if allowed:
            passed.append(moment)
