"""Who opened what of a case, told from the access log: for the audit page, and for what a recused person had seen before.

Sources: procedure.md §5 "Audit log", scenarios.md T2 ("past views are listed"). Papers are told by kind and number, never
by a title, which could name a client.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from complaints.models import Case, Document
from complaints.procedure import STEPS
from record.models import AccessLog

READING = ("read", "read_paper", "export")
OPENED = ("shown", "served")
ACTIONS: dict[str, str | Promise] = {
    "read": gettext_lazy("read"),
    "read_paper": gettext_lazy("read"),
    "read_letter": gettext_lazy("letter"),
    "export": gettext_lazy("export"),
    "open_case": gettext_lazy("the case"),
    "open_tab": gettext_lazy("part of the case"),
    "step": gettext_lazy("step"),
}
OUTCOMES: dict[str, str | Promise] = {
    "shown": gettext_lazy("shown"),
    "served": gettext_lazy("handed out"),
    "no_copy": gettext_lazy("no copy could be made"),
    "refused": gettext_lazy("refused"),
    "not_found": gettext_lazy("not found"),
}


@dataclass(frozen=True)
class Line:
    """One line of the access log in words."""

    at: datetime
    who: str
    did: str
    what: str
    outcome: str


def lines_of(case: Case) -> QuerySet[AccessLog]:
    """The access log of this case, the last first."""
    return AccessLog.objects.filter(docket=case.docket_id).select_related("person").order_by("-pk")


def views_before(case: Case, person_id: int, moment: datetime) -> QuerySet[AccessLog]:
    """What this person had opened at this case up to the moment."""
    return lines_of(case).filter(person=person_id, action__in=READING, outcome__in=OPENED, at__lte=moment)


def told(case: Case, lines: Iterable[AccessLog]) -> list[Line]:
    """The lines in words, in one query for all papers that they name."""
    papers = {document.reference: document for document in case.documents.all()}
    papers |= {f"document:{document.pk}": document for document in papers.values()}
    return [
        Line(
            at=line.at,
            who=line.person.name if line.person else str(_("Somebody who was not signed in")),
            did=str(ACTIONS.get(line.action, line.action)),
            what=_what(line.what, papers),
            outcome=str(OUTCOMES.get(line.outcome, line.outcome)),
        )
        for line in lines
    ]


def _what(code: str, papers: dict[str, Document]) -> str:
    if code in papers:
        return _("%(kind)s, no. %(number)s") % {"kind": papers[code].get_kind_display(), "number": papers[code].pk}
    if code.startswith("bundle:"):
        return _("the record up to page %(page)s") % {"page": code.partition(":")[2]}
    if code == "disclosure":
        return str(_("Disclosure schedule"))
    if code == "prior_discipline":
        return str(_("Prior discipline"))
    if code in STEPS:
        return str(STEPS[code].label)
    # A guessed address is told as it was typed, as far as it is a code.
    return code if re.fullmatch(r"[\w:.-]*", code) else ""
