"""Addresses of the public register, of public actions and of publication at the desk (ux.md §2.1)."""

from __future__ import annotations

from django.urls import path

from sanctions.views import discipline, public, publication

app_name = "sanctions"

public_urlpatterns = [
    path("register/", public.register, name="register"),
    path("register/<slug:public_id>/", public.register_entry, name="entry"),
    path("actions/", public.actions, name="actions"),
    path("actions/<slug:slug>/", public.action, name="action"),
    path("respond/earlier/", discipline.own_prior, name="own-prior"),
]

desk_urlpatterns = [
    path("desk/decisions/", discipline.decisions, name="decisions"),
    path("desk/cases/<slug:number>/earlier/", discipline.prior, name="prior"),
    path("desk/publication/", publication.publications, name="publication"),
    path("desk/cases/<slug:number>/publication/preview/", publication.preview, name="preview"),
]
