"""The respondent's answer while it is being written. The record begins when it is signed and sent."""

from __future__ import annotations

from django.db import models


class AnswerDraft(models.Model):
    """What was typed so far, as typed: nobody but the respondent's side sees it."""

    case = models.OneToOneField("complaints.Case", on_delete=models.CASCADE, related_name="answer_draft")
    answers = models.JSONField(default=dict, blank=True)
    saved_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Draft of the answer at case {self.case_id}"
