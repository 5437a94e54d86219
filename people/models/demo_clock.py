"""How far the demo's clock is ahead of the real one. Only `people.clock` reads and writes it."""

from django.db import models


class DemoClock(models.Model):
    """One row, or none while the demo's clock is the real one."""

    offset_seconds = models.BigIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="demo_clock_is_one_row")]

    def __str__(self) -> str:
        return f"{self.offset_seconds} s"
