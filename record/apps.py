"""The record app: puts its triggers back after each `migrate` and registers its checks."""

from typing import Any

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db import connections
from django.db.models.signals import post_migrate

from record import checks, triggers


class RecordConfig(AppConfig):
    name = "record"
    verbose_name = "Record"

    def ready(self) -> None:
        register(checks.triggers_stand, Tags.database)
        register(checks.serving_role_owns_nothing, Tags.database, deploy=True)
        # Django's own signal: SQLite drops the triggers of a table that any migration remakes, and only here is it
        # known that the migrations are done.
        post_migrate.connect(put_triggers_back, sender=self, dispatch_uid="record.put_triggers_back")


def put_triggers_back(using: str, **_kwargs: Any) -> None:
    """Makes the triggers again when one is missing after a migration."""
    connection = connections[using]
    if triggers.missing_triggers(connection):
        triggers.install_triggers(connection)
