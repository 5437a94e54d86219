"""Guards of the inquiry and of every vote (procedure.md §1.3 rows 8–15, §2.3)."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from complaints import ballots, insiders, motions, participation, rules
from complaints.guards.registry import Asked, guard
from complaints.hearable import number_in
from complaints.lying_there import asked_together, there_is
from complaints.models import Body, Case, Joinder, SanctionKind, Status
from complaints.models.case import CaseQuerySet
from complaints.seats import Seat
from people.models import User


@guard
def no_investigator_yet(asked: Asked) -> str | None:
    recused, off_duty = asked.case.recusals.values("person"), insiders.off_duty()
    named = asked.case.participants.filter(investigated=True).exclude(person__in=recused)
    if named.exclude(person__in=off_duty).exists():
        return _("An investigator is appointed already.")
    return None


HEAVY = frozenset({SanctionKind.SUSPENSION, SanctionKind.REVOCATION})


def always_heard(case: Case) -> bool:
    """Whether the rule set gives a hearing whatever the respondent says (§8 question 4)."""
    charges = getattr(case, "charges", None)
    always = rules.setting(case, "hearing_for_heavy") == "always"
    return always and charges is not None and charges.proposed_sanction in HEAVY


@guard
def revocation_proposed(asked: Asked) -> str | None:
    charges = getattr(asked.case, "charges", None)
    if always_heard(asked.case):
        return None
    if charges is None or charges.proposed_sanction != SanctionKind.REVOCATION:
        return _("Revocation is not proposed.")
    return None


@guard
def revocation_not_proposed(asked: Asked) -> str | None:
    charges = getattr(asked.case, "charges", None)
    if charges is not None and charges.proposed_sanction == SanctionKind.REVOCATION:
        return _("Revocation is proposed: silence does not waive the hearing.")
    return _no_waiver(asked.case)


@guard
def hearing_can_be_waived(asked: Asked) -> str | None:
    return _no_waiver(asked.case)


def _no_waiver(case: Case) -> str | None:
    if always_heard(case):
        return _("The rules of this case give a hearing whenever Suspension or Revocation is proposed.")
    return None


@guard
def another_case_on_the_respondent(asked: Asked) -> str | None:
    if not joinable_to(asked.case, asked.person).exists():
        return _("There is no other open case about the same person.")
    return None


# A lead was accepted and is not charged yet, so that it can still hear the allegations of all (§2.18).
LEADING = (Status.NOTICE_TO_RESPONDENT, Status.AWAITING_ANSWER, Status.INVESTIGATION)


def joinable_to(case: Case, person: User | None) -> CaseQuerySet:
    """Open cases about the same professional that this one may be joined to; a joined case leads nobody.

    Only those that `person` may know of: whether there are others is not told by a refusal either.
    """
    if person is None or case.respondent_id is None or not there_is(leading, case) or there_is(joined_to, case):
        return Case.objects.none()
    return leading(case).visible_to(person)


@asked_together
def leading(case: Case) -> CaseQuerySet:
    """Open cases about the same professional, whoever may know of them."""
    return Case.objects.filter(respondent=case.respondent_id, status__in=LEADING).exclude(pk=case.pk)


@asked_together
def joined_to(case: Case) -> QuerySet[Joinder]:
    return case.joined_cases.all()


@guard
def lead_case_closed(asked: Asked) -> str | None:
    joinder = getattr(asked.case, "joinder", None)
    if joinder is None or joinder.lead.closed_on is None:
        return _("The lead case is still open.")
    if asked.case.has("joinder_objected"):
        return _("The respondent objects to the joinder. The chair rules on that first.")
    return None


@guard
def a_ballot_waits_for_me(asked: Asked) -> str | None:
    if not there_is(motions.open_at, asked.case):
        return _("No vote waits for you.")
    mine = motions.open_at(asked.case).filter(voters__person=asked.person)
    if mine.waiting_for(asked.person).exists():
        return None
    return _("You have voted.") if mine.exists() else _("No vote waits for you.")


@guard
def my_body_has_an_open_motion(asked: Asked) -> str | None:
    if not motions.presides_over_a_vote(asked.case, asked.person):
        return _("No vote of yours is open.")
    return None


@guard
def a_motion_without_ballots_is_open(asked: Asked) -> str | None:
    if not motions.presides_over_a_vote(asked.case, asked.person):
        return _("No vote of yours is open.")
    if not motions.to_withdraw(asked.case, asked.person).exists():
        return _("Somebody has voted. A vote that has begun is not withdrawn; you can close it.")
    return None


@guard
def somebody_can_be_reminded(asked: Asked) -> str | None:
    if not motions.presides_over_a_vote(asked.case, asked.person):
        return _("No vote of yours is open.")
    presided = motions.open_for_closing(asked.case, asked.person)
    if ballots.to_remind(asked.case, presided, asked.on).exists():
        return None
    return _("Everybody has voted or was reminded today.")


@guard
def a_reminder_waits_in_the_outbox(asked: Asked) -> str | None:
    if not there_is(ballots.in_the_outbox, asked.case) or not ballots.to_take_back(asked.case, asked.on).exists():
        return _("No reminder can be taken back: after ten minutes it is on its way.")
    return None


@guard
def findings_complete(asked: Asked) -> str | None:
    missing = [number_in(asked.case, allegation) for allegation in motions.unvoted(asked.case, Body.COMMITTEE)]
    if missing:
        return _("The committee votes on each allegation first; still to vote: %(numbers)s.") % {
            "numbers": ", ".join(missing)
        }
    return None


@guard
def an_allegation_is_sustained(asked: Asked) -> str | None:
    if not motions.sustained(asked.case, Body.COMMITTEE):
        return _("No allegation is sustained, so no sanction can follow.")
    return None


@guard
def not_heavier_than_proposed_unless_heard(asked: Asked) -> str | None:
    """A hearing was waived, in words or by silence, on the sanction that the statement of charges proposed (row 10)."""
    sanction, charges = motions.sanction_of(asked.step), getattr(asked.case, "charges", None)
    if sanction is None or charges is None or asked.case.has("hearing_held"):
        return None
    proposed = SanctionKind(charges.proposed_sanction)
    if sanction.weight > proposed.weight:
        return _(
            "A hearing was waived on a proposed %(sanction)s. Nothing heavier can be decided without a hearing."
        ) % {"sanction": proposed.label}
    return None


@guard
def no_allegation_is_sustained(asked: Asked) -> str | None:
    if motions.sustained(asked.case, Body.COMMITTEE):
        return _("An allegation is sustained, so the committee decides on a sanction.")
    return None


@guard
def a_reviewer_is_missing(asked: Asked) -> str | None:
    if len(participation.holders(asked.case, Seat.REVIEWER)) >= rules.number(asked.case, "review_size"):
        return _("All three places are filled.")
    return None


@guard
def not_declared_yet(asked: Asked) -> str | None:
    if asked.person and participation.has_declared(asked.case, asked.person):
        return _("You have declared.")
    return None
