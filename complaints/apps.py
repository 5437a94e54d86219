from importlib import import_module

from django.apps import AppConfig

MODULES = (
    "guards.intake",
    "guards.committee",
    "guards.letters",
    "guards.insiders",
    "guards.designees",
    "guards.parties",
    "actions",
    "checks",
)


class ComplaintsConfig(AppConfig):
    name = "complaints"
    verbose_name = "Complaints"

    def ready(self) -> None:
        # Guards, effects and forms are named as strings in the table; importing registers them.
        for module in MODULES:
            import_module(f"complaints.{module}")
