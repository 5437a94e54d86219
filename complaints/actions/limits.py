"""The client link as recorded and ruled on, and the committee's waiver of the time limit (procedure.md §0.2, §1.2 G3)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from complaints import motions
from complaints.actions.screening import refuse_without_text
from complaints.client_tail import Standing
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.models import Body, ClientLink, GuardRuling, LimitWaiver, Motion, Ruling, WaiverGround
from complaints.tail_facts import tail_of
from people import clock

DAYS = ("individual_last_on", "setting_last_on", "began_on", "served_again_on")


@performs("record_client_link")
def _record_client_link(act: Act) -> Done:
    """Keeps the dates, new or mended. A ruling was made on other dates, so it falls."""
    days = {name: act.given.get(name) for name in DAYS}
    unknown = {name: bool(act.given.get(name)) for name in ("individual_unknown", "setting_unknown")}
    for name in ("individual", "setting"):
        if days[f"{name}_last_on"] and unknown[f"{name}_unknown"]:
            raise Refused(_("Give the last day of a service, or say that it is not known: not both."))
    ClientLink.objects.update_or_create(
        case=act.case,
        defaults={
            **days,
            **unknown,
            "note": str(act.given.get("note") or ""),
            "recorded_by": act.person,
            "recorded_at": act.on,
            "ruling": "",
            "ruling_reason": "",
            "ruled_by": None,
            "ruled_at": None,
        },
    )
    tail = tail_of(act.case)
    standing = tail.answer.standing if tail else Standing.NEEDS_RULING
    shown = {name: day.isoformat() for name, day in days.items() if day}
    return Done(data={**shown, **unknown, "standing": standing.value}, text=str(act.given.get("note") or ""))


@performs("rule_on_client_link")
def _rule_on_client_link(act: Act) -> Done:
    ruling, reason = ClientLink.Ruling(act.given["ruling"]), str(act.given["reason"])
    ClientLink.objects.filter(case=act.case).update(
        ruling=ruling, ruling_reason=reason, ruled_by=act.person, ruled_at=act.on
    )
    return Done(data={"ruling": ruling.value}, text=reason)


@performs("waive_limitation")
def _waive_limitation(act: Act) -> Done:
    """What the committee carried: for the allegation that the motion names or, without one, for the whole complaint."""
    motion = motions.carried(act.case, Body.COMMITTEE, act.step)
    if motion is None:
        raise Refused(_("The Ethics Committee has to carry a motion for this first."))
    ground, reason = WaiverGround(act.given["ground"]), str(act.given["reason"])
    LimitWaiver.objects.create(
        case=act.case, allegation=motion.allegation, motion=motion, ground=ground, reason=reason,
        waived_by=act.person, waived_at=act.on,
    )  # fmt: skip
    if motion.allegation is None:
        _pass_the_guard(act, ground, reason)
    else:
        _include(act, motion)
    data = {"ground": ground.value, "allegation": motion.allegation.number if motion.allegation else None}
    return Done(data=data, text=reason)


def _pass_the_guard(act: Act, ground: WaiverGround, reason: str) -> None:
    GuardRuling.objects.update_or_create(
        case=act.case,
        guard="G3",
        defaults={
            "ruling": Ruling.PASS,
            "reason": _("Waived by the Ethics Committee (%(ground)s): %(reason)s")
            % {"ground": ground.label, "reason": reason},
            "ruled_by": act.person,
            "ruled_at": act.on,
        },
    )


def _include(act: Act, motion: Motion) -> None:
    """From now on it is served, answered and voted on like any other; so its text has to be there."""
    allegation, credential = motion.allegation, act.case.credential
    if allegation is None or not allegation.is_excluded:
        raise Refused(_("This allegation is not excluded any more."))
    if credential and not allegation.provision.edition.any_credential:
        for day in (allegation.conduct_from, allegation.conduct_to):
            refuse_without_text(credential.type.code_of_ethics, day)
    allegation.limit_waived_on = clock.local_day(act.on)
    allegation.save(update_fields=["limit_waived_on"])
