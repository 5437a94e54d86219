"""What passes between a party and the office, and how a party wants to be reached (ux.md §1.1, §3, 42)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from complaints import correspondence
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.models import Message, Party
from complaints.models.complaint import Contact
from record import notices
from record.models import Event

DETAILS = ("contact", "email", "phone", "address", "message_is_safe", "best_times")


@performs("write_message")
def _write_message(act: Act) -> Done:
    message = Message.objects.create(case=act.case, author=act.person, text=str(act.given["text"]), sent_at=act.on)
    return Done(data={"message": message.pk}, text=message.text)


@performs("answer_message")
def _answer_message(act: Act) -> Done:
    """A letter in the writer's own words. It leaves ten minutes later, and can be taken back until then."""
    party: Party = act.given["party"]
    if not correspondence.to_write_to(act.case).filter(pk=party.pk).exists():
        raise Refused(_("Choose a party of this case."))
    text = str(act.given["text"])

    def write(event: Event) -> None:
        notice = correspondence.draft_for(party, correspondence.MESSAGES[Party.Side(party.side)], event)
        notice.context["reason"] = text
        notice.save(update_fields=["context"])
        notices.release(notice, by=act.person, at=act.on)

    return Done(data={"party": party.pk}, text=text, after=write)


@performs("change_contact")
def _change_contact(act: Act) -> Done:
    """From now on; letters that were approved before are on their way. What it was before is on no page."""
    party = act.case.parties.filter(user=act.person).select_related("user").first()
    if party is None:
        raise Refused(_("You are no party of this case."))
    for name in DETAILS:
        setattr(party, name, act.given.get(name) or "")
    party.contact = party.contact or Contact.CODE
    party.save(update_fields=list(DETAILS))
    party.user.email = party.email
    party.user.save(update_fields=["email"])
    correspondence.reach(party)
    return Done(data={"party": party.pk})
