"""The administration of codes, credentials and the register of professionals: for superusers only.

Django's own sign-in page for it would go round the throttle of ours, so there is none.
"""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class BoardAdminSite(admin.AdminSite):
    site_header = site_title = _("Registry data")

    def has_permission(self, request: HttpRequest) -> bool:
        """Superusers, who in turn sit on no case (architecture.md, "Who may see and act")."""
        return bool(request.user.is_active and request.user.is_superuser)

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Sends a visitor to our sign-in page; for anyone else signed in there is nothing here."""
        if self.has_permission(request):
            return redirect("admin:index")
        if request.user.is_authenticated:
            raise Http404
        return redirect_to_login(request.GET.get(REDIRECT_FIELD_NAME, reverse("admin:index")))
