"""Complaints that touch the Board itself: one of its own is complained of, and a committee that is too small."""

from __future__ import annotations

from ccb_ethics.demo.story import Story
from ccb_ethics.demo.telling import tale
from complaints.models.complaint import Contact


@tale(
    """I want to be fair to Mr. Pell. He got me to the clinic twice. But he also sits on the committee that would read
    this, and he told my cousin at a cookout what I had said in group. So I am not sure who reads this.""",
    filed=61, about="Thomas Pell", by="Roxanne Dube", topics=("privacy",), acted=12, contact=Contact.E_MAIL,
    serves_board="yes",
)  # fmt: skip
def one_of_our_own(story: Story) -> None:
    """The President has it alone, names the member and a witness of the staff, and then hands it to the office."""
    board = story.board
    president, pell, witness = board.president, board.members[1], board.staff[1]
    story.wait(2).take("begin_jurisdiction", president).take("match_respondent", president, credential=story.matched)
    reason = "Mr. Pell told me so himself when I called, before I had finished the sentence."
    story.take("name_insider", president, person=pell, reason=reason)
    reason = "She was at the cookout. She says that the potato salad was the lesser problem."
    story.wait(1).take("name_board_witness", president, person=witness, reason=reason)
    reason = "The one complained of does not work in the office, and the witness is walled off."
    story.take("release_to_office", president, reason=reason)
    story.wait(1).take("send_to_screening", board.director)
    story.wait(4).charge_with("CPRS-13", "Told a relative of the client what the client had said in group.")
    story.opine().accept().to_answer(after=4)


@tale(
    """Tom Pell runs the Thursday group. He reads out what we wrote on the cards, with the names. I asked him not to.""",
    filed=17, about="Thomas Pell", by="Aurelio Costa", topics=("privacy",), acted=6, contact=Contact.PHONE,
    respondent_name="Tom Pell",
)  # fmt: skip
def the_wall_goes_up(story: Story) -> None:
    """Nobody said that he serves the Board. When the staff match the name, the registry knows, and the office loses it."""
    staff = story.board.staff[0]
    story.wait(2).take("begin_jurisdiction", staff).take("match_respondent", staff, credential=story.matched)


@tale(
    """Bernard used to be on your Board, people say. Maybe he still is. He sold supplements to the whole group from the
    trunk of his car and told us which medications we would not need any more.""",
    filed=250, about="Bernard Achterberg", by="Lorraine Pike", topics=("money", "services"), acted=20,
    contact=Contact.MAIL, serves_board="yes",
)  # fmt: skip
def not_of_the_board_after_all(story: Story) -> None:
    """He never was. The President kept it all the same, and the Vice President was called in for the publication."""
    director, president = story.board.director, story.board.president
    reason = "She bought two bottles from him at a fair. The staff work for her, so I keep the case."
    story.wait(2).take("name_board_witness", president, person=director, reason=reason)
    story.to_screening().to_notice(("CPRS-12", "Sold goods for his own profit to people he served."))
    story.to_answer().to_investigation("They were vitamins. I take them too.", "admit")
    story.to_determination("Eleven people bought from him. The receipts were kept, neatly, by him.", after=12)
    story.to_charges("reprimand").to_waiver()
    story.to_decision("reprimand", why="Mr. Achterberg sold goods to the people he served and says so.")
    story.to_final().take("call_second_person", president)
    story.to_publication("Sold goods for personal profit to persons served.")


@tale(
    """Héctor coaches half of the committee's softball team, so good luck to me. He borrowed my truck for a weekend in
    April and returned it in June.""",
    filed=84, about="Héctor Ríos-Delgado", by="Wendell Frye", topics=("money",), acted=25, contact=Contact.CODE,
)  # fmt: skip
def half_of_the_committee_plays_softball(story: Story) -> None:
    """Five members step aside. The President names two directors for this case, and the committee can vote."""
    board = story.board
    story.to_screening().to_notice(("CRSS-15", "Had a client's truck for two months."), after=4)
    story.to_answer().to_investigation("I put new tires on it.", after=8)
    story.to_determination("The truck was gone for eight weeks. The tires are new.", after=8).past("comment")
    for member in board.members:
        story.take("recuse", member, reason="We play on the team that he coaches. We did not do well this year.")
    story.take("ask_for_designees", board.chair, reason="Five of seven play softball. The co-chair and I do not.")
    story.wait(1).take("name_designees", board.president, people=board.directors[2:4])
    story.resolve(
        "charge", 3, 1, sanction="caution", text="That charges be issued. CRSS-15: a truck. Proposed: Written Caution."
    )
