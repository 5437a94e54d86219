"""Addresses of the record."""

app_name = "record"
public_urlpatterns: list = []
desk_urlpatterns: list = []
