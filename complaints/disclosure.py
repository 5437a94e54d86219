"""What a decision may rest on: only papers that were disclosed to the respondent (procedure.md §2.11, §5)."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from complaints.models import Case, Document, Party
from complaints.reading import may_open
from complaints.seats import Seat


def undisclosed(case: Case, papers: Iterable[Document]) -> list[Document]:
    """Those of the papers that the respondent cannot read: locked or struck, or the respondent was told of nothing yet."""
    party = case.parties.filter(side=Party.Side.RESPONDENT).select_related("user").first()
    if party is None or not case.has("noticed"):
        return list(papers)
    return [paper for paper in papers if not may_open(paper, party.user, frozenset({Seat.RESPONDENT}))]


def why_not_cite(case: Case, papers: Iterable[Document]) -> str | None:
    """Why nothing that rests on these papers can be put to the vote; None where all of them were disclosed."""
    hidden = undisclosed(case, papers)
    if not hidden:
        return None
    titles = ", ".join(f"“{paper.title}”" for paper in hidden)
    return _(
        "Not disclosed to the respondent: %(titles)s. A decision cannot rest on what the respondent could not answer. "
        "Disclose it first, or leave it out."
    ) % {"titles": titles}
