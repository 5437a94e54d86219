"""A new version of the board's rule set, from a day on (procedure.md, first paragraph). Never an edit.

For the executive director of the day. A case that is filed keeps the version it was filed under, whatever is made later.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from complaints import rule_limits, rules
from complaints.errors import Refused
from complaints.models import RuleSet
from people import bodies, clock
from people.models import Role, User
from record import chain

EVENT = "rule_set_made"


@transaction.atomic
def make_rule_set(
    values: Mapping[str, int | str], *, effective_from: date, note: str, by: User, on: datetime
) -> RuleSet:
    """Saves the next version whole, with an event on the board's docket that tells what it changes.

    Refused: anybody but the executive director of the day, a first day in the past, no reason, a setting that is missing,
    unknown, impossible or at odds with another, and a version that would change nothing on its first day.
    """
    today = clock.local_day(on)
    docket = chain.board()  # locked first, so that two made at once get two numbers
    if by not in bodies.holders_of(Role.EXECUTIVE_DIRECTOR, today):
        raise Refused(_("Only the executive director makes a rule set."))
    if effective_from < today:
        raise Refused(_("A rule set holds from today or a later day. What has happened keeps its rules."))
    if not note.strip():
        raise Refused(_("Write why the rules change."))
    if values.keys() != rules.DEFAULTS.keys():
        raise Refused(_("A rule set names every setting once. Open the form anew and fill it in."))
    for name, value in values.items():
        if why := rule_limits.why_not(name, value):
            raise Refused(f"{rules.DEFAULTS[name].label}: {why}")
    for name, why in rule_limits.contradictions(values).items():
        raise Refused(f"{rules.DEFAULTS[name].label}: {why}")
    replaced = RuleSet.objects.in_force(effective_from)
    changed = rules.changes(rules.values_of(replaced), dict(values))
    if not changed:
        raise Refused(_("Nothing differs from the rules that hold on that day. Change something first."))
    made = RuleSet.objects.create(
        version=(RuleSet.objects.aggregate(Max("version"))["version__max"] or 0) + 1,
        effective_from=effective_from,
        values={name: values[name] for name in rules.DEFAULTS},
        note=note.strip(),
        made_by=by,
        made_at=on,
    )
    data = {
        "version": made.version,
        "replaces": replaced.version,
        "effective_from": effective_from.isoformat(),
        "changed": {c.name: [rules.value_of(replaced, c.name), values[c.name]] for c in changed},
    }
    chain.append(docket, kind=EVENT, at=on, actor=by, seat=Role.EXECUTIVE_DIRECTOR.value, data=data, text=made.note)
    return made


def replaced_by(rule_set: RuleSet) -> RuleSet | None:
    """The version whose place this one took on its first day; None for the first of all."""
    earlier = RuleSet.objects.filter(version__lt=rule_set.version, effective_from__lte=rule_set.effective_from)
    return earlier.order_by("-effective_from", "-version").first()
