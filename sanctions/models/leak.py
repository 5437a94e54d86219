"""Why a piece of a public text gives nobody away: said by a person of the office, before the text may be approved.

Rows are only added. They know the case and no publication: a draft that is put aside takes nothing of them along.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from record.triggers import REPLACE, TRUNCATE, UPDATE, append_only

# What was said may be deleted by lawful disposal (procedure.md §5); without it a text is only looked at once more.
append_only("sanctions_leakexplanation", UPDATE, REPLACE, TRUNCATE)


class LeakExplanation(models.Model):
    """`key` stands for one piece in exactly one text (`sanctions.leaks.findings`), `text_digest` for the whole text."""

    case = models.ForeignKey("complaints.Case", on_delete=models.PROTECT, related_name="leak_explanations")
    key = models.CharField(max_length=32)
    text_digest = models.CharField(max_length=64)
    kind = models.CharField(max_length=20)
    place = models.CharField(max_length=200)
    piece = models.TextField()
    reason = models.TextField()
    explained_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    explained_at = models.DateTimeField()

    class Meta:
        ordering = ["explained_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["case", "key"], name="each_piece_is_explained_once")]

    def __str__(self) -> str:
        return f"{self.place}: {self.piece}"
