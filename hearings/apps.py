from importlib import import_module

from django.apps import AppConfig


class HearingsConfig(AppConfig):
    name = "hearings"
    verbose_name = "Hearings and appeals"

    def ready(self) -> None:
        # Guards, effects and forms are named as strings in the table; importing registers them.
        for module in ("append_only", "personal_notes", "guards", "shortage", "actions", "record_items", "forms"):
            import_module(f"hearings.{module}")
