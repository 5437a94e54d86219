"""The verbs of sanction, publication and reinstatement. Importing registers the effects that the table names."""

from sanctions.actions import (
    agreed,
    earlier,
    explaining,
    importing,
    imposing,
    interim,
    monitoring,
    publishing,
    reporting,
)

__all__ = [
    "agreed",
    "earlier",
    "explaining",
    "importing",
    "imposing",
    "interim",
    "monitoring",
    "publishing",
    "reporting",
]
