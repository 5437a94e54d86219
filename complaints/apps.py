from importlib import import_module

from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    name = "complaints"
    verbose_name = "Complaints"

    def ready(self) -> None:
        # Guards, effects and forms are named as strings in the table; importing registers them.
        guards = (
            "intake", "committee", "letters", "limits", "severance", "joinder", "overlays", "filing_hours", "more_time",
            "client_records",
        )  # fmt: skip
        for module in (*(f"guards.{name}" for name in guards), "actions", "checks"):
            import_module(f"complaints.{module}")
