"""Every address of the site.

Each app lists its addresses twice: `public_urlpatterns` exist in both languages (English without a prefix, Spanish
under `/es/`), `desk_urlpatterns` in one. Both stand in one include, so that an app has one namespace.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import URLPattern, URLResolver, path

from ccb_ethics import views
from code_of_ethics import urls as codes
from complaints import urls as complaints
from hearings import urls as hearings
from people import urls as people
from record import urls as record
from sanctions import urls as sanctions

handler403 = "ccb_ethics.errors.not_allowed"
handler404 = "ccb_ethics.errors.not_found"
handler500 = "ccb_ethics.errors.broken"


def in_both_languages(patterns: Sequence[URLPattern | URLResolver]) -> list[URLPattern | URLResolver]:
    """Django allows `i18n_patterns` only in this module, and a nested prefix follows the language all the same."""
    return list(i18n_patterns(*patterns, prefix_default_language=False))


def addresses(app: ModuleType) -> URLResolver:
    """One include for one app, under its own name."""
    # The desk first: its addresses are literal, and a public one may hold a slug.
    patterns = [*app.desk_urlpatterns, *in_both_languages(app.public_urlpatterns)]
    # A triple instead of `include`, which refuses a language prefix below the root; resolving and reversing follow it.
    return path("", (patterns, app.app_name, app.app_name))


urlpatterns = [
    path("exit/", views.leave, name="exit"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("demo/clock/", views.set_demo_clock, name="demo-clock"),
    path("admin/", admin.site.urls),
    *in_both_languages(
        [
            path("", views.home, name="home"),
            path("how-it-works/", views.how_it_works, name="how-it-works"),
            path("what-we-can-do/", views.what_we_can_do, name="what-we-can-do"),
            path("stay-safe/", views.stay_safe, name="stay-safe"),
            path("contact/", views.contact, name="contact"),
            path("privacy/", views.privacy, name="privacy"),
            path("accessibility/", views.accessibility, name="accessibility"),
        ]
    ),
    *(addresses(app) for app in (codes, people, record, complaints, hearings, sanctions)),
]
