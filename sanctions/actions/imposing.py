"""From the vote to the final sanction: imposed, modified downwards, set aside, in force (procedure.md §1.3 rows 15–19)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from complaints import motions, rules
from complaints.condition_lines import conditions_of
from complaints.correspondence import prints
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.models import Body, Case, Document, DocumentKind, Motion, SanctionKind
from complaints.suspension_length import months_of
from people import clock
from sanctions import telling
from sanctions.models import Condition, Sanction
from sanctions.standing import months_after, standing_sanction


@prints("decision", "final", "appeal_ruling")
def _sanction_facts(case: Case) -> dict[str, Any]:
    """To the respondent: the sanction with its length, and from which day it is in force, whenever the letter leaves."""
    sanction = standing_sanction(case)
    if sanction is None:
        return {}
    return {"sanction": str(sanction), "effective_on": sanction.effective_on and sanction.effective_on.isoformat()}


def from_motion(act: Act, motion: Motion) -> Sanction:
    """The sanction that the body carried, word for word; its terms, a line each, become conditions."""
    kind = SanctionKind(motion.sanction)
    months = months_of(act.case, kind, motion.months)
    sanction = Sanction.objects.create(
        case=act.case,
        kind=kind,
        months=months,
        terms=motion.terms,
        decided_at=act.on,
    )
    Condition.objects.bulk_create(
        [Condition(sanction=sanction, text=line, due_on=due) for line, due in conditions_of(motion.terms)]
    )
    return sanction


def decided(act: Act, motion: Motion, title: str) -> Done:
    """The sanction as it was voted, and the decision as a paper of the case."""
    sanction = from_motion(act, motion)
    paper = Document.objects.create(
        case=act.case,
        kind=DocumentKind.DECISION,
        title=title,
        text=motion.text,
        added_by=act.person,
        added_at=act.on,
    )
    return Done(data={"sanction": sanction.pk, "kind": sanction.kind, "document": paper.pk}, text=motion.text)


def set_aside(act: Act) -> Sanction | None:
    """The sanction that stood, set aside; None where none stood."""
    sanction = standing_sanction(act.case)
    if sanction:
        sanction.set_aside_at = act.on
        sanction.save(update_fields=["set_aside_at"])
    return sanction


def _in_force(act: Act, sanction: Sanction) -> Done:
    """Final: the dates begin to run today (procedure.md §3, stay)."""
    today = clock.local_day(act.on)
    sanction.effective_on = today
    if sanction.kind == SanctionKind.SUSPENSION and sanction.months:
        least = today + timedelta(days=rules.number(act.case, "suspension_least_days"))
        sanction.ends_on = max(months_after(today, sanction.months), least)
    sanction.save(update_fields=["effective_on", "ends_on"])
    shared = [disclosure.pk for disclosure in telling.share(act)]
    return Done(data={"sanction": sanction.pk, "kind": sanction.kind, **({"shared": shared} if shared else {})})


@performs("sanctions.impose")
def _impose(act: Act) -> Done:
    """Writes the decision as it was voted; it is stayed until final."""
    motion = motions.carried(act.case, Body.COMMITTEE, act.step)
    if motion is None:
        raise Refused(_("The Ethics Committee has to carry a motion for this first."))
    return decided(act, motion, _("Decision of the Ethics Committee"))


@performs("sanctions.take_effect")
def _take_effect(act: Act) -> Done:
    sanction = standing_sanction(act.case)
    if sanction is None:
        raise Refused(_("No sanction stands."))
    return _in_force(act, sanction)


@performs("sanctions.modify")
def _modify(act: Act) -> Done:
    """On appeal a sanction may only become lighter; a suspension may only become shorter."""
    motion = motions.carried(act.case, Body.APPEALS, act.step)
    old = standing_sanction(act.case)
    if motion is None or old is None:
        raise Refused(_("The Appeals Committee has to carry a motion for this first."))
    new_kind = SanctionKind(motion.sanction)
    shorter = old.kind == new_kind == SanctionKind.SUSPENSION and (motion.months or 0) < (old.months or 0)
    if new_kind.weight >= SanctionKind(old.kind).weight and not shorter:
        raise Refused(_("An appeal cannot make a sanction heavier. Name a lighter one, or fewer months."))
    set_aside(act)
    return _in_force(act, from_motion(act, motion))


@performs("sanctions.set_aside")
def _lift(act: Act) -> Done:
    sanction = set_aside(act)
    return Done(data={"sanction": sanction.pk if sanction else None})
