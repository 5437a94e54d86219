"""What search engines are told of, and what they are asked to leave: `/sitemap.xml` and `/robots.txt`.

In the site map stand the public pages in both languages, and what is published and live on the day.

No person's entry of the register: who asks for a person finds it there, and a list of names is no page. Nothing private
can be here, a Written Caution least of all (procedure.md §3): only publications and frozen reports are read.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from ccb_ethics.areas import FIRST_PARTS
from code_of_ethics.models import Edition
from sanctions.models.publication import Publication
from sanctions.models.report import PublishedReport

PAGES = (
    "home",
    "how-it-works",
    "what-we-can-do",
    "stay-safe",
    "contact",
    "privacy",
    "accessibility",
    "codes:index",
    "sanctions:register",
    "sanctions:actions",
    "sanctions:public-reports",
)


class _InBothLanguages(Sitemap):
    i18n = True
    alternates = True


class Pages(_InBothLanguages):
    def items(self) -> tuple[str, ...]:
        return PAGES

    def location(self, item: Any) -> str:
        return reverse(item)


class Codes(_InBothLanguages):
    def items(self) -> QuerySet[Edition]:
        return Edition.objects.order_by("code", "slug")

    def location(self, item: Any) -> str:
        return reverse("codes:edition", kwargs={"code": item.code, "edition": item.slug})


class Actions(_InBothLanguages):
    def __init__(self, on: date) -> None:
        self.on = on

    def items(self) -> QuerySet[Publication]:
        return Publication.objects.live(self.on).order_by("-live_from", "-pk")

    def location(self, item: Any) -> str:
        return reverse("sanctions:action", kwargs={"slug": item.address})

    def lastmod(self, item: Publication) -> date | None:
        return item.live_from


class Reports(_InBothLanguages):
    def items(self) -> list[int]:
        return sorted(set(PublishedReport.objects.values_list("year", flat=True)), reverse=True)

    def location(self, item: Any) -> str:
        return reverse("sanctions:public-report", kwargs={"year": item})


def sitemaps(on: date) -> dict[str, type[Sitemap] | Sitemap]:
    """The parts of the site map as it is on the day `on`."""
    return {"pages": Pages(), "codes": Codes(), "actions": Actions(on), "reports": Reports()}


def robots(sitemap: str) -> str:
    """Everything that is not the public's, in each language, is asked to be left; so are lists of who was searched for.

    `sitemap` is the whole address of the site map.
    """
    prefixes = ["", *(f"/{code}" for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE)]
    parts = sorted({*FIRST_PARTS, "demo"})
    left = [f"Disallow: {prefix}/{part}/" for prefix in prefixes for part in parts]
    left += [f"Disallow: {prefix}{reverse('sanctions:register')}?" for prefix in prefixes]
    lines = ["User-agent: *", *left, "", f"Sitemap: {sitemap}", ""]
    return "\n".join(lines)
