"""Setting, opening and closing the hearing (procedure.md §1.3 rows 12–13, §2.14, §2.15)."""

from __future__ import annotations

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from complaints import rules
from complaints.actions.overlaying import hold
from complaints.correspondence import prints
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.models import Case, Party
from hearings import panel
from hearings.actions.continuing import set_new_day
from hearings.models import Attendance, Hearing
from people import clock


@prints("panel_change", "panel_change_complainant")
def _panel_facts(case: Case) -> dict[str, Any]:
    """Who joined the panel since the parties were told of it, and the panel as it sits now."""
    return {
        "new_members": ", ".join(row.person.name for row in panel.untold(case)),
        "panel": ", ".join(row.person.name for row in panel.sitting(case)),
    }


@prints("notice_of_hearing", "hearing_date", "continuance_refused")
def _hearing_facts(case: Case) -> dict[str, Any]:
    """Day, time, place and panel, as the notice prints them (CGS §4-177(b))."""
    hearing = panel.ahead(case) or Hearing.objects.filter(case=case).last()
    if hearing is None:
        return {}
    local = hearing.starts_at.astimezone(clock.ZONE)
    return {
        "hearing_on": local.date().isoformat(),
        "hearing_time": date_format(local, "g:i a"),
        "hearing_place": hearing.place,
        "panel": ", ".join(row.person.name for row in panel.seats_on(case)),
    }


def _hearing(act: Act) -> Hearing:
    hearing = panel.ahead(act.case)
    if hearing is None:
        raise Refused(_("Set the day and place of the hearing first."))
    return hearing


@prints("witness_call")
def _witness_facts(case: Case) -> dict[str, Any]:
    """Day, time and place; who sits on the panel is no business of a witness."""
    facts = _hearing_facts(case)
    return {name: facts[name] for name in ("hearing_on", "hearing_time", "hearing_place") if name in facts}


@performs("hearings.set_hearing")
def _set_hearing(act: Act) -> Done:
    """At least 30 days ahead, so that the notice can be served in time."""
    starts_at = act.given["starts_at"]
    least = rules.number(act.case, "hearing_notice_days")
    if (clock.local_day(starts_at) - clock.local_day(act.on)).days < least:
        raise Refused(
            _("Choose a day at least %(days)s days from today: the notice needs that long.") % {"days": least}
        )
    hearing = Hearing.objects.create(
        case=act.case,
        starts_at=starts_at,
        place=act.given["place"],
        how_to_join=act.given.get("how_to_join", ""),
        accommodation=act.given.get("accommodation", ""),
        set_at=act.on,
    )
    set_new_day(hearing)
    return Done(data={"hearing": hearing.pk, "starts_at": starts_at.isoformat()}, text=hearing.place)


@performs("hearings.arrange_help")
def _arrange_help(act: Act) -> Done:
    """How to join, who needs help, and what is arranged. The words stay off the docket: they may tell of a person's health."""
    hearing, given = _hearing(act), act.given
    hearing.how_to_join, hearing.accommodation = str(given["how_to_join"]), str(given["accommodation"])
    hearing.help_arranged = str(given["help_arranged"])
    hearing.save(update_fields=["how_to_join", "accommodation", "help_arranged"])
    return Done(data={"hearing": hearing.pk})


@performs("hearings.dates")
def _dates(act: Act) -> Done:
    """The day from which the exchange of exhibits is counted back."""
    hearing = _hearing(act)
    return Done(data={"hearing": hearing.pk}, dates={"hearing_day": clock.local_day(hearing.starts_at)})


@performs("hearings.hold_in_abeyance")
def _hold_in_abeyance(act: Act) -> Done:
    """The status stands still, so a hearing that was set is off; a new day is set when the case goes on."""
    hearing = panel.ahead(act.case)
    if hearing:
        hearing.put_off_at, hearing.put_off_reason = act.on, _("The case is held in abeyance.")
        hearing.save(update_fields=["put_off_at", "put_off_reason"])
    return hold(act)


@performs("hearings.continue_hearing")
def _continue_hearing(act: Act) -> Done:
    hearing = _hearing(act)
    hearing.put_off_at, hearing.put_off_reason = act.on, act.given["reason"]
    hearing.save(update_fields=["put_off_at", "put_off_reason"])
    return Done(data={"hearing": hearing.pk}, text=hearing.put_off_reason)


@performs("hearings.open_hearing")
def _open_hearing(act: Act) -> Done:
    hearing = _hearing(act)
    hearing.opened_at = act.on
    hearing.save(update_fields=["opened_at"])
    return Done(data={"hearing": hearing.pk, "panel": [row.person_id for row in panel.sitting(act.case)]})


@performs("hearings.record_attendance")
def _record_attendance(act: Act) -> Done:
    """Who came. Where the respondent stays away, the hearing goes on upon the record (§2.14).

    By default the evidence is still required. With `non_appearance` at `deemed_admitted` each allegation counts as
    admitted, whatever was answered before, and the panel still finds and reports. That the complainant stays away
    changes nothing.
    """
    hearing = _hearing(act)
    came = [row["present"] for row in act.given["attendance"] if _side(row) == Party.Side.RESPONDENT]
    absent = bool(came) and not any(came)
    deemed = absent and rules.setting(act.case, "non_appearance") == "deemed_admitted"
    act.case.allegations.update(deemed_admitted=deemed)
    rows = [
        Attendance(
            hearing=hearing, name=row["name"], role=row["role"], present=row["present"], note=row.get("note", "")
        )
        for row in act.given["attendance"]
    ]
    hearing.attendances.all().delete()
    Attendance.objects.bulk_create(rows)
    count = {"present": sum(row.present for row in rows), "named": len(rows)}
    return Done(data={"hearing": hearing.pk, **count, "respondent_absent": absent, "deemed_admitted": deemed})


def _side(row: dict[str, Any]) -> str:
    """The side a row of the list stands for; a row without one is told by its role."""
    return str(row.get("side", row["role"]))


@performs("hearings.close_hearing")
def _close_hearing(act: Act) -> Done:
    hearing = _hearing(act)
    hearing.closed_at = act.on
    hearing.save(update_fields=["closed_at"])
    return Done(data={"hearing": hearing.pk})
