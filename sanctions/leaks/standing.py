"""What the guard finds in a draft, and which of it somebody has explained (procedure.md §3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from complaints.models import Case
from people.models import CertifiedProfessional
from people.one_look import once
from people.words import Words
from sanctions.leaks.findings import Finding, Place
from sanctions.leaks.protected import own_of, protected_by
from sanctions.leaks.search import findings
from sanctions.models import LeakExplanation, Publication

TEXTS: dict[str, Words] = {
    "summary": _("Summary"),
    "name": _("Name"),
    "credential": _("Credential"),
    "town": _("Town"),
    "provisions": _("Rules of the code"),
    "appeal_note": _("Appeal"),
    "correction_note": _("What was corrected"),
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
    """Every finding in the texts of this publication."""
    return weigh(case, publication.professional, places_of(publication), publication)


def weigh(
    case: Case, professional: CertifiedProfessional | None, places: Iterable[Place], entry: Publication | None = None
) -> list[Weighed]:
    """Every finding in texts about this case: of an entry, of a correction of it, of a paper. An explanation counts for
    the very texts it was given for."""
    said = (entry.town, entry.credential, entry.provisions) if entry else ()
    found = findings(places, protected_by(case), own_of(professional, *said))
    keys = [one.key for one in found]
    rows = LeakExplanation.objects.filter(case=case, key__in=keys).select_related("explained_by") if keys else ()
    explained = {row.key: row for row in rows}
    return [Weighed(one, explained.get(one.key)) for one in found]


def unexplained(case: Case, publication: Publication) -> list[Finding]:
    return [one.finding for one in weighed(case, publication) if one.is_open]


def why_not(found: list[Finding]) -> str | None:
    """None, or the sentence for whoever wants to make a text public in which so much is open."""
    if not found:
        return None
    return ngettext(
        "%(number)s piece of the text may give somebody away. Put the draft aside and write it anew, or say why it does not.",
        "%(number)s pieces of the text may give somebody away. Put the draft aside and write it anew, or say of each "
        "why it does not.",
        len(found),
    ) % {"number": len(found)}
