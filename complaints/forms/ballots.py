"""Forms of an open vote: the ballot, another text, a reminder, closing (procedure.md §2.3, §2.4)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from complaints import ballots, consents, motions
from complaints.forms.questions import long_words, offer, one_of, one_row
from complaints.forms.registry import StepForm, asks
from complaints.models import Ballot, BallotDraft, Choice, Motion


def motion_words(motion: Motion) -> str:
    return motion.text


@asks("ballot")
class BallotForm(StepForm):
    """One of the motions that wait for this person. Voting against asks for the reason."""

    motion = one_row(_("What do you vote on?"), _("Choose what you vote on"), says=motion_words)
    choice = one_of(_("Your vote"), _("Choose how you vote"), choices=Choice.choices)
    reason = long_words(
        _("Your reason"),
        help_text=_("Write one if you vote against. Those who can vote read it once the vote is closed."),
    )

    conditional = ("reason",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "motion" in self.initial:  # the page shows the one motion in full
            self.fields["motion"].widget = forms.HiddenInput()
        _show(self, Motion.objects.filter(case=self.case).waiting_for(self.person))
        self._show_what_was_meant()

    def _show_what_was_meant(self) -> None:
        """One's own draft or, where new material came, the ballot that is to be confirmed or changed."""
        chosen = self.initial.get("motion")
        if chosen is None:
            return
        draft = BallotDraft.objects.filter(motion=chosen, person=self.person).first()
        meant = draft or Ballot.objects.unsettled().filter(motion=chosen, person=self.person).first()
        if meant:
            self.initial = {"choice": meant.choice, "reason": meant.reason, **self.initial}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("choice") == Choice.NO and "reason" in cleaned and not cleaned["reason"].strip():
            self.add_error("reason", _("Write why you vote against"))
        return cleaned

    def given(self) -> dict[str, Any]:
        """With the text that was read when the vote was looked at once more, where the page sends it along."""
        seen = self.data.get("text_hash")
        return super().given() | ({"text_hash": seen} if seen else {})


def close_words(motion: Motion) -> str:
    """How many have voted, never who or how: ballots are sealed while the vote is open."""
    return gettext("%(text)s (%(cast)s of %(all)s have voted)") % {
        "text": motion.text,
        "cast": motion.cast,  # type: ignore[attr-defined]
        "all": motion.seated,  # type: ignore[attr-defined]
    }


@asks("close_motion")
class CloseMotionForm(StepForm):
    motion = one_row(
        _("Which vote do you close?"),
        _("Choose a vote"),
        says=close_words,
        help_text=_("Nobody can vote on it after that."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = motions.open_for_closing(self.case, self.person).annotate(
            cast=Count("ballots", distinct=True, filter=Q(ballots__in=Ballot.objects.standing().values("pk"))),
            seated=Count("voters", distinct=True),
        )
        _show(self, mine)


@asks("withdraw_motion")
class WithdrawMotionForm(StepForm):
    """What was put by mistake, while nobody has voted. It can be put again, as it was or in other words."""

    motion = one_row(_("Which motion?"), _("Choose a motion"), says=motion_words)
    reason = long_words(
        _("Why do you withdraw it?"), _("Write why you withdraw it"), rows=3, help_text=_("It goes on the record.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _show(self, motions.to_withdraw(self.case, self.person))


@asks("amend_motion")
class AmendMotionForm(StepForm):
    """Another text for a vote that is open."""

    motion = one_row(_("Which vote?"), _("Choose a vote"), says=motion_words)
    text = long_words(
        _("The new text"),
        _("Write the text that is voted on"),
        help_text=_("Ballots cast on the earlier text are kept and no longer count. Those who cast them vote again."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = motions.open_for_closing(self.case, self.person).exclude(step__startswith=consents.PREFIX)
        _show(self, mine)
        if "motion" in self.initial:
            self.initial.setdefault("text", mine.get(pk=self.initial["motion"]).text)


@asks("remind_voters")
class RemindVotersForm(StepForm):
    """A neutral e-mail to each who has not voted; it can be taken back for ten minutes."""

    motion = one_row(_("To which vote?"), _("Choose a vote"), says=motion_words)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        presided = motions.open_for_closing(self.case, self.person)
        waited_for = ballots.to_remind(self.case, presided, self.on)
        _show(self, presided.filter(pk__in=waited_for.values("motion")))


def _show(form: StepForm, waiting: QuerySet[Motion]) -> None:
    """Shows the motions; where there is only one, it is chosen already."""
    offer(form, "motion", waiting)
    rows = list(waiting[:2])
    if len(rows) == 1:
        form.initial.setdefault("motion", rows[0].pk)
