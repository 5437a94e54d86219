"""Sanctions and their conditions; publications, which know no case; import from here."""

from sanctions.models.publication import Publication, PublicationLink
from sanctions.models.sanction import Condition, Sanction

__all__ = ["Condition", "Publication", "PublicationLink", "Sanction"]
