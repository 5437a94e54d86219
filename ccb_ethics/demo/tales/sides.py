"""The people beside complainant and respondent: an attorney, a second complainant, a witness."""

from __future__ import annotations

from ccb_ethics.demo.story import Story
from ccb_ethics.demo.telling import tale
from complaints.models import Party
from complaints.models.complaint import Contact


@tale(
    """My neighbor and I were both in Minh Anh's evening group. She asked the two of us to paint her porch, in exchange
    for "a good word" with our probation officers. We painted it. The word was not good.""",
    filed=131, about="Trần Minh Anh", by="Sylvia Marchetti", topics=("services", "money"), acted=18,
    contact=Contact.MAIL, respondent_can="see the letters that go to counsel",
)  # fmt: skip
def a_porch_was_painted(story: Story) -> None:
    """One attorney left, another asks for leave a few days before the hearing; the neighbor joined, a witness is called."""
    story.wait(2).take(
        "name_co_complainant", story.complainant, name="Gordon Plante", contact=Contact.MAIL,
        address="14 Alder Court, West Hartford",
    )  # fmt: skip
    story.to_screening().to_notice(("CPRS-10", "Had two clients paint her porch for a good word."), after=4)
    story.to_answer()
    respondent = story.respondent
    story.wait(4).take(
        "name_representative", respondent, name="Judith Weiss, Esq.", is_attorney=True, email="weiss@mail.example"
    )
    story.to_investigation("They offered. I bought the paint.", after=9)
    story.take("name_witness", respondent, name="Otto Lindgren", text="Owns the paint shop.", address="3 Mill Street")
    story.to_determination("Two people and one brush. The paint was bought the day before they 'offered'.", after=9)
    story.to_charges("reprimand")
    counsel = story.case.parties.get(side=Party.Side.REPRESENTATIVE)
    story.wait(4).take("request_hearing", counsel.user)
    story.ago(37).summon(story.day_ago(-4))
    story.ago(20).take("call_witness", story.clerk, witness=story.case.parties.get(side=Party.Side.WITNESS))
    story.ago(6).take("end_representation", respondent)
    story.ago(1).take(
        "name_representative", respondent, name="Samuel Ogden, Esq.", is_attorney=True, email="ogden@mail.example"
    )
    reason = "The first attorney fell ill. Nobody is harmed by a second one who has read the file."
    story.take("admit_representative", story.officer, reason=reason)
