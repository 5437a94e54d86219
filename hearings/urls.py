"""Addresses of the app `hearings`: public ones in the reader's language, the desk's in English."""

from django.urls import URLPattern

app_name = "hearings"

public_urlpatterns: list[URLPattern] = []

desk_urlpatterns: list[URLPattern] = []
