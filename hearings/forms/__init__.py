"""The forms of hearing and appeal. Importing the package registers them."""

from hearings.forms import findings, log, steps

__all__ = ["findings", "log", "steps"]
