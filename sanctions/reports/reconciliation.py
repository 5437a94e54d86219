"""Sanction, letter, register entry and publication side by side: every sentence says where two of them disagree.

Asked each night and on the staff page. It changes nothing. Rule sources: procedure.md §3 (publication entry, listing,
stay, summary suspension, disclosure) and §1.3 rows 16-21. Days are days in America/New_York.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from complaints.models import Case, SanctionKind
from people import clock
from people.one_look import once, one_look
from record.models import Deadline, Notice
from sanctions.models import Disclosure, InterimStatus, Publication, PublicationLink, Sanction, SummarySuspension
from sanctions.telling import tellings_waiting

WAITS_DAYS = 14
OUTCOME_LETTERS = ("final", "appeal_ruling", "summary_order", "summary_ended", "reinstated")
LASTING = (SanctionKind.SUSPENSION, SanctionKind.REVOCATION)


@dataclass(frozen=True)
class Finding:
    """One disagreement. `case`: its number, for those who may see the case; blank where no case is known."""

    kind: str
    sentence: str
    case: str = ""


Check = Callable[[date], Iterator[Finding]]


@one_look()
def findings(on: date) -> list[Finding]:
    """Everything that disagrees on this day, check by check."""
    return [finding for check in CHECKS for finding in check(on)]


@once
def _links() -> list[PublicationLink]:
    return list(
        PublicationLink.objects.filter(sanction__isnull=False)
        .select_related("sanction__case__respondent", "sanction__case__credential", "publication__professional")
        .order_by("pk")
    )


def not_published_in_time(on: date) -> Iterator[Finding]:
    late = Deadline.objects.filter(name="publication").overdue(on).order_by("pk")
    for docket, due in late.values_list("docket__number", "due_on"):
        yield Finding(
            "unpublished", _("The sanction was to be published by %(day)s and is not.") % {"day": due}, docket
        )


def publication_differs(on: date) -> Iterator[Finding]:
    for link in _links():
        sanction, publication = link.sanction, link.publication
        if sanction is None:
            continue
        number = sanction.case.number
        if sanction.kind == SanctionKind.CAUTION:
            yield Finding("caution", _("A publication hangs on a Written Caution, which is private."), number)
        elif publication.kind != sanction.kind:
            yield Finding("kind", _("The publication names another sanction than the one decided."), number)
        if publication.effective_on != sanction.effective_on:
            yield Finding("begins", _("The publication begins on another day than the sanction."), number)
        if publication.ends_on != sanction.ends_on:
            yield Finding("ends", _("The publication names another last day than the sanction."), number)
        if publication.professional_id != sanction.case.respondent_id:
            yield Finding("person", _("The publication stands at another person than the respondent."), number)
        elif publication.approved_by_id and publication.name not in publication.professional.names:
            yield Finding("name", _("The name in the publication is none that the registry knows."), number)
        if publication.reinstated_on != sanction.reinstated_on:
            yield Finding("reinstated", _("Sanction and publication do not agree on the reinstatement."), number)


def publication_stays_or_falls(on: date) -> Iterator[Finding]:
    live = set(Publication.objects.live(on).values_list("pk", flat=True))
    for link in _links():
        sanction, publication = link.sanction, link.publication
        if sanction is None:
            continue
        number = sanction.case.number
        shown = publication.pk in live
        if sanction.set_aside_at is not None and shown:
            yield Finding("set_aside", _("The sanction was set aside, and the public still reads it."), number)
        runs = sanction.kind in LASTING and sanction.set_aside_at is None and sanction.reinstated_on is None
        if runs and publication.approved_by_id and not shown:
            yield Finding("certified", _("The sanction runs, but the register does not show it."), number)
        if publication.approved_by_id and publication.live_until is None and publication.kind == "reprimand":
            yield Finding("no_end", _("The reprimand is listed without an end."), number)
        if publication.live_until and publication.live_until <= publication.effective_on:
            yield Finding("short", _("The listing ends before the sanction begins."), number)


def publication_of_nothing(on: date) -> Iterator[Finding]:
    tied = PublicationLink.objects.values("publication")
    for publication in Publication.objects.live(on).exclude(pk__in=tied).order_by("pk"):
        words = _("The public reads %(name)s: %(kind)s, and no sanction stands behind it.")
        yield Finding("untied", words % {"name": publication.name, "kind": publication.get_kind_display()})


def registry_goes_on(on: date) -> Iterator[Finding]:
    revoked = Sanction.objects.standing().filter(kind=SanctionKind.REVOCATION, effective_on__lte=on)
    for sanction in revoked.select_related("case__credential").order_by("pk"):
        credential = sanction.case.credential
        if credential and credential.certified_on and credential.certified_on > (sanction.effective_on or on):
            words = _("The credential is revoked, but the registry certified it later.")
            yield Finding("renewed", words, sanction.case.number)


def sanction_without_term(on: date) -> Iterator[Finding]:
    endless = Sanction.objects.standing().filter(
        kind=SanctionKind.SUSPENSION, effective_on__isnull=False, ends_on__isnull=True
    )
    for number in endless.order_by("pk").values_list("case__number", flat=True):
        yield Finding("term", _("The suspension runs and has no last day."), number)


def letters_wait(on: date) -> Iterator[Finding]:
    before = clock.start_of(on - timedelta(days=WAITS_DAYS))
    waiting = Notice.objects.filter(kind__in=OUTCOME_LETTERS, state=Notice.State.DRAFTED, drafted_by__at__lt=before)
    for number in waiting.order_by("pk").values_list("docket__number", flat=True):
        words = _("A letter about the outcome has waited more than %(days)s days to be sent.")
        yield Finding("letter", words % {"days": WAITS_DAYS}, number)


def final_without_letter(on: date) -> Iterator[Finding]:
    final = Sanction.objects.standing().filter(effective_on__isnull=False)
    told = Notice.objects.filter(kind__in=("final", "appeal_ruling", "decision")).exclude(state=Notice.State.WITHDRAWN)
    untold = final.exclude(case__docket__in=told.values("docket"))
    for number in untold.order_by("pk").values_list("case__number", flat=True):
        yield Finding("untold", _("The sanction is final, and no letter tells the respondent."), number)


def interim_without_order(on: date) -> Iterator[Finding]:
    shown = InterimStatus.objects.live(on)
    in_force = SummarySuspension.objects.filter(ended_at__isnull=True, shown_as__isnull=False).values("shown_as")
    for status in shown.exclude(pk__in=in_force).select_related("professional").order_by("pk"):
        words = _("The register shows %(name)s as suspended, and no order is in force.")
        yield Finding("interim", words % {"name": status.professional.name})


def order_without_interim(on: date) -> Iterator[Finding]:
    orders = SummarySuspension.objects.filter(ended_at__isnull=True, effective_on__lte=on)
    unseen = orders.exclude(shown_as__in=InterimStatus.objects.live(on))
    for number in unseen.order_by("pk").values_list("overlay__case__number", flat=True):
        yield Finding("order", _("A summary suspension is in force, and the register does not show it."), number)


def tellings_wait(on: date) -> Iterator[Finding]:
    before = clock.start_of(on - timedelta(days=WAITS_DAYS))
    unsent = Disclosure.objects.filter(sent_on__isnull=True, made_at__lt=before)
    for case in Case.objects.filter(pk__in=unsent.values("case")).order_by("pk"):
        if tellings_waiting(case).filter(made_at__lt=before).exists():
            words = _("Somebody outside is still to be told of the status, for more than %(days)s days.")
            yield Finding("telling", words % {"days": WAITS_DAYS}, case.number)


def record_differs(on: date) -> Iterator[Finding]:
    for link in _links():
        if link.sanction and link.publication.approved_by_id and not link.sanction.case.has("published"):
            words = _("The text is public, but the record of the case does not say so.")
            yield Finding("record", words, link.sanction.case.number)


CHECKS: tuple[Check, ...] = (
    not_published_in_time,
    publication_differs,
    publication_stays_or_falls,
    publication_of_nothing,
    registry_goes_on,
    sanction_without_term,
    letters_wait,
    final_without_letter,
    interim_without_order,
    order_without_interim,
    tellings_wait,
    record_differs,
)
