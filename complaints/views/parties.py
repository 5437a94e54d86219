"""The pages of the two sides: the complainant at /my/, the respondent at /respond/. Each sees their own cases, one at a time.

Who has several (severed, joined) names one in the address, `?case=EC-…`; it is kept through the pages. A number that is
not one's own is not found, whether there is such a case or not.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse, translate_url
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from complaints import correspondence, history, meanwhile, wording, workflow
from complaints.hearable import allegations_told, number_in
from complaints.models import Case, Party
from complaints.models.case import CaseQuerySet
from complaints.procedure import SANCTIONS, STEPS, Step
from complaints.reading import papers_for, reads
from complaints.seats import Seat, seats_of
from complaints.views import documents, steps
from complaints.views.filing import ask_for_code
from complaints.views.frame import cases, frame, kept_case, signed_in
from complaints.views.tabs import binds
from people import clock
from people.models import User
from people.one_look import read_once
from record import access
from record.models import Event, Notice

HOME = {Party.Side.COMPLAINANT: "complaints:my", Party.Side.RESPONDENT: "complaints:respond"}
CALENDAR = {Party.Side.COMPLAINANT: "hearings:my-dates", Party.Side.RESPONDENT: "hearings:respond-dates"}
# Who comes in on which side: a representative reads the respondent's pages (procedure.md §2.12).
ON_SIDE = {
    Party.Side.COMPLAINANT: (Party.Side.COMPLAINANT,),
    Party.Side.RESPONDENT: (Party.Side.RESPONDENT, Party.Side.REPRESENTATIVE),
}


def own_case(request: HttpRequest, side: Party.Side) -> Case | None:
    """The case of this party on this side, the first where the address names none; None asks the visitor for the code."""
    if not isinstance(request.user, User):
        return None
    own = own_cases(request.user, side)
    first, number = own.first(), request.GET.get("case")
    if first is None or not number or number == first.number:
        return first
    return get_object_or_404(own, number=number)


def own_cases(person: User, side: Party.Side) -> CaseQuerySet:
    """The cases in which this person acts on this side and has a seat, the first filed first."""
    parties = Party.objects.filter(user=person, side__in=ON_SIDE[side])
    return cases().visible_to(person).filter(pk__in=parties.values("case")).order_by("pk")


def home_of(request: HttpRequest, side: Party.Side) -> str:
    """The page of the case shown."""
    return reverse(HOME[side]) + kept_case(request)


def own_people(case: Case, person: User, side: Party.Side) -> list[int]:
    """Whose acts and letters are this reader's own: complainants are each for themselves, the respondent's side is one."""
    if side is Party.Side.COMPLAINANT:
        return [person.pk]
    return list(case.parties.filter(side__in=ON_SIDE[side]).values_list("user_id", flat=True))


def told(case: Case, person: User, side: Party.Side) -> dict[str, history.Words]:
    """What this reader is told of the history, in the reader's words."""
    if side is Party.Side.RESPONDENT:
        return history.FOR_RESPONDENT
    leads = Seat.COMPLAINANT in seats_of(person, case)
    return history.FOR_COMPLAINANT if leads else history.FOR_CO_COMPLAINANT


def entries(case: Case, person: User, side: Party.Side) -> list[dict[str, Any]]:
    """The history, newest first; an act of the other one of the respondent's side names who did it."""
    words, own = told(case, person, side), own_people(case, person, side)
    events = Event.objects.filter(docket=case.docket_id, kind__in=list(words)).order_by("-sequence")
    shown = events.exclude(Q(kind__in=history.OWN_ACTS) & ~Q(actor__in=own)).select_related("actor")
    return [
        {
            "title": words[event.kind],
            "who": event.actor.name if event.actor and event.actor_id in own and event.actor_id != person.pk else "",
            "at": event.at,
        }
        for event in shown
    ]


def home(request: HttpRequest, side: Party.Side) -> HttpResponse:
    """Where it stands in one sentence, who has it, the next date, what you can do now, letters and history."""
    case = own_case(request, side)
    if case is None:
        return ask_for_code(request, side)
    person = signed_in(request)
    lead = getattr(case, "joinder", None)
    context = frame(request, case)
    places: frozenset[Seat] = context["places"]
    context |= {
        "side": side,
        "agreement": meanwhile.agreement_for(case, places),
        "entries": entries(case, person, side),
        "letters": own_letters(case, person, side),
        "lead_words": wording.words_for(lead.lead, places) if lead else "",
        "hearing_told": case.has("hearing_noticed"),
        "kept": kept_case(request),
        "calendar": CALENDAR[side] if context["deadline"] or case.has("hearing_set") else "",
        "others": [
            (other.number, f"{reverse(HOME[side])}?case={other.number}")
            for other in own_cases(person, side).exclude(pk=case.pk)
        ],
    }
    if side is Party.Side.RESPONDENT or Seat.COMPLAINANT in places:
        context["complaint"] = case.complaint  # complainants never see one another's material (§2.18)
    if side is Party.Side.COMPLAINANT:
        context |= on_file(case, person, side)
    if side is Party.Side.COMPLAINANT and reads("answer", case, places):
        context["answers"] = case.allegations.exclude(answer="")
    if side is Party.Side.RESPONDENT:
        context["allegations"] = [(number_in(case, found), found) for found in allegations_told(case)]
        context["represents"] = case.respondent_name if Seat.RESPONDENT not in places else ""
        if case.complaint.consents_to_disclosure:
            context["complained"] = case.parties.filter(side=Party.Side.COMPLAINANT)
        context["binds"] = binds(case)
        context["undecided"] = case.closed_on is None and not set(case.facts) & set(SANCTIONS)
    return render(request, f"complaints/{side.value}.html", context)


def on_file(case: Case, person: User, side: Party.Side) -> dict[str, Any]:
    """The papers that this reader may open, and the witnesses whom this side named."""
    own = own_people(case, person, side)
    return {
        "papers": papers_for(case, person),
        "witnesses": case.parties.filter(side=Party.Side.WITNESS, named_by__in=own).order_by("pk"),
    }


def documents_of_a_side(request: HttpRequest, side: Party.Side) -> HttpResponse:
    """All papers and letters in one place."""
    case = own_case(request, side)
    if case is None:
        return ask_for_code(request, side)
    person = signed_in(request)
    context = on_file(case, person, side) | {
        "case": case,
        "letters": own_letters(case, person, side),
        "home": home_of(request, side),
        "kept": kept_case(request),
    }
    return render(request, "complaints/party_documents.html", context)


def own_letters(case: Case, person: User, side: Party.Side) -> QuerySet[Notice]:
    """The letters that have left the office: to this person or, on the respondent's side, to either of the two."""
    held = Q(state=Notice.State.RELEASED, not_before__gt=clock.now())  # may still be taken back
    sent = Notice.objects.filter(docket=case.docket_id, recipient__in=own_people(case, person, side))
    return sent.filter(state__in=(Notice.State.RELEASED, Notice.State.SENT)).exclude(held).order_by("-pk")


def messages(request: HttpRequest, side: Party.Side) -> HttpResponse:
    """What this side and the office wrote to each other, the newest first."""
    case = own_case(request, side)
    if case is None:
        return ask_for_code(request, side)
    person = signed_in(request)
    own = own_people(case, person, side)
    written = case.messages.filter(author__in=own).select_related("author")
    thread: list[dict[str, Any]] = [
        {"mine": True, "who": m.author.name if m.author_id != person.pk else "", "at": m.sent_at, "text": m.text}
        for m in written
    ]
    for notice in own_letters(case, person, side).filter(kind__in=correspondence.MESSAGES.values()):
        thread.append({"mine": False, "at": notice.released_at, "text": notice.context["reason"]})
    name = "complaints:my-do" if side is Party.Side.COMPLAINANT else "complaints:respond-do"
    context = {
        "case": case,
        "thread": sorted(thread, key=lambda message: message["at"], reverse=True),
        "home": home_of(request, side),
        "write": reverse(name, args=["write_message"]) + kept_case(request),
        "why": workflow.obstacle(STEPS["write_message"], case, person, clock.now()),
    }
    return render(request, "complaints/party_messages.html", context)


def saved(moment: datetime) -> HttpResponse:
    """The answer to the script that saves: when that was, on the Board's clock (America/New_York), in the reader's words."""
    words = _("Saved %(time)s ET") % {"time": date_format(moment.astimezone(clock.ZONE), "g:i a")}
    return HttpResponse(words, content_type="text/plain; charset=utf-8")


def answer_step(case: Case) -> Step:
    """The step by which this case is answered now: the late answer after the time is over."""
    return STEPS["answer" if case.status in STEPS["answer"].source else "answer_late"]


def in_other_language(request: HttpRequest) -> str:
    """The address of this page in the other language."""
    return translate_url(request.get_full_path(), "en" if get_language() == "es" else "es")


def letter(request: HttpRequest, side: Party.Side, letter_id: int) -> HttpResponse:
    """One letter, as it was approved."""
    case = own_case(request, side)
    if case is None:
        return ask_for_code(request, side)
    notice = get_object_or_404(own_letters(case, signed_in(request), side), pk=letter_id)
    name = "my" if side is Party.Side.COMPLAINANT else "respond"
    context = {
        "notice": notice,
        "case": case,
        "home": home_of(request, side),
        "pdf": reverse(f"complaints:{name}-letter-pdf", args=[notice.pk]) + kept_case(request),
    }
    return render(request, "complaints/party_letter.html", context)


def paper(request: HttpRequest, side: Party.Side, reference: str) -> HttpResponse:
    """A written paper to read on screen."""
    case = own_case(request, side)
    if case is None:
        return ask_for_code(request, side)
    person = signed_in(request)
    document = next((d for d in papers_for(case, person) if d.reference == reference), None)
    if document is None:
        raise Http404
    access.log(person=person, docket=case.docket, action="read_paper", what=reference, outcome="shown", at=clock.now())
    return render(
        request, "complaints/party_paper.html", {"paper": document, "home": home_of(request, side), "case": case}
    )


def download(request: HttpRequest, side: Party.Side, reference: str) -> HttpResponseBase:
    """The file itself."""
    if own_case(request, side) is None:
        return ask_for_code(request, side)
    return documents.serve(request, reference=reference)


@read_once
def do(request: HttpRequest, side: Party.Side, step: str) -> HttpResponse:
    """A step of this side."""
    case = own_case(request, side)
    if case is None:
        return ask_for_code(request, side)
    return steps.take(request, case, step, home=home_of(request, side), template="complaints/party_step.html")


def answer(request: HttpRequest, side: Party.Side) -> HttpResponse:
    """The answer to the allegations; after the time is over, the late answer: one page, whichever the table allows."""
    case = own_case(request, side)
    return do(request, side, answer_step(case).name if case else "answer")
