"""The verbs of sanction, publication and reinstatement. Importing registers the effects that the table names."""

from sanctions.actions import earlier, importing, imposing, monitoring, publishing

__all__ = ["earlier", "importing", "imposing", "monitoring", "publishing"]
