"""Cases under inquiry: notice, answer, investigation, determination, charges."""

from __future__ import annotations

from ccb_ethics.demo.story import NO, YES, Story
from ccb_ethics.demo.telling import filed_only, tale
from complaints.hearable import allegations_of
from complaints.models import ReleaseBasis
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
    story.release("notice_of_complaint")
    letter = story.letter("notice_of_complaint")
    story.take("undo_release", story.board.director, notice=letter)  # the address of record had just changed


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
    filed=85, about="Héctor Ríos-Delgado", by="Wilfredo Báez", topics=("money",), acted=8, since=120, language="es",
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
    story.wait(3).take("appoint_reviewers", story.board.president, people=reviewers).wait(2)
    story.take("recuse", reviewers[2], reason="My sister rides in that van.")
    reviewers = [*reviewers[:2], story.board.members[1]]
    story.take("replace_reviewer", story.board.president, people=reviewers[2:]).wait(3)
    text = "That the dismissal is set aside and the complaint accepted: the program pays for the gas already."
    story.vote("open_review_motion", reviewers[0], 3, names="reopen_screened_case", text=text)
    story.take("reopen_screened_case", reviewers[0])
    story.ago(36).serve("serve_complaint", method="certified_mail", proof="Return receipt on file.")
    reason = "He was in hospital in the second week and asked in writing."
    story.ago(10).take("extend_answer", story.board.director, days=14, reason=reason)


@tale(
    """Gloria Iannuzzi sold vitamins to the women in our group. She said they help with cravings. I spent over two
    hundred dollars. When I stopped buying she stopped calling me for the outings.""",
    filed=62, about="Gloria Iannuzzi", by="Heather Banning", topics=("money", "choices"), acted=72, since=190,
    contact=Contact.E_MAIL,
)  # fmt: skip
def second_notice_drafted(story: Story) -> None:
    """Her credential lapsed later, which changes nothing. No answer came in thirty days. The clock drafted the second notice; it waits to be approved."""
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
    story.ago(157).serve("serve_complaint", method="certified_mail", proof="Return receipt on file.")
    story.ago(133).answer("deny", "I never took money from anybody. People get confused about the fees of the county.")
    story.ago(128).take("appoint_investigator", story.board.director, person=story.board.investigators[0])
    other = story.others["another_housing_fee"]
    other.to_screening()
    other.wait(5).charge_with("CPRS-12", "Took one hundred dollars from a second person for a place on the same list.")
    other.opine().accept().wait(4)
    reason = "The same conduct toward a second person, in the same weeks. Heard together it is fairer to both sides."
    other.take("join", other.board.chair, lead=story.case, reason=reason).wait(2).release()
    story.ago(60)
    letter = "The housing office confirms in writing that no fee exists and that it never asked anybody to collect one."
    story.take("add_evidence", story.board.investigators[0], title="Letter of the housing office", text=letter)
    _investigated(story)
    record = "Two pages of the program's notes on the complainant, from March and April."
    story.ago(40).take(
        "add_evidence", story.board.staff[0], title="Notes on a client", text=record, client_identifying=True
    )
    basis = ReleaseBasis.OWN_INFORMATION  # the complainant handed in her own notes
    paper = story.case.documents.get(title="Notes on a client")
    story.ago(38).take("record_release_basis", story.board.director, document=paper, basis=basis)
    note = 'I found the text message in which he writes "bring 150 tomorrow".'
    story.ago(9).take("add_information", story.complainant, title="A text message", text=note)
    story.take("write_message", story.complainant, text="I found one more text message. Is it too late to send it?")
    party = story.case.parties.get(side="complainant")
    said = "It is not too late. It is in the file now, and the investigator reads it."
    story.take("answer_message", story.board.staff[0], party=party, text=said)
    story.take("change_contact", story.complainant, contact="code", best_times="After 6 p.m.")


filed_only(
    "another_housing_fee",
    """I want to report Jose Melendez. He told me $100 would move my application up. I gave it to him in the parking lot
    behind the library on a Friday. I thought I was the only one until I met Tania.""",
    filed=120, about="José Luis Meléndez", by="Corey Lapointe", topics=("money",), acted=75, contact=Contact.E_MAIL,
    respondent_name="Jose Melendez",
)  # fmt: skip


@tale(
    """Rosa smelled of wine at our nine o'clock meeting, twice in one week, and fell asleep in the second one. She is
    usually wonderful. I am worried about her as much as about us.""",
    filed=52, about="Rosa Inês Cardoso", by="Lorraine Dupuis", topics=("substances",), acted=11, since=16,
    contact=Contact.E_MAIL,
)  # fmt: skip
def investigator_to_be_appointed(story: Story) -> None:
    """The answer came three days ago."""
    story.to_screening().to_notice(("CPRS-5", "Came to work twice under the influence of alcohol."), after=5)
    story.ago(31).serve("serve_complaint", method="certified_mail", proof="Return receipt on file.")
    text = "It is true. I have started treatment again and told my supervisor. I ask the Board to see the whole year."
    story.ago(4).answer("admit", text)


@tale(
    """Kevin O'Shaughnessy asked women in the morning group for their telephone numbers "for check-ins" and then sent
    messages late at night, with hearts. I blocked him. Another woman stopped coming.""",
    filed=170, about="Kevin O'Shaughnessy", by="Melissa Arruda", topics=("sexual", "threats"), acted=20, since=75,
    contact=Contact.E_MAIL,
)  # fmt: skip
def sent_back_to_investigate(story: Story) -> None:
    """No answer in time, a late one, a first report, and the committee asked for more."""
    story.to_screening()
    story.to_notice(("CPRS-10", "Sent unwanted personal messages at night to women he served."))
    story.to_answer().past("answer").past("second_answer")
    story.wait(6)
    answers = {a.pk: ("cannot_say", "I had many numbers in my telephone.") for a in story.case.allegations.all()}
    text = "I moved in the spring and the first letters went to my old place. I did check on people. Hearts are hearts."
    story.take("answer_late", story.respondent, answers=answers, text=text)
    story.to_determination("The complainant's telephone shows eleven messages. The second woman could not be reached.")
    story.wait(9).take("comment", story.respondent, text="Eleven messages in four months is not many.")
    text = "That the case go back to the investigator, to speak with the second woman and to read all the messages."
    story.wait(5).resolve("investigate_more", 4, 0, text=text)
    story.ago(20).take(
        "add_evidence", story.board.investigators[0], title="Call notes", text="The second woman agreed to talk."
    )


@tale(
    """Shanice told me that my medication was "a crutch" and that real recovery meant throwing it away. I did, for two
    weeks. I ended up in the emergency room. She did visit me there.""",
    filed=72, about="Shanice Campbell-Reid", by="Paul Wisniewski", topics=("choices", "danger"), acted=17, since=40,
    contact=Contact.PHONE, respondent_can="comment on the investigation report",
)  # fmt: skip
def time_to_comment_runs(story: Story) -> None:
    """The report was served; the respondent's time to comment ends this week."""
    story.to_screening().to_notice(("CPRS-8", "Urged a client to stop a prescribed medication."), after=5)
    story.to_answer().to_investigation("I shared my own experience. I never told him to stop.", after=14)
    story.to_investigator(after=2).ago(20)
    report = (
        "Mr. Wisniewski, two members of the group and Ms. Campbell-Reid were heard. Both members remember the word "
        "crutch. One remembers the words throw it away; the other does not. The hospital's letter gives the dates."
    )
    story.take("file_report", story.board.investigators[0], parts=story.parts(report))
    story.ago(17).serve("serve_report", method="portal")


@tale(
    """I was in Sarah's women's circle. She asked me to clean her apartment on Saturdays and called it "giving back".
    I did it for four months. I was never paid. When I said no she read from my journal to the others.""",
    filed=172, about="Sarah Lindgren", by="Kimberly Osgood", topics=("threats", "privacy", "money"), acted=14, since=140,
    contact=Contact.MAIL,
)  # fmt: skip
def ballots_half_cast(story: Story) -> None:
    """A dismissal was set aside on review; now the committee votes on charges, one member recused, ballots sealed."""
    story.to_screening().to_notice(
        ("CRSS-12", "Had a client clean her apartment for four months without pay."),
        ("CRSS-16", "Read aloud from a client's journal."),
    )
    story.to_answer().to_investigation("She offered. The journal was a group exercise, everybody read from theirs.")
    board = story.board
    story.to_determination(
        "Six women of the circle were heard. Four saw the complainant leave for the respondent's apartment on "
        "Saturdays. Two were present when the journal was read. The exercise sheet names one's own journal only.",
        which=1,
    )
    story.past("comment")
    why = "That the case be dismissed: the two accounts cannot be told apart."
    story.resolve("dismiss_after_investigation", 3, 1, text=why)
    story.wait(2).serve("serve_dismissal", method="portal")
    plea = "Four women told your investigator what they saw. I ask you to read the report again."
    story.wait(9).take("request_review", story.complainant, text=plea)
    reviewers = board.members[2:5]  # the three who had not voted
    story.wait(4).take("appoint_reviewers", board.president, people=reviewers).wait(8)
    text = "That the dismissal is set aside: the report gives grounds to decide on charges."
    story.vote("open_review_motion", reviewers[0], 2, 1, names="reopen_investigated_case", text=text)
    story.take("reopen_investigated_case", reviewers[0]).ago(9)
    story.take("recuse", board.members[1], reason="The complainant's sister has begun to work for me.").ago(4)
    text = "That charges be issued under CRSS-12 and CRSS-16. Proposed sanction: Suspension, 6 months."
    slip = story.put("open_committee_motion", board.chair, names="charge", sanction="suspension", months=60, text=text)
    story.take("withdraw_motion", board.chair, motion=slip, reason="I typed 60 months. I meant 6.")
    motion = story.half_vote(
        "open_committee_motion", board.chair, YES, NO, names="charge", sanction="suspension", months=6, text=text,
        seconded_by=board.members[0],
    )  # fmt: skip
    story.take("remind_voters", board.chair, motion=motion).take("undo_reminder", board.chair)
    story.take("amend_motion", board.chair, motion=motion, text=f"{text} The hearing is held in New Haven.")
    story.cast(motion, (YES, NO), board.chair)


@tale(
    """Jamal drove our van with a telephone in his hand and a can between his knees. I do not know what was in the can.
    I was in the front seat. He is new and maybe nobody told him.""",
    filed=88, about="Jamal Ferreira", by="Gail Northrop", topics=("conduct", "substances"), acted=4,
    contact=Contact.PHONE, respondent_can="ask for a hearing, or waive it",
)  # fmt: skip
def charges_served(story: Story) -> None:
    """An applicant. The charges were served nine days ago; he can ask for a hearing."""
    story.to_screening().to_notice(("CPRS-3", "Drove clients with a telephone and an open can in hand."), after=4)
    story.to_answer().to_investigation("It was lemonade. I should not have held the phone.", "admit", after=9)
    story.to_determination("Mr. Ferreira admits the telephone. The can held lemonade; a receipt shows it.", after=10)
    story.past("comment")
    text = "That charges be issued under CPRS-3, for the telephone only. Proposed sanction: Written Caution."
    story.resolve("charge", 5, 1, sanction="caution", text=text)
    story.ago(9).serve("serve_charges", method="certified_mail")


@tale(
    """Vikram posted a long story about "a young mom who keeps lying to herself" on her page. It was me. She used my
    daughter's nickname. Everyone in town knew within a day.""",
    filed=95, about="Vikram Desai", by="Samantha Roy", topics=("privacy", "story"), acted=3, contact=Contact.E_MAIL,
)  # fmt: skip
def charges_wait_for_approval(story: Story) -> None:
    """Charges were voted; the letters wait for the executive director."""
    story.to_screening().to_notice(
        ("CRSS-16", "Told a client's story in public so that she could be known."),
        ("CRSS-2", "Shared in a way that harmed the person it was about."),
        after=5,
    )
    story.to_answer().to_investigation("I changed the town and the age. I took it down the same night.", after=16)
    story.to_determination("Five people recognized Ms. Roy by the nickname. The post stood for nine hours.", after=18)
    story.wait(9).take("comment", story.respondent, text="Nine hours, yes. I wrote to her and I am ashamed of it.")
    story.ago(5)
    text = "That charges be issued under CRSS-16 and CRSS-2. Proposed sanction: Public Reprimand."
    story.resolve("charge", 4, 1, sanction="reprimand", text=text)


def _investigated(story: Story) -> None:
    """What the investigator keeps in the working file of a case that takes long."""
    investigator, letter = story.board.investigators[0], story.case.documents.get(title="Letter of the housing office")
    first, day = next(iter(allegations_of(story.case))), story.today
    question = "Does the housing office take a fee for a place on its list?"
    source = "The housing office"
    story.take("plan_question", investigator, allegation=first, question=question, source=source, due_on=day)
    story.take(
        "record_interview", investigator, heard="The head of the housing office", held_on=day, how="phone",
        summary="There is no fee. She had heard of two people who paid one.",
    )  # fmt: skip
    fact = "The housing office wrote that no fee exists."
    story.take("enter_fact", investigator, happened_on=day, fact=fact, document=letter)
    story.take("record_source", story.clerk, document=letter, given_by=source, how="mail", received_on=day)
    story.take(
        "hand_over_evidence", investigator, document=letter, from_whom="The office", to_whom="The investigator",
        handed_on=day, reason="To ask about it on the telephone.",
    )  # fmt: skip
    story.take("place_legal_hold", story.director, reason="The police were told, and may ask for the file.")
    story.wait(3).take("lift_legal_hold", story.director, reason="The police have closed their inquiry.")
