"""What the panel's report asks: on each allegation facts, sources and reasons; then factors, sanction and dissent."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from complaints import motions, usual_sanctions
from complaints.factors import Aggravating, Mitigating
from complaints.forms import StepForm, asks
from complaints.forms.questions import long_words, ticks
from complaints.hearable import number_in
from complaints.models import Allegation, Body, SanctionKind
from complaints.reading import panel_has_found
from hearings import log
from hearings.models import Exhibit
from hearings.report_text import cited, to_find

FEWEST_ROWS, MOST_ROWS = 3, 12


@asks("recommendation")
class RecommendationForm(StepForm):
    """The panel finds and recommends; the Ethics Committee decides (procedure.md §1.3 row 14)."""

    text = long_words(
        _("Introduction"),
        rows=4,
        help_text=_("What the hearing was about and how it went, if the parties need that to follow the findings."),
    )
    aggravating = ticks(_("What makes it heavier"), Aggravating.choices)
    mitigating = ticks(_("What makes it lighter"), Mitigating.choices)
    factors = long_words(_("Words on these factors"), rows=4)
    sanction = forms.ChoiceField(
        label=_("Sanction that the panel recommends"),
        choices=[("", _("None: nothing is sustained")), *SanctionKind.choices],
        required=False,
    )
    months = forms.IntegerField(
        label=_("Months of suspension"),
        min_value=1,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 4}),
        error_messages={
            "invalid": _("Write the months as a number, like 6"),
            "min_value": _("A suspension lasts at least 1 month"),
        },
    )
    dissent = long_words(
        _("Dissent"),
        rows=4,
        help_text=_("What a member who did not agree wants the parties and the committee to read."),
    )
    conditional = ("sanction", "months")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not panel_has_found(self.case):  # what came before may not weigh on a finding (§3)
            later = Aggravating.PRIOR_DISCIPLINE
            self.fields["aggravating"].choices = [c for c in Aggravating.choices if c[0] != later]  # type: ignore[attr-defined]
        self.found = to_find(self.case)
        self.sources = self._sources()
        asked = {name: self.fields.pop(name) for name in list(self.fields)}
        self.fields["text"] = asked.pop("text")
        for allegation, _vote in self.found:
            self._ask_about(allegation)
        self.fields |= asked
        self.fields["sanction"].help_text = self._sustained(motions.sustained(self.case, Body.PANEL))

    def _sources(self) -> dict[str, dict[str, Any]]:
        """What can be cited: admitted exhibits by number, and the log by its time."""
        admitted = self.case.exhibits.filter(ruling=Exhibit.Ruling.ADMITTED)
        found: dict[str, dict[str, Any]] = {f"exhibit-{row.number}": {"exhibit": row} for row in admitted}
        return found | {f"log-{entry.pk}": {"entry": entry} for entry in log.citable(self.case)}

    def _source_words(self, source: dict[str, Any]) -> str:
        """An exhibit by its number alone: its title may name a client. An entry with the beginning of its words."""
        words = log.words_of(source["entry"].event) if "entry" in source else ""
        return f"{cited(source)}: {words[:60]}" if words else cited(source)

    def rows(self, allegation: Allegation) -> range:
        """How many lines for sources: two more than are filled."""
        if not self.sources:
            return range(0)
        given = self.data if self.is_bound else self.initial
        filled = [n for n in range(MOST_ROWS) if given.get(f"source_{allegation.pk}_{n}")]
        return range(min(MOST_ROWS, max(FEWEST_ROWS, filled[-1] + 3 if filled else 0)))

    def _ask_about(self, allegation: Allegation) -> None:
        pk, number = allegation.pk, {"n": number_in(self.case, allegation)}
        missing = gettext("Write the facts that the panel found on allegation %(n)s") % number
        self.fields[f"facts_{pk}"] = long_words(gettext("Facts found on allegation %(n)s") % number, missing, rows=6)
        choices = [("", gettext("None")), *((name, self._source_words(s)) for name, s in self.sources.items())]
        for n in self.rows(allegation):
            place = number | {"row": n + 1}
            self.fields[f"source_{pk}_{n}"] = source = forms.ChoiceField(
                label=gettext("Source %(row)s for allegation %(n)s") % place, choices=choices, required=False
            )
            source.error_messages["invalid_choice"] = gettext("Choose one of the sources in the list")
            self.fields[f"page_{pk}_{n}"] = page = forms.IntegerField(
                label=gettext("Page, for source %(row)s") % place,
                min_value=1,
                max_value=9999,
                required=False,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 4}),
                error_messages=dict.fromkeys(
                    ("invalid", "min_value", "max_value"), gettext("Write the page as a number, like 3")
                ),
            )
            source.says_optional = page.says_optional = False  # type: ignore[attr-defined]
        self.fields[f"uncited_{pk}"] = uncited = long_words(
            gettext("Why no source is cited for allegation %(n)s") % number,
            rows=2,
            help_text=gettext("Only where you cite none."),
        )
        uncited.says_optional = False  # type: ignore[attr-defined]
        missing = gettext("Write the reasons on allegation %(n)s") % number
        self.fields[f"reasons_{pk}"] = long_words(gettext("Reasons on allegation %(n)s") % number, missing, rows=6)

    def _sustained(self, found: list[Allegation]) -> str:
        """What the panel sustained, and the usual range of sanctions for it."""
        sustained = [number_in(self.case, allegation) for allegation in found]
        if not sustained:
            return gettext("The panel sustained no allegation.")
        words = ngettext(
            "The panel sustained allegation %(n)s.", "The panel sustained allegations %(n)s.", len(sustained)
        )
        usual = usual_sanctions.words(usual_sanctions.of_allegations(self.case, found))
        return f"{words % {'n': ', '.join(sustained)}} {usual}"

    def clean(self) -> dict[str, Any]:
        asked = self.cleaned_data
        if asked.get("months") and asked.get("sanction") != SanctionKind.SUSPENSION:
            self.add_error("months", _("Only a suspension has months. Take the number out, or choose Suspension"))
        for allegation, _vote in self.found:
            number = {"n": number_in(self.case, allegation)}
            if not self._citations(allegation) and not asked.get(f"uncited_{allegation.pk}"):
                words = gettext("Choose what the finding on allegation %(n)s rests on, or say why you cite nothing")
                self.add_error(f"uncited_{allegation.pk}", words % number)
        return asked

    def _citations(self, allegation: Allegation) -> list[dict[str, Any]]:
        found = []
        for n in self.rows(allegation):
            source = self.sources.get(self.cleaned_data.get(f"source_{allegation.pk}_{n}", ""))
            if source:
                page = self.cleaned_data.get(f"page_{allegation.pk}_{n}") if "exhibit" in source else None
                found.append(source | {"page": page})
        return found

    def given(self) -> dict[str, Any]:
        asked = self.cleaned_data
        findings = [
            {
                "allegation": allegation,
                "facts": asked[f"facts_{allegation.pk}"],
                "citations": self._citations(allegation),
                "uncited": asked[f"uncited_{allegation.pk}"],
                "reasons": asked[f"reasons_{allegation.pk}"],
            }
            for allegation, _vote in self.found
        ]
        names = ("text", "aggravating", "mitigating", "factors", "sanction", "months", "dissent")
        return {"findings": findings, **{name: asked[name] for name in names}}
