"""Guards of the overlays: agreements, petitions, orders of the day (procedure.md §1.3 row 17, §1.4, §2.9, §2.19)."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from complaints import consents, overlays, rules
from complaints.guards.letters import letters
from complaints.guards.registry import Asked, guard
from complaints.limitation import waiver_of_the_case
from complaints.models import Case, Disposition, Motion, Outcome, OverlayKind
from complaints.seats import Seat, seats_of
from people import clock
from record import days
from record.models import Deadline, Notice

REOPENABLE = {
    Disposition.DISMISSED_PRELIM, Disposition.DISMISSED, Disposition.NOT_SUSTAINED, Disposition.SANCTIONED,
}  # fmt: skip


@guard
def the_agreement_is_about_this(asked: Asked) -> str | None:
    agreement, kind = consents.standing(asked.case), consents.sanction_of(asked.step)
    if agreement is None:
        return _("No agreement is proposed.")
    if kind is None or agreement.sanction != kind:
        return _("The agreement on the table names another sanction.")
    return None


@guard
def the_other_hand_orders(asked: Asked) -> str | None:
    """Chair and executive director order together (§1.4), unless the rule set gives it to one of them."""
    issuer = str(rules.setting(asked.case, "summary_issuer"))
    places = seats_of(asked.person, asked.case) if asked.person else frozenset()
    alone = {"chair": Seat.CHAIR, "director": Seat.DIRECTOR}.get(issuer)
    if alone is not None:
        return None if alone in places else _("Under this rule set the order is for: %(seat)s.") % {"seat": alone.label}
    proposed = overlays.standing(asked.case, OverlayKind.SUMMARY_SUSPENSION)
    if proposed and asked.person and proposed.opened_by_id == asked.person.pk:
        return _("You proposed it. The other of the two, chair or executive director, orders it.")
    return None


@guard
def the_order_was_not_confirmed(asked: Asked) -> str | None:
    """The vote itself ends the order: void from the moment the motion failed (story T9)."""
    order = overlays.standing(asked.case, OverlayKind.SUMMARY_SUSPENSION)
    votes = Motion.objects.filter(case=asked.case, step="confirm_summary_suspension")
    failed = votes.filter(outcome__in=(Outcome.FAILED, Outcome.TIED))
    if order is None or not failed.filter(opened_at__gte=order.opened_at).exists():
        return _("The committee has not voted against the order.")
    return None


@guard
def reconsideration_is_in_time(asked: Asked) -> str | None:
    running = Deadline.objects.filter(docket=asked.case.docket_id, name="reconsideration").open()
    deadline = running.order_by("-pk").first()
    if deadline is None or deadline.due_on < asked.day:
        return _("The time to ask the committee to reconsider is over. You can still appeal while that time runs.")
    return None


@guard
def a_letter_of_the_ruling_waits(asked: Asked) -> str | None:
    return _waits(asked.case, "reconsideration_denied")


@guard
def a_letter_of_the_charge_waits(asked: Asked) -> str | None:
    return _waits(asked.case, "further_charge")


def _waits(case: Case, kind: str) -> str | None:
    waiting = letters(case, Notice.State.DRAFTED, Notice.State.RELEASED, Notice.State.SENT)
    if not waiting.filter(kind=kind, service__isnull=True).exists():
        return _("No letter of this kind waits to be served.")
    return None


@guard
def the_ending_can_be_reopened(asked: Asked) -> str | None:
    """A dismissal on new evidence, a decision on fraud or exonerating proof (§2.9). Others ended for other reasons."""
    if asked.case.disposition not in REOPENABLE:
        return _("A case that ended this way is not reopened. A new complaint can be filed.")
    return None


@guard
def reopening_is_in_time(asked: Asked) -> str | None:
    """Within the limit of G3, or the limit was waived (§2.9)."""
    last_act = asked.case.complaint.last_act_on
    if last_act is None:
        return None  # the committee, which votes on it, weighs what is not known
    ends = days.years_after(last_act, rules.number(asked.case, "limitation_years"))
    asked_on = overlays.standing(asked.case, OverlayKind.REOPENING)
    day = clock.local_day(asked_on.opened_at) if asked_on else asked.day
    if day > ends and waiver_of_the_case(asked.case) is None:
        return _("The limit for this conduct ended on %(day)s, and it was not waived.") % {
            "day": date_format(ends, "F j, Y")
        }
    return None
