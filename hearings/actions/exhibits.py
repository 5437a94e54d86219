"""Exhibits: handed in by a side, admitted or excluded by the officer (procedure.md §1.3 row 12b, §2.5, §2.11)."""

from __future__ import annotations

from django.db.models import Max
from django.utils.translation import gettext as _

from complaints.actions.filing import keep_paper
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.models import DocumentKind
from hearings.models import Exhibit


@performs("hearings.offer_exhibit")
def _offer_exhibit(act: Act) -> Done:
    paper = keep_paper(act, DocumentKind.EXHIBIT, str(act.given.get("title") or _("Exhibit")))
    highest = Exhibit.objects.filter(case=act.case).aggregate(Max("number"))["number__max"] or 0
    exhibit = Exhibit.objects.create(
        case=act.case, number=highest + 1, document=paper, offered_by=act.person, offered_at=act.on
    )
    return Done(data={"exhibit": exhibit.number, "document": paper.pk}, text=paper.title)


@performs("hearings.admit_exhibit")
def _admit_exhibit(act: Act) -> Done:
    exhibit: Exhibit = act.given["exhibit"]
    exhibit.refresh_from_db()
    if exhibit.case_id != act.case.pk or exhibit.ruling:
        raise Refused(_("This exhibit was ruled on already."))
    exhibit.ruling = Exhibit.Ruling(act.given["ruling"])
    exhibit.ruling_reason, exhibit.ruled_at = act.given.get("reason", ""), act.on
    exhibit.save(update_fields=["ruling", "ruling_reason", "ruled_at"])
    return Done(data={"exhibit": exhibit.number, "ruling": exhibit.ruling}, text=exhibit.ruling_reason)
