"""The letters of a case: drafting them, what they say about the case, and recording that they were served.

Sources: procedure.md §1.1 (service) and the notice column of §1.3. What a letter may say to whom follows §5: the
complainant of a Written Caution learns only that the matter is concluded.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from complaints import representation, rules
from complaints.effects import Act
from complaints.errors import Refused
from complaints.filing_hours import keeps_office_hours
from complaints.guards.committee import always_heard
from complaints.hearable import allegations_told, number_in, own_allegations
from complaints.models import Case, Party, SanctionKind
from complaints.models.complaint import Contact
from complaints.notice_kinds import KINDS
from complaints.procedure import ROWS, Step
from people import clock
from record import days, deadlines, notices
from record.models import Deadline, Event, Notice, Service

# Letters that name the sanction. To the complainant none names a Written Caution (§5), unless the rule set says so.
SAYS_SANCTION = frozenset(
    {"decision", "final", "outcome", "outcome_confidential", "appeal_ruling", "statement_of_charges", "show_cause"}
)


# What the office writes to a party in its own words: the kind of letter for each side.
MESSAGES = {
    Party.Side.COMPLAINANT: "message",
    Party.Side.RESPONDENT: "message_respondent",
    Party.Side.REPRESENTATIVE: "message_respondent",
}

# The note of each month in which nothing else was written.
NO_NEWS = ("status_note", "status_note_respondent")

# Where the neutral e-mail leads: the page on which each side comes in.
PAGES = {
    Party.Side.COMPLAINANT: "complaints:my",
    Party.Side.RESPONDENT: "complaints:respond",
    Party.Side.WITNESS: "home",  # never sent: a witness is written to by mail
}


@dataclass(frozen=True)
class Served:
    """The service of a letter: the day it counts from, how, and the call that writes it once the event exists."""

    day: date
    method: str
    record: Callable[[Event], None]


def draft(case: Case, kind: str, event: Event) -> None:
    """Drafts one letter for each person of the side it goes to. A person releases it later."""
    for party in addressees(case, KINDS[kind].side):
        draft_for(party, kind, event)


def draft_for(party: Party, kind: str, event: Event) -> Notice:
    """One letter to one person."""
    case = party.case
    if kind not in NO_NEWS:
        _withdraw_notes(party)
    return notices.draft(
        event.docket,
        kind=kind,
        recipient=party.user,
        context=context_for(case, kind, called(party), clock.local_day(event.at), leads=leads(party)),
        event=event,
        key=f"{case.number}:{event.sequence}:{kind}:{party.user_id}",
        by_email=party.contact == Contact.E_MAIL,
        page=PAGES[KINDS[kind].side],
    )


def _withdraw_notes(party: Party) -> None:
    """A note that there is no news, and that nobody has approved yet, is not true any more once there is some."""
    notes = Notice.objects.filter(docket=party.case.docket_id, recipient=party.user_id, kind__in=NO_NEWS)
    notices.withdraw_drafts(notes)


def addressees(case: Case, side: Party.Side) -> list[Party]:
    """To whom letters of this side go: to each complainant; to the respondent or, once one has appeared, to counsel (§2.12)."""
    counsel = representation.counsel(case) if side == Party.Side.RESPONDENT else None
    found = [counsel] if counsel else list(case.parties.filter(side=side).select_related("user").order_by("pk"))
    for party in found:
        party.case = case
    return found


def readdress(case: Case) -> None:
    """Letters to the respondent's side that are still drafts go to whomever they go to now."""
    sides = (Party.Side.RESPONDENT, Party.Side.REPRESENTATIVE)
    answering = case.parties.filter(side__in=sides).values("user")
    drafts = Notice.objects.filter(docket=case.docket_id, recipient__in=answering, state=Notice.State.DRAFTED)
    for party in addressees(case, Party.Side.RESPONDENT):
        drafts.update(recipient=party.user, by_email=party.contact == Contact.E_MAIL)


def to_write_to(case: Case) -> QuerySet[Party]:
    """The parties to whom the office may write in its own words: who follows the case, not one who acts for nobody now."""
    followed = case.parties.filter(side__in=list(MESSAGES)).exclude(representation__ended_at__isnull=False)
    return followed.order_by("side", "pk")


def reach(party: Party) -> None:
    """Letters to this party that have not left yet go the way that the party wants now."""
    waiting = Notice.objects.filter(docket=party.case.docket_id, recipient=party.user_id)
    waiting.filter(state__in=(Notice.State.DRAFTED, Notice.State.RELEASED)).update(
        by_email=party.contact == Contact.E_MAIL
    )


def drafted(case: Case, kind: str, party: Party) -> bool:
    """Whether a letter of this kind to this person still waits to be approved."""
    found = Notice.objects.filter(docket=case.docket_id, kind=kind, recipient=party.user_id)
    return found.filter(state=Notice.State.DRAFTED).exists()


def called(party: Party) -> str:
    """How a letter addresses its reader; counsel reads it for somebody else."""
    if party.side != Party.Side.REPRESENTATIVE:
        return party.name
    return _("%(counsel)s, for %(respondent)s") % {"counsel": party.name, "respondent": party.case.respondent_name}


def leads(party: Party) -> bool:
    """Whether what is asked of the complainants is asked of this one: the one who filed decides (§2.18)."""
    return party.side != Party.Side.COMPLAINANT or party.named_by_id is None


def context_for(case: Case, kind: str, name: str, on: date, *, leads: bool = True) -> dict[str, Any]:
    """The facts a letter prints. The due date is the one that follows if it is served on this day.

    A letter to a witness holds nothing of the case but its number, and what the witness is called to.
    """
    if KINDS[kind].side == Party.Side.WITNESS:
        return {"case_number": case.number, "name": name, "written_on": on.isoformat(), **_extra(case, kind)}
    setting = KINDS[kind].setting
    due, running = "", _running(case, kind)
    if running:
        due = running.isoformat()
    elif setting:
        rule = rules.period(case, setting)
        due = days.due(on, rule, deadlines.closed_days()).day.isoformat()
    # To the complainant nothing of a joined case; to the respondent nothing that was not served yet (§2.18).
    told = allegations_told(case) if KINDS[kind].side == Party.Side.RESPONDENT else own_allegations(case)
    allegations = [
        {"number": number_in(case, a), "reference": a.provision.reference, "ethic": a.provision.ethic, "text": a.text}
        for a in told
    ]
    charges = getattr(case, "charges", None)
    is_denial = case.has("denial") or case.is_applicants(on)  # the fact follows the decision at once
    sanction = SanctionKind.REVOCATION if case.has("denial") else next((k for k in SanctionKind if case.has(k)), None)
    may_know = KINDS[kind].side != Party.Side.COMPLAINANT or rules.setting(case, "complainant_told_of_caution") == "yes"
    if sanction and not sanction.is_public and not may_know:
        sanction = None  # decided so, or made so on appeal before this letter left
    return {
        "case_number": case.number,
        "name": name,
        "leads": leads,
        "respondent_name": case.respondent_name,
        "written_on": on.isoformat(),
        "due_on": due,
        "is_running": running is not None,
        "days": rules.number(case, setting) if setting else 0,
        "business": bool(setting) and rules.DEFAULTS[setting].unit == rules.BUSINESS,
        **{name: rules.number(case, name) for name in KINDS[kind].says},
        "allegations": allegations,
        "proposed_sanction": charges.proposal if charges and kind in SAYS_SANCTION else "",
        "sanction": sanction.called(of_applicant=is_denial) if sanction and kind in SAYS_SANCTION else "",
        "no_review": rules.setting(case, "complainant_review") == "off",
        "always_heard": always_heard(case),
        **_extra(case, kind),
        "office_hours": keeps_office_hours(case),
        "reason": _last_reason(case, REASON_OF[kind]) if kind in REASON_OF else "",
    }


EXTRA: dict[str, Callable[[Case], dict[str, Any]]] = {}


def prints(*kinds: str) -> Callable[[Callable[[Case], dict[str, Any]]], Callable[[Case], dict[str, Any]]]:
    """Lets an app above add the facts that its letters print (the day and place of a hearing)."""

    def register(facts: Callable[[Case], dict[str, Any]]) -> Callable[[Case], dict[str, Any]]:
        EXTRA.update(dict.fromkeys(kinds, facts))
        return facts

    return register


def _extra(case: Case, kind: str) -> dict[str, Any]:
    return EXTRA[kind](case) if kind in EXTRA else {}


def _running(case: Case, kind: str) -> date | None:
    """The last day of the limit that this letter tells of, where it runs already and does not wait for service."""
    found = Deadline.objects.filter(docket=case.docket_id, name=KINDS[kind].runs).open() if KINDS[kind].runs else None
    return found.values_list("due_on", flat=True).first() if found is not None else None


# The steps whose reason is written for the letter. Other words on the record are not for its reader.
REASONED = frozenset(row.name for row in ROWS if row.effect in ("give_reason", "sanctions.refuse_reinstatement"))
REASON_OF: dict[str, frozenset[str]] = {
    "not_accepted": REASONED,
    "defects": REASONED,
    "reinstatement_refused": REASONED,
    "joinder_overruled": frozenset({"overrule_objection"}),
    "continuance_granted": frozenset({"grant_continuance"}),
    "continuance_refused": frozenset({"refuse_continuance"}),
    "more_time_refused": frozenset({"refuse_more_time"}),
    "late_appeal_refused": frozenset({"refuse_late_appeal"}),
}


def _last_reason(case: Case, steps: frozenset[str]) -> str:
    """The last reason that was given for a letter; a case closed as incomplete says again what was missing."""
    given = Event.objects.filter(docket=case.docket_id, kind__in=steps, texts__isnull=False)
    event = given.order_by("-sequence").first()
    return event.texts.text if event else ""


def refresh(case: Case, notice: Notice, on: date) -> None:
    """Brings a draft up to this day before it is shown or released; a released letter is frozen."""
    if notice.state == Notice.State.DRAFTED:
        reason = notice.context.get("reason", "")
        party = case.parties.get(user=notice.recipient_id)
        context = context_for(case, notice.kind, called(party), on, leads=leads(party))
        notice.context = {**context, "reason": reason}


def unready(case: Case, kind: str) -> str | None:
    """Why the letters of this kind cannot be served yet: there is none left, or one still waits for its approval."""
    waiting = Notice.objects.filter(docket=case.docket_id, kind=kind, service__isnull=True)
    states = set(waiting.exclude(state=Notice.State.WITHDRAWN).values_list("state", flat=True))
    if not states:
        return _("There is no letter of this kind to serve.")
    if Notice.State.DRAFTED in states:
        return _("Approve the letter before you record that it was served.")
    return None


def serve_named(step: Step, act: Act) -> Served:
    """The service that a row records by name (`serves`): every released letter of that kind not served yet.

    Refuses when the letter was not approved, when the day lies ahead, or when it lies before the letter was written.
    Ordinary mail is deemed served three calendar days after posting (procedure.md §1.1).
    """
    waiting = list(
        Notice.objects.filter(docket=act.docket, kind=step.serves, service__isnull=True).exclude(
            state=Notice.State.WITHDRAWN
        )
    )
    if not waiting:
        raise Refused(_("There is no letter of this kind to serve."))
    if any(notice.state == Notice.State.DRAFTED for notice in waiting):
        raise Refused(_("Approve the letter before you record that it was served."))
    return serve(waiting, act)


def serve(waiting: list[Notice], act: Act) -> Served:
    """Checks one service and hands back the call that writes it for all these letters."""
    method = str(act.given["method"])
    posted: date | None = act.given.get("posted_on")
    if method == Service.Method.ORDINARY_MAIL:
        if posted is None:
            raise Refused(_("Give the day the letter was posted: ordinary mail counts three days from it."))
        served = days.deemed_served(posted, rules.number(act.case, "ordinary_mail_days"))
    else:
        served = act.given.get("served_on") or clock.local_day(act.on)
    today = clock.local_day(act.on)
    if served > today:
        raise Refused(_("The day of service lies ahead. Record it on the day or after."))
    for notice in waiting:
        if notice.released_at and (posted or served) < clock.local_day(notice.released_at):
            raise Refused(_("The letter was approved after that day. Check the date of service."))

    def record(event: Event) -> None:
        for notice in waiting:
            notices.serve(
                notice,
                method=method,
                served_on=served,
                posted_on=posted,
                by=act.person,
                event=event,
                proof=str(act.given.get("proof", "")),
            )

    return Served(day=served, method=method, record=record)
