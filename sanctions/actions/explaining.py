"""Why a piece of a public text gives nobody away: said once, for exactly that text (procedure.md §3)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from sanctions.guards import waiting_publication
from sanctions.leaks.findings import digest
from sanctions.leaks.standing import places_of, unexplained
from sanctions.models import LeakExplanation


@performs("sanctions.explain_finding")
def _explain_finding(act: Act) -> Done:
    """Refuses a piece that the text as it stands now does not hold, or that was explained already."""
    link = waiting_publication(act.case)
    if link is None:
        raise Refused(_("Draft the publication first."))
    found = {one.key: one for one in unexplained(act.case, link.publication)}.get(str(act.given["finding"]))
    if found is None:
        raise Refused(_("The text was changed meanwhile, or this piece was explained. Look at the text again."))
    reason = str(act.given["reason"]).strip()
    if not reason:
        raise Refused(_("Write why this gives nobody away."))
    text = digest(places_of(link.publication))
    row = LeakExplanation.objects.create(
        case=act.case,
        key=found.key,
        text_digest=text,
        kind=found.kind,
        place=str(found.place),
        piece=found.piece,
        reason=reason,
        explained_by=act.person,
        explained_at=act.on,
    )
    return Done(data={"explanation": row.pk, "finding": found.key, "kind": found.kind.value, "text": text}, text=reason)
