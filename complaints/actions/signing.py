"""A signature typed by the one who signs: a waiver, an agreement, a surrender (procedure.md §1.4, §2.19)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from complaints.effects import Act
from complaints.errors import Refused


def signature_of(act: Act) -> str:
    """The name as it was typed. Refused: nothing typed."""
    signature = str(act.given["signature"]).strip()
    if not signature:
        raise Refused(_("Type your name to sign."))
    return signature
