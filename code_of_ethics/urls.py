"""Addresses of the codes. Pages are in the reader's language; the data files have one address for all languages."""

from django.urls import path

from code_of_ethics import views

app_name = "codes"

public_urlpatterns = [
    path("codes/", views.index, name="index"),
    path("codes/<slug:code>/<slug:edition>/", views.edition, name="edition"),
]

desk_urlpatterns = [
    path("codes/glossary.json", views.glossary_json, name="glossary-json"),
    path("codes/<slug:code>.json", views.code_json, name="code-json"),
]
