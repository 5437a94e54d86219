"""The case page and its tabs. Each is a link to a page; each shows only what this person's seats may read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from complaints import (
    appeal_record,
    conflict_hints,
    correspondence,
    hearable,
    limitation,
    meanwhile,
    motions,
    opened,
    participation,
    retention,
    tail_facts,
)
from complaints import history as told
from complaints.models import Case, Motion, Participant, Recusal, Topic
from complaints.procedure import STEPS
from complaints.reading import papers_for
from complaints.seats import INSIDE, OFFICE, Seat, may_read, seats_of
from complaints.views.frame import find_case, frame, must_declare, not_found, signed_in
from people import bodies, clock
from people.models import Body, Role, User
from people.one_look import one_look
from record import access, notices
from record.models import Event, Notice

LINES_ON_A_PAGE = 50
Fill = Callable[[HttpRequest, Case], dict[str, Any]]


def part_of_a_case(template: str, kind: str) -> Callable[[Fill], Callable[..., HttpResponse]]:
    """A tab: the case is found, the gate is passed, the reading right is there, then the tab fills its context."""

    def wrap(fill: Fill) -> Callable[..., HttpResponse]:
        @require_safe
        @one_look()
        def view(request: HttpRequest, number: str) -> HttpResponse:
            case = find_case(request, number)
            person = signed_in(request)
            places = seats_of(person, case)
            if must_declare(case, person, places):
                return redirect("complaints:do", number=number, step="declare")
            if not may_read(kind, places):
                raise not_found(person, case.docket, "open_tab", kind)
            return render(request, template, frame(request, case) | fill(request, case))

        view.__name__, view.__doc__ = fill.__name__, fill.__doc__
        return view

    return wrap


@part_of_a_case("complaints/case.html", "history")
def summary(request: HttpRequest, case: Case) -> dict[str, Any]:
    """The case on one screen."""
    places = seats_of(signed_in(request), case)
    reads_complaint = may_read("complaint", places)
    return {
        "tab": "case",
        "agreement": meanwhile.agreement_for(case, places),
        "complaint": case.complaint if reads_complaint else None,
        "rulings": case.rulings.select_related("ruled_by") if reads_complaint else [],
        "deadlines": meanwhile.running(case),
        **related(case, signed_in(request)),
        "kept": retention.kept(case) if places & OFFICE else None,
        "calendar": "hearings:dates" if places & INSIDE else "",
        **for_screeners(case, places),
        "topics": [topic.label for topic in topics_of(case)] if reads_complaint else [],
    }


def related(case: Case, reader: User) -> dict[str, Any]:
    """The cases joined to this one or severed from it, and those it was joined to or severed from; of them only what
    the reader may know of."""
    ties = Q(joinder__lead=case) | Q(joined_cases__member=case) | Q(severed_from=case) | Q(severed_cases=case)
    found = {other.pk: other for other in Case.objects.filter(ties).visible_to(reader).select_related("joinder")}
    joined = [other for other in found.values() if getattr(other, "joinder", None) and other.joinder.lead_id == case.pk]
    severed = [other for other in found.values() if other.severed_from_id == case.pk]
    severed_from = found.get(case.severed_from_id) if case.severed_from_id else None
    rest = [other for other in found.values() if other not in (*joined, *severed, severed_from)]
    return {"joined": joined, "severed": severed, "severed_from": severed_from, "lead": next(iter(rest), None)}


def for_screeners(case: Case, places: frozenset[Seat]) -> dict[str, Any]:
    """What informs the screening and decides nothing: the client link, the reporter's ninety days, a severed charge."""
    if not may_read("screening", places):
        return {}
    return {
        "tail": tail_facts.tail_of(case),
        "reporter_flag": limitation.reporter_flag(case),
        "severed_charge": getattr(case, "severed_charge", None),
    }


def topics_of(case: Case) -> list[Topic]:
    return [topic for topic in Topic if topic.value in case.complaint.topics]


@part_of_a_case("complaints/allegations.html", "complaint")
def allegations(request: HttpRequest, case: Case) -> dict[str, Any]:
    """Each allegation that this case hears, with its provision, the answer and, after the votes, the findings.

    Those made too late stand at the end, with the day their limit ended.
    """
    places = seats_of(signed_in(request), case)
    sustained: dict[int, list[tuple[str | Promise, Motion | None]]] = {}
    if may_read("votes", places):
        for body in (motions.Body.PANEL, motions.Body.COMMITTEE):
            for allegation, finding in motions.findings(case, body):
                sustained.setdefault(allegation.pk, []).append((body.label, finding))
    shown = [*hearable.allegations_of(case), *hearable.excluded_from(case)]
    rows = [(a, hearable.number_in(case, a), sustained.get(a.pk, [])) for a in shown]
    return {"tab": "case-allegations", "allegations": rows, "reads_answer": may_read("answer", places)}


@part_of_a_case("complaints/file.html", "complaint")
def file(request: HttpRequest, case: Case) -> dict[str, Any]:
    """The papers this person may read."""
    papers = papers_for(case, signed_in(request))
    return {"tab": "case-file", "papers": papers, "came_later": appeal_record.came_later(case, papers)}


@part_of_a_case("complaints/people.html", "people")
def people(request: HttpRequest, case: Case) -> dict[str, Any]:
    """Parties, and who did what; recusals stand in the open."""
    participants = case.participants.select_related("person").order_by("person__name")
    recusals = case.recusals.select_related("person").order_by("recused_at")
    places = seats_of(signed_in(request), case)
    may_audit = may_read("audit", places)
    return {
        "tab": "case-people",
        "parties": case.parties.order_by("side", "pk"),
        "participants": [(row, _did(row)) for row in participants],
        "recusals": [(row, _seen(case, row) if may_audit else None) for row in recusals],
        "possible_conflicts": _possible_conflicts(case, signed_in(request), places),
    }


def _possible_conflicts(case: Case, reader: User, places: frozenset[Seat]) -> list[tuple[User, list[str]]]:
    """For those who appoint: what may be a conflict of those who could be chosen. The recused are past choosing."""
    today, people = clock.today(), []
    if places & {Seat.CHAIR, Seat.DIRECTOR}:
        people += participation.committee_of(case, today) + bodies.holders_of(Role.INVESTIGATOR, today)
    if Seat.PRESIDENT in places:
        people += bodies.members_of(Body.BOARD_OF_DIRECTORS, today)
    recused = set(case.recusals.values_list("person_id", flat=True)) if people else set()
    free = [person for person in dict.fromkeys(people) if person.pk not in recused]
    found = conflict_hints.hints_about(case, free, reader=reader) if free else {}
    return [(person, found[person.pk]) for person in free if found[person.pk]]


def _seen(case: Case, recusal: Recusal) -> list[opened.Line]:
    """What a recused person had opened before; for those who read the audit log."""
    return opened.told(case, opened.views_before(case, recusal.person_id, recusal.recused_at))


@part_of_a_case("complaints/audit.html", "audit")
def audit(request: HttpRequest, case: Case) -> dict[str, Any]:
    """Who opened what of this case and when, the last first; refusals too."""
    page = Paginator(opened.lines_of(case), LINES_ON_A_PAGE).get_page(request.GET.get("page"))
    return {"tab": "case-audit", "page_obj": page, "lines": opened.told(case, page.object_list)}


def _did(row: Participant) -> list[str]:
    words = {
        "screened": _("screened"),
        "investigated": _("investigated"),
        "on_panel": _("hearing panel"),
        "decided": _("voted in the committee"),
        "reviewed": _("reviewed the dismissal"),
        "on_appeal": _("appeal"),
    }
    return [said for role, said in words.items() if getattr(row, role)]


@part_of_a_case("complaints/letters.html", "notices")
def letters(request: HttpRequest, case: Case) -> dict[str, Any]:
    """Letters: drafted, approved, sent, served."""
    rows = (
        Notice.objects.filter(docket=case.docket_id, kind__in=correspondence.KINDS)
        .select_related("recipient", "service")
        .order_by("-pk")
    )
    messages = case.messages.select_related("author").order_by("-sent_at", "-pk")
    return {
        "tab": "case-letters",
        "messages_in": messages,
        "letters": [(row, correspondence.KINDS[row.kind].label) for row in rows],
    }


@part_of_a_case("complaints/history.html", "history")
def history(request: HttpRequest, case: Case) -> dict[str, Any]:
    """What happened, newest first. Words typed by people stay with the papers: here stand acts, not texts."""
    events = Event.objects.filter(docket=case.docket_id).select_related("actor").order_by("-sequence")
    entries = [
        {
            "title": STEPS[event.kind].label,
            "who": event.actor.name if event.actor else "",
            "at": event.at,
            "seen_by": _seen_by(event.kind),
        }
        for event in events
    ]
    return {"tab": "case-history", "entries": entries}


def _seen_by(kind: str) -> str:
    sides = (kind in told.FOR_COMPLAINANT, kind in told.FOR_RESPONDENT)
    return {
        (True, True): str(_("visible to both sides")),
        (True, False): str(_("visible to the complainant")),
        (False, True): str(_("visible to the respondent")),
        (False, False): str(_("Board only")),
    }[sides]


def letter(request: HttpRequest, number: str, letter_id: int) -> HttpResponse:
    """One letter as its reader will see it; a draft is shown as it would go out today."""
    case = find_case(request, number)
    person = signed_in(request)
    if not may_read("notices", seats_of(person, case)):
        raise not_found(person, case.docket, "read_letter", str(letter_id))
    notice = get_object_or_404(Notice, pk=letter_id, docket=case.docket_id, kind__in=correspondence.KINDS)
    correspondence.refresh(case, notice, clock.today())
    context = frame(request, case) | {"notice": notice, "letter": notices.preview(notice), "tab": "case-letters"}
    context["label"] = correspondence.KINDS[notice.kind].label
    return render(request, "complaints/letter.html", context)


def paper(request: HttpRequest, number: str, reference: str) -> HttpResponse:
    """A written paper to read on screen."""
    case = find_case(request, number)
    person = signed_in(request)
    document = next((d for d in papers_for(case, person) if d.reference == reference), None)
    if document is None or must_declare(case, person, seats_of(person, case)):
        raise not_found(person, case.docket, "read_paper", reference[:100])
    access.log(person=person, docket=case.docket, action="read_paper", what=reference, outcome="shown", at=clock.now())
    context = {"paper": document, "tab": "case-file", "came_later": appeal_record.came_later(case, [document])}
    return render(request, "complaints/paper.html", frame(request, case) | context)
