"""Addresses of hearings and appeals at the desk (ux.md §2.1)."""

from __future__ import annotations

from django.urls import URLPattern, path

from hearings import views

app_name = "hearings"

public_urlpatterns: list[URLPattern] = []

desk_urlpatterns = [
    path("desk/hearings/", views.hearings, name="list"),
    path("desk/hearings/<slug:number>/", views.hearing, name="hearing"),
    path("desk/appeals/", views.appeals, name="appeals"),
    path("desk/appeals/<slug:number>/", views.appeal, name="appeal"),
]
