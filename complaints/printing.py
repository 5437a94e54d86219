"""Letters and the confirmation as PDFs to keep or to mail (ux.md §3, 60). What a letter says was frozen when it was approved."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from complaints.confirmation import Confirmation
from complaints.investigation.schedule import Given, Letter, Schedule
from complaints.models import Case, Document, Party
from people.templatetags.eastern import eastern, eastern_day
from record.models import Notice
from record.typesetting import Block, Paper, paragraphs, typeset


def letter(notice: Notice, party: Party | None) -> bytes:
    """One released letter. `party`: to whom it is mailed, with the postal address; None where the reader is another one."""
    at = notice.released_at
    if at is None:
        raise ValueError("Only a letter that was approved is printed.")
    with translation.override(notice.language):
        paper = Paper(
            title=title_of(notice),
            number=notice.docket.number,
            day=eastern_day(at),
            heading=notice.subject,
            blocks=paragraphs(notice.body),
            sender=_sender(),
            receiver=(party.name, *party.address.splitlines()[:5]) if party else (),
        )
    return typeset(paper, language=notice.language, at=at)


def title_of(notice: Notice) -> str:
    """What the PDF calls itself: nothing of what the letter is about."""
    with translation.override(notice.language):
        return _("Letter of %(day)s") % {"day": eastern_day(notice.released_at)}


def disclosure_schedule(case: Case, found: Schedule, *, on: datetime) -> bytes:
    """Who was given what and when, as it stood at this moment. A paper of the desk, in the Board's language."""
    with translation.override(settings.LANGUAGE_CODE):
        paper = Paper(
            title="Schedule",
            number=case.number,
            day=eastern(on),
            heading="Disclosure schedule",
            blocks=(
                Block("heading", words="The respondent's comment"),
                *paragraphs(found.comment_state),
                *_list("", [f"{_paper(one)}, {eastern(one.added_at)}" for one in found.comments]),
                *_list("Letters that are served", [_letter(one) for one in found.letters]),
                *_list("Papers the respondent can open", [_given(one) for one in found.given]),
                *_list("Not disclosed", [_given(one) for one in found.withheld]),
            ),
            sender=_sender(),
        )
    return typeset(paper, language=settings.LANGUAGE_CODE, at=on)


def _list(title: str, lines: list[str]) -> tuple[Block, ...]:
    if not lines:
        return ()
    return (*((Block("heading", words=title),) if title else ()), Block("list", items=tuple(lines)))


def _letter(one: Letter) -> str:
    if one.service is None:
        return f"{one.what}, to {one.to}: not served yet"
    return f"{one.what}, to {one.to}: served on {eastern(one.service.served_on)}. {one.service.get_method_display()}"


def _given(one: Given) -> str:
    named = f"{one.title} ({one.paper.get_kind_display()})"
    if one.since is None:
        return named
    opened = "; ".join(f"{seen.who}, {eastern(seen.at)}" for seen in one.opened)
    read = "handed in by the respondent's side" if one.is_own else f"opened here by {opened or 'nobody yet'}"
    return f"{named}: open since {eastern(one.since)}; {read}"


def _paper(one: Document) -> str:
    return f"{one.title} ({one.get_kind_display()})"


def confirmation(told: Confirmation, language: str) -> bytes:
    """That the complaint is in. The code does not stand on it: we keep none to print."""
    with translation.override(language):
        paper = Paper(
            title=_("Confirmation"),
            number=told.case.number,
            day=told.received,
            heading=_("We have your complaint"),
            blocks=(
                *paragraphs(_("Your case number is %(number)s.") % {"number": told.case.number}),
                *(paragraphs(_("It came from %(name)s.") % {"name": told.name}) if told.name else ()),
                Block("heading", words=_("What happens next")),
                Block("list", items=tuple(told.next)),
                Block("heading", words=_("What you can do")),
                Block("list", items=tuple(told.able)),
            ),
            sender=_sender(),
        )
    return typeset(paper, language=language, at=told.case.filed_at)


def _sender() -> tuple[str, ...]:
    return (settings.BOARD_NAME, settings.BOARD_PHONE)
