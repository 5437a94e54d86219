"""What people outside are told of a status, and the corrections they are owed when it falls (procedure.md §1.4, §3).

The employer of record is told of a Suspension, a Revocation and a summary suspension, not of a Reprimand (§3).
Where the rule set shares data (§8 question 11), the tellings to DPH, DMHAS and the IC&RC boards are drafted when a public
sanction or a summary suspension takes effect. A person sends them and records it; a draft waits only while it is still true.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from complaints import rules
from complaints.effects import Act
from complaints.lying_there import asked_together, there_is
from complaints.models import Case, SanctionKind
from people.one_look import once
from people.templatetags.eastern import eastern_day
from sanctions.models import Disclosure, SummarySuspension
from sanctions.standing import standing_sanction

# Who is told as a standing practice where the rule set says so (§8 question 11).
SHARED_WITH = (Disclosure.To.DPH, Disclosure.To.DMHAS, Disclosure.To.MEMBER_BOARD)


@asked_together
def orders_standing(case: Case) -> QuerySet[SummarySuspension]:
    return SummarySuspension.objects.filter(overlay__case=case, ended_at__isnull=True)


@once
def status_text(case: Case) -> str:
    """The status in one sentence: name, credential, since when. Blank where there is nothing to tell."""
    if case.respondent is None or case.credential is None:
        return ""
    who = {"name": case.respondent.name, "credential": str(case.credential)}
    order = orders_standing(case).first() if there_is(orders_standing, case) else None
    if order and order.effective_on:
        return _("%(name)s, %(credential)s: suspended since %(day)s, proceedings pending. This is no finding.") % {
            **who, "day": eastern_day(order.effective_on)
        }  # fmt: skip
    sanction = standing_sanction(case)
    if sanction and sanction.effective_on and sanction.is_public:
        return _("%(name)s, %(credential)s: %(sanction)s since %(day)s.") % {
            **who, "sanction": str(sanction), "day": eastern_day(sanction.effective_on)
        }  # fmt: skip
    return ""


def _stops_work(case: Case) -> bool:
    """Whether the professional may not work under the credential now: what an employer is told of, a Reprimand is not."""
    if there_is(orders_standing, case):
        return True
    sanction = standing_sanction(case)
    return sanction is not None and sanction.kind in (SanctionKind.SUSPENSION, SanctionKind.REVOCATION)


def share(act: Act) -> list[Disclosure]:
    """Drafts what the employer of record is told, and those with whom the Board shares its sanctions; status only."""
    text = status_text(act.case)
    if not text:
        return []
    told: list[tuple[str, str]] = []
    employer = act.case.respondent.employer.strip() if act.case.respondent else ""
    if employer and _stops_work(act.case):
        told.append((Disclosure.To.EMPLOYER, employer))
    if rules.setting(act.case, "data_sharing") != "off":
        told += [(to, str(to.label)) for to in SHARED_WITH]
    return [Disclosure.objects.create(case=act.case, to=to, name=name, text=text, made_at=act.on) for to, name in told]


def correct(act: Act) -> list[Disclosure]:
    """One correction for everyone who was told of the suspension that ended; staff send them."""
    told = Disclosure.objects.filter(
        case=act.case, corrects__isnull=True, correction__isnull=True, sent_on__isnull=False
    )
    told = told.exclude(to=Disclosure.To.AUTHORITY)
    name = act.case.respondent.name if act.case.respondent else ""
    text = _("The summary suspension of %(name)s has ended. The credential stands as it stood before.") % {"name": name}
    return [
        Disclosure.objects.create(
            case=act.case, to=before.to, name=before.name, text=text, corrects=before, made_at=act.on
        )
        for before in told
    ]


@asked_together
def drafted(case: Case) -> QuerySet[Disclosure]:
    """What nobody has sent."""
    return Disclosure.objects.filter(case=case, sent_on__isnull=True)


def tellings_waiting(case: Case) -> QuerySet[Disclosure]:
    """What is drafted and not sent: corrections, and of the rest what still says how it stands."""
    if not there_is(drafted, case):
        return Disclosure.objects.none()
    return drafted(case).filter(Q(corrects__isnull=False) | Q(text=status_text(case)))
