"""Who sits on which body: pages of the executive director. Everyone else finds nothing here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from smtplib import SMTPException

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from people import actions, clock, passwords
from people.errors import Refused
from people.forms import BeginTermForm, EndTermForm, InviteForm
from people.models import Committee, Role, Term, User
from people.views.holding import for_holders_of
from people.views.sign_in import base_url

for_the_executive_director = for_holders_of(Role.EXECUTIVE_DIRECTOR)


@dataclass(frozen=True)
class BodyPage:
    """One body as the page shows it on a day."""

    name: str
    now: list[Term]
    later: list[Term]
    ended: list[Term]


def body_pages(on: date) -> list[BodyPage]:
    """Every body with its terms on the day `on`; two queries, however many terms there are."""
    pages = []
    for committee in Committee.objects.prefetch_related("terms__person"):
        rank = {role.value: place for place, role in enumerate(committee.roles)}
        terms = sorted(committee.terms.all(), key=lambda term: (rank[term.role], term.person.name, term.starts_on))
        pages.append(
            BodyPage(
                name=committee.name,
                now=[term for term in terms if term.runs(on)],
                later=[term for term in terms if term.starts_on > on],
                ended=[term for term in terms if term.ends_on is not None and term.ends_on < on],
            )
        )
    return pages


@for_the_executive_director
def terms(request: HttpRequest) -> HttpResponse:
    """The bodies and their terms, and those who have not chosen a password yet."""
    waiting = User.objects.waiting_for_password()
    return render(request, "people/terms.html", {"bodies": body_pages(clock.today()), "waiting": waiting})


@for_the_executive_director
def invite(request: HttpRequest) -> HttpResponse:
    """Opens an account and sends the link to choose the first password."""
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            person = actions.invite(asked["email"], name=asked["name"], language=asked["language"])
        except Refused as refusal:
            form.add_error("email", str(refusal))
        else:
            _send_invitation(request, person)
            return redirect("people:terms")
    return render(request, "people/invite.html", {"form": form})


@for_the_executive_director
@require_POST
def invite_again(request: HttpRequest, person_id: int) -> HttpResponse:
    """Sends a fresh link to someone who has not chosen a password yet."""
    _send_invitation(request, get_object_or_404(User.objects.waiting_for_password(), pk=person_id))
    return redirect("people:terms")


@for_the_executive_director
def begin_term(request: HttpRequest) -> HttpResponse:
    form = BeginTermForm(request.POST or None, initial={"starts_on": clock.today()})
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            term = actions.begin_term(
                asked["person"], role=asked["role"], starts_on=asked["starts_on"], ends_on=asked["ends_on"]
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The term is entered: %(term)s.") % {"term": term})
            return redirect("people:terms")
    return render(request, "people/begin_term.html", {"form": form})


@for_the_executive_director
def end_term(request: HttpRequest, term_id: int) -> HttpResponse:
    term = get_object_or_404(Term.objects.select_related("person", "committee"), pk=term_id)
    form = EndTermForm(request.POST or None, initial={"ends_on": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_term(term, ends_on=form.cleaned_data["ends_on"])
        except Refused as refusal:
            form.add_error("ends_on", str(refusal))
        else:
            messages.success(request, _("The last day of the term is entered: %(term)s.") % {"term": term})
            return redirect("people:terms")
    return render(request, "people/end_term.html", {"form": form, "term": term})


def _send_invitation(request: HttpRequest, person: User) -> None:
    try:
        passwords.send_invitation(person, base_url=base_url(request))
    except (SMTPException, OSError):
        messages.warning(
            request,
            _("The account of %(name)s is open, but the e-mail did not go out. Send the invitation again later.")
            % {"name": person},
        )
    else:
        messages.success(request, _("We sent %(name)s a link to choose a password.") % {"name": person})
