"""Forms of the inquiry: the answer, the investigator, joining (procedure.md §1.3 rows 7 and 8, §2.18)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from complaints import participation
from complaints.forms.papers import refuse_too_many
from complaints.forms.questions import long_words, offer, one_of, one_row
from complaints.forms.registry import StepForm, asks, offer_people
from complaints.guards.committee import joinable_to
from complaints.hearable import allegations_told, number_in, unanswered
from complaints.models import Allegation, AnswerChoice, AnswerDraft, Case, Participant
from complaints.uploads import PaperField
from people import bodies
from people.models import User
from people.plain_forms import PlainForm


@asks("answer")
class AnswerForm(StepForm):
    """One choice for each allegation, with words where the respondent wants to add some; then all else."""

    conditional = ("text", "file")

    text = long_words(_("Anything else you want to say"), rows=8)
    file = PaperField(required=False)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        self.allegations = self.asked(case)
        # Set before the form builds its questions, so that these are held to the same rules as all others.
        self.base_fields = {**self._questions(case), **type(self).base_fields}  # type: ignore[misc]
        draft = AnswerDraft.objects.filter(case=case).first()
        super().__init__(*args, case=case, initial=draft.answers if draft else None, **kwargs)

    def asked(self, case: Case) -> list[Allegation]:
        """The allegations that wait for an answer: those of this case and of joined cases that were served."""
        return list(allegations_told(case))

    def _questions(self, case: Case) -> dict[str, forms.Field]:
        asked: dict[str, forms.Field] = {}
        for allegation in self.allegations:
            names = {"number": number_in(case, allegation), "rule": allegation.provision.reference}
            asked[f"choice_{allegation.pk}"] = one_of(
                gettext("Allegation %(number)s (%(rule)s)") % names,
                gettext("Answer allegation %(number)s: choose one of the three answers") % names,
                choices=AnswerChoice.choices,
                help_text=allegation.text,
            )
            asked[f"words_{allegation.pk}"] = long_words(gettext("Your words on allegation %(number)s") % names, rows=4)
        return asked

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("file"):
            refuse_too_many(self)
        return cleaned

    def given(self) -> dict[str, Any]:
        answers = {
            allegation.pk: (
                self.cleaned_data[f"choice_{allegation.pk}"],
                self.cleaned_data[f"words_{allegation.pk}"],
            )
            for allegation in self.allegations
        }
        return {"answers": answers, "text": self.cleaned_data["text"], "file": self.cleaned_data["file"]}


class AllegationForm(PlainForm):
    """The answer to one allegation, on a page of its own, while the whole answer is a draft."""

    choice = one_of(_("What do you say to this?"), _("Choose one of the three answers"), choices=AnswerChoice.choices)
    words = long_words(_("In your own words"), rows=8, help_text=_("You do not have to write anything."))


@asks("answer_joined")
class AnswerJoinedForm(AnswerForm):
    """The same for what was joined after the answer came, or after the time for it was over."""

    def asked(self, case: Case) -> list[Allegation]:
        return list(unanswered(case))


@asks("appoint_investigator")
class AppointInvestigatorForm(StepForm):
    """Investigators of the office, and members of the Ethics Committee who did nothing else at this case."""

    person = one_row(_("Who investigates?"), _("Choose an investigator"))  # type: ignore[assignment]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nobody = _("Nobody is free to investigate. The President can name a designee.")
        offer_people(self, "person", self._free(), "investigated", if_none=nobody)

    def _free(self) -> list[User]:
        busy = set(Participant.objects.filter(case=self.case).values_list("person_id", flat=True))
        members = [person for person in participation.committee_of(self.case, self.day) if person.pk not in busy]
        investigators = bodies.holders_of("investigator", self.day)
        return participation.eligible(self.case, [*investigators, *members], "investigated")


def case_words(case: Case) -> str:
    return f"{case.number} ({case.get_status_display()})"


@asks("join")
class JoinForm(StepForm):
    """Open cases about the same person that the reader may know of."""

    lead = one_row(
        _("Which case leads?"),
        _("Choose the case that leads"),
        says=case_words,
        help_text=_("This case then waits, and ends with the case that leads."),
    )
    reason = long_words(_("Why are the cases joined?"), _("Write why the cases are joined"), rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = joinable_to(self.case, self.person).order_by("filed_at", "pk")
        offer(self, "lead", known, if_none=_("No open case about the same person is known to you."))
