from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CodeOfEthicsConfig(AppConfig):
    name = "code_of_ethics"
    verbose_name = _("Codes of ethics")
