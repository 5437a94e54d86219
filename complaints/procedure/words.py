"""The words the table is written in: a step, its limits, the clock, and what each fact means to a person refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext_lazy as _

from complaints.models import Body, Disposition, Status
from complaints.seats import Seat
from people.words import Words


class Clock:
    """The clock as an actor: it takes only the rows that name it, and only when they are due."""

    def __repr__(self) -> str:
        return "CLOCK"


CLOCK: Final = Clock()


@dataclass(frozen=True)
class Limit:
    """A deadline that a step sets: its name, the rule-set number, what starts it, and what the clock does at its lapse.

    `since` is "step" (the day the step is taken), "served" (the day of the service that the step records) or the name
    of a date that the step's effect returns. The clock takes the first step of `lapse` whose guards pass. A `right` is a
    time in which a party may do something; when it is over nobody is late.
    """

    name: str
    label: Words
    setting: str
    since: str = "step"
    before: bool = False
    lapse: tuple[str, ...] = ()
    only_if: tuple[str, ...] = ()
    right: bool = False


@dataclass(frozen=True)
class Step:
    """One row of the procedure: one thing that can happen to a case.

    `sweep`: the clock takes it at once, in the same transaction, as soon as its facts stand and its guards pass.
    `on_round`: the clock takes it on its round, whenever its guards pass then.
    `task`: it stands on the worklist of its seats whoever has the ball.
    `tool`: it is at hand while there is something to use it on, and nobody waits for it while there is not.
    `each`: every person of the seats does it for themself, so that one never writes over another.
    `in_abeyance`: it may be taken also while the case is held in abeyance, when the main line stands still.
    """

    name: str
    label: Words
    source: frozenset[Status]
    target: Status | None
    seats: frozenset[Seat]
    clock: bool
    rule: str
    needs: tuple[str, ...] = ()
    any_of: tuple[tuple[str, ...], ...] = ()
    unless: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    clears: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()
    motion: Body | None = None
    effect: str = ""
    serves: str = ""
    limits: tuple[Limit, ...] = ()
    settles: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    seating: tuple[str, ...] = ()
    unseats: tuple[Seat, ...] = ()
    disposition: Disposition | str = ""
    form: str = "confirm"
    page: str = ""
    sweep: bool = False
    on_round: bool = False
    main: bool = True
    grave: bool = False
    in_abeyance: bool = False
    task: bool = False
    tool: bool = False
    each: bool = False

    def goes_to(self, status: Status) -> Status:
        return self.target or status


def step(
    name: str,
    label: Words,
    source: Status | Iterable[Status],
    target: Status | None,
    who: Seat | Clock | Iterable[Seat],
    rule: str,
    **columns: object,
) -> Step:
    """A row. Source and seats may be given one or several; the clock stands alone."""
    sources = frozenset({source}) if isinstance(source, Status) else frozenset(source)
    seats: frozenset[Seat] = frozenset()
    if isinstance(who, Seat):
        seats = frozenset({who})
    elif not isinstance(who, Clock):
        seats = frozenset(who)
    return Step(name, label, sources, target, seats, isinstance(who, Clock), rule, **columns)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Fact:
    """Something that has happened. `missing` is told when it is needed and absent, `present` when it stands in the way.

    `comes_first`: that it stands in the way is told before anything that is missing.
    """

    missing: Words = field(default="")
    present: Words = field(default="")
    comes_first: bool = False


FACTS: dict[str, Fact] = {
    "in_abeyance": Fact(
        _("The case is not held in abeyance."),
        _("The case is held in abeyance. It goes on when the committee ends that."),
    ),
    "filed": Fact(_("The complaint has not been filed yet."), _("The complaint has been filed already.")),
    "alleged": Fact(_("Draft at least one allegation first.")),
    "dismissed_at_screening": Fact(_("The case was not dismissed at screening.")),
    "dismissed_after_investigation": Fact(_("The case was not dismissed after an investigation.")),
    "dismissal_served": Fact(
        _("The letter about the dismissal has not been served yet."), _("The dismissal was served already.")
    ),
    "reviewed": Fact("", _("A dismissal is reviewed once, and this one was.")),
    "reviewers_appointed": Fact(_("Three reviewers come first."), _("The reviewers are appointed.")),
    "noticed": Fact(
        _("The respondent has not been served with the complaint."),
        _("The respondent has been served with the complaint already."),
    ),
    "answered": Fact(_("The respondent has not answered."), _("The answer is in.")),
    "answer_extended": Fact("", _("More time was given once; the rules allow no second time.")),
    "second_noticed": Fact(_("The second notice has not gone out."), _("The second notice has gone out.")),
    "answer_time_spent": Fact(_("The time to answer is not over."), _("The time to answer is over.")),
    "reported": Fact(_("The investigation report is not filed.")),
    "report_served": Fact(
        _("The report has not been served on the respondent yet."), _("The report was served already.")
    ),
    "commented": Fact(_("The respondent has not commented on the report."), _("The comment is in.")),
    "comment_time_spent": Fact(
        _("The respondent's time to comment is still running."), _("The time to comment is over.")
    ),
    "charged": Fact(_("No charges were issued."), _("Charges were issued, so the case is reopened as a decided one.")),
    "charges_served": Fact(
        _("The statement of charges has not been served yet."), _("The charges were served already.")
    ),
    "hearing_waived": Fact(_("The respondent has not waived the hearing in writing.")),
    "hearing_waived_by_silence": Fact(_("The time to ask for a hearing is not over.")),
    "panel_appointed": Fact(_("Appoint the panel first."), _("The panel is appointed.")),
    "hearing_set": Fact(_("Set the day and place of the hearing first."), _("The day of the hearing is set.")),
    "hearing_noticed": Fact(
        _("The notice of hearing has not been served yet."), _("The notice of hearing was served already.")
    ),
    "attendance_recorded": Fact(_("Record who attended first.")),
    "hearing_held": Fact(_("No hearing was held.")),
    "panel_reported": Fact(_("The panel has not reported.")),
    "panel_report_served": Fact(
        _("The panel report has not been served yet."), _("The panel report was served already.")
    ),
    "exceptions_filed": Fact(_("The respondent has filed no exceptions."), _("Exceptions are in.")),
    "exceptions_time_spent": Fact(
        _("The respondent's time for exceptions is still running."), _("The time for exceptions is over.")
    ),
    "remitted": Fact("", _("The case went back to the panel once; the rules allow no second time.")),
    "caution": Fact(_("No Written Caution was decided."), _("A Written Caution is private and is never published.")),
    "reprimand": Fact(_("No Public Reprimand was decided."), _("A Public Reprimand stands.")),
    "suspension": Fact(_("No Suspension was decided."), _("A Suspension ends by reinstatement, not this way.")),
    "revocation": Fact(_("No Revocation was decided."), _("A Revocation stands.")),
    "decision_served": Fact(
        _("The decision has not been served on the respondent yet."), _("The decision was served already.")
    ),
    "appealed": Fact(_("No appeal was filed."), _("An appeal is on file already.")),
    "appeals_appointed": Fact(
        _("The President appoints the Appeals Committee first."), _("The Appeals Committee is appointed.")
    ),
    "appeal_decided": Fact(_("No appeal was decided."), _("An appeal was decided already; there is no second one.")),
    "appeal_time_spent": Fact(_("The time to appeal is not over.")),
    "remanded": Fact("", _("The case was sent back once; the rules allow no second time.")),
    "published": Fact(_("The sanction has not been published yet."), _("The sanction is published.")),
    "reinstated": Fact(_("The credential is not reinstated.")),
}
HELD = "in_abeyance"
# A Denial is a Revocation that an applicant met: decided as one, and never public (§3).
SANCTIONS = ("caution", "reprimand", "suspension", "revocation", "denial")
PUBLIC_SANCTIONS = ("reprimand", "suspension", "revocation")
OPEN = frozenset(Status) - {Status.CLOSED}
EVERY = frozenset(Status)
