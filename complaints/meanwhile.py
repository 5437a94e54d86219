"""What stands beside the status of a case now, for whoever reads it (procedure.md §1.4, §2.17, §2.19)."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from complaints import consents, wording
from complaints.lying_there import asked_together, there_is
from complaints.models import Case, ConsentAgreement, Overlay, OverlayKind
from complaints.models.overlay import OverlayQuerySet
from complaints.procedure import HELD, LIMITS, RIGHTS, Step
from complaints.procedure.consent import PROPOSAL
from complaints.seats import ANSWERING, COMPLAINING, Seat, may_read
from people.one_look import once
from people.words import Words
from record.models import Deadline

ON_HOLD = _("The case is on hold. Your time limits stand still until the committee lets it go on.")
FOR_COMPLAINANT: dict[str, Words] = {
    HELD: ON_HOLD,
    "withdrawal_asked": _("You asked to withdraw the complaint. The committee decides; until then the case goes on."),
}
FOR_RESPONDENT: dict[str, Words] = {
    HELD: ON_HOLD,
    "summary_served": _("Your credential is suspended for now, by the order you were sent. It decides no allegation."),
    "surrender_offered": _("You offered to give up your credential. Nothing changes unless the committee accepts."),
    "reconsideration_asked": _("You asked the committee to decide again. It has not ruled yet."),
}
# What the two sides offer each other is for those who decide on it: it colours no report and no finding.
OFFERS = frozenset({OverlayKind.CONSENT, OverlayKind.SURRENDER})


def told(case: Case, places: frozenset[Seat]) -> list[Words]:
    """The sentences for a party; none for anybody else. What was not served on the respondent is not told."""
    words = FOR_COMPLAINANT if COMPLAINING & places else FOR_RESPONDENT if ANSWERING & places else {}
    return [sentence for fact, sentence in words.items() if case.has(fact)]


@asked_together
def standing(case: Case) -> OverlayQuerySet:
    return case.overlays.standing()


def overlays_for(case: Case, places: frozenset[Seat]) -> OverlayQuerySet:
    """What stands, oldest first, with its reason, for those who work on the case. Asked for only where it is shown."""
    if not may_read("overlay", places) or not there_is(standing, case):
        return Overlay.objects.none()
    found = standing(case)
    return found if may_read("agreement", places) else found.exclude(kind__in=OFFERS)


def agreement_for(case: Case, places: frozenset[Seat]) -> ConsentAgreement | None:
    """The agreement on the table, word for word: whoever signs it, approves it or votes on it reads it first."""
    if not case.has("consent_proposed") or not may_read("agreement", places):
        return None
    return consents.standing(case)


def agreement_at(step: Step, case: Case, places: frozenset[Seat]) -> ConsentAgreement | None:
    """The same for the page of a step, where the step is about the agreement."""
    return agreement_for(case, places) if set(PROPOSAL) & set(step.needs) else None


def next_deadline(case: Case, places: frozenset[Seat], today: date | None = None) -> Deadline | None:
    """The next last day that this reader is shown. A right that is over today is nobody's next date.

    Without a day, as in a letter that is read later, no right is named at all.
    """
    hidden, latest = wording.kept_from(places), today or date.max
    shown = (found for found in running(case) if found.name not in hidden)
    return next((found for found in shown if found.name not in RIGHTS or found.due_on >= latest), None)


@once
def running(case: Case) -> list[Deadline]:
    """What runs at this case, the next first, with how each date was found."""
    return list(Deadline.objects.filter(docket=case.docket_id).open().explained().order_by("due_on", "pk"))


def label_of(deadline: Deadline) -> Words:
    """What it is for, in the words of the table; kept on the record in the office's language."""
    return LIMITS[deadline.name].label if deadline.name in LIMITS else deadline.label
