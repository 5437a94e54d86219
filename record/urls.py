"""Addresses of the record's pages."""

from django.urls import URLPattern, path

from record import views

app_name = "record"

public_urlpatterns: list[URLPattern] = []

desk_urlpatterns = [path("desk/due/", views.due, name="due")]
