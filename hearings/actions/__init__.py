"""The verbs of hearing and appeal. Importing the package registers the effects that the table names."""

from hearings.actions import appealing, continuing, exhibits, hearing, late_appeals, panel, representing

__all__ = ["appealing", "continuing", "exhibits", "hearing", "late_appeals", "panel", "representing"]
