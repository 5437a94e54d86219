"""The verbs of sanction, publication and reinstatement. Importing registers the effects that the table names."""

from sanctions.actions import (
    agreed,
    breaching,
    earlier,
    explaining,
    importing,
    imposing,
    interim,
    monitoring,
    publishing,
    reporting,
    watching,
)

__all__ = [
    "agreed",
    "breaching",
    "earlier",
    "explaining",
    "importing",
    "imposing",
    "interim",
    "monitoring",
    "publishing",
    "reporting",
    "watching",
]
