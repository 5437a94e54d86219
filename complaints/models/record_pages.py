"""Which pages of the record a paper has: given once, and kept for good."""

from __future__ import annotations

from django.db import models


class RecordPages(models.Model):
    """The pages of one paper in the bundle of its case. `first` is none where no page could be made of it.

    `key` names the paper, and with words that may change also which words: changed words are a paper of their own.
    """

    case = models.ForeignKey("complaints.Case", on_delete=models.PROTECT, related_name="record_pages")
    key = models.CharField(max_length=80)
    first = models.PositiveIntegerField(null=True, blank=True)
    pages = models.PositiveIntegerField()
    numbered_at = models.DateTimeField()

    class Meta:
        ordering = ["first", "pk"]
        verbose_name_plural = "record pages"
        constraints = [
            models.UniqueConstraint(fields=["case", "key"], name="a_paper_is_numbered_once"),
            models.UniqueConstraint(fields=["case", "first"], name="a_page_of_the_record_begins_one_paper"),
            models.CheckConstraint(
                condition=models.Q(first__isnull=True, pages=0) | models.Q(first__gte=1, pages__gte=1),
                name="numbered_papers_have_pages",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case}: {self.span or '-'}"

    @property
    def last(self) -> int:
        return self.first + self.pages - 1 if self.first else 0

    @property
    def span(self) -> str:
        """The pages as an index names them: "12" or "12–14"; blank where there are none."""
        if not self.first:
            return ""
        return str(self.first) if self.pages == 1 else f"{self.first}–{self.last}"
