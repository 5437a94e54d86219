"""Publication at the desk: what waits, and the preview on which a second person approves (procedure.md §3).

For the office and the chair of a case. A Written Caution never comes here: it has no publication.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from complaints import rules, workflow
from complaints.errors import Refused
from complaints.models import Case
from complaints.procedure import STEPS
from complaints.reading import reading_seats
from complaints.seats import OFFICE, Seat, seats_of
from complaints.views.desk import serves
from complaints.views.frame import find_case, frame, signed_in
from hearings.reading import Reader, readers
from people import bodies, clock
from people.models import RUN_THE_OFFICE, User
from record import access
from record.models import Deadline
from sanctions.entries import waiting_texts
from sanctions.forms import ExplainFindingForm, PublishForm
from sanctions.leaks.standing import weighed
from sanctions.models import Publication, Sanction, Surrender
from sanctions.models.publication import PublicKind
from sanctions.register import action_status
from sanctions.standing import publishable
from sanctions.views.pieces import Piece

ON_A_PAGE = 25
READERS = OFFICE | {Seat.CHAIR}
PUBLISH, EXPLAIN, DISCARD = STEPS["publish"], STEPS["explain_finding"], STEPS["discard_publication"]


@dataclass(frozen=True)
class Row:
    """One line of the list. `may_draft`: whether a step of this person's leads on."""

    case: Case
    sanction: Sanction | Surrender
    publication: Publication | None
    reader: Reader
    due: Deadline | None
    may_draft: bool
    drafted_by_me: bool

    @property
    def action(self) -> str:
        """What the public reads or will read: a surrender is no sanction, and published all the same."""
        return str(PublicKind(self.sanction.kind).label)


@login_required
@require_safe
def publications(request: HttpRequest) -> HttpResponse:
    """What is to be drafted, what waits for a second person, what is live, what was taken down by its date."""
    person, today = serves(request), clock.today()
    runs_the_office = bool(bodies.roles_in(request, today) & RUN_THE_OFFICE)
    rows = _rows(person)
    live = set(Publication.objects.live(today).filter(pk__in=_pks(rows)).values_list("pk", flat=True))
    approved = [row for row in rows if row.publication and row.publication.approved_by_id]
    context = {
        "to_draft": [row for row in rows if row.publication is None],
        "waiting": [row for row in rows if row.publication and not row.publication.approved_by_id],
        "runs_the_office": runs_the_office,
        "texts": waiting_texts(person) if runs_the_office else (),
        "page_obj": Paginator(list(reversed(approved)), ON_A_PAGE).get_page(request.GET.get("page")),
        "live": live,
    }
    return render(request, "sanctions/publications.html", context)


def _rows(person: User) -> list[Row]:
    """The final public sanctions and surrenders of the cases this person sits at, the oldest first."""
    public = Sanction.objects.standing().filter(kind__in=PublicKind.values, effective_on__isnull=False)
    found = public.filter(case__in=Case.objects.visible_to(person)).select_related(
        "case__respondent", "case__complaint", "case__credential", "publication_link__publication__drafted_by"
    )
    given_up = Surrender.objects.filter(case__in=Case.objects.visible_to(person)).select_related(
        "case__respondent", "case__complaint", "publication_link__publication__drafted_by"
    )
    sanctions: list[Sanction | Surrender] = [*(sanction for sanction in found if sanction.is_public), *given_up]
    sanctions.sort(key=lambda sanction: (sanction.effective_on or date.max, sanction.case_id))
    mine = readers(person, [sanction.case for sanction in sanctions], READERS)
    shown = [sanction for sanction in sanctions if sanction.case_id in mine]
    running = Deadline.objects.filter(docket__in=[s.case.docket_id for s in shown], name="publication").open()
    due = {deadline.docket_id: deadline for deadline in running}
    rows = []
    for sanction in shown:
        link = getattr(sanction, "publication_link", None)
        publication = link.publication if link else None
        rows.append(
            Row(
                case=sanction.case,
                sanction=sanction,
                publication=publication,
                reader=mine[sanction.case_id],
                due=due.get(sanction.case.docket_id),
                may_draft=bool(mine[sanction.case_id].reading & STEPS["draft_publication"].seats),
                drafted_by_me=publication is not None and publication.drafted_by_id == person.pk,
            )
        )
    return rows


def _pks(rows: Iterable[Row]) -> list[int]:
    return [row.publication.pk for row in rows if row.publication]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, number: str) -> HttpResponse:
    """The exact text as the public will read it, and the approval of a second person."""
    case = find_case(request, number)
    person, now = signed_in(request), clock.now()
    if not seats_of(person, case) & READERS:
        raise Http404
    if not reading_seats(case, person) & READERS:
        return redirect("complaints:do", number=number, step="declare")
    data = (request.POST,) if request.method == "POST" else ()
    if data and "finding" in request.POST:
        return _explain(request, case, person, now)
    why = workflow.obstacle(PUBLISH, case, person, now)
    form = PublishForm(*data, case=case, person=person, step=PUBLISH, on=now)
    if data and why is None and form.is_valid():
        try:
            workflow.take(PUBLISH.name, case, by=person, on=now, **form.given())
        except Refused as refused:
            why = str(refused)
        else:
            messages.success(request, _("Published. The public can read it from now on."))
            return redirect("sanctions:preview", number=number)
    if data and why:
        access.log(person=person, docket=case.docket, action="step", what=PUBLISH.name, outcome="refused", at=now)
    context = frame(request, case) | {"form": form, "why": why, **_shown(case, person, now)}
    return render(request, "sanctions/preview.html", context, status=_answer(bool(data), why))


def _explain(request: HttpRequest, case: Case, person: User, now: datetime) -> HttpResponse:
    """One piece is said to give nobody away; refused, the page keeps what was typed."""
    why = workflow.obstacle(EXPLAIN, case, person, now)
    key = request.POST["finding"][:32]
    form = ExplainFindingForm(request.POST, case=case, person=person, step=EXPLAIN, on=now, auto_id=f"{key[:8]}_%s")
    if why is None and form.is_valid():
        try:
            workflow.take(EXPLAIN.name, case, by=person, on=now, **form.given())
        except Refused as refused:
            why = str(refused)
        else:
            messages.success(request, _("Kept on the record."))
            return redirect("sanctions:preview", number=case.number)
    if why:
        access.log(person=person, docket=case.docket, action="step", what=EXPLAIN.name, outcome="refused", at=now)
    context = frame(request, case) | {"form": form, "why": why or workflow.obstacle(PUBLISH, case, person, now)}
    context |= _shown(case, person, now, typed=form)
    return render(request, "sanctions/preview.html", context, status=_answer(True, why))


def _answer(was_sent: bool, why: str | None) -> int:
    if not was_sent:
        return 200
    return 409 if why else 400


def _shown(case: Case, person: User, now: datetime, typed: ExplainFindingForm | None = None) -> dict[str, Any]:
    """The publication of the sanction that stands, if it is drafted, what the guard finds in it, and what approving it
    will do."""
    on = clock.local_day(now)
    sanction = publishable(case)
    link = getattr(sanction, "publication_link", None)
    if link is None:
        return {"publication": None}
    publication = Publication.objects.select_related("drafted_by", "approved_by", "professional", "corrects").get(
        pk=link.publication_id
    )
    names = {"name": publication.name, "years": rules.number(case, "reprimand_listed_years")}
    listed = {
        PublicKind.REPRIMAND: _("It is listed for %(years)s years from the day the sanction took effect."),
        PublicKind.SUSPENSION: _("It is listed until the suspension has ended and %(years)s more years are over."),
        PublicKind.REVOCATION: _("It is listed for good."),
        PublicKind.SURRENDER: _("It is listed for good, or until the day the agreement names."),
    }
    if publication.kind == PublicKind.SUSPENSION:
        names["years"] = rules.number(case, "suspension_listed_years")
    return {
        "publication": publication,
        "may_discard": not publication.approved_by_id and bool(DISCARD.seats & seats_of(person, case)),
        "pieces": [] if publication.approved_by_id else _pieces(case, publication, person, now, typed),
        "status": action_status(publication, on),
        "corrections": Publication.objects.notes_on([publication]).get(publication.pk, []),
        "is_live": Publication.objects.live(on).filter(pk=publication.pk).exists(),
        "effect": [
            _("The text above goes on the public site now, under the name %(name)s.") % names,
            listed[PublicKind(publication.kind)] % names,
        ],
    }


def _pieces(
    case: Case, publication: Publication, person: User, now: datetime, typed: ExplainFindingForm | None
) -> list[Piece]:
    """The open ones first. Whoever cannot explain reads them all the same."""
    found = sorted(weighed(case, publication), key=lambda one: not one.is_open)
    may_explain = bool(EXPLAIN.seats & seats_of(person, case))
    key = typed.data.get("finding") if typed else None
    return [
        Piece(
            one,
            None
            if not (may_explain and one.is_open)
            else typed
            if key == one.finding.key
            else ExplainFindingForm(
                initial={"finding": one.finding.key},
                case=case,
                person=person,
                step=EXPLAIN,
                on=now,
                auto_id=f"{one.finding.key[:8]}_%s",
            ),
        )
        for one in found
    ]
