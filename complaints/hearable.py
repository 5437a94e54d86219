"""Which allegations a case hears: its own and those of the cases joined to it (procedure.md §2.18).

An allegation made too late is left out until the committee waives its limit (§1.2 G3). Votes, answers, letters and pages
ask here, so that none of them hears more or less than another.
"""

from __future__ import annotations

from django.db.models import F, Q, QuerySet

from complaints.models import Allegation, Case


def _all_of(case: Case) -> QuerySet[Allegation]:
    """The case's own first, then those of each joined case in the order of joining."""
    found = Allegation.objects.filter(Q(case=case) | Q(case__joinder__lead=case))
    ordered = found.order_by(F("case__joinder__pk").asc(nulls_first=True), "number")
    return ordered.select_related("provision__edition", "case")


def allegations_of(case: Case) -> QuerySet[Allegation]:
    """What is charged, voted on and decided in this case."""
    heard: QuerySet[Allegation] = _all_of(case).heard()  # type: ignore[attr-defined]
    return heard


def allegations_told(case: Case) -> QuerySet[Allegation]:
    """What the respondent was told of in this case: a joined case from the day the joinder was served."""
    return allegations_of(case).filter(Q(case=case) | Q(case__joinder__served_on__isnull=False))


def own_allegations(case: Case) -> QuerySet[Allegation]:
    """Those of this case alone: nothing of a joined case reaches the complainant."""
    return allegations_of(case).filter(case=case)


def excluded_from(case: Case) -> QuerySet[Allegation]:
    """What was alleged too late, here or in a joined case: shown to the Board and to nobody else."""
    excluded: QuerySet[Allegation] = _all_of(case).excluded()  # type: ignore[attr-defined]
    return excluded


def number_in(case: Case, allegation: Allegation) -> str:
    """The number by which this case calls it: where it is a joined case's, after the number of that case."""
    if allegation.case_id == case.pk:
        return str(allegation.number)
    return f"{allegation.case.number}/{allegation.number}"


def unanswered(case: Case) -> QuerySet[Allegation]:
    """Allegations of joined cases that the respondent was told of and has not answered."""
    return allegations_told(case).exclude(case=case).filter(answer="")
