"""Where evidence came from, through whose hands it went, and whether a file is still the one that arrived."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from complaints.actions.investigating import enter, paper_of, refuse_ahead
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.investigation.evidence import EVIDENCE, digest_of, evidence_for, judged
from complaints.models import Document, EvidenceSource, FileCheck, HandOver
from record.models import Event


@performs("record_source")
def _record_source(act: Act) -> Done:
    """Who gave it, how, and when it was received. Refused: a second source that does not correct the first."""
    given, paper = act.given, _evidence(act)
    known = EvidenceSource.objects.filter(document=paper, correction__isnull=True).first()
    if known and given.get("corrects") is None:
        raise Refused(_("The source of this paper is recorded. Correct that entry."))
    refuse_ahead(act, given["received_on"])
    words = {"given_by": _named(given["given_by"]), "note": str(given.get("note", ""))}
    how = EvidenceSource.How(given["how"]).value
    return enter(act, EvidenceSource, words, document=paper, how=how, received_on=given["received_on"])


@performs("hand_over_evidence")
def _hand_over_evidence(act: Act) -> Done:
    """From whom, to whom, when and why."""
    given, paper = act.given, _evidence(act)
    refuse_ahead(act, given["handed_on"])
    words = {
        "from_whom": _named(given["from_whom"]),
        "to_whom": _named(given["to_whom"]),
        "reason": _named(given["reason"]),
    }
    return enter(act, HandOver, words, document=paper, handed_on=given["handed_on"])


@performs("check_files")
def _check_files(act: Act) -> Done:
    """Hashes the stored files again. What was found is a row and stands in the event, whatever it is."""
    chosen: Iterable[Document] = act.given["documents"]
    mine = {paper.pk: paper for paper in evidence_for(act.case, act.person) if paper.file}
    papers = [mine[paper.pk] for paper in chosen if paper.pk in mine]
    if not papers:
        raise Refused(_("Choose a file of this case that you may open."))
    digests = {paper.pk: digest_of(paper) for paper in papers}
    results = {paper.pk: judged(paper, digests[paper.pk]) for paper in papers}

    def keep(event: Event) -> None:
        FileCheck.objects.bulk_create(
            [
                FileCheck(document=paper, event=event, result=results[paper.pk], sha256=digests[paper.pk] or "")
                for paper in papers
            ]
        )

    return Done(data={"checked": {str(pk): result.value for pk, result in results.items()}}, after=keep)


def _evidence(act: Act) -> Document:
    paper = paper_of(act)
    if paper is None or paper.kind not in EVIDENCE:
        raise Refused(_("Choose a piece of evidence of this case."))
    return paper


def _named(words: object) -> str:
    text = str(words).strip()
    if not text:
        raise Refused(_("Write what is to be kept."))
    return text
