"""The only door: `take` is the one writer of a case's status, `obstacle` the one judge of whether a step may be taken.

The buttons ask `obstacle` and `take` asks it again under the lock, so page and engine cannot disagree.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from complaints import correspondence, indexing, motions, participation, rules, seating
from complaints.effects import EFFECTS, Act, Done
from complaints.errors import Refused
from complaints.guards import GUARDS, Asked
from complaints.models import Case, Status
from complaints.procedure import ON_ROUND, ON_THE_MAIN_LINE, STEPS, SWEPT, Limit, Step, rows_for, standing_in_the_way
from complaints.procedure.words import CLOCK, Clock
from complaints.seats import DECLARING, Seat, seats_of
from people import clock
from people.models import User
from record import chain, deadlines
from record.models import Deadline, Docket, Event

GATE_STEPS = frozenset({"declare", "recuse"})


@dataclass(frozen=True)
class Offer:
    """A step shown to a person: possible when `why` is empty, else the reason why not yet."""

    step: Step
    why: str

    @property
    def is_open(self) -> bool:
        return not self.why


@dataclass(frozen=True)
class Taken:
    """What a taken step leaves: its event, and what is shown to the person once and kept nowhere."""

    event: Event
    shown: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Judgement:
    """Why a step may not be taken (None: it may), and the seats from which the person asked."""

    why: str | None
    seats: frozenset[Seat] = frozenset()


def obstacle(step: Step, case: Case, person: User | Clock, on: datetime) -> str | None:
    """None when this person (or the clock) may take this step at this case now; else the reason as a sentence."""
    return _judge(step, case, person, on).why


def _judge(step: Step, case: Case, person: User | Clock, on: datetime) -> Judgement:
    status = Status(case.status)
    if status not in step.source:
        return Judgement(_("This cannot be done while the case is at: %(status)s.") % {"status": status.label})
    if isinstance(person, Clock):
        return Judgement(_not_for_the_clock(step, case, on) or _unmet(step, case, None, on))
    sitting = _sitting(case, person)
    return Judgement(_not_seated(step, sitting) or _unmet(step, case, person, on), sitting.places & step.seats)


def _not_for_the_clock(step: Step, case: Case, on: datetime) -> str | None:
    if not step.clock:
        return _("A person takes this step, not the clock.")
    if not (step.sweep or step.on_round) and not _is_due(step, case, on):
        return _("The time for this has not run out.")
    return None


def _unmet(step: Step, case: Case, actor: User | None, on: datetime) -> str | None:
    """Why a step that is this person's, or the clock's, to take must wait: a fact, a guard, a letter, a vote."""
    refusal = fact_obstacle(step, case.facts)
    if refusal is not None:
        return refusal
    asked = Asked(case=case, person=actor, on=on, step=step.name)
    for name in step.guards:
        why = GUARDS[name](asked)
        if why:
            return str(why)
    if step.serves and (unready := correspondence.unready(case, step.serves)):
        return unready
    if step.motion and motions.carried(case, step.motion, step.name) is None:
        return _("%(body)s has to carry a motion for this first.") % {"body": step.motion.label}
    return None


def fact_obstacle(step: Step, facts: list[str]) -> str | None:
    """The part of the judgement that needs nothing but what has happened so far."""
    why = standing_in_the_way(step, frozenset(facts))
    return None if why is None else str(why)


@dataclass(frozen=True)
class Sitting:
    """A person's seats at a case, and whether the person has declared there."""

    places: frozenset[Seat]
    declared: bool


def _sitting(case: Case, person: User) -> Sitting:
    places = seats_of(person, case)
    asks = bool(places & DECLARING)
    return Sitting(places, not asks or participation.has_declared(case, person))


def _not_seated(step: Step, sitting: Sitting) -> str | None:
    places = sitting.places & step.seats
    if not places:
        return _("This step is not yours to take.")
    if step.name in GATE_STEPS or places - DECLARING or sitting.declared:
        return None
    return _("Say first whether you have a conflict of interest in this case.")


def _is_due(step: Step, case: Case, on: datetime) -> bool:
    lapsing = Deadline.objects.filter(docket=case.docket_id).lapsing(on)
    return any(step.name in deadline.lapse for deadline in lapsing)


def offers(case: Case, person: User, on: datetime, among: Collection[str] = STEPS) -> list[Offer]:
    """What this person can do at this case now and, for what is theirs but must wait, why. `among`: of these steps only.

    The same judgement as `obstacle`, with the person's seats looked up once for all rows. What nobody waits for is left
    out: what belongs to an overlay that does not lie over the case, and a tool with nothing to use it on.
    """
    sitting = _sitting(case, person)
    rows = [
        row
        for row in rows_for(Status(case.status), sitting.places)
        if row.form and row.name in among and is_awaited(row, case)
    ]
    found = (Offer(row, _not_seated(row, sitting) or _unmet(row, case, person, on) or "") for row in rows)
    return [offer for offer in found if offer.is_open or not offer.step.tool]


def is_awaited(step: Step, case: Case) -> bool:
    """Whether a person is told why this row must wait: the main line always, an overlay once it has begun."""
    return step.name in ON_THE_MAIN_LINE or fact_obstacle(step, case.facts) is None


def take(step_name: str, case: Case, *, by: User | Clock, on: datetime, **given: Any) -> Taken:
    """Takes one step, whole or not at all: lock, refresh, apply lapses, judge, write, move.

    Refuses with `Refused(reason)`. There is no way round it, for nobody.
    """
    step = STEPS[step_name]
    with transaction.atomic():
        catch_up(case, on)  # kept even when the step itself is then refused: what lapsed has lapsed
    with transaction.atomic():
        docket = chain.lock(case.docket_id)
        case.refresh_from_db()
        judgement = _judge(step, case, by, on)
        if judgement.why:
            raise Refused(judgement.why)
        taken = _move(step, case, docket, on, given, by=None if isinstance(by, Clock) else by, seats=judgement.seats)
        _follow(case, docket, on)
        return taken


def catch_up(case: Case, on: datetime) -> list[Event]:
    """Applies the lapses that are due, each dated when it fell due: 00:00 New York after its last day.

    A time that was over before it could lapse (a service recorded long afterwards) lapses at the last event on the
    record: the record never runs backwards, and no time that follows has passed before anybody could know of it.
    """
    events: list[Event] = []
    if not Deadline.objects.filter(docket=case.docket_id).lapsing(on).exists():
        return events
    with transaction.atomic():
        docket = chain.lock(case.docket_id)
        case.refresh_from_db()
        while (event := _lapse_next(case, docket, on)) is not None:
            events.append(event)
    return events


def _lapse_next(case: Case, docket: Docket, on: datetime) -> Event | None:
    last = Event.objects.filter(docket=docket).latest("sequence").at
    for deadline in Deadline.objects.filter(docket=docket).lapsing(on):
        fell_due = max(clock.start_of(deadline.due_on + timedelta(days=1)), last)
        for name in deadline.lapse:
            if obstacle(STEPS[name], case, CLOCK, fell_due) is None:
                event = _move(STEPS[name], case, docket, fell_due).event
                deadlines.lapse(deadline, event=event)
                _follow(case, docket, fell_due)
                return event
    return None


def sweep(case: Case, on: datetime) -> list[Event]:
    """The clock's round at one case: lapses, then what follows at once from them or from another case."""
    events = catch_up(case, on)
    if any(case.status in step.source for step in SWEPT):
        with transaction.atomic():
            docket = chain.lock(case.docket_id)
            case.refresh_from_db()
            events += _follow(case, docket, on)
    return events


def go_round(case: Case, on: datetime) -> list[Event]:
    """The same, and then what the clock looks after on its round: what is owed because nothing happened."""
    events = sweep(case, on)
    for step in ON_ROUND:
        if obstacle(step, case, CLOCK, on) is None:
            events.append(take(step.name, case, by=CLOCK, on=on).event)
    return events


def _follow(case: Case, docket: Docket, on: datetime) -> list[Event]:
    """Takes, in the transaction that made them possible, the rows that the clock takes as soon as their guards pass."""
    events: list[Event] = []
    while True:
        open_now = (step for step in SWEPT if case.status in step.source)
        step = next((step for step in open_now if obstacle(step, case, CLOCK, on) is None), None)
        if step is None:
            return events
        events.append(_move(step, case, docket, on).event)


def _move(
    step: Step,
    case: Case,
    docket: Docket,
    on: datetime,
    given: dict[str, Any] | None = None,
    *,
    by: User | None = None,
    seats: frozenset[Seat] = frozenset(),
) -> Taken:
    """Writes a step that was judged, in the caller's transaction. Nobody `by` means the clock."""
    day = clock.local_day(on)
    act = Act(case=case, docket=docket, step=step.name, by=by, on=on, given=given or {})
    motion = motions.carried(case, step.motion, step.name) if step.motion else None
    done = (EFFECTS[step.effect](act) if step.effect else None) or Done()
    served_on = correspondence.serve_named(step, act) if step.serves else None
    old, new = Status(case.status), step.goes_to(Status(case.status))
    data = {**done.data, "from": old.value, "to": new.value}
    if motion:
        motion.used_at = on
        motion.save(update_fields=["used_at"])
        data["motion"] = motion.pk
    if served_on:
        data |= {"served": step.serves, "served_on": served_on.day.isoformat(), "method": served_on.method}
    event = chain.append(
        docket,
        kind=step.name,
        at=on,
        actor=by,
        seat=min((seat.value for seat in seats), default=""),
        data=data,
        text=done.text,
    )
    if served_on:
        served_on.record(event)
    if done.after:
        done.after(event)
    _settle(step, docket, event, day)
    facts = [fact for fact in case.facts if fact not in step.clears and fact not in step.gives] + list(step.gives)
    dates = {"step": day, **({"served": served_on.day} if served_on else {}), **done.dates}
    _write_status(case, step, old, new, facts, done, on)
    for limit in step.limits:
        _start(limit, case, docket, dates, event)
    for place in step.unseats:
        seating.rise(case, place)
    for body in step.seating:
        seating.seat_body(body, case, day)
    for kind in step.notices:
        correspondence.draft(case, kind, event)
    if step.effect and step.effect not in indexing.WORDLESS:
        indexing.index_after(case)
    return Taken(event, done.shown)


def _settle(step: Step, docket: Docket, event: Event, day: date) -> None:
    if "*" in step.settles:
        names = list(Deadline.objects.filter(docket=docket).unfinished().values_list("name", flat=True))
    else:
        names = list(step.settles)
    if names:
        deadlines.settle(docket, names, event=event, on=day)


def _start(limit: Limit, case: Case, docket: Docket, dates: dict[str, date], event: Event) -> None:
    if limit.since not in dates or (limit.only_if and not set(limit.only_if) & set(case.facts)):
        return
    deadlines.start(
        docket,
        name=limit.name,
        label=_label(limit),
        rule=rules.period(case, limit.setting, before=limit.before),
        trigger=f"{limit.since}:{event.kind}",
        started_on=dates[limit.since],
        event=event,
        lapse=limit.lapse,
    )


def _label(limit: Limit) -> str:
    """The limit's name as the record keeps it: in the office's language, whoever acts."""
    with translation.override(settings.LANGUAGE_CODE):
        return str(limit.label)


def _write_status(case: Case, step: Step, old: Status, new: Status, facts: list[str], done: Done, on: datetime) -> None:
    """The one line that writes a status: compare-and-set on the version, since SQLite ignores row locks."""
    case.facts = facts
    case.status = new
    if new is not old:
        case.entered_status_at = on
    if old is Status.CLOSED and new is not old:  # reopened
        case.disposition, case.closed_on = "", None
    if new is Status.CLOSED and old is not new:
        case.disposition = done.disposition or str(step.disposition)
        case.closed_on = clock.local_day(on)
    written = Case.objects.filter(pk=case.pk, version=case.version).update(
        status=case.status,
        facts=case.facts,
        entered_status_at=case.entered_status_at,
        disposition=case.disposition,
        closed_on=case.closed_on,
        respondent=case.respondent_id,
        credential=case.credential_id,
        version=case.version + 1,
    )
    if not written:
        case.refresh_from_db()  # the page that says so shows the case as it is
        raise Refused(_("Somebody else changed this case at the same moment. Open it again and look."))
    case.version += 1


def waiting_for(case: Case, places: frozenset[Seat], *, declared: bool) -> list[Step]:
    """The steps the worklist names for one row of a list: status, seats and facts only, no query for each row."""
    rows = [
        step
        for step in rows_for(Status(case.status), places)
        if step.form and (step.task or (step.main and step.source != frozenset(Status)))
    ]
    if not declared and not places - DECLARING:
        return [STEPS["declare"]]
    return [step for step in rows if step.name not in GATE_STEPS and fact_obstacle(step, case.facts) is None]
