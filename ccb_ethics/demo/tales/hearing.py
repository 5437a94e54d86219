"""Cases before the hearing panel, and before the committee on the panel's report."""

from __future__ import annotations

from datetime import time

from ccb_ethics.demo.story import NO, YES, Story
from ccb_ethics.demo.telling import tale
from complaints.models.complaint import Contact
from hearings.models import Challenge, Exhibit

UPHELD, REFUSED = Challenge.Ruling.UPHELD, Challenge.Ruling.REFUSED


@tale(
    """Andre Whitlock lent me $2,000 when my hours were cut and had me sign over my car as security. I paid back $1,400.
    He sold the car anyway. I had told him in session what that car meant for getting to my kids.""",
    filed=146, about="Andre Whitlock", by="Terry Kowalski", topics=("money", "threats"), acted=28, since=90,
    contact=Contact.E_MAIL, complainant_can="see when the hearing is",
)  # fmt: skip
def alternate_is_seated(story: Story) -> None:
    """A challenge was upheld at once, the alternate sits, exhibits come in. The hearing is three weeks ahead."""
    story.to_screening().to_notice(
        ("CPRS-12", "Lent two thousand dollars to a person he served."),
        ("CPRS-10", "Took and sold the client's car as security."),
        after=5,
    )
    story.to_answer().to_investigation(
        "It was a favor between friends. The car was worth less than she says.", after=14
    )
    story.to_determination(
        "The bill of sale, the loan paper and nineteen messages agree with the complainant.", after=12
    )
    story.to_charges("suspension", 12)
    story.wait(8).take("request_hearing", story.respondent)
    story.ago(31).summon(story.day_ago(-21))
    member = story.panel_members()[1]
    grounds = f"{member.name} supervised me at the Bridgeport site until last year. We parted on bad terms."
    respondent = story.respondent
    story.ago(24).take("challenge", respondent, person=member, grounds=grounds, learned_on=story.day_ago(30))
    challenge = Challenge.objects.get(case=story.case, ruling="")
    reason = "Supervision within two years is a ground of recusal, whatever the member's own view of it."
    story.ago(22).take("rule_on_challenge", story.officer, challenge=challenge, ruling=UPHELD, reason=reason)
    story.take("seat_alternate", story.chair).serve("serve_panel_change")
    story.ago(12).take("offer_exhibit", respondent, title="Bank statement", text="Eight payments, one each week.")
    investigator = story.board.investigators[0]
    story.take("offer_exhibit", investigator, title="Bill of sale", text="Sold on a Tuesday for $3,150.")


@tale(
    """Tamika prayed over me in the hallway and told the others I had "a spirit". I am a Muslim woman. I asked her to
    stop. She said that in her group we all walk one road.""",
    filed=143, about="Tamika Broadnax", by="Fatima Belkacem", topics=("discrimination",), acted=10, since=33,
    contact=Contact.MAIL, respondent_can="hand in an exhibit for the hearing",
)  # fmt: skip
def challenge_waits(story: Story) -> None:
    """The committee ordered a hearing; it was put off once. A challenge to the hearing officer waits for the chair."""
    story.to_screening().to_notice(("CPRS-9", "Set a Muslim woman apart before the group."))
    story.to_answer().to_investigation("I pray for everybody. I meant it as a kindness.")
    story.to_determination("Four of six people in the hallway heard the words. Two heard a blessing.", after=14)
    story.to_charges("reprimand", no=1)
    text = "That a hearing be held: the accounts differ and the panel should hear the people themselves."
    story.wait(4).resolve("order_hearing", 4, text=text)
    story.wait(4).summon().wait(15)
    reason = "The respondent's mother died. Both sides agree to a new day."
    story.take("continue_hearing", story.officer, reason=reason)
    story.ago(9).call(story.day_ago(-30))
    grounds = "Mr. Ortiz and the complainant's cousin serve on the same parish council."
    learned = story.day_ago(9)
    story.ago(3).take("challenge", story.respondent, person=story.officer, grounds=grounds, learned_on=learned)


@tale(
    """Gregory Sandifer followed me to my new job. He told the manager I was "one of his" and asked how I was doing. I
    had not told anyone there that I was in recovery. I moved counties to start over.""",
    filed=192, about="Gregory Sandifer", by="Ashley Marchetti", topics=("threats", "privacy"), acted=12,
    relationship="former_client", contact=Contact.PHONE,
)  # fmt: skip
def hearing_goes_on(story: Story) -> None:
    """Revocation is proposed; he was silent, so the clock set it down for hearing. Opened yesterday, not closed."""
    story.to_screening().to_notice(
        ("CPRS-10", "Followed a former client to her place of work."),
        ("CPRS-13", "Told her manager that she had been in his program."),
    )
    story.to_answer().to_investigation("I was glad to see her. I say hello to people.", after=25)
    story.to_determination("The manager and one co-worker confirm the words. He went there twice more.", after=20)
    story.to_charges("revocation", yes=6).past("election")
    story.ago(36).summon(story.day_ago(1))
    story.ago(20).take("offer_exhibit", story.respondent, title="A card", text="A birthday card she gave me in May.")
    arranged = {"how_to_join": "", "accommodation": "", "help_arranged": "A room for witnesses is booked next door."}
    story.take("arrange_help", story.clerk, **arranged)
    story.on(story.hearing_day, time(9, 30)).open_hearing()
    ruling = "The respondent may put questions to the manager through the hearing officer."
    story.take("enter_in_log", story.officer, kind="ruling", key="demo-ruling-1", text=ruling)
    member = next(person for person in story.panel_members() if person != story.officer)
    story.take("recuse", member, reason="I know the manager who was heard this morning from my church.")
    story.take("seat_alternate_in_hearing", story.officer)
    exhibit = Exhibit.objects.get(case=story.case)
    story.take("admit_exhibit", story.officer, exhibit=exhibit, ruling=Exhibit.Ruling.ADMITTED, reason="Relevant.")
    shown = {"exhibit": exhibit.number, "text": "Shown to the manager, who knew the handwriting."}
    story.take("enter_in_log", story.officer, kind="exhibit", key="demo-exhibit-1", **shown)
    story.take("enter_in_log", story.officer, kind="break_start", key="demo-break-1")


@tale(
    """Minh Anh is my cousin's husband and also my peer worker. I asked for somebody else and he said there was nobody.
    What I told him came back to me at a family dinner.""",
    filed=170, about="Trần Minh Anh", by="Linh Phan", topics=("closeness", "privacy"), acted=25, since=210,
    contact=Contact.E_MAIL,
)  # fmt: skip
def panel_is_voting(story: Story) -> None:
    """Heard last week. The first allegation is found, the second is being voted on. The report is due this week."""
    story.to_screening().to_notice(
        ("CPRS-13", "Repeated at a family dinner what a client had told him."),
        ("CPRS-4", "Said untruly that no other peer worker was to be had."),
    )
    story.to_answer().to_investigation("My wife guessed. I told nobody. There was no one else that month.")
    story.to_determination("Three guests of the dinner were heard. The roster shows two others free.", after=18)
    story.to_charges("suspension", 3)
    story.wait(9).take("request_hearing", story.respondent)
    story.ago(47).summon(story.day_ago(9)).hear_on_its_day()
    story.ago(3)
    first, second = story.case.allegations.all()
    officer = story.officer
    story.vote("open_panel_motion", officer, 3, allegation=first, text="That allegation 1 is sustained.")
    text = "That allegation 2 is sustained."
    story.half_vote("open_panel_motion", officer, YES, NO, allegation=second, text=text)


@tale(
    """Darnell Pettway filmed our house meeting for his channel. He said faces would be blurred. Mine was not. My
    daughter's teacher saw it.""",
    filed=168, about="Darnell Pettway", by="Roberta Galvin", topics=("privacy",), acted=9, contact=Contact.E_MAIL,
)  # fmt: skip
def heard_again(story: Story) -> None:
    """Two of the panel stepped aside after the hearing: no alternate was left, so the case is heard anew."""
    story.to_screening().to_notice(("CPRS-13", "Showed a resident's face in a film of a house meeting."))
    story.to_answer().to_investigation("I blurred what I could. The film was up for a day.", after=15)
    story.to_determination("The film was up for nine days. One face of eleven is plain.", after=14)
    story.to_charges("reprimand").wait(6).take("request_hearing", story.respondent)
    story.ago(64).summon(story.day_ago(26)).hear_on_its_day()
    officer, members = story.officer, story.panel_members()
    alternate = story.alternate
    story.ago(20).take("recuse", alternate, reason="I have just learned that my nephew lives in the house.")
    member = next(person for person in members if person != officer)
    story.take("recuse", member, reason="My company hosts the channel.")
    story.take("hear_again", story.chair)
    spare = story.free_for_panel()[0]
    story.take("name_panel_member", story.chair, person=spare)
    story.ago(12).serve("serve_panel_change")
    story.call(story.day_ago(-24))


@tale(
    """Paweł ran a side business fixing phones and took mine in during a session. He gave it back with messages opened
    that I had not read. He laughed about one of them. I was too surprised to say anything.""",
    filed=175, about="Paweł Nowicki", by="Deborah Lachance", topics=("privacy", "money"), acted=7,
    contact=Contact.PHONE,
)  # fmt: skip
def committee_is_deciding(story: Story) -> None:
    """The panel reported and the respondent filed exceptions. The committee votes, one allegation at a time."""
    story.to_screening().to_notice(
        ("CPRS-13", "Read a client's messages."),
        ("CPRS-12", "Took payment from a client for a repair."),
    )
    story.to_answer().to_investigation("I had to test the screen. Twenty dollars for the part is not a fee.", after=20)
    story.to_determination("The telephone's log shows two messages opened that afternoon.", after=16)
    story.to_charges("reprimand")
    story.wait(9).take("request_hearing", story.respondent)
    story.ago(57).summon(story.day_ago(22)).hear_on_its_day()
    dissent = "One member would not sustain the second allegation: a part at cost is no payment."
    story.ago(16).panel_report("reprimand", dissent=dissent, but={2: (2, 1)})
    story.ago(14).serve("serve_panel_report")
    plea = "The part cost me eighteen dollars. I kept two. That should not stand beside the word breach."
    story.ago(7).take("file_exceptions", story.respondent, text=plea)
    first, second = story.case.allegations.all()
    chair = story.chair
    story.ago(2).vote("open_finding_motion", chair, 5, allegation=first, text="That allegation 1 is sustained.")
    text = "That allegation 2 is sustained."
    story.half_vote("open_finding_motion", chair, YES, NO, NO, allegation=second, text=text)


@tale(
    """Malik shouted at me in front of the whole drop-in when I spilled coffee on the forms. He called me useless. I have
    a brain injury. I cannot hold a cup well and he knows it.""",
    filed=372, about="Malik Henderson", by="Donald Frechette", topics=("threats", "discrimination"), acted=6,
    contact=Contact.MAIL,
)  # fmt: skip
def nothing_sustained(story: Story) -> None:
    """Heard, sent back to the panel once, and in the end nothing was sustained."""
    story.to_screening().to_notice(("CRSS-12", "Shouted at and insulted a client."))
    story.to_answer().to_investigation("I raised my voice because of the wires on the floor. I never said useless.")
    story.to_determination("Of nine people present, two heard the word, four did not, three had left.", after=20)
    story.to_charges("caution", yes=4, no=2)
    story.to_panel().to_panel_report("caution", yes=2, no=1, text="Two of three find the complainant more credible.")
    story.past("exceptions")
    text = "That the case go back to the panel: the report does not say which witnesses it believed, and why."
    story.resolve("remit", 5, text=text)
    story.wait(8)
    text = "The panel heard the tape of the room. A voice is raised; the word is not on it. Not sustained."
    story.panel_report(yes=1, no=2, text=text)
    story.wait(1).serve("serve_panel_report").past("exceptions")
    for allegation in story.case.allegations.all():
        text = f"That allegation {allegation.number} is sustained."
        story.vote("open_finding_motion", story.chair, 1, 4, allegation=allegation, text=text)
    story.take("find_not_sustained", story.chair).wait(2).release()
