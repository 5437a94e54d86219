"""What is asked about client records: a redacted copy, who may read one, and why its release ends (procedure.md §5)."""

from __future__ import annotations

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from complaints import client_records
from complaints.forms.papers import PaperForm
from complaints.forms.questions import long_words, offer, one_of, one_row, short_words, these
from complaints.forms.registry import StepForm, asks
from complaints.models import Document
from people.templatetags.eastern import eastern_day


class ReleaseEnds(TextChoices):
    """Why a release is over."""

    REVOKED = "revoked", _("The client took the consent back")
    EXPIRED = "expired", _("The consent has expired")
    WRONG = "wrong", _("The ground was recorded by mistake")


def unnamed(paper: Document) -> str:
    """A record for somebody who may not read it: its title could name the client."""
    return gettext("%(kind)s %(number)s, handed in on %(day)s") % {
        "kind": paper.get_kind_display(),
        "number": paper.pk,
        "day": eastern_day(paper.added_at),
    }


@asks("redacted_copy")
class RedactedCopyForm(PaperForm):
    field_order = ("document", "title", "text", "file")

    document = one_row(_("Of which record?"), _("Choose the record"), says=unnamed)
    title = short_words(
        _("What is it?"),
        _("Write what it is, without a client's name"),
        help_text=_("Write Client A, Client B. Everyone who reads papers of this kind will see it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "document", client_records.on_file(self.case))
        self.fields["text"].label = _("The redacted text")


@asks("grant_client_record")
class GrantForm(StepForm):
    document = one_row(_("Which record?"), _("Choose the record"))
    person = one_row(_("Who may read it?"), _("Choose who may read it"))  # type: ignore[assignment]
    reason = long_words(
        _("Why does this person need it?"), _("Write why this person needs to read it"), rows=3,
        help_text=_("The consent or order on file must cover it."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "document", client_records.grantable(self.case))
        offer(self, "person", these(client_records.may_be_let_in(self.case)))


@asks("revoke_release")
class RevokeReleaseForm(StepForm):
    document = one_row(_("Which record?"), _("Choose the record"))
    why = one_of(_("Why does the release end?"), _("Choose why the release ends"), choices=ReleaseEnds.choices)
    reason = long_words(_("Note"), rows=3, help_text=_("From now on only you and the chair can open it."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "document", client_records.released(self.case))
