"""The respondent's side: service, answer, comment, exceptions (procedure.md §1.3 rows 6–8, 10, 14)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from complaints.actions.filing import keep_paper
from complaints.actions.signing import signature_of
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.hearable import allegations_told, number_in, unanswered
from complaints.models import Allegation, AnswerDraft, Case, Document, DocumentKind, Party
from people import clock, codes
from people.models import Purpose
from record import deadlines
from record.models import Docket, Event


@performs("invite_respondent")
def _invite_respondent(act: Act) -> Done:
    """Issues the respondent's invitation code. It is shown once, for the letter, and kept only as a keyed hash."""
    party = act.case.parties.get(side=Party.Side.RESPONDENT)
    code = codes.issue(party.user, purpose=Purpose.INVITATION, at=act.on)
    return Done(data={"party": party.pk}, shown={"invitation_code": code})


@performs("answer")
def _answer(act: Act) -> Done:
    """An answer to every allegation: admit, deny or cannot say; words are welcome and never asked for."""
    return _keep_answers(act, list(allegations_told(act.case)))


@performs("answer_joined")
def _answer_joined(act: Act) -> Done:
    """An answer to what was joined after this case was answered, or after the time for it was over (§2.18)."""
    return _keep_answers(act, list(unanswered(act.case)))


def _keep_answers(act: Act, allegations: list[Allegation]) -> Done:
    answers: dict[int, tuple[str, str]] = act.given["answers"]
    missing = [number_in(act.case, a) for a in allegations if a.pk not in answers]
    if missing:
        raise Refused(_("Answer each allegation; still open: %(n)s.") % {"n": ", ".join(missing)})
    for allegation in allegations:
        allegation.answer, allegation.answer_text = answers[allegation.pk]
        allegation.save(update_fields=["answer", "answer_text"])
    AnswerDraft.objects.filter(case=act.case).delete()
    statement = str(act.given.get("text", ""))
    paper: Document | None = None
    if statement or act.given.get("file"):
        paper = keep_paper(act, DocumentKind.ANSWER, _("The respondent's answer"))
    dockets = {a.case.docket_id for a in allegations} - {act.docket.pk}

    def settle(event: Event) -> None:
        for docket in Docket.objects.filter(pk__in=dockets):
            deadlines.settle(docket, ["joined_answer"], event=event, on=clock.local_day(act.on))

    return Done(
        data={
            "answers": {number_in(act.case, a): a.answer for a in allegations},
            "document": paper.pk if paper else None,
        },
        text=statement,
        after=settle if dockets else None,
    )


@transaction.atomic
def save_answer_draft(case: Case, typed: dict[str, str], *, on: datetime) -> None:
    """Keeps what was typed to one allegation, as typed; what was typed to the others stays."""
    draft, _made = AnswerDraft.objects.select_for_update().get_or_create(case=case, defaults={"saved_at": on})
    draft.answers, draft.saved_at = draft.answers | typed, on
    draft.save()


@performs("comment")
def _comment(act: Act) -> Done:
    paper = keep_paper(act, DocumentKind.COMMENT, _("The respondent's comment on the report"))
    return Done(data={"document": paper.pk}, text=paper.text)


@performs("file_exceptions")
def _file_exceptions(act: Act) -> Done:
    paper = keep_paper(act, DocumentKind.EXCEPTIONS, _("The respondent's exceptions to the panel report"))
    return Done(data={"document": paper.pk}, text=paper.text)


@performs("waive_hearing")
def _waive_hearing(act: Act) -> Done:
    """In writing and signed with the respondent's name."""
    signature = signature_of(act)
    return Done(data={"signed": True}, text=signature)
