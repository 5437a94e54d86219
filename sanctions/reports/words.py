"""The keys of a report in words, in the reader's language. A key without words is shown as it was kept."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from complaints.models import Disposition, SanctionKind, Status
from complaints.models.complaint import CameBy, Relationship
from complaints.procedure import LIMITS

TITLES = {
    "flow": _("Cases that came in and were closed"),
    "disposed": _("How cases ended"),
    "sanctions": _("Sanctions that became final"),
    "by_relationship": _("Cases received, by who complained"),
    "by_credential": _("Cases received, by credential"),
    "by_came_by": _("Cases received, by how they came in"),
    "by_provision": _("Rules named in the cases received"),
    "found": _("Rules found broken in the cases decided"),
    "hearings": _("Hearings and interim steps"),
    "appeals": _("Appeals"),
    "open_at": _("Where open cases stand"),
    "limits_met": _("Limits met"),
    "limits_missed": _("Limits missed"),
    "persons": _("Recusals and challenges"),
    "quarters_received": _("Cases received, by quarter"),
    "quarters_accepted": _("Cases accepted, by quarter"),
    "quarters_closed": _("Cases closed, by quarter"),
}
STAGES = {
    "notice": _("Notice to the respondent"),
    "determination": _("Determination"),
    "decision": _("Decision"),
    "final": _("Final"),
}
KEYS = {
    "open_start": _("Open at the start"),
    "received": _("Received"),
    "reopened": _("Opened again"),
    "parted": _("No longer joined"),
    "closed": _("Closed"),
    "joined": _("Joined to another case"),
    "open_end": _("Open at the end"),
    "hearing_requests": _("Hearings asked for"),
    "hearings_held": _("Hearings held"),
    "defaults": _("Hearings without the respondent"),
    "consents": _("Decided by agreement"),
    "withdrawn": _("Withdrawn and closed"),
    "summary_suspensions": _("Summary suspensions"),
    "reinstatements": _("Reinstatements"),
    "filed": _("Filed"),
    "upheld": _("Decision upheld"),
    "changed": _("Decision changed"),
    "set_aside": _("Decision set aside"),
    "sent_back": _("Sent back"),
    "late_rejected": _("Late appeals not heard"),
    "recusals": _("Recusals"),
    "challenges": _("Challenges to panel members"),
    "denial": _("Denial of the application"),
    "unknown": _("Not known"),
    "q1": _("January to March"),
    "q2": _("April to June"),
    "q3": _("July to September"),
    "q4": _("October to December"),
}
CHOICES = {
    "disposed": {**dict(Disposition.choices), **dict(SanctionKind.choices)},
    "sanctions": {**dict(Disposition.choices), **dict(SanctionKind.choices)},
    "by_relationship": dict(Relationship.choices),
    "by_came_by": dict(CameBy.choices),
    "open_at": dict(Status.choices),
}


def label(section: str, key: str) -> str:
    if section.startswith("limits") and key in LIMITS:
        return str(LIMITS[key].label)
    return str(CHOICES.get(section, {}).get(key) or KEYS.get(key) or key)
