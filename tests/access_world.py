"""The cases and the people of the access grid (tests/test_access_grid.py): everybody with a case to reach, and one not.

Every case is played, each step taken by a person of the right seat. Two people have a seat that no step could give:
the superuser and the account put out of use, since without one their answers would prove nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from ccb_ethics.demo.play import Board, Play
from code_of_ethics.models import Provision
from complaints.actions import drafting, meeting
from complaints.actions.tips import log_tip
from complaints.models import Case, Document, Meeting, Party, SanctionKind, SavedView, Tip
from complaints.seats import Seat, seat, seats_of
from complaints.uploads import examine
from people import clock
from people.models import Credential, User
from record.models import Notice
from sanctions.actions.earlier import Told, enter_earlier_discipline
from sanctions.actions.raising import raise_dispute
from sanctions.models import Dispute, EarlierDiscipline, Publication
from tests import factories, plays

NOW = datetime(2025, 8, 7, 10, 0, tzinfo=clock.ZONE)
NONE = "none"
WHY = "We play on his team."


@dataclass(frozen=True)
class Place:
    """One case, and what of it is tried: a paper of each kind, a file and a letter by whose they are."""

    case: Case
    papers: dict[str, str]
    files: dict[int, str]
    sent: dict[int, int]
    drafted: int
    complaining: list[int]
    answering: list[int]

    @property
    def number(self) -> str:
        return self.case.number


@dataclass(frozen=True)
class Kind:
    """One kind of user: the person, a case that this person may reach (or none), and one that is closed to them."""

    name: str
    person: User | None
    mine: str
    other: str
    wall: str  # why the other case is closed to them


@dataclass(frozen=True)
class World:
    """Everybody, and everything that is tried."""

    kinds: list[Kind]
    places: dict[str, Place]
    publication: Publication
    earlier: EarlierDiscipline
    dispute: Dispute
    meeting: Meeting
    newcomer: User
    tips: list[Tip]

    def cases_of(self, kind: Kind) -> tuple[Place, Place]:
        """A case of their own and one that is closed; who has none is tried at the appeal, where most others sit."""
        return self.places.get(kind.mine, next(iter(self.places.values()))), self.places[kind.other]

    def seats(self, kind: Kind) -> frozenset[Seat]:
        """Where this kind sits at the case of its own."""
        return seats_of(kind.person, self.places[kind.mine].case) if kind.person and kind.mine != NONE else frozenset()


def make_world(board: Board) -> World:
    """Plays everything. The people added to the board are of the Ethics Committee, and one more director."""
    published = plays.final(board).publish()  # before the committee grows and so many more have to vote
    added = {
        name: factories.sit(name, role).person
        for name, role in (
            ("Nadia Undeclared", "member"),
            ("Paul Recused", "member"),
            ("Iris Accused", "member"),
            ("Rhoda Bystander", "director"),
        )
    }
    accused, recused = added["Iris Accused"], added["Paul Recused"]
    inactive = User.objects.create(username="gone@board.example", name="Gone")
    superuser = User.objects.create(username="root@board.example", name="Root", is_superuser=True, is_staff=True)
    plays_by_label = {
        "the appeal": on_appeal(board, recused),
        "the review": under_review(board),
        "the second case": short_of_members(board, [*board.members, accused, recused, added["Nadia Undeclared"]]),
        "the accused member's case": about_a_member(board, accused),
        "the accused director's case": about_one_of_us(board, board.director),
    }
    appeal, review, second, member, _director = plays_by_label.values()
    for play, people in (
        (appeal, [board.members[4], accused]),
        (review, [board.members[2]]),
        (second, [board.directors[3]]),
        (member, [recused]),
    ):
        for person in people:
            play.take("declare", person)
    for person in (inactive, superuser):
        seat(person, appeal.case, Seat.MEMBER)
    User.objects.filter(pk=inactive.pk).update(is_active=False)
    SavedView.objects.create(owner=board.director, name="Late", query="due=overdue")
    next_meeting = with_agenda(board, [appeal, second])
    draft, _code = drafting.begin_draft(on=NOW, language="en")
    people = {**added, "Gone": inactive, "Root": superuser, "Writer": draft.owner}
    return World(
        kinds=kinds_of(board, people, {label: play.case for label, play in plays_by_label.items()}),
        places={label: held_by(play) for label, play in plays_by_label.items()},
        publication=Publication.objects.get(professional=published.case.respondent),
        dispute=raise_dispute(
            Publication.objects.get(professional=published.case.respondent),
            writer="named",
            name="Dana Reed",
            contact="dana@example.org",
            text="The town is wrong.",
            language="en",
            on=NOW,
        ),
        earlier=earlier_discipline(board, plays.dana()),
        meeting=next_meeting,
        newcomer=added["Rhoda Bystander"],  # has not chosen a password yet
        tips=[told(board, about) for about in ("Dana Poe", accused.name)],
    )


def told(board: Board, about: str) -> Tip:
    return log_tip(
        text="Told without a name.", about=about, came_by="phone", received_on=date(2025, 1, 3), serves_board=False,
        by=board.staff[0], on=NOW,
    )  # fmt: skip


def kinds_of(board: Board, people: dict[str, User], cases: dict[str, Case]) -> list[Kind]:
    """Everybody: who comes in, a case they reach, a case where they must find nothing, and why."""
    appeal, review, second, member, director = cases

    def party(label: str, name: str) -> User:
        return Party.objects.get(case=cases[label], name=name).user

    return [
        Kind("visitor", None, NONE, second, "has no case"),
        Kind("inactive member", people["Gone"], NONE, second, "has no case any more"),
        Kind("superuser", people["Root"], NONE, second, "sits on no case"),
        Kind("writer of a draft", people["Writer"], NONE, second, "has no case yet"),
        Kind("complainant", party(appeal, "Mary Moe"), appeal, second, "not a party"),
        Kind("co-complainant", party(appeal, "Nora Noe"), appeal, second, "not a party"),
        Kind("other complainant", party(second, "Theo Second"), second, appeal, "not a party"),
        Kind("respondent", party(appeal, "Dana Reed"), appeal, second, "not a party"),
        Kind("other respondent", party(second, "Rob Vale"), second, appeal, "not a party"),
        Kind("representative", party(appeal, "Ada Counsel"), appeal, second, "not a party"),
        Kind("former representative", party(appeal, "Ben Former"), NONE, second, "acts for nobody any more"),
        Kind("accused as respondent", party(member, "Iris Accused"), member, appeal, "not a party"),
        Kind("witness", party(appeal, "Wanda Witness"), NONE, second, "has letters only"),
        Kind("case staff", board.staff[0], appeal, member, "kept from the office"),
        Kind("executive director", board.director, appeal, member, "kept from the office"),
        Kind("accused director", board.director, second, director, "accused there"),
        Kind("investigator", board.investigators[0], appeal, second, "not appointed there"),
        Kind("chair", board.chair, appeal, director, "not seated yet"),
        Kind("member", board.members[4], appeal, review, "not seated there"),
        Kind("undeclared member", people["Nadia Undeclared"], appeal, review, "not seated there"),
        Kind("recused member", people["Paul Recused"], member, appeal, "recused there"),
        Kind("accused member", people["Iris Accused"], appeal, member, "accused there"),
        Kind("screener", board.members[0], appeal, second, "recused there"),
        Kind("reviewer", board.members[2], review, second, "recused there"),
        Kind("designee", board.directors[3], second, appeal, "not named there"),
        Kind("hearing officer", board.co_chair, appeal, review, "not seated there"),
        Kind("panelist", board.members[1], appeal, second, "recused there"),
        Kind("alternate", board.members[3], appeal, second, "recused there"),
        Kind("appeals member", board.directors[0], appeal, second, "not appointed there"),
        Kind("president", board.president, appeal, second, "the task there is done"),
        Kind("president as office", board.president, member, second, "the task there is done"),
        Kind("vice president", board.vice_president, NONE, second, "has no case"),
        Kind("director without seat", people["Rhoda Bystander"], NONE, second, "has no case"),
    ]


# ---- the cases --------------------------------------------------------------------------------------------------------


def on_appeal(board: Board, recused: User) -> Play:
    """Heard, decided and appealed; the Appeals Committee is about to vote. Everybody beside the two sides is there."""
    play = plays.served(board).release("receipt")
    play.take("add_information", play.complainant, title="A letter", text="He wrote this.", file=paper("letter.txt"))
    play.take("name_co_complainant", play.complainant, name="Nora Noe", contact="code")
    nora = Party.objects.get(case=play.case, name="Nora Noe").user
    play.take("add_information", nora, title="A diary", text="I saw it too.", file=paper("diary.txt"))
    for name in ("Ben Former", "Ada Counsel"):
        play.take("name_representative", play.respondent, name=name, is_attorney=True, email="a@mail.example")
        if name == "Ben Former":
            play.take("end_representation", play.respondent)
    play.take("name_witness", play.respondent, name="Wanda Witness", address="3 Mill Street", text="Owns the shop.")
    play.on(date(2025, 2, 24)).answer().on(date(2025, 3, 12)).report().take("recuse", recused, reason=WHY)
    play.take("add_evidence", board.staff[0], title="Notes", text="Jane Doe, April.", client_identifying=True)
    play.serve("serve_report").on(date(2025, 4, 8)).resolve("charge", sanction="suspension", months=6)
    play.on(date(2025, 4, 14)).serve("serve_charges").on(date(2025, 5, 9))
    play.take("request_hearing", play.respondent)
    play.on(date(2025, 5, 16)).appoint_panel().set_hearing(date(2025, 6, 24)).serve("serve_hearing_notice")
    play.on(date(2025, 6, 24), time(9, 30)).hear().on(date(2025, 7, 3)).panel_report("suspension", 6)
    play.serve("serve_panel_report").on(date(2025, 7, 22)).decide("suspension", months=6)
    play.on(date(2025, 7, 25)).serve("serve_decision").release().on(date(2025, 8, 1))
    play.take("appeal", play.respondent, text="Too heavy.").on(date(2025, 8, 6)).appoint_appeals()
    play.put("open_appeal_motion", board.directors[0], names="affirm", text="That the decision be affirmed.")
    return play


def filed(board: Board, day: date, name: str, about: str, serves_board: str = "") -> Play:
    answers = replace(plays.ANSWERS, name=name, signature=name, respondent_name=about, serves_board=serves_board)
    play = Play(board, datetime.combine(day, time(9), tzinfo=clock.ZONE)).file(answers)
    return play.take("add_information", play.complainant, title="A note", text="A note.", file=paper("note.txt"))


def alleged(play: Play, name: str, day: date) -> Play:
    """Matched with a professional of its own, so that no case is related to another; one allegation is drafted."""
    held = factories.professional(name, credential="cprs", applied_on=date(2020, 1, 1), certified_on=date(2020, 3, 1))
    play.pass_jurisdiction(held).on(day)
    return play.allege(Provision.objects.get(reference="CPRS-12"), "Borrowed $600 from a client.", plays.LENT)


def under_review(board: Board) -> Play:
    """Dismissed at screening; three members who had no part in that are asked to look again."""
    play = alleged(filed(board, date(2025, 7, 7), "Vera Review", "Lou Hart"), "Lou Hart", date(2025, 7, 9))
    play.opine("dismiss").take("dismiss_at_screening", board.chair).on(date(2025, 7, 11)).serve("serve_dismissal")
    play.take("request_review", play.complainant, text="Look again.")
    return play.take("appoint_reviewers", board.president, people=board.members[1:4])


def short_of_members(board: Board, recused: list[User]) -> Play:
    """The second case: reported on, and so many members recused that the President named a director to fill up."""
    play = alleged(filed(board, date(2025, 3, 3), "Theo Second", "Rob Vale"), "Rob Vale", date(2025, 3, 5))
    play.opine().accept().on(date(2025, 3, 7)).serve("serve_complaint").release("receipt")
    play.on(date(2025, 3, 28)).answer()
    play.take("appoint_investigator", board.director, person=board.investigators[1]).on(date(2025, 4, 14))
    play.take("file_report", board.investigators[1], parts=play.parts()).serve("serve_report")
    play.take("add_evidence", board.staff[0], title="Notes", text="John Doe, May.", client_identifying=True)
    for member in recused:
        play.take("recuse", member, reason=WHY)
    play.take("ask_for_designees", board.chair, reason="All but two know him.")
    return play.take("name_designees", board.president, people=[board.directors[3]])


def about_one_of_us(board: Board, accused: User) -> Play:
    """A complaint about one of the Board's own: the President has it in place of the office."""
    play = filed(board, date(2025, 5, 5), f"Cleo, on {accused.name}", accused.name, serves_board="yes")
    return play.take("name_insider", board.president, person=accused, reason="It says so.")


def about_a_member(board: Board, accused: User) -> Play:
    """The same up to the report, so that the rest of the committee sits and the accused answers as any respondent."""
    play = alleged(about_one_of_us(board, accused), accused.name, date(2025, 5, 7))
    play.opine().accept().on(date(2025, 5, 9)).serve("serve_complaint").release("receipt")
    return play.on(date(2025, 5, 30)).answer().on(date(2025, 6, 20)).report().serve("serve_report")


def with_agenda(board: Board, on_it: list[Play]) -> Meeting:
    """A meeting the week after, with two cases on its agenda, put there by those who know of them."""
    starts_at = NOW + timedelta(days=7)
    made = meeting.call_meeting(starts_at=starts_at, place="Board office", how_to_join="", by=board.chair, on=NOW)
    for play in on_it:
        meeting.add_item(made, case=play.case, by=board.chair, on=NOW)
    return made


def paper(name: str) -> SimpleUploadedFile:
    upload = SimpleUploadedFile(name, b"A letter.")
    found = examine(upload)
    upload.examined_type, upload.sha256 = found.kind.media, found.sha256
    return upload


def earlier_discipline(board: Board, held: Credential) -> EarlierDiscipline:
    day = date(2019, 5, 1)
    told = Told(held.professional, SanctionKind.REPRIMAND, day, day, None, "Borrowed money from a client.")
    return enter_earlier_discipline(told, document=paper("old.txt"), by=board.director, on=NOW)


def held_by(play: Play) -> Place:
    """What of this case is tried: of each kind of paper and of each person's files and letters the last."""
    case = play.case
    papers = Document.objects.filter(case=case).order_by("pk")
    letters = Notice.objects.filter(docket=case.docket_id).order_by("pk")
    parties = case.parties.order_by("pk")
    answering = (Party.Side.RESPONDENT, Party.Side.REPRESENTATIVE)
    return Place(
        case=case,
        papers={row.reading_kind: row.reference for row in papers},
        files={row.added_by_id: row.reference for row in papers if row.file},
        sent={row.recipient_id: row.pk for row in letters.filter(not_before__lte=NOW)},
        drafted=letters[0].pk,
        complaining=[row.user_id for row in parties if row.side == Party.Side.COMPLAINANT],
        answering=[row.user_id for row in parties if row.side in answering],
    )
