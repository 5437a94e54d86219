"""Other days and second looks: more time, a hearing put off, client records, appeals on paper and appeals too late."""

from __future__ import annotations

from datetime import timedelta

from ccb_ethics.demo.story import Story
from ccb_ethics.demo.telling import tale
from complaints.models import ReleaseBasis
from complaints.models.complaint import Contact
from hearings.models import LateAppeal
from record.models import Deadline, Service


@tale(
    """Gregory kept the sign-in sheets of our grief group on the front desk where the pharmacy driver could read them. He
    did. He asked me about my brother.""",
    filed=190, about="Gregory Sandifer", by="Joanne Pelletier", topics=("privacy",), acted=10, contact=Contact.PHONE,
)  # fmt: skip
def another_day_was_asked_for(story: Story) -> None:
    """More time was asked for twice; a client record was lent and locked again; the hearing was put off once."""
    director, investigator = story.board.director, story.board.investigators[0]
    story.to_screening().to_notice(("CPRS-13", "Left sign-in sheets of a group where visitors read them."))
    story.to_answer().wait(5)
    story.take("ask_more_time", story.respondent, days=5, reason="I start a new post this week.")
    story.take("withdraw_more_time", story.respondent)
    story.take("ask_more_time", story.respondent, days=15, reason="I start a new post this week.")
    story.take("refuse_more_time", director, reason="Thirty days remain, and the sheets are one page.")
    story.to_investigation("The desk was mine. The sheets were not.", after=8).to_investigator()
    page = "The sign-in sheet of May 6, with nine names."
    story.take("add_evidence", investigator, title="Sign-in sheet", text=page, client_identifying=True)
    record = story.case.documents.get(title="Sign-in sheet")
    copy = "The sign-in sheet of May 6: Client A to Client I."
    story.take("add_redacted_copy", story.board.staff[0], document=record, title="Sign-in sheet, redacted", text=copy)
    story.take("record_release_basis", director, document=record, basis=ReleaseBasis.CONSENT)
    why = "Only the hand on the sheet shows who kept it."
    story.take("grant_client_record", director, document=record, person=investigator, reason=why)
    story.wait(6).take("revoke_release", director, document=record, why="revoked", reason="Client C wrote to us.")
    limit = Deadline.objects.open().get(docket=story.case.docket_id, name="investigation")
    story.take("extend_limit", director, limit=limit, days=14, reason="Two of the nine are away.")
    report = "The sheet lay on the desk for two days. The driver confirms what he read."
    story.wait(5).take("file_report", investigator, parts=story.parts(report)).wait(1).serve("serve_report")
    story.take("ask_more_time", story.respondent, days=7, reason="My lawyer is on leave.")
    story.take("extend_comment", director, days=7, reason="One week harms nobody.")
    story.to_charges("reprimand").wait(5).take("request_hearing", story.respondent)
    story.wait(2).summon().wait(3)
    story.take("ask_continuance", story.respondent, reason="My daughter's graduation is on that day.")
    first = story.hearing_day
    story.take("grant_continuance", story.officer, reason="It is asked early, and no witness travels.").wait(1)
    story.call(max(first, story.today) + timedelta(days=20)).wait(2)
    story.take("ask_continuance", investigator, reason="I am to be in court that week.")
    story.take("withdraw_continuance", investigator)  # the court moved its date
    story.take("ask_continuance", investigator, reason="A training of mine falls on the day.")
    story.take("refuse_continuance", story.officer, reason="A training can move. Nine people are waiting.")


@tale(
    """Michael sold me a bus pass that had been given to the program for free. Eleven dollars. I would let it go, but
    he sells them to everybody.""",
    filed=245, about="Michael Kasprzak", by="Hector Maldonado", topics=("money",), acted=12, contact=Contact.CODE,
)  # fmt: skip
def late_and_excused(story: Story) -> None:
    """The letter had gone to an old address. The decision is final no more, and the President appoints two more."""
    story.to_screening().to_notice(("CPRS-12", "Sold donated bus passes to clients."))
    story.to_answer().to_investigation("I gave the money to the coffee fund.", after=10)
    story.to_determination("The coffee fund has no book. Nineteen passes are missing.", after=12)
    story.to_charges("reprimand").to_waiver(after=5)
    story.to_decision("reprimand", why="A gift to clients was sold to clients.", yes=4, no=1).to_final()
    story.to_publication("The professional sold donated goods to persons served.", after=2).wait(5)
    plea = "I moved in May and told the office. The decision went to the old house."
    story.take("appeal_late", story.respondent, text=plea).wait(4)
    story.take("name_appeals_chair", story.board.president, person=story.board.directors[0]).wait(3)
    reason = "The change of address is stamped in May. Nobody signed for the letter."
    failure = Service.Failure.WRONG_ADDRESS
    story.take("excuse_late_appeal", story.board.directors[0], failure=failure, reason=reason)


@tale(
    """Brianna told the clients of the other house that ours has bedbugs. It does not. It did in 2019.""",
    filed=250, about="Brianna Thibodeau", by="Norma Gagnon", relationship="coworker", topics=("colleagues",),
    acted=9, contact=Contact.MAIL,
)  # fmt: skip
def late_and_not_excused(story: Story) -> None:
    """Mailed in time and received two days late: the postmark does not count, and forgetting is no failed service."""
    story.to_screening().to_notice(("CPRS-15", "Ran down a neighboring program before clients."))
    story.to_answer().to_investigation("It did have them.", after=10)
    story.to_determination("It did, five years ago. She knew the date.", after=12)
    story.to_charges("reprimand").to_waiver(after=5)
    story.to_decision("reprimand", why="Old news told as new.", yes=4, no=1).to_final().wait(2)
    text = "An envelope from Torrington, postmarked three days before the last day."
    story.take("appeal_late", story.board.staff[0], text=text, received_on=story.today).wait(3)
    story.take("name_appeals_chair", story.board.president, person=story.board.directors[1]).wait(2)
    late = LateAppeal.objects.get(case=story.case)
    reason = f"The decision was signed for at the door. It was received on {late.received_on:%B %d}, too late."
    story.take("refuse_late_appeal", story.board.directors[1], reason=reason)


@tale(
    """Shanice wrote my name on the whiteboard under "not ready". I was ready.""",
    filed=235, about="Shanice Campbell-Reid", by="Leon Baptiste", topics=("privacy", "choices"), acted=5,
    contact=Contact.MAIL,
)  # fmt: skip
def appeal_came_on_paper(story: Story) -> None:
    """Stamped on the last day, found in a drawer four days later. What was final is lifted."""
    story.to_screening().to_notice(("CPRS-13", "Wrote a client's name and state on a whiteboard."))
    story.to_answer().to_investigation("First names only. Everyone was on it.", after=10)
    story.to_determination("A photograph shows two full names.", after=12)
    story.to_charges("reprimand").to_waiver(after=5)
    story.to_decision("reprimand", why="A whiteboard is read by whoever walks in.", yes=3, no=2).to_final().wait(3)
    text = "First names only. I ask the directors to look at the photograph."
    staff, received = story.board.staff[0], story.due("appeal")
    story.take("record_paper_appeal", staff, text=text, received_on=received).wait(2)
