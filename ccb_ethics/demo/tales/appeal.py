"""Appeals: waiting, affirmed, changed to something lighter, set aside, sent back."""

from __future__ import annotations

from ccb_ethics.demo.story import YES, Story
from ccb_ethics.demo.telling import tale
from complaints.models.complaint import Contact


@tale(
    """Marisol introduced me to her nephew, who sells used cars, and told me not to "shop around". I paid $900 too much,
    my uncle says. She was my coach and I did what she told me.""",
    filed=152, about="Marisol Vega-Santiago", by="Luis Caraballo", topics=("money", "choices"), acted=33,
    contact=Contact.PHONE,
)  # fmt: skip
def appeal_waits_for_the_president(story: Story) -> None:
    """The respondent appealed last week; the President has to appoint three directors."""
    story.to_screening().to_notice(("CPRS-10", "Steered a client to a sale that profited her own family."))
    story.to_answer().to_investigation("My nephew is honest. I wanted Luis to have a car for his job.")
    story.to_determination("The nephew paid the respondent nothing. The price lay above the usual range.", after=20)
    story.to_charges("reprimand").to_waiver(after=5)
    story.ago(34)
    text = "Undue influence, without gain of her own. Sanction: Public Reprimand."
    story.decide("reprimand", 4, 1, 4, text=text)
    story.ago(29).serve("serve_decision", method="certified_mail")
    story.ago(6).take(
        "appeal", story.respondent, text="The committee took a family tie for influence. No one asked my nephew."
    )


@tale(
    """Robert Delacroix told my insurance that I had stopped coming. I had not. He mixed me up with someone else who has
    the same first name, and would not correct it. I was without coverage for seven weeks.""",
    filed=180, about="Robert Delacroix", by="Patrick Noonan", topics=("honesty", "privacy"), acted=60,
    contact=Contact.E_MAIL,
)  # fmt: skip
def appeal_half_voted(story: Story) -> None:
    """Three directors hear the appeal; one has voted."""
    story.to_screening().to_notice(("CPRS-4", "Gave an insurer an untrue account and did not correct it."))
    story.to_answer().to_investigation("It was a mix-up of the office. I am not the office.")
    story.to_determination("The letter bears the respondent's signature. He was asked twice to correct it.", after=24)
    story.to_charges("suspension", 2).to_waiver()
    story.to_decision("suspension", 2, why="An error became a breach when he would not correct it.", yes=4, no=2)
    story.to_appeal("The office wrote the letter. A suspension of two months costs me my post.")
    story.number_record(story.board.staff[0])
    member, spare = story.board.directors[0], story.board.directors[3]
    story.take("recuse", story.board.directors[2], reason="I sold this insurer its offices.")
    story.take("replace_appeals_member", story.board.president, people=[spare])
    story.ago(3)
    text = "That the sanction is changed to a Public Reprimand: no gain, and the insurer shares the blame."
    story.half_vote("open_appeal_motion", member, YES, names="modify_to_reprimand", text=text)


@tale(
    """I write as the director of a partner program. Catherine Dubois-Hart gave pills from her own bottle to a young man
    we both serve. He told us, and the bottle has her name on it.""",
    filed=190, about="Catherine Dubois-Hart", by="Sister Anne Brodeur", relationship="employer",
    topics=("danger", "substances"), acted=4, contact=Contact.PHONE, urgent_danger=True,
)  # fmt: skip
def affirmed_and_not_published_yet(story: Story) -> None:
    """Revocation, affirmed on appeal. Its publication is overdue."""
    story.to_screening(after=1).to_notice(("CPRS-14", "Gave her own prescribed pills to a person she served."))
    story.to_answer(after=2).to_investigation("He was in pain and had no doctor. I would not do it again.", "admit")
    story.to_determination("Admitted. Eleven pills are missing. The young man came to no harm.", after=26)
    story.to_charges("revocation", yes=6).to_waiver()
    why = "Handing prescribed medicine to a person in recovery put a life at risk."
    story.to_decision("revocation", why=why, yes=5, no=2, find_yes=6)
    story.to_appeal("I admit the act. Permanent loss is more than it deserves.").ago(25)
    story.rule_on_appeal("affirm", 2, 1, text="That the decision stands. The risk, not the outcome, is the measure.")


@tale(
    """Malik Henderson told another client my diagnosis to explain why I "act like that". She told me. I had asked him
    for one thing only, that he keep it to himself.""",
    filed=520, about="Malik Henderson", by="Vivian Carmichael", topics=("privacy",), acted=13, contact=Contact.E_MAIL,
)  # fmt: skip
def lightened_to_a_caution(story: Story) -> None:
    """A reprimand became a Written Caution on appeal: nothing was ever published."""
    staff = story.board.staff[1]
    reason = "You did not say when this was, and whether you would let Mr. Henderson see your complaint."
    story.wait(1).take("ask_completion", staff, reason=reason).release()
    story.take("record_service", staff, notice=story.letter("defects"), method="e_mail", served_on=story.today)
    story.wait(4).take("complete", story.complainant, text="Two weeks before I wrote to you. Yes, he may see it.")
    story.to_screening(after=1).to_notice(("CRSS-16", "Told one client the diagnosis of another."))
    story.to_answer().to_investigation("I said she has a hard time in crowds. I said no diagnosis.")
    story.to_determination("The other client remembers the word. It also stands on a poster in the room.", after=20)
    story.to_charges("reprimand").to_waiver()
    story.to_decision("reprimand", why="He explained one client to another.", yes=4, no=2)
    story.to_appeal("The word was on the wall. I named no one's illness.").wait(14)
    text = "That the sanction is changed to a Written Caution."
    story.rule_on_appeal("modify_to_caution", 3, text=text)
    story.wait(4).take("close_sanctioned", story.board.director).wait(1).release()


@tale(
    """Michael Kasprzak kept my rent money "safe" for me because I was afraid to spend it. When I asked for it back it
    was $240 short. He said I had miscounted. I count everything.""",
    filed=640, about="Michael Kasprzak", by="Bernard Thiel", topics=("money",), acted=21, since=90,
    contact=Contact.MAIL,
)  # fmt: skip
def lightened_to_a_reprimand(story: Story) -> None:
    """A suspension became a Public Reprimand on appeal, was published, and the case closed."""
    story.to_screening().to_notice(("CPRS-12", "Held a client's rent money and could not account for all of it."))
    story.to_answer().to_investigation("I did it as a favor. I kept no list, which was stupid.")
    story.to_determination("There is no list. The landlord's receipts leave two hundred and forty dollars open.")
    story.to_charges("suspension", 6).to_panel().to_panel_report("suspension", 6, but={1: (2, 1)})
    why = "Holding a client's money without a list is a breach, wherever the rest of it went."
    story.to_decision("suspension", 6, why=why, yes=4, no=1)
    story.to_appeal("I paid the 240 dollars back at the hearing. Six months would end my work there.").wait(16)
    text = "That the sanction is changed to a Public Reprimand, the sum being repaid."
    story.rule_on_appeal("modify_to_reprimand", 3, terms="A course on boundaries and money", text=text)
    story.to_publication("The professional held a client's money without keeping an account of it.")
    story.take("begin_monitoring", story.board.director).wait(40)
    story.meet_conditions("Certificate of the course.").wait(1).take("end_monitoring", story.board.director).wait(
        1
    ).release()


@tale(
    """Xiomara Peña dated my father while she was his recovery coach. He changed the lock on our house because she told
    him to. He is happy, he says. I am his daughter and I do not believe this is right.""",
    filed=500, about="Xiomara Peña", by="Jessica Alvarado", relationship="family", topics=("sexual", "threats"),
    acted=30, since=190, contact=Contact.E_MAIL,
)  # fmt: skip
def revocation_shortened(story: Story) -> None:
    """Revocation became a suspension of 24 months on appeal; it is monitored now."""
    story.to_screening().to_notice(("CPRS-11", "Had a romantic relationship with a person she served."))
    story.to_answer().to_investigation("I told my supervisor the first week and asked to hand him over.", "admit")
    story.to_determination("The supervisor confirms the talk and did nothing. It went on for five months.", after=25)
    story.to_charges("revocation", yes=5, no=1).to_waiver()
    story.to_decision("revocation", why="Five months with a client in her care.", yes=6, no=1, find_yes=6)
    story.to_appeal("I reported myself in the first week. Nobody weighed that.").wait(18)
    text = "That the sanction is changed to a Suspension of 24 months: she reported herself in the first week."
    terms = "A course on boundaries\nSupervision by somebody outside her agency"
    story.rule_on_appeal("modify_to_suspension", 2, 1, months=24, terms=terms, text=text)
    story.to_publication("The professional had a romantic relationship with a person she served.")
    story.take("begin_monitoring", story.board.director).wait(1).release()


@tale(
    """Brianna and I took the same training. She told the trainer that I cheated on the exam. I did not. She also said it
    to two people whom we both coach. I want her to take it back.""",
    filed=540, about="Brianna Thibodeau", by="Courtney Lavoie", relationship="coworker", topics=("colleagues",),
    acted=10, contact=Contact.PHONE,
)  # fmt: skip
def set_aside(story: Story) -> None:
    """The Appeals Committee set the decision aside."""
    story.to_screening().to_notice(("CPRS-15", "Ran down a colleague before two people they both served."))
    story.to_answer().to_investigation("I told the trainer what I saw. I told nobody else.")
    story.to_determination("One of the two people remembers it, in other words. The other does not.", after=18)
    story.to_charges("caution").to_waiver()
    story.to_decision("caution", why="One witness is enough for us.", yes=3, no=2, find_yes=4)
    story.to_appeal("One witness, who told it three ways. That is not a preponderance.").wait(20)
    text = "That the decision is set aside: the record does not carry the finding."
    story.rule_on_appeal("reverse", 3, text=text).wait(1).release()


@tale(
    """Tamika Broadnax told me to come to work sick because the grant counted heads. I was in her peer job program. I
    fainted on the bus.""",
    filed=185, about="Tamika Broadnax", by="Destiny Holcomb", topics=("choices", "danger"), acted=16,
    contact=Contact.PHONE,
)  # fmt: skip
def sent_back_to_the_committee(story: Story) -> None:
    """On remand the committee decides again; one allegation is decided anew."""
    story.to_screening().to_notice(
        ("CPRS-10", "Pressed a sick client to come to work."),
        ("CPRS-8", "Put the count of a grant before a client's own choice."),
    )
    story.to_answer().to_investigation("I asked who could come. Nobody was pressed.")
    story.to_determination("The message reads: we need every head today, no excuses.", after=24)
    story.to_charges("reprimand").to_waiver()
    story.to_decision("reprimand", why="The message speaks for itself.", yes=4, no=1)
    story.to_appeal("The committee voted on both allegations with one set of reasons.").ago(18)
    text = "That the case go back to the committee, which gives reasons for each allegation."
    story.rule_on_appeal("remand_to_committee", 3, text=text)
    story.ago(5)
    chair, allegation = story.chair, story.case.allegations.get(number=1)
    text = "That allegation 1 is sustained: a message to all clients left no room to say no."
    story.vote("open_finding_motion", chair, 4, 1, allegation=allegation, text=text)


@tale(
    """Shanice Campbell-Reid took my phone in group and read a message aloud. It was from my sponsor. She said phones are
    "public property" in her group.""",
    filed=226, about="Shanice Campbell-Reid", by="Eric Soucy", topics=("privacy", "threats"), acted=8,
    contact=Contact.MAIL,
)  # fmt: skip
def sent_back_for_a_new_hearing(story: Story) -> None:
    """The first hearing heard one side's witness only. A new panel has to be appointed."""
    story.to_screening().to_notice(("CPRS-13", "Read a client's message aloud in group."))
    story.to_answer().to_investigation("The rule is posted: no phones. I read three words.")
    story.to_determination(
        "Five of eight in the group were heard. All remember it; none remembers the words.", after=16
    )
    story.to_charges("suspension", 1).to_panel().to_panel_report("suspension", 1)
    story.to_decision("suspension", 1, why="A message is private whatever the rule about telephones.", yes=4, no=2)
    story.to_appeal("My witness waited in the hall and was never called.").ago(11)
    text = "That the case go back for a new hearing: a witness for the respondent was not heard."
    story.rule_on_appeal("remand_to_hearing", 3, text=text)
