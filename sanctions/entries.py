"""The entries of the public list as the office keeps them: their texts, what stands behind each, and who may keep it.

Rule source: procedure.md §3 (publication entry). An entry with a case is kept by whoever may publish at that case, so a
recusal counts here too; earlier discipline has no case and is kept by the office. Nobody keeps an entry about
themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from complaints.models import Case
from complaints.procedure import STEPS
from complaints.reading import reading_seats
from complaints.seats import Seat
from people import bodies
from people.models import RUN_THE_OFFICE, CertifiedProfessional, User
from sanctions.models import Publication, PublicationLink


@dataclass(frozen=True)
class Kept:
    """One entry: all its texts, the first first, and what ties them to a decision (None once a decision fell)."""

    texts: list[Publication]
    link: PublicationLink | None

    @property
    def first(self) -> Publication:
        return self.texts[0]

    @property
    def approved(self) -> list[Publication]:
        return [text for text in self.texts if text.approved_by_id]

    @property
    def last(self) -> Publication | None:
        """The text that was approved last: the one that is shown, unless it was taken down or its time is over."""
        return self.approved[-1] if self.approved else None

    @property
    def waiting(self) -> Publication | None:
        """The draft that waits for a second person."""
        return next((text for text in self.texts if text.approved_by_id is None), None)

    @property
    def case(self) -> Case | None:
        """The case behind it; None for earlier discipline, and for a decision that fell."""
        decision = self.link and (self.link.sanction or self.link.surrender)
        return decision.case if decision else None

    @property
    def fell(self) -> bool:
        """Whether nothing stands behind it any more: the decision was set aside or is on appeal again."""
        return self.link is None


def kept(text: Publication) -> Kept:
    """The entry to which a text belongs."""
    texts = list(Publication.objects.of_entry(text).select_related("professional", "drafted_by", "approved_by"))
    links = PublicationLink.objects.filter(publication__in=texts).select_related(
        "sanction__case__docket", "surrender__case__docket", "earlier"
    )
    return Kept(texts, links.first())


def keeps(entry: Kept, person: User, on: date) -> bool:
    """Whether this person may look after the entry today: correct it, take it down, answer a dispute about it."""
    if person.is_superuser or entry.first.professional.user_id == person.pk:
        return False
    if entry.case is not None:
        return bool(reading_seats(entry.case, person) & STEPS["publish"].seats)
    return bool(bodies.roles_of(person, on) & RUN_THE_OFFICE)


def may_look(entry: Kept, person: User, on: date) -> bool:
    """Whether this person may read how the entry came about: whoever keeps it, and the chair of its case."""
    if keeps(entry, person, on):
        return True
    return entry.case is not None and Seat.CHAIR in reading_seats(entry.case, person)


def kept_by(person: User) -> QuerySet[Publication]:
    """The texts of all entries that this person of the office keeps, drafts too. For lists: one query.

    Ask only for one who runs the office today: the roles are not looked up here.
    """
    own = Case.objects.visible_to(person)
    of_cases = PublicationLink.objects.filter(earlier__isnull=True)
    walled = of_cases.exclude(Q(sanction__case__in=own) | Q(surrender__case__in=own))
    first = Coalesce("publication__corrects", "publication")
    texts = Publication.objects.alias(first=Coalesce("corrects", "pk"))
    about_them = CertifiedProfessional.objects.filter(user=person)
    return texts.exclude(first__in=walled.values(first=first)).exclude(professional__in=about_them)


def waiting_texts(person: User) -> QuerySet[Publication]:
    """Drafts of corrections and of earlier discipline that wait for a second person of the office, the oldest first."""
    listed = PublicationLink.objects.filter(earlier__isnull=False).values("publication")
    found = kept_by(person).filter(Q(corrects__isnull=False) | Q(pk__in=listed), approved_by__isnull=True)
    return found.select_related("corrects", "drafted_by").order_by("pk")


def why_no_correction(entry: Kept, on: date) -> str | None:
    """None when a new text can be drafted for the entry; else the reason."""
    if entry.last is None:
        return _("Nothing of this entry is published yet.")
    if entry.fell:
        return _("The decision behind this entry does not stand any more.")
    if entry.waiting is not None:
        return _("A correction waits already for a second person to approve it.")
    if entry.last.withdrawn_at is None and not Publication.objects.live(on).filter(pk=entry.last.pk).exists():
        return _("Its time on the public list is over.")
    return None
