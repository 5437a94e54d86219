"""The verbs of hearing and appeal. Importing the package registers the effects that the table names."""

from hearings.actions import appealing, exhibits, hearing, panel, representing

__all__ = ["appealing", "exhibits", "hearing", "panel", "representing"]
