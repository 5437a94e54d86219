"""The administration's place in the settings' list of apps."""

from django.contrib.admin import apps as administration


class BoardAdminConfig(administration.AdminConfig):
    """Stands in INSTALLED_APPS instead of `django.contrib.admin`."""

    default = False  # `ccb_ethics` itself is listed too and must not be taken for the administration
    default_site = "ccb_ethics.admin_site.BoardAdminSite"
