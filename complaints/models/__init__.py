"""The case and all that lies in its file. One file for each question; import from here."""

from complaints.models.agreement import ConsentAgreement, Conviction, RenewalRequest
from complaints.models.allegation import Allegation, AnswerChoice, LimitWaiver, WaiverGround
from complaints.models.answer_draft import AnswerDraft
from complaints.models.case import Body, Case, CaseUserSeat, Disposition, Joinder, SanctionKind, Status
from complaints.models.client_link import ClientLink
from complaints.models.complaint import Complaint, Draft, Party, Representation, ServesBoard, Topic
from complaints.models.document import ClientRecordGrant, Document, DocumentKind, ReleaseBasis
from complaints.models.investigation import (
    DatedFact,
    EvidenceSource,
    FileCheck,
    HandOver,
    Interview,
    InvestigationNote,
    PlanEntry,
    ReportPart,
)
from complaints.models.meeting import AgendaItem, Attendance, Meeting, MinutesPart
from complaints.models.message import Message
from complaints.models.motion import UNDECIDED, Ballot, BallotDraft, Choice, Motion, MotionKind, Outcome, Voter
from complaints.models.overlay import Overlay, OverlayKind
from complaints.models.participation import Declaration, Designation, Participant, Recusal
from complaints.models.presence import Presence
from complaints.models.record_pages import RecordPages
from complaints.models.rule_set import RuleSet
from complaints.models.ruling import GuardRuling, IntakeGuard, Ruling
from complaints.models.saved_view import SavedView
from complaints.models.screening import Charges, ScreeningOpinion
from complaints.models.search import CaseNameKey, SearchText
from complaints.models.severed_charge import SeveredCharge
from complaints.models.time_request import TimeRequest
from complaints.models.tip import Tip

__all__ = [
    "UNDECIDED",
    "AgendaItem",
    "Allegation",
    "AnswerChoice",
    "AnswerDraft",
    "Attendance",
    "Ballot",
    "BallotDraft",
    "Body",
    "Case",
    "CaseNameKey",
    "CaseUserSeat",
    "Charges",
    "Choice",
    "ClientLink",
    "ClientRecordGrant",
    "Complaint",
    "ConsentAgreement",
    "Conviction",
    "DatedFact",
    "Declaration",
    "Designation",
    "Disposition",
    "Document",
    "DocumentKind",
    "Draft",
    "EvidenceSource",
    "FileCheck",
    "GuardRuling",
    "HandOver",
    "IntakeGuard",
    "Interview",
    "InvestigationNote",
    "Joinder",
    "LimitWaiver",
    "Meeting",
    "Message",
    "MinutesPart",
    "Motion",
    "MotionKind",
    "Outcome",
    "Overlay",
    "OverlayKind",
    "Participant",
    "Party",
    "PlanEntry",
    "Presence",
    "RecordPages",
    "Recusal",
    "ReleaseBasis",
    "RenewalRequest",
    "ReportPart",
    "Representation",
    "RuleSet",
    "Ruling",
    "SanctionKind",
    "SavedView",
    "ScreeningOpinion",
    "SearchText",
    "ServesBoard",
    "SeveredCharge",
    "Status",
    "TimeRequest",
    "Tip",
    "Topic",
    "Voter",
    "WaiverGround",
]
