"""Somebody outside says that a public text is wrong. It is kept for the office, and changes no text by itself."""

from __future__ import annotations

from datetime import datetime, timedelta

from people import clock
from sanctions.models.dispute import Dispute
from sanctions.models.publication import Publication

HEARD_WITHIN = timedelta(days=30)  # as parties hear from us at least every 30 days (procedure.md §1.3 row 8)


def raise_dispute(
    about: Publication, *, writer: str, name: str, contact: str, text: str, language: str, on: datetime
) -> Dispute:
    """Keeps what was said, with the text as it was shown."""
    due_on = clock.local_day(on + HEARD_WITHIN)
    return Dispute.objects.create(
        about=about, writer=writer, name=name, contact=contact, text=text, language=language, made_at=on, due_on=due_on
    )
