"""Guards over the sanctions of an applicant (procedure.md §3, §8 question 2)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from complaints import applicants, consents, motions
from complaints.guards.registry import Asked, guard


@guard
def there_is_a_credential_to_take(asked: Asked) -> str | None:
    """Asked of every step that decides a sanction, by vote or by agreement."""
    kind = motions.sanction_of(asked.step) or consents.sanction_of(asked.step)
    return applicants.why_not(asked.case, kind, asked.day)


@guard
def respondent_is_an_applicant(asked: Asked) -> str | None:
    if not asked.case.is_applicants(asked.day):
        return _("The respondent is certified.")
    return None
