"""What people outside are told of a status, and the corrections they are owed when it falls (procedure.md §1.4, §3)."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from complaints.effects import Act
from complaints.models import Case, SanctionKind
from people.templatetags.eastern import eastern_day
from sanctions.models import Disclosure, SummarySuspension
from sanctions.standing import standing_sanction


def status_text(case: Case) -> str:
    """The status in one sentence: name, credential, since when. Blank where there is nothing to tell."""
    if case.respondent is None or case.credential is None:
        return ""
    who = {"name": case.respondent.name, "credential": str(case.credential)}
    order = SummarySuspension.objects.filter(overlay__case=case, ended_at__isnull=True).first()
    if order and order.effective_on:
        return _("%(name)s, %(credential)s: suspended since %(day)s, proceedings pending. This is no finding.") % {
            **who, "day": eastern_day(order.effective_on)
        }  # fmt: skip
    sanction = standing_sanction(case)
    if sanction and sanction.effective_on and SanctionKind(sanction.kind).is_public:
        return _("%(name)s, %(credential)s: %(sanction)s since %(day)s.") % {
            **who, "sanction": str(sanction), "day": eastern_day(sanction.effective_on)
        }  # fmt: skip
    return ""


def correct(act: Act) -> list[Disclosure]:
    """One correction for everyone who was told of the suspension that ended; staff send them."""
    told = Disclosure.objects.filter(case=act.case, corrects__isnull=True, correction__isnull=True)
    told = told.exclude(to=Disclosure.To.AUTHORITY)
    name = act.case.respondent.name if act.case.respondent else ""
    text = _("The summary suspension of %(name)s has ended. The credential stands as it stood before.") % {"name": name}
    return [
        Disclosure.objects.create(
            case=act.case, to=before.to, name=before.name, text=text, corrects=before, made_at=act.on
        )
        for before in told
    ]


def corrections_waiting(case: Case) -> QuerySet[Disclosure]:
    return Disclosure.objects.filter(case=case, corrects__isnull=False, sent_on__isnull=True)
