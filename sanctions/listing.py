"""How long a public text is listed (procedure.md §3, column "Listed for"). Calendar days, America/New_York."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from record import days
from sanctions.models import Publication
from sanctions.models.publication import PublicKind


def listed_until(text: Publication, number: Callable[[str], int]) -> date | None:
    """The first day on which the text is not listed any more; None: for good. `number` gives a number of the rule set.

    A reprimand for so many years from its first day; a suspension so many from its last; a surrender until the day that
    the agreement names. A suspension that nobody lifted stays all the same (`PublicationQuerySet.live`).
    """
    if text.kind == PublicKind.REPRIMAND:
        return days.years_after(text.effective_on, number("reprimand_listed_years"))
    if text.kind == PublicKind.SUSPENSION and text.ends_on:
        return days.years_after(text.ends_on, number("suspension_listed_years"))
    return text.ends_on if text.kind == PublicKind.SURRENDER else None
