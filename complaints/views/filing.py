"""Filing a complaint: start, the code, one form with save and send, and coming back with a code (ux.md §1.1)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from complaints import rules, uploads
from complaints.actions import filing
from complaints.errors import Refused
from complaints.forms.filing import CodeForm, ComplaintForm
from complaints.models import Document, DocumentKind, Draft, Party
from complaints.models.case import Case
from people import clock, codes, throttle
from people.address import client_address
from people.models import Purpose, User
from record.models import Deadline

BACKEND = "django.contrib.auth.backends.ModelBackend"
TRIES, WINDOW = 10, 15 * 60


def start(request: HttpRequest) -> HttpResponse:
    """What the Board can and cannot do, who sees what, and the way in."""
    return render(request, "complaints/start.html", {"draft": draft_of(request)})


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Makes the draft and shows its code, once. Many drafts from one address are slowed down."""
    now = clock.now()
    if not throttle.hit("draft", client_address(request), limit=30, seconds=60 * 60, at=now):
        return render(request, "complaints/too_many.html", status=429)
    draft, code = filing.begin_draft(on=now, language=get_language() or "en")
    login(request, draft.owner, backend=BACKEND)
    return render(request, "complaints/code.html", {"code": code})


def draft_of(request: HttpRequest) -> Draft | None:
    if not isinstance(request.user, User):
        return None
    return Draft.objects.filter(owner=request.user).first()


def write(request: HttpRequest) -> HttpResponse:
    """The form. Save keeps everything as typed and asks for nothing; send checks, signs and files.

    While the person types, a script saves two seconds after each stop (ux.md §3, 32) and gets back only when that was.
    """
    draft = draft_of(request)
    if draft is None:
        return _nothing_to_write(request)
    if request.method != "POST":
        form = ComplaintForm(initial={})
        if draft.answers:
            form = ComplaintForm(_as_typed(draft))
            form.full_clean()
            form.errors.clear()  # a saved draft is shown as typed, without judging it
        return render(request, "complaints/write.html", _context(draft, form))
    try:
        filing.save_draft(draft, answers=_typed(request.POST), on=clock.now())
    except Refused:  # sent at the same moment from another page
        return _nothing_to_write(request)
    if request.POST.get("act") == "autosave":
        return HttpResponse(_saved_at(clock.now()), content_type="text/plain; charset=utf-8")
    form = ComplaintForm(request.POST, request.FILES)
    _keep_paper(draft, form)
    if request.POST.get("act") != "send":
        if form.has_error("paper"):
            return render(request, "complaints/write.html", _context(draft, _only_paper(form)), status=400)
        messages.success(request, _("Saved. You can stop now and come back with your code."))
        return redirect("complaints:write")
    if not form.is_valid():
        return render(request, "complaints/write.html", _context(draft, form), status=400)
    try:
        filing.file_complaint(draft, answers=form.answers(get_language() or "en"), on=clock.now())
    except Refused:
        return _nothing_to_write(request)
    return redirect("complaints:sent")


def _saved_at(moment: datetime) -> str:
    """When it was saved, on the Board's clock (America/New_York), in the reader's language."""
    return _("Saved %(time)s ET") % {"time": date_format(moment.astimezone(clock.ZONE), "g:i a")}


def _nothing_to_write(request: HttpRequest) -> HttpResponse:
    """A complaint that was sent is not sent twice: its writer is shown that it arrived. Others are asked for a code."""
    if isinstance(request.user, User) and request.user.parties.filter(side=Party.Side.COMPLAINANT).exists():
        messages.info(request, _("This complaint was sent already. It cannot be sent twice."))
        return redirect("complaints:sent")
    return redirect("complaints:return")


def _context(draft: Draft, form: ComplaintForm) -> dict[str, Any]:
    return {
        "form": form,
        "draft": draft,
        "papers": draft.documents.all(),
        "draft_days": rules.number_in_force("draft_days", clock.today()),
    }


def _typed(post: QueryDict) -> dict[str, list[str]]:
    kept = {name: values for name, values in post.lists() if name not in ("csrfmiddlewaretoken", "act")}
    return {name: [str(value) for value in values] for name, values in kept.items()}


def _as_typed(draft: Draft) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, values in draft.answers.items():
        data.setlist(name, values)
    return data


def _only_paper(form: ComplaintForm) -> ComplaintForm:
    """Saving shows what was wrong with the file, and nothing else."""
    for name in [name for name in form.errors if name != "paper"]:
        del form.errors[name]
    return form


def _keep_paper(draft: Draft, form: ComplaintForm) -> None:
    """A file that passed stays with the draft, whatever else is missing."""
    form.full_clean()
    upload = form.cleaned_data.get("paper")
    if not upload:
        return
    try:
        uploads.refuse_too_many(draft.documents.count())
    except Refused as refused:
        form.add_error("paper", str(refused))
        return
    paper = Document(
        draft=draft,
        kind=DocumentKind.COMPLAINT,
        title=(upload.name or _("File"))[:200],
        content_type=upload.examined_type,
        size=upload.size,
        sha256=upload.sha256,
        added_by=draft.owner,
        added_at=clock.now(),
    )
    paper.file.save(upload.name or "file", upload, save=False)
    paper.save()


def sent(request: HttpRequest) -> HttpResponse:
    """Number, what happens next with dates, and how to come back."""
    person = request.user if isinstance(request.user, User) else None
    party = person.parties.filter(side=Party.Side.COMPLAINANT).order_by("pk").first() if person else None
    if party is None:
        return redirect("complaints:return")
    case = Case.objects.visible_to(party.user).filter(pk=party.case_id).first()
    if case is None:
        return redirect("complaints:return")
    receipt = Deadline.objects.filter(docket=case.docket_id, name="receipt").first()
    screening = Deadline.objects.filter(docket=case.docket_id, name="screening").first()
    context = {"case": case, "receipt": receipt, "screening": screening}
    return render(request, "complaints/sent.html", context)


def come_back(request: HttpRequest) -> HttpResponse:
    """The return code opens the draft or, once sent, the case. Misses are counted; the page stays calm."""
    return _by_code(request, Purpose.RETURN, "complaints/return.html")


def respondent_code(request: HttpRequest) -> HttpResponse:
    """The invitation code from the letter."""
    return _by_code(request, Purpose.INVITATION, "complaints/respond_code.html")


def _by_code(request: HttpRequest, purpose: Purpose, template: str) -> HttpResponse:
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return render(request, template, {"form": form}, status=400 if request.method == "POST" else 200)
    now, scope = clock.now(), f"code:{purpose}"
    if not throttle.hit(scope, client_address(request), limit=TRIES, seconds=WINDOW, at=now):
        return render(request, "complaints/too_many.html", status=429)
    person = codes.find(form.cleaned_data["code"], purpose=purpose)
    if person is None:
        form.add_error(
            "code", _("We do not know this code. Check each digit, or call %(phone)s") % {"phone": settings.BOARD_PHONE}
        )
        return render(request, template, {"form": form}, status=400)
    throttle.give_back(scope, client_address(request), at=now)
    login(request, person, backend=BACKEND)
    if Draft.objects.filter(owner=person).exists():
        return redirect("complaints:write")
    return redirect("complaints:my" if purpose == Purpose.RETURN else "complaints:respond")
