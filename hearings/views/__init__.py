"""Desk pages of hearings and of appeals."""

from hearings.views.appeals import appeal, appeals
from hearings.views.hearings import hearing, hearings

__all__ = ["appeal", "appeals", "hearing", "hearings"]
