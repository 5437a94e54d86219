"""Cases with a decision: issued, final, monitored, closed with a sanction."""

from __future__ import annotations

from datetime import timedelta

from ccb_ethics.demo.story import Story
from ccb_ethics.demo.telling import filed_only, tale
from complaints.actions.investigation_notes import keep_note
from complaints.models.complaint import Contact
from sanctions.guards import open_pieces


@tale(
    """Brianna wrote my service notes for weeks when we never met. I saw them when I asked for my file. It says we talked
    about my goals on days when I was in the hospital.""",
    filed=142, about="Brianna Thibodeau", by="Nancy Ouellette", topics=("honesty", "services"), acted=22, since=80,
    contact=Contact.PHONE, respondent_can="appeal the decision",
)  # fmt: skip
def decision_served(story: Story) -> None:
    """Three months of suspension, decided and served; the time to appeal runs. Nothing is public yet."""
    story.to_screening().to_notice(
        ("CPRS-6", "Recorded services that were not given."),
        ("CPRS-4", "Gave an untrue account of her work in nine notes."),
    )
    story.to_answer().to_investigation("I was behind with my notes and copied. I know how wrong that was.", "admit")
    story.to_determination("Nine notes carry dates on which the complainant lay in the hospital.", after=24)
    story.to_charges("suspension", 3).to_waiver(after=6)
    story.ago(24)
    why = "The respondent admits nine untrue notes. She was never warned and has since paid for an audit of her files."
    terms = "Six hours of training in record keeping\nA supervisor reads her notes for six months"
    text = f"{why} Sanction: Suspension, 3 months."
    story.decide("suspension", 5, 0, 5, months=3, terms=terms, text=text)
    story.ago(21).serve("serve_decision", method="certified_mail")


@tale(
    """Timothy Blaszczyk asked me to invest in his food truck. He said clients who believe in themselves believe in
    others. I gave him $500. The truck never opened. He was still my coach the whole time.""",
    filed=159, about="Timothy Blaszczyk", by="George Amenta", topics=("money", "threats"), acted=45, since=120,
    contact=Contact.E_MAIL,
)  # fmt: skip
def publication_waits_for_a_second_person(story: Story) -> None:
    """Final and not appealed. One person drafted the public text, another has to approve it."""
    story.to_screening().to_notice(("CPRS-12", "Took five hundred dollars from a client for a business of his own."))
    story.to_answer().to_investigation("He wanted to help. I will pay it back when I can.", "admit")
    story.to_determination("A receipt in the respondent's hand names the sum and the purpose.", after=25)
    story.to_charges("reprimand").to_waiver()
    story.to_decision("reprimand", why="The respondent admits the loan and has repaid half.", yes=4, no=1).to_final()
    story.wait(4)
    story.draft_publication("The professional took $500 from a client for his food truck.")
    reason = "The food truck points to one person. Leave it out."
    story.take("discard_publication", story.board.director, reason=reason).wait(1)
    story.draft_publication("The professional took $500 from a person he served, for a business in St. George, Maine.")
    (found,) = open_pieces(story.case)
    reason = "St. George is the town in Maine where the business was to open. It is not the person who complained."
    story.take("explain_finding", story.clerk, finding=found.key, reason=reason)


@tale(
    """Luísa Teixeira and I were close for a while, when I was in her group. It began with coffee. I ended it in spring
    and she put me out of the group. I do not want her punished. I want it not to happen to the next one.""",
    filed=470, about="Luísa Teixeira", by="J. P.", topics=("sexual", "closeness"), acted=40, since=200,
    contact=Contact.CODE,
)  # fmt: skip
def suspended_and_monitored(story: Story) -> None:
    """A suspension with conditions: one is met, one got a later day, and one was broken, which opened a case."""
    story.to_screening().to_notice(("CPRS-11", "Had a romantic relationship with a member of her group."))
    story.to_answer().to_investigation("It is true. We were both lonely. I should have handed the group over.", "admit")
    investigator = story.board.investigators[0]
    note = "She wept when I asked about the group. Ask gently about the summer."
    story.to_investigator().wait(3).take("declare", investigator)
    keep_note(story.case, text=note, by=investigator, on=story.now)  # removed when the case is final
    report = "Both tell the same story. The group was told that the complainant had moved away."
    story.wait(25).take("file_report", investigator, parts=story.parts(report)).wait(2).serve("serve_report")
    story.to_charges("suspension", 12).to_waiver()
    why = "A relationship of five months with a client. Full admission, and she left the group to a colleague."
    due = story.end - timedelta(days=8)
    letter = f"A letter from her own counselor by {due.month}/{due.day}/{due.year}"
    terms = f"An ethics course of 12 hours\nSupervision every two weeks on return\n{letter}"
    story.to_decision("suspension", 12, why=why, terms=terms, yes=6, find_yes=6).to_final()
    story.to_publication("The professional had a romantic relationship with a person she served.")
    story.take("begin_monitoring", story.board.director).wait(50)
    story.meet_conditions("Certificate of the course, handed in with the receipt.", most=1)
    _course, supervision, letter_due = story.conditions
    reason = "Her counselor was ill in the fall and asked for the time in writing."
    story.ago(22).take(
        "change_condition_day", story.director, condition=letter_due, new_due=due + timedelta(days=18), reason=reason
    )
    told = "Her supervisor wrote to us that she came in September and not once in the four weeks after."
    story.ago(12).take(
        "open_breach_case", story.director, condition=supervision, happened_on=story.day_ago(20), text=told
    )
    story.about_the_breach().to_screening().release()


@tale(
    """I am a peer worker too. Dana Reed borrowed $600 from a client of ours and did not give it back. I told Dana I
    would report it. Dana said "you do what you have to do". So I am.""",
    filed=560, about="Dana Reed", by="Colin Hathaway", relationship="professional", topics=("money",), acted=55,
    contact=Contact.E_MAIL, others=("reprimand_second_complaint",),
)  # fmt: skip
def reprimand_published(story: Story) -> None:
    """The straight way to a Public Reprimand, with a second complaint that was joined and closed with it."""
    story.to_screening().to_notice(("CPRS-12", "Borrowed six hundred dollars from a client."))
    other = story.others["reprimand_second_complaint"]
    other.to_screening()
    other.wait(4).charge_with("CPRS-12", "Borrowed six hundred dollars from the complainant, a client.")
    other.take("join", other.board.chair, lead=story.case, reason="The same loan, told by the client herself.")
    other.wait(2).serve("serve_joinder", method="certified_mail").release()
    story.to_answer().to_investigation("I borrowed it. I never pressed her. I have started to pay it back.", "admit")
    story.to_determination("The loan is admitted. Pressure is not shown. Two hundred dollars were paid back.")
    story.to_charges("reprimand").to_panel().to_panel_report("reprimand")
    story.to_decision("reprimand", why="A loan from a client, admitted, in part repaid.", yes=4, no=1).to_final()
    story.to_publication("The professional borrowed money from a person served, and repaid part of it.")
    story.take("close_sanctioned", story.board.director).wait(1).release()
    other.on(story.today).wait(1).release()


filed_only(
    "reprimand_second_complaint",
    """I lent Dana six hundred dollars last fall because Dana was short. I have asked for it four times. Dana helped me
    get my kids back and I feel like a traitor writing this.""",
    filed=548, about="Dana Reed", by="Mary Moe", topics=("money",), acted=60, contact=Contact.MAIL,
)  # fmt: skip


@tale(
    """Nicole used to be Nicole Gagnon. She told my ex-husband which shelter I was in. She said it slipped out. He was at
    the door the next day. We are safe now, in another town.""",
    filed=610, about="Nicole St. Pierre", by="A. B.", topics=("privacy", "danger"), acted=9,
    contact=Contact.CODE, urgent_danger=True,
)  # fmt: skip
def revoked(story: Story) -> None:
    """A hearing, two-thirds for revocation, published for good."""
    story.to_screening(after=1).to_notice(("CRSS-16", "Told a violent former husband where a client was sheltered."))
    story.to_answer(after=1).to_investigation("I did not know that he was looking for her.")
    story.to_determination("The order of protection lay in the client's file. The respondent had signed for it.")
    story.to_charges("revocation", yes=6).to_panel().to_panel_report("revocation")
    why = "The respondent knew of the order and gave the address. The harm could have been the gravest."
    story.to_decision("revocation", why=why, yes=5, no=2, find_yes=7).to_final()
    story.to_publication("The professional disclosed where a person served was sheltered.", after=2)
    story.take("close_sanctioned", story.board.director).wait(1).release()


@tale(
    """Yolanda took me to her church every Sunday for two months as part of "services". I am not religious. I was afraid
    she would drop me. She is a warm person and I learned a lot from her otherwise.""",
    filed=330, about="Yolanda Matos", by="Kristen Bouchard", topics=("choices", "services"), acted=19, since=85,
    contact=Contact.PHONE,
)  # fmt: skip
def caution_by_silence(story: Story) -> None:
    """Silent after the charges; a Written Caution, which nobody outside ever hears of."""
    story.to_screening().to_notice(("CPRS-6", "Gave as a service what served no need named in the plan."))
    story.to_answer().to_investigation("She asked to come. I thought it helped.")
    story.to_determination("The plan names no such need. The log counts eight Sundays as service hours.", after=22)
    story.to_charges("caution").past("election")
    why = "Meant well, outside the plan. The respondent has changed how she works."
    story.to_decision("caution", why=why).to_final()
    story.wait(3).take("close_sanctioned", story.board.director).wait(1).release()
