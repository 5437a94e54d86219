"""The numbering of the record: a paper once numbered keeps its pages, later papers follow (issue 5, "Bundle")."""

from __future__ import annotations

from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.models import RecordPages


@performs("number_record")
def _number_record(act: Act) -> Done:
    """Gives pages to what has none yet, in the order given; a paper without pages is kept as such.

    `pages`: key of each paper and the number of its pages, measured before. What was numbered meanwhile keeps what it got.
    """
    measured: dict[str, int] = act.given["pages"]
    known = {row.key: row for row in act.case.record_pages.all()}
    fresh = {key: pages for key, pages in measured.items() if key not in known}
    if not fresh:
        raise Refused("Every paper of this case has its pages already.")
    following = max((row.last for row in known.values()), default=0) + 1
    made = []
    for key, pages in fresh.items():
        first = following if pages else None
        made.append(RecordPages(case=act.case, key=key, first=first, pages=pages, numbered_at=act.on))
        following += pages
    RecordPages.objects.bulk_create(made)
    return Done(data={"pages": {row.key: row.span for row in made}})
