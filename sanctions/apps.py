from importlib import import_module

from django.apps import AppConfig


class SanctionsConfig(AppConfig):
    name = "sanctions"
    verbose_name = "Sanctions and publication"

    def ready(self) -> None:
        # Guards, effects and forms are named as strings in the table; importing registers them.
        for module in ("frozen", "guards", "actions", "forms"):
            import_module(f"sanctions.{module}")
