"""Complaints that wait before the respondent hears of them: received, checked, screened."""

from __future__ import annotations

from ccb_ethics.demo.story import NO, Story
from ccb_ethics.demo.telling import tale
from complaints.models.complaint import Contact


@tale(
    """La señora Vega me pidió dinero prestado dos veces para arreglar su carro, en total 350 dólares. Dijo que me los
    devolvería al final del mes y que no se lo dijera a nadie en el programa. Ya pasaron tres meses. Me da pena
    escribir esto porque ella me ayudó mucho al principio, pero yo necesito ese dinero para la renta.""",
    filed=1, about="Marisol Vega-Santiago", by="Carmen Rosado", topics=("money",), acted=88, since=110, language="es",
    respondent_name="Marisol Vega",
    when_text="En el verano; no recuerdo el día exacto.",
)  # fmt: skip
def arrived_yesterday(story: Story) -> None:
    """The receipt waits to be approved."""


@tale(
    """At the drop-in center there is a man who calls himself a peer coach. Everybody knows him as Big Mike. He talks
    about what people told him in group while he smokes outside. Last month I heard him tell two strangers about my
    overdose. I do not know his last name, but he is there on Tuesdays and Thursdays.""",
    filed=12, about="", by="R. Lemieux", topics=("privacy", "unsure"), acted=24, contact=Contact.PHONE,
    respondent_description="First name Mike, tall, gray beard, drives a green pickup. Works mornings.",
    respondent_workplace="The drop-in center behind the bus station in Torrington",
)  # fmt: skip
def receipt_is_overdue(story: Story) -> None:
    """Nobody has looked at it yet."""


@tale(
    """She makes people feel small. I cannot say more right now.""",
    filed=31, about="Brianna Thibodeau", by="Anonymous for now", topics=("choices", "other"), acted=40,
    contact=Contact.E_MAIL, respondent_workplace="",
    complainant_can="send what was missing",
)  # fmt: skip
def something_is_missing(story: Story) -> None:
    """The complainant was asked for more; the time ends within days."""
    story.ago(28).take(
        "ask_completion",
        story.board.staff[1],
        reason="We need to know what was said or done, about when, and your name. You can tell it in your own words.",
    )


@tale(
    """My brother goes to the men's group that Timothy runs. In September Timothy drove him to a casino after group,
    lent him sixty dollars to play and told him it was "exposure practice". My brother had nine months without
    gambling. I am not the client, and my brother does not want trouble, so I ask you to keep my name out of it.""",
    filed=13, about="Timothy Blaszczyk", by="Laura Petrowski", relationship="family",
    topics=("services", "money"), acted=45, contact=Contact.MAIL, consents_to_disclosure=False,
)  # fmt: skip
def consent_is_open(story: Story) -> None:
    """Matched; whether it can go on without a name is for the executive director to say."""
    staff = story.board.staff[0]
    story.ago(9).take("begin_jurisdiction", staff).take("match_respondent", staff, credential=story.matched)


@tale(
    """I hired Trish Halloran as a recovery coach through an advertisement. She said she was certified. When I asked for
    her number she gave me one that belongs to someone else. I paid her for six weeks. I think she changed her name when
    she married.""",
    filed=6, about="Patricia Novak", by="Owen McCaffrey", topics=("honesty", "money"), acted=50,
    respondent_name="Trish Halloran", contact=Contact.E_MAIL,
)  # fmt: skip
def under_a_former_name(story: Story) -> None:
    """The check has begun. The name as typed is a former one."""
    story.ago(2).take("begin_jurisdiction", story.board.staff[1])


@tale(
    """Mr. Sandifer comes to my apartment without calling, also at night. He says it is outreach. Twice he would not
    leave until I let him in. He stood in the doorway and said he could have me put out of the housing program. I am
    scared to go home. I told the front desk and they said to talk to him.""",
    filed=15, about="Gregory Sandifer", by="Denise Paquette", topics=("threats", "services"), acted=5, since=48,
    urgent_danger=True, contact=Contact.PHONE, told="The front desk of the program; nothing came of it.",
    witnesses="My neighbor across the hall saw him on the second night.",
)  # fmt: skip
def urgent_and_screened(story: Story) -> None:
    """One opinion is in, the member's is missing."""
    story.ago(12).pass_jurisdiction(story.matched)
    story.ago(8)
    story.charge_with("CPRS-10", "Refused to leave a client's home and threatened the loss of housing.")
    story.charge_with("CPRS-7", "Came to a client's home at night, outside hours and places the agency approved.")
    story.take("appoint_screener", story.board.chair, person=story.board.members[1])
    story.take(
        "give_opinion", story.board.chair, view="accept", reason="Serious, specific and recent. It should go on."
    )


@tale(
    """I supervise peer staff at a partner agency. Ms. Lindgren posted a photograph of our holiday meal on her own page.
    Three people we serve can be recognized, and the text says where it was. I asked her to take it down and she did,
    after four days. By then it had been shared.""",
    filed=27, about="Sarah Lindgren", by="Philip Asante", relationship="employer", topics=("privacy",), acted=33,
    contact=Contact.E_MAIL,
)  # fmt: skip
def chair_steps_aside(story: Story) -> None:
    """The chair knows the complainant; the co-chair follows and still has to name a screening member. Overdue."""
    story.ago(22).pass_jurisdiction(story.matched)
    story.ago(11).take("recuse", story.board.chair, reason="The complainant and I worked together until last year.")
    story.ago(5)
    text = "Published a picture in which three people served can be recognized."
    story.charge_with("CRSS-16", text).take("declare", story.board.co_chair)


@tale(
    """Vikram told our whole team that the night staff "ruin everything the day staff build". He said it in front of two
    people we support. It has become hard to work together.""",
    filed=36, about="Vikram Desai", by="Janice Tarantino", relationship="coworker", topics=("colleagues",), acted=12,
    contact=Contact.E_MAIL, complainant_can="ask for a review of the dismissal",
)  # fmt: skip
def dismissed_with_time_for_review(story: Story) -> None:
    """The complainant can still ask for a review."""
    story.ago(30).pass_jurisdiction(story.matched)
    story.ago(16).opine("dismiss", reason="One remark among colleagues, already settled by the supervisor.")
    story.take("dismiss_at_screening", story.board.chair)
    story.ago(12).serve("serve_dismissal", method="e_mail")


@tale(
    """Colleen signed me up for a workshop I did not choose and told me my housing letter depended on it. It did not.
    When I complained she said I was not "engaging". I want somebody to look at this.""",
    filed=41, about="Colleen McAuliffe", by="Terrence Hollis", topics=("choices",), acted=30, contact=Contact.MAIL,
)  # fmt: skip
def review_waits_for_the_president(story: Story) -> None:
    """A review was asked for; the President has to appoint three members."""
    story.to_screening().to_dismissal("The letter was written in time, and the workshop was optional in the plan.")
    posted = story.wait(2).release().today
    story.wait(4).serve("serve_dismissal", method="ordinary_mail", posted_on=posted)
    story.ago(4).take(
        "request_review",
        story.complainant,
        text="You say the workshop was optional. Nobody told me so, and the letter came only after I had gone.",
    )


@tale(
    """My father is 71 and goes to the center where Peter Castellano volunteers. Peter keeps telling the older men that
    they take too much room and that "recovery is for people with a future". My father stopped going for a month.""",
    filed=56, about="Peter Castellano", by="Monica D'Amico", relationship="family", topics=("discrimination",),
    acted=15, since=60, contact=Contact.E_MAIL,
)  # fmt: skip
def review_half_voted(story: Story) -> None:
    """Three members review; one has voted."""
    story.to_screening().to_dismissal("Unkind, but the words were put to nobody in particular.")
    story.wait(2).serve("serve_dismissal", method="e_mail")
    story.ago(24).take(
        "request_review",
        story.complainant,
        text="They were put to my father. He is ready to say so himself, and two others will.",
    )
    reviewers = story.board.members[1:4]
    story.ago(18).take("appoint_reviewers", story.board.president, people=reviewers)
    story.ago(4)
    text = "That the dismissal is upheld: the complaint names no provision that would be breached."
    story.half_vote("open_review_motion", reviewers[0], NO, names="uphold_dismissal_at_screening", text=text)


@tale(
    """Two of us shared an office with Aaliyah. She reads the sign-in sheets aloud to people on the telephone so that
    families know who came. We asked her to stop. She says the families have a right to know.""",
    filed=19, about="Aaliyah Jennings", by="Beth Rourke", relationship="coworker", topics=("privacy",), acted=9,
    since=70, contact=Contact.E_MAIL,
)  # fmt: skip
def screeners_to_be_named(story: Story) -> None:
    """Passed on to the chair, who has not opened it yet. Screening is due this week."""
    story.ago(7).pass_jurisdiction(story.matched)
