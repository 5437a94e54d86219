"""Beside the ballot: one's own draft, a changed text, a reminder to those who have not voted (ux.md §1.3, procedure.md §2.3)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from complaints import ballots, consents, motions
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.models import BallotDraft, Case, Motion, Outcome
from people.models import User
from record import notices
from record.models import Event


@transaction.atomic
def save_ballot_draft(motion: Motion, person: User, *, choice: str, reason: str, on: datetime) -> None:
    """Keeps what a voter typed, as typed, for nobody else. Refused to those on whom the vote does not wait."""
    if not Motion.objects.waiting_for(person).filter(pk=motion.pk).exists():
        raise Refused(_("No vote waits for you."))
    BallotDraft.objects.update_or_create(
        motion=motion,
        person=person,
        defaults={"choice": choice, "reason": reason, "text_hash": motion.text_hash, "saved_at": on},
    )


def _presided(act: Act) -> Motion:
    motion: Motion = act.given["motion"]
    found = motions.open_for_closing(act.case, act.person).filter(pk=motion.pk).first()
    if found is None:
        raise Refused(_("This vote is closed, or is not yours to lead."))
    return found


@performs("amend_motion")
def _amend_motion(act: Act) -> Done:
    """Another text while the vote is open: what was cast on the earlier one is kept, and no longer counts (§2.3)."""
    motion, text = _presided(act), str(act.given["text"]).strip()
    if text == motion.text:
        raise Refused(_("This is the text already. Change it, or leave the vote as it is."))
    if consents.sanction_of(motion.step):
        raise Refused(_("The respondent signed these very words. Close the vote, and agree on other words first."))
    void = motion.ballots.filter(replaced_at__isnull=True).count()
    motion.earlier_texts = [
        *motion.earlier_texts,
        {"text": motion.text, "text_hash": motion.text_hash, "until": act.on.isoformat()},
    ]
    motion.text, motion.text_hash = text, motions.hash_of(text)
    motion.save(update_fields=["earlier_texts", "text", "text_hash"])
    return Done(data={"motion": motion.pk, "text_hash": motion.text_hash, "void": void}, text=text)


@performs("withdraw_motion")
def _withdraw_motion(act: Act) -> Done:
    """Put by mistake: it is closed with its reason, and nothing was decided. Refused once a single ballot was cast."""
    motion = _presided(act)
    if motion.ballots.exists():
        raise Refused(_("Somebody has voted. A vote that has begun is not withdrawn; you can close it."))
    motion.closed_at, motion.outcome = act.on, Outcome.WITHDRAWN
    motion.save(update_fields=["closed_at", "outcome"])
    for voter in motion.voters.select_related("person"):
        if not Motion.objects.waiting_for(voter.person).filter(case=act.case).exists():
            nothing_left_to_do(act.case, voter.person)
    motion.drafts.all().delete()
    return Done(data={"motion": motion.pk}, text=str(act.given["reason"]))


@performs("remind_voters")
def _remind_voters(act: Act) -> Done:
    """A neutral e-mail to each on whom the vote waits; it stays in the outbox for ten minutes."""
    motion = _presided(act)
    one = Motion.objects.filter(pk=motion.pk)
    people = [voter.person for voter in ballots.to_remind(act.case, one, act.on).select_related("person")]
    if not people:
        raise Refused(_("Everybody who has not voted was reminded today."))

    def send(event: Event) -> None:
        for person in people:
            notice = notices.draft(
                act.docket,
                kind=ballots.REMINDER,
                recipient=person,
                context={"name": person.name, "motion": motion.pk},
                event=event,
                key=f"{act.case.number}:{event.sequence}:{ballots.REMINDER}:{person.pk}",
                page="complaints:desk",
            )
            notices.release(notice, by=act.person, at=act.on)

    return Done(data={"motion": motion.pk, "people": [person.pk for person in people]}, after=send)


@performs("undo_reminder")
def _undo_reminder(act: Act) -> Done:
    """None of the reminders that still lie in the outbox goes out."""
    waiting = list(ballots.to_take_back(act.case, act.on))
    for notice in waiting:
        notices.undo_release(notice, by=act.person, at=act.on)
        notices.withdraw(notice)
    return Done(data={"notices": [notice.pk for notice in waiting]})


def nothing_left_to_do(case: Case, person: User) -> None:
    """No reminder goes out to one who voted or stepped aside; what such a one had in mind for a ballot is forgotten."""
    for notice in ballots.in_the_outbox(case).filter(recipient=person):
        notices.call_back(notice)
    BallotDraft.objects.filter(motion__case=case, person=person).delete()
