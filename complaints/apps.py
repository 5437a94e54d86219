from importlib import import_module

from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    name = "complaints"
    verbose_name = "Complaints"

    def ready(self) -> None:
        # Guards, effects and forms are named as strings in the table; importing registers them.
        for module in (
            "guards.intake",
            "guards.committee",
            "guards.letters",
            "guards.overlays",
            "actions",
            "checks",
        ):
            import_module(f"complaints.{module}")
