"""The project's own app, and the administration's place in the settings' list of apps."""

from django.apps import AppConfig
from django.contrib.admin import apps as administration
from django.core.checks import Tags, register

from ccb_ethics import checks


class SiteConfig(AppConfig):
    name = "ccb_ethics"
    default = True

    def ready(self) -> None:
        register(checks.public_site_reads_no_case, Tags.database)


class BoardAdminConfig(administration.AdminConfig):
    """Stands in INSTALLED_APPS instead of `django.contrib.admin`."""

    default = False  # `ccb_ethics` itself is listed too and must not be taken for the administration
    default_site = "ccb_ethics.admin_site.BoardAdminSite"
