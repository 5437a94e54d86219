"""The form of the investigation report: three questions on each allegation, then what is said in general."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from complaints.forms.papers import refuse_too_many
from complaints.forms.questions import long_words, ticks
from complaints.forms.registry import StepForm, asks
from complaints.hearable import allegations_of, number_in
from complaints.investigation.report_text import Part, citable, named
from complaints.models import Case
from complaints.uploads import PaperField


@asks("investigation_report")
class ReportForm(StepForm):
    """What was found out, on which papers that rests, and what could not be found out (procedure.md §1.3 row 8)."""

    conditional = ("text", "file")

    text = long_words(_("What you want to say in general"), rows=6)
    file = PaperField(label=_("A file that goes with the report"), required=False)

    def __init__(self, *args: Any, case: Case, person: Any, **kwargs: Any) -> None:
        self.allegations = list(allegations_of(case))
        self.papers = {str(paper.pk): paper for paper in citable(case, person)}
        # Set before the form builds its questions, so that these are held to the same rules as all others.
        self.base_fields = {**self._questions(case), **type(self).base_fields}  # type: ignore[misc]
        super().__init__(*args, case=case, person=person, **kwargs)

    def _questions(self, case: Case) -> dict[str, forms.Field]:
        asked: dict[str, forms.Field] = {}
        choices = [(key, named(paper)) for key, paper in self.papers.items()]
        for allegation in self.allegations:
            names = {"number": number_in(case, allegation), "rule": allegation.provision.reference}
            asked[f"found_{allegation.pk}"] = long_words(
                gettext("Allegation %(number)s (%(rule)s): what was found out?") % names,
                gettext("Write what was found out on allegation %(number)s") % names,
                rows=8,
                help_text=allegation.text,
            )
            asked[f"cites_{allegation.pk}"] = ticks(
                gettext("Evidence cited on allegation %(number)s") % names,
                choices,
                help_text=gettext("Papers that the respondent can read. The report goes to the respondent."),
            )
            asked[f"unknown_{allegation.pk}"] = long_words(
                gettext("What could not be found out on allegation %(number)s?") % names,
                rows=4,
                help_text=gettext("What was asked and stayed open, and why."),
            )
        return asked

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("file"):
            refuse_too_many(self)
        elif not self.allegations and not cleaned.get("text") and not self.has_error("file"):
            self.add_error("text", _("Write it here, or choose a file that says it"))
        return cleaned

    def given(self) -> dict[str, Any]:
        asked = self.cleaned_data
        parts = [
            Part(
                allegation=one,
                found=asked[f"found_{one.pk}"],
                cites=tuple(self.papers[key] for key in asked[f"cites_{one.pk}"]),
                unknown=asked[f"unknown_{one.pk}"],
            )
            for one in self.allegations
        ]
        return {"parts": parts, "text": asked["text"], "file": asked["file"]}
