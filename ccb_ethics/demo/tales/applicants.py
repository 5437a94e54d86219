"""Somebody who has applied and is not certified yet: what is taken away is the application."""

from __future__ import annotations

from ccb_ethics.demo.story import Story
from ccb_ethics.demo.tales.overlays import agree
from ccb_ethics.demo.telling import tale
from complaints.models.complaint import Contact


@tale(
    """Noémie signed my housing letter as a certified peer. She is not one yet, the program says, she has only applied.
    The landlord called the Board and I lost the room.""",
    filed=72, about="Noémie Lafleur", by="Curtis Beaulieu", topics=("honesty",), acted=12, contact=Contact.CODE,
)  # fmt: skip
def an_application_is_denied(story: Story) -> None:
    """Agreed: the application is denied. The case is closed and nothing of it is public."""
    story.to_screening().to_notice(("CPRS-4", "Signed as a certified peer before she was one."), after=4)
    story.to_answer().to_investigation("I signed with what I hoped to be by spring.", "admit", after=6)
    agree(story, "revocation").wait(3)
    story.take("begin_monitoring", story.director)
    story.meet_conditions("Certificate of the training, handed in by herself.")
    story.take("end_monitoring", story.director)
