"""Why a piece of a public text gives nobody away: said once, for exactly that text (procedure.md §3)."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.models import Case
from people.models import User
from sanctions.guards import waiting_publication
from sanctions.leaks.findings import digest
from sanctions.leaks.standing import places_of, unexplained
from sanctions.models import LeakExplanation, Publication


@performs("sanctions.explain_finding")
def _explain_finding(act: Act) -> Done:
    """Refuses a piece that the text as it stands now does not hold, or that was explained already."""
    link = waiting_publication(act.case)
    if link is None:
        raise Refused(_("Draft the publication first."))
    given = str(act.given["finding"]), str(act.given["reason"])
    row = write_explanation(act.case, link.publication, *given, by=act.person, on=act.on)
    data = {"explanation": row.pk, "finding": row.key, "kind": row.kind, "text": row.text_digest}
    return Done(data=data, text=row.reason)


def write_explanation(
    case: Case, text: Publication, key: str, reason: str, *, by: User, on: datetime
) -> LeakExplanation:
    """The row on which the guard rests. Refuses a piece that is not open in this text, and no reason."""
    found = {one.key: one for one in unexplained(case, text)}.get(key)
    if found is None:
        raise Refused(_("The text was changed meanwhile, or this piece was explained. Look at the text again."))
    if not reason.strip():
        raise Refused(_("Write why this gives nobody away."))
    return LeakExplanation.objects.create(
        case=case,
        key=found.key,
        text_digest=digest(places_of(text)),
        kind=found.kind.value,
        place=str(found.place),
        piece=found.piece,
        reason=reason.strip(),
        explained_by=by,
        explained_at=on,
    )
