"""The public actions and the register for programs: an Atom feed, a spreadsheet, JSON, and what describes them.

Anyone may read them; they write nothing.
"""

from __future__ import annotations

import csv
from datetime import UTC, datetime, time

from django.contrib.syndication.views import Feed
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse, reverse_lazy
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from people import clock
from people.models import CertifiedProfessional
from people.templatetags.eastern import eastern
from sanctions.models.publication import Publication
from sanctions.open_data import COLUMNS, DESCRIPTION, NotUnderstood, asked, cell, entry_values, listed, values
from sanctions.register import entry, with_public_facts

ON_A_PAGE = 100
IN_THE_FEED = 50
KEPT = 300  # seconds: how long a copy between us and the reader may be shown


@csrf_exempt  # a program that sends something is told that it cannot, not of a form
@require_safe
@cache_control(public=True, max_age=KEPT)
def actions_json(request: HttpRequest) -> HttpResponse:
    """A page of actions. What cannot be read is answered 400, a page past the last 404, each with a sentence."""
    try:
        wanted = asked(request.GET)
    except NotUnderstood as refusal:
        return JsonResponse({"error": str(refusal)}, status=400)
    pages = Paginator(listed(wanted, clock.today()), ON_A_PAGE)
    if wanted.page > pages.num_pages:
        return JsonResponse({"error": f"There is no page {wanted.page}. The last is {pages.num_pages}."}, status=404)
    actions = [values(publication) for publication in pages.page(wanted.page)]
    return JsonResponse({"count": pages.count, "page": wanted.page, "pages": pages.num_pages, "actions": actions})


@csrf_exempt
@require_safe
@cache_control(public=True, max_age=KEPT)
def actions_csv(request: HttpRequest) -> HttpResponse:
    """All actions that were asked for, in one spreadsheet."""
    try:
        wanted = asked(request.GET)
    except NotUnderstood as refusal:
        return HttpResponse(f"{refusal}\n", status=400, content_type="text/plain; charset=utf-8")
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="actions.csv"'
    rows = csv.writer(answer)
    rows.writerow(COLUMNS)
    rows.writerows([cell(value) for value in values(one).values()] for one in listed(wanted, clock.today()))
    return answer


@csrf_exempt
@require_safe
def entry_json(request: HttpRequest, public_id: str) -> HttpResponse:
    """One entry of the register, as it stands at this moment: no copy of it is kept on the way."""
    now = clock.now()
    today = clock.local_day(now)
    people = with_public_facts(CertifiedProfessional.objects.all(), today)
    found = people.filter(public_id=public_id).first() if public_id.isalnum() else None
    if found is None:
        return JsonResponse({"error": "Nobody in the register has this address."}, status=404)
    answer = JsonResponse(entry_values(entry(found, today), now.astimezone(clock.ZONE)))
    answer["Cache-Control"] = "no-store"
    return answer


@csrf_exempt
@require_safe
@cache_control(public=True, max_age=KEPT)
def openapi(request: HttpRequest) -> HttpResponse:
    """The description of all this for programs, kept by hand."""
    return HttpResponse(DESCRIPTION.read_bytes(), content_type="application/yaml")


class ActionsFeed(Feed):
    """The newest public actions, for a feed reader."""

    feed_type = Atom1Feed
    title = gettext_lazy("Public actions")
    subtitle = gettext_lazy("These are the actions we have made public. Each stays here for a set time.")
    author_name = gettext_lazy("Ethics Office")
    link = reverse_lazy("sanctions:actions")

    def items(self) -> list[Publication]:
        return list(Publication.objects.live(clock.today()).order_by("-live_from", "-pk")[:IN_THE_FEED])

    def item_title(self, item: Publication) -> str:
        return _("%(name)s: %(kind)s") % {"name": item.name, "kind": item.get_kind_display()}

    def item_description(self, item: Publication) -> str:
        if item.corrected_on is None:
            return item.summary
        said = {"day": eastern(item.corrected_on), "what": item.correction_note}
        return item.summary + "\n\n" + _("Corrected on %(day)s: %(what)s") % said

    def item_link(self, item: Publication) -> str:
        return reverse("sanctions:action", kwargs={"slug": item.address})

    def item_pubdate(self, item: Publication) -> datetime:
        first = item.corrects or item
        return datetime.combine(first.live_from or first.effective_on, time(), UTC)

    def item_updateddate(self, item: Publication) -> datetime:
        """The day it went live, or the day of a correction or a reinstatement that has come since."""
        changed = [day for day in (item.live_from, item.reinstated_on) if day and day <= clock.today()]
        return datetime.combine(max(changed, default=item.effective_on), time(), UTC)


feed = csrf_exempt(require_safe(cache_control(public=True, max_age=KEPT)(ActionsFeed())))
