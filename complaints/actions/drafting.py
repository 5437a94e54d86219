"""The draft of a complaint: begun, saved page by page, forgotten (procedure.md §1.3 row 1). Not a case yet."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from complaints import uploads
from complaints.errors import Refused
from complaints.models import Document, DocumentKind, Draft
from people import codes
from people.models import Purpose, User


def new_party_user(name: str, email: str, language: str) -> User:
    """A user without a password, who comes in by a code. One for each party."""
    user = User(username=f"party-{secrets.token_hex(8)}", name=name, email=email, language=language)
    user.set_unusable_password()
    user.save()
    return user


@transaction.atomic
def begin_draft(*, on: datetime, language: str = "en") -> tuple[Draft, str]:
    """Makes an empty draft and the return code that is the only way back to it. The code is shown once."""
    owner = new_party_user("", "", language)
    draft = Draft.objects.create(owner=owner, made_at=on, saved_at=on)
    return draft, codes.issue(owner, purpose=Purpose.RETURN, at=on)


@transaction.atomic
def save_draft(draft: Draft, *, typed: dict[str, list[str]], boxes: Iterable[str], place: str, on: datetime) -> None:
    """Keeps what one page was told, as typed: `boxes` are all that it has, so an emptied one is emptied.

    What other pages were told stays, also where two are open at once. `place` is the page to go on with. Only a draft
    that was sent meanwhile is refused: it is a complaint now.
    """
    waiting = Draft.objects.select_for_update().filter(pk=draft.pk).first()
    if waiting is None:
        raise Refused(_("This complaint was sent already."))
    others = {name: values for name, values in waiting.answers.items() if name not in set(boxes)}
    waiting.answers, waiting.saved_at, waiting.place = others | typed, on, place
    waiting.save(update_fields=["answers", "saved_at", "place"])
    draft.answers, draft.saved_at, draft.place = waiting.answers, on, place


def add_paper(draft: Draft, upload: File, *, client_identifying: bool, on: datetime) -> Document:
    """Keeps a file that was examined with the draft. Refuses more than 20."""
    uploads.refuse_too_many(draft.documents.filter(removed_at__isnull=True).count())
    paper = Document(
        draft=draft,
        kind=DocumentKind.COMPLAINT,
        title=(upload.name or _("File"))[:200],
        client_identifying=client_identifying,
        added_by=draft.owner,
        added_at=on,
    )
    uploads.lay_into(paper, upload)
    paper.save()
    return paper


def take_off(draft: Draft, reference: str, *, on: datetime) -> None:
    """Takes a file off the draft; `put_back` undoes it until the complaint is sent."""
    draft.documents.filter(reference=reference, removed_at__isnull=True).update(removed_at=on)


def put_back(draft: Draft, reference: str) -> None:
    """Puts a file back that was taken off. Refuses more than 20."""
    uploads.refuse_too_many(draft.documents.filter(removed_at__isnull=True).count())
    draft.documents.filter(reference=reference).update(removed_at=None)


@transaction.atomic
def delete_old_drafts(*, on: datetime, days: int) -> int:
    """Deletes drafts that nobody saved for so many calendar days, with their papers (procedure.md §1.3 row 1)."""
    forgotten = Draft.objects.filter(saved_at__lt=on - timedelta(days=days))
    old = list(forgotten.select_related("owner").select_for_update())  # one saved meanwhile stays
    for draft in old:
        delete_papers(draft.documents.all())
        owner = draft.owner
        draft.delete()
        owner.is_active = False
        owner.save(update_fields=["is_active"])
    return len(old)


def delete_papers(papers: Iterable[Document]) -> None:
    """Deletes papers of a draft, with their files."""
    for paper in papers:
        if paper.file:
            # Only once the rows are gone for good: a file does not come back with a rollback.
            transaction.on_commit(partial(paper.file.storage.delete, str(paper.file.name)))
        paper.delete()
