"""Complaints that raise a question of law before anybody is told: a client long ago, a time limit, a code not loaded."""

from __future__ import annotations

from datetime import date, timedelta

from ccb_ethics.demo.story import Story
from ccb_ethics.demo.telling import tale
from code_of_ethics.models import Edition, Provision
from complaints.models.complaint import Contact
from people import clock
from people.models import Credential, CredentialType

# The winter before the Code of 2022; its text has not been found yet.
WINTER = date(2022, 3, 15)


@tale(
    """Angela was my peer specialist years ago. We met again at a wedding and were together until this fall. I do not
    think she meant harm. But when I drank again she told me things she could only know from my file.""",
    filed=34, about="Angela Mwangi", by="Lionel Baptiste", topics=("sexual", "privacy"), acted=25, since=1520,
    contact=Contact.E_MAIL, relationship="former_client",
)  # fmt: skip
def a_client_long_ago(story: Story) -> None:
    """Nobody knows when she last served him, so the chair rules; a remark of long ago is let in by the committee."""
    story.to_screening()
    board, filed_on = story.board, clock.local_day(story.case.filed_at)
    note = "The agency closed; its files lie in a warehouse in Meriden."
    story.take(
        "record_client_link", board.staff[0], setting_unknown=True, began_on=filed_on - timedelta(days=300), note=note
    )
    story.wait(2)
    reason = "He was in her group until it moved to Elm Street, and that was less than four years before the wedding."
    story.take("rule_on_client_link", board.chair, ruling="client", reason=reason)
    story.charge_with(
        "CRSS-16", "Repeated to a former client what stood in his file.", first=filed_on - timedelta(days=25)
    )
    long_ago = filed_on - timedelta(days=1520)
    story.charge_with("CRSS-14", "Courted a client while she served him.", first=long_ago, last=long_ago)
    late = story.case.allegations.latest("number")
    text = "That the time limit be waived for allegation 2: it was discovered only when the file was quoted."
    story.wait(3).vote("open_waiver_motion", board.chair, 4, 1, allegation=late, text=text)
    reason = "He learned this fall what she had written about him then."
    story.take("waive_limitation", board.chair, ground="late_discovery", reason=reason)


@tale(
    """I was sixteen when Héctor drove me home from the youth group, the long way. I am twenty-two now and I have
    children of my own. I know it is late.""",
    filed=29, about="Héctor Ríos-Delgado", by="Jasmine Ortega", topics=("sexual",), acted=1830,
    contact=Contact.PHONE, relationship="former_client",
)  # fmt: skip
def too_late_and_heard(story: Story) -> None:
    """The four years are over. The executive director may not waive that; the committee may, and did."""
    staff, board = story.board.staff[0], story.board
    story.wait(2).take("begin_jurisdiction", staff).take("match_respondent", staff, credential=story.matched)
    reason = "The complainant was a minor. The file of the youth group still exists."
    story.wait(1).take("refer_time_limit", board.director, reason=reason)
    text = "That the time limit be waived: the client was sixteen, and what is told is sexual."
    story.wait(4).vote("open_waiver_motion", board.chair, 5, text=text)
    story.take("waive_limitation", board.chair, ground="vulnerable", reason="She was sixteen, and in his care.")
    story.wait(1).take("send_to_screening", board.director)


@tale(
    """Erin told my landlord in the winter of 2022 that I use. This summer she told my new one. I have moved twice because
    of her. Each time she said it was to keep everybody safe.""",
    filed=36, about="Erin Gallagher", by="Monique Farrow", topics=("privacy",), acted=30, contact=Contact.MAIL,
)  # fmt: skip
def a_winter_without_a_code(story: Story) -> None:
    """What happened this summer goes on; what happened before the Code of 2022 waits in a case of its own."""
    story.to_screening().charge_with("CPRS-13", "Told a landlord that his tenant uses substances.")
    text = "Told an earlier landlord, before April 2022, that his tenant uses substances."
    reason = "The Board does not hold the text of the code that was in force that winter."
    story.wait(4).take("sever", story.board.staff[0], text=text, conduct_from=WINTER, conduct_to=WINTER, reason=reason)
    waiting = story.severed()
    story.opine().accept().wait(3).serve("serve_complaint", method="certified_mail")
    waiting.wait(2)


@tale(
    """Robert is my addiction counselor. He lent my rent money to his brother. When I said I would complain he told me
    nobody would believe a man with my record, and wrote in my chart that I had missed three sessions. I had not.""",
    filed=44, about="Robert Delacroix", by="Wendell Price", topics=("money", "honesty"), acted=21,
    contact=Contact.CODE,
)  # fmt: skip
def another_code_is_loaded(story: Story) -> None:
    """The counselors' code was not loaded: the loan waited, the retaliation went on. Then a text was loaded."""
    kind = "addiction_counselor"
    story.credential = Credential.objects.get(professional=story.matched.professional, type__code=kind)
    told = story.case.complaint.last_act_on or story.today
    story.to_screening().charge_with("PROC-1", "Wrote absences into a chart after he was told of a complaint.")
    reason = "The code of addiction counselors is not loaded. The false entries need not wait for it."
    story.wait(4).take(
        "sever", story.board.staff[1], text="Lent a client's money to his own brother.", conduct_from=told,
        conduct_to=told, reason=reason,
    )  # fmt: skip
    severed = story.severed()
    _load_a_stand_in(kind)
    severed.wait(6).take("text_loaded", story.board.staff[1])
    severed.charge_with("CAC-DEMO-1", "Lent a client's money to his own brother.")


def _load_a_stand_in(kind: str) -> None:
    """What a superuser does when the text of a code arrives. The words are made up for the demo, and say so."""
    edition = Edition.objects.create(
        code="addiction-counselor",
        slug="demo",
        credential="Certified Addiction Counselor",
        title="A stand-in of the demo for the code of addiction counselors",
        adopted_note="Made up for the demo. The Board's own text is not here.",
        text_held=False,
    )
    Provision.objects.create(
        edition=edition,
        number=1,
        reference="CAC-DEMO-1",
        ethic="I will not take, lend or borrow the money of the people I serve. (Made up for the demo.)",
        own_words=True,
    )
    edition.text_held = True
    edition.save(update_fields=["text_held"])
    CredentialType.objects.filter(code=kind).update(code_of_ethics=edition.code)
