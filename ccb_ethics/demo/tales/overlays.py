"""Cases with something laid over them: held, suspended at once, agreed, surrendered, asked back, opened again."""

from __future__ import annotations

from ccb_ethics.demo.story import Story
from ccb_ethics.demo.telling import tale
from code_of_ethics.models import Provision
from complaints.models.complaint import Contact

HELD = "That the case be held in abeyance while the court is at work on the same facts."


def propose(story: Story, sanction: str, months: int | None = None) -> Story:
    """The respondent proposes to agree on what is charged."""
    return story.take(
        "propose_consent", story.respondent, allegations=list(story.case.allegations.all()), sanction=sanction,
        months=months, text="The respondent does not dispute the facts that the allegations tell.",
        terms="Six hours of training in boundaries",
        publication_text="" if sanction == "caution" else "The professional agreed that the Code was breached.",
    )  # fmt: skip


def agree(story: Story, sanction: str, months: int | None = None) -> Story:
    """Proposed, signed, approved and served; the appeal is waived in it."""
    propose(story, sanction, months).wait(2).take(
        "sign_consent", story.respondent, signature=story.case.respondent_name
    )
    story.wait(6).resolve(f"approve_consent_{sanction}", 5, text="As agreed.").wait(2)
    return story.serve("serve_decision", method="portal")


def order(story: Story) -> Story:
    """The executive director proposes, the chair orders, the order is served in hand."""
    reason = "Credible evidence that going on is an imminent danger to the people served."
    story.take("propose_summary_suspension", story.board.director, reason=reason)
    story.take("order_summary_suspension", story.chair)
    return story.wait(1).serve("serve_summary_order", method="in_hand")


@tale(
    """Rosa drove four of us to the clinic and I could smell it. She hit a post in the lot. Nobody was hurt. She made us
    promise not to tell.""",
    filed=96, about="Rosa Inês Cardoso", by="Yvette Marchand", topics=("substances", "danger"), acted=2,
    contact=Contact.PHONE, urgent_danger=True,
)  # fmt: skip
def suspended_at_once_and_held(story: Story) -> None:
    """Suspended by order, confirmed, heard; the case is held for the court. Everyone told is on file."""
    staff = story.board.staff[0]
    story.take("begin_jurisdiction", staff).take("match_respondent", staff, credential=story.matched)
    story.take("propose_summary_suspension", story.board.director, reason="She drives clients every day.")
    story.take("drop_summary_suspension", story.board.director, reason="The program took the keys this morning.")
    order(story)
    report = "By telephone to the careline, by the executive director."
    story.take("record_abuse_report", staff, name="Department of Social Services", text=report)
    story.take("disclose_status", staff, to="employer", name=story.matched.professional.employer)
    story.wait(2).resolve("confirm_summary_suspension", 5, 1, text="That the order be confirmed.")
    story.wait(1).take("request_summary_hearing", story.respondent)
    story.wait(9).take("hold_summary_hearing", story.chair, reason="Both sides were heard for two hours.")
    story.wait(2).resolve("continue_summary_suspension", 5, text="That the suspension continue.")
    story.take("send_to_screening", story.board.director)
    story.charge_with("CPRS-5", "Drove people she served while under the influence.").opine().accept().wait(2)
    story.serve("serve_complaint", method="certified_mail").wait(3)
    story.take("record_renewal_request", staff, kind="renewal", note="Her credential ends in spring.")
    story.answer("cannot_say", "On advice of my lawyer I say nothing while the court is at work.").wait(2)
    story.resolve("hold_in_abeyance", 5, text=HELD)


@tale(
    """He grabbed my arm in the hallway so that it left a mark. I have pictures. The next week he did it to Denny.""",
    filed=205, about="Gregory Sandifer", by="Kyle Brouillard", topics=("threats",), acted=3, contact=Contact.E_MAIL,
)  # fmt: skip
def order_not_confirmed(story: Story) -> None:
    """The order was not confirmed, a second lapsed, a third was lifted; in the end a judgment, and silence."""
    board, staff = story.board, story.board.staff[0]
    story.wait(1).take("begin_jurisdiction", staff).take("match_respondent", staff, credential=story.matched)
    for ruling in story.case.rulings.filter(guard__in=("G3", "G6", "G7"), ruling="needs_ruling"):
        story.take("rule_on_guard", board.director, guard=ruling.guard, ruling="pass", reason="In order.")
    order(story)
    story.take("disclose_status", staff, to="dmhas", name="DMHAS, peer certification")
    text = "That the order be confirmed."
    story.vote("open_committee_motion", story.chair, 3, 3, names="confirm_summary_suspension", text=text)
    story.wait(1)  # before that the office wrote to whoever was told of the order
    order(story).past("summary_confirm")
    story.take("send_to_screening", board.director).wait(1)
    story.charge_with("CPRS-10", "Seized a client by the arm so that it left a mark.").opine().accept()
    order(story).resolve("confirm_summary_suspension", 5, text=text).wait(2)
    story.resolve("lift_summary_suspension", 4, 1, text="That the order be lifted: he has left the program.")
    story.serve("serve_complaint", method="certified_mail").wait(8).answer("deny", "I held him back from the stairs.")
    story.wait(5).resolve("hold_in_abeyance", 5, text=HELD)
    story.past("abeyance_review").resolve("review_abeyance", 4, text="That the abeyance continue.")
    story.wait(4).take(
        "record_conviction", board.director, kind="conviction", body="Superior Court, New London",
        judged_on=story.today, allegations=list(story.case.allegations.all()), text="Certified copy.",
    )  # fmt: skip
    show = "On the judgment: CPRS-10."
    story.take("issue_show_cause", board.director, sanction="suspension", months=12, text=show)
    story.wait(1).serve("serve_show_cause", method="certified_mail").past("show_cause")


@tale(
    """Catherine was found guilty of taking money from the tip jar fund where she also works. It was in the paper. I run
    the house she used to coach in, and I think you should know.""",
    filed=150, about="Catherine Dubois-Hart", by="Sister Mary Keane", relationship="other", topics=("honesty", "money"),
    acted=30, contact=Contact.MAIL,
)  # fmt: skip
def shows_cause(story: Story) -> None:
    """A judgment on file, not reported in time; she shows cause, and a further charge was answered."""
    director = story.board.director
    story.to_screening().to_notice(("CPRS-4", "Took money that was held for others."), after=4)
    story.to_answer().to_investigation("I paid it back before the court day.", "admit", after=6)
    judgment = {"kind": "conviction", "body": "Superior Court, Torrington", "text": "Certified copy."}
    story.take(
        "record_conviction", director, judged_on=story.today, allegations=list(story.case.allegations.all()), **judgment
    )
    story.past("self_report").take("issue_show_cause", director, sanction="reprimand", text="On the judgment: CPRS-4.")
    story.wait(1).serve("serve_show_cause", method="portal")
    further = Provision.objects.get(reference="PROC-1")
    for answered in (True, False):
        day = story.today
        story.take(
            "charge_further", story.chair, provision=further, text="Did not report the judgment within 30 days.",
            conduct_from=day, conduct_to=day,
        ).serve("serve_further_charge")  # fmt: skip
        if answered:
            story.wait(2).take("answer_further_charge", story.respondent, text="I did not know of the rule.")
        else:
            story.wait(2).take("show_cause", story.respondent, text="The court gave me probation. I ask for the same.")
            story.past("further_charge")


@tale(
    """My brother-in-law was convicted in Springfield and still has your certificate on his wall.""",
    filed=75, about="Timothy Blaszczyk", by="Renée Thibault", relationship="family", topics=("conduct",), acted=20,
    contact=Contact.E_MAIL,
)  # fmt: skip
def reported_himself(story: Story) -> None:
    """He reported the order of another board himself. The judgment waits to be put to him."""
    story.to_screening().to_notice(("CPRS-3", "Was disciplined by another board."), after=4)
    story.to_answer().take("report_conviction", story.respondent, text="The Massachusetts board reprimanded me in May.")


@tale(
    """Nicole borrowed my laptop for a training and returned it without the photos of my mother.""",
    filed=118, about="Nicole St. Pierre", by="Arlene Kuzmich", topics=("privacy", "money"), acted=15,
    contact=Contact.MAIL,
)  # fmt: skip
def agreed_on_a_caution(story: Story) -> None:
    """A first proposal was rejected and a second taken back; the third ended the case with a Written Caution."""
    story.to_screening().to_notice(("CRSS-15", "Took a thing of value from a client and damaged it."))
    story.to_answer().to_investigation("I thought the cloud had them. I am so ashamed.", "admit", after=8)
    propose(story, "caution").wait(3).take("reject_consent", story.chair, reason="It names no training.")
    propose(story, "caution").wait(1).take("withdraw_consent", story.respondent)
    agree(story.wait(2), "caution").take("begin_monitoring", story.board.director).wait(5)
    story.meet_conditions("Certificate.").take("end_monitoring", story.board.director).wait(1).release()


@tale(
    """Paid for three months of coaching, got four weeks, and a lot of excuses.""",
    filed=210, about="Marisol Vega-Santiago", by="Carl Beausoleil", topics=("money", "services"), acted=40,
    contact=Contact.E_MAIL,
)  # fmt: skip
def agreed_on_a_reprimand(story: Story) -> None:
    """Ended by agreement, published, closed, and opened again on proof that the bank had erred."""
    story.to_screening().to_notice(("CPRS-12", "Took payment for services that were not given."))
    story.to_answer().to_investigation("The payments crossed. I will repay.", "admit", after=8)
    agree(story, "reprimand").to_publication("The professional agreed that she took payment for services not given.")
    story.take("begin_monitoring", story.board.director).meet_conditions("Certificate.")
    story.take("end_monitoring", story.board.director).wait(20)
    story.take("ask_reopening", story.respondent, ground="proof", text="The bank has found the other eight payments.")
    story.wait(6).resolve("reopen_decided", 5, 1, text="That the case be reopened on the bank's letter.")


@tale(
    """He texted me at two in the morning for a year. I want it to stop, I do not want a trial.""",
    filed=134, about="Andre Whitlock", by="Simone Garnett", topics=("closeness", "sexual"), acted=10, since=365,
    contact=Contact.PHONE,
)  # fmt: skip
def agreed_on_a_suspension(story: Story) -> None:
    """Ended by agreement: three months. The publication is due."""
    story.to_screening().to_notice(("CPRS-11", "Sent romantic messages to a person he served for a year."))
    story.to_answer().to_investigation("It is all true.", "admit", after=9)
    agree(story, "suspension", 3)


@tale(
    """Robert sold the medicine of a man who died in his house. I washed the dead man's clothes. I counted.""",
    filed=122, about="Robert Delacroix", by="Philomena Achebe", relationship="coworker", topics=("danger", "money"),
    acted=8, contact=Contact.MAIL,
)  # fmt: skip
def agreed_on_revocation(story: Story) -> None:
    """He signed that the credential is revoked; the letter was served last week."""
    story.to_screening().to_notice(("CPRS-14", "Sold the medicine of a resident who had died."))
    story.to_answer().to_investigation("I will not fight this.", "admit", after=9)
    agree(story, "revocation")


@tale(
    """Peer worker at my son's house. She was his girlfriend within a month. He is nineteen and six weeks clean.""",
    filed=230, about="Brianna Thibodeau", by="Dolores Whitcomb", relationship="family", topics=("sexual",), acted=12,
    contact=Contact.E_MAIL,
)  # fmt: skip
def surrendered(story: Story) -> None:
    """She offered to give up her credential: taken back once, refused once, then accepted, published and closed."""
    story.to_screening().to_notice(("CPRS-11", "Began a romantic relationship with a person she served."))
    story.to_answer().to_investigation("We are in love. I will give it up for him.", after=9)
    name = story.case.respondent_name
    story.take("offer_surrender", story.respondent, signature=name).wait(1).take("withdraw_surrender", story.respondent)
    story.wait(2).take("offer_surrender", story.respondent, signature=name)
    story.wait(5).take("refuse_surrender", story.chair, reason="The investigation is to be finished first.")
    story.to_determination("She and the young man confirm it.", after=12)
    story.to_charges("revocation", yes=5).wait(3).take("offer_surrender", story.respondent, signature=name)
    story.wait(6).resolve("accept_surrender", 6, text="That the surrender be accepted, for good.")
    story.to_publication("The credential was surrendered while charges were pending.")
    story.take("close_surrendered", story.board.director).wait(1).release()


@tale(
    """I take it back. Or I do not know. Xiomara has been good to my daughter apart from that night.""",
    filed=88, about="Xiomara Peña", by="Ramona Delgado", topics=("story", "choices"), acted=9, contact=Contact.CODE,
)  # fmt: skip
def withdrawn(story: Story) -> None:
    """Asked to withdraw, went on after all, asked again; the committee refused once and then allowed it."""
    story.wait(2).take("ask_withdrawal", story.complainant, reason="I was angry.")
    story.wait(1).take("take_back_withdrawal", story.complainant).to_screening(after=1)
    story.take("ask_withdrawal", story.complainant, reason="").wait(5)
    story.resolve("refuse_withdrawal", 4, text="That the case go on until the screeners have read it.")
    story.charge_with("CPRS-2", "Told a client's story to a room.").wait(3)
    story.take("ask_withdrawal", story.complainant, reason="I have talked with her. It is mended.").wait(4)
    story.resolve("allow_withdrawal", 5, text="That the withdrawal be allowed: nobody else is concerned.").wait(1)
    story.release()


@tale(
    """Darnell posted a group picture with me in it. I had said no twice.""",
    filed=190, about="Darnell Pettway", by="Joanne Fusco", topics=("privacy",), acted=6, contact=Contact.E_MAIL,
)  # fmt: skip
def petition_denied(story: Story) -> None:
    """A petition to reconsider was denied, the ruling served; a fresh time to appeal runs."""
    story.to_screening().to_notice(("CPRS-13", "Posted a client's picture against her word."))
    story.to_answer().to_investigation("It was up for an hour.", after=10)
    story.to_determination("It was up for six days.", after=14).to_charges("reprimand").to_waiver(after=4)
    story.to_decision("reprimand", why="She had said no twice.")
    story.wait(5).take("petition_reconsideration", story.respondent, ground="error", text="The date was wrong.")
    story.wait(9).resolve("deny_reconsideration", 4, 1, text="That the petition be denied.")
    story.wait(2).serve("serve_reconsideration_ruling", method="portal")


@tale(
    """Vikram kept my file at home. His roommate read it to me over the phone, laughing.""",
    filed=260, about="Vikram Desai", by="Otis Lambert", topics=("privacy",), acted=6, contact=Contact.PHONE,
)  # fmt: skip
def decided_twice(story: Story) -> None:
    """The committee reconsidered of its own motion; the second decision's petition was deemed denied."""
    story.to_screening().to_notice(("CRSS-16", "Kept a client's file at home, where others read it."))
    story.to_answer().to_investigation("The office has no lock.", after=10)
    story.to_determination("The office has two locks.", after=14).to_charges("reprimand").to_waiver(after=4)
    story.to_decision("reprimand", why="A file does not belong in a kitchen.")
    story.wait(6).resolve("reconsider", 5, text="On its own motion: the record of the lock came in late.")
    story.to_decision("caution", why="The lock was broken that month.")
    story.wait(4).take("petition_reconsideration", story.respondent, ground="cause", text="I was told nothing.")
    story.past("reconsideration_ruling")


@tale(
    """Shanice left me at the wrong clinic on purpose. That is what it felt like. I waited three hours.""",
    filed=140, about="Shanice Campbell-Reid", by="Bernice Aldrich", topics=("services",), acted=5,
    contact=Contact.MAIL,
)  # fmt: skip
def reopened_at_screening(story: Story) -> None:
    """Dismissed and closed; a first request to reopen was refused, a second brought the roster, and it is open again."""
    story.to_screening().wait(4).charge_with("CPRS-6", "Left a client at a clinic that was not in the plan.")
    story.to_dismissal("A mistake of the schedule, as told.", after=1).wait(1)
    story.serve("serve_dismissal", method="portal").past("review")
    story.take("ask_reopening", story.complainant, ground="evidence", text="I feel it was on purpose.").wait(5)
    story.resolve("refuse_reopening", 5, text="That the case stay closed: nothing new was shown.").wait(6)
    story.take("ask_reopening", story.complainant, ground="evidence", text="The roster shows the right clinic.").wait(5)
    story.resolve("reopen_screened", 4, 1, text="That the case be reopened on the roster.")


@tale(
    """Sarah told my landlord I was "in the program". I lost the room.""",
    filed=215, about="Sarah Lindgren", by="Clifford Mayhew", topics=("privacy",), acted=9, contact=Contact.E_MAIL,
)  # fmt: skip
def reopened_after_investigation(story: Story) -> None:
    """Dismissed after an investigation and closed; the landlord then wrote, and the committee determines again."""
    story.to_screening().to_notice(("CRSS-16", "Told a landlord that a client was in her program."))
    story.to_answer().to_investigation("I never spoke to him.", after=9)
    story.to_determination("The landlord did not answer three letters.", after=14).past("comment")
    story.resolve("dismiss_after_investigation", 5, text="That the complaint be dismissed.").wait(1)
    story.serve("serve_dismissal", method="portal").past("review")
    story.take("ask_reopening", story.complainant, ground="evidence", text="He wrote to me at last.").wait(5)
    story.resolve("reopen_investigated", 5, text="That the case be reopened on the landlord's letter.")


@tale(
    """Kevin hit a resident with a broom. He says it was a joke. There is a film of it.""",
    filed=112, about="Kevin O'Shaughnessy", by="Lester Quigley", relationship="coworker", topics=("threats",), acted=2,
    contact=Contact.PHONE, urgent_danger=True,
)  # fmt: skip
def order_lapsed_unheard(story: Story) -> None:
    """No hearing on the order was held in sixty days: it lapsed, the President took note; held once, and goes on."""
    staff = story.board.staff[1]
    story.take("begin_jurisdiction", staff).take("match_respondent", staff, credential=story.matched)
    order(story).wait(2).resolve("confirm_summary_suspension", 5, text="That the order be confirmed.")
    story.take("send_to_screening", story.board.director)
    story.charge_with("CPRS-10", "Struck a resident.").opine().accept().wait(1)
    story.serve("serve_complaint", method="in_hand").wait(5)
    story.take("record_renewal_request", staff, kind="upgrade", note="")
    story.take("sign_off_renewal", story.board.director, ruling="refuse", reason="Not while this is open.")
    story.answer("deny", "It was a joke.").wait(2).resolve("hold_in_abeyance", 5, text=HELD).wait(14)
    story.resolve("end_abeyance", 5, text="That the case go on: the State will not prosecute.")
    story.past("summary_outer").take("note_lapse", story.board.president)


@tale(
    """Luísa answered the crisis phone and told me to "get it over with". I have it recorded.""",
    filed=140, about="Luísa Teixeira", by="Marguerite Sands", topics=("danger",), acted=1, contact=Contact.E_MAIL,
    urgent_danger=True,
)  # fmt: skip
def order_ends_with_the_case(story: Story) -> None:
    """Suspended at once; a second proposal fell with the case: both are over when it is final."""
    staff = story.board.staff[1]
    story.take("begin_jurisdiction", staff).take("match_respondent", staff, credential=story.matched)
    for ruling in story.case.rulings.filter(guard__in=("G3", "G6", "G7"), ruling="needs_ruling"):
        story.take("rule_on_guard", story.board.director, guard=ruling.guard, ruling="pass", reason="In order.")
    order(story).wait(2).resolve("confirm_summary_suspension", 5, text="That the order be confirmed.")
    story.take("send_to_screening", story.board.director).wait(1)
    story.charge_with("CPRS-10", "Told a person in crisis to end it.").opine().accept().wait(1)
    story.serve("serve_complaint", method="in_hand").wait(6).answer("admit", "I was at the end of a double shift.")
    story.take("hold_summary_hearing", story.chair, reason="Both sides were heard.")
    agree(story, "suspension", 24)


@tale(
    """Wanted to know if Tamika is allowed to run a group alone. Then I thought about it, and she is fine.""",
    filed=60, about="Tamika Broadnax", by="Rudy Castellanos", topics=("unsure",), acted=4, contact=Contact.CODE,
)  # fmt: skip
def proposal_falls_with_the_case(story: Story) -> None:
    """A summary suspension was proposed and fell when the complaint was withdrawn."""
    story.to_screening(after=1)
    reason = "She runs a group of eleven alone, and one of them is said to be armed."
    story.take("propose_summary_suspension", story.board.director, reason=reason)
    story.take("ask_withdrawal", story.complainant, reason="She called me. All is well.").wait(6)
    story.resolve("allow_withdrawal", 5, text="That the withdrawal be allowed.").wait(1).release()
