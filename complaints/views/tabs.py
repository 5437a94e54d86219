"""The tabs of a case at the desk, and which of them stand on a page (procedure.md §5: by what its reader may read)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from complaints.models import Case, Status
from complaints.procedure import SANCTIONS
from complaints.procedure.conditions import BINDING
from complaints.screening_facts import SCREENED
from complaints.seats import Seat, When, may_read


def binds(case: Case) -> bool:
    """Whether a sanction of this case is in force, or was until the case closed."""
    return case.status in (*BINDING, Status.CLOSED) and not set(SANCTIONS).isdisjoint(case.facts)


def _is_screened(case: Case) -> bool:
    return case.status in SCREENED


@dataclass(frozen=True)
class Tab:
    """`name`: of its address, with its app where that lies above. `kind`: of paper whose reading right opens it."""

    name: str
    label: str | Promise
    kind: str
    stands_at: Callable[[Case], bool] = lambda case: True

    def address(self, case: Case) -> str:
        return reverse(self.name if ":" in self.name else f"complaints:{self.name}", args=[case.number])


TABS = (
    Tab("case", _("Summary"), "history"),
    Tab("case-screening", _("Screening"), "screening", _is_screened),
    Tab("case-allegations", _("Allegations"), "complaint"),
    Tab("case-investigation", _("Investigation"), "investigation"),
    Tab("case-file", _("Papers"), "complaint"),
    Tab("case-disclosure", _("Disclosure"), "disclosure"),
    Tab("case-bundle", _("Bundle"), "complaint"),
    Tab("case-people", _("People"), "people"),
    Tab("case-votes", _("Votes"), "votes"),
    Tab("case-letters", _("Letters"), "notices"),
    Tab("case-history", _("History"), "history"),
    Tab("sanctions:prior", _("Prior discipline"), "prior_discipline"),
    Tab("sanctions:conditions", _("Conditions"), "conditions", binds),
    Tab("case-audit", _("Access log"), "audit"),
)


def tabs_of(case: Case, places: frozenset[Seat], holding: frozenset[When]) -> list[tuple[str, str | Promise, str]]:
    """Name, label and address of each tab that these places may read at this case now."""
    return [
        (tab.name, tab.label, tab.address(case))
        for tab in TABS
        if tab.stands_at(case) and may_read(tab.kind, places, holding=holding)
    ]
