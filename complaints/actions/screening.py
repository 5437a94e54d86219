"""Jurisdiction and screening (procedure.md §1.2, §1.3 rows 4 and 5)."""

from __future__ import annotations

from django.db.models import Max
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from code_of_ethics import citing
from complaints import intake, participation
from complaints.actions.filing import new_party_user
from complaints.actions.insiders import link_matched
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.models import Allegation, GuardRuling, IntakeGuard, Party, Ruling, ScreeningOpinion, Status
from complaints.seats import Seat, seat, seats_of
from people import clock
from people.models import Credential

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
    for name, suggest in intake.SUGGESTIONS.items():
        suggestion = suggest(act.case)
        ruled = act.case.rulings.filter(guard=name, ruled_by__isnull=False).exists()
        if not ruled:
            GuardRuling.objects.update_or_create(
                case=act.case,
                guard=name,
                defaults={"ruling": suggestion.ruling, "reason": suggestion.reason, "ruled_at": act.on},
            )
    return Done(data={"professional": credential.professional_id, "credential": credential.pk})


@performs("rule_on_guard")
def _rule_on_guard(act: Act) -> Done:
    """A ruling with its reason. G2 is the chair's at screening; the others are the executive director's."""
    name = IntakeGuard(act.given["guard"])
    screening = act.case.status == Status.PRELIM_REVIEW
    if screening != (name == IntakeGuard.G2):
        raise Refused(_("G2 is ruled on at screening; the others during the jurisdiction check."))
    owner = Seat.CHAIR if name == IntakeGuard.G2 else Seat.DIRECTOR
    if owner not in seats_of(act.person, act.case):
        raise Refused(_("This ruling belongs to: %(seat)s.") % {"seat": owner.label})
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
    """One provision with its dates. A provision that did not govern on those dates needs a reason."""
    provision, first, last = act.given["provision"], act.given["conduct_from"], act.given["conduct_to"]
    reason = str(act.given.get("citing_reason", "")).strip()
    if act.case.credential is None:
        raise Refused(_("Match the respondent with the registry first."))
    code = act.case.credential.type.code_of_ethics
    for day in (first, last):
        if not provision.edition.any_credential and not citing.text_is_held(code, day):
            raise Refused(
                _("The code that was in force on %(day)s is not loaded. This charge waits until its text is there.")
                % {"day": date_format(day, "F j, Y")}
            )
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
    )
    return Done(data={"allegation": allegation.pk, "provision": provision.reference}, text=allegation.text)


@performs("give_opinion")
def _give_opinion(act: Act) -> Done:
    participation.enter(act.case, act.person, "screened")
    opinion = ScreeningOpinion.objects.create(
        case=act.case, person=act.person, view=act.given["view"], reason=act.given["reason"], given_at=act.on
    )
    return Done(data={"opinion": opinion.pk}, text=opinion.reason)


@performs("name_respondent_party")
def _name_respondent_party(act: Act) -> Done:
    """The respondent becomes a party, so that the notice has an addressee; the seat follows on service."""
    professional = act.case.respondent
    if professional is None:
        raise Refused(_("Match the respondent with the registry first."))
    if not act.case.parties.filter(side=Party.Side.RESPONDENT).exists():
        Party.objects.create(
            case=act.case,
            user=new_party_user(professional.name, professional.email, "en"),
            side=Party.Side.RESPONDENT,
            name=professional.name,
            email=professional.email,
            address=professional.address_of_record,
            contact="mail",
        )
    return Done(data={"professional": professional.pk})
