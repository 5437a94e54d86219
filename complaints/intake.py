"""What the seven intake guards say of a case before a person rules (procedure.md §1.2). Facts in, suggestion out."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from complaints import rules
from complaints.models import Case, Ruling, Status
from complaints.models.complaint import CameBy
from people import clock
from record import days


@dataclass(frozen=True)
class Suggestion:
    ruling: Ruling
    reason: str


def person(case: Case) -> Suggestion:
    """G1: a credential, the Registry or an application on the date of conduct. Lapse afterwards does not matter.

    Where the rule set says `current`, the day of filing counts in its place (§8 question 1).
    """
    current = rules.setting(case, "jurisdiction_basis") == "current"
    day = clock.local_day(case.filed_at) if current else case.complaint.last_act_on
    if case.credential is None:
        return Suggestion(Ruling.FAIL, _("No credential was found."))
    if day is None:
        return Suggestion(Ruling.NEEDS_RULING, _("The date of the conduct is not known."))
    shown = date_format(day, "F j, Y")
    if case.credential.covers(day):
        return Suggestion(Ruling.PASS, _("Bound by the Code on %(day)s.") % {"day": shown})
    return Suggestion(Ruling.FAIL, _("Not bound by the Code on %(day)s.") % {"day": shown})


def time(case: Case) -> Suggestion:
    """G3: four years from the last act; the committee may waive with reasons, where the rule set allows a waiver."""
    day = case.complaint.last_act_on
    if day is None:
        return Suggestion(Ruling.NEEDS_RULING, _("The date of the last act is not known."))
    ended = days.years_after(day, rules.number(case, "limitation_years"))
    shown = date_format(ended, "F j, Y")
    if clock.local_day(case.filed_at) <= ended:
        return Suggestion(Ruling.PASS, _("Filed within the limit, which ran until %(day)s.") % {"day": shown})
    if case.complaint.continuing and rules.setting(case, "limitation_waiver") == "on":
        return Suggestion(
            Ruling.NEEDS_RULING, _("The limit ended on %(day)s; a continuing act is said.") % {"day": shown}
        )
    return Suggestion(Ruling.FAIL, _("The limit ended on %(day)s.") % {"day": shown})


def form(case: Case) -> Suggestion:
    """G4: written and signed; notarized where the rule set asks for it, which a person has to see on the paper."""
    if not case.complaint.signature:
        return Suggestion(Ruling.NEEDS_RULING, _("The form is not signed."))
    if case.complaint.came_by == CameBy.PHONE:
        return Suggestion(
            Ruling.NEEDS_RULING, _("It was told by telephone or in person. See that a signed form is on file.")
        )
    if rules.setting(case, "notarization") == "on":
        return Suggestion(Ruling.NEEDS_RULING, _("Signed. Look whether the signature is notarized."))
    return Suggestion(Ruling.PASS, _("Signed on the official form."))


def identity(case: Case) -> Suggestion:
    """G5: not anonymous."""
    named = all(party.name.strip() for party in case.parties.filter(side="complainant"))
    if named:
        return Suggestion(Ruling.PASS, _("The complainant gave a name."))
    return Suggestion(Ruling.FAIL, _("The complaint is anonymous."))


def consents(case: Case) -> Suggestion:
    """G6: consent to show name and complaint to the respondent."""
    if case.complaint.consents_to_disclosure:
        return Suggestion(Ruling.PASS, _("The complainant agreed that the respondent sees name and complaint."))
    return Suggestion(Ruling.NEEDS_RULING, _("The complainant did not agree to be named to the respondent."))


def duplicate(case: Case) -> Suggestion:
    """G7: same respondent and facts already closed."""
    earlier = Case.objects.filter(respondent=case.respondent_id, status=Status.CLOSED).exclude(pk=case.pk).count()
    if earlier and case.respondent_id:
        return Suggestion(
            Ruling.NEEDS_RULING,
            _("%(count)s earlier closed case(s) on this person: compare the facts.") % {"count": earlier},
        )
    return Suggestion(Ruling.PASS, _("No earlier case on this person is closed."))


SUGGESTIONS = {"G1": person, "G3": time, "G5": identity, "G6": consents, "G7": duplicate}
