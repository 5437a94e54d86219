"""Forms that put a text to the vote (procedure.md §2.3, §2.4). Only what is possible is offered."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from complaints import motions, participation, rules, usual_sanctions
from complaints.actions.voting import OPENS
from complaints.condition_lines import line_without_a_day
from complaints.factors import Aggravating, Mitigating
from complaints.forms.questions import SeveralRowsField, long_words, offer, offer_answers, one_of, one_row, these, ticks
from complaints.forms.registry import StepForm, asks
from complaints.hearable import allegations_of, number_in
from complaints.models import Allegation, Body, Case, Document, Motion, SanctionKind
from complaints.procedure import ON_THE_MAIN_LINE, Step, rows_from
from complaints.reading import papers_for
from complaints.workflow import fact_obstacle

MOTION_TEXT_HELP = _("These exact words are voted on. To change them later makes every vote cast before void.")


class PutsToTheVote(StepForm):
    """What every motion may carry beside its text: who seconds it, and the papers that it rests on."""

    seconded_by = one_row(_("Who seconds it?"), "", required=False, help_text=_("It goes into the minutes."))
    cites = SeveralRowsField(
        Document.objects.none(),
        label=_("Which papers does it rest on?"),
        required=False,
        help_text=_("Only what was disclosed to the respondent can be cited."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sitting = participation.holders(self.case, *motions.SITS[OPENS[self.step.name]])
        offer(self, "seconded_by", these(person for person in sitting if person != self.person))
        readable = [paper.pk for paper in papers_for(self.case, self.person)]
        offer(self, "cites", Document.objects.filter(pk__in=readable))

    def beside(self) -> dict[str, Any]:
        """Only what was said."""
        second, cites = self.cleaned_data["seconded_by"], list(self.cleaned_data["cites"])
        return ({"seconded_by": second} if second else {}) | ({"cites": cites} if cites else {})


# What is asked of a vote on a sanction alone (procedure.md §3, factors and guidelines).
WEIGHING = ("conducts", "aggravating", "mitigating", "factors", "departure")


@asks("motion")
class MotionForm(PutsToTheVote):
    """Names the step that the body would decide on and carries the text; for a Suspension also how long it lasts."""

    names = one_of(_("What is the vote about?"), _("Choose what the vote is about"))
    text = long_words(_("The text"), _("Write the text that is voted on"), help_text=MOTION_TEXT_HELP)
    sanction = one_of(
        _("Which sanction is proposed with the charges?"),
        "",
        choices=SanctionKind.choices,
        help_text=_("Only for charges."),
        required=False,
    )
    months = forms.IntegerField(
        label=_("For how many months?"),
        help_text=_("Only for a Suspension."),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 4}),
        error_messages={"invalid": _("Write the months as a number, like 6")},
    )
    terms = long_words(
        _("Conditions"),
        help_text=_(
            "One on each line. End a line with the day it is due, such as: 12 hours of ethics training by 6/30/2028."
        ),
        rows=4,
    )

    conducts = ticks(_("Was it one of these? Each has a range of its own"), ())
    aggravating = ticks(_("What makes it heavier"), Aggravating.choices)
    mitigating = ticks(_("What makes it lighter"), Mitigating.choices)
    factors = long_words(_("Words on these factors"), rows=3)
    departure = long_words(_("Why the sanction lies outside the range"), rows=3)

    conditional = ("sanction", "months")
    field_order = (
        "names", "text", "sanction", "months", *WEIGHING, "terms", "cites", "seconded_by",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        body = OPENS[self.step.name]
        rows = [row for row in rows_from(self.case.status) if row.motion == body]  # type: ignore[arg-type]
        open_now = set(
            Motion.objects.filter(case=self.case, body=body, closed_at__isnull=True).values_list("step", flat=True)
        )
        offered = [row for row in rows if row.name not in open_now and fact_obstacle(row, self.case.facts) is None]
        offer_answers(self, "names", [(row.name, row.label) for row in offered])
        self.fields["names"].help_text = self._waiting(rows, {str(row.label) for row in offered})
        self._drop_what_is_not_asked(offered)

    def _waiting(self, rows: list[Step], offered: set[str]) -> str:
        """Why the others are not offered, so that nobody looks for them in vain."""
        reasons = {
            str(row.label): fact_obstacle(row, self.case.facts)
            for row in rows
            if str(row.label) not in offered and row.name in ON_THE_MAIN_LINE
        }
        said = [f"{label}: {reason}" for label, reason in reasons.items() if reason]
        return gettext("Not possible now. %(reasons)s") % {"reasons": " ".join(said)} if said else ""

    def _drop_what_is_not_asked(self, offered: list[Step]) -> None:
        charges = any(row.name == "charge" for row in offered)
        decides = {motions.sanction_of(row.name) for row in offered} - {None}
        if not charges:
            del self.fields["sanction"]
        if not charges and not decides:
            del self.fields["terms"]
        if not charges and SanctionKind.SUSPENSION not in decides:
            del self.fields["months"]
        if charges:
            usual = usual_sanctions.words(usual_sanctions.of_allegations(self.case, allegations_of(self.case)))
            self.fields["sanction"].help_text = f"{gettext('Only for charges.')} {usual}"
        if decides:
            self._ask_what_weighs()
        else:
            for name in WEIGHING:
                del self.fields[name]

    def _ask_what_weighs(self) -> None:
        """Range and guideline stand beside the reason for leaving the range."""
        found = usual_sanctions.words(usual_sanctions.sustained(self.case))
        only = gettext("Only for a sanction outside the range. The vote cannot be saved without it.")
        self.fields["departure"].help_text = f"{found} {only}".strip()
        own = usual_sanctions.own_ranges(self.case)
        if own:
            words = [(n, f"{rules.DEFAULTS[n].label}: {rules.shown(n, rules.setting(self.case, n))}") for n in own]
            offer_answers(self, "conducts", words)
        else:
            del self.fields["conducts"]

    def clean_terms(self) -> str:
        terms: str = self.cleaned_data["terms"]
        if line := line_without_a_day(terms):
            raise forms.ValidationError(gettext("There is no such day. Change it: %(line)s") % {"line": line})
        return terms

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        named = cleaned.get("names")
        if not named or self.has_error("sanction") or self.has_error("months"):
            return cleaned
        if named == "charge" and not cleaned.get("sanction"):
            self.add_error("sanction", _("Choose the sanction that is proposed with the charges"))
            return cleaned
        decided = motions.sanction_of(named)
        if SanctionKind.SUSPENSION in (decided, cleaned.get("sanction") if named == "charge" else None):
            self._check_months(cleaned.get("months"))
        if decided and not self.has_error("months"):
            self._check_range(decided, cleaned)
        return cleaned

    def _check_range(self, decided: SanctionKind, cleaned: dict[str, Any]) -> None:
        months = cleaned.get("months") if decided is SanctionKind.SUSPENSION else None
        departs = usual_sanctions.departs(self.case, decided, months, cleaned.get("conducts") or ())
        if departs and not cleaned.get("departure"):
            self.add_error(
                "departure", _("This sanction lies outside the range. Write the reason before the vote is saved")
            )

    def _check_months(self, months: int | None) -> None:
        most = rules.number(self.case, "suspension_most_months")
        if months is None:
            self.add_error("months", _("Write how many months the Suspension lasts"))
        elif not 1 <= months <= most:
            self.add_error("months", _("Write a number of months from 1 to %(most)s") % {"most": most})

    def given(self) -> dict[str, Any]:
        """What belongs to another choice than the one made is left out, so that nothing stale is voted on."""
        named = self.cleaned_data["names"]
        sanction = self.cleaned_data.get("sanction", "") if named == "charge" else ""
        decided = motions.sanction_of(named)
        kind = decided or sanction
        return {
            "names": named,
            "text": self.cleaned_data["text"],
            "sanction": sanction,
            "months": self.cleaned_data.get("months") if kind == SanctionKind.SUSPENSION else None,
            "terms": self.cleaned_data.get("terms", "") if kind else "",
            **({name: self.cleaned_data[name] for name in WEIGHING if name in self.fields} if decided else {}),
            **self.beside(),
        }


def allegation_words(case: Case, allegation: Allegation) -> str:
    return gettext("Allegation %(number)s (%(rule)s): %(text)s") % {
        "number": number_in(case, allegation),
        "rule": allegation.provision.reference,
        "text": allegation.text,
    }


@asks("finding_motion")
class FindingMotionForm(PutsToTheVote):
    """A vote on one allegation: those without a vote that is open or decided in this round."""

    field_order = ("allegation", "text", "cites", "seconded_by")

    allegation = one_row(_("On which allegation?"), _("Choose an allegation"))
    text = long_words(
        _("The text"),
        _("Write the text that is voted on"),
        help_text=_("Such as: Allegation 1 is sustained. These exact words are voted on."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        body: Body = OPENS[self.step.name]
        decided = {allegation.pk for allegation, finding in motions.findings(self.case, body) if finding}
        open_now = Motion.objects.filter(case=self.case, body=body, closed_at__isnull=True, allegation__isnull=False)
        left = allegations_of(self.case).filter(proven_by=None).exclude(pk__in=decided)
        left = left.exclude(pk__in=open_now.values("allegation"))
        standard = rules.shown("standard_of_proof", rules.setting(self.case, "standard_of_proof"))
        self.fields["allegation"].help_text = gettext("Standard of proof: %(standard)s. A tie is not sustained.") % {
            "standard": standard
        }
        none = _("No allegation waits for a vote.")
        offer(self, "allegation", left, if_none=none)
        self.fields["allegation"].says = partial(allegation_words, self.case)  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("allegation", "text")} | self.beside()
