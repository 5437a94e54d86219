"""The case and all that lies in its file. One file for each question; import from here."""

from complaints.models.allegation import Allegation, AnswerChoice
from complaints.models.case import Body, Case, CaseUserSeat, Disposition, Joinder, SanctionKind, Status
from complaints.models.complaint import Complaint, Draft, Party, Representation, ServesBoard, Topic
from complaints.models.document import Document, DocumentKind
from complaints.models.motion import Ballot, Choice, Motion, MotionKind, Outcome, Voter
from complaints.models.overlay import Overlay, OverlayKind
from complaints.models.participation import Declaration, Designation, Participant, Recusal
from complaints.models.rule_set import RuleSet
from complaints.models.ruling import GuardRuling, IntakeGuard, Ruling
from complaints.models.screening import Charges, ScreeningOpinion

__all__ = [
    "Allegation",
    "AnswerChoice",
    "Ballot",
    "Body",
    "Case",
    "CaseUserSeat",
    "Charges",
    "Choice",
    "Complaint",
    "Declaration",
    "Designation",
    "Disposition",
    "Document",
    "DocumentKind",
    "Draft",
    "GuardRuling",
    "IntakeGuard",
    "Joinder",
    "Motion",
    "MotionKind",
    "Outcome",
    "Overlay",
    "OverlayKind",
    "Participant",
    "Party",
    "Recusal",
    "Representation",
    "RuleSet",
    "Ruling",
    "SanctionKind",
    "ScreeningOpinion",
    "ServesBoard",
    "Status",
    "Topic",
    "Voter",
]
