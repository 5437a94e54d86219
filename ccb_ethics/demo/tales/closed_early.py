"""Complaints that ended before any charge: incomplete, outside the Board's reach, too late, twice, dismissed."""

from __future__ import annotations

from ccb_ethics.demo.story import Story
from ccb_ethics.demo.telling import tale
from complaints.models.complaint import Contact


@tale(
    """Something happened with my peer worker. I will send more.""",
    filed=128, about="Yolanda Matos", by="T. W.", topics=("unsure",), relationship="unsaid", acted=30,
)  # fmt: skip
def nothing_more_came(story: Story) -> None:
    """Asked for more; nothing came in thirty days, and the clock closed it."""
    story.wait(3).take(
        "ask_completion", story.board.staff[0], reason="Tell us what happened, in your own words, and about when."
    )
    story.past("cure").release()


@tale(
    """I worked under Walter at the day program. He took credit for the wellness curriculum that I wrote and presented it
    at the spring conference as his own. I did not speak up then because he was my supervisor.""",
    filed=205, about="Walter Prescott", by="Ingrid Solheim", relationship="coworker", topics=("plagiarism",),
    acted=1990, contact=Contact.E_MAIL,
)  # fmt: skip
def filed_too_late(story: Story) -> None:
    """More than four years after the act, and no reason to waive the limit."""
    staff, director = story.board.staff[0], story.board.director
    story.wait(2).take("begin_jurisdiction", staff).take("match_respondent", staff, credential=story.matched)
    reason = (
        "The limit of four years was over when the complaint came in, and nothing kept the complainant from filing "
        "sooner. Her former employer has a procedure of its own for authorship."
    )
    story.wait(4).take("close_untimely", director, reason=reason).release()


@tale(
    """Desmond offered to be my "private coach" after he left the program. I paid him for eight weeks, in cash. He came
    to four of them.""",
    filed=165, about="Desmond Clarke", by="Alejandro Prieto", relationship="former_client", topics=("money",),
    acted=40, since=100, contact=Contact.PHONE,
)  # fmt: skip
def not_bound_by_the_code(story: Story) -> None:
    """His credential had ended a year before."""
    staff, director = story.board.staff[1], story.board.director
    story.wait(2).take("begin_jurisdiction", staff).take("match_respondent", staff, credential=story.matched)
    reason = (
        "Mr. Clarke held no credential of this Board and had not applied for one when this happened. The Department "
        "of Consumer Protection takes complaints about services that were paid for and not given."
    )
    story.wait(3).take("close_no_jurisdiction", director, reason=reason).release()


@tale(
    """Please look into the recovery house on our street. I will not give my name, my landlord reads everything. Robert
    Delacroix is on the sign.""",
    filed=104, about="Robert Delacroix", by="A neighbor", relationship="other", topics=("other",), acted=10,
    consents_to_disclosure=False,
)  # fmt: skip
def no_name_and_no_consent(story: Story) -> None:
    """The complainant would neither be named nor have the complaint shown."""
    staff, director = story.board.staff[0], story.board.director
    story.wait(2).take("begin_jurisdiction", staff).take("match_respondent", staff, credential=story.matched)
    reason = "The complainant did not answer when asked whether the complaint may be shown with a name."
    for name in ("G5", "G6"):
        story.take("rule_on_guard", director, guard=name, ruling="fail", reason=reason)
    reason = "We cannot act on a complaint that the other side may not see. You can file again with your name."
    story.wait(8).take("close_without_consent", director, reason=reason).release()


@tale(
    """Angela told the group that people on methadone "are not really sober" and asked two of us to sit in the back. I
    have been on methadone for six years and I am doing well. I left and cried in my car.""",
    filed=400, about="Angela Mwangi", by="Stephanie Kulas", topics=("discrimination",), acted=18,
    contact=Contact.E_MAIL,
)  # fmt: skip
def dismissed_after_investigation(story: Story) -> None:
    """Investigated, dismissed, and closed by the clock when no review was asked for."""
    story.to_screening().to_notice(("CRSS-11", "Set people on methadone apart from the rest of the group."))
    story.to_answer().to_investigation("I asked people to move so that a wheelchair could pass. I never said that.")
    story.to_determination(
        "Eight people who were in the room were asked. Six remember the chairs being moved for a visitor in a "
        "wheelchair. One heard a remark about medication but could not say by whom. Ms. Mwangi's notes of the day "
        "agree with the six. The allegation is not borne out.",
        which=1,
    )
    story.past("comment")
    why = "That the case be dismissed: the investigation did not bear the allegation out."
    story.resolve("dismiss_after_investigation", 4, 1, text=why)
    story.wait(3).serve("serve_dismissal", method="e_mail").past("review").release()


@tale(
    """I am writing again about Angela Mwangi. She told the group that methadone is not sobriety. You dismissed this
    last time. I still think about it.""",
    filed=92, about="Angela Mwangi", by="Stephanie Kulas", topics=("discrimination",), acted=326,
    contact=Contact.E_MAIL,
)  # fmt: skip
def told_twice(story: Story) -> None:
    """The same facts as a closed case, and nothing new."""
    staff, director = story.board.staff[0], story.board.director
    story.wait(2).take("begin_jurisdiction", staff).take("match_respondent", staff, credential=story.matched)
    reason = "The same evening and the same words as in the case that was closed. Nothing is new."
    story.wait(1).take("rule_on_guard", director, guard="G7", ruling="fail", reason=reason)
    reason = (
        "We read both complaints side by side. They tell of the same evening, which was investigated and decided. If "
        "you learn of something that was not known then, write to us, and we will look at it."
    )
    story.take("close_duplicate", director, reason=reason).release()


@tale(
    """Noémie told her own story for forty minutes of a sixty-minute group. It was about her divorce. Some of us had
    things to say.""",
    filed=140, about="Noémie Lafleur", by="Ray Cyr", topics=("story",), acted=6, contact=Contact.MAIL,
)  # fmt: skip
def dismissed_at_screening(story: Story) -> None:
    """An applicant, bound by the Code from the day she applied. Dismissed; no review was asked for."""
    story.to_screening().to_dismissal("A matter for supervision. Told once and at length, it harmed nobody.")
    story.wait(2).serve("serve_dismissal", method="portal").past("review").release()


@tale(
    """Édgar would not let me bring my service dog into the living room because another member is afraid of dogs. I sat
    outside. It was February.""",
    filed=215, about="Édgar Quiñones", by="Joyce Abernathy", topics=("discrimination",), acted=21,
    contact=Contact.PHONE,
)  # fmt: skip
def dismissal_upheld(story: Story) -> None:
    """Dismissed at screening; three members reviewed it and agreed."""
    story.to_screening().to_dismissal("The program, not Mr. Quiñones, set the rule, and changed it within the week.")
    story.wait(2).serve("serve_dismissal", method="portal")
    story.wait(12).take("request_review", story.complainant, text="He could have asked somebody before saying no.")
    reviewers = story.board.members[1:4]
    story.wait(5).take("appoint_reviewers", story.board.president, people=reviewers)
    story.wait(9)
    text = "That the dismissal is upheld. The program has since changed its rule and said so to the complainant."
    story.vote("open_review_motion", reviewers[1], 2, 1, names="uphold_dismissal_at_screening", text=text)
    story.take("uphold_dismissal_at_screening", reviewers[1]).release()


@tale(
    """Michael told my probation officer that I had missed three meetings. I missed one, and I had called. He never
    looked at his own sheet. I spent a night in a cell over this.""",
    filed=345, about="Michael Kasprzak", by="Jerome Bascombe", topics=("privacy", "choices"), acted=25,
    contact=Contact.PHONE,
)  # fmt: skip
def dismissal_after_investigation_upheld(story: Story) -> None:
    """Investigated and dismissed; the review came to the same end."""
    story.to_screening().to_notice(("CPRS-13", "Gave a probation officer an untrue account of a client's attendance."))
    story.to_answer().to_investigation("I gave the dates that the front desk gave me. I am sorry for what followed.")
    story.to_determination(
        "The attendance system lost two entries on a day when the network was down. Mr. Kasprzak copied what he saw. "
        "He had a signed release for attendance. The harm was real; a breach by him is not shown."
    )
    story.past("comment")
    why = "That the case be dismissed: the dates were wrong because the system lost them."
    story.resolve("dismiss_after_investigation", 4, 0, text=why)
    story.wait(3).serve("serve_dismissal", method="certified_mail")
    story.wait(15).take("request_review", story.complainant, text="He should have looked at his own sheet first.")
    reviewers = story.board.members[2:5]  # the three who had not voted
    story.wait(6).take("appoint_reviewers", story.board.president, people=reviewers)
    story.wait(10)
    text = "That the dismissal is upheld, with a letter to the program about its attendance system."
    story.vote("open_review_motion", reviewers[2], 3, names="uphold_dismissal_after_investigation", text=text)
    story.take("uphold_dismissal_after_investigation", reviewers[2]).release()
