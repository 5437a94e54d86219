"""Addresses of the public register, of public actions and of publication at the desk (ux.md §2.1)."""

from __future__ import annotations

from django.urls import path

from sanctions.views import discipline, importing, public, publication

app_name = "sanctions"

public_urlpatterns = [
    path("register/", public.register, name="register"),
    path("register/<slug:public_id>/", public.register_entry, name="entry"),
    path("actions/", public.actions, name="actions"),
    path("actions/<slug:slug>/", public.action, name="action"),
]

desk_urlpatterns = [
    path("desk/publication/", publication.publications, name="publication"),
    path("desk/register/import/", importing.import_register_page, name="import"),
    path("desk/register/discipline/", discipline.earlier_discipline, name="earlier-discipline"),
    path("desk/register/discipline/enter/", discipline.enter, name="enter-discipline"),
    path("desk/register/discipline/<slug:reference>/", discipline.document, name="discipline-document"),
    path("desk/cases/<slug:number>/publication/preview/", publication.preview, name="preview"),
]
