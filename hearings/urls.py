"""Addresses of hearings and appeals at the desk, and of the parties' calendar files (ux.md §2.1)."""

from __future__ import annotations

from django.urls import path

from hearings import views

app_name = "hearings"

public_urlpatterns = [
    path("my/hearing/", views.my_hearing, name="my-hearing"),
    path("respond/hearing/", views.respond_hearing, name="respond-hearing"),
    path("my/dates.ics", views.my_dates, name="my-dates"),
    path("respond/dates.ics", views.respond_dates, name="respond-dates"),
]

desk_urlpatterns = [
    path("desk/hearings/", views.hearings, name="list"),
    path("desk/hearings/<slug:number>/", views.hearing, name="hearing"),
    path("desk/hearings/<slug:number>/prepare/", views.prepare, name="prepare"),
    path("desk/hearings/<slug:number>/run/", views.run, name="run"),
    path("desk/hearings/<slug:number>/findings/", views.findings, name="findings"),
    path("desk/hearings/<slug:number>/dates.ics", views.desk_dates, name="dates"),
    path("desk/appeals/", views.appeals, name="appeals"),
    path("desk/appeals/<slug:number>/", views.appeal, name="appeal"),
]
