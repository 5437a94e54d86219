"""The report of the investigation: a part for each allegation, and one paper made of them (procedure.md §1.3 row 8)."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _

from complaints.actions.filing import keep_paper
from complaints.disclosure import why_not_cite
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.hearable import allegations_of, number_in
from complaints.investigation.report_text import Part, compose
from complaints.models import DocumentKind, ReportPart


@performs("file_report")
def _file_report(act: Act) -> Done:
    """Refused: an allegation that nothing is said on, a paper of another case, one that the respondent cannot read."""
    parts, text = _parts(act), str(act.given.get("text", ""))
    if not parts and not text.strip() and not act.given.get("file"):
        raise Refused(_("Write the report or attach it."))
    words = compose(act.case, parts, text)
    paper = keep_paper(replace(act, given=act.given | {"text": words}), DocumentKind.REPORT, _("Investigation report"))
    for part in parts:
        row = ReportPart.objects.create(
            document=paper, allegation=part.allegation, found=part.found, unknown=part.unknown
        )
        row.cites.set(part.cites)
    cited = {number_in(act.case, part.allegation): [one.pk for one in part.cites] for part in parts}
    return Done(data={"document": paper.pk, "cites": cited}, text=paper.text)


def _parts(act: Act) -> list[Part]:
    """One for each allegation that the case hears, in their order."""
    told: dict[int, Part] = {part.allegation.pk: part for part in act.given.get("parts", ())}
    heard = list(allegations_of(act.case))
    missing = [number_in(act.case, one) for one in heard if one.pk not in told or not told[one.pk].found.strip()]
    if missing:
        raise Refused(_("Say of each allegation what was found out; still open: %(n)s.") % {"n": ", ".join(missing)})
    cited = [paper for part in told.values() for paper in part.cites]
    if any(paper.case_id != act.case.pk for paper in cited):
        raise Refused(_("This paper belongs to another case."))
    if why := why_not_cite(act.case, list({paper.pk: paper for paper in cited}.values())):
        raise Refused(why)
    return [told[one.pk] for one in heard]
