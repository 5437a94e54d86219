"""What time it is. The only place that reads the clock; only views and commands call `now` and `today`.

Everything below a view takes the moment (`at`) or the day (`on`) as an argument, so that a rule can be tested on any
day and a lapse can be dated when it fell due. Days are days in America/New_York, whoever looks.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from people.models.demo_clock import DemoClock

ZONE = ZoneInfo("America/New_York")


def now() -> datetime:
    """The present moment, aware. In the demo it may have been moved."""
    moment = timezone.now()
    if settings.DEMO_CLOCK:
        offset = DemoClock.objects.filter(pk=1).values_list("offset_seconds", flat=True).first()
        moment += timedelta(seconds=offset or 0)
    return moment


def today() -> date:
    """The present day in America/New_York."""
    return local_day(now())


def local_day(moment: datetime) -> date:
    """The day in America/New_York on which `moment` (aware) falls. A moment without a zone is refused."""
    if timezone.is_naive(moment):
        raise ValueError("A moment without a time zone has no day.")
    return moment.astimezone(ZONE).date()


def start_of(day: date) -> datetime:
    """00:00 of `day` in America/New_York."""
    return datetime.combine(day, time.min, tzinfo=ZONE)


def set_demo_clock(moment: datetime) -> None:
    """Moves the demo's clock to `moment` (aware); from there it runs on. Refused outside the demo."""
    _refuse_outside_the_demo()
    offset = round((moment - timezone.now()).total_seconds())
    DemoClock.objects.update_or_create(pk=1, defaults={"offset_seconds": offset})


def clear() -> None:
    """Sets the demo's clock back to the real time. Refused outside the demo."""
    _refuse_outside_the_demo()
    DemoClock.objects.filter(pk=1).delete()


def _refuse_outside_the_demo() -> None:
    if not settings.DEMO_CLOCK:
        raise RuntimeError("Only the demo's clock can be moved (DEMO_CLOCK).")
