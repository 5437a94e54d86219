"""Addresses of complaints, parties and casework."""

app_name = "complaints"
public_urlpatterns: list = []
desk_urlpatterns: list = []
