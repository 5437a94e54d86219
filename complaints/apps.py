from importlib import import_module

from django.apps import AppConfig

GUARDS = (
    "intake", "applicants", "committee", "letters", "limits", "severance", "joinder", "overlays", "filing_hours", "more_time",
    "client_records", "insiders", "designees", "parties", "investigation", "retention",
)  # fmt: skip
MODULES = (
    "append_only",
    *(f"guards.{name}" for name in GUARDS),
    "actions",
    "record_words",
    "investigation.words",
    "checks",
)


class ComplaintsConfig(AppConfig):
    name = "complaints"
    verbose_name = "Complaints"

    def ready(self) -> None:
        # Guards, effects and forms are named as strings in the table; importing registers them.
        for module in MODULES:
            import_module(f"complaints.{module}")
