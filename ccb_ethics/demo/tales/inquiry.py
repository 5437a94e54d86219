"""Cases under inquiry: notice, answer, investigation, determination, charges."""

from __future__ import annotations

from ccb_ethics.demo.story import NO, YES, Story
from ccb_ethics.demo.telling import filed_only, tale
from complaints.models.complaint import Contact


@tale(
    """Catherine borrowed my good winter coat for her daughter in January and never brought it back. Later she asked me
    to buy her gift cards. I am on a fixed income. I did not know how to say no to her.""",
    filed=23, about="Catherine Dubois-Hart", by="Eleanor Szymanski", topics=("money",), acted=30, since=300,
    contact=Contact.MAIL,
)  # fmt: skip
def notice_waits_for_approval(story: Story) -> None:
    """Accepted some days ago. The letters wait for the executive director."""
    story.to_screening().ago(5)
    story.charge_with("CPRS-12", "Took a coat and gift cards from a person she served.").opine().accept()


@tale(
    """Darnell was my recovery coach. When I relapsed in the summer he told my sister and my boss before he talked to
    me. I had signed nothing. I lost the job. I trusted him more than anyone.""",
    filed=36, about="Darnell Pettway", by="Marcus Oyelaran", topics=("privacy",), acted=60,
    contact=Contact.E_MAIL, respondent_can="answer the complaint",
)  # fmt: skip
def awaiting_answer(story: Story) -> None:
    """Served twelve days ago."""
    story.to_screening().ago(17)
    story.charge_with("CPRS-13", "Told a client's sister and employer of a relapse without consent.").opine().accept()
    story.ago(12).serve("serve_complaint", method="certified_mail", proof="Return receipt on file.")


@tale(
    """El señor Ríos nos cobra veinte dólares por llevarnos a las citas de la corte. Dice que es para la gasolina. El
    programa ya le paga la gasolina; yo vi el papel. Somos cinco o seis personas y nadie se atreve a decir nada.""",
    filed=125, about="Héctor Ríos-Delgado", by="Wilfredo Báez", topics=("money",), acted=8, since=120, language="es",
    contact=Contact.PHONE, complainant_can="follow the case in Spanish",
)  # fmt: skip
def dismissal_overturned_and_more_time(story: Story) -> None:
    """Dismissed at screening, set aside on review, now with the respondent, who was given more time."""
    story.to_screening().wait(6)
    story.charge_with("CRSS-15", "Took twenty dollars a ride from people he served.")
    story.to_dismissal("Sharing the price of gas is common, and nobody else has complained.", after=1)
    story.wait(2).serve("serve_dismissal", method="portal")
    story.wait(7).take("request_review", story.complainant, text="El programa le paga la gasolina. Traigo el papel.")
    reviewers = story.board.members[2:5]
    story.wait(3).take("appoint_reviewers", story.board.president, people=reviewers).wait(5)
    text = "That the dismissal is set aside and the complaint accepted: the program pays for the gas already."
    story.vote("open_review_motion", reviewers[0], 3, names="reopen_screened_case", text=text)
    story.take("reopen_screened_case", reviewers[0])
    story.ago(36).serve("serve_complaint", method="certified_mail", proof="Return receipt on file.")
    reason = "He was in hospital in the second week and asked in writing."
    story.ago(10).take("extend_answer", story.board.director, days=14, reason=reason)


@tale(
    """Luísa Teixeira sells vitamins to the women in our group. She says they help with cravings. I spent over two
    hundred dollars. When I stopped buying she stopped calling me for the outings.""",
    filed=62, about="Luísa Teixeira", by="Heather Banning", topics=("money", "choices"), acted=15, since=150,
    contact=Contact.E_MAIL,
)  # fmt: skip
def second_notice_drafted(story: Story) -> None:
    """No answer came in thirty days. The clock drafted the second notice; it waits to be approved."""
    story.to_screening().to_notice(("CPRS-12", "Sold vitamins to people she served."), after=5)
    story.ago(36).serve("serve_complaint", method="certified_mail", proof="Return receipt on file.")


@tale(
    """José Luis took cash from me to "hold my place" on the housing list. There is no such fee, the housing office told
    me. It was $150 and then $200. He stopped answering. I am sleeping at my cousin's with two kids.""",
    filed=178, about="José Luis Meléndez", by="Tania Figueroa", topics=("money", "threats"), acted=16, since=58,
    contact=Contact.PHONE, others=("another_housing_fee",), complainant_can="add something",
)  # fmt: skip
def investigation_is_overdue(story: Story) -> None:
    """The lead of two cases about one person. The investigation has run beyond its ninety days."""
    story.to_screening().to_notice(("CPRS-12", "Took cash from a person he served for a place on a list."), after=5)
    story.charge_later = None if False else None  # type: ignore[attr-defined]


filed_only(
    "another_housing_fee",
    """I want to report Jose Melendez. He told me $100 would move my application up. I gave it to him in the parking lot
    behind the library on a Friday. I thought I was the only one until I met Tania.""",
    filed=120, about="José Luis Meléndez", by="Corey Lapointe", topics=("money",), acted=75, contact=Contact.E_MAIL,
    respondent_name="Jose Melendez",
)  # fmt: skip
