"""Meetings of the Ethics Committee: for its members and for those who run the office; a designee finds those with the own case.

For everybody else these pages do not exist. What each reads of an agenda is `complaints.meetings`' to say.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from complaints import meetings, minutes
from complaints.actions import meeting as acts
from complaints.errors import Refused
from complaints.forms.meetings import AgendaForm, AttendanceForm, CallOffForm, MeetingForm, NoteForm
from complaints.models import AgendaItem, Meeting
from complaints.views.frame import signed_in
from people import clock

ON_A_PAGE = 25


def _find(request: HttpRequest, number: int) -> Meeting:
    person = signed_in(request)
    found = meetings.meetings_of(person, clock.today()).filter(number=number).select_related("called_by").first()
    if found is None or person.parties.exists():
        raise Http404
    return found


def _led(request: HttpRequest, number: int) -> Meeting:
    """A meeting that this person writes the agenda of; for the others the page is not there."""
    found = _find(request, number)
    if not meetings.leads(signed_in(request), clock.today()):
        raise Http404
    return found


@login_required
@require_safe
def meeting_list(request: HttpRequest) -> HttpResponse:
    """Those to come, the next first; then those that were, the last first."""
    person, now = signed_in(request), clock.now()
    own = meetings.meetings_of(person, clock.local_day(now))
    if not meetings.belongs(person, clock.local_day(now)) and not own.exists():
        raise Http404
    page = Paginator(own.filter(starts_at__lt=now).order_by("-starts_at", "-pk"), ON_A_PAGE)
    context = {
        "ahead": own.filter(starts_at__gte=now).order_by("starts_at", "pk"),
        "page_obj": page.get_page(request.GET.get("page")),
        "leads": meetings.leads(person, clock.local_day(now)),
    }
    return render(request, "complaints/meetings.html", context)


@login_required
@require_safe
def meeting(request: HttpRequest, meeting: int) -> HttpResponse:
    """Day, place, agenda and packet of this reader, who came, and what this person can do."""
    found, person, now = _find(request, meeting), signed_in(request), clock.now()
    today = clock.local_day(now)
    attendance = found.attendance.select_related("person").order_by("person__name")
    frozen = found.parts.filter(item__isnull=True).exists()
    context = {
        "meeting": found,
        "items": meetings.agenda(found, person, today),
        "leads": meetings.leads(person, today) and not found.called_off_at and not frozen,
        "is_ahead": found.starts_at > now,
        "is_due": clock.local_day(found.starts_at) <= today,
        "present": [row.person for row in attendance if row.was_present],
        "absent": [row.person for row in attendance if not row.was_present],
        "attended": bool(attendance),
    }
    return render(request, "complaints/meeting.html", context)


def _ask(
    request: HttpRequest,
    form: Form,
    heading: str,
    act: Callable[[], Any],
    done: str,
    back: str,
    *,
    danger: bool = False,
    above: str = "",
) -> HttpResponse:
    """One form, one act: refused, the reason with everything typed kept; done, back to where one came from."""
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                act()
            except Refused as refused:
                form.add_error(None, str(refused))
                status = 409
            else:
                messages.success(request, done)
                return redirect(back)
    context = {"form": form, "heading": heading, "back": back, "danger": danger, "above": above}
    return render(request, "complaints/meeting_form.html", context, status=status)


def _home(found: Meeting) -> str:
    return reverse("complaints:meeting", args=[found.number])


def _typed(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


@login_required
def call(request: HttpRequest) -> HttpResponse:
    person, now = signed_in(request), clock.now()
    if not meetings.leads(person, clock.local_day(now)):
        raise Http404
    form = MeetingForm(_typed(request))
    return _ask(
        request, form, _("Call a meeting"), lambda: acts.call_meeting(**form.given(), by=person, on=now),
        _("The meeting is called."), reverse("complaints:meetings"),
    )  # fmt: skip


@login_required
def move(request: HttpRequest, meeting: int) -> HttpResponse:
    found, person, now = _led(request, meeting), signed_in(request), clock.now()
    form = MeetingForm(_typed(request), meeting=found)
    return _ask(
        request, form, _("Move the meeting"), lambda: acts.move_meeting(found, **form.given(), by=person, on=now),
        _("The meeting is moved."), _home(found),
    )  # fmt: skip


@login_required
def call_off(request: HttpRequest, meeting: int) -> HttpResponse:
    found, person, now = _led(request, meeting), signed_in(request), clock.now()
    form = CallOffForm(_typed(request))
    return _ask(
        request, form, _("Call the meeting off"),
        lambda: acts.call_off_meeting(found, reason=form.cleaned_data["reason"], by=person, on=now),
        _("The meeting is called off."), _home(found), danger=True, above=_("This cannot be undone. A new one can be called."),
    )  # fmt: skip


@login_required
def add(request: HttpRequest, meeting: int) -> HttpResponse:
    found, person, now = _led(request, meeting), signed_in(request), clock.now()
    form = AgendaForm(_typed(request), cases=meetings.to_add(found, person))
    return _ask(
        request, form, _("Put something on the agenda"),
        lambda: acts.add_item(
            found, case=form.cleaned_data["case"], title=form.cleaned_data["title"], by=person, on=now
        ),
        _("It is on the agenda."), _home(found),
    )  # fmt: skip


def _item(request: HttpRequest, found: Meeting, item: int) -> AgendaItem:
    """An item that this person sees on the agenda; any other is not there."""
    for one in meetings.visible_items(found, signed_in(request), clock.today()):
        if one.pk == item:
            return one
    raise Http404


@login_required
@require_POST
def take_off(request: HttpRequest, meeting: int, item: int) -> HttpResponse:
    """At once: it can be put back."""
    found = _led(request, meeting)
    try:
        acts.take_off_item(_item(request, found, item), by=signed_in(request), on=clock.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("It is off the agenda. You can put it back."))
    return redirect(_home(found))


@login_required
def attendance(request: HttpRequest, meeting: int) -> HttpResponse:
    found, person, now = _led(request, meeting), signed_in(request), clock.now()
    came = found.attendance.filter(was_present=True).values_list("person_id", flat=True)
    form = AttendanceForm(
        _typed(request), people=meetings.expected(found), initial={"present": list(came), "note": found.note}
    )
    return _ask(
        request, form, _("Who came"),
        lambda: acts.record_attendance(
            found, present=form.cleaned_data["present"], note=form.cleaned_data["note"], by=person, on=now
        ),
        _("Recorded."), _home(found),
    )  # fmt: skip


@login_required
def note(request: HttpRequest, meeting: int, item: int) -> HttpResponse:
    found, person, now = _led(request, meeting), signed_in(request), clock.now()
    one = _item(request, found, item)
    form = NoteForm(_typed(request), initial={"note": one.note})
    return _ask(
        request, form, _("A note for the minutes"),
        lambda: acts.note_item(one, note=form.cleaned_data["note"], by=person, on=now),
        _("Saved."), reverse("complaints:minutes", args=[meeting]), above=one.title or str(one.case),
    )  # fmt: skip


@login_required
def show_minutes(request: HttpRequest, meeting: int) -> HttpResponse:
    """The minutes as this person may read them. A chair approves here, below the exact words."""
    found, person, now = _find(request, meeting), signed_in(request), clock.now()
    today, why = clock.local_day(now), ""
    if request.method == "POST":
        try:
            acts.approve_minutes(found, seen=request.POST.get("seen", ""), by=person, on=now)
        except Refused as refused:
            why = str(refused)
        else:
            messages.success(request, _("The minutes are approved. Nothing of them changes any more."))
            return redirect("complaints:minutes", meeting=meeting)
    attended = found.attendance.exists()
    waiting = minutes.approves(found, person, today) if attended else []
    context = {
        "meeting": found,
        "parts": minutes.parts_for(found, person, today),
        "waiting": waiting,
        "seen": minutes.fingerprint(waiting),
        "attended": attended,
        "leads": meetings.leads(person, today) and not found.called_off_at,
        "why": why,
    }
    return render(request, "complaints/minutes.html", context, status=409 if why else 200)
