"""Keeps what a case is found by true to its file. The one place that writes it, in the transaction of each step.

Indexed are the complaint, allegations and answers, messages, papers with words or of plain text, the working
file of the investigation, and the names of the parties. Not indexed: contact data, and records that name a client unless the copy is redacted (procedure.md §5).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from complaints import full_text
from complaints.investigation import words as working_file
from complaints.models import Case, CaseNameKey, Document, DocumentKind, SearchText
from complaints.models.search import MESSAGES, PEOPLE
from complaints.text_words import plain_text, words_of
from complaints.uploads import TEXT
from people.names import name_keys

LONGEST = 100_000  # letters of one text; far above any report
BATCH = 500
# The effects of most steps, and none writes what is searched: there is nothing to look for after them.
WORDLESS = frozenset(
    {
        "cast_ballot",
        "check_files",
        "close_motion",
        "declare",
        "give_opinion",
        "open_motion",
        "release_notice",
        "remove_private_notes",
        "write_status_notes",
    }
)


@dataclass(frozen=True)
class Found:
    """One text of the file, where it stands and whose reading right opens it."""

    source: str
    audience: str
    text: str


def index_after(case: Case) -> None:
    """After a step of this case, in its transaction: the case, and those joined to it, whose allegations it hears."""
    for touched in (case, *Case.objects.filter(joinder__lead=case).select_related("complaint").order_by("pk")):
        index(touched)


def index(case: Case) -> None:
    """Writes what is new or changed and takes out what is gone. Call it in the transaction that wrote the texts."""
    standing = {row.source: row for row in SearchText.objects.filter(case=case).defer("words")}
    wanted = {found.source: found for found in _found(case, standing)}
    kept = {
        source
        for source, row in standing.items()
        if source in wanted and (row.audience, row.text) == (wanted[source].audience, wanted[source].text)
    }
    gone = [row.pk for source, row in standing.items() if source not in kept]
    if gone:
        full_text.remove(gone)
        SearchText.objects.filter(pk__in=gone).delete()
    new = [found for source, found in wanted.items() if source not in kept]
    if new:
        _add(case, new)


def _add(case: Case, new: list[Found]) -> None:
    rows = [
        SearchText(
            case=case,
            audience=found.audience,
            source=found.source,
            text=found.text,
            words=" ".join(word.folded for word in words_of(found.text)),
        )
        for found in new
    ]
    SearchText.objects.bulk_create(rows, batch_size=BATCH)
    full_text.add(rows)
    names = [row for row in rows if row.audience == PEOPLE]
    keys = [CaseNameKey(name=row, key=key) for row in names for key in sorted(name_keys(row.words))]
    CaseNameKey.objects.bulk_create(keys, batch_size=BATCH)


def _found(case: Case, standing: dict[str, SearchText]) -> Iterator[Found]:
    for source, audience, text in _written(case):
        if text.strip():
            yield Found(source, audience, plain_text(text)[:LONGEST])
    for paper in case.documents.all():
        if is_searched(paper):
            source = f"{'paper' if paper.text else 'file'}/{paper.reference}"
            words = standing[source].text if _is_text(paper) and source in standing else _words_in(paper)
            yield Found(source, paper.reading_kind, plain_text(words)[:LONGEST])


def is_searched(paper: Document) -> bool:
    """Not a client record, locked or the client's own: its words stand on no page without the notice of 42 CFR §2.32."""
    return not paper.carries_notice and paper.reading_kind != DocumentKind.CLIENT_RECORD


def _is_text(paper: Document) -> bool:
    return bool(paper.file) and paper.content_type == TEXT.media


def _words_in(paper: Document) -> str:
    """Title and words of a paper, and of a file those of plain text. A file never changes, so it is read once."""
    parts = [paper.title, paper.text]
    if _is_text(paper):
        with paper.file.open("rb") as file:
            parts.append(file.read(4 * LONGEST).decode("utf-8", errors="replace"))
    return "\n\n".join(part for part in parts if part)


def _written(case: Case) -> Iterator[tuple[str, str, str]]:
    complaint = case.complaint
    told = (complaint.narrative, complaint.respondent_description, complaint.respondent_workplace)
    more = (complaint.when_text, complaint.witnesses, complaint.told)
    yield "complaint/signed", "complaint", "\n\n".join(part for part in (*told, *more) if part)
    yield "name/respondent", PEOPLE, complaint.respondent_name
    for party in case.parties.all():
        yield f"name/{party.pk}", PEOPLE, party.name
    for allegation in case.allegations.all():
        yield f"allegation/{allegation.number}", "complaint", f"{allegation.text}\n\n{allegation.citing_reason}".strip()
        yield f"answer/{allegation.number}", "answer", allegation.answer_text
    for message in case.messages.all():
        yield f"message/{message.pk}", MESSAGES, message.text
    yield from working_file.written(case)
