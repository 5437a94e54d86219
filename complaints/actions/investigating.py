"""What the investigator writes down: plan, interviews, chronology. A correction is a new entry that points to the old one."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.hearable import allegations_of
from complaints.models import DatedFact, Document, Interview, PlanEntry
from complaints.models.investigation import Entry
from complaints.reading import papers_for
from people import clock
from record.models import Event

E = TypeVar("E", bound=Entry)


def enter(act: Act, model: type[E], words: dict[str, str], **facts: Any) -> Done:
    """Writes one entry with its event, which vouches for the words.

    Refused: a correction of an entry that belongs elsewhere or was corrected before.
    """
    old = _corrected(act, model, act.given.get("corrects"))

    def keep(event: Event) -> None:
        model._default_manager.create(case=act.case, event=event, corrects=old, **words, **facts)

    data = {name: _code(value) for name, value in facts.items() if value is not None}
    told = "\n\n".join(text for text in words.values() if text.strip())
    return Done(data=data | ({"corrects": old.event_id} if old else {}), text=told, after=keep)


def paper_of(act: Act) -> Document | None:
    """The paper that is named, if any. Refused: one that this person may not open, or that belongs to another case."""
    paper: Document | None = act.given.get("document")
    if paper is not None and paper not in papers_for(act.case, act.person):
        raise Refused(_("Choose a paper of this case that you may open."))
    return paper


def refuse_ahead(act: Act, day: date) -> None:
    """What has happened did not happen tomorrow."""
    if day > clock.local_day(act.on):
        raise Refused(_("This day lies ahead. Write the day on which it happened."))


@performs("plan_question")
def _plan_question(act: Act) -> Done:
    given = act.given
    allegation = given.get("allegation")
    if allegation is not None and allegation not in allegations_of(act.case):
        raise Refused(_("Choose an allegation that this case hears."))
    done, outcome = bool(given.get("done")), str(given.get("outcome", ""))
    if done and not outcome.strip():
        raise Refused(_("Write what came of it, then mark it as done."))
    words = {"question": _said(act, "question"), "source": str(given.get("source", "")), "outcome": outcome}
    return enter(act, PlanEntry, words, allegation=allegation, due_on=given.get("due_on"), done=done)


@performs("record_interview")
def _record_interview(act: Act) -> Done:
    refuse_ahead(act, act.given["held_on"])
    words = {
        "heard": _said(act, "heard"),
        "present": str(act.given.get("present", "")),
        "summary": _said(act, "summary"),
    }
    facts = {"held_on": act.given["held_on"], "how": Interview.How(act.given["how"]).value}
    return enter(act, Interview, words, **facts, document=paper_of(act))


@performs("enter_fact")
def _enter_fact(act: Act) -> Done:
    paper, page = paper_of(act), act.given.get("page")
    if page and paper is None:
        raise Refused(_("Choose the paper that has this page."))
    refuse_ahead(act, act.given["happened_on"])
    words = {"about_when": str(act.given.get("about_when", "")), "fact": _said(act, "fact")}
    return enter(act, DatedFact, words, happened_on=act.given["happened_on"], document=paper, page=page)


def _said(act: Act, name: str) -> str:
    text = str(act.given.get(name, "")).strip()
    if not text:
        raise Refused(_("Write what is to be kept."))
    return text


def _corrected(act: Act, model: type[E], old: E | None) -> E | None:
    if old is None:
        return None
    found = model._default_manager.filter(pk=old.pk, case=act.case).first()
    if found is None:
        raise Refused(_("This entry belongs to another case."))
    if model._default_manager.filter(corrects=found).exists():
        raise Refused(_("This entry was corrected already. Correct the latest one."))
    return found


def _code(value: Any) -> Any:
    """A fact as the record keeps it: a key, a day, a code."""
    if isinstance(value, date):
        return value.isoformat()
    return getattr(value, "pk", value)
