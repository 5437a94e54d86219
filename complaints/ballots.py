"""Who has voted on an open motion, who is missing, and what is asked of those who voted before something changed (§2.3).

Counts and names of those who voted only: how anybody voted stays sealed until the vote closes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from complaints import motions
from complaints.lying_there import asked_together
from complaints.models import Ballot, Body, Case, Motion, Voter
from people.models import User
from record.models import Notice

REMINDER = "vote_reminder"  # a kind of its own: no letter of the case, and never served
ONCE_IN = timedelta(hours=24)


@dataclass
class Standing:
    """How an open vote stands: who may vote, who has, and whose ballot waits to be confirmed."""

    eligible: list[User] = field(default_factory=list)
    voted: set[int] = field(default_factory=set)
    unsettled: set[int] = field(default_factory=set)
    quorum: int = 0

    @property
    def missing(self) -> list[User]:
        """Those who may vote and have no ballot on the text as it is now."""
        return [person for person in self.eligible if person.pk not in self.voted]

    @property
    def asked_again(self) -> list[User]:
        """Those who voted before new material came, and have not said since whether their vote stays."""
        return [person for person in self.eligible if person.pk in self.unsettled]

    @property
    def is_complete(self) -> bool:
        return not self.missing and not self.asked_again

    @property
    def words(self) -> str:
        """The quorum in words: 4 of 5 voted; 3 needed."""
        cast = len(self.eligible) - len(self.missing)
        return _("%(cast)s of %(all)s voted; %(needed)s needed.") % {
            "cast": cast,
            "all": len(self.eligible),
            "needed": self.quorum,
        }


def standings(case: Case, found: Iterable[Motion]) -> dict[int, Standing]:
    """How each of these motions of one case stands, in a number of queries that does not grow with them."""
    rows = {motion.pk: motion for motion in found}
    recused = set(case.recusals.values_list("person_id", flat=True))
    made = {pk: Standing() for pk in rows}
    for motion in rows.values():
        voters = [voter.person for voter in motion.voters.all() if voter.person_id not in recused]
        made[motion.pk].eligible = sorted(voters, key=lambda person: (person.name, person.pk))
        made[motion.pk].quorum = motions.quorum(case, Body(motion.body), len(voters))
    ballots = Ballot.objects.filter(motion__in=rows)
    for pk, person in ballots.standing().values_list("motion_id", "person_id"):
        made[pk].voted.add(person)
    for pk, person in ballots.unsettled().values_list("motion_id", "person_id"):
        made[pk].unsettled.add(person)
    return made


def standing_of(motion: Motion) -> Standing:
    return standings(motion.case, Motion.objects.filter(pk=motion.pk).prefetch_related("voters__person"))[motion.pk]


def to_remind(case: Case, presided: QuerySet[Motion], on: datetime) -> QuerySet[Voter]:
    """Those on whom one of these votes waits, unless they were reminded at this case within a day."""
    settled = Ballot.objects.settled().filter(motion=OuterRef("motion"), person=OuterRef("person"))
    lately = reminders(case).exclude(state=Notice.State.WITHDRAWN).filter(released_at__gt=on - ONCE_IN)
    waited_for = Voter.objects.filter(motion__in=presided).exclude(person__in=case.recusals.values("person"))
    return waited_for.exclude(Exists(settled)).exclude(Exists(lately.filter(recipient=OuterRef("person"))))


def reminders(case: Case) -> QuerySet[Notice]:
    return Notice.objects.filter(docket=case.docket_id, kind=REMINDER)


@asked_together
def in_the_outbox(case: Case) -> QuerySet[Notice]:
    """Reminders that have not left yet."""
    return reminders(case).filter(state=Notice.State.RELEASED, attempts=0)


def to_take_back(case: Case, on: datetime) -> QuerySet[Notice]:
    """Those of them whose ten minutes are not over."""
    return in_the_outbox(case).filter(not_before__gt=on)
