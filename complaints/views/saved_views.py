"""The lists that a person keeps under a name. Nobody sees another's: what is not one's own is not found."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from complaints.actions import saved_views
from complaints.case_filters import CaseFilters
from complaints.errors import Refused
from complaints.forms.saved_views import SavedViewForm
from complaints.models import SavedView
from complaints.views.desk import serves
from people import clock


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def views(request: HttpRequest) -> HttpResponse:
    """All of this person's views; posted to, keeps one more."""
    person = serves(request)
    form = SavedViewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        asked = CaseFilters(QueryDict(form.cleaned_data["query"]), person, clock.today())
        try:
            kept = saved_views.keep_view(person, name=form.cleaned_data["name"], query=asked.query)
        except Refused as refused:
            form.add_error("name", str(refused))
        else:
            messages.success(request, f"“{kept.name}” is kept. It stands above your list of cases.")
            return redirect(f"{reverse('complaints:cases')}?{kept.query}")
    failed = request.method == "POST"
    context = {"views": person.saved_views.all(), "form": form if failed else None}
    return render(request, "complaints/saved_views.html", context, status=400 if failed else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rename(request: HttpRequest, view_id: int) -> HttpResponse:
    """A new name for one view."""
    view = _own(request, view_id)
    form = SavedViewForm(request.POST or None, initial={"name": view.name})
    if request.method == "POST" and form.is_valid():
        try:
            saved_views.rename_view(view, name=form.cleaned_data["name"])
        except Refused as refused:
            form.add_error("name", str(refused))
        else:
            return redirect("complaints:saved-views")
    return render(
        request, "complaints/saved_view.html", {"view": view, "form": form}, status=400 if form.errors else 200
    )


@login_required
@require_POST
def remove(request: HttpRequest, view_id: int) -> HttpResponse:
    """Takes a view away, or brings it back: the list of views offers Undo."""
    view = _own(request, view_id)
    try:
        if "undo" in request.POST:
            saved_views.put_back_view(view)
        else:
            saved_views.remove_view(view, on=clock.now())
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("complaints:saved-views")


def _own(request: HttpRequest, view_id: int) -> SavedView:
    return get_object_or_404(SavedView.objects.select_related("owner"), pk=view_id, owner=serves(request))
