"""Five complaints about one professional that the chair would hear together, and a respondent who objects."""

from __future__ import annotations

from ccb_ethics.demo.story import Story
from ccb_ethics.demo.telling import filed_only, tale
from complaints.hearable import unanswered
from complaints.models.complaint import Contact

WHY = "One event, the closing of the living room in one week of the summer, told by several people."
FAIR = "Each of them says something else about me. Together they make one person of five who do not know each other."
AGREES = "The conduct differs, and the time to answer would be cut short. It is heard by itself."
FOUR = ("joined_at_screening", "joined_at_notice", "joined_at_answer", "joined_at_investigation")


@tale(
    """Denise closed the living room on a Tuesday and put our things on the sidewalk. She said a client who complains
    will never get another bed in this county. We were eleven people and it rained.""",
    filed=64, about="Denise Fratelli", by="Terrence Whitfield", topics=("threats",), acted=9, contact=Contact.PHONE,
    others=FOUR,
)  # fmt: skip
def heard_together_or_not(story: Story) -> None:
    """The lead. The chair upheld the objection to joining four times, and overruled it once."""
    story.to_screening().to_notice(("CPRS-10", "Told people she served that whoever complains gets no bed."), after=5)
    story.to_answer().to_investigation("The lease had ended. I was as wet as they were.", after=12)
    screening, notice, answering, investigated = (story.others[name] for name in FOUR)
    _at_screening(screening, story)
    _at_notice(notice, story)
    _at_answer(answering, story)
    _at_investigation(investigated, story)
    screening.wait(1).take("join", story.board.chair, lead=story.case, reason="The same words, on the same sidewalk.")
    screening.wait(1).serve("serve_joinder").wait(1).take("object_to_joinder", screening.respondent, text=FAIR)
    reason = "The same sentence to two people who stood beside each other: it is heard once."
    screening.wait(1).take("overrule_objection", story.board.chair, reason=reason)
    answers = {a.pk: ("deny", "I said that the list is long, which it is.") for a in unanswered(story.case)}
    story.on(screening.today).take("answer_joined", story.respondent, answers=answers, text="")


def _joined_and_parted(member: Story, lead: Story, step: str) -> None:
    """Joined, told, objected to, and back where it was."""
    chair = member.board.chair
    member.wait(1).take("join", chair, lead=lead.case, reason=WHY).wait(1).serve("serve_joinder")
    member.wait(2).take("object_to_joinder", member.respondent, text=FAIR).wait(1).take(step, chair, reason=AGREES)


def _at_screening(member: Story, lead: Story) -> None:
    member.to_screening().charge_with("CPRS-10", "Told a person she served that whoever complains gets no bed.")
    _joined_and_parted(member, lead, "uphold_objection_to_screening")


def _at_notice(member: Story, lead: Story) -> None:
    member.to_screening().to_notice(("CPRS-12", "Kept the deposit of a resident when the house closed."), after=3)
    _joined_and_parted(member, lead, "uphold_objection_to_notice")


def _at_answer(member: Story, lead: Story) -> None:
    member.to_screening().to_notice(("CPRS-13", "Left files of residents on a sidewalk."), after=2).to_answer(after=2)
    _joined_and_parted(member, lead, "uphold_objection_to_answer")


def _at_investigation(member: Story, lead: Story) -> None:
    member.to_screening().to_notice(("CPRS-6", "Sent residents away without any place to go."), after=2).to_answer(
        after=2
    )
    member.to_investigation("The county had been told in May.", after=6)
    _joined_and_parted(member, lead, "uphold_objection_to_investigation")


filed_only(
    "joined_at_screening",
    """I stood next to Terrence when she said it. Nobody who complains gets a bed. I wrote it on my hand.""",
    filed=36, about="Denise Fratelli", by="Odette Marchand", topics=("threats",), acted=5, contact=Contact.CODE,
)  # fmt: skip

filed_only(
    "joined_at_notice",
    """She has my deposit of two hundred dollars. I asked three times.""",
    filed=37, about="Denise Fratelli", by="Leon Abruzzi", topics=("money",), acted=6, contact=Contact.MAIL,
)  # fmt: skip

filed_only(
    "joined_at_answer",
    """My file lay on the sidewalk for an hour. A boy on a bicycle read to me from it.""",
    filed=38, about="Denise Fratelli", by="Winifred Lowe", topics=("privacy",), acted=7, contact=Contact.PHONE,
)  # fmt: skip

filed_only(
    "joined_at_investigation",
    """I slept two nights at the bus station with my medication in a bag. I am diabetic.""",
    filed=46, about="Denise Fratelli", by="Harold Stokes", topics=("services",), acted=12, contact=Contact.PHONE,
)  # fmt: skip
