"""A system check resolves every name in the procedure, so that a misspelt guard is found before anybody is refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register

from complaints.effects import EFFECTS
from complaints.guards import GUARDS
from complaints.notice_kinds import KINDS
from complaints.procedure import FACTS, ROWS, STEPS
from complaints.seating import BODIES


@register()
def the_table_resolves(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Names each row's guards, effect, notices, facts, bodies and lapse steps that nobody answers to."""
    errors: list[CheckMessage] = []
    for row in ROWS:
        facts = {*row.needs, *row.unless, *row.gives, *row.clears, *(f for some in row.any_of for f in some)}
        unknown = [
            *(f"guard {name}" for name in row.guards if name not in GUARDS),
            *(f"notice {name}" for name in (*row.notices, *filter(None, [row.serves])) if name not in KINDS),
            *(f"fact {name}" for name in sorted(facts) if name not in FACTS),
            *(f"body {name}" for name in row.seating if name not in BODIES),
            *(f"step {name}" for limit in row.limits for name in limit.lapse if name not in STEPS),
        ]
        if row.effect and row.effect not in EFFECTS:
            unknown.append(f"effect {row.effect}")
        errors += [Error(f"The step {row.name} names an unknown {what}.", id="complaints.E001") for what in unknown]
    return errors
