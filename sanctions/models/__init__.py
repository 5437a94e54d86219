"""Sanctions and their conditions; earlier discipline; publications, which know no case; import from here."""

from sanctions.models.earlier import EarlierDiscipline
from sanctions.models.publication import Publication, PublicationLink
from sanctions.models.sanction import Condition, Sanction

__all__ = ["Condition", "EarlierDiscipline", "Publication", "PublicationLink", "Sanction"]
