"""What must be in order before the hearing opens, line by line, and which step mends it (ux.md §1.4).

Nothing is judged here: whether a line blocks is what the row `open_hearing` asks of its facts and guards, so that the
page and the engine cannot disagree. A test holds the lines to the row. The other lines inform.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from complaints import rules
from complaints.guards import GUARDS, Asked
from complaints.models import Case, Party
from complaints.procedure import FACTS, HELD, STEPS
from complaints.seats import OFFICE, Seat
from hearings import continuances, panel
from hearings.actions.representing import last_day_to_appear
from hearings.models import Challenge, Exhibit, Hearing
from people import clock
from people.templatetags.eastern import eastern, eastern_time, weekday
from record.models import Deadline, Notice, Service

OPEN = STEPS["open_hearing"]
# Who needs help at the hearing is known to those who schedule it, and to nobody who only votes (ux.md §1.4).
SCHEDULES = OFFICE | {Seat.OFFICER}


@dataclass(frozen=True)
class Check:
    """One line: its name, the facts and guards of the row that it stands for, and the steps that mend it."""

    name: str
    label: str
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    for_schedulers: bool = False


CHECKS = (
    Check("abeyance", "The case goes on", unless=(HELD,), steps=("end_abeyance",)),
    Check(
        "panel", "Panel", needs=("panel_appointed",), guards=("panel_is_complete",),
        steps=("appoint_panel", "seat_alternate", "name_panel_member"),
    ),
    Check("declarations", "Declarations of no conflict", guards=("panel_has_declared",), steps=("declare",)),
    Check(
        "day", "Day, room and link", needs=("hearing_set",), guards=("hearing_day_has_come",),
        steps=("set_hearing", "arrange_help", "grant_continuance", "refuse_continuance", "continue_hearing"),
    ),
    Check(
        "notice", "Notice of hearing", needs=("hearing_noticed",), unless=("panel_changed",),
        guards=("notice_was_long_enough",), steps=("release_notice", "serve_hearing_notice", "serve_panel_change"),
    ),
    Check("challenges", "Challenges to the panel", guards=("challenges_are_ruled",), steps=("rule_on_challenge",)),
    Check("exhibits", "Exhibits", steps=("offer_exhibit", "admit_exhibit")),
    Check("witnesses", "Witnesses", steps=("name_witness", "call_witness")),
    Check("help", "Interpreter and other help", steps=("arrange_help",), for_schedulers=True),
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """A check as it stands: `why` it blocks the start (blank: it does not), what is known, and the dates."""

    check: Check
    why: str
    facts: list[str] = field(default_factory=list)
    asks: str = ""

    @property
    def is_open(self) -> bool:
        """Whether anything is left to do, whether or not it blocks."""
        return bool(self.why or self.asks)


def lines(case: Case, places: frozenset[Seat], on: datetime) -> list[Line]:
    """Every check that these seats may know of, in the order of the table."""
    hearing = panel.ahead(case)
    asked = Asked(case=case, person=None, on=on, step=OPEN.name)
    found = []
    for check in CHECKS:
        if check.for_schedulers and not places & SCHEDULES:
            continue
        if check.name == "abeyance" and not case.has(HELD):
            continue
        facts, asks = TOLD[check.name](case, hearing) if check.name in TOLD else ([], "")
        found.append(Line(check, why_not(check, asked), facts, asks))
    return found


def why_not(check: Check, asked: Asked) -> str:
    """The first reason of the row's facts and guards that stands against the start; blank when none does."""
    for fact in check.needs:
        if not asked.case.has(fact):
            return str(FACTS[fact].missing)
    for fact in check.unless:
        if asked.case.has(fact):
            return str(FACTS[fact].present)
    reasons = (GUARDS[name](asked) for name in check.guards)
    return next((str(reason) for reason in reasons if reason), "")


# ---- what is known -------------------------------------------------------------------------------------------------

Told = tuple[list[str], str]


def _due(case: Case, *names: str) -> list[Deadline]:
    return list(Deadline.objects.filter(docket=case.docket_id, name__in=names).open().order_by("due_on", "pk"))


def _panel(case: Case, _hearing: Hearing | None) -> Told:
    return [f"{row.person.name}, {row.get_role_display().lower()}" for row in panel.seats_on(case)], ""


def _declarations(case: Case, _hearing: Hearing | None) -> Told:
    """The alternate too: nobody waits for that one, and a vacant place is filled at once only by one who has declared."""
    made = dict(case.declarations.values_list("person_id", "declared_at"))
    rows = panel.seats_on(case)
    return [f"{row.person.name}: {eastern(made.get(row.person_id)) or 'not yet'}" for row in rows], ""


def _day(case: Case, hearing: Hearing | None) -> Told:
    facts = [f"{row.label}: by {eastern(row.due_on)}" for row in _due(case, "hearing_within")]
    if hearing is None:
        return facts, ""
    facts = [
        f"{weekday(hearing.starts_at)}, {eastern_time(hearing.starts_at)}",
        f"Room: {hearing.place}",
        f"Link: {hearing.how_to_join}" if hearing.how_to_join else "No link is given.",
        *facts,
    ]
    if last := continuances.last_day_to_ask(case):
        facts.append(f"A side may ask for another day until {eastern(last)}.")
    if last := last_day_to_appear(case):
        facts.append(f"A representative gives notice by {eastern(last)}.")
    return facts, "A side asks for another day." if continuances.waiting(case) else ""


def _notice(case: Case, hearing: Hearing | None) -> Told:
    least, facts = rules.number(case, "hearing_notice_days"), []
    if hearing:
        last: date = clock.local_day(hearing.starts_at) - timedelta(days=least)
        facts.append(f"Served at least {least} days before, so by {eastern(last)}.")
    served = Service.objects.filter(notice__docket=case.docket_id, notice__kind="notice_of_hearing")
    facts += [f"Served on {eastern(row.served_on)}, {row.get_method_display().lower()}." for row in served]
    return facts, ""


def _challenges(case: Case, _hearing: Hearing | None) -> Told:
    facts = [f"{row.label}: until {eastern(row.due_on)}" for row in _due(case, "challenge", "challenge_new_member")]
    made = Challenge.objects.filter(case=case).select_related("person")
    return facts + [f"{row.person.name}: {row.get_ruling_display().lower()}" for row in made], ""


def _exhibits(case: Case, _hearing: Hearing | None) -> Told:
    facts = [f"{row.label}: until {eastern(row.due_on)}" for row in _due(case, "exchange")]
    rulings = list(Exhibit.objects.filter(case=case).values_list("ruling", flat=True))
    waiting = rulings.count(Exhibit.Ruling.PENDING)
    count = f"{len(rulings)} exhibit{'' if len(rulings) == 1 else 's'}, numbered 1 to {len(rulings)}."
    facts.append(count if rulings else "No exhibit was handed in.")
    return facts, f"Waiting for a ruling: {waiting}. The hearing may begin all the same." if waiting else ""


def _witnesses(case: Case, _hearing: Hearing | None) -> Told:
    named = list(case.parties.filter(side=Party.Side.WITNESS).order_by("pk"))
    letters = Notice.objects.filter(docket=case.docket_id, kind="witness_call").exclude(state=Notice.State.WITHDRAWN)
    called = set(letters.values_list("recipient_id", flat=True))
    facts = [f"{party.name}: {'called' if party.user_id in called else 'not called'}" for party in named]
    left = sum(party.user_id not in called for party in named)
    return facts or ["No witness is named."], f"Not called yet: {left}." if left else ""


def _help(case: Case, hearing: Hearing | None) -> Told:
    asked = case.parties.exclude(accommodation="").exclude(representation__ended_at__isnull=False).order_by("pk")
    facts = [f"{party.name}: {party.accommodation}" for party in asked]
    if case.complaint.language == "es":
        facts.append("The complaint was written in Spanish.")
    if hearing and hearing.accommodation:
        facts.append(f"Noted for the hearing: {hearing.accommodation}")
    needed = bool(facts)
    if hearing and hearing.help_arranged:
        return [*facts, f"Arranged: {hearing.help_arranged}"], ""
    return facts or ["Nobody asked for help."], "Nothing is arranged yet." if needed else ""


TOLD: dict[str, Callable[[Case, Hearing | None], Told]] = {
    "panel": _panel,
    "declarations": _declarations,
    "day": _day,
    "notice": _notice,
    "challenges": _challenges,
    "exhibits": _exhibits,
    "witnesses": _witnesses,
    "help": _help,
}
