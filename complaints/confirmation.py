"""What a complainant is told once the complaint is in: the page after sending, and the same as a PDF to keep (ux.md §1.1)."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from complaints import rules
from complaints.models import Case, Party
from people.templatetags.eastern import eastern, weekday
from record.models import Deadline


@dataclass(frozen=True)
class Confirmation:
    """The number, when it came and from whom, what happens next with its dates, and what the complainant can do."""

    case: Case
    name: str
    received: str
    next: list[str]
    able: list[str]


def confirmation_for(party: Party) -> Confirmation:
    """For the complainant who sent it, in the language of the page."""
    case = party.case
    due = dict(Deadline.objects.filter(docket=case.docket_id).values_list("name", "due_on"))
    following = []
    if "receipt" in due:
        following.append(_("By %(day)s we send you a receipt.") % {"day": weekday(due["receipt"])})
    if "screening" in due:
        words = _("By %(day)s two members decide if the complaint goes on.")
        following.append(words % {"day": weekday(due["screening"])})
    words = _("We write to you at least every %(days)s days, even if there is no news.")
    following.append(words % {"days": rules.number(case, "status_note_days")})
    return Confirmation(
        case=case,
        name=""
        if party.named_by_id
        else party.name,  # a co-complainant did not send it, and is told nothing of who did
        received=eastern(case.filed_at),
        next=following,
        able=[
            _("Look at any time with your code, on the page “Come back with your code”."),
            _("There you can add to your complaint, change how we may reach you, or ask to withdraw it."),
            _("Need help? Call %(phone)s.") % {"phone": settings.BOARD_PHONE},
        ],
    )
