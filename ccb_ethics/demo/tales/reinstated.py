"""Suspensions that came to an end, or ask to: by the executive director, by vote, by lapse."""

from __future__ import annotations

from ccb_ethics.demo.story import YES, Story
from ccb_ethics.demo.telling import tale
from complaints.models.complaint import Contact


def suspended(story: Story, months: int, *, why: str, terms: str, summary: str) -> None:
    """From the charges to the monitored suspension, the hearing waived in writing."""
    story.to_charges("suspension", months).to_waiver()
    story.to_decision("suspension", months, why=why, terms=terms).to_final()
    story.to_publication(summary).take("begin_monitoring", story.board.director)


@tale(
    """Paweł Nowicki drank with us after the softball game. He was the coach, in both senses. One of the boys went home
    with a bottle. I was one of the boys.""",
    filed=790, about="Paweł Nowicki", by="Shane Bielski", topics=("substances", "danger"), acted=12,
    contact=Contact.E_MAIL,
)  # fmt: skip
def reinstated_by_the_director(story: Story) -> None:
    """A request that came too early was refused; with the proof in, the executive director reinstated him."""
    story.to_screening().to_notice(("CPRS-5", "Drank alcohol with people he served."))
    story.to_answer().to_investigation("I did. It was the end of the season. I have not had a drink since.", "admit")
    story.to_determination("Admitted. Two of the players confirm it.", after=14)
    suspended(
        story, 4, why="A coach who drinks with his team undoes his own work. Admitted at once.",
        terms="Twelve hours of ethics training\nA letter from his own sponsor or counselor",
        summary="The professional drank alcohol with people he served.",
    )  # fmt: skip
    story.on(story.suspension_ends).wait(6).take(
        "request_reinstatement", story.respondent, text="My four months are over."
    )
    reason = "The certificate and the letter are not in. Send both, and ask again."
    story.wait(14).take("refuse_reinstatement", story.board.director, reason=reason)
    story.wait(21)
    story.meet_conditions("Handed in at the office.")
    text = "Here are the certificate and the letter. Thank you for your patience with me."
    story.take("request_reinstatement", story.respondent, text=text)
    story.wait(9).take("reinstate", story.board.director).wait(1).release()


@tale(
    """Andre Whitlock had a relationship with me while I lived in his sober house. I was 22. He told me it was our
    secret and that I was special. I have since learned there were others who were special.""",
    filed=905, about="Andre Whitlock", by="K. D.", topics=("sexual",), acted=60, since=260, contact=Contact.CODE,
)  # fmt: skip
def reinstated_by_vote(story: Story) -> None:
    """Eighteen months; the committee voted on his return."""
    story.to_screening().to_notice(("CPRS-11", "Had an intimate relationship with a resident he served."))
    story.to_answer().to_investigation("I believed it was love. I see now who had the power.", "admit")
    story.to_determination("Admitted. No other resident was found who could confirm more.", after=26)
    suspended(
        story, 14, why="An intimate relationship with a resident. Admitted; he left the house.",
        terms="Counseling of a year\nNo work in residential programs for two years",
        summary="The professional had an intimate relationship with a person he served.",
    )  # fmt: skip
    story.on(story.suspension_ends).wait(8)
    story.meet_conditions("Letter of the counselor, and a statement of his employer.")
    text = "I have done what was asked and I work in an office now. I ask to be taken back."
    story.take("request_reinstatement", story.respondent, text=text).wait(20)
    text = "That the credential is reinstated: every condition is met and the year was used well."
    story.resolve("reinstate_by_vote", 4, 2, text=text).wait(1).release()


@tale(
    """I found out that Denise Fratelli had been paid by a sober home for each person she sent there. I was one of them.
    The home had mice and no heat. She told me it was the only bed in the state.""",
    filed=582, about="Denise Fratelli", by="Ronald Tessier", topics=("money", "honesty"), acted=35, since=70,
    contact=Contact.MAIL,
)  # fmt: skip
def reinstatement_asked(story: Story) -> None:
    """Thirteen months are over. The committee is voting on her return."""
    story.to_screening().to_notice(("CPRS-12", "Took payment for sending people to a sober home."))
    story.to_answer().to_investigation("They called it a finder's gift. I did not think of it as pay.", "admit")
    story.to_determination("Four checks of one hundred dollars. The home's books agree.", after=28)
    suspended(
        story, 13, why="Four payments for people sent to a house that was not fit to live in.",
        terms="Repayment of four hundred dollars to the fund for residents\nAn ethics course of 12 hours",
        summary="The professional accepted payment for referring people she served.",
    )  # fmt: skip
    story.on(story.suspension_ends).wait(3)
    story.meet_conditions("Receipt of the fund and certificate of the course.")
    text = "Thirteen months are a long time. I have paid back every dollar."
    story.ago(13).take("request_reinstatement", story.respondent, text=text)
    story.ago(3)
    text = "That the credential is reinstated: both conditions are met."
    story.half_vote("open_committee_motion", story.chair, YES, YES, names="reinstate_by_vote", text=text)


@tale(
    """Erin Gallagher (she was Erin Doyle then) used my EBT card "to pick things up for the group". I saw the receipts.
    There was no group that week.""",
    filed=690, about="Erin Gallagher", by="Wanda Pruitt", topics=("money",), acted=18, contact=Contact.PHONE,
    respondent_name="Erin Doyle",
)  # fmt: skip
def never_asked_to_return(story: Story) -> None:
    """One month of suspension; she never asked to come back, and the clock closed the case."""
    story.to_screening().to_notice(("CPRS-12", "Used a client's benefit card."))
    story.to_answer().to_investigation("I meant to put it back the same week.", "cannot_say")
    story.to_determination("Three receipts, one signature. The sum is sixty-one dollars.", after=20)
    suspended(
        story, 1, why="A client's benefits are not a float.", terms="Repayment of sixty-one dollars",
        summary="The professional used a person's benefit card for purchases of her own.",
    )  # fmt: skip
    story.past("reinstatement_lapse").release()
