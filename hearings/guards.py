"""Guards over panel, challenges, exhibits and the day of the hearing (procedure.md §1.3 rows 12–14, §2.1, §2.7)."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from complaints import motions, participation, rules
from complaints.filing_hours import filed_on
from complaints.guards import Asked, guard
from complaints.hearable import number_in
from complaints.lying_there import asked_together, there_is
from complaints.models import Body, Case
from complaints.seats import Seat, seats_of
from hearings import continuances, panel
from hearings.models import Challenge, Exhibit, Hearing, LateAppeal
from people import clock
from record.models import Deadline, Service


@guard
def hearing_is_ahead(asked: Asked) -> str | None:
    hearing = panel.ahead(asked.case)
    if hearing is None or clock.local_day(hearing.starts_at) <= asked.day:
        return _("The hearing day is not ahead any more. Put the hearing off and set a new day.")
    return None


@asked_together
def challenges_open(case: Case) -> QuerySet[Challenge]:
    return Challenge.objects.filter(case=case, ruling="")


@guard
def challenge_waits_for_me(asked: Asked) -> str | None:
    """The officer rules; on a challenge to the officer, the chair (row 12a)."""
    waiting = list(challenges_open(asked.case)) if there_is(challenges_open, asked.case) else []
    if not waiting:
        return _("No challenge waits for a ruling.")
    if not any(rules_on(asked, challenge) for challenge in waiting):
        return _("This challenge is for somebody else to rule on.")
    return None


def rules_on(asked: Asked, challenge: Challenge) -> bool:
    if asked.person is None or challenge.person_id == asked.person.pk:
        return False
    officer = panel.officer(asked.case)
    places = seats_of(asked.person, asked.case)
    if officer and officer.person_id == challenge.person_id:
        return Seat.CHAIR in places
    return Seat.OFFICER in places


@guard
def panel_has_a_gap(asked: Asked) -> str | None:
    if not asked.case.has("panel_appointed") or panel.gap(asked.case) <= 0:
        return _("The panel is complete.")
    return None


@guard
def alternate_is_free(asked: Asked) -> str | None:
    if panel.alternate(asked.case) is None:
        return _("There is no alternate. The chair names another member.")
    return None


@guard
def no_alternate_is_left(asked: Asked) -> str | None:
    if panel.alternate(asked.case) is not None:
        return _("Seat the alternate first.")
    return None


@guard
def an_appeals_member_is_missing(asked: Asked) -> str | None:
    if len(participation.holders(asked.case, Seat.APPEALS)) >= rules.number(asked.case, "appeals_size"):
        return _("All three places are filled.")
    return None


@guard
def enough_directors_are_free(asked: Asked) -> str | None:
    """Fewer than three: the case waits, and it is the President's to see to it (§1.3 who appoints)."""
    case, size = asked.case, rules.number(asked.case, "appeals_size")
    sitting = participation.holders(case, Seat.APPEALS) if case.has("appeals_appointed") else []
    free = [person for person in participation.directors_for(case, asked.day) if person not in sitting]
    if len(sitting) + len(free) < size:
        return _(
            "%(size)s directors who had no part in the case hear an appeal, and only %(free)s can. "
            "The case waits until the Board has another director."
        ) % {"size": size, "free": len(sitting) + len(free)}
    return None


@guard
def exchange_is_open(asked: Asked) -> str | None:
    """Late papers only for good cause: the officer admits them at the hearing (row 12b)."""
    open_now = Deadline.objects.filter(docket=asked.case.docket_id, name="exchange").open()
    if not open_now.filter(due_on__gte=asked.day).exists():
        return _("The time to hand in exhibits is over. Bring it to the hearing and say why it is late.")
    return None


@asked_together
def exhibits_open(case: Case) -> QuerySet[Exhibit]:
    return Exhibit.objects.filter(case=case, ruling="")


@guard
def exhibit_waits(asked: Asked) -> str | None:
    if not there_is(exhibits_open, asked.case):
        return _("No exhibit waits for a ruling.")
    return None


@guard
def panel_is_complete(asked: Asked) -> str | None:
    missing = panel.gap(asked.case)
    if missing > 0:
        return _("The panel is short of %(missing)s. Seat the alternate first.") % {"missing": missing}
    return None


@guard
def panel_has_declared(asked: Asked) -> str | None:
    declared = set(asked.case.declarations.values_list("person_id", flat=True))
    missing = [row.person.name for row in panel.sitting(asked.case) if row.person_id not in declared]
    if missing:
        return _("Still to declare that there is no conflict: %(names)s.") % {"names": ", ".join(missing)}
    return None


@guard
def challenges_are_ruled(asked: Asked) -> str | None:
    if there_is(challenges_open, asked.case):
        return _("A challenge waits for a ruling first.")
    windows = Deadline.objects.filter(docket=asked.case.docket_id, name__in=("challenge", "challenge_new_member"))
    deadline = windows.open().filter(due_on__gte=asked.day).order_by("due_on").last()
    if deadline:
        return _("The parties may challenge panel members until %(day)s.") % {
            "day": date_format(deadline.due_on, "F j, Y")
        }
    return None


@guard
def notice_was_long_enough(asked: Asked) -> str | None:
    hearing = panel.ahead(asked.case)
    services = Service.objects.filter(notice__docket=asked.case.docket_id, notice__kind="notice_of_hearing")
    served = services.order_by("-served_on").values_list("served_on", flat=True).first()
    least = rules.number(asked.case, "hearing_notice_days")
    if hearing is None or served is None:
        return _("The notice of hearing has not been served yet.")
    if (clock.local_day(hearing.starts_at) - served).days < least:
        return _("The notice was served fewer than %(days)s days before the hearing. Put the hearing off.") % {
            "days": least
        }
    return None


@guard
def hearing_day_has_come(asked: Asked) -> str | None:
    hearing = panel.ahead(asked.case)
    if hearing is None:
        return _("Set the day and place of the hearing first.")
    day = clock.local_day(hearing.starts_at)
    if asked.day < day:
        return _("The hearing is on %(day)s.") % {"day": date_format(day, "F j, Y")}
    return None


@guard
def a_hearing_is_ahead(asked: Asked) -> str | None:
    if panel.ahead(asked.case) is None:
        return _("Set the day and place of the hearing first.")
    return None


@guard
def a_hearing_was_opened(asked: Asked) -> str | None:
    if not Hearing.objects.filter(case=asked.case, opened_at__lte=asked.on).exists():
        return _("The hearing was not opened yet.")
    return None


@guard
def panel_findings_complete(asked: Asked) -> str | None:
    missing = [number_in(asked.case, allegation) for allegation in motions.unvoted(asked.case, Body.PANEL)]
    if missing:
        return _("The panel votes on each allegation first; still to vote: %(n)s.") % {"n": ", ".join(missing)}
    return None


@guard
def continuance_is_asked_in_time(asked: Asked) -> str | None:
    """In writing, at least five business days before the hearing (§2.15)."""
    last = continuances.last_day_to_ask(asked.case)
    if last and filed_on(asked.case, asked.on) > last:
        return _("The last day to ask for another hearing day was %(day)s. Call the office about an emergency.") % {
            "day": date_format(last, "F j, Y")
        }
    return None


@guard
def my_side_has_a_continuance_left(asked: Asked) -> str | None:
    if asked.person is None:
        return None
    side = continuances.side_of(asked.person, asked.case)
    if continuances.granted(asked.case).filter(side=side).count() >= rules.number(asked.case, "continuances_each_side"):
        return _("The hearing was put off once already because this side asked. The rules allow no more.")
    return None


@guard
def no_continuance_waits(asked: Asked) -> str | None:
    if continuances.waiting(asked.case):
        return _("A request for another hearing day waits for the officer already.")
    return None


@guard
def my_side_waits_for_a_continuance(asked: Asked) -> str | None:
    """Only the side that asked takes it back, and only while the officer has not ruled."""
    waiting = continuances.waiting(asked.case)
    if waiting is None:
        return _("Nobody has asked to put the hearing off.")
    if asked.person and waiting.side != continuances.side_of(asked.person, asked.case):
        return _("The other side asked for another hearing day.")
    return None


@guard
def a_continuance_waits(asked: Asked) -> str | None:
    if continuances.waiting(asked.case) is None:
        return _("Nobody has asked to put the hearing off.")
    return None


@guard
def no_appeals_chair_yet(asked: Asked) -> str | None:
    if participation.holders(asked.case, Seat.APPEALS):
        return _("A director is named already.")
    return None


@guard
def a_late_appeal_is_on_file(asked: Asked) -> str | None:
    if not LateAppeal.objects.filter(case=asked.case, ruling=LateAppeal.Ruling.PENDING).exists():
        return _("No late appeal is on file.")
    return None
