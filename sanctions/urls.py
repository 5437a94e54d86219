"""Addresses of the app `sanctions`: public ones in the reader's language, the desk's in English."""

from django.urls import URLPattern

app_name = "sanctions"

public_urlpatterns: list[URLPattern] = []

desk_urlpatterns: list[URLPattern] = []
