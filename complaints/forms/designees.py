"""The President's choice of designees (procedure.md §2.2)."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from complaints import participation, shortage
from complaints.actions.designees import SPARE
from complaints.forms.questions import several_people
from complaints.forms.registry import StepForm, asks, offer_people


@asks("name_designees")
class NameDesigneesForm(StepForm):
    """People able to sit who are of neither the office nor the committee and had no part in the appeal."""

    people = several_people(_("Who joins the committee for this case?"), _("Choose at least one person"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        short = shortage.missing(self.case, self.day)
        self.most = short + SPARE
        offer_people(self, "people", participation.designees_for(self.case, self.day), "decided")
        words = gettext("%(short)s are missing. Choose at most %(most)s, in case somebody has a conflict.")
        self.fields["people"].help_text = words % {"short": short, "most": self.most}

    def clean_people(self) -> Any:
        people = self.cleaned_data["people"]
        if len(people) > self.most:
            raise ValidationError(_("Choose at most %(most)s people") % {"most": self.most})
        return people

    def given(self) -> dict[str, Any]:
        return {"people": list(self.cleaned_data["people"])}
