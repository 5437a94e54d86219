"""The verbs of sanction, publication and reinstatement. Importing registers the effects that the table names."""

from sanctions.actions import imposing, monitoring, publishing

__all__ = ["imposing", "monitoring", "publishing"]
