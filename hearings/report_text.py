"""The words of the panel's report, made of what was found: the preview shows them, and the parties read the same.

Sources: procedure.md §1.3 row 14 and §2.10; CGS §4-180(c): facts found and rules applied, resting only on the record.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation

from complaints import motions, rules
from complaints.factors import Aggravating, Mitigating, labels
from complaints.hearable import number_in
from complaints.models import Allegation, Body, Case, Motion, SanctionKind
from hearings import log
from hearings.models import Hearing, LogEntry
from people import clock
from people.templatetags.eastern import eastern

SANCTION_WORDS = "The panel recommends: {sanction}. The Ethics Committee decides."


def to_find(case: Case) -> list[tuple[Allegation, Motion | None]]:
    """The allegations on which the panel writes a finding, each with its vote; a judgment leaves nothing to find."""
    return [(a, vote) for a, vote in motions.findings(case, Body.PANEL) if a.proven_by_id is None]


def standard_of(case: Case) -> str:
    """The standard of proof under which this case is heard."""
    return str(rules.shown("standard_of_proof", rules.setting(case, "standard_of_proof")))


def time_of(moment: datetime) -> str:
    """A moment in the log, to the second: June 24, 2025, 9:42:10 a.m. ET."""
    return f"{eastern(clock.local_day(moment))}, {log.clock_words(moment)} ET"


def cited(citation: dict[str, Any]) -> str:
    """One source, as a reader finds it."""
    if citation.get("exhibit"):
        page = f", page {citation['page']}" if citation.get("page") else ""
        return f"Exhibit {citation['exhibit'].number}{page}"
    entry: LogEntry = citation["entry"]
    about = f" on exhibit {entry.exhibit.number}" if entry.exhibit else ""
    return f"{LogEntry.Kind(entry.kind).label}{about} of {time_of(entry.typed_at)}"


def compose(case: Case, given: dict[str, Any], signer: str, on: datetime) -> str:
    """The whole report. It is a paper of the record, so it is in the Board's language whoever looks."""
    with translation.override(settings.LANGUAGE_CODE):
        return "\n\n".join(_parts(case, given, signer, on))


def _parts(case: Case, given: dict[str, Any], signer: str, on: datetime) -> list[str]:
    held = Hearing.objects.filter(case=case, closed_at__isnull=False).order_by("closed_at").last()
    parts = [f"Report of the hearing panel in case {case.number}"]
    if held:
        parts.append(f"The hearing was held on {eastern(clock.local_day(held.starts_at))}.")
    if given.get("text"):
        parts.append(str(given["text"]))
    votes = {allegation.pk: vote for allegation, vote in to_find(case)}
    for finding in given.get("findings", ()):
        parts += _finding(case, finding, votes.get(finding["allegation"].pk))
    parts += _factors(given)
    parts += [_recommendation(case, given, on)]
    if given.get("dissent"):
        parts.append(f"Dissent: {given['dissent']}")
    parts.append(f"Signed for the panel: {signer}, hearing officer")
    return parts


def _finding(case: Case, finding: dict[str, Any], vote: Motion | None) -> list[str]:
    allegation: Allegation = finding["allegation"]
    found = "Not voted on yet" if vote is None else "Sustained" if motions.is_sustained(vote) else "Not sustained"
    sources = "; ".join(cited(source) for source in finding["citations"])
    return [
        f"Allegation {number_in(case, allegation)} ({allegation.provision.reference}): {allegation.text}",
        f"The rule says: {allegation.provision.ethic}",
        f"Standard of proof: {standard_of(case)}\nFinding: {found}",
        f"Facts found: {finding['facts']}",
        f"This rests on: {sources}."
        if sources
        else f"No exhibit and no entry of the log is cited: {finding['uncited']}",
        f"Reasons: {finding['reasons']}",
    ]


def _factors(given: dict[str, Any]) -> list[str]:
    heavier = labels(Aggravating, given.get("aggravating") or ())
    lighter = labels(Mitigating, given.get("mitigating") or ())
    found = [f"Aggravating: {heavier}."] if heavier else []
    found += [f"Mitigating: {lighter}."] if lighter else []
    return found + ([str(given["factors"])] if given.get("factors") else [])


def _recommendation(case: Case, given: dict[str, Any], on: datetime) -> str:
    if not given.get("sanction"):
        return SANCTION_WORDS.format(sanction="no sanction")
    called = SanctionKind(given["sanction"]).called(of_applicant=case.is_applicants(clock.local_day(on)))
    months = given.get("months")
    length = f", {months} month{'' if months == 1 else 's'}" if months else ""
    return SANCTION_WORDS.format(sanction=f"{called}{length}")
