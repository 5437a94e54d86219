"""The keys of forms that went through, so that a second press or a page sent again does nothing twice (ux.md §3, 55)."""

from django.db import models


class FormKey(models.Model):
    """One form as one page showed it. Kept for a day."""

    key = models.CharField(max_length=32, unique=True)
    used_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.key
