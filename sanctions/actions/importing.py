"""Saving a registry file, with an event on the board's docket. Here and not in `people`, which knows no docket."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from complaints.errors import Refused
from people import bodies, clock
from people.models import RUN_THE_OFFICE, User
from people.registry_plan import Plan, plan_for, save
from record import chain
from sanctions.barred import barred

EVENT = "register_imported"


@transaction.atomic
def import_register(
    data: bytes, *, by: User | None, on: datetime, seen: str = "", others: Collection[int] = ()
) -> Plan:
    """Plans the file against what is known now and saves it whole; one event tells counts and the file's digest.

    `by` None: the command line, where whoever runs the server acts. `seen`: the fingerprint of the plan that a person
    looked at. Refused: anybody but the executive director and case staff of the day, and a plan that came out another
    one since. `others`: the lines of which a person said that they are about somebody else than the one whose
    credential was revoked; they go on record with who said so. A file that changes nothing leaves no event.
    """
    docket = chain.board()  # two imports at once: the second sees what the first saved
    role = min(bodies.roles_of(by, clock.local_day(on)) & RUN_THE_OFFICE, default=None) if by else ""
    if role is None:
        raise Refused(_("The register is imported by the executive director or case staff."))
    plan = plan_for(data, barred(), others)
    if seen and plan.fingerprint != seen:
        raise Refused(_("The register changed since you looked at this. Look at the changes again, then save them."))
    if not plan.is_empty:
        save(plan)
        told: dict[str, object] = {**plan.counts, "sha256": plan.sha256}
        if others:
            told["said_to_be_others"] = sorted(others)
        chain.append(docket, kind=EVENT, at=on, actor=by, seat=str(role), data=told)
    return plan
