"""Forms of the client link and of a waiver of the time limit (procedure.md §0.1, §0.2, §1.2 G3, §4.5)."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from complaints.forms.questions import day, long_words, offer, one_of, one_row
from complaints.forms.registry import StepForm, asks
from complaints.forms.voting import MOTION_TEXT_HELP, allegation_words
from complaints.models import ClientLink, Status, WaiverGround


@asks("client_link")
class ClientLinkForm(StepForm):
    """The dates as far as they are known. What was recorded before is shown again, to be mended."""

    conditional = ("individual_last_on", "setting_last_on", "began_on", "served_again_on")

    individual_last_on = day(
        _("When did the professional last serve this person individually?"),
        help_text=_("Leave this empty if the professional never did."),
    )
    individual_unknown = forms.BooleanField(
        label=_("There was such a service; its last day is not known"), required=False
    )
    setting_last_on = day(
        _("When was this person last served in the professional's own setting, such as a group at the agency?"),
        help_text=_("Leave this empty if that never happened."),
    )
    setting_unknown = forms.BooleanField(
        label=_("The person was served in that setting; the last day is not known"), required=False
    )
    began_on = day(_("When did the relationship begin?"), help_text=_("Leave this empty if it is not known."))
    served_again_on = day(
        _("When did the professional begin to serve a former partner?"),
        help_text=_("Only if that happened. For it there is no time limit."),
    )
    note = long_words(_("How do we know?"), rows=3, help_text=_("Call clients Client A, Client B: write no names."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        link = ClientLink.objects.filter(case=self.case).first()
        if link:
            self.initial = {**{name: getattr(link, name) for name in self.fields}, **self.initial}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in ("individual", "setting"):
            if cleaned.get(f"{name}_last_on") and cleaned.get(f"{name}_unknown"):
                self.add_error(f"{name}_unknown", _("Give the last day, or say that it is not known: not both"))
        for name in ("individual_last_on", "setting_last_on", "began_on", "served_again_on"):
            chosen = cleaned.get(name)
            if chosen and chosen > self.day:
                self.add_error(name, _("This day lies ahead. If it still goes on, write the day of today"))
        return cleaned


@asks("rule_on_client_link")
class RuleOnClientLinkForm(StepForm):
    ruling = one_of(_("Your ruling"), _("Choose your ruling"), choices=ClientLink.Ruling.choices)
    reason = long_words(_("Your reason"), _("Write the reason for your ruling"), help_text=_("It goes on the record."))


@asks("waiver_motion")
class WaiverMotionForm(StepForm):
    """A motion to waive the limit: during the jurisdiction check for the whole complaint, after it for one allegation."""

    allegation = one_row(_("For which allegation?"), _("Choose an allegation"))
    text = long_words(_("The text"), _("Write the text that is voted on"), help_text=MOTION_TEXT_HELP)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.case.status == Status.JURISDICTION:
            del self.fields["allegation"]
        else:
            late = self.case.allegations.excluded().select_related("provision", "case")
            offer(self, "allegation", late, if_none=_("No allegation was made too late."))
            self.fields["allegation"].says = partial(allegation_words, self.case)  # type: ignore[attr-defined]


@asks("waive_limitation")
class WaiveLimitationForm(StepForm):
    """The committee has voted; here stand the ground and the reasons, for the record."""

    ground = one_of(_("On which ground?"), _("Choose the ground"), choices=WaiverGround.choices)
    reason = long_words(
        _("The committee's reasons"), _("Write the committee's reasons"), help_text=_("They go on the record.")
    )
