"""What a step will do, in sentences, for the page on which it is taken (ux.md §3, 53). Read from the table."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from complaints.models import Status
from complaints.notice_kinds import KINDS
from complaints.procedure import Step
from people.words import Words

# What steps do that leave the case where it is and draft no letter.
BESIDE: dict[str, Words] = {
    "recuse": gettext_lazy("From the next page on you find nothing of this case: no papers, no lists, no e-mail."),
    "name_insider": gettext_lazy("From the next page on this person finds nothing of this case."),
    "name_board_witness": gettext_lazy("From the next page on this person finds nothing of this case."),
    "revoke_release": gettext_lazy("The record is locked again. Who could read it cannot from the next page on."),
    "propose_summary_suspension": gettext_lazy("A second person is asked to order the suspension."),
    "withdraw_more_time": gettext_lazy("The last day stays as it is. You can ask again while the time runs."),
    "withdraw_continuance": gettext_lazy("The hearing stays on its day. You can ask again while there is time."),
    "withdraw_motion": gettext_lazy("The vote ends, and nothing is decided. The same can be put to the vote again."),
    "sign_consent": gettext_lazy("The agreement goes to the committee, which votes on these very words."),
    "offer_surrender": gettext_lazy("The committee is asked whether it accepts the surrender."),
    "hold_in_abeyance": gettext_lazy("The case stands still until the committee ends that."),
    "open_breach_case": gettext_lazy(
        "A new case is opened, with the Board as complainant. It goes the whole way from intake on. The respondent "
        "hears of it when it is accepted."
    ),
    "place_legal_hold": gettext_lazy(
        "Nothing of this case is removed until the hold is lifted, private notes included."
    ),
    "lift_legal_hold": gettext_lazy("If the case is over, its private notes are removed at once."),
    "publish": gettext_lazy("The text is on the public register from then on."),
}


def what_follows(step: Step) -> list[str]:
    """Where the case goes, which letters are drafted, which time limits begin."""
    found = [_("After this the case is at: %(status)s.") % {"status": Status(step.target).label}] if step.target else []
    if step.name in BESIDE:
        found.append(str(BESIDE[step.name]))
    if step.notices:
        letters = ", ".join(str(KINDS[kind].label) for kind in step.notices)
        found.append(_("Letters are drafted for somebody to approve: %(letters)s.") % {"letters": letters})
    found += [_("A time limit begins: %(limit)s.") % {"limit": limit.label} for limit in step.limits]
    return found
