"""The way into a complaint and out of it: start, safety, the code, what was sent, and coming back (ux.md §1.1)."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from complaints.actions import drafting
from complaints.confirmation import confirmation_for
from complaints.forms.filing import CodeForm, ComplaintForm
from complaints.forms.filing_pages import PAGES
from complaints.models import Draft, Party
from complaints.models.case import Case
from complaints.views import filing_register
from people import clock, codes, kept_words, throttle
from people.address import client_address
from people.models import Purpose, User

BACKEND = "django.contrib.auth.backends.ModelBackend"
SHOWN, SHOWN_FOR = "shown", 10 * 60
COMPULSORY = ("relationship", "respondent_name", "narrative", "name", "contact")
TRIES, WINDOW = 10, 15 * 60


def start(request: HttpRequest) -> HttpResponse:
    """What the Board can and cannot do, who sees what, and the way in.

    `about` is the register's public id of whom the visitor came from; it goes along until there is a draft to hold it.
    """
    context = {"draft": draft_of(request), "about": filing_register.known(request.GET.get("about", ""))}
    return render(request, "complaints/start.html", context)


def to_print(request: HttpRequest) -> HttpResponse:
    """The same questions on paper, for one who would rather write by hand and mail it."""
    form = ComplaintForm()
    questions = [(page, [(form[name], _lines(form, name)) for name in page.names]) for page in PAGES]
    return render(request, "complaints/filing/print.html", {"questions": questions, "compulsory": COMPULSORY})


def _lines(form: ComplaintForm, name: str) -> range:
    """How many lines to leave for a written answer."""
    return range(int(form.fields[name].widget.attrs.get("rows", 1)) * 2 - 1)


def safety(request: HttpRequest) -> HttpResponse:
    """Before anything is asked: what the way out does, and what it does not (ux.md §3, 37)."""
    if draft_of(request):
        return redirect("complaints:list")
    about = filing_register.known(request.GET.get("about", ""))
    return render(request, "complaints/filing/safety.html", {"about": about})


def code(request: HttpRequest) -> HttpResponse:
    """Makes the draft, and shows its code. The safety page comes first; many drafts from one address are slowed.

    The code is shown by a page of its own, so that Back and reload neither ask to send a form again nor begin a second
    draft. Between the two it lies in a cookie of this page alone, for ten minutes: we keep only its digest.
    """
    if request.method != "POST":
        shown = request.COOKIES.get(SHOWN, "")
        if shown and draft_of(request):
            return render(request, "complaints/code.html", {"code": shown})
        return redirect("complaints:list" if draft_of(request) else "complaints:safety")
    if request.POST.get("understood") != "yes":
        return redirect("complaints:safety")
    now = clock.now()
    if not throttle.hit("draft", client_address(request), limit=30, seconds=60 * 60, at=now):
        return render(request, "complaints/too_many.html", status=429)
    draft, shown = drafting.begin_draft(on=now, language=get_language() or "en")
    if about := filing_register.known(request.POST.get("about", "")):
        filing_register.choose(draft, about.public_id, on=now, place=draft.place)
    login(request, draft.owner, backend=BACKEND)
    response = redirect("complaints:code")
    response.set_cookie(
        SHOWN, shown, max_age=SHOWN_FOR, path=reverse("complaints:code"), httponly=True, samesite="Strict",
        secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip
    return response


def draft_of(request: HttpRequest) -> Draft | None:
    """The draft of this visitor, if there is one."""
    if not isinstance(request.user, User):
        return None
    return Draft.objects.filter(owner=request.user).first()


def sent(request: HttpRequest) -> HttpResponse:
    """Number, what happens next with dates, and how to come back."""
    party = sent_by(request)
    if party is None:
        return redirect("complaints:return")
    return render(request, "complaints/sent.html", {"told": confirmation_for(party)})


def sent_by(request: HttpRequest) -> Party | None:
    """This visitor as the complainant of the first complaint that was sent; None where there is none to be seen."""
    person = request.user if isinstance(request.user, User) else None
    party = person.parties.filter(side=Party.Side.COMPLAINANT).order_by("pk").first() if person else None
    if party is None or not Case.objects.visible_to(party.user).filter(pk=party.case_id).exists():
        return None
    return party


def come_back(request: HttpRequest) -> HttpResponse:
    """The return code opens the draft or, once sent, the case. Misses are counted; the page stays calm."""
    return _by_code(request, Purpose.RETURN, "complaints/return.html")


def respondent_code(request: HttpRequest) -> HttpResponse:
    """The invitation code from the letter."""
    return _by_code(request, Purpose.INVITATION, "complaints/respond_code.html")


def ask_for_code(request: HttpRequest, side: Party.Side) -> HttpResponse:
    """For a visitor without a session: the page of the code. What was typed goes along, so that nothing is lost."""
    complains = side is Party.Side.COMPLAINANT
    if request.method != "POST" or request.POST.get("act") == "autosave":
        return redirect("complaints:return" if complains else "complaints:respond-code")
    template = "complaints/return.html" if complains else "complaints/respond_code.html"
    address = reverse("complaints:return" if complains else "complaints:respond-code")
    context = {"form": CodeForm(), "kept_words": kept_words.sealed(request), "action": address}
    return render(request, template, context, status=403)


def _by_code(request: HttpRequest, purpose: Purpose, template: str) -> HttpResponse:
    form = CodeForm(request.POST if request.method == "POST" else None)
    context = {"form": form, "kept_words": request.POST.get(kept_words.BOX, "")}
    if request.method != "POST" or not form.is_valid():
        return render(request, template, context, status=400 if request.method == "POST" else 200)
    now, scope = clock.now(), f"code:{purpose}"
    if not throttle.hit(scope, client_address(request), limit=TRIES, seconds=WINDOW, at=now):
        return render(request, "complaints/too_many.html", status=429)
    person = codes.find(form.cleaned_data["code"], purpose=purpose)
    if person is None:
        form.add_error(
            "code", _("We do not know this code. Check each digit, or call %(phone)s") % {"phone": settings.BOARD_PHONE}
        )
        return render(request, template, context, status=400)
    throttle.give_back(scope, client_address(request), at=now)
    login(request, person, backend=BACKEND)
    if place := kept_words.unseal(request):
        return redirect(place)
    if Draft.objects.filter(owner=person).exists():
        return redirect("complaints:list")
    return redirect("complaints:my" if purpose == Purpose.RETURN else "complaints:respond")
