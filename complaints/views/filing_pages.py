"""The pages of a complaint being written: one question each, saved at every press; then checked, signed and sent.

Nothing is judged but what the visitor asks to go on from. Saving, and the other language, keep everything as typed.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from complaints import rules
from complaints.actions import drafting, filing
from complaints.errors import Refused
from complaints.forms import filing_pages as pages
from complaints.forms.filing import ComplaintForm
from complaints.forms.filing_answers import Answered, answered, tells_of_danger
from complaints.forms.filing_pages import Page
from complaints.models import Draft, Party
from complaints.views.filing import ask_for_code, draft_of
from complaints.views.filing_register import choose, chosen, found
from complaints.views.parties import in_other_language, saved
from people import clock, kept_words
from people.models import User


def ask(request: HttpRequest, page: str) -> HttpResponse:
    """One page. Continue judges this page alone; everything else only saves."""
    asked = pages.BY_SLUG[page]
    draft = draft_of(request)
    if draft is None:
        return nothing_to_write(request)
    if request.method != "POST":
        return _show(
            request, draft, asked, _unjudged(asked, kept_words.taken(request) or pages.as_typed(draft.answers))
        )
    form = asked.form(request.POST, before=draft.answers)
    try:
        _save(draft, form, request, place=page)
    except Refused:  # sent at the same moment from another page
        return nothing_to_write(request)
    if page == "who" and any(draft.answers.get("chosen_in_register", [])) and chosen(draft) is None:
        choose(draft, "", on=clock.now())  # another name was written since
    act = request.POST.get("act", "")
    if act == "autosave":
        return saved(clock.now())
    if act == "language":
        return redirect(in_other_language(request))
    if act == "find":
        return _show(request, draft, asked, _as_kept(asked, draft), matches=found(draft), looked=True)
    if "choose" in request.POST:
        choose(draft, _plain(request, "choose"), on=clock.now())
        return redirect(_here(request, page))
    files = pages.FileForm(request.POST, request.FILES) if page == pages.FILES else None
    if files is not None and (problem := _change_files(request, draft, files)) is not None:
        return problem
    if act == "save":
        messages.success(request, _("Saved. You can stop now and come back with your code."))
        return redirect("complaints:list")
    if act == "continue" and form.is_valid():
        return _go_on(request, draft, asked)
    return _show(request, draft, asked, form, status=400)


def check(request: HttpRequest) -> HttpResponse:
    """Everything that was answered, each with Change; then the signature. Sending files the complaint."""
    draft = draft_of(request)
    if draft is None:
        return nothing_to_write(request)
    if request.method != "POST":
        form = ComplaintForm(pages.as_typed(draft.answers))
        form.full_clean()
        wrong = {name for name in form.errors if name not in pages.SIGNING}
        form.errors.clear()
        return _show_check(request, draft, form, wrong)
    signing = ComplaintForm(request.POST, names=pages.SIGNING)
    try:
        _save(draft, signing, request, place=pages.CHECK)
        if request.POST.get("act") == "language":
            return redirect(in_other_language(request))
        if request.POST.get("act") == "save":
            messages.success(request, _("Saved. You can stop now and come back with your code."))
            return redirect("complaints:list")
        form = ComplaintForm(pages.as_typed(draft.answers))
        if not form.is_valid():
            return _show_check(request, draft, form, set(form.errors), status=400)
        filing.file_complaint(draft, answers=form.answers(get_language() or "en"), on=clock.now())
    except Refused:
        return nothing_to_write(request)
    return redirect("complaints:sent")


def tasks(request: HttpRequest) -> HttpResponse:
    """For one who comes back: where they stopped, and what is answered (ux.md §3, 34)."""
    draft = draft_of(request)
    if draft is None:
        return nothing_to_write(request)
    rows = [(page, pages.is_answered(page, draft.answers) or _has_files(draft, page)) for page in pages.PAGES]
    place = pages.BY_SLUG.get(draft.place)
    context = {
        "rows": rows,
        "place": place or (None if draft.place == pages.CHECK else pages.PAGES[0]),
        "kept_until": _kept_until(draft),
    }
    return render(request, "complaints/filing/tasks.html", context)


def nothing_to_write(request: HttpRequest) -> HttpResponse:
    """A complaint that was sent is not sent twice: its writer is shown that it arrived. Others are asked for a code."""
    if isinstance(request.user, User) and request.user.parties.filter(side=Party.Side.COMPLAINANT).exists():
        messages.info(request, _("This complaint was sent already. It cannot be sent twice."))
        return redirect("complaints:sent")
    return ask_for_code(request, Party.Side.COMPLAINANT)


def _save(draft: Draft, form: ComplaintForm, request: HttpRequest, *, place: str) -> None:
    boxes = form.boxes()
    typed = {
        box: [value.replace("\0", "") for value in request.POST.getlist(box)] for box in boxes if box in request.POST
    }
    drafting.save_draft(draft, typed=typed, boxes=boxes, place=place, on=clock.now())


def _plain(request: HttpRequest, name: str) -> str:
    """What a button sent, without a NUL: PostgreSQL refuses to compare one."""
    return request.POST[name].replace("\0", "")


def _as_kept(page: Page, draft: Draft) -> ComplaintForm:
    return _unjudged(page, pages.as_typed(draft.answers))


def _unjudged(page: Page, typed: QueryDict) -> ComplaintForm:
    """What was typed before, shown without judging it."""
    form = page.form(typed)
    form.full_clean()
    form.errors.clear()
    return form


def _go_on(request: HttpRequest, draft: Draft, page: Page) -> HttpResponse:
    """To the next page; who came from the last page to change one answer goes straight back there."""
    ahead = pages.CHECK if "change" in request.GET else pages.after(page)
    drafting.save_draft(draft, typed={}, boxes=(), place=ahead, on=clock.now())
    return redirect("complaints:check") if ahead == pages.CHECK else redirect("complaints:ask", page=ahead)


def _here(request: HttpRequest, page: str) -> str:
    kept = f"?{urlencode({'change': 1})}" if "change" in request.GET else ""
    return reverse("complaints:ask", kwargs={"page": page}) + kept


def _change_files(request: HttpRequest, draft: Draft, files: pages.FileForm) -> HttpResponse | None:
    """Adds, takes off or puts back a file. None when the visitor may go on."""
    page = pages.BY_SLUG[pages.FILES]
    now = clock.now()
    if "remove" in request.POST:
        drafting.take_off(draft, _plain(request, "remove"), on=now)
        return redirect(_here(request, page.slug))
    try:
        if "undo" in request.POST:
            drafting.put_back(draft, _plain(request, "undo"))
            return redirect(_here(request, page.slug))
        if files.is_valid() and files.upload:
            paper = drafting.add_paper(
                draft, files.upload, client_identifying=files.cleaned_data["client_identifying"], on=now
            )
            messages.success(request, _("%(file)s was added.") % {"file": paper.title})
            return redirect(_here(request, page.slug)) if request.POST.get("act") == "add" else None
        if files.is_valid() and request.POST.get("act") == "add":
            files.add_error("paper", _("Choose a file first, or press Continue"))
    except Refused as refused:
        files.add_error("paper", str(refused))
    if files.has_error("paper"):
        return _show(request, draft, page, _as_kept(page, draft), files=files, status=400)
    return None


def _show(
    request: HttpRequest,
    draft: Draft,
    page: Page,
    form: ComplaintForm,
    *,
    status: int = 200,
    files: pages.FileForm | None = None,
    **more: Any,
) -> HttpResponse:
    changing = "change" in request.GET
    context = {
        "page": page,
        "form": form,
        "back": reverse("complaints:check") if changing else _address(pages.before(page)),
        "danger": tells_of_danger(draft.answers),
        "kept_until": _kept_until(draft),
        "saves_for_language": "filing",
    }
    if page.slug == pages.FILES:
        context["files"] = files or pages.FileForm()
        context["papers"] = draft.documents.all()
    if page.slug == "who":
        context["chosen"] = chosen(draft)
    return render(request, "complaints/filing/page.html", context | more, status=status)


def _show_check(
    request: HttpRequest, draft: Draft, form: ComplaintForm, wrong: set[str], status: int = 200
) -> HttpResponse:
    papers = draft.documents.filter(removed_at__isnull=True)
    rows: list[tuple[Page, list[Answered]]] = [(page, answered(form, page)) for page in pages.PAGES]
    context = {
        "form": form,
        "rows": rows,
        "papers": papers,
        "missing": [page for page in pages.PAGES if wrong & set(page.names)],
        "signing": [form[name] for name in pages.SIGNING],
        "danger": tells_of_danger(draft.answers),
        "back": _address(pages.PAGES[-1]),
        "kept_until": _kept_until(draft),
        "saves_for_language": "filing",
    }
    return render(request, "complaints/filing/check.html", context, status=status)


def _address(page: Page | None) -> str:
    return reverse("complaints:ask", kwargs={"page": page.slug}) if page else reverse("complaints:list")


def _has_files(draft: Draft, page: Page) -> bool:
    return page.slug == pages.FILES and draft.documents.filter(removed_at__isnull=True).exists()


def _kept_until(draft: Draft) -> Any:
    """The last day on which an unsent draft is kept, in America/New_York."""
    days = rules.number_in_force("draft_days", clock.today())
    return clock.local_day(draft.saved_at) + timedelta(days=days)
