"""Jurisdiction and screening (procedure.md §1.2, §1.3 rows 4 and 5)."""

from __future__ import annotations

from datetime import date

from django.db.models import Max
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from code_of_ethics import citing
from complaints import intake, limitation, participation, rules
from complaints.actions.drafting import new_party_user
from complaints.actions.insiders import link_matched
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.models import Allegation, Case, GuardRuling, IntakeGuard, Party, Ruling, ScreeningOpinion, Status
from complaints.models.complaint import Contact
from complaints.seats import Seat, seat, seats_of
from people import clock
from people.models import CertifiedProfessional, Credential

ABOUT_THE_PERSON = ("G1", "G7")


@performs("match_respondent")
def _match_respondent(act: Act) -> Done:
    """Matches person and credential, and lets each guard say what it sees; a ruling by a person is not overwritten,
    unless it is about the person and another one is matched.
    """
    credential: Credential = act.given["credential"]
    if act.case.credential_id not in (None, credential.pk):
        act.case.rulings.filter(guard__in=ABOUT_THE_PERSON).update(ruled_by=None)  # made about somebody else
    act.case.credential = credential
    act.case.respondent = credential.professional
    link_matched(act.case)
    ruled = set(act.case.rulings.filter(ruled_by__isnull=False).values_list("guard", flat=True))
    suggested = [(name, suggest(act.case)) for name, suggest in intake.SUGGESTIONS.items() if name not in ruled]
    GuardRuling.objects.bulk_create(
        [
            GuardRuling(case=act.case, guard=name, ruling=found.ruling, reason=found.reason, ruled_at=act.on)
            for name, found in suggested
        ],
        update_conflicts=True,
        unique_fields=["case", "guard"],
        update_fields=["ruling", "reason", "ruled_at"],
    )
    return Done(data={"professional": credential.professional_id, "credential": credential.pk})


def _is_late_for_good(case: Case) -> bool:
    waived = rules.setting(case, "limitation_waiver") == "on"
    return not waived and intake.time(case).ruling == Ruling.FAIL


@performs("rule_on_guard")
def _rule_on_guard(act: Act) -> Done:
    """A ruling with its reason. G2 is the chair's at screening; the others are the executive director's.

    A time limit that is over is not the executive director's to waive, nor is a waiver hers to take back.
    """
    name = IntakeGuard(act.given["guard"])
    screening = act.case.status == Status.PRELIM_REVIEW
    if screening != (name == IntakeGuard.G2):
        raise Refused(_("G2 is ruled on at screening; the others during the jurisdiction check."))
    if name == IntakeGuard.G3 and act.given["ruling"] == Ruling.PASS and _is_late_for_good(act.case):
        raise Refused(_("The rules of this case allow no waiver of the time limit, and the complaint came after it."))
    owner = Seat.CHAIR if name == IntakeGuard.G2 else Seat.DIRECTOR
    if owner not in seats_of(act.person, act.case):
        raise Refused(_("This ruling belongs to: %(seat)s.") % {"seat": owner.label})
    if name == IntakeGuard.G3:
        _leave_the_limit_to_the_committee(act.case, Ruling(act.given["ruling"]))
    GuardRuling.objects.update_or_create(
        case=act.case,
        guard=name,
        defaults={
            "ruling": Ruling(act.given["ruling"]),
            "reason": act.given["reason"],
            "ruled_by": act.by,
            "ruled_at": act.on,
        },
    )
    return Done(data={"guard": name.value, "ruling": str(act.given["ruling"])}, text=str(act.given["reason"]))


def _leave_the_limit_to_the_committee(case: Case, ruling: Ruling) -> None:
    if limitation.waiver_of_the_case(case):
        raise Refused(_("The Ethics Committee has waived the time limit. Its vote stands."))
    if ruling == Ruling.PASS and intake.time(case).ruling == Ruling.FAIL:
        raise Refused(_("The time limit is over. Only the Ethics Committee can waive it: ask it to."))


@performs("appoint_screener")
def _appoint_screener(act: Act) -> Done:
    person = act.given["person"]
    if person == act.person:
        raise Refused(_("The screening member is somebody other than the chair."))
    if person not in participation.committee_of(act.case, clock.local_day(act.on)):
        raise Refused(_("The screening member comes from the Ethics Committee."))
    participation.enter(act.case, person, "screened")
    participation.enter(act.case, act.person, "screened")
    seat(person, act.case, Seat.SCREENER)
    return Done(data={"person": person.pk})


@performs("draft_allegation")
def _draft_allegation(act: Act) -> Done:
    """One provision with its dates. A provision that did not govern on those dates needs a reason.

    Refused: dates on both sides of a new edition. What was alleged too late is kept, but excluded until the committee
    waives the limit; so it need not wait for a text that nobody may load.
    """
    provision, first, last = act.given["provision"], act.given["conduct_from"], act.given["conduct_to"]
    reason = str(act.given.get("citing_reason", "")).strip()
    if act.case.credential is None:
        raise Refused(_("Match the respondent with the registry first."))
    if provision.edition.any_credential and rules.setting(act.case, "proc_charges") == "off":
        raise Refused(
            _("The rules of this case do not allow %(reference)s to be charged. Choose a rule of the code.")
            % {"reference": provision.reference}
        )
    code = act.case.credential.type.code_of_ethics
    ended = limitation.ended_before_filing(act.case, last)
    waived = limitation.waiver_of_the_case(act.case) if ended else None
    if not provision.edition.any_credential:
        refuse_straddling(code, first, last)
    for day in (first, last):
        if not provision.edition.any_credential and (not ended or waived):
            refuse_without_text(code, day)
        why = citing.may_cite(provision, code=code, on=day)
        if why and not reason:
            raise Refused(_("%(why)s Choose another provision, or give the reason for citing this one.") % {"why": why})
    highest = act.case.allegations.aggregate(Max("number"))["number__max"] or 0
    allegation = Allegation.objects.create(
        case=act.case,
        number=highest + 1,
        provision=provision,
        text=act.given["text"],
        conduct_from=first,
        conduct_to=last,
        citing_reason=reason,
        limit_ended_on=ended,
        limit_waived_on=clock.local_day(waived.waived_at) if waived else None,
    )
    data = {"allegation": allegation.pk, "provision": provision.reference, "excluded": allegation.is_excluded}
    return Done(data=data, text=allegation.text)


def refuse_straddling(code: str, first: date, last: date) -> None:
    """Conduct on both sides of a new edition is split: each part stands under the code of its own days (§1.2)."""
    spans = citing.spans(code, first, last)
    if len(spans) > 1:
        shown = [f"{date_format(begins, 'F j, Y')} – {date_format(ends, 'F j, Y')}" for begins, ends in spans]
        raise Refused(
            _("Another edition of the code begins within these days. Draft one allegation for each part: %(spans)s.")
            % {"spans": "; ".join(shown)}
        )


def refuse_without_text(code: str, day: date) -> None:
    if not citing.text_is_held(code, day):
        raise Refused(
            _("The code that was in force on %(day)s is not loaded. This charge waits until its text is there.")
            % {"day": date_format(day, "F j, Y")}
        )


@performs("give_opinion")
def _give_opinion(act: Act) -> Done:
    participation.enter(act.case, act.person, "screened")
    opinion = ScreeningOpinion.objects.create(
        case=act.case, person=act.person, view=act.given["view"], reason=act.given["reason"], given_at=act.on
    )
    return Done(data={"opinion": opinion.pk}, text=opinion.reason)


@performs("name_respondent_party")
def name_respondent_party(act: Act) -> Done:
    """The respondent becomes a party, so that the notice has an addressee; the seat follows on service."""
    return Done(data={"professional": name_respondent(act.case, act.case.severed_from).pk})


def name_respondent(case: Case, beside: Case | None) -> CertifiedProfessional:
    """Makes the respondent a party; one who is a party `beside`, in the case bound up with this one, comes in as there."""
    professional = case.respondent
    if professional is None:
        raise Refused(_("Match the respondent with the registry first."))
    if not case.parties.filter(side=Party.Side.RESPONDENT).exists():
        known = beside.parties.filter(side=Party.Side.RESPONDENT).first() if beside else None
        Party.objects.create(
            case=case,
            user=known.user if known else new_party_user(professional.name, professional.email, "en"),
            side=Party.Side.RESPONDENT,
            name=professional.name,
            email=professional.email,
            address=professional.address_of_record,
            contact=known.contact if known else Contact.MAIL,
        )
    return professional
