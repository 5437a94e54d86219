"""The verbs of hearing and appeal. Importing the package registers the effects that the table names."""

from hearings.actions import appealing, continuing, exhibits, findings, hearing, late_appeals, log, panel, representing

__all__ = ["appealing", "continuing", "exhibits", "findings", "hearing", "late_appeals", "log", "panel", "representing"]
