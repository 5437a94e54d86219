"""The findings while they are written, and the report once it is signed (procedure.md §1.3 row 14, §2.10)."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from complaints import motions, workflow
from complaints.actions.filing import keep_paper
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.hearable import number_in
from complaints.models import Body, Case, DocumentKind, Status
from complaints.procedure import STEPS
from complaints.reading import reading_seats
from hearings.models import Citation, Exhibit, Finding, FindingsDraft, PanelReport
from hearings.report_text import compose, to_find
from people.models import User

SIGN = STEPS["file_panel_report"]


def may_write(case: Case, person: User) -> bool:
    """Whether this person writes the findings now: whoever signs them, from the close of the hearing on."""
    return Status(case.status) in SIGN.source and bool(reading_seats(case, person) & SIGN.seats)


@transaction.atomic
def save_findings(case: Case, typed: dict[str, list[str]], *, by: User, on: datetime) -> FindingsDraft:
    """Keeps what was typed, as typed. It is a draft of the panel, so the docket says nothing of it."""
    if not may_write(case, by):
        raise Refused(_("The hearing officer writes the findings, once the hearing is closed."))
    facts = {"answers": typed, "saved_by": by, "saved_at": on}
    draft, _made = FindingsDraft.objects.update_or_create(case=case, defaults=facts)
    return draft


def mark_of(text: str) -> str:
    """What ties a signature to the words that were shown."""
    return hashlib.sha256(text.encode()).hexdigest()


def sign(case: Case, given: dict[str, Any], *, seen: str, by: User, on: datetime) -> workflow.Taken:
    """Signs the report that was shown. Refused: its words are others by now, since a vote or a draft changed."""
    if seen != mark_of(compose(case, given, by.name, on)):
        raise Refused(_("The report changed after you opened it. Read it again before you sign."))
    return workflow.take(SIGN.name, case, by=by, on=on, **given)


@performs("hearings.file_panel_report")
def _file_panel_report(act: Act) -> Done:
    """Each finding with its sources and, where something is sustained, the sanction that the panel recommends."""
    given, sanction = act.given, str(act.given.get("sanction") or "")
    sustained = bool(motions.sustained(act.case, Body.PANEL))
    if sustained and not sanction:
        raise Refused(_("An allegation is sustained: name the sanction that the panel recommends."))
    if not sustained and sanction:
        raise Refused(_("Nothing is sustained, so there is no sanction to recommend."))
    if sanction == "suspension" and not given.get("months"):
        raise Refused(_("Say how many months the suspension lasts."))
    written = {finding["allegation"].pk: finding for finding in given.get("findings") or ()}
    votes = to_find(act.case)
    for allegation, _vote in votes:
        _complete(act.case, number_in(act.case, allegation), written.get(allegation.pk))
    given["findings"] = [written[allegation.pk] for allegation, _vote in votes]
    given["text"] = compose(act.case, given, act.person.name, act.on)
    paper = keep_paper(act, DocumentKind.PANEL_REPORT, _("Panel report"))
    report = PanelReport.objects.create(
        case=act.case,
        document=paper,
        recommended_sanction=sanction,
        recommended_months=given.get("months"),
        aggravating=list(given.get("aggravating") or ()),
        mitigating=list(given.get("mitigating") or ()),
        factors=str(given.get("factors") or ""),
        dissent=str(given.get("dissent") or ""),
        signed_by=act.person,
        filed_at=act.on,
    )
    for allegation, vote in votes:
        _keep(report, motions.is_sustained(vote), written[allegation.pk])
    FindingsDraft.objects.filter(case=act.case).delete()
    return Done(data={"report": report.pk, "recommended": sanction}, text=given["text"])


def _complete(case: Case, number: str, finding: dict[str, Any] | None) -> None:
    """Facts, reasons and a source for each; without a source, why none is cited (ux.md §1.4)."""
    if not finding or not finding["facts"].strip() or not finding["reasons"].strip():
        raise Refused(_("Write facts and reasons on allegation %(n)s.") % {"n": number})
    if not finding["citations"] and not finding["uncited"].strip():
        raise Refused(
            _("Cite what the finding on allegation %(n)s rests on, or say why you cite nothing.") % {"n": number}
        )
    for source in finding["citations"]:
        exhibit, entry = source.get("exhibit"), source.get("entry")
        owner = exhibit.case_id if exhibit else entry.hearing.case_id
        if owner != case.pk or (exhibit and exhibit.ruling != Exhibit.Ruling.ADMITTED):
            raise Refused(_("A finding rests on admitted exhibits and on the log of this case only."))


def _keep(report: PanelReport, is_sustained: bool, finding: dict[str, Any]) -> None:
    row = Finding.objects.create(
        report=report,
        allegation=finding["allegation"],
        is_sustained=is_sustained,
        facts=finding["facts"],
        reasons=finding["reasons"],
        uncited_reason="" if finding["citations"] else finding["uncited"],
    )
    Citation.objects.bulk_create(
        Citation(finding=row, exhibit=s.get("exhibit"), page=s.get("page"), entry=s.get("entry"))
        for s in finding["citations"]
    )
