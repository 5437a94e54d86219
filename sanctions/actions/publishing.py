"""Publication by two people (procedure.md §3): one drafts the exact text, another approves it, then it is frozen."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from complaints import consents, motions, rules
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.hearable import allegations_of
from complaints.models import Body, Case, SanctionKind
from people import clock
from sanctions.guards import waiting_publication
from sanctions.listing import listed_until
from sanctions.models import Publication, PublicationLink, Sanction, Surrender
from sanctions.standing import publishable, standing_sanction


def proposed_summary(case: Case, sanction: Sanction | Surrender) -> str:
    """One neutral paragraph to begin from: provisions and sanction, nobody else's name, no client detail."""
    agreement = consents.approved(case)
    if agreement and agreement.publication_text:
        return agreement.publication_text
    if isinstance(sanction, Surrender):
        return _("The credential was surrendered while charges were pending. The Ethics Committee accepted that.")
    references = ", ".join(sustained_references(case))
    return _(
        "The Ethics Committee found a breach of %(provisions)s of the Code of Ethical Conduct. Sanction: %(kind)s."
    ) % {
        "provisions": references,
        "kind": sanction,
    }


def sustained_references(case: Case) -> list[str]:
    """The provisions that were breached: as found, or as the respondent agreed."""
    agreement = consents.approved(case)
    if agreement:
        return sorted({a.provision.reference for a in agreement.allegations.select_related("provision")})
    return sorted({a.provision.reference for a in motions.sustained(case, Body.COMMITTEE)})


def _charged(case: Case) -> list[str]:
    return sorted({a.provision.reference for a in allegations_of(case)})


def _appeal_note(case: Case) -> str:
    if case.has("appeal_decided"):
        return _("Decided on appeal")
    if case.has("remanded"):
        return _("Decided again after an appeal")
    return _("No appeal: by agreement") if case.has("appeal_waived") else _("No appeal was filed")


@performs("sanctions.draft_publication")
def _draft_publication(act: Act) -> Done:
    """Drafts the entry. A Written Caution has none: the kind does not exist, here or in the database."""
    sanction, professional, credential = publishable(act.case), act.case.respondent, act.case.credential
    if sanction is None or sanction.kind == SanctionKind.CAUTION:
        raise Refused(_("A Written Caution is private and is never published."))
    if professional is None or credential is None or sanction.effective_on is None:
        raise Refused(_("The sanction is not final yet."))
    is_surrender = isinstance(sanction, Surrender)
    publication = Publication.objects.create(
        professional=professional,
        kind=sanction.kind,
        name=professional.name,
        credential=f"{credential.type.name} {credential.number}",
        town=professional.town,
        provisions=", ".join(_charged(act.case) if is_surrender else sustained_references(act.case)),
        summary=act.given["summary"],
        appeal_note=_appeal_note(act.case),
        effective_on=sanction.effective_on,
        ends_on=sanction.ends_on,
        drafted_by=act.person,
        drafted_at=act.on,
    )
    of = {"surrender": sanction} if is_surrender else {"sanction": sanction}
    PublicationLink.objects.create(publication=publication, **of)
    return Done(data={"publication": publication.slug}, text=publication.summary)


@performs("sanctions.discard_publication")
def _discard_publication(act: Act) -> Done:
    """A draft that reads wrong is put aside with the reason; its text stays on the record of its drafting."""
    link = waiting_publication(act.case)
    if link is None:
        raise Refused(_("No draft waits."))
    slug = link.publication.slug
    link.delete()
    link.publication.delete()
    return Done(data={"publication": slug}, text=str(act.given["reason"]))


def withdraw(case: Case, at: datetime) -> str:
    """Takes back what was posted, or the draft of it, because the decision is final no more. Gives its public address.

    The frozen text stays with the moment of its withdrawal. The tie to the sanction ends: where the sanction stands in
    the end, a text of its own is drafted and approved anew.
    """
    sanction = standing_sanction(case)
    link = getattr(sanction, "publication_link", None) if sanction else None
    if link is None:
        return ""
    publication = link.publication
    link.delete()
    Publication.objects.of_entry(publication).filter(approved_by=None).delete()  # a draft, or a correction that waits
    if publication.approved_by_id and publication.withdrawn_at is None:
        publication.withdrawn_at = at
        publication.save(update_fields=["withdrawn_at"])
    return publication.address


@performs("sanctions.lift_final")
def _lift_final(act: Act) -> Done:
    """An appeal is heard after all: the sanction is stayed again, its dates fall, and what was posted is withdrawn."""
    sanction = standing_sanction(act.case)
    if sanction is None or sanction.effective_on is None:
        return Done()
    slug = withdraw(act.case, act.on)
    sanction.effective_on, sanction.ends_on = None, None
    sanction.save(update_fields=["effective_on", "ends_on"])
    return Done(data={"lifted": sanction.pk, "withdrawn": slug})


@performs("sanctions.publish")
def _publish(act: Act) -> Done:
    """Live from today; taken down by its date: reprimand 5 years, suspension its period and 5 years, revocation never."""
    link = waiting_publication(act.case)
    if link is None:
        raise Refused(_("Draft the publication first."))
    publication = Publication.objects.select_for_update().get(pk=link.publication_id)
    if publication.drafted_by_id == act.person.pk:
        raise Refused(_("You drafted this text. A second person approves it."))
    publication.approved_by, publication.approved_at = act.person, act.on
    publication.live_from = clock.local_day(act.on)
    publication.live_until = listed_until(publication, lambda name: rules.number(act.case, name))
    publication.save()
    return Done(data={"publication": publication.slug, "until": str(publication.live_until or "")})
