"""Which provisions may be charged, for which credential and which day of conduct.

Asked by every upper app before a provision is put to a person. `code` is the slug of the code of ethics that governs
the credential (`cprs`, `crss` …), blank where none is loaded. `on` is the day of conduct in America/New_York.
Rules: procedure.md §0.2 (a provision is cited only for the credential its code governs) and §1.2 (the code in force
on the day of conduct). A citation outside these rules needs a person's reason; the caller asks for and keeps it.
"""

from datetime import date, timedelta

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext

from code_of_ethics.models import Edition, EditionQuerySet, Provision, ProvisionQuerySet


def editions_for(code: str, on: date) -> EditionQuerySet:
    """Editions in force on the day: the credential's own code first, then those that govern every credential.

    An edition whose text is not held is among them, so that the caller can show what the charge waits for.
    """
    return Edition.objects.covering(on).filter(Q(code=code) | Q(any_credential=True))


def provisions_for(code: str, on: date) -> ProvisionQuerySet:
    """The provisions that may be cited without a reason, in the order of the documents."""
    return Provision.objects.public().filter(edition__in=editions_for(code, on)).select_related("edition")


def text_is_held(code: str, on: date) -> bool:
    """False when the code in force that day is not loaded: the charge waits (procedure.md §1.2, missing text)."""
    edition = Edition.objects.in_force(code, on)
    return edition is not None and edition.text_held


def may_cite(provision: Provision, *, code: str, on: date) -> str | None:
    """None when the provision may be cited; else why not, in whole sentences. The caller says what to do next."""
    if provisions_for(code, on).filter(pk=provision.pk).exists():
        return None
    edition = provision.edition
    if not edition.any_credential and edition.code != code:
        return gettext(
            "%(reference)s belongs to the code for this credential: %(credential)s. "
            "The person is bound by another code."
        ) % {"reference": provision.reference, "credential": edition.credential}
    if not text_is_held(code, on):
        return gettext(
            "We do not hold the text of the code that was in force on %(day)s, so %(reference)s cannot be cited for "
            "that day. This charge waits until the text is loaded."
        ) % {"reference": provision.reference, "day": date_format(on)}
    return gettext("%(reference)s is not a rule of the code that was in force on %(day)s.") % {
        "reference": provision.reference,
        "day": date_format(on),
    }


def spans(code: str, first: date, last: date) -> list[tuple[date, date]]:
    """The days from `first` to `last`, cut where another edition of the code begins (procedure.md §1.2, straddling)."""
    one_day = timedelta(days=1)
    cuts = set()
    for edition in Edition.objects.filter(code=code):
        begins, ends = edition.effective_from, edition.effective_to
        cuts |= {day for day in (begins, ends and ends + one_day) if day and first < day <= last}
    starts = [first, *sorted(cuts)]
    return [*zip(starts, [day - one_day for day in starts[1:]], strict=False), (starts[-1], last)]
