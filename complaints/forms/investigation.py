"""The forms of the workspace: each writes a new entry, or one that corrects an older one and begins with its words."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from complaints.forms.questions import day, long_words, offer, one_of, short_words, ticks
from complaints.forms.registry import StepForm, asks
from complaints.forms.voting import allegation_words
from complaints.hearable import allegations_of
from complaints.investigation.evidence import evidence_for, listed
from complaints.models import Allegation, DatedFact, Document, EvidenceSource, HandOver, Interview, PlanEntry
from complaints.models.investigation import Entry
from complaints.reading import papers_for

LATEST: dict[str, Any] = {"correction__isnull": True}  # an entry that nothing has corrected
AHEAD = _("This day lies ahead. Write the day on which it happened")


class EntryForm(StepForm):
    """A new entry. With `corrects` it begins with the words of the old one, which stays as it is."""

    entry: type[Entry]
    # The answer that is a day gone by, if any.
    gone_by = ""

    corrects = forms.ModelChoiceField(
        PlanEntry.objects.none(),
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": _("This entry was corrected already. Go back and correct the latest one")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.papers: dict[str, Document] = {}
        super().__init__(*args, **kwargs)
        rows: QuerySet[Any] = self.entry._default_manager.filter(case=self.case, **LATEST)
        self.fields["corrects"].queryset = rows  # type: ignore[attr-defined]
        asked = str(self.initial.get("corrects", ""))
        old = rows.filter(pk=asked).first() if asked.isdecimal() and len(asked) < 19 else None
        self.initial["corrects"] = old.pk if old else None
        if old:
            told = {name: self._typed(old, name) for name in self.fields if hasattr(old, name)}
            self.initial.update(told | {"corrects": old.pk})

    def _typed(self, old: Entry, name: str) -> Any:
        value = getattr(old, name)
        return value.pk if isinstance(value, Document | Allegation) else value

    def offer_papers(self, papers: list[Document], *, none: str = "") -> None:
        self.papers = {str(paper.pk): paper for paper in papers}
        first = [("", none)] if none else []
        self.fields["document"].choices = [*first, *listed(papers)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = cleaned.get(self.gone_by)
        if isinstance(chosen, date) and chosen > self.day:
            self.add_error(self.gone_by, AHEAD)
        return cleaned

    def given(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        if "document" in given:
            given["document"] = self.papers.get(given["document"])
        return given


def _a_paper(label: Any, missing: Any = "") -> forms.ChoiceField:
    said = {"required": missing} if missing else {}
    said["invalid_choice"] = _("Choose one of the papers in the list")
    return forms.ChoiceField(label=label, required=bool(missing), error_messages=said)


@asks("plan_question")
class PlanForm(EntryForm):
    """What is to be found out, of whom, by when; later what came of it."""

    entry = PlanEntry

    question = long_words(_("What is to be found out?"), _("Write the question that is to be answered"), rows=3)
    allegation = forms.ModelChoiceField(
        Allegation.objects.none(), label=_("On which allegation?"), required=False, empty_label=_("The case as a whole")
    )
    source = long_words(_("Who is asked, or what is looked at?"), rows=2)
    due_on = day(_("By when?"))
    done = forms.BooleanField(label=_("This is done"), required=False)
    outcome = long_words(_("What came of it?"), rows=3, help_text=_("Write it when you mark the question as done."))

    conditional = ("allegation", "done", "outcome")
    field_order = ("question", "allegation", "source", "due_on", "done", "outcome")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "allegation", allegations_of(self.case))
        self.fields["allegation"].label_from_instance = self._allegation_words  # type: ignore[attr-defined]

    def _allegation_words(self, allegation: Allegation) -> str:
        return allegation_words(self.case, allegation)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("done") and not cleaned.get("outcome") and not self.has_error("outcome"):
            self.add_error("outcome", _("Write what came of it, or leave the question open"))
        return cleaned


@asks("interview")
class InterviewForm(EntryForm):
    """Who was heard, when and how, who else was there, and what was said."""

    entry, gone_by = Interview, "held_on"

    heard = short_words(_("Who was heard?"), _("Write the name of the person who was heard"))
    held_on = day(_("When?"), _("Write the day of the interview"))
    how = one_of(_("How?"), _("Choose how the interview was held"), choices=Interview.How.choices)
    present = long_words(_("Who else was there?"), rows=2)
    summary = long_words(_("What was said?"), _("Write what was said, in short"), rows=10)
    document = _a_paper(_("A paper of the case that holds it"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].help_text = _("A recording, a transcript or signed notes. Add it as a document first.")
        self.offer_papers(papers_for(self.case, self.person), none=str(_("None")))


@asks("dated_fact")
class FactForm(EntryForm):
    """What happened on a day, and on which page of which paper that stands."""

    entry, gone_by = DatedFact, "happened_on"

    happened_on = day(_("When did it happen?"), _("Write the day on which it happened"))
    about_when = short_words(
        _("The hour, or how sure the day is"), help_text=_("For example: about 9 p.m., or some day of that week.")
    )
    fact = long_words(_("What happened?"), _("Write what happened"), rows=4)
    document = _a_paper(_("Where does it stand?"))
    page = forms.IntegerField(
        label=_("On which page?"),
        min_value=1,
        max_value=9999,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 4}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("Write the page as a number, like 3")),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_papers(papers_for(self.case, self.person), none=str(_("In no paper of the case")))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("page") and not cleaned.get("document") and not self.has_error("document"):
            self.add_error("document", _("Choose the paper that has this page, or take the page out"))
        return cleaned


class EvidenceForm(EntryForm):
    """About one piece of evidence that the reader may open."""

    document = _a_paper(_("Which paper?"), _("Choose a paper"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_papers(evidence_for(self.case, self.person), none=str(_("Choose a paper")))


@asks("evidence_source")
class SourceForm(EvidenceForm):
    """Who gave it, how, and when it was received."""

    entry, gone_by = EvidenceSource, "received_on"

    given_by = short_words(_("Who gave it?"), _("Write who gave it"))
    how = one_of(_("How did it come?"), _("Choose how it came"), choices=EvidenceSource.How.choices)
    received_on = day(_("When was it received?"), _("Write the day it was received"))
    note = long_words(_("What else should be known about where it came from?"), rows=3)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        known = EvidenceSource.objects.filter(document=cleaned.get("document") or None, correction__isnull=True)
        if cleaned.get("document") and not cleaned.get("corrects") and known.exists():
            self.add_error("document", _("The source of this paper is recorded. Go back and correct that entry"))
        return cleaned


@asks("hand_over")
class HandOverForm(EvidenceForm):
    """From whom to whom, when and why."""

    entry, gone_by = HandOver, "handed_on"

    from_whom = short_words(_("Who had it?"), _("Write who had it"))
    to_whom = short_words(_("Who has it now?"), _("Write who has it now"))
    handed_on = day(_("When did it change hands?"), _("Write the day it changed hands"))
    reason = long_words(_("Why?"), _("Write why it changed hands"), rows=2)


@asks("check_files")
class CheckFilesForm(StepForm):
    """Which files are hashed again; all of them at first."""

    documents = ticks(
        _("Which files?"),
        (),
        help_text=_("Each file is compared with the hash that was taken when it came in. The result stays on record."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.papers = {str(paper.pk): paper for paper in evidence_for(self.case, self.person) if paper.file}
        self.fields["documents"].choices = listed(self.papers.values())  # type: ignore[attr-defined]
        asked = str(self.initial.get("document", ""))
        self.initial["documents"] = [asked] if asked in self.papers else list(self.papers)

    def clean_documents(self) -> list[Document]:
        chosen = self.cleaned_data["documents"]
        if not chosen:
            raise forms.ValidationError(_("Choose at least one file"))
        return [self.papers[key] for key in chosen]
