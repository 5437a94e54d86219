"""What the guard finds in a draft, and which of it somebody has explained (procedure.md §3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from complaints.models import Case
from people.one_look import once
from people.words import Words
from sanctions.leaks.findings import Finding, Place
from sanctions.leaks.protected import own, protected_by
from sanctions.leaks.search import findings
from sanctions.models import LeakExplanation, Publication

TEXTS: dict[str, Words] = {
    "summary": _("Summary"),
    "name": _("Name"),
    "credential": _("Credential"),
    "town": _("Town"),
    "provisions": _("Rules of the code"),
    "appeal_note": _("Appeal"),
}


@dataclass(frozen=True)
class Weighed:
    """One piece of the text, and what was said about it, if anything was."""

    finding: Finding
    explanation: LeakExplanation | None

    @property
    def is_open(self) -> bool:
        return self.explanation is None


def places_of(publication: Publication) -> list[Place]:
    """Every text of the entry that the public will read."""
    return [Place(key, getattr(publication, key), label) for key, label in TEXTS.items() if getattr(publication, key)]


@once
def weighed(case: Case, publication: Publication) -> list[Weighed]:
    """Every finding in the texts of this publication. An explanation counts for the very text it was given for."""
    return weigh(case, publication, places_of(publication))


def weigh(case: Case, publication: Publication, places: Iterable[Place]) -> list[Weighed]:
    """The same of any texts about this case and professional: of a correction, for one."""
    professional = publication.professional
    found = findings(places, protected_by(case), own(publication, professional))
    keys = [one.key for one in found]
    said = {
        row.key: row for row in LeakExplanation.objects.filter(case=case, key__in=keys).select_related("explained_by")
    }
    return [Weighed(one, said.get(one.key)) for one in found]


def unexplained(case: Case, publication: Publication) -> list[Finding]:
    return [one.finding for one in weighed(case, publication) if one.is_open]
