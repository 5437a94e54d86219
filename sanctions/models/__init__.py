"""Sanctions and their conditions; earlier discipline; publications, which know no case; import from here."""

from sanctions.models.dispute import Dispute
from sanctions.models.earlier import EarlierDiscipline
from sanctions.models.interim import Disclosure, SummarySuspension
from sanctions.models.interim_status import InterimStatus
from sanctions.models.leak import LeakExplanation
from sanctions.models.publication import Publication, PublicationLink
from sanctions.models.report import PublishedReport, YearlyReport
from sanctions.models.sanction import Condition, Sanction, Surrender
from sanctions.models.watching import Breach, ConditionDayChange, ConditionReminder

__all__ = [
    "Breach",
    "Condition",
    "ConditionDayChange",
    "ConditionReminder",
    "Disclosure",
    "Dispute",
    "EarlierDiscipline",
    "InterimStatus",
    "LeakExplanation",
    "Publication",
    "PublicationLink",
    "PublishedReport",
    "Sanction",
    "SummarySuspension",
    "Surrender",
    "YearlyReport",
]
