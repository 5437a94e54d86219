"""What cases are found by. Written by `complaints.indexing` alone, and read only through `complaints.finding`."""

from __future__ import annotations

from django.db import models

from complaints.models.document import DocumentKind
from people.names import LONGEST_KEY
from people.words import Words

WORKING = {
    "plan": "Plan of the investigation",
    "interview": "Interview",
    "fact": "Dated fact",
    "source": "Source of evidence",
    "hands": "Evidence that changed hands",
}
PEOPLE, MESSAGES = "people", "notices"  # kinds of `seats.READS` that are no papers


class SearchText(models.Model):
    """One text of one case, or the name of one of its people, with the kind whose reading right opens it.

    Locked client records and contact data are never here. Each database keeps its own index over `words`
    (`complaints.full_text`).
    """

    case = models.ForeignKey("complaints.Case", on_delete=models.PROTECT, related_name="search_texts")
    audience = models.CharField(max_length=20, help_text="The kind that `seats.READS` is asked for.")
    source = models.CharField(max_length=60, help_text="Where it stands, such as paper/3f0c or allegation/2.")
    text = models.TextField()
    words = models.TextField(help_text="The same word by word, folded: without accents, case and signs.")

    class Meta:
        ordering = ["case", "pk"]
        constraints = [models.UniqueConstraint(fields=["case", "source"], name="each_text_of_a_case_is_indexed_once")]

    def __str__(self) -> str:
        return f"{self.source} of {self.case}"

    @property
    def label(self) -> Words:
        """What kind of text it is, in words."""
        if self.audience == MESSAGES:
            return "Message from a party"
        kind, _slash, _rest = self.source.partition("/")
        named = {"complaint": "Complaint", "allegation": "Allegation", "answer": "Answer to an allegation"} | WORKING
        return named.get(kind) or (
            DocumentKind(self.audience).label if self.audience in DocumentKind.values else "Struck paper"
        )


class CaseNameKey(models.Model):
    """One word of a name at a case, or that word with one letter left out: what slips are found by."""

    name = models.ForeignKey(SearchText, on_delete=models.CASCADE, related_name="keys")
    key = models.CharField(max_length=LONGEST_KEY, db_index=True)

    def __str__(self) -> str:
        return self.key
