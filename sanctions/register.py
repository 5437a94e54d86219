"""What the public register says of a person: computed from registry facts and live publications, never typed.

For the public pages. It knows people and publications and has no path to a case (architecture.md, "projections only"),
so nothing private, a Written Caution least of all, can change a word here (procedure.md §3).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.models import CertifiedProfessional, Credential
from people.models import Standing as Registered
from people.templatetags.eastern import eastern
from sanctions.models.interim_status import InterimStatus
from sanctions.models.publication import Publication, PublicKind

# What no entry tells, whoever asks: said on each, so that an empty one is not read as praise.
NOT_SHOWN = (
    gettext_lazy("complaints that are open"),
    gettext_lazy("complaints that were closed without action"),
    gettext_lazy("private cautions"),
    gettext_lazy("actions whose time on this list is over"),
)


@dataclass(frozen=True)
class Standing:
    """A sentence, the family of its badge (components/status.html), and the last day for which it is known to hold."""

    words: str
    family: str
    until: date | None = None


@dataclass(frozen=True)
class Entry:
    """One person as the register shows them: the standing as a whole, and that of each credential."""

    professional: CertifiedProfessional
    standing: Standing
    credentials: list[tuple[Credential, Standing]]
    publications: list[Publication]


def with_public_facts(people: QuerySet[CertifiedProfessional], on: date) -> QuerySet[CertifiedProfessional]:
    """Brings credentials, live publications and interim statuses along: four queries, however many people."""
    credentials = Credential.objects.filter(applied_on__lte=on).select_related("type")
    return people.defer(*CertifiedProfessional.NOT_PUBLIC).prefetch_related(
        Prefetch("credentials", credentials, to_attr="known_credentials"),
        Prefetch("publications", Publication.objects.live(on), to_attr="live_publications"),
        Prefetch("interim_statuses", InterimStatus.objects.live(on), to_attr="live_interim"),
    )


def entry(professional: CertifiedProfessional, on: date) -> Entry:
    """The entry of one who came through `with_public_facts`."""
    credentials: list[Credential] = professional.known_credentials  # type: ignore[attr-defined]
    publications: list[Publication] = professional.live_publications  # type: ignore[attr-defined]
    interim: list[InterimStatus] = professional.live_interim  # type: ignore[attr-defined]
    rows = []
    for credential in credentials:
        concerned = [p for p in publications if names(p, credential) or not any(names(p, c) for c in credentials)]
        held = [i for i in interim if names(i, credential) or not any(names(i, c) for c in credentials)]
        rows.append((credential, standing(professional, [credential], concerned, on, held)))
    whole = standing(professional, credentials, publications, on, interim)
    return Entry(professional, whole, rows, publications)


def names(publication: Publication | InterimStatus, credential: Credential) -> bool:
    """Whether the frozen text of the publication or of the interim status names this credential by its number.

    One that names no credential of the person any more counts for all of them: better to say too much of a public
    sanction than to call a revoked person certified.
    """
    return bool(credential.number) and publication.credential.endswith(f" {credential.number}")


def standing(
    professional: CertifiedProfessional,
    credentials: Sequence[Credential],
    publications: Iterable[Publication],
    on: date,
    interim: Sequence[InterimStatus] = (),
) -> Standing:
    """How the person stands with these credentials on the day `on`: the heaviest public sanction, else the registry.

    `publications` are live ones; those about other people are passed over. A suspension never ends by itself: after
    its period it lasts until the Board reinstates (procedure.md §3). Calendar days, America/New_York.
    """
    about = [publication for publication in publications if publication.professional_id == professional.pk]
    heaviest = in_force(about, on)
    if heaviest is None:
        return interim_status(interim[0]) if interim else _registered(credentials, on)
    public = _taken(heaviest, on)
    if len(credentials) < 2:
        return public
    words = _("%(credential)s: %(words)s") % {"credential": heaviest.credential, "words": public.words}
    return Standing(words, public.family, public.until)


def in_force(publications: Iterable[Publication], on: date) -> Publication | None:
    """The revocation, else the surrender, else the suspension that lasts longest; a reprimand takes nothing away."""
    publications = list(publications)
    for kind in (PublicKind.REVOCATION, PublicKind.SURRENDER):
        for publication in publications:
            if publication.kind == kind:
                return publication
    suspended = [p for p in publications if p.kind == PublicKind.SUSPENSION and not is_reinstated(p, on)]
    return max(suspended, key=lambda publication: publication.ends_on or date.max, default=None)


def action_status(publication: Publication, on: date) -> Standing:
    """The state of one public action on the day `on`, as its own page says it."""
    if publication.kind in (PublicKind.REVOCATION, PublicKind.SURRENDER):
        return _taken(publication, on)
    if publication.kind == PublicKind.REPRIMAND:
        words = _("Public Reprimand of %(day)s.") % {"day": eastern(publication.effective_on)}
        return Standing(words, "public-action")
    if is_reinstated(publication, on):
        return Standing(_("Reinstated on %(day)s.") % {"day": eastern(publication.reinstated_on)}, "done")
    return _suspended(publication, on)


def is_reinstated(publication: Publication, on: date) -> bool:
    return publication.reinstated_on is not None and publication.reinstated_on <= on


def _taken(publication: Publication, on: date) -> Standing:
    """A credential that a public action took away, for good or for a time."""
    if publication.kind == PublicKind.REVOCATION:
        return _revoked(publication)
    if publication.kind == PublicKind.SURRENDER:
        words = _("Surrendered on %(day)s while charges were pending.") % {"day": eastern(publication.effective_on)}
        return Standing(words, "overdue")
    return _suspended(publication, on)


def interim_status(interim: InterimStatus) -> Standing:
    """A summary suspension: no finding, and the words say so (procedure.md §1.4)."""
    words = _("Suspended since %(day)s – proceedings pending. Nothing has been decided.")
    return Standing(words % {"day": eastern(interim.since)}, "public-action")


def _revoked(publication: Publication) -> Standing:
    words = _("Revoked on %(day)s. A revocation is permanent.") % {"day": eastern(publication.effective_on)}
    return Standing(words, "overdue")


def _suspended(publication: Publication, on: date) -> Standing:
    ends = publication.ends_on
    if ends is not None and on < ends:
        words = _("Suspended until %(day)s, and after that until the Board reinstates the credential.")
        return Standing(words % {"day": eastern(ends)}, "public-action", ends)
    return Standing(_("Suspended until the Board reinstates the credential."), "public-action")


def _registered(credentials: Iterable[Credential], on: date) -> Standing:
    """What the registry alone gives: the best of the credentials, and of several such the one that lasts longest."""
    by_standing: dict[str, list[Credential]] = {}
    for credential in credentials:
        by_standing.setdefault(credential.standing(on), []).append(credential)
    if Registered.CERTIFIED in by_standing:
        last = max(credential.expires_on or date.max for credential in by_standing[Registered.CERTIFIED])
        if last == date.max:
            return Standing(_("Certified."), "done")
        return Standing(_("Certified. Valid through %(day)s.") % {"day": eastern(last)}, "done", last)
    if Registered.APPLICANT in by_standing:
        return Standing(_("Applicant. Not certified yet."), "neutral")
    if Registered.EXPIRED in by_standing:
        last = max(credential.expires_on or date.min for credential in by_standing[Registered.EXPIRED])
        return Standing(_("Lapsed. It was valid through %(day)s.") % {"day": eastern(last)}, "neutral")
    return Standing(_("We have no credential on record for this person."), "neutral")
